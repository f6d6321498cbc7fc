"""From the cells to the graph: what the records of declared tables become."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, RdfFormat, Store, parse

from communique.converter.authority import load
from communique.converter.convert import Converter
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input, Raw
from communique.ontology.namespaces import CMQ, DCTERMS, SCHEMA

BASE = "https://data.example/"
PREFIXES = f"BASE <{BASE}id/> PREFIX cmq: <{CMQ}> PREFIX dcterms: <{DCTERMS}> PREFIX schema: <{SCHEMA}> "
LIBRARY = "https://digitallibrary.un.org/record/"

Asked = Callable[[str], list[tuple[str, ...]]]


def graph(text: str, mapping: Path | None = None) -> Asked:
    """Convert a table and return what answers queries on it."""
    converter = Converter(BASE, load())
    document = Input("table.csv", text, None, mapping)
    raws = [raw for raw in converter.cut(document, "table") if isinstance(raw, Raw)]
    info = SourceInfo("tables", "table.csv", "sha256:0")
    converted = converter.convert_rows(raws, info, "table", frozenset(), {})
    store = Store()
    for unit in converted.units:
        store.extend(Quad(*triple) for triple in unit.statements)
        store.extend(parse(b"".join(line + b" .\n" for line in unit.lines), RdfFormat.N_TRIPLES))

    def asked(query: str) -> list[tuple[str, ...]]:
        found = store.query(PREFIXES + query)
        assert isinstance(found, QuerySolutions)
        return sorted(
            tuple("" if value is None else str(getattr(value, "value", value)) for value in row) for row in found
        )

    return asked


def written(row: dict[str, str]) -> str:
    text = io.StringIO()
    table = csv.DictWriter(text, list(row))
    table.writeheader()
    table.writerow(row)
    return text.getvalue()


@pytest.fixture(scope="module")
def resolution() -> Asked:
    return graph(
        written(
            {
                "symbol": "S/RES/2254(2015)",
                "date": "2015-12-18",
                "topic": "The situation in the Middle East",
                "yes": "15",
                "no": "0",
                "abstain": "0",
                "outcome_printed": "15-0-0",
                "meeting": "S/PV.7588",
                "press_release": "SC/12171",
                "press_url": "https://press.example/sc12171",
                "undl_record": f"{LIBRARY}814715",
                "undl_voting_record": f"{LIBRARY}816556?ln=en",
                "draft_symbols": "S/2015/996",
                "draft_undl_records": f"{LIBRARY}814714",
                "draft_description": "Draft resolution",
                "subjects_unbis": "TERRORISM",
                "draft_sponsor": "United States of America",
                "draft_files": f"{LIBRARY}814714/files/S_2015_996-EN.pdf|{LIBRARY}814714/files/S_2015_996-AR.pdf",
            }
        )
    )


def test_a_resolution_has_the_address_of_its_symbol_and_leads_to_all_else(resolution: Asked) -> None:
    found = resolution(
        "SELECT ?draft ?meeting ?release ?vote ?by { <document/S-RES-2254-2015> cmq:draft/cmq:symbol ?draft ;"
        " cmq:meetingRecord/cmq:symbol ?meeting ; cmq:pressRelease ?r ; cmq:vote ?vote ; cmq:adoptedBy ?by ."
        " ?r cmq:symbol ?release ; schema:url ?url }"
    )
    body = f"{BASE}id/actor/united-nations-security-council"
    assert found == [("S/2015/996", "S/PV.7588", "SC/12171", f"{BASE}id/vote/816556", body)]


def test_a_vote_has_the_address_of_its_record_and_its_counts(resolution: Asked) -> None:
    counts = "cmq:inFavour ?yes ; cmq:against ?no ; cmq:abstaining ?abstaining ; dcterms:date ?day"
    assert resolution(f"SELECT ?yes ?no ?abstaining ?day {{ <vote/816556> {counts} }}") == [
        ("15", "0", "0", "2015-12-18")
    ]
    assert resolution("SELECT ?b { <vote/816556> cmq:ballot ?b }") == []


def test_a_draft_has_its_sponsor_and_files(resolution: Asked) -> None:
    found = resolution(
        "SELECT ?sponsor ?file { <document/S-2015-996> cmq:sponsor ?sponsor ;"
        " cmq:languageVersion/cmq:file/schema:url ?file }"
    )
    state = f"{BASE}id/actor/united-states"
    assert found == [
        (state, f"{LIBRARY}814714/files/S_2015_996-AR.pdf"),
        (state, f"{LIBRARY}814714/files/S_2015_996-EN.pdf"),
    ]


def test_a_veto_is_cast_by_who_was_a_member_then() -> None:
    asked = graph(
        written(
            {
                "date_printed": "13 September 1949",
                "draft": "S/1335",
                "meeting": "S/PV.443",
                "agenda": "Application for membership",
                "vetoed_by": "FranceUSSR",
            }
        )
    )
    ballot = "<document/S-1335> cmq:vote/cmq:ballot ?ballot . ?ballot cmq:voter ?voter ; cmq:choice ?choice"
    against = "https://w3id.org/communique/choice/against"
    assert asked(f"SELECT ?voter ?choice {{ {ballot} }}") == [
        (f"{BASE}id/actor/france", against),
        (f"{BASE}id/actor/soviet-union", against),
    ]
    assert asked("SELECT ?who { <document/S-1335> cmq:vote/cmq:vetoedBy ?who }") == [
        (f"{BASE}id/actor/france",),
        (f"{BASE}id/actor/soviet-union",),
    ]


def test_the_example_meets_what_other_sources_name(examples: Path) -> None:
    asked = graph((examples / "talks/talks.csv").read_text("utf-8"), examples / "talks/mapping.toml")
    found = asked(
        "SELECT ?place ?mandate ?outcome ?status { ?event cmq:place ?place ; cmq:mandatedBy ?mandate"
        " OPTIONAL { ?event cmq:outcome ?outcome } OPTIONAL { ?event cmq:status ?status } }"
    )
    mandate = f"{BASE}id/document/S-RES-2216-2015"
    assert (f"{BASE}id/place/geneva", mandate, "", "") in found
    assert (f"{BASE}id/place/geneva", mandate, "", "https://w3id.org/communique/status/planned") in found
    assert (f"{BASE}id/place/rimbo-sweden", mandate, f"{BASE}id/document/S-2018-1134", "") in found
    assert len(found) == 5
