"""Keys: what the addresses of things are made of."""

from __future__ import annotations

from ..frozen import frozen


@frozen
class EventKey:
    """What an event's address is made of: the date as stated ("" if none), a title, and what tells it from others.

    `path` is the archive path of its page (`/news/2017/01/23/…`); `id` is its identifier in a published dataset
    (`ucdp:142698`), the same in whatever file it stands. An event found in prose has neither, and is told apart by
    `passage`, its wording, and the input document it stands in.
    """

    date: str
    title: str
    path: str = ""
    passage: str = ""
    id: str = ""


@frozen
class DocumentKey:
    """What a document's address is made of: its normalised symbol (`S/RES/2254 (2015)`), else its title.

    `id` is its identifier in a published dataset (`pax:2232`, `undl:3627`): of a document without symbol it tells
    those of the same title apart, whatever file they stand in.
    """

    symbol: str = ""
    title: str = ""
    id: str = ""


@frozen
class VoteKey:
    """What a vote's address is made of: the UN Digital Library's number of its voting record.

    Without one, `content`: body, session, date, symbol, title, agenda and totals, as the source words them.
    """

    undl: str = ""
    content: tuple[str, ...] = ()
