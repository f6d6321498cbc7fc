from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from communique.converter.extract.documents.symbols import Symbol, parse_symbol
from communique.converter.iris import symbol_slug
from communique.ontology import namespaces as ns
from communique.release.completeness import WANTED, Completeness, completeness, series_of

BASE = "https://example.org/"
PROLOGUE = f"""
@prefix cmq: <{ns.CMQ}> .
@prefix dcterms: <{ns.DCTERMS}> .
@prefix schema: <{ns.SCHEMA}> .
@prefix xsd: <{ns.XSD}> .
"""


def described(symbol: str, *says: str) -> str:
    """Return a resolution in Turtle, with what is said of it."""
    node = f"<{BASE}id/document/{symbol_slug(symbol)}>"
    return f'{node} a cmq:Document , cmq:Resolution ; cmq:symbol "{symbol}" {"".join("; " + one for one in says)} .\n'


def store_of(**sources: str) -> ox.Store:
    store = ox.Store()
    for name, said in sources.items():
        graph, node = (ox.NamedNode(f"{BASE}id/{kind}/{name}/table-csv") for kind in ("graph", "source"))
        triples = [
            ox.Triple(graph, ox.NamedNode(ns.PROV + "wasDerivedFrom"), node),
            ox.Triple(node, ox.NamedNode(ns.DCTERMS + "identifier"), ox.Literal(f"{name}/table.csv")),
            *(quad.triple for quad in ox.parse(PROLOGUE + said, format=ox.RdfFormat.TURTLE)),
        ]
        for triple in triples:
            for where in (graph, ox.DefaultGraph()):
                store.add(ox.Quad(triple.subject, triple.predicate, triple.object, where))
    return store


TITLE = 'dcterms:title "Admission of a member"@en'
DAY = 'cmq:adoptedOn "1950-03-01"^^xsd:date'
VOTE = f"cmq:vote <{BASE}id/vote/1>"
VERSION = f"cmq:languageVersion <{BASE}v>"
DETAILS = f'<{BASE}id/vote/1> dcterms:date "1950-03-01"^^xsd:date . <{BASE}v> cmq:file <{BASE}f> .'


def test_missing_numbers_lie_between_the_lowest_and_the_highest() -> None:
    found = "".join(described(f"S/RES/{number} (1950)", TITLE) for number in (80, 81, 84, 86))
    (series,) = completeness(store_of(a=found), BASE).series
    assert (series.key, series.name) == ("S/RES", "Resolutions of the Security Council")
    assert (series.found, series.first, series.last) == (4, 80, 86)
    assert series.missing == ((82, 83), (85, 85))
    assert series.as_json()["missing"] == {"count": 3, "ranges": [[82, 83], [85, 85]]}


def test_what_is_merely_named_is_not_found() -> None:
    said = described("S/RES/80 (1950)", TITLE) + described("S/RES/82 (1950)", TITLE) + described("S/RES/81 (1950)")
    (series,) = completeness(store_of(a=said), BASE).series
    assert series.missing == ((81, 81),)
    assert series.named == ("S/RES/81 (1950)",)
    assert completeness(store_of(a=described("S/RES/81 (1950)")), BASE) == Completeness()


def test_what_records_lack_in_all_sources_and_in_each() -> None:
    first = described("S/RES/80 (1950)", TITLE, VOTE) + described("S/RES/81 (1950)", DAY)
    second = described("S/RES/80 (1950)", VERSION, f"dcterms:subject <{BASE}s>")
    (series,) = completeness(store_of(a=first + DETAILS, b=second + DETAILS), BASE).series
    assert series.lacking == {
        "date": (),
        "title": ("S/RES/81 (1950)",),
        "vote": ("S/RES/81 (1950)",),
        "file": ("S/RES/81 (1950)",),
        "subject": ("S/RES/81 (1950)",),
    }
    assert [(one.source, one.found, dict(one.lacking)) for one in series.sources] == [
        ("a/table.csv", 2, {"date": 0, "title": 1, "vote": 1, "file": 2, "subject": 2}),
        ("b/table.csv", 1, {"date": 1, "title": 1, "vote": 1, "file": 0, "subject": 0}),
    ]


def test_a_language_version_without_a_file_is_no_file() -> None:
    said = described("S/RES/80 (1950)", VERSION) + described(
        "S/RES/81 (1950)", 'schema:url "https://un.org/81"^^xsd:anyURI'
    )
    (series,) = completeness(store_of(a=said), BASE).series
    assert series.lacking["file"] == ("S/RES/80 (1950)",)


def test_the_assembly_is_counted_by_session_and_parts_share_a_number() -> None:
    symbols = (
        "A/RES/71/2",
        "A/RES/31/6 A",
        "A/RES/31/6 B",
        "A/RES/31/9",
        "A/RES/ES-10/19",
        "A/RES/2200 A (XXI)",
        "A/RES/1 (I)",
    )
    said = "".join(described(symbol, TITLE) for symbol in symbols)
    found = completeness(store_of(a=said), BASE).series
    assert [one.key for one in found] == ["A/RES (I)", "A/RES (XXI)", "A/RES/31", "A/RES/71", "A/RES/ES-10"]
    assert [one.session for one in found] == ["I", "XXI", "31", "71", "ES-10"]
    assert (found[2].found, found[2].missing) == (3, ((7, 8),))
    assert found[2].name == "Resolutions of the General Assembly, session 31"
    assert found[4].name == "Resolutions of the General Assembly, emergency special session 10"


def test_corrigenda_drafts_and_symbols_that_are_none_belong_to_no_series() -> None:
    said = described("S/RES/80 (1950)/Corr.1", TITLE) + described("S/1950", TITLE) + described("nothing", TITLE)
    assert completeness(store_of(a=said), BASE) == Completeness()
    assert completeness(ox.Store(), BASE) == Completeness()


@pytest.mark.parametrize(
    ("symbol", "series"),
    [("E/RES/2015/3", "E/RES/2015"), ("A/HRC/RES/S-1/1", "A/HRC/RES/S-1"), ("A/RES/S-10/2", "A/RES/S-10")],
)
def test_series_of_other_bodies(symbol: str, series: str) -> None:
    parsed = parse_symbol(symbol)
    assert isinstance(parsed, Symbol)
    assert series_of(parsed) == series


def test_the_json_keeps_its_keys() -> None:
    said = described("S/RES/80 (1950)", TITLE)
    table = json.loads(json.dumps(completeness(store_of(a=said), BASE).as_json()))
    assert list(table) == ["format", "series"]
    (series,) = table["series"]
    assert list(series) == [
        "series", "name", "session", "found", "first", "last", "missing", "named", "lacking", "sources",
    ]  # fmt: skip
    assert list(series["lacking"]) == list(WANTED) == list(series["sources"][0]["lacking"])
