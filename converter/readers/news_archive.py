"""The reader of a dated news archive in Markdown: a page for every event, an index for every day.

An event page names its day (a heading that links to the day's index), topics (`#####`), one headline (`#`),
abstracts, and under labelled headings its sources, with images and videos beside them, and related events with
context tags. An index lists the day's events, each with topic, abstract and tags. The labels are those of
`labels.LABEL_SETS`. Where the reader decides:

- A page's day is that of its place in the archive, else that of its heading; where both speak and differ, its place
  wins, since others link to it there, and a problem is reported.
- A tag in a related list is a topic of both events.
- What stands twice (a related entry, a source, a block repeated as a whole) is read once.
- An address that can't be used costs the source or the related entry, never the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.errors import InputError

from ..records import Record
from . import Input, Reader
from .addresses import is_index, page_at
from .archive_draft import Draft
from .archive_index import looks_like_index, read_index
from .archive_page import read_page
from .labels import meaning

_KNOWN_BY = 100_000  # characters from the beginning that tell the format
_DAY_HEADING = re.compile(
    r"^#{2,3}[ \t]+\[[^\]\n]{0,40}\]\([^()\n]{0,200}news/[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}/(?:index\.[a-z]+)?\)",
    re.MULTILINE,
)
_LABEL = re.compile(r"^###[ \t]+([^\W\d_][^\n#\[\]]{0,30})[:：][ \t]*\r?$", re.MULTILINE)


def recognises(document: Input) -> bool:
    """Return whether a document is a page of such an archive: by its day's heading or its labels, else by its place."""
    head = document.text[:_KNOWN_BY]
    if _DAY_HEADING.search(head):
        return True
    if re.search(r"^#[ \t]", head, re.MULTILINE) and any(meaning(label[1]) for label in _LABEL.finditer(head)):
        return True
    return document.path.lower().endswith(".md") and page_at(document.path) is not None


def read(document: Input) -> Iterator[Record]:
    """Yield the page's one record.

    Raises `InputError` when the document is empty or binary, states no day, or has no headline.
    """
    text, path = document.text, document.path
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(path, "the page is empty", remedy="write its day and headline, or take it out of the source")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(path, "a binary file, not text", line=line, remedy="take it out of the source")
    draft = Draft.of(path, text)
    yield read_index(draft) if looks_like_index(draft) else read_page(draft)


def place(path: str) -> str | None:
    """Return the archive path of an event page that lies where its archive has it."""
    found = page_at(path)
    return found[0] if found and not is_index(path) else None


READER = Reader(
    name="news-archive",
    version="3",
    description="A dated news archive in Markdown: event pages and day indexes, in English and Chinese.",
    suffixes=(".md", ".txt"),
    recognises=recognises,
    read=read,
    place=place,
)
