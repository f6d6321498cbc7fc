"""The UN Digital Library's records as MARCXML: documents and votes, in files of any length.

The library's page of search results exports them ("MARCXML"), and so does a search with `of=xm` in its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..records import Problem, Record
from . import Input, Raw, TableReader
from .marc import Numbered, read
from .marc_xml import records

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:collection|record)[\s>/]")
_MARC = re.compile(r"http://www\.loc\.gov/MARC21/slim|<(?:[\w.-]+:)?(?:controlfield|datafield)\s")


def _recognises(document: Input) -> bool:
    beginning = document.text[:20_000].lstrip("\ufeff \t\r\n")
    return beginning.startswith("<") and bool(_ROOT.search(beginning) and _MARC.search(beginning))


def _cut(document: Input) -> Iterator[Raw | Problem]:
    for found in records(document):
        yield found if isinstance(found, Problem) else Raw(found.line, Numbered(found))


def _read(raw: Raw) -> Iterator[Record | Problem]:
    yield from read(raw.data)


READER = TableReader(
    name="undl-marcxml",
    version="1",
    description="records of the UN Digital Library in MARCXML: documents and votes",
    suffixes=(".xml", ".marcxml"),
    recognises=_recognises,
    cut=_cut,
    read=_read,
)
