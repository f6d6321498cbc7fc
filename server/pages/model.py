"""What a page is made of: facts with their evidence, entries with their dates, in sections."""

from __future__ import annotations

from dataclasses import dataclass

from ..labels import Link, Text
from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact: a text, perhaps a link, perhaps a date, and why it stands here."""

    text: Text
    href: str | None = None
    note: str = ""
    datetime: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def external(self) -> bool:
        """Whether its link leaves the site."""
        return self.href is not None and not self.href.startswith("/")


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said under one heading."""

    heading: Text
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in a list: `when` is in words and `datetime` for machines; both empty where there is no date.

    `address` is where a report itself stands, empty for anything else and for what must not be a link.
    """

    link: Link
    when: str = ""
    datetime: str = ""
    note: str = ""
    status: str = ""
    address: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def host(self) -> str:
        """The host of the address, for a link's text."""
        return self.address.partition("://")[2].partition("/")[0]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, or a picture's caption: a text with what is known about it."""

    text: Text
    anchor: str
    notes: tuple[Value, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: each row begins with its heading, each cell has any number of values.

    `numbers` is the first column that has numbers alone, None if there is none.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Value, ...], ...], ...]
    numbers: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Short values under a heading of their own, side by side; or entries with dates."""

    anchor: str
    title: str
    values: tuple[Value, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page; `more` says how many entries stand on other pages.

    `warnings` and `notes` are sentences before and after the rest, `links` lead on from it.
    """

    anchor: str
    title: str
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dated: bool = False
    more: int = 0
    warnings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[Value, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.facts or self.entries or self.quotes or self.tables or self.groups)


@dataclass(frozen=True, slots=True)
class Page:
    """A thing's page; `graphs` are those that its statements were found in."""

    iri: str
    path: str
    title: Text
    named_by: tuple[Evidence, ...]
    kind: str
    when: str
    datetime: str
    badge: str
    abstracts: tuple[Value, ...]
    sections: tuple[Section, ...]
    number: int
    more: bool
    graphs: tuple[str, ...]
