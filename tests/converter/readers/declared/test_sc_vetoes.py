"""Vetoes by the built-in mapping, on rows of ours in the form of the real table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.converter.records import Ballot, Member, Text, Vote

ROW = {
    "date_printed": "26 May 2022",
    "draft": "S/2022/431",
    "meeting": "S/PV.9048",
    "agenda": "Non-proliferation",
    "vetoed_by": "ChinaRussian Federation",
    "source_file": "table.html",
}
CHINA, FRANCE = Member("CHN", "China"), Member("FRA", "France")
RUSSIA, USSR = Member("RUS", "Russian Federation"), Member("SUN", "Union of Soviet Socialist Republics")
UK, USA = Member("GBR", "United Kingdom"), Member("USA", "United States")

Reading = Callable[..., Any]


def vote_of(found: Any) -> Vote:
    (record,) = found.records
    (vote,) = record.votes
    assert isinstance(vote, Vote)
    return vote


def test_a_veto_is_a_vote_on_its_draft(table: Reading) -> None:
    found = table("", [ROW])
    assert found.problems == []
    vote = vote_of(found)
    (draft,) = found.records[0].documents
    assert draft.key.symbol == "S/2022/431"
    assert [stated.value for stated in draft.votes] == [vote.key]
    assert [stated.value.symbol for stated in draft.meetings] == ["S/PV.9048"]
    assert vote.key.undl == ""
    assert vote.key.content == (
        *("Security Council", "2022-05-26", "S/2022/431", "S/PV.9048", "Non-proliferation"),
        "ChinaRussian Federation",
    )
    assert (vote.date, vote.meeting) == ("2022-05-26", "S/PV.9048")
    assert vote.label == Text("Vote on S/2022/431, vetoed on 26 May 2022", "en")
    assert vote.vetoed_by == (CHINA, RUSSIA)
    assert vote.ballots == (Ballot(CHINA, "against", 2), Ballot(RUSSIA, "against", 2))
    assert (vote.in_favour, vote.against, vote.abstaining) == (None, None, None)


@pytest.mark.parametrize(
    ("cell", "members"),
    [
        ("USSR", (USSR,)),
        ("UK USA", (UK, USA)),
        ("FranceUK USA", (FRANCE, UK, USA)),
        ("Russian FederationChina", (RUSSIA, CHINA)),
        ("France, USSR", (FRANCE, USSR)),
        ("FranceUK", (FRANCE, UK)),
        ("United States of America and United Kingdom", (USA, UK)),
    ],
)
def test_names_that_run_together_are_told_apart(table: Reading, cell: str, members: tuple[Member, ...]) -> None:
    found = table("", [ROW | {"vetoed_by": cell}])
    assert found.problems == []
    assert vote_of(found).vetoed_by == members


def test_a_name_of_no_permanent_member_is_a_problem(table: Reading) -> None:
    found = table("", [ROW | {"vetoed_by": "ChinaRuritania"}])
    assert vote_of(found).vetoed_by == (CHINA,)
    assert all("'Ruritania' was not understood" in reason for reason in found.reasons)
    assert found.reasons


@pytest.mark.parametrize(
    ("cell", "drafts", "note"),
    [
        ("S/10805/Rev.1 (as amended)", ["S/10805/Rev.1"], "as amended"),
        ("S/9696 and Corr.1 & 2", ["S/9696", "S/9696/Corr.1", "S/9696/Corr.2"], ""),
        ("S/552 , S/PV.202", ["S/552"], ""),
        ("S/3995 (incorporating the amendment) S/3998", ["S/3995", "S/3998"], "incorporating the amendment"),
    ],
)
def test_drafts(table: Reading, cell: str, drafts: list[str], note: str) -> None:
    found = table("", [ROW | {"draft": cell}])
    assert found.problems == []
    assert [document.key.symbol for document in found.records[0].documents] == drafts
    assert vote_of(found).note == note


def test_a_draft_without_symbol_leaves_the_vote_at_its_meeting(table: Reading) -> None:
    found = table("", [ROW | {"draft": "S/PV.206", "meeting": "S/PV.206", "date_printed": "01 October 1947"}])
    vote = vote_of(found)
    assert found.problems == []
    assert found.records[0].documents == ()
    assert (vote.meeting, vote.date) == ("S/PV.206", "1947-10-01")
    assert vote.label == Text("Vote vetoed on 01 October 1947 at S/PV.206", "en")


def test_a_vote_in_writing_has_letters_for_a_record(table: Reading) -> None:
    found = table("", [ROW | {"draft": "S/2020/667", "meeting": "S/2020/693 S/2020/681"}])
    assert found.problems == []
    (draft,) = found.records[0].documents
    assert [stated.value.symbol for stated in draft.meetings] == ["S/2020/693", "S/2020/681"]
    assert vote_of(found).meeting == ""


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("01 February 1988", "1988-02-01"),
        ("7-9 January 1980", "1980-01"),
        ("31 December 1948 - 2 January 1949", ""),
        ("30 January 86", "1986-01-30"),
    ],
)
def test_a_vote_is_dated_as_precisely_as_it_is_printed(table: Reading, printed: str, date: str) -> None:
    assert vote_of(table("", [ROW | {"date_printed": printed}])).date == date


def test_a_vote_under_a_general_agenda_says_nothing_of_a_country(table: Reading) -> None:
    vote = vote_of(table("", [ROW | {"agenda": "Middle East"}]))
    assert [name.text for name in vote.agenda] == ["Middle East"]
    assert vote.subjects == ()


def test_the_same_row_twice_is_one_vote_and_said_so(table: Reading) -> None:
    found = table("", [ROW, ROW | {"draft": "S/2022/155"}, ROW])
    assert len(found.records) == 3
    assert found.records[0].votes[0].key == found.records[2].votes[0].key
    assert [(problem.line, problem.reason) for problem in found.problems] == [
        (4, "the same row as in line 2: both are one thing")
    ]
