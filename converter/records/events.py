"""Events: who took part, in which role, where and when, with which figures, and who reports it."""

from __future__ import annotations

from decimal import Decimal

from ..frozen import frozen
from ..passages import Passage
from .keys import DocumentKey, EventKey
from .stated import Name, Period, Stated, Text


@frozen
class Participation:
    """An actor in an event, with a role of the scheme (`cmr:`): party, convener, guarantor, agent, target …"""

    actor: Name
    role: str


@frozen
class Figure:
    """A count: `measure` of the scheme (`cmm:`), value, bound (exact, at_least, at_most, about), and its scope.

    `unit` says what is counted where the measure does not (`zones`); `place` and `period` only as stated. `low` and
    `high` are the estimates that the source gives beside its best one, `side` the actor whose people are counted.
    """

    measure: str
    value: int | Decimal
    bound: str = "exact"
    unit: str = ""
    place: Name | None = None
    period: Period | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    side: Name | None = None


@frozen
class Report:
    """A news item at its address, with the images and videos linked beside it."""

    url: str
    publisher: Name | None = None
    title: Text | None = None
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()


@frozen
class Reading:
    """What a single sentence or headline says of its one main event; spans count in the text that was read.

    `memberships` pair a person with the organisation the text says the person belongs to, `offices` a person with
    the office as the text words it.
    """

    event_type: Stated[str] | None = None
    period: Stated[Period] | None = None
    status: Stated[str] | None = None
    asserted_by: Stated[Name] | None = None
    places: tuple[Stated[Name], ...] = ()
    participations: tuple[Stated[Participation], ...] = ()
    figures: tuple[Stated[Figure], ...] = ()
    documents: tuple[Stated[DocumentKey], ...] = ()
    memberships: tuple[Stated[tuple[Name, Name]], ...] = ()
    offices: tuple[Stated[tuple[Name, str]], ...] = ()


@frozen
class Event:
    """An event or, when its key is the name of a process, a course of events.

    `headline` is the prose that extraction should read for it; None: nothing is left to read.
    `status` is happened, planned or claimed; no status means happened. `identifiers` are its numbers in published
    datasets (`ucdp:142698`). `sources` name who reports it where no address is given.
    """

    key: EventKey | Name
    labels: tuple[Stated[Text], ...] = ()
    headline: Passage | None = None
    abstracts: tuple[Stated[Text], ...] = ()
    types: tuple[Stated[str], ...] = ()
    period: Stated[Period] | None = None
    status: Stated[str] | None = None
    asserted_by: Stated[Name] | None = None
    places: tuple[Stated[Name], ...] = ()
    participations: tuple[Stated[Participation], ...] = ()
    part_of: tuple[Stated[Name | EventKey], ...] = ()
    topics: tuple[Stated[Name], ...] = ()
    agenda: tuple[Stated[Name], ...] = ()
    related: tuple[Stated[EventKey], ...] = ()
    mandated_by: tuple[Stated[DocumentKey], ...] = ()
    documents: tuple[Stated[DocumentKey], ...] = ()
    outcomes: tuple[Stated[EventKey | DocumentKey | Text], ...] = ()
    figures: tuple[Stated[Figure], ...] = ()
    reports: tuple[Stated[Report], ...] = ()
    sources: tuple[Stated[Name], ...] = ()
    identifiers: tuple[str, ...] = ()
