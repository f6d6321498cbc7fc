"""The Security Council's tables whole: what the records hold is counted anew from the cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from communique.converter.readers import Input, Raw, recognise
from communique.converter.readers.declared import READER
from communique.converter.records import Problem, Record

pytestmark = pytest.mark.real_data


def read(path: Path) -> tuple[list[Record], list[Problem], list[dict[str, str]]]:
    """Return the records and problems of a file, and its rows as the standard library reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    document = Input(path.name, path.read_text("utf-8")[:100_000], lambda: path.open("rb"))
    assert recognise(document) is READER
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in READER.cut(document):
        for found in READER.read(raw) if isinstance(raw, Raw) else [raw]:
            if isinstance(found, Record):
                records.append(found)
                problems += found.problems
            else:
                problems.append(found)
    return records, problems, rows


@pytest.fixture(scope="module")
def resolutions(shared: Path) -> Any:
    return read(shared / "data/un/sc_resolutions_1946_2022.csv")


@pytest.fixture(scope="module")
def vetoes(shared: Path) -> Any:
    return read(shared / "data/un/sc_vetoes.csv")


def test_every_row_is_a_resolution_of_its_own(resolutions: Any) -> None:
    records, _, rows = resolutions
    assert len(records) == len(rows) == 2611
    symbols = [record.documents[0].key.symbol for record in records]
    assert len(set(symbols)) == 2611
    differing = [(row["symbol"], symbol) for row, symbol in zip(rows, symbols, strict=True) if row["symbol"] != symbol]
    assert differing == [
        ("S/RES/207 (1964)", "S/RES/207 (1965)"),
        ("S/RES/770 (1991)", "S/RES/770 (1992)"),
        ("S/RES/771 (1991)", "S/RES/771 (1992)"),
    ]


def test_counts_are_those_of_the_cells(resolutions: Any) -> None:
    records, _, rows = resolutions
    for record, row in zip(records, rows, strict=True):
        (vote,) = record.votes
        counts = tuple(int(row[name]) if row[name] else None for name in ("yes", "no", "abstain"))
        assert (vote.in_favour, vote.against, vote.abstaining) == counts
        assert vote.key.undl == row["undl_voting_record"].split("/")[-1].removesuffix("?ln=en")
        assert vote.date == row["date"]
    assert sum(record.votes[0].in_favour is None for record in records) == 118
    said = Counter(record.votes[0].modality.lower() for record in records if record.votes[0].in_favour is None)
    assert said == {
        "adopted unanimously": 57,
        "without vote": 52,
        "without a vote": 2,
        "adopted by consensus": 1,
        "": 6,
    }


def test_documents_are_those_of_the_cells(resolutions: Any) -> None:
    records, _, rows = resolutions
    drafts = [len({part.strip() for part in row["draft_symbols"].split("|")} - {""}) for row in rows]
    meetings = [len(re.findall(r"PV\.|Corr\.", row["meeting"])) for row in rows]
    releases = [len(re.findall(r"SC/\d+|\+ (?:Corr|Add)", row["press_release"])) for row in rows]
    own = [record.documents[0] for record in records]
    assert [len(document.drafts) for document in own] == drafts
    assert [len(document.meetings) for document in own] == meetings
    assert [len(document.press_releases) for document in own] == releases
    assert (sum(drafts), sum(meetings), sum(releases)) == (2540, 2577, 1649)
    files = Counter(url for row in rows for url in row["draft_files"].split("|") if url)
    found = Counter(
        file.value[1] for record in records for document in record.documents for file in document.language_versions
    )
    assert found == files


def test_subjects_and_agenda_are_those_of_the_cells(resolutions: Any) -> None:
    records, _, rows = resolutions
    for record, row in zip(records, rows, strict=True):
        resolution = record.documents[0]
        terms = dict.fromkeys(filter(None, row["subjects_unbis"].split("|")))
        assert [subject.value.text for subject in resolution.subjects] == list(terms)
        assert [item.value.text for item in resolution.agenda] == [row["topic"]]


def test_whoever_sponsors_is_named(resolutions: Any) -> None:
    records, _, rows = resolutions
    sponsored = {record.row for record in records for document in record.documents if document.sponsors}
    expected = [record.row for record, row in zip(records, rows, strict=True) if row["draft_sponsor"]]
    missing = [row for row in expected if row not in sponsored]
    reported = {problem.line for problem in resolutions[1] if "sponsor" in problem.reason}
    assert set(missing) <= reported
    assert len(reported) <= 3


def test_problems_are_few_and_true(resolutions: Any) -> None:
    _, problems, _ = resolutions
    assert len(problems) == 12
    assert {problem.line for problem in problems} == {87, 93, 108, 115, 187, 742, 743, 1986, 2054}


def test_every_row_is_a_veto(vetoes: Any) -> None:
    records, problems, rows = vetoes
    assert len(records) == len(rows) == 213
    assert all(len(record.votes) == 1 and record.votes[0].vetoed_by for record in records)
    # Two of 26 June 1946 are told apart by nothing in the table.
    assert len({record.votes[0].key for record in records}) == 212
    assert [(problem.line, problem.reason) for problem in problems] == [
        (212, "the same row as in line 210: both are one thing")
    ]
    undated = [record.votes[0].date for record in records if len(record.votes[0].date) != 10]
    assert undated == ["2001-12", "2001-03", "1983-10", "1980-01", "1980-01", "1960-12"]


def test_all_who_cast_a_veto_are_named(vetoes: Any) -> None:
    records, _, rows = vetoes
    words = {"China": "CHN", "France": "FRA", "Russian Federation": "RUS", "USSR": "SUN", "UK": "GBR", "USA": "USA"}
    for record, row in zip(records, rows, strict=True):
        (vote,) = record.votes
        assert {member.code for member in vote.vetoed_by} == {
            code for word, code in words.items() if word in row["vetoed_by"]
        }
        assert [ballot.member for ballot in vote.ballots] == list(vote.vetoed_by)
        assert {ballot.choice for ballot in vote.ballots} == {"against"}


# Read by eye from the table, and known from the Council's history.
BY_HAND = {
    "S/2022/431": ("2022-05-26", "CHN RUS"),
    "S/2022/155": ("2022-02-25", "RUS"),
    "S/2020/852": ("2020-08-31", "USA"),
    "S/2020/667": ("2020-07-10", "CHN RUS"),
    "S/2019/756": ("2019-09-19", "RUS CHN"),
    "S/2017/1060": ("2017-12-18", "USA"),
    "S/2014/348": ("2014-05-22", "CHN RUS"),
    "S/2009/310": ("2009-06-15", "RUS"),
    "S/2007/14": ("2007-01-12", "CHN RUS"),
    "S/2003/891": ("2003-09-16", "USA"),
    "S/1999/201": ("1999-02-25", "CHN"),
    "S/1997/18": ("1997-01-10", "CHN"),
    "S/21048": ("1989-12-23", "FRA GBR USA"),
    "S/17633": ("1985-11-15", "GBR USA"),
    "S/14459": ("1981-04-30", "FRA GBR USA"),
    "S/11967": ("1976-02-06", "FRA"),
    "S/10771": ("1972-08-25", "CHN"),
    "S/9976": ("1970-11-10", "GBR"),
    "S/3710": ("1956-10-30", "FRA GBR"),
    "S/4523": ("1960-09-17", "SUN"),
    "S/1335": ("1949-09-13", "SUN"),
}


def test_vetoes_checked_by_hand(vetoes: Any) -> None:
    records, _, _ = vetoes
    found = {
        document.key.symbol: (record.votes[0].date, " ".join(member.code for member in record.votes[0].vetoed_by))
        for record in records
        for document in record.documents
    }
    assert {symbol: found[symbol] for symbol in BY_HAND} == BY_HAND


def test_a_veto_without_a_draft_is_on_no_document(vetoes: Any) -> None:
    records, _, rows = vetoes
    bare = [row["draft"].startswith("S/PV.") for row in rows]
    assert [not record.documents for record in records] == bare
    assert sum(bare) == 23
    assert all(record.votes[0].meeting for record, none in zip(records, bare, strict=True) if none)


def test_talks_are_left_for_extraction(shared: Path) -> None:
    records, problems, rows = read(shared / "data/events/syria_talks_sample.csv")
    assert len(records) == len(rows) == 132
    for record, row in zip(records, rows, strict=True):
        assert (record.text, record.published) == (row["text"], row["date"])
        assert record.events[0].headline is not None
    assert all("is no name of who reports" in problem.reason for problem in problems)
