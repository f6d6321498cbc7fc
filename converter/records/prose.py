"""The prose of a page, as its reader found it, before extraction has read it."""

from __future__ import annotations

from ..frozen import frozen
from ..passages import Passage


@frozen
class Paragraph:
    """Running text."""

    passage: Passage


@frozen
class Bullets:
    """A list; `lead` is the sentence or paragraph that ends in a colon before it, if any."""

    items: tuple[Passage, ...]
    lead: Passage | None = None


@frozen
class QuotedStatement:
    """A statement that stands alone, and the line that says who made it."""

    passage: Passage
    attribution: Passage


@frozen
class Caption:
    """A picture's caption, its credit where stated, and its address where stated."""

    passage: Passage
    credit: Passage | None = None
    url: str = ""


@frozen
class ListedDocument:
    """A document in a list: its title, and the language codes (`ar`, `zh` …) with a file's URL or ""."""

    title: Passage
    languages: tuple[tuple[str, str], ...] = ()
    languages_at: Passage | None = None


@frozen
class ListedTheme:
    """A theme and the bodies that take care of it (`Food Security – FAO | WFP`)."""

    theme: Passage
    bodies: tuple[Passage, ...]


Block = Paragraph | Bullets | QuotedStatement | Caption | ListedDocument | ListedTheme


@frozen
class Section:
    """A part of a page under its heading (None: what stands before the first)."""

    heading: Passage | None
    blocks: tuple[Block, ...] = ()
