"""The unit that is read, validated and published or held back as one."""

from __future__ import annotations

from ..frozen import frozen
from .documents import Document
from .events import Event
from .prose import Section
from .stated import Text
from .things import Actor, Concept, Picture, Place, Quotation
from .votes import Vote


@frozen
class Problem:
    """Something in a document that could not be used, though the rest of it can.

    `line` counts from 1; `remedy` says what would help.
    """

    line: int
    reason: str
    remedy: str = ""


@frozen
class Record:
    """The unit that is read, validated and, if need be, held back: a page, a roll call, a row.

    `part` tells the records of one file apart (a row number, a record id; "" when the file is one record).
    `text` is the whole decoded text that spans count in. `path` is the archive path that the document has, if any.
    `topic` and `tags` are what the document says of its own subject and help extraction choose. `row` is the line of a
    long file on which the record begins; such a record has no text.
    """

    text: str = ""
    part: str = ""
    row: int = 0
    language: str = ""
    title: Text | None = None
    path: str = ""
    published: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sections: tuple[Section, ...] = ()
    votes: tuple[Vote, ...] = ()
    places: tuple[Place, ...] = ()
    concepts: tuple[Concept, ...] = ()
    problems: tuple[Problem, ...] = ()
