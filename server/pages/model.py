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
class Section:
    """A part of a page; `more` says how many entries stand on other pages."""

    anchor: str
    title: str
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dated: bool = False
    more: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.facts or self.entries or self.quotes)


@dataclass(frozen=True, slots=True)
class Page:
    """A thing's page."""

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
