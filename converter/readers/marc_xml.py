"""MARC records out of MARCXML (https://www.loc.gov/standards/marcxml/) of any length, one at a time, as pymarc's.

The parser is fed piece by piece, so memory depends on the longest record alone, and that is bounded. A document type is
refused, and with it entities: a library's files have none, and those of others can be made to fill memory or to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from ..records import Problem
from . import Input
from .lines import DAMAGED, opened
from .marc_builder import NAMESPACE, Builder, StoppedError
from .marc_fields import Marc

MOST_BREAKS = 1000
"""Places in which a file may break; with more of them it is something else."""

_RECORD = re.compile(rb"<(?:([A-Za-z_][\w.-]{0,30}):)?record[\s>]")
_LONGEST_TAG = 64  # bytes that the beginning of a record's tag has at most
_PIECE = 1 << 16


def records(document: Input) -> Iterator[Marc | Problem]:
    """Yield the records of a file, and a problem for what of it is no record.

    Where the file is not well-formed, reading goes on with the next record. Raises `InputError` when it is no MARCXML,
    or has a document type.
    """
    builder = Builder(document.path)
    # A text that was decoded for us is UTF-8 by now, whatever its declaration says.
    feed = _Feed(builder, "utf-8" if document.open is None else None)
    with opened(document) as stream:
        while True:
            try:
                piece = stream.read(_PIECE)
                more = feed.take(piece)
            except (StoppedError, *DAMAGED) as error:
                yield from builder.taken()
                yield builder.broken(_reason(error))
                return
            yield from builder.taken()
            if not more or not piece:
                break
    if not builder.count and not builder.breaks:
        yield Problem(1, "there is no record in the collection", "look whether the search had results")


def _reason(error: Exception) -> str:
    return (
        str(error) if isinstance(error, StoppedError) else f"the compressed file is damaged or cut off here ({error})"
    )


class _Feed:
    """Gives the parser a file piece by piece; after a break, another parser begins at the next record."""

    def __init__(self, builder: Builder, encoding: str | None) -> None:
        self._builder = builder
        self._encoding = encoding
        self._held = b""
        self._searching = False
        self._given = 0
        self._begin(b"")

    def take(self, piece: bytes) -> bool:
        """Parse a piece, an empty one at the end of the file; return whether reading can go on."""
        self._builder.fed += len(piece)
        while True:
            if self._searching:
                piece = self._found(piece)
                if self._searching:
                    return True
            try:
                start, self._given = self._given, self._given + len(piece)
                self._parser.Parse(piece, not piece)
                self._builder.check_token()
            except expat.ExpatError as error:
                self._builder.break_off(f"not well-formed XML ({expat.ErrorString(error.code)})")
                if not piece or not self._can_go_on():
                    return False
                self._searching = True
                piece = piece[max(0, self._parser.ErrorByteIndex - start) :]
                continue
            except (LookupError, ValueError) as error:
                raise StoppedError(f"an encoding that can't be read ({error})") from None
            return True

    def _found(self, piece: bytes) -> bytes:
        """Return what there is from the next record on, for a new parser; "" where there is none yet."""
        text = self._held + piece
        match = _RECORD.search(text)
        cut = match.start() if match else max(0, len(text) - _LONGEST_TAG)
        self._builder.lines_before += text.count(b"\n", 0, cut)
        self._held = b"" if match else text[cut:]
        if match:
            self._begin(match[1] or b"")
            self._searching = False
            return text[cut:]
        return b""

    def _begin(self, prefix: bytes) -> None:
        self._parser = self._builder.parse(self._encoding)
        self._parser.XmlDeclHandler = self._declared
        self._given = 0
        if self._searching:
            name, colon = prefix, b":" if prefix else b""
            root = b"<" + prefix + colon + b"collection xmlns" + colon + name + b'="' + NAMESPACE.encode() + b'">'
            self._parser.Parse(root, False)
            self._given = len(root)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._encoding = self._encoding or encoding

    def _can_go_on(self) -> bool:
        """Return whether the next record can be found by its tag; in an envelope, others have that name too."""
        if self._builder.breaks >= MOST_BREAKS:
            raise StoppedError(f"it breaks in {MOST_BREAKS} places; the rest is not read")
        if self._builder.enveloped:
            return False
        return not (self._encoding or "").lower().startswith(("utf-16", "utf-32", "ucs", "iso-10646"))
