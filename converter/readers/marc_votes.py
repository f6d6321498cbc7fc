"""Voting records of the UN Digital Library: totals, each member's choice, and the text that was voted on."""

from __future__ import annotations

import re

from pymarc import Record

from ..extract.documents.symbols import organ_of
from ..records import Ballot, Choice, Document, DocumentKey, Member, Name, Problem, Stated, Text, Vote, VoteKey
from .marc_documents import RECORD, agenda, evidence, subjects
from .marc_fields import Marc, Symbols, control, first, iso_date, of, unpunctuated, values

_CHOICES: dict[str, Choice] = {
    "Y": "in-favour",
    "N": "against",
    "A": "abstaining",
    "X": "not-voting",
    "NV": "not-voting",
    "": "not-voting",
}
_MODALITY = re.compile(r"adopted|rejected|recorded|unanimous|consensus|without (?:a )?vote", re.IGNORECASE)
_PART = re.compile(r"\b(?:para(?:graph|s|\.)|amendments?|separate vote|motion|retain)", re.IGNORECASE)
_MEETING = re.compile(r"/(?:PV|SR)\.")


def is_voting_record(record: Record) -> bool:
    """Return whether a record is one of the library's voting data."""
    return "967" in record or "996" in record or ("791" in record and "191" not in record)


def vote(marc: Marc) -> tuple[Vote, list[Problem]]:
    """Return the vote that a record tells, on the documents that it names, and what of it can't be used."""
    record = marc.record
    symbols = Symbols()
    voted = [symbol for line, field in marc.fields("791") for symbol in symbols.of(line, field)]
    related = [symbol for line, field in marc.fields("952", "993") for symbol in symbols.of(line, field)]
    meetings = [symbol for symbol in related if _MEETING.search(symbol)]
    drafts = [symbol for symbol in related if symbol not in meetings and symbol not in voted]
    problems: list[Problem] = []
    counts = _counts(marc, problems)
    number = control(record, "001")
    title = " ".join(text for code in "abc" for text in values(record, "245", code))
    day = _day(marc, problems)
    items = agenda(marc)
    session = first(record, "791", "c")
    key = VoteKey(number) if number else _content(voted, session, day, title, items, counts)
    if not number:
        problems.append(Problem(marc.line, "a voting record without its number (001)", "export the record number too"))
    if not voted and not drafts:
        reason = "a voting record that names no document (791)"
        problems.append(Problem(marc.line, reason, "its totals and ballots are published without it"))
    notes = [text for tag in ("590", "591", "500", "520") for text in values(record, tag, "a")]
    held = Vote(
        key=key,
        label=Text(title, "en") if title else None,
        body=_body(voted or drafts or meetings),
        date=day,
        session=session,
        agenda=tuple(item.value for item in items),
        subjects=tuple(item.value for item in subjects(marc)) + _agenda_subjects(marc),
        modality="; ".join(note for note in notes if _MODALITY.search(note)),
        note="; ".join(note for note in notes if not _MODALITY.search(note)),
        in_favour=counts["b"],
        against=counts["c"],
        abstaining=counts["d"],
        not_voting=counts["e"],
        members=counts["f"],
        ballots=tuple(_ballots(marc, problems)),
        on=_on(key, voted, drafts, meetings, bool(_PART.search(" ".join([title, *notes])))),
        meeting=next(iter(meetings), ""),
        identifiers=(f"undl:{number}",) if number else (),
        links=(RECORD + number,) if number.isdigit() else (),
    )
    return held, [*problems, *symbols.problems]


def _on(key: VoteKey, voted: list[str], drafts: list[str], meetings: list[str], in_part: bool) -> tuple[Document, ...]:
    """Return the documents that the vote was on: the adopted text, else the draft that was not adopted."""
    said = Stated(key, evidence("791"))
    return tuple(
        Document(
            DocumentKey(symbol),
            drafts=tuple(Stated(DocumentKey(draft), evidence("993")) for draft in drafts) if voted else (),
            meetings=tuple(Stated(DocumentKey(meeting), evidence("952")) for meeting in meetings),
            votes=() if in_part else (said,),
            roll_calls=(said,) if in_part else (),
        )
        for symbol in voted or drafts
    )


def _counts(marc: Marc, problems: list[Problem]) -> dict[str, int | None]:
    """Return the totals of 996; what is no number is a problem, and stays unstated."""
    counts: dict[str, int | None] = dict.fromkeys("bcdef")
    for line, field in marc.fields("996"):
        for code in counts:
            for text in of(field, code):
                if text.isascii() and text.isdigit():
                    counts[code] = int(text)
                else:
                    problems.append(Problem(line, f"996 ${code} {text[:60]!r} is no count", "give a whole number"))
    return counts


def _ballots(marc: Marc, problems: list[Problem]) -> list[Ballot]:
    ballots: list[Ballot] = []
    for line, field in marc.fields("967"):
        code, name = (next(iter(of(field, wanted)), "") for wanted in "ce")
        said = next(iter(of(field, "d")), "").upper()
        if not code and not name:
            problems.append(Problem(line, "967 names no member ($c, $e)", "give its code, such as FRA"))
        elif said not in _CHOICES:
            problems.append(
                Problem(line, f"967 $d {said[:20]!r} is no vote ({code or name})", "write Y, N, A or nothing")
            )
        else:
            ballots.append(Ballot(Member(code, name), _CHOICES[said], line))
    return ballots


def _day(marc: Marc, problems: list[Problem]) -> str:
    for line, field in [*marc.fields("992"), *marc.fields("269")]:
        for text in of(field, "a"):
            if day := iso_date(text):
                return day
            problems.append(Problem(line, f"{field.tag} $a {text[:60]!r} is no date", "write it as 2015-12-18"))
    return ""


def _agenda_subjects(marc: Marc) -> tuple[Text, ...]:
    """Return the subjects that the library gives agenda items, beside their titles."""
    found = [text for _, field in marc.fields("991") if of(field, "c") for text in of(field, "d")]
    return tuple(Text(unpunctuated(text), "en") for text in dict.fromkeys(found))


def _body(symbols: list[str]) -> Name | None:
    for symbol in symbols:
        if organ := organ_of(symbol):
            return Name(symbol.split("/")[0], "actor", "organisation", entity=organ)
    return None


def _content(
    voted: list[str],
    session: str,
    day: str,
    title: str,
    items: tuple[Stated[Name], ...],
    counts: dict[str, int | None],
) -> VoteKey:
    totals = ["" if count is None else str(count) for count in counts.values()]
    return VoteKey("", (*voted, session, day, title, *(item.value.text for item in items), *totals))
