"""The reader of PA-X: agreements, the events of their day, versions, parties, broken rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.authority import load
from communique.converter.readers import Input, Raw, recognise
from communique.converter.readers.pax import READER, cut, read
from communique.converter.readers.pax_parties import parties
from communique.converter.readers.pax_places import countries
from communique.converter.records import DocumentKey, Name, Period, Problem, Record
from communique.errors import InputError

_FULL = (
    "Con,Contp,PPName,PPid,Reg,AgtId,Ver,Agt,Dat,Status,Lgt,N_characters,Agtp,Stage,StageSub,Part,ThrdPart,OthAgr,"
    "Loc1ISO,Loc2ISO,Loc1GWNO,Loc2GWNO,UcdpCon,UcdpAgr,PamAgr,CowWar,GCh,GDis"
)
COLUMNS = next(csv.reader([_FULL]))
ROW = {
    "Con": "Exland/Wyland",
    "Contp": "Territory",
    "PPName": "Exland - Wyland process",
    "AgtId": "9001",
    "Ver": "1",
    "Agt": "An Accord on the River (River Accord)",
    "Dat": "2001-05-07",
    "Status": "Multiparty signed/agreed",
    "Agtp": "InterIntra",
    "Stage": "SubPar",
    "StageSub": "MultIss",
    "Part": "For the Government of Exland: A Minister; For the River Front (North): A Commander",
    "ThrdPart": "A Regional Union; A Neighbour",
    "UcdpAgr": "1234",
}


def _table(*changes: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows({**ROW, **change} for change in changes)
    return out.getvalue()


def _all(text: str, path: str = "pax.csv") -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in cut(Input(path, text)):
        for found in [raw] if isinstance(raw, Problem) else read(raw):
            if isinstance(found, Record):
                records.append(found)
                problems += found.problems
            else:
                problems.append(found)
    return records, problems


def test_the_table_is_known_by_its_columns() -> None:
    assert recognise(Input("pax.csv", _table({}))) is READER
    assert not READER.recognises(Input("x.csv", "AgtId,Dat\n1,2\n"))


def test_an_agreement_is_a_document_and_the_event_of_its_day() -> None:
    (record,), problems = _all(_table({}))
    (document,), (event,) = record.documents, record.events
    assert problems == []
    assert document.key == DocumentKey(title=ROW["Agt"], id="pax:9001")
    assert document.identifiers == ("pax:9001", "ucdp-agreement:1234")
    assert document.date is not None
    assert document.date.value == Period("2001-05-07", "2001-05-07")
    assert [name.value for name in document.part_of] == [Name(ROW["PPName"], "process")]
    assert [outcome.value for outcome in event.outcomes] == [document.key]
    assert [kind.value for kind in event.types] == ["agree"]
    assert event.part_of == document.part_of
    assert event.labels[0].value.text == f"Agreement: {ROW['Agt']}"
    assert [text.value.text for text in document.descriptions] == [
        "Stage: SubPar (partial framework)",
        "Part of that stage: MultIss",
        "Status: Multiparty signed/agreed",
        "Nature: InterIntra (between States, on a conflict within a State)",
        "Conflict over: Territory",
        f"Parties: {ROW['Part']}",
    ]


def test_parties_sign_and_third_parties_take_part() -> None:
    (record,), _ = _all(_table({}))
    government = Name("Government of Exland", "actor", "organisation")
    assert [name.value for name in record.documents[0].signatories] == [
        government,
        Name("River Front (North)", "actor"),
    ]
    assert [(part.value.actor.text, part.value.role) for part in record.events[0].participations] == [
        ("Government of Exland", "signatory"),
        ("River Front (North)", "signatory"),
        ("A Regional Union", "participant"),
        ("A Neighbour", "participant"),
    ]


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("Multiparty signed/agreed", ["agree"]),
        ("Unilateral document", ["announce"]),
        ("Status unclear", []),
        ("", ["agree"]),
    ],
)
def test_the_status_says_what_happened(status: str, kinds: list[str]) -> None:
    (record,), _ = _all(_table({"Status": status}))
    assert [kind.value for kind in record.events[0].types] == kinds


@pytest.mark.parametrize(
    ("cell", "names", "rest"),
    [
        ("", [], ""),
        ("None", [], ""),
        ("Government of Exland; The River Front.", ["Government of Exland", "River Front"], ""),
        ("For the A Front (South); For the B Front", ["A Front (South)", "B Front"], ""),
        ("On behalf of the Republic of Ex, a person\nFor the B Front, X", ["Republic of Ex", "B Front"], "whole"),
        ("The delegates of many villages, who met by the river in spring", [], "whole"),
        ("A Front; three elders of each of 12 villages", ["A Front"], "whole"),
    ],
)
def test_parties_are_read_by_general_forms(cell: str, names: list[str], rest: str) -> None:
    found, left = parties(cell)
    assert [name.text for name in found] == names
    assert left == (" ".join(cell.split()) if rest else "")


def test_countries_by_code_and_name() -> None:
    authority = load()
    country = {"sort": "place", "kind": "country"}
    assert countries("Afghanistan", ("AFG", "")) == (Name("Afghanistan", **country),)  # type: ignore[arg-type]
    assert [name.text for name in countries("(Bosnia and Herzegovina)/(Croatia)", ("BIH", "HRV"))] == [
        "Bosnia and Herzegovina",
        "Croatia",
    ]
    (sudan,) = countries("Sudan/Darfur", ("SDN",))
    assert authority.identify(sudan).entity == "place/sudan"
    (congo,) = countries("", ("COD",))
    assert authority.identify(congo).entity == "place/democratic-republic-of-the-congo"
    assert countries("A/B", ("DDR",)) == ()  # a country that is no more is not its successor
    assert [(name.text, name.kind) for name in countries("Sudan/Darfur", ())] == [("Sudan", "country"), ("Darfur", "")]


def test_the_highest_version_is_read() -> None:
    text = _table({}, {"Ver": "3", "Agt": "Newer"}, {"Ver": "2"}, {"AgtId": "7", "Ver": ""}, {"AgtId": "7", "Ver": ""})
    records, problems = _all(text)
    assert [(record.part, record.documents[0].titles[0].value.text) for record in records] == [
        ("9001", "Newer"),
        ("7", ROW["Agt"]),
    ]
    assert [problem.line for problem in problems] == [2, 4, 6]
    assert all("stands on line" in problem.reason for problem in problems)


def test_bad_rows_are_problems_and_the_rest_is_read() -> None:
    text = _table({"AgtId": "1"}, {"AgtId": "x"}, {"AgtId": "2", "Agt": " "}, {"AgtId": "3", "Dat": "2017-02-30"})
    text += "4,too,few\n"
    records, problems = _all(text)
    assert [record.part for record in records] == ["1", "3"]
    assert sorted(problem.line for problem in problems) == [3, 4, 5, 6]
    assert records[1].documents[0].date is None
    assert records[1].events[0].period is None
    assert all(problem.remedy for problem in problems)


@given(st.fixed_dictionaries({}, optional={name: st.text(max_size=40) for name in COLUMNS if name != "AgtId"}))
def test_whatever_the_cells_hold_nothing_vanishes(cells: dict[str, str]) -> None:
    (found,) = read(Raw(7, {"AgtId": "5", **cells}))
    assert isinstance(found, Problem) == (not cells.get("Agt", "").split())


def test_a_bom_and_semicolons_are_read_and_a_missing_column_is_named() -> None:
    text = "\ufeffAgtId;Agt;Dat\r\n5;Some accord;1999-01-02\r\n"
    assert [record.part for record in _all(text)[0]] == ["5"]
    with pytest.raises(InputError, match="no column Dat; it has: AgtId, Agt"):
        _all("AgtId,Agt\n1,x\n")


def test_the_example_is_read(examples: Path) -> None:
    records, problems = _all((examples / "tables" / "pax.csv").read_text(encoding="utf-8"))
    assert [record.part for record in records] == ["2232", "1739"]
    assert problems == []
    assert [name.value.text for name in records[1].documents[0].signatories] == [
        "Islamic Republic of Afghanistan",
        "Hizb-e-Islami",
    ]


@pytest.mark.real_data
def test_every_collected_agreement_is_read(shared: Path) -> None:
    path = shared / "data" / "events" / "pax_sample.csv"
    text = path.read_text(encoding="utf-8")
    records, problems = _all(text, path.name)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert problems == []
    assert len(records) == len(rows) == 5
    for record, row in zip(records, rows, strict=True):
        (document,), (event,) = record.documents, record.events
        assert (record.part, document.titles[0].value.text) == (row["AgtId"], row["Agt"])
        assert event.period is not None
        assert event.period.value == Period(row["Dat"], row["Dat"])
        assert [name.value.text for name in document.places] == ["Afghanistan"]
        assert [name.value.text for name in document.part_of] == [row["PPName"]]
