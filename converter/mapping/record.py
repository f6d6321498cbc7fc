"""A record to triples: everything that one unit says."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Triple

from ..iris import Iris, archive_path
from ..naming import Namer
from ..records import EventKey, Name, Record
from .documents import document
from .events import event
from .people import actor, picture, quotation
from .sources import SourceInfo
from .statements import Statements


@dataclass(frozen=True, slots=True)
class Mapped:
    """The triples of one record, the mentions behind them, the entities they name, and where each was read.

    `lines` are further triples, as lines of canonical N-Triples without their ` .`: forms of which there are very many
    are written straight so.
    """

    statements: list[Triple]
    lines: list[bytes]
    mentions: list[bytes]
    entities: frozenset[str]
    offsets: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Pages:
    """The archive pages of the whole input (`known`), and those that a record is itself (`own`)."""

    known: frozenset[str]
    own: frozenset[str]

    def describe(self, key: EventKey | Name) -> bool:
        """Return whether another page of the input describes this event."""
        if not isinstance(key, EventKey) or not key.path:
            return False
        path = archive_path(key.path)
        return path in self.known and path not in self.own


def map_record(record: Record, info: SourceInfo, iris: Iris, namer: Namer, pages: Pages) -> Mapped:
    """Return the triples of a record; an event that another page describes gets links and topics alone."""
    say = Statements(iris, namer, iris.source(info.name, info.path), record.part)
    owner = info.identifier
    for item in record.events:
        event(say, item, owner, whole=not pages.describe(item.key))
    for listed in record.documents:
        document(say, listed, owner)
    for person in record.actors:
        actor(say, person, owner)
    for said in record.quotations:
        quotation(say, said)
    for shown in record.pictures:
        picture(say, shown)
    return Mapped(say.triples, say.lines, say.mentions, frozenset(say.entities), say.offsets)
