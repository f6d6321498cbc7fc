"""Two tables on one roll call, through the real converter into a store: counts of A/RES/71/248 that disagree.

The library's voting data has 105 in favour, 14 against, 52 abstaining; reports of the meeting had 15 against.
The members here are few, and their choices made up.
"""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from communique.converter.authority import load
from communique.converter.convert import Converter
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input, Raw
from communique.release.completeness import completeness
from communique.release.disagreements import find_disagreements

BASE = "https://example.org/"
COLUMNS = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,"
    "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link"
)
ROW = (
    "{id},{code},{name},{choice},2016-12-21,71,A/RES/71/248,A/71/L.48,,A/71/PV.66,Mechanism on Syria,,,,"
    "105,{no},52,22,193,"
)


def table(number: str, against: int, *choices: tuple[str, str, str]) -> str:
    rows = [ROW.format(id=number, code=code, name=name, choice=choice, no=against) for code, name, choice in choices]
    return "\n".join([COLUMNS, *rows, ""])


def store_of(**tables: str) -> ox.Store:
    """Return a store as a build makes it, of a table for each source."""
    converter, store = Converter(BASE, load()), ox.Store()
    for name, text in tables.items():
        document = Input("votes.csv", text)
        raws = [raw for raw in converter.cut(document, "undl-votes") if isinstance(raw, Raw)]
        info = SourceInfo(name, "votes.csv", "sha256:0")
        converted = converter.convert_rows(raws, info, "undl-votes", frozenset(), {})
        assert not converted.problems
        graph = ox.NamedNode(converted.graph_iri)
        both, own = [*converted.description], []
        for unit in converted.units:
            both += [*unit.statements, *_read(unit.lines)]
            own += _read(unit.mentions)
        for triples, graphs in ((both, (graph, ox.DefaultGraph())), (own, (graph,))):
            store.extend(ox.Quad(t.subject, t.predicate, t.object, where) for t in triples for where in graphs)
    return store


def _read(lines: list[bytes]) -> list[ox.Triple]:
    text = b"".join(line + b" .\n" for line in lines)
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]


@pytest.mark.parametrize("numbers", [("814715", "814715"), ("814715", ""), ("", "")])
def test_two_tables_on_one_roll_call(numbers: tuple[str, str]) -> None:
    store = store_of(
        library=table(numbers[0], 14, ("FRA", "FRANCE", "Y"), ("CHN", "CHINA", "N")),
        meeting=table(numbers[1], 15, ("FRA", "FRANCE", "Y"), ("CHN", "CHINA", "A")),
    )
    found = find_disagreements(store, BASE)
    counts, choices = sorted(found, key=lambda one: "choice" in one.shape)
    assert counts.shape.endswith("-count")
    assert "against): library/votes.csv (row 2) says 14; meeting/votes.csv (row 2) says 15" in counts.message
    assert choices.shape.endswith("-choice")
    assert "actor/china" in choices.message
    assert "library/votes.csv (row 3) says" in choices.message
    (series,) = completeness(store, BASE).series
    assert (series.key, series.found, series.lacking["vote"]) == ("A/RES/71", 1, ())
    assert [one.source for one in series.sources] == ["library/votes.csv", "meeting/votes.csv"]


def test_tables_that_agree() -> None:
    same = table("814715", 14, ("FRA", "FRANCE", "Y"), ("CHN", "CHINA", "N"))
    assert not find_disagreements(store_of(library=same, copy=same), BASE)
