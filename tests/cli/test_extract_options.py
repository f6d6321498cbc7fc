"""Threshold and model, by option and by configuration: what they change, and what is refused at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CMQ = "https://w3id.org/communique/ontology#"
Command = Callable[..., subprocess.CompletedProcess[str]]
LINE = json.dumps(
    {"id": "1", "published": "2020-01-02", "text": "Two people die as Kenya and oru wanjala hold talks in Bamako."}
)


def _confidences(said: str) -> list[float]:
    item = json.loads(said)
    held = [item["event_type_evidence"], *item["places"], *item["actors"], *item["figures"]]
    return [one["confidence"] for one in held if one]


def test_what_is_less_sure_is_left_out(communique: Command, tmp_path: Path) -> None:
    everything = _confidences(communique("extract", home=tmp_path, stdin=LINE).stdout)
    middle = sorted(everything)[len(everything) // 2]
    wanted = sorted(one for one in everything if one >= middle)
    assert 0 < len(wanted) < len(everything)
    by_option = communique("extract", "--confidence", str(middle), home=tmp_path, stdin=LINE).stdout
    assert sorted(_confidences(by_option)) == wanted
    (tmp_path / "communique.toml").write_text(f"[extract]\nconfidence = {middle}\n", "utf-8")
    assert communique("extract", home=tmp_path, stdin=LINE).stdout == by_option
    assert "confidence" in communique("extract", "--confidence", "2", home=tmp_path, stdin=LINE, expect=2).stderr


def test_a_model_is_taken_from_its_folder(communique: Command, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed (the extra `models`)")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "oru wanjala"}])
    nlp.to_disk(tmp_path / "names")
    assert "oru wanjala" not in [
        a["name"] for a in json.loads(communique("extract", home=tmp_path, stdin=LINE).stdout)["actors"]
    ]
    (tmp_path / "communique.toml").write_text('[extract]\nmodel = "names"\n', "utf-8")
    configured = communique("extract", home=tmp_path, stdin=LINE).stdout
    assert "oru wanjala" in [actor["name"] for actor in json.loads(configured)["actors"]]
    (tmp_path / "communique.toml").unlink()
    assert communique("extract", "--model", tmp_path / "names", home=tmp_path, stdin=LINE).stdout == configured


@pytest.mark.parametrize("verb", [("extract",), ("build", "examples")])
def test_a_model_that_is_not_there_is_told_before_anything_is_read(
    communique: Command, tmp_path: Path, examples: Path, verb: tuple[str, ...]
) -> None:
    (tmp_path / "communique.toml").write_text('[extract]\nmodel = "nowhere"\n', "utf-8")
    arguments = [examples / "un" if part == "examples" else part for part in verb]
    done = communique(*arguments, home=tmp_path, stdin=LINE, expect=2)
    assert "nowhere is no folder; name the folder of a spaCy pipeline" in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert not (tmp_path / "current").exists()


def test_a_build_leaves_out_what_is_less_sure_and_says_how_much(
    communique: Command, tmp_path: Path, examples: Path
) -> None:
    shutil.copytree(examples / "archive", tmp_path / "archive")
    communique("build", tmp_path / "archive", home=tmp_path)
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?m <{CMQ}confidence> ?c FILTER(?c < 0.6) }} }}"
    before = communique("query", query, "--format", "csv", home=tmp_path).stdout.split()
    assert int(before[-1]) > 0
    (tmp_path / "communique.toml").write_text("[extract]\nconfidence = 0.6\n", "utf-8")
    said = communique("build", tmp_path / "archive", home=tmp_path).stdout
    assert "left out here as less sure than 0.6" in said
    assert "held back 0" in " ".join(said.split())
    left = communique("query", query, "--format", "csv", home=tmp_path).stdout.split()
    kept = {CMQ + "status", CMQ + "assertedBy"}
    told = communique(
        "query",
        query.replace("(COUNT(*) AS ?n)", "DISTINCT ?p").replace("?c FILTER", f"?c ; <{CMQ}predicate> ?p FILTER"),
        "--format",
        "csv",
        home=tmp_path,
    ).stdout.split()
    assert int(left[-1]) < int(before[-1])
    assert set(told[1:]) <= kept
