"""The Security Council's resolutions by the built-in mapping, on rows of ours in the form of the real table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.converter.records import Document, Name, Period, Text, Vote, VoteKey

LIBRARY = "https://digitallibrary.un.org/record/"
FILES = "http://digitallibrary.un.org/record/"
BODY = Name("United Nations Security Council", "actor", "organisation")

ROW = {
    "res_no": "2300",
    "symbol": "S/RES/2300 (2016)",
    "year": "2016",
    "date": "2016-07-26",
    "topic": "The situation in a country",
    "yes": "14",
    "no": "0",
    "abstain": "1",
    "outcome_printed": "14-0-1",
    "meeting": "S/PV.7740",
    "press_release": "SC/12440",
    "press_url": "https://press.un.example/sc12440",
    "res_url": "https://undocs.example/S/RES/2300(2016)",
    "undl_record": f"{LIBRARY}100001",
    "undl_voting_record": f"{LIBRARY}100002?ln=en",
    "source_file": "table2016.html",
    "draft_symbols": "S/2016/640",
    "draft_undl_records": f"{LIBRARY}100003",
    "draft_description": "Draft resolution [on a country]",
    "subjects_unbis": "SANCTIONS|PEACEKEEPING OPERATIONS",
    "draft_sponsor": "France, United Kingdom of Great Britain and Northern Ireland and Uruguay",
    "draft_files": f"{FILES}100003/files/S_2016_640-EN.pdf|{FILES}100003/files/S_2016_640-ZH.pdf",
    "flag": "",
}

Reading = Callable[..., Any]


def stated(values: tuple[Any, ...]) -> list[Any]:
    return [one.value for one in values]


def symbols(values: tuple[Any, ...]) -> list[str]:
    return [one.value.symbol for one in values]


def read(table: Reading, **changed: str) -> Any:
    return table("", [ROW | changed])


def only(found: Any) -> tuple[Vote, dict[str, Document]]:
    (record,) = found.records
    (vote,) = record.votes
    return vote, {document.key.symbol: document for document in record.documents}


def test_a_row_is_a_resolution_with_its_vote_draft_meeting_and_press_release(table: Reading) -> None:
    found = read(table)
    assert found.problems == []
    vote, documents = only(found)
    assert list(documents) == ["S/RES/2300 (2016)", "SC/12440", "S/2016/640"]
    resolution = documents["S/RES/2300 (2016)"]
    assert resolution.adopted_by is not None
    assert resolution.adopted_by.value == BODY
    assert resolution.adopted_on is not None
    assert resolution.adopted_on.value == Period("2016-07-26", "2016-07-26")
    assert symbols(resolution.drafts) == ["S/2016/640"]
    assert symbols(resolution.meetings) == ["S/PV.7740"]
    assert symbols(resolution.press_releases) == ["SC/12440"]
    assert stated(resolution.agenda) == [Name("The situation in a country", "topic")]
    assert stated(resolution.subjects) == [Text("SANCTIONS", "en"), Text("PEACEKEEPING OPERATIONS", "en")]
    assert stated(resolution.votes) == [VoteKey("100002")]
    assert resolution.identifiers == ("undl:100001",)
    assert resolution.links == (f"{LIBRARY}100001",)
    assert resolution.urls == (ROW["res_url"],)
    assert documents["SC/12440"].urls == (ROW["press_url"],)
    assert vote == Vote(
        VoteKey("100002"),
        label=Text("Vote on S/RES/2300 (2016)", "en"),
        body=BODY,
        date="2016-07-26",
        agenda=(Name("The situation in a country", "topic"),),
        in_favour=14,
        against=0,
        abstaining=1,
        meeting="S/PV.7740",
        identifiers=("undl:100002",),
        links=(ROW["undl_voting_record"],),
    )


def test_the_draft_is_a_document_of_its_own(table: Reading) -> None:
    _, documents = only(read(table))
    draft = documents["S/2016/640"]
    assert [name.text for name in stated(draft.sponsors)] == [
        "France",
        "United Kingdom of Great Britain and Northern Ireland",
        "Uruguay",
    ]
    assert stated(draft.language_versions) == [
        ("en", f"{FILES}100003/files/S_2016_640-EN.pdf"),
        ("zh", f"{FILES}100003/files/S_2016_640-ZH.pdf"),
    ]
    assert stated(draft.descriptions) == [Text("Draft resolution [on a country]", "en")]
    assert stated(draft.subjects) == [Text("SANCTIONS", "en"), Text("PEACEKEEPING OPERATIONS", "en")]
    assert draft.identifiers == ("undl:100003",)
    assert draft.links == (f"{LIBRARY}100003",)


@pytest.mark.parametrize(
    ("printed", "modality", "note"),
    [
        ("adopted unanimously", "adopted unanimously", ""),
        ("Without vote", "Without vote", ""),
        ("without a vote", "without a vote", ""),
        ("adopted by consensus", "adopted by consensus", ""),
        ("without vote S/22000 (PRST)", "without vote", "without vote S/22000 (PRST)"),
        ("", "", ""),
    ],
)
def test_what_nobody_counted_has_no_counts(table: Reading, printed: str, modality: str, note: str) -> None:
    found = read(table, yes="", no="", abstain="", outcome_printed=printed)
    vote, _ = only(found)
    assert found.problems == []
    assert (vote.in_favour, vote.against, vote.abstaining, vote.modality, vote.note) == (
        *(None, None, None),
        modality,
        note,
    )


def test_what_is_printed_beside_the_counts_is_a_note(table: Reading) -> None:
    vote, _ = only(read(table, outcome_printed="14-0-1 Draft resolution S/2016/641 not adopted 3-0-12"))
    assert vote.note == "14-0-1 Draft resolution S/2016/641 not adopted 3-0-12"
    assert vote.modality == ""


def test_an_outcome_that_is_neither_is_a_problem(table: Reading) -> None:
    found = read(table, yes="", no="", abstain="", outcome_printed="carried")
    assert found.reasons == [
        "vote adoption, modality: 'carried' was not understood (column 'outcome_printed': 'carried')"
    ]
    assert len(found.records) == 1


def test_several_drafts_have_each_their_own(table: Reading) -> None:
    found = read(
        table,
        draft_symbols="S/4000|S/4001/Rev. 1",
        draft_undl_records=f"{LIBRARY}1|{LIBRARY}22",
        draft_description="Draft resolution [one]|Draft resolution [two]",
        draft_sponsor="Ghana|submitted by the representatives of Chile and Norway",
        draft_files=f"{FILES}22/files/S_4001-EN.pdf|{FILES}1/files/S_4000-FR.pdf|{FILES}22/files/S_4001-RU.pdf",
    )
    assert found.problems == []
    _, documents = only(found)
    one, two = documents["S/4000"], documents["S/4001/Rev.1"]
    assert symbols(documents["S/RES/2300 (2016)"].drafts) == ["S/4000", "S/4001/Rev.1"]
    assert [language for language, _ in stated(one.language_versions)] == ["fr"]
    assert [language for language, _ in stated(two.language_versions)] == ["en", "ru"]
    assert [[name.text for name in stated(draft.sponsors)] for draft in (one, two)] == [["Ghana"], ["Chile", "Norway"]]
    assert (one.identifiers, two.identifiers) == (("undl:1",), ("undl:22",))
    assert stated(two.descriptions) == [Text("Draft resolution [two]", "en")]
    assert one.subjects == two.subjects == ()


def test_what_belongs_to_no_single_draft_is_a_problem(table: Reading) -> None:
    found = read(table, draft_symbols="S/4000|S/4000/Add.1")
    _, documents = only(found)
    assert documents["S/4000"].sponsors == documents["S/4000/Add.1"].sponsors == ()
    assert any("1 of 'sponsor' for 2 of 'draft'" in reason for reason in found.reasons)
    assert any("what 'http" in reason and "belongs to can't be told" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("cell", "meetings"),
    [
        ("S/PV.3384 + Corr.1", ["S/PV.3384", "S/PV.3384/Corr.1"]),
        ("S/PV.3698(Resumption 2)", ["S/PV.3698 (Resumption 2)"]),
        ("S/PV.2970 (PartI) S/PV.2970 (PartII)", ["S/PV.2970 (Part I)", "S/PV.2970 (Part II)"]),
        ("S/PV.618 closed", ["S/PV.618"]),
        ("--", []),
        ("", []),
    ],
)
def test_meetings(table: Reading, cell: str, meetings: list[str]) -> None:
    found = read(table, meeting=cell)
    vote, documents = only(found)
    assert symbols(documents["S/RES/2300 (2016)"].meetings) == meetings
    assert vote.meeting == (meetings or [""])[0]
    assert found.problems == []


def test_a_webcast_is_no_press_release(table: Reading) -> None:
    found = read(table, press_release="Webcast", press_url="https://webtv.un.example/1")
    assert found.problems == []
    _, documents = only(found)
    assert list(documents) == ["S/RES/2300 (2016)", "S/2016/640"]
    assert "https://webtv.un.example/1" in documents["S/RES/2300 (2016)"].links


def test_a_year_that_is_printed_wrong_is_read_right_and_both_are_seen(table: Reading) -> None:
    found = read(table, symbol="S/RES/2300 (2015)", flag="printed year differs from meeting date")
    _, documents = only(found)
    assert stated(documents["S/RES/2300 (2016)"].descriptions) == [
        Text("Printed as S/RES/2300 (2015), 2016-07-26: printed year differs from meeting date", "en")
    ]
    assert len(found.reasons) == 2
    assert "read as S/RES/2300 (2016)" in found.reasons[0]
    assert found.reasons[1].startswith("printed as S/RES/2300 (2015), 2016-07-26: printed year differs")


def test_a_day_that_is_on_no_calendar_costs_the_date_alone(table: Reading) -> None:
    found = read(table, date="2017-02-30")
    vote, documents = only(found)
    assert (vote.date, documents["S/RES/2300 (2016)"].adopted_on) == ("", None)
    assert all("'2017-02-30' is no day of the calendar" in reason for reason in found.reasons)


def test_counts_must_be_counts(table: Reading) -> None:
    found = read(table, yes="fourteen", no="-1", abstain="1.5")
    vote, _ = only(found)
    assert (vote.in_favour, vote.against, vote.abstaining) == (None, None, None)
    assert found.reasons == [
        "vote adoption, in_favour: 'fourteen' is no number",
        "vote adoption, against: -1 is no count",
        "vote adoption, abstaining: 1.5 is no count",
    ]


def test_a_symbol_that_is_none_leaves_the_rest(table: Reading) -> None:
    found = read(table, symbol="Resolution without number")
    (record,) = found.records
    assert [document.key.symbol for document in record.documents] == ["SC/12440", "S/2016/640"]
    assert "is no document symbol" in found.reasons[0]


def test_what_stands_beside_a_draft_that_is_not_named_is_a_problem(table: Reading) -> None:
    found = read(table, draft_symbols="")
    assert [document.key.symbol for document in found.records[0].documents] == ["S/RES/2300 (2016)", "SC/12440"]
    assert "document draft, sponsor: 'sponsor' without 'draft' belongs to nothing" in found.reasons


def test_two_symbols_for_one_resolution_are_a_problem(table: Reading) -> None:
    found = read(table, symbol="S/RES/2300 (2016); S/RES/2301 (2016)")
    assert "document 1, symbol: 2 values for one: only the first is taken" in found.reasons


def test_a_file_of_no_draft_is_a_problem(table: Reading) -> None:
    found = read(table, draft_files=f"{FILES}100003/files/S_2016_640-EN.pdf|{FILES}7/files/S_1-EN.pdf")
    assert found.reasons == [
        f"document draft, language_versions: '{FILES}7/files/S_1-EN.pdf' belongs to nothing that the row names"
    ]
