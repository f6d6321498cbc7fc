"""Voting records of the UN Digital Library: totals, each member's choice, and the text that was voted on."""

from __future__ import annotations

import re

from pymarc import Field, Record

from ..extract.documents.model import Symbol
from ..records import Ballot, Choice, Document, DocumentKey, Member, Name, Problem, Stated, Text, Vote, VoteKey
from .marc_documents import RECORD, agenda, subjects
from .marc_fields import Marc, Symbols, control, evidence, first, iso_date, of, unpunctuated, values
from .marc_relations import Nature, holds, with_related
from .undl_wording import scope

_CHOICES: dict[str, Choice] = {
    "Y": "in-favour",
    "N": "against",
    "A": "abstaining",
    "X": "not-voting",
    "NV": "not-voting",
}
_PART = re.compile(r"\b(?:separate vote|paragraphs?|paras?\b)|^(?:amendment|motion)\b", re.IGNORECASE)
_BODIES = {
    "A": Name("United Nations General Assembly", "actor", "organisation"),
    "S": Name("United Nations Security Council", "actor", "organisation"),
}
_NOTES = ("591", "500", "520")


def is_voting_record(record: Record) -> bool:
    """Return whether a record is one of the library's voting data."""
    return "967" in record or "996" in record or ("791" in record and "191" not in record)


def vote(marc: Marc) -> tuple[Vote, list[Problem]]:
    """Return the vote that a record tells, on the documents that it names, and what of it can't be used."""
    record = marc.record
    symbols, problems = Symbols(), list[Problem]()
    voted = list(dict.fromkeys(symbol for _, _, symbol in symbols.of(marc, "791")))
    related = symbols.of(marc, "952", "993")
    counts = _counts(marc, problems)
    number = control(record, "001")
    title = " ".join(text for code in "abc" for text in values(record, "245", code))
    items, session, day = agenda(marc), first(record, "791", "c"), _day(marc, problems)
    content = (*map(str, voted), session, day, title, *(item.value.text for item in items), *map(str, counts.values()))
    key = VoteKey(number) if number else VoteKey("", content)
    modality = list(dict.fromkeys(values(record, "590", "a") + values(record, "996", "a")))
    notes = [text for tag in _NOTES for text in values(record, tag, "a")]
    on = tuple(_on(key, title, voted, related, _in_part(title, [*modality, *notes]), problems))
    if not number:
        problems.append(Problem(marc.line, "a voting record without its number (001)", "export the record number too"))
    if not on:
        problems.append(Problem(marc.line, "a voting record that names no document (791)", "it is published alone"))
    meetings = [symbol.text for _, _, symbol in related if symbol.kind == "meeting record"]
    held = Vote(
        key=key,
        label=Text(title or f"Vote on {next(iter(voted), 'a text that is not named')}", "en"),
        body=next((_BODIES[symbol.body] for symbol in _symbols(voted, related) if symbol.body in _BODIES), None),
        date=day,
        session=session,
        agenda=tuple(item.value for item in items),
        subjects=_subjects(marc),
        modality="; ".join(modality),
        note="; ".join([*notes, *_item_numbers(marc)]),
        in_favour=counts["b"],
        against=counts["c"],
        abstaining=counts["d"],
        not_voting=counts["e"],
        members=counts["f"],
        ballots=tuple(_ballots(marc, counts, problems)),
        on=on,
        meeting=next(iter(meetings), ""),
        identifiers=(f"undl:{number}",) if number else (),
        links=(RECORD + number,) if number.isdigit() else (),
    )
    return held, [*problems, *symbols.problems]


def _symbols(voted: list[Symbol], related: list[tuple[int, Field, Symbol]]) -> list[Symbol]:
    return [*voted, *(symbol for _, _, symbol in related)]


def _in_part(title: str, notes: list[str]) -> bool:
    return scope(title, *notes) != "whole" or any(map(_PART.search, notes))


def _on(
    key: VoteKey,
    title: str,
    voted: list[Symbol],
    related: list[tuple[int, Field, Symbol]],
    in_part: bool,
    problems: list[Problem],
) -> list[Document]:
    """Return the documents that the vote was on: the adopted text, else the draft that was not adopted."""
    said = (Stated(key, evidence("791")),)
    votes, roll_calls = ((), said) if in_part else (said, ())
    drafts = [symbol for _, field, symbol in related if holds("adopted", symbol, field) == "drafts"]
    found: list[Document] = []
    for symbol in voted or drafts:
        titles = (Stated(Text(title, "en"), evidence("245")),) if title and voted and not in_part else ()
        item = Document(DocumentKey(symbol.text), titles=titles, votes=votes, roll_calls=roll_calls)
        is_a: Nature = "adopted" if voted else "draft"
        goes_with = related if voted else [entry for entry in related if entry[2] not in drafts]
        noted = problems if not found else []
        found += with_related(item, symbol, is_a, [], [entry for entry in goes_with if entry[2] not in voted], noted)
    return found


def _counts(marc: Marc, problems: list[Problem]) -> dict[str, int | None]:
    """Return the totals of 996; what is no number is a problem, and stays unstated."""
    counts: dict[str, int | None] = dict.fromkeys("bcdef")
    for line, field in marc.fields("996"):
        for code in counts:
            for text in of(field, code):
                if text.isascii() and text.isdigit() and len(text) < 10:
                    counts[code] = int(text)
                else:
                    problems.append(Problem(line, f"996 ${code} {text[:60]!r} is no count", "give a whole number"))
    return counts


def _ballots(marc: Marc, counts: dict[str, int | None], problems: list[Problem]) -> list[Ballot]:
    """Return each member's choice; a member that stands twice has two, or one if both say the same."""
    listed = list(marc.fields("967"))
    silent = _meaning_of_silence([field for _, field in listed], counts)
    if silent is None:
        reason = "967: it can't be told what the members without $d chose; the totals (996) do not agree with them"
        problems.append(Problem(listed[0][0], reason, "those members are left unknown"))
    ballots: dict[tuple[str, Choice], Ballot] = {}
    for line, field in listed:
        code, name, said = (next(iter(of(field, wanted)), "") for wanted in "ced")
        choice = _CHOICES.get(said.upper()) if said else silent
        if not code and not name:
            problems.append(Problem(line, "967 names no member ($c, $e)", "give its code, such as FRA"))
        elif choice is None:
            if said:
                reason = f"967 $d {said[:20]!r} is no vote ({code or name})"
                problems.append(Problem(line, reason, "write Y, N, A, or nothing for not voting"))
        elif (code or name, choice) in ballots:
            problems.append(Problem(line, f"967 {code or name} stands here a second time, with the same vote"))
        else:
            ballots[code or name, choice] = Ballot(Member(code, name), choice, line)
    return list(ballots.values())


def _meaning_of_silence(listed: list[Field], counts: dict[str, int | None]) -> Choice | None:
    """Return what a member without a vote ($d) chose; None where the record leaves it open.

    It did not vote, unless the totals say otherwise: of unanimous votes the library often gives totals alone.
    """
    silent = sum(not of(field, "d") for field in listed)
    if silent == len(listed) and counts["b"] == len(listed):
        return "in-favour"
    if silent == len(listed) and counts["e"] is None and silent:
        return None
    stated = counts["e"]
    return "not-voting" if stated is None or silent <= stated else None


def _day(marc: Marc, problems: list[Problem]) -> str:
    for line, field in [*marc.fields("992"), *marc.fields("269")]:
        for text in of(field, "a"):
            if day := iso_date(text):
                return day
            problems.append(Problem(line, f"{field.tag} $a {text[:60]!r} is no date", "write it as 2015-12-18"))
    return ""


def _subjects(marc: Marc) -> tuple[Text, ...]:
    """Return the subjects of a record, and those that the library gives its agenda items."""
    stated = [item.value for item in subjects(marc)]
    stated += [Text(unpunctuated(text), "en") for _, field in marc.fields("991") for text in of(field, "d")]
    return tuple(dict.fromkeys(stated))


def _item_numbers(marc: Marc) -> list[str]:
    """Return the numbers of agenda items with the document that holds the agenda: `A/71/251 31`."""
    found = (" ".join(of(field, "a") + of(field, "b")) for _, field in marc.fields("991"))
    return list(dict.fromkeys(filter(None, found)))
