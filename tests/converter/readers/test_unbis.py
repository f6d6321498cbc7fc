"""The UNBIS thesaurus as a table."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from communique.converter.authority import load
from communique.converter.convert import Converter
from communique.converter.folding import fold
from communique.converter.readers import Input
from communique.converter.readers.unbis import READER, SCHEME
from communique.converter.records import Concept, Problem, Record
from communique.errors import InputError

HEADER = "uri,identifier,en,fr,es,ar,zh,ru,related_ids\n"
PLACE = "http://metadata.un.org/thesaurus/"


def read(text: str) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in READER.cut(Input("unbis.csv", text, open=lambda: io.BytesIO(text.encode()))):
        for item in [raw] if isinstance(raw, Problem) else READER.read(raw):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                records.append(item)
                problems += item.problems
    return records, problems


def row(*, uri: str = PLACE + "1", identifier: str = "1000001", related: str = "", **labels: str) -> str:
    stated = {"en": "PEACE", "fr": "PAIX", "es": "PAZ", "ar": "سلام", "zh": "和平", "ru": "Мир", **labels}
    return ",".join([uri, identifier, *stated.values(), related]) + "\n"


def concept(**cells: str) -> tuple[Concept, list[Problem]]:
    records, problems = read(HEADER + row(**cells))
    return records[0].concepts[0], problems


def test_the_example(examples: Path) -> None:
    records, problems = read((examples / "undl" / "unbis.csv").read_text("utf-8"))
    assert not problems
    assert len(records) == 11
    first = records[0].concepts[0]
    assert (records[0].part, records[0].row) == ("1000390", 2)
    assert (first.iri, first.notation, first.scheme) == (PLACE + "1000390", "1000390", SCHEME)
    assert {label.language: label.text for label in first.labels} == {
        "en": "ARMS EMBARGO",
        "fr": "EMBARGO SUR LES ARMES",
        "es": "EMBARGO DE ARMAS",
        "ar": "حظر توريد الأسلحة",
        "zh": "军火禁运",
        "ru": "Эмбарго на поставки оружия",
    }
    assert first.near == (PLACE + "1005695", PLACE + "010300")
    assert not first.groups


def test_categories_group_concepts() -> None:
    assert concept(identifier="140202")[0].groups
    assert not concept(identifier="c_e88b31d2")[0].groups


def test_labels_that_are_wanting_are_named() -> None:
    found, problems = concept(ru="", zh=" ")
    assert [label.language for label in found.labels] == ["en", "fr", "es", "ar"]
    assert problems[0].reason == f"the concept {PLACE}1 has no label in zh, ru"


def test_outer_and_double_blanks_go() -> None:
    found, _ = concept(en=" PEACE  AND\u00a0SECURITY ")
    assert found.labels[0].text == "PEACE AND SECURITY"


def test_what_it_is_connected_with() -> None:
    found, problems = concept(related="1000002|140202|1000002|1000001|of course")
    assert found.near == (PLACE + "1000002", PLACE + "140202")
    assert "'of course' is no number of a concept" in problems[0].reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (row(uri=""), "a concept without an address"),
        (row(uri="1000001"), "a concept without an address"),
        (row(en="", fr="", es="", ar="", zh="", ru=""), f"the concept {PLACE}1 has no label"),
        ("1,2,3\n", "a row of 3 values under a header of 9"),
    ],
)
def test_a_row_that_is_no_concept_is_a_problem(text: str, reason: str) -> None:
    records, problems = read(HEADER + text + row())
    assert len(records) == 1
    assert (problems[0].line, problems[0].reason.startswith(reason)) == (2, True)


def test_a_table_without_labels_is_refused() -> None:
    with pytest.raises(InputError, match="no column en"):
        read("uri,identifier\nx,y\n")


def test_it_is_recognised_by_its_columns() -> None:
    assert READER.recognises(Input("a.csv", HEADER))
    assert READER.recognises(Input("a.csv", "\ufeff" + HEADER.replace(",", ";")))
    assert not READER.recognises(Input("a.csv", "uri,identifier,en\n"))
    assert READER.names_concepts


def test_what_labels_name() -> None:
    """A category of the same name does not count, and English wins over another language's label."""
    text = (
        HEADER
        + row(uri=PLACE + "1", identifier="1002975", en="HUMAN RIGHTS", fr="DROITS")
        + row(uri=PLACE + "2", identifier="140202", en="HUMAN RIGHTS", fr="DROITS", es="A", ar="B", zh="C", ru="D")
        + row(uri=PLACE + "3", identifier="1000003", en="DROITS", fr="E", es="F", ar="G", zh="H", ru="I")
        + row(uri=PLACE + "4", identifier="1000004", en="J", fr="PAIX", es="K", ar="L", zh="和平", ru="M")
    )
    document = Input("unbis.csv", text, open=lambda: io.BytesIO(text.encode()))
    named = Converter("https://un.example/", load()).survey(document, "unbis-thesaurus").concepts
    assert named[fold("Human rights")] == PLACE + "1"
    assert named[fold("Droits")] == PLACE + "3"
    assert fold("和平") not in named


@pytest.mark.real_data
def test_the_real_thesaurus_whole(shared: Path) -> None:
    records, problems = read((shared / "data" / "un" / "unbis_concepts.csv").read_text("utf-8-sig"))
    concepts = [item for record in records for item in record.concepts]
    assert len(concepts) == len({item.iri for item in concepts}) == 7312
    assert sum(item.groups for item in concepts) == 143
    assert sum(len(item.near) for item in concepts) == 12_638
    assert sum(len(item.labels) for item in concepts) == 7312 * 6 - 6
    assert [problem.line for problem in problems] == [330, 6069]
    known = {item.iri for item in concepts}
    assert all(other in known for item in concepts for other in item.near)
