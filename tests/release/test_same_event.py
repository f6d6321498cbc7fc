"""Same event, two documents: which pairs are likely, what is done with decisions about them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console

from communique.cli.build import summarise
from communique.errors import InputError
from communique.ontology import namespaces as ns
from communique.release import opened
from communique.release.build import Outcome, build
from communique.release.opened import Release
from communique.release.review.events import ComparedEvent, compared_events
from communique.release.review.pairs import Pair, likely_pairs
from communique.release.review.same_events import COLUMNS, REVIEW, taken_decisions
from communique.release.settings import Build, Settings, Source

BASE = "https://example.org/"
KEPT = Path("authority") / "same-events.csv"
ENGLISH = """date,category,text,sources
2019-05-12,Disasters,"A ferry with 84 people on board sinks off Zanzibar, killing at least 31 people.",Harbour Post
2019-05-12,Politics,"Voters in Lithuania go to the polls for a presidential election.",Harbour Post
2019-06-20,Politics,"Switzerland and Kenya sign a treaty on the protection of lakes in Geneva.",Harbour Post
"""
OTHER = """date,category,text,sources
2019-05-12,Disasters,"At least 31 people drown when a ferry sinks near Zanzibar.",Coast Herald
2019-05-14,Politics,"The parliament of Norway passes a law on fisheries.",Coast Herald
2019-06-21,Politics,"Kenya and Switzerland sign a treaty on lakes in Geneva.",Coast Herald
"""


class Stored:
    """A store in which events are written down with a few words."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self._say(f"{BASE}id/place/bern", ns.CMQ + "within", ox.NamedNode(f"{BASE}id/place/switzerland"))
        self._say(f"{BASE}id/place/geneva", ns.CMQ + "within", ox.NamedNode(f"{BASE}id/place/switzerland"))
        government = f"{BASE}id/actor/government-of-kenya"
        self._say(government, ns.CMQ + "governmentOf", ox.NamedNode(f"{BASE}id/actor/kenya"))
        for number in range(40):  # so that what is rare has something to be rare among
            self.event(f"other-{number}", f"d{number}", f"1999-01-{number % 28 + 1:02}", f"nothing of note {number}")

    def event(
        self,
        name: str,
        document: str,
        days: str,
        label: str,
        places: Iterable[str] = (),
        actors: Iterable[str] = (),
        language: str = "en",
        killed: int = 0,
        kind: str = "",
    ) -> str:
        address = f"{BASE}id/event/{name}"
        first, _, last = days.partition("/")
        graph = ox.NamedNode(f"{BASE}id/graph/{document}")
        event = ox.NamedNode(ns.CMQ + "Event")
        self._say(address, ns.RDF + "type", event)
        self.store.add(ox.Quad(ox.NamedNode(address), ox.NamedNode(ns.RDF + "type"), event, graph))
        self._say(address, ns.RDFS + "label", ox.Literal(label, language=language))
        self._say(address, ns.CMQ + "earliest", ox.Literal(first))
        self._say(address, ns.CMQ + "latest", ox.Literal(last or first))
        for place in places:
            self._say(address, ns.CMQ + "place", ox.NamedNode(f"{BASE}id/place/{place}"))
        for actor in actors:
            self._say(address, ns.CMQ + "participant", ox.NamedNode(f"{BASE}id/actor/{actor}"))
        if killed:
            self._say(address, ns.CMQ + "figure", ox.NamedNode(f"{address}#figure"))
            self._say(f"{address}#figure", ns.CMQ + "measure", ox.NamedNode(ns.CMM + "killed"))
            self._say(f"{address}#figure", ns.CMQ + "value", ox.Literal(killed))
        if kind:
            self._say(address, ns.CMQ + "eventType", ox.NamedNode(ns.CMT + kind))
        return address

    def _say(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    def pairs(self) -> list[Pair]:
        return likely_pairs(compared_events(self.store))


@pytest.fixture
def stored() -> Stored:
    return Stored()


def _addresses(pairs: Iterable[Pair]) -> list[set[str]]:
    return [{pair.first.address, pair.second.address} for pair in pairs]


def test_the_same_words_on_the_same_day(stored: Stored) -> None:
    one = stored.event("a", "x", "2019-05-12", "A ferry sinks off Zanzibar", ["zanzibar"])
    two = stored.event("b", "y", "2019-05-12", "Ferry sinks near Zanzibar", ["zanzibar"])
    [pair] = stored.pairs()
    assert {pair.first.address, pair.second.address} == {one, two}
    assert pair.score > 0.6
    assert pair.parts["place"] > 0.5
    assert "words 0." in pair.why


def test_two_languages_by_their_entities(stored: Stored) -> None:
    one = stored.event("a", "x", "2019-05-12", "Ferry sinks", ["zanzibar"], ["kenya"], killed=31)
    two = stored.event("b", "y", "2019-05-12", "渡轮沉没", ["zanzibar"], ["government-of-kenya"], "zh", killed=31)
    assert _addresses(stored.pairs()) == [{one, two}]


def test_words_of_scripts_without_blanks_are_compared(stored: Stored) -> None:
    stored.event("a", "x", "2019-05-12", "桑给巴尔附近渡轮沉没", language="zh")
    stored.event("b", "y", "2019-05-12", "桑給巴爾附近渡輪沉沒，三十一人遇難", language="zh-Hant")
    [pair] = stored.pairs()
    assert pair.parts["words"] > 0.5


def test_one_document_means_two_events(stored: Stored) -> None:
    stored.event("a", "x", "2019-05-12", "A ferry sinks off Zanzibar", ["zanzibar"])
    stored.event("b", "x", "2019-05-12", "A ferry sinks off Zanzibar again", ["zanzibar"])
    assert stored.pairs() == []


def test_a_place_within_the_other_is_shared_two_towns_are_not(stored: Stored) -> None:
    for name, place in (("a", "switzerland"), ("b", "geneva"), ("c", "bern")):
        stored.event(name, name, "2019-06-20", "Treaty on lakes signed", [place], ["kenya"])
    pairs = {pair.first.address[-1] + pair.second.address[-1]: pair for pair in stored.pairs()}
    assert pairs["ab"].parts["place"] == pairs["ac"].parts["place"] > 0
    assert pairs["bc"].parts["place"] == 0
    assert pairs["bc"].score < pairs["ab"].score


@pytest.mark.parametrize(
    ("days", "part"),
    [
        ("2019-05-12", 1.0),
        ("2019-05-10/2019-05-13", 0.9),
        ("2019-05-01/2019-05-28", 0.7),
        ("2019-05-13", 0.7),
        ("2019-05-11", 0.7),
    ],
)
def test_days_that_fit_less_count_less(stored: Stored, days: str, part: float) -> None:
    stored.event("a", "x", "2019-05-12", "A ferry sinks off Zanzibar", ["zanzibar"])
    stored.event("b", "y", days, "A ferry sinks off Zanzibar", ["zanzibar"])
    [pair] = stored.pairs()
    assert pair.parts["date"] == part


@pytest.mark.parametrize("days", ["2019-05-14", "2019-05-10", "2019-05-14/2019-05-16", "2019-01-01/2019-12-31"])
def test_days_that_do_not_fit_are_not_compared(stored: Stored, days: str) -> None:
    stored.event("a", "x", "2019-05-12", "A ferry sinks off Zanzibar", ["zanzibar"])
    stored.event("b", "y", days, "A ferry sinks off Zanzibar", ["zanzibar"])
    assert stored.pairs() == []


def test_another_type_is_less_likely(stored: Stored) -> None:
    stored.event("a", "x", "2019-05-12", "Ferry of Zanzibar", ["zanzibar"], kind="accident")
    stored.event("b", "y", "2019-05-12", "Ferry of Zanzibar", ["zanzibar"], kind="accident")
    stored.event("c", "z", "2019-05-12", "Ferry of Zanzibar", ["zanzibar"], kind="agree")
    first, *others = stored.pairs()
    assert {first.first.address[-1], first.second.address[-1]} == {"a", "b"}
    assert all(other.score < first.score for other in others)
    assert len(others) == 2


def test_an_event_stands_in_few_pairs_the_likeliest(stored: Stored) -> None:
    for name in "abcdefgh":
        stored.event(name, name, "2019-05-12", f"A ferry sinks off Zanzibar {name * 3}", ["zanzibar"])
    pairs = stored.pairs()
    seen = [address for pair in _addresses(pairs) for address in pair]
    assert max(map(seen.count, seen)) == 3
    assert [pair.order for pair in pairs] == sorted(pair.order for pair in pairs)


def test_the_order_of_events_does_not_matter(stored: Stored) -> None:
    for name in "abc":
        stored.event(name, name, "2019-05-12", f"A ferry sinks off Zanzibar {name}", ["zanzibar"], ["kenya"], killed=31)
    events = compared_events(stored.store)
    assert likely_pairs(events) == likely_pairs(reversed(events))


def test_nothing_to_compare() -> None:
    assert likely_pairs([]) == []
    assert compared_events(ox.Store()) == []


def test_the_work_grows_with_the_events_not_with_their_square(stored: Stored) -> None:
    for name in "ab":
        stored.event(name, name, "2019-05-12", "A ferry sinks off Zanzibar", ["zanzibar"], ["kenya"])
    [one, two] = [event for event in compared_events(stored.store) if event.address[-1] in "ab" and event.places]
    many = [_later(event, days) for days in range(0, 20_000, 5) for event in (one, two)]
    assert len(likely_pairs(many)) == 2_000


def _later(event: ComparedEvent, days: int) -> ComparedEvent:
    return replace(event, address=f"{event.address}-{days}", first=event.first + days, last=event.last + days)


# -- through builds ---------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    home = tmp_path / "home"
    home.mkdir()
    (home / "english.csv").write_text(ENGLISH, "utf-8")
    (home / "other.csv").write_text(OTHER, "utf-8")
    sources = [Source(name=name, path=Path(f"{name}.csv")) for name in ("english", "other")]
    return Settings(home=home, sources=sources, build=Build(workers=1))


def _rows(settings: Settings) -> list[dict[str, str]]:
    with (settings.home / REVIEW).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _decide(settings: Settings, rows: list[dict[str, str]]) -> None:
    with (settings.home / REVIEW).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def _built(settings: Settings) -> tuple[Outcome, Release]:
    outcome = build(settings)
    release = opened.current(settings)
    assert release is not None
    return outcome, release


def _same(release: Release, graph: ox.NamedNode | ox.DefaultGraph) -> set[tuple[str, str]]:
    quads = release.store.quads_for_pattern(None, ox.NamedNode(ns.CMQ + "sameEventAs"), None, graph)
    return {(str(quad.subject)[1:-1], str(quad.object)[1:-1]) for quad in quads}


def test_decisions_are_kept_stated_and_not_asked_again(site: Settings) -> None:
    first, release = _built(site)
    assert (release.path / REVIEW).read_bytes() == (site.home / REVIEW).read_bytes()
    ferry, treaty = sorted(_rows(site), key=lambda row: row["first_date"])
    assert ("ferry" in ferry["first_label"], "lakes" in treaty["second_label"]) == (True, True)
    assert (treaty["first_date"], treaty["second_date"]) == ("2019-06-20", "2019-06-21")
    assert {ferry["first_source"], ferry["second_source"]} == {"english/english.csv", "other/other.csv"}
    assert _same(release, ox.DefaultGraph()) == set()
    assert first.pairs == 2
    assert f"2 pairs of events may be one: decide in {site.home / REVIEW}\n" in _summary(first)

    _decide(site, [{**ferry, "decision": "Same"}, {**treaty, "decision": "different"}])
    second, release = _built(site)
    assert second.release != first.release
    pair = (ferry["first"], ferry["second"])
    both = {pair, pair[::-1]}
    assert _same(release, ox.DefaultGraph()) == both
    assert _same(release, ox.NamedNode(f"{site.site.base}id/graph/authority/same-events")) == both
    assert _rows(site) == []
    assert second.pairs == 0
    assert "may be one" not in _summary(second)
    assert sorted((site.home / KEPT).read_text("utf-8").splitlines()[1:]) == sorted(
        [f"same,{','.join(sorted(pair))}", f"different,{','.join(sorted((treaty['first'], treaty['second'])))}"]
    )
    assert release.counts["Event"] == 6  # nothing is merged

    third, _ = _built(site)
    assert third.unchanged
    assert third.release == second.release

    # Taking a decision back puts the pair before a person again, and makes the first release.
    (site.home / KEPT).unlink()
    fourth, release = _built(site)
    assert release.manifest["content"] == _manifest(site, first.release)["content"]
    assert len(_rows(site)) == 2
    assert fourth.stale == ()


def _summary(outcome: Outcome) -> str:
    shown = StringIO()
    summarise(outcome, Console(file=shown, width=120))
    return shown.getvalue()


def _manifest(settings: Settings, release: str) -> dict[str, object]:
    return opened.read_manifest(settings.releases / release)


def test_a_decision_about_an_event_that_is_gone_is_reported(site: Settings) -> None:
    _built(site)
    ferry = min(_rows(site), key=lambda row: row["first_date"])
    _decide(site, [{**ferry, "decision": "same"}])
    _built(site)
    (site.home / "other.csv").write_text("\n".join(OTHER.splitlines()[:1] + OTHER.splitlines()[2:]), "utf-8")
    for unchanged in (False, True):
        outcome, release = _built(site)
        assert outcome.unchanged is unchanged
        assert _same(release, ox.DefaultGraph()) == set()
        [stale] = outcome.stale
        assert "Decided about what is not there:" in _summary(outcome)
        assert stale.part in (ferry["first"], ferry["second"])
        assert "not in the release" in stale.message


def test_the_later_decision_counts(site: Settings) -> None:
    (site.home / "authority").mkdir()
    (site.home / KEPT).write_text("decision,first,second\nsame,urn:b,urn:a\n", "utf-8")
    (site.home / REVIEW).write_text("second;first;decision\nurn:b;urn:a;different\nurn:c;urn:d;\n", "utf-8")
    decided = taken_decisions(site.home, site.authority).decided
    assert decided == {("urn:a", "urn:b"): "different"}
    assert (site.home / KEPT).read_text("utf-8") == "decision,first,second\ndifferent,urn:a,urn:b\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("perhaps,urn:a,urn:b", "'perhaps' is none; write same, different"),
        ("same,urn:a,urn:a", "an event with itself"),
        ("same,not an address,urn:a", "not an address"),
        ("same,urn:a", "2 values under 3 columns"),
        ("same,urn:a,urn:b\ndifferent,urn:b,urn:a", "line 2 decides otherwise"),
    ],
)
def test_what_cant_be_understood_is_named_and_nothing_is_kept(site: Settings, row: str, said: str) -> None:
    (site.home / REVIEW).write_text(f"decision,first,second\n{row}\n", "utf-8")
    with pytest.raises(InputError, match=r"review-events\.csv:[23]: ") as error:
        build(site)
    assert said in str(error.value)
    assert not (site.home / KEPT).exists()
    assert opened.current(site) is None


def test_labels_are_no_formulas(site: Settings) -> None:
    for name in ("english", "other"):
        text = '2019-07-01,Disasters,"=1+1 ferry sinks off Zanzibar with 77 people",Post\n'
        (site.home / f"{name}.csv").write_text(
            f"date,category,text,sources\n{text}{ENGLISH.splitlines()[2]}\n", "utf-8"
        )
    _built(site)
    labels = [row["first_label"] for row in _rows(site)]
    assert any(label.startswith("'=1+1") for label in labels)
    assert not any(label.startswith("=") for label in labels)
