"""Votes: counts as stated, and what each member chose."""

from __future__ import annotations

from typing import Literal

from ..frozen import frozen
from .documents import Document
from .keys import VoteKey
from .stated import Name, Text

Choice = Literal["in-favour", "against", "abstaining", "not-voting"]
"""The concepts of the scheme of choices (`cmc:`)."""


@frozen
class Member:
    """A member of the voting body as a table names it: a code (ISO 3166-1 alpha-3 and codes of former members), a name.

    Who that was depends on the day of the vote; the authority's table of members says so.
    """

    code: str
    name: str


@frozen
class Ballot:
    """What one member chose; `row` is the line of the file that says so, 0 if unknown."""

    member: Member
    choice: Choice
    row: int = 0


@frozen
class Vote:
    """A vote as one source records it.

    Counts are as stated; None is "not stated", never 0. `modality` is how the source says that it was decided
    ("adopted unanimously", "without vote"). `on` are the documents that it was on: each with `votes` or `roll_calls`
    naming this vote, by whether it was on the text as a whole. `vetoed_by` are the permanent members whose vote
    against prevented adoption, where a source says so. `agenda` and `subjects` are as for `Document`.
    """

    key: VoteKey
    label: Text | None = None
    body: Name | None = None
    date: str = ""
    session: str = ""
    agenda: tuple[Name, ...] = ()
    subjects: tuple[Text, ...] = ()
    modality: str = ""
    note: str = ""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None
    members: int | None = None
    vetoed_by: tuple[Member, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    on: tuple[Document, ...] = ()
    meeting: str = ""
    identifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
