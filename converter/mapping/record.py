"""A record to triples: everything that one unit says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from ..iris import Iris, archive_path
from ..naming import Namer
from ..records import EventKey, Name, Problem, Record
from .concepts import concept
from .documents import document
from .events import event
from .people import actor, picture, quotation
from .places import place
from .sources import SourceInfo
from .statements import Statements
from .votes import vote


@dataclass(frozen=True, slots=True)
class Mapped:
    """The triples of one record, the mentions behind them, the entities they name, and where each was read.

    `lines` are further triples, as lines of canonical N-Triples without their ` .`: forms of which there are very many
    are written straight so. `mentions` are so too, and with them on which rows of a table things stand. `problems` are
    what could not be stated.
    """

    statements: list[Triple]
    lines: list[bytes]
    mentions: list[bytes]
    entities: frozenset[str]
    offsets: dict[tuple[str, str], int]
    problems: tuple[Problem, ...] = ()


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
    say = Statements(iris, namer, iris.source(info.name, info.path), record.part, record.row)
    for node in _described(say, record, info.identifier, pages):
        say.at_row(node)
    entities = frozenset(say.entities)
    return Mapped(say.triples, say.lines, say.mentions, entities, say.offsets, tuple(say.problems))


def _described(say: Statements, record: Record, owner: str, pages: Pages) -> Iterator[NamedNode]:
    """State all that a record says, and yield the node of each thing that it describes."""
    for item in record.events:
        yield event(say, item, owner, whole=not pages.describe(item.key))
    for listed in record.documents:
        yield document(say, listed, owner)
    for decided in record.votes:
        yield vote(say, decided, owner)
    for person in record.actors:
        yield actor(say, person, owner)
    for located in record.places:
        yield place(say, located)
    for term in record.concepts:
        if node := concept(say, term):
            yield node
    for said in record.quotations:
        yield quotation(say, said)
    for shown in record.pictures:
        yield picture(say, shown)
