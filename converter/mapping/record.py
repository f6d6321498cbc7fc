"""A record to triples: everything that one unit says."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from ..frozen import frozen
from ..iris import Iris, archive_path
from ..naming import Namer, Unidentified
from ..records import EventKey, Name, Problem, Record
from .concepts import concept
from .documents import document
from .events import event
from .people import actor, picture, quotation
from .places import place
from .sources import SourceInfo
from .statements import Statements
from .votes import vote


@frozen
class Mapped:
    """The triples of one record, the mentions behind them, the entities they name, and where each was read.

    `lines` are further triples, as lines of canonical N-Triples without their ` .`: forms of which there are very many
    are written straight so. `mentions` are so too, and with them on which rows of a table things stand. `problems` are
    what could not be stated, `unidentified` the names that no authority knows.
    """

    statements: list[Triple]
    lines: list[bytes]
    mentions: list[bytes]
    entities: frozenset[str]
    offsets: dict[tuple[str, str], int]
    problems: tuple[Problem, ...] = ()
    unidentified: tuple[Unidentified, ...] = ()


@frozen
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
    main = _main(say, record, info.identifier, pages)
    others = _others(say, record, info.identifier)
    # A row of a table is about its events; the places and actors that it names on the way stand on many rows.
    for node in main or others:
        say.at_row(node)
    entities = frozenset(say.entities)
    return Mapped(say.triples, say.lines, say.mentions, entities, say.offsets, tuple(say.problems), say.unidentified)


def _main(say: Statements, record: Record, owner: str, pages: Pages) -> list[NamedNode]:
    """State what a record is about, and return the nodes."""
    nodes = [event(say, item, owner, whole=not pages.describe(item.key)) for item in record.events]
    nodes += [document(say, item, owner) for item in record.documents]
    nodes += [vote(say, item, owner) for item in record.votes]
    return nodes + [node for item in record.concepts if (node := concept(say, item))]


def _others(say: Statements, record: Record, owner: str) -> list[NamedNode]:
    """State what a record says besides, and return the nodes."""
    nodes = [actor(say, item, owner) for item in record.actors]
    nodes += [place(say, item) for item in record.places]
    nodes += [quotation(say, item) for item in record.quotations]
    return nodes + [picture(say, item) for item in record.pictures]
