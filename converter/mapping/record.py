"""A record to triples: everything that one unit says."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Triple

from ..iris import Iris, archive_path
from ..naming import Namer
from ..records import EventKey, Record
from .documents import document
from .events import event
from .people import actor, picture, quotation
from .sources import SourceInfo
from .statements import Statements


@dataclass(frozen=True, slots=True)
class Mapped:
    """The triples of one record, the mentions behind them, the entities they name, and where each was read."""

    statements: list[Triple]
    mentions: list[Triple]
    entities: frozenset[str]
    offsets: dict[tuple[str, str], int]


def map_record(record: Record, info: SourceInfo, iris: Iris, namer: Namer, elsewhere: frozenset[str]) -> Mapped:
    """Return the triples of a record; the events of the pages in `elsewhere` are described there."""
    say = Statements(iris, namer, iris.source(info.name, info.path), record.part)
    owner = info.identifier
    for item in record.events:
        has_page = isinstance(item.key, EventKey) and item.key.path and archive_path(item.key.path) in elsewhere
        event(say, item, owner, whole=not has_page)
    for listed in record.documents:
        document(say, listed, owner)
    for person in record.actors:
        actor(say, person, owner)
    for said in record.quotations:
        quotation(say, said)
    for shown in record.pictures:
        picture(say, shown)
    return Mapped(say.triples, say.mentions, frozenset(say.entities), say.offsets)
