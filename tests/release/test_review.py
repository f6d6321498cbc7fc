"""The table of names that nobody identified: what stands in it, and what decisions made in it change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console

from communique.cli.build import summarise
from communique.converter.authority import load
from communique.errors import InputError
from communique.ontology import namespaces as ns
from communique.release import opened
from communique.release.build import Outcome, build
from communique.release.compare import compare
from communique.release.opened import Release, open_release
from communique.release.review import gathering
from communique.release.review.gathering import gathered
from communique.release.review.model import Unknown
from communique.release.review.near import Near, within_edits
from communique.release.review.notes import notes_file, sentence
from communique.release.review.table import COLUMNS, Review, review, take_decisions
from communique.release.settings import Build, Settings

DAYS = [
    ("2019-03-01", "Envoys of the Quayside Union meet officials in Port Ambrel, Kenya.", "Ambrel Courier"),
    ("2019-03-02", "The Quayside Union accuses the Lantern Front of an attack in Barcelona.", "Ambrel Courier"),
    ("2019-03-03", "The Quayside Union and Peru sign an agreement in Geneva.", "Ambrel Courier"),
    ("2019-03-04", "The Lantern Front attacks soldiers of Kenya near Nairobi.", "Daily Tern"),
]
BASE = "http://127.0.0.1:8000/id/"
COURIER, TERN = "actor/ambrel-courier-organisation", "actor/daily-tern-organisation"
UNION = "actor/quayside-union-organisation"

Row = dict[str, str]


@pytest.fixture
def days(tmp_path: Path) -> Path:
    """A file of days with news items."""
    file = tmp_path / "days" / "days.jsonl"
    file.parent.mkdir()
    items = [
        {"date": day, "items": [{"category": "News", "kind": "event", "text": text, "sources": [source]}]}
        for day, text, source in DAYS
    ]
    file.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    return file


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The defaults, with a home of their own and one process."""
    home = tmp_path / "home"
    home.mkdir()
    return Settings(home=home, build=Build(workers=1))


def _table(file: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def _decide(home: Path, decisions: Mapping[str, str]) -> None:
    """Fill the table's column as a person does whose spreadsheet separates by semicolons."""
    rows = _table(home / "review.csv")
    assert set(decisions) <= {row["name"] for row in rows}
    with (home / "review.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(row | {"decision": decisions.get(row["name"], "")} for row in rows)


def _released(settings: Settings, outcome: Outcome) -> Release:
    return open_release(settings.releases / outcome.release)


def _merged(release: Release) -> set[ox.Triple]:
    return {quad.triple for quad in release.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def _touches(triple: ox.Triple, keys: Sequence[str]) -> bool:
    return any(BASE + key in str(triple) for key in keys)


def test_names_are_listed_most_frequent_first(settings: Settings, days: Path) -> None:
    outcome = build(settings, [days])
    file = settings.home / "review.csv"
    rows = _table(file)
    assert tuple(rows[0]) == COLUMNS
    assert [row["decision"] for row in rows] == [""] * len(rows)
    counts = [int(row["count"]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    courier = next(row for row in rows if row["name"] == "Ambrel Courier")
    assert (courier["sort"], courier["kind"], courier["count"], courier["why"]) == (
        "actor",
        "organisation",
        "3",
        "unknown",
    )
    assert courier["passages"].count("days/days.jsonl:") == 3
    assert "days/days.jsonl:1: Envoys of the Quayside Union meet officials" in courier["passages"]
    assert courier["links"].startswith(f"{BASE}{COURIER} | {BASE}source/days/days-jsonl | https://www.wikidata.org/")
    barcelona = next(row for row in rows if row["name"] == "Barcelona")
    assert barcelona["why"] == "ambiguous: 2 have this name"
    assert barcelona["candidates"].startswith("place/barcelona (Barcelona; city, Cataluña) | place/barcelona-ve (")
    assert (settings.releases / outcome.release / "review.csv").read_bytes() == file.read_bytes()
    assert (outcome.undecided.names, outcome.undecided.left_out, outcome.undecided.file) == (len(rows), 0, file)


def test_bodies_of_every_state_are_listed_with_their_state_only(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "days.jsonl"
    texts = ("Kenya's Supreme Court overturns a law.", "The Supreme Court hears the Quayside Union.")
    items = [{"date": "2019-03-01", "items": [{"category": "News", "kind": "event", "text": text}]} for text in texts]
    file.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    build(settings, [file])
    with (settings.home / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        listed = {(row["name"], row["within"]) for row in csv.DictReader(lines)}
    assert listed == {("Supreme Court", "Kenya"), ("Quayside Union", "")}


def test_decisions_change_what_they_name_and_nothing_else(settings: Settings, days: Path) -> None:
    before = _released(settings, first := build(settings, [days]))
    decisions = {"Ambrel Courier": "actor/bbc", "Daily Tern": "new", "Barcelona": "place/barcelona-ve"}
    _decide(settings.home, decisions)
    second = build(settings, [days])
    after = _released(settings, second)
    assert second.undecided.names == first.undecided.names - len(decisions)
    assert not {row["name"] for row in _table(settings.home / "review.csv")} & set(decisions)
    gone, come = _merged(before) - _merged(after), _merged(after) - _merged(before)
    # With an entity comes what its row refers to: its province, its country.
    known = [entity.key for entity in load().closure(["actor/bbc", "place/barcelona-ve"])]
    assert all(_touches(triple, (COURIER, TERN, *known)) for triple in come)
    assert gone
    assert all(_touches(triple, (COURIER, "place/barcelona-city")) for triple in gone)
    reported = {t for t in come if t.predicate.value == ns.CMQ + "reportedBy"}
    assert {t.object for t in reported} == {ox.NamedNode(BASE + "actor/bbc")}
    # What is an entity of its own keeps its address and all that was said of it.
    assert not any(_touches(triple, (TERN,)) for triple in gone)
    assert ox.NamedNode(BASE + TERN) in {t.subject for t in come}
    changed = compare(before, after)
    assert (changed.statements_added, changed.statements_removed) == (len(come), len(gone))
    third = build(settings, [days])
    assert third.unchanged


def test_an_identifier_and_a_refusal(settings: Settings, days: Path) -> None:
    before = _released(settings, build(settings, [days]))
    _decide(settings.home, {"Ambrel Courier": "https://www.wikidata.org/wiki/Q999999999", "Daily Tern": "not"})
    after = _released(settings, build(settings, [days]))
    gone, come = _merged(before) - _merged(after), _merged(after) - _merged(before)
    same = ox.Triple(
        ox.NamedNode(BASE + COURIER),
        ox.NamedNode(ns.OWL + "sameAs"),
        ox.NamedNode("http://www.wikidata.org/entity/Q999999999"),
    )
    assert same in come
    assert {triple.subject for triple in come} == {same.subject}
    assert gone
    assert all(_touches(triple, (TERN,)) for triple in gone)
    assert not any(_touches(triple, (TERN,)) for triple in _merged(after))
    kept = (settings.home / "authority" / "decisions.csv").read_text("utf-8-sig").splitlines()
    assert kept == [
        "name,sort,kind,language,within,decision",
        "Ambrel Courier,actor,organisation,en,,Q999999999",
        "Daily Tern,actor,organisation,en,,not",
    ]


def test_what_is_wrong_is_said_and_nothing_is_lost(settings: Settings, days: Path) -> None:
    first = build(settings, [days])
    _decide(settings.home, {"Ambrel Courier": "new", "Daily Tern": "actor/bbcc"})
    filled = (settings.home / "review.csv").read_bytes()
    with pytest.raises(InputError, match=r"review\.csv:\d+: column decision: no table has 'actor/bbcc'; did you mean"):
        build(settings, [days])
    assert (settings.home / "review.csv").read_bytes() == filled
    assert not (settings.home / "authority").exists()
    current = opened.current(settings)
    assert current
    assert current.id == first.release


def test_a_newer_decision_replaces_an_older_one(tmp_path: Path) -> None:
    authority = tmp_path / "authority"
    authority.mkdir()
    header = ",".join(COLUMNS) + "\n"
    for decision in ("new", "", "actor/bbc", "not"):
        (tmp_path / "review.csv").write_text(f"{header}{decision},Daily Tern,actor,,en,,4,,,,\n", "utf-8")
        take_decisions(tmp_path, authority)
    assert (authority / "decisions.csv").read_text("utf-8-sig").splitlines()[1:] == ["Daily Tern,actor,,en,,not"]


def _review(folder: Path, *names: Unknown) -> Review:
    files = []
    for number, name in enumerate(names):
        files.append(notes_file(folder, number))
        passages = [[f"a/a.md:{number + 1}", f"{name.text} speaks.", BASE + "source/a/a-md"]]
        line = json.dumps([[name.text, name.sort, name.kind, name.language, name.within], 1, passages])
        files[-1].write_text(line + "\n", "utf-8")
    return review(files, folder / "authority", "http://127.0.0.1:8000/")


TWO = (Unknown("Barcelona", "place", "city", "en"), Unknown("Daily Tern", "actor", "", "en"))


def test_decisions_made_while_a_build_runs_are_kept(tmp_path: Path) -> None:
    names = _review(tmp_path, *TWO)
    names.renew(tmp_path, tmp_path / "authority")
    _decide(tmp_path, {"Daily Tern": "new"})
    names.renew(tmp_path, tmp_path / "authority")
    assert [row["name"] for row in _table(tmp_path / "review.csv")] == ["Barcelona"]
    assert "Daily Tern,actor,,en,,new" in (tmp_path / "authority" / "decisions.csv").read_text("utf-8")


def test_a_table_that_can_not_be_understood_is_not_overwritten(tmp_path: Path) -> None:
    names = _review(tmp_path, *TWO)
    names.renew(tmp_path, tmp_path / "authority")
    _decide(tmp_path, {"Daily Tern": "perhaps"})
    filled = (tmp_path / "review.csv").read_bytes()
    names.renew(tmp_path, tmp_path / "authority")
    assert (tmp_path / "review.csv").read_bytes() == filled


def test_a_home_without_open_names_gets_no_table(tmp_path: Path) -> None:
    assert _review(tmp_path).renew(tmp_path, tmp_path / "authority").names == 0
    assert not (tmp_path / "review.csv").exists()


def test_a_name_is_no_formula(tmp_path: Path) -> None:
    names = _review(tmp_path, Unknown("=1+1", "actor", "", "en"))
    names.renew(tmp_path, tmp_path / "authority")
    assert _table(tmp_path / "review.csv")[0]["name"] == "'=1+1"
    _decide(tmp_path, {"'=1+1": "not"})
    take_decisions(tmp_path, tmp_path / "authority")
    decisions = load(tmp_path / "authority").decisions
    assert decisions.refused == {"actor/1-1-unidentified"}


def test_names_of_one_address_are_one_wherever_batches_begin(tmp_path: Path) -> None:
    names = [
        Unknown(text, "actor", "", language) for text, language in (("Tern", "en"), ("tern", "fr"), ("Tern", "en"))
    ]
    _review(tmp_path, *names)
    apart, _ = gathered([notes_file(tmp_path, number) for number in range(3)])
    whole = tmp_path / "whole.jsonl"
    whole.write_text("".join(notes_file(tmp_path, number).read_text("utf-8") for number in range(3)), "utf-8")
    assert gathered([whole])[0] == apart
    assert [(one.unknown, one.count) for one in apart] == [(names[0], 3)]
    assert [where.place for where in apart[0].passages] == ["a/a.md:1", "a/a.md:2", "a/a.md:3"]


def test_a_long_table_leaves_out_what_was_seen_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "WHOLE", 1)
    _review(tmp_path, *(Unknown(text, "actor", "", "en") for text in ("Tern", "Gull", "Tern", "Auk")))
    found, left_out = gathered([notes_file(tmp_path, number) for number in range(4)])
    assert ([one.unknown.text for one in found], left_out) == (["Tern"], 2)


def test_the_summary_says_where_to_decide(settings: Settings, days: Path) -> None:
    outcome = build(settings, [days])
    shown = io.StringIO()
    summarise(outcome, Console(file=shown, width=80))
    file = settings.home / "review.csv"
    assert f"\n{outcome.undecided.names} names are not identified: decide in {file}\n" in shown.getvalue()


@pytest.mark.parametrize(
    ("name", "best"),
    [
        (Unknown("Palestine Libration Organization", "actor", "", "en"), "actor/palestine-liberation-organization"),
        (Unknown("Kofi A. Annan", "actor", "person", "en"), "actor/kofi-annan"),
        (Unknown("Nangarhar Province", "place", "region", "en"), "place/nangarhar"),
        (Unknown("Barcelona", "place", "city", "en"), "place/barcelona"),
    ],
)
def test_names_like_it_are_proposed(name: Unknown, best: str) -> None:
    near = Near(load())
    assert near([name])[name][0].id == best


def test_a_name_that_is_like_none_has_no_candidates() -> None:
    near = Near(load())
    name = Unknown("Xyzzyqua", "actor", "organisation", "en")
    assert near([name]) == {}
    assert near.why(name) == "unknown"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (Unknown("Georgia", "place", "", "en"), "ambiguous: 2 have this name"),
        (Unknown("Kofi Annan", "actor", "person", "en"), "unsure: known, but its sentences speak against it"),
        (Unknown("Rakhine", "place", "city", "en"), "unsure: known as region, read as city"),
        (Unknown("Baltimore", "place", "city", "en", "Maryland"), "unsure: not known to be in Maryland"),
        (Unknown("Geneva", "actor", "organisation", "en"), "unsure: known as place/geneva, read as actor"),
    ],
)
def test_why_a_name_is_open(name: Unknown, why: str) -> None:
    assert Near(load()).why(name) == why


@pytest.mark.parametrize(
    ("one", "other", "most", "near"),
    [("marawi", "maradi", 1, True), ("geneva", "genva", 1, True), ("quito", "quote", 1, False), ("", "ab", 2, True)],
)
def test_spelling(one: str, other: str, most: int, near: bool) -> None:
    assert within_edits(one, other, most) is near
    assert within_edits(other, one, most) is near


def test_a_passage_is_the_sentence_on_one_line() -> None:
    text = "# Heading\nThe first stays by it. Then the\tTern\u00a0lands, says Dr. Gull. The last stays out."
    at = text.index("Tern")
    assert sentence(text, at, at + 4) == "Then the Tern lands, says Dr. Gull."
    at = text.index("first")
    assert sentence(text, at, at + 5) == "The first stays by it."
    listed = "1. [ The Tern lands. ](/news/a.md) _Context: Tern_"
    assert sentence(listed, 9, 13) == "The Tern lands. _Context: Tern_"
    long = "word " * 100 + "Tern" + " word" * 100
    at = long.index("Tern")
    cut = sentence(long, at, at + 4)
    assert len(cut) <= 204
    assert cut.startswith("… word")
    assert cut.endswith("word …")
    assert "Tern" in cut
    assert sentence("x" * 500, 0, 500) == "x" * 200 + " …"
