"""The prose of a page, as its reader found it, before extraction has read it."""

from __future__ import annotations

from dataclasses import dataclass

from ..passages import Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `lead` is the sentence or paragraph that ends in a colon before it, if any."""

    items: tuple[Passage, ...]
    lead: Passage | None = None


@dataclass(frozen=True, slots=True)
class QuotedStatement:
    """A statement that stands alone, and the line that says who made it."""

    passage: Passage
    attribution: Passage


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, its credit where stated, and its address where stated."""

    passage: Passage
    credit: Passage | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in a list: its title, and the language codes (`ar`, `zh` …) with a file's URL or ""."""

    title: Passage
    languages: tuple[tuple[str, str], ...] = ()
    languages_at: Passage | None = None


@dataclass(frozen=True, slots=True)
class ListedTheme:
    """A theme and the bodies that take care of it (`Food Security – FAO | WFP`)."""

    theme: Passage
    bodies: tuple[Passage, ...]


Block = Paragraph | Bullets | QuotedStatement | Caption | ListedDocument | ListedTheme


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its heading (None: what stands before the first)."""

    heading: Passage | None
    blocks: tuple[Block, ...] = ()
