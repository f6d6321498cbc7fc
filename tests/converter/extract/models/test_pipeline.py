"""A spaCy pipeline on a local path: what it finds joins what the rules find; what is wrong is told first."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.grammar.words import cut
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.extract.models.names import ModelName
from communique.converter.extract.models.pipeline import load_model
from communique.converter.extract.models.united import united
from communique.converter.records import Reading
from communique.errors import SettingsError

PATTERNS = [
    {"label": "PERSON", "pattern": "oru wanjala"},
    {"label": "ORG", "pattern": "the lighthouse keepers"},
    {"label": "GPE", "pattern": "brindlemouth"},
    {"label": "GPE", "pattern": "France"},
    {"label": "NORP", "pattern": "islanders"},
]
TEXT = "oru wanjala and France meet the lighthouse keepers in brindlemouth, as islanders watch."
Saved = Callable[[str], Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """A function that saves a small pipeline for a language and returns its folder."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed (the extra `models`)")

    def save(language: str) -> Path:
        nlp = spacy.blank(language)
        nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
        nlp.to_disk(tmp_path / "pipeline")
        return tmp_path / "pipeline"

    return save


def _actors(reading: Reading) -> dict[str, tuple[str, str]]:
    return {p.value.actor.text: (p.value.actor.kind, p.value.role) for p in reading.participations}


def test_a_pipeline_finds_names_that_have_neither_shape_nor_table(saved: Saved) -> None:
    plain = read_headline(TEXT, load())
    assert "oru wanjala" not in _actors(plain)
    reading = read_headline(TEXT, load(), model=load_model(saved("en")))
    assert _actors(reading)["oru wanjala"] == ("person", "party")
    assert _actors(reading)["lighthouse keepers"][0] == "organisation"
    assert [place.value.text for place in reading.places] == ["brindlemouth"]
    [place] = reading.places
    assert place.evidence.rule == "model-GPE"
    assert place.evidence.span is not None
    assert TEXT[place.evidence.span.start : place.evidence.span.end] == place.evidence.span.text == "brindlemouth"
    assert _actors(reading)["France"] == _actors(plain)["France"]


def test_a_pipeline_reads_its_own_language_alone(saved: Saved) -> None:
    model = load_model(saved("fr"))
    assert (model.reads("fr-CA"), model.reads("en")) == (True, False)
    assert read_headline(TEXT, load(), model=model) == read_headline(TEXT, load())


def test_a_pipeline_for_many_languages_reads_all(saved: Saved) -> None:
    assert load_model(saved("xx")).reads("sw")


def test_a_pipeline_of_another_version_is_refused_with_both_versions(saved: Saved) -> None:
    folder = saved("en")
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=1.0,<2.0"}), "utf-8")
    with pytest.raises(SettingsError, match=r"made for spaCy >=1\.0,<2\.0"):
        load_model(folder)


def test_a_damaged_pipeline_is_refused(saved: Saved) -> None:
    folder = saved("en")
    (folder / "config.cfg").write_text("[nlp", "utf-8")
    with pytest.raises(SettingsError, match="can't load the pipeline"):
        load_model(folder)


@pytest.mark.parametrize(
    ("made", "said"), [("nothing", "is no folder"), ("folder", "holds no meta.json"), ("text", "not JSON")]
)
def test_what_is_no_pipeline_is_refused_before_spacy_is_looked_for(tmp_path: Path, made: str, said: str) -> None:
    folder = tmp_path / "pipeline"
    if made != "nothing":
        folder.mkdir()
    if made == "text":
        (folder / "meta.json").write_text("{", "utf-8")
    with pytest.raises(SettingsError, match=said) as told:
        load_model(folder)
    assert str(folder) in str(told.value)


def test_a_missing_extra_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meta.json").write_text("{}", "utf-8")
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SettingsError, match=r"install communique\[models\]"):
        load_model(tmp_path)


def _united(text: str, *proposed: ModelName) -> list[tuple[str, str, str]]:
    return [(name.name.text, name.name.kind, name.rule) for name in united(cut(text), (), proposed, load())]


def test_names_are_whole_words_without_article_or_possessive() -> None:
    text = "The Aldermoor's port"
    assert _united(text, ModelName(0, 14, "place", "city", "model-GPE", 0.6)) == []
    assert _united(text, ModelName(0, 15, "place", "city", "model-GPE", 0.6)) == [("Aldermoor", "city", "model-GPE")]
    assert _united(text, ModelName(0, 3, "place", "city", "model-GPE", 0.6)) == []


def test_of_two_that_overlap_the_surer_one_stays() -> None:
    text = "Quillon Reed Foundation"
    person = ModelName(0, 12, "actor", "person", "model-PERSON", 0.5)
    body = ModelName(0, 23, "actor", "organisation", "model-ORG", 0.7)
    assert _united(text, person, body) == _united(text, body, person) == [(text, "organisation", "model-ORG")]


def test_a_person_named_again_by_a_part_of_the_name_is_one() -> None:
    text = "Quillon Reed resigns; Reed leaves"
    first = ModelName(0, 12, "actor", "person", "model-PERSON", 0.6)
    again = ModelName(22, 26, "actor", "person", "model-PERSON", 0.6)
    assert _united(text, first, again) == [("Quillon Reed", "person", "model-PERSON")]


def test_what_a_table_knows_is_left_to_the_rules() -> None:
    text = "France wins"
    assert _united(text, ModelName(0, 6, "place", "", "model-GPE", 0.6)) == []


def test_without_a_model_spacy_is_not_loaded() -> None:
    read = (
        "import sys; from communique.cli import extract; from communique.release.tools import TOOLS;"
        "from communique.release.settings import Extract; from pathlib import Path;"
        "TOOLS.converter('http://127.0.0.1/', Path('none'), Extract()); sys.exit('spacy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", read], check=True, timeout=60)
