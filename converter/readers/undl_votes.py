"""The voting data that the UN's library publishes: roll calls of the General Assembly and of the Security Council.

One row a member and roll call, as CSV (https://digitallibrary.un.org/record/4060887 and /record/4055387). What the rows
of a roll call share stands in each of them. A roll call becomes one record with one vote. A member without a row is
unknown, an empty total is not stated; neither is zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from ..extract.documents.symbols import normalise_symbol
from ..frozen import frozen
from ..records import (
    Ballot,
    Choice,
    Document,
    DocumentKey,
    Evidence,
    Member,
    Name,
    Problem,
    Record,
    Stated,
    Text,
    Vote,
    VoteKey,
)
from . import Input, Raw, TableReader
from .tables import header
from .undl_agenda import agenda
from .undl_rows import roll_calls
from .undl_wording import scope

_MEMBER = ("ms_code", "ms_name", "ms_vote")
REQUIRED = (*_MEMBER, "date", "resolution", "total_yes", "total_no", "total_abstentions")
"""The columns that both bodies' files have, and without which nothing can be read."""

_COUNCIL = "description"
"""A column of the Security Council's file alone."""

_OF_THE_BALLOT = frozenset({*_MEMBER, "permanent_member"})

CHOICES: Mapping[str, Choice] = {
    "Y": "in-favour",
    "N": "against",
    "A": "abstaining",
    "X": "not-voting",
    "NV": "not-voting",
}
"""The codes of `ms_vote`; NV stood for X in the first edition."""

_ASSEMBLY = Name("United Nations General Assembly", "actor", "organisation")
_SECURITY_COUNCIL = Name("United Nations Security Council", "actor", "organisation")
_EVIDENCE = Evidence("voting-data")
_CODE = re.compile(r"[A-Z]{2,5}")
_SEVERAL = re.compile(r"\s*[|;\n]\s*")
_COUNT = re.compile(r"(\d+)(?:\.0*)?")
_OFFICIAL_TITLE = re.compile(r" : resolution /", re.IGNORECASE)
_LABEL = 200  # characters of a label that is cut from a longer description


def recognises(document: Input) -> bool:
    """Return whether a document's first line names the columns of the voting data, or most of them."""
    named = set(header(document.text).names)
    return len(named & set(REQUIRED)) > len(REQUIRED) // 2 and not named.isdisjoint(_MEMBER)


def cut(document: Input) -> Iterator[Raw | Problem]:
    """Yield the roll calls: rows that follow one another and differ in the member and its vote alone."""
    columns = header(document.text).names
    at = [columns.index(column) for column in _MEMBER if column in columns]
    for found in roll_calls(document, _OF_THE_BALLOT, REQUIRED):
        if isinstance(found, Problem):
            yield found
            continue
        said = (found.shared, found.lines, *([values[column] for values in found.ballots] for column in at))
        yield Raw(found.lines[0], said, len(found.lines))


def read(raw: Raw) -> Iterator[Record | Problem]:
    """Yield the record of a roll call."""
    shared, lines, codes, names, choices = raw.data
    problems: list[Problem] = []
    ballots = tuple(_ballots(lines, codes, names, choices, problems))
    if not ballots:
        yield from problems
        return
    row = _Row(raw.line, {column: value.strip() for column, value in shared.items() if value.strip()}, problems)
    vote = _vote(row, ballots, council=_COUNCIL in shared)
    yield Record(
        part=vote.key.undl or str(raw.line), row=raw.line, language="en", votes=(vote,), problems=tuple(problems)
    )


def _ballots(
    lines: list[int], codes: list[str], names: list[str], choices: list[str], problems: list[Problem]
) -> Iterator[Ballot]:
    """Yield what each member chose, in the file's order."""
    seen: set[tuple[str, str]] = set()
    for line, code, name, choice in zip(lines, codes, names, choices, strict=True):
        member, wrong, remedy = _member(code, name)
        meant = CHOICES.get(choice) or CHOICES.get(choice.strip())
        if meant is None:
            reason = f"{name.strip() or code or 'a member'}: unknown vote {choice!r}"
            problems.append(Problem(line, reason, f"the votes are {', '.join(CHOICES)}"))
        elif wrong:
            problems.append(Problem(line, wrong, remedy))
        elif (told := (member.code or member.name, meant)) in seen:
            reason = f"{member.name or member.code}: stands here a second time, with the same vote"
            problems.append(Problem(line, reason))
        else:
            seen.add(told)
            yield Ballot(member, meant, line)


@lru_cache(maxsize=1 << 12)  # a table repeats the same few hundred
def _member(code: str, name: str) -> tuple[Member, str, str]:
    """Return a member, and what is wrong with its code and name, with the remedy."""
    member = Member(code.strip(), name.strip())
    if not (member.code or member.name):
        return member, "a vote of nobody", "name the member in ms_code or ms_name"
    if member.code and not _CODE.fullmatch(member.code):
        return member, f"{member.name}: no code of a member: {member.code!r}", "write three capital letters"
    return member, "", ""


@frozen
class _Row:
    """What the rows of a roll call share, by column, without what is empty; where it stands; what was wrong in it."""

    line: int
    values: dict[str, str]
    problems: list[Problem]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    def several(self, column: str) -> list[str]:
        return [value for value in _SEVERAL.split(self[column]) if value]

    def count(self, column: str) -> int | None:
        stated = self[column]
        if not stated:
            return None
        if found := _COUNT.fullmatch(stated):
            return int(found[1])
        self.problems.append(Problem(self.line, f"{column}: not a count: {stated[:40]!r}", "write a whole number"))
        return None

    def day(self) -> str:
        """Return the date; "" when it is none."""
        stated = self["date"]
        try:
            return date.fromisoformat(stated).isoformat() if stated else ""
        except ValueError:
            reason = f"no day of the calendar: {stated[:40]!r}"
            self.problems.append(
                Problem(self.line, reason, "write it as in 2017-02-28; the vote is left without a date")
            )
            return ""

    def symbols(self, column: str) -> Iterator[Stated[DocumentKey]]:
        for stated in self.several(column):
            if symbol := normalise_symbol(stated):
                yield Stated(DocumentKey(symbol), _EVIDENCE)
            else:
                reason = f"{column}: not a symbol of a UN document: {stated[:60]!r}"
                self.problems.append(Problem(self.line, reason, "write it as the UN prints it, as in A/RES/71/248"))


def _vote(row: _Row, ballots: tuple[Ballot, ...], council: bool) -> Vote:
    body = _SECURITY_COUNCIL if council else _ASSEMBLY
    key = _key(row, body)
    title = row["description"] if council else row["title"]
    item = agenda(row["agenda_title"] or row["agenda"])
    meetings = tuple(row.symbols("meeting"))
    return Vote(
        key=key,
        label=Text(_label(title, *item.items, row["resolution"], f"Vote of the {body.text}"), "en"),
        body=body,
        date=row.day(),
        session=row["session"],
        agenda=tuple(Name(text, "topic") for text in item.items),
        subjects=tuple(Text(subject, "en") for subject in dict.fromkeys((*row.several("subjects"), *item.subjects))),
        modality=row["modality"],
        note="; ".join(filter(None, (row["vote_note"], *item.numbers))),
        in_favour=row.count("total_yes"),
        against=row.count("total_no"),
        abstaining=row.count("total_abstentions"),
        not_voting=row.count("total_non_voting"),
        members=row.count("total_ms"),
        ballots=ballots,
        on=tuple(_on(row, key, title, meetings)),
        meeting=meetings[0].value.symbol if meetings else "",
        identifiers=(f"undl:{key.undl}",) if key.undl else (),
        links=tuple(link for link in row.several("undl_link") if re.match(r"https?://[^\s<>\"{}|\\^`]+$", link)),
    )


def _key(row: _Row, body: Name) -> VoteKey:
    if row["undl_id"]:
        return VoteKey(undl=row["undl_id"].removesuffix(".0"))
    columns = ("session", "date", "resolution", "draft", "title", "description", "agenda_title", "agenda")
    totals = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
    return VoteKey(content=(body.text, *(row[column] for column in (*columns, *totals))))


def _label(*wordings: str) -> str:
    """Return the first wording that there is, cut at a word's end where it is a whole passage."""
    wording = next(filter(None, wordings))
    if len(wording) <= _LABEL:
        return wording
    return wording[:_LABEL].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _on(row: _Row, key: VoteKey, title: str, meetings: Iterable[Stated[DocumentKey]]) -> Iterator[Document]:
    """Yield the documents that a vote was on: the resolution, else the draft."""
    vote = (Stated(key, _EVIDENCE),)
    whole = scope(title, row["agenda_title"], row["vote_note"]) == "whole"
    drafts, reports = tuple(row.symbols("draft")), tuple(row.symbols("committee_report"))
    resolutions = list(row.symbols("resolution"))
    # In compilations of others the column holds a keyword; the library's own ends as catalogues do.
    official = bool(title) and (bool(row["undl_id"]) or bool(_OFFICIAL_TITLE.search(title))) and not row["description"]
    titles = (Stated(Text(title, "en"), _EVIDENCE),) if official else ()
    for stated in resolutions or drafts:
        yield Document(
            key=stated.value,
            titles=titles if resolutions else (),
            descriptions=(Stated(Text(row["description"], "en"), _EVIDENCE),) if row["description"] else (),
            drafts=drafts if resolutions else (),
            meetings=tuple(meetings),
            reports=reports,
            votes=vote if whole else (),
            roll_calls=() if whole else vote,
        )


READER = TableReader(
    name="undl-votes",
    version="1",
    description="voting data of the General Assembly and the Security Council, as the UN's library publishes it",
    suffixes=(".csv", ".tsv", ".txt"),
    recognises=recognises,
    cut=cut,
    read=read,
)
