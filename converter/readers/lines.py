"""Lines of files of any length: decoded, numbered, bounded; what can't be used is a problem, the rest is read."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from ..records import Problem
from . import Input

LONGEST = 1_000_000
"""Bytes in the longest line that is read; a longer one is a problem."""

DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)
"""What reading a compressed file that is cut off or damaged raises."""

_MARK = b"\xef\xbb\xbf"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UTF8 = "save the file as UTF-8, for instance with `iconv -f ISO-8859-1 -t UTF-8`"


def lines(document: Input) -> Iterator[tuple[int, str] | Problem]:
    """Yield the lines of a file with their numbers, from 1, each with its line end; only one line is held at a time.

    A line that is too long or not UTF-8 is left out, with a problem in its place. A compressed file that is cut off or
    damaged is read up to there. Control characters, which no RDF/XML can hold, become blanks.
    """
    number = 0
    for raw in _raw(opened(document)):
        if isinstance(raw, Problem):
            yield Problem(number + 1, raw.reason, raw.remedy)
            continue
        number += 1
        if len(raw) > LONGEST:
            yield Problem(number, f"a line of more than {LONGEST:,} bytes", "look whether its line ends were lost")
            continue
        try:
            text = (raw.removeprefix(_MARK) if number == 1 else raw).decode()
        except UnicodeDecodeError as error:
            yield Problem(number, f"not UTF-8 (byte 0x{raw[error.start]:02x})", _UTF8)
            continue
        yield number, _CONTROL.sub(" ", text)


def opened(document: Input) -> BinaryIO:
    """Return the bytes of a document from its beginning."""
    return io.BytesIO(document.text.encode()) if document.open is None else document.open()


def _raw(stream: BinaryIO) -> Iterator[bytes | Problem]:
    """Yield the lines of a stream, of those that are too long the beginning alone."""
    with stream:
        while True:
            try:
                raw = stream.readline(LONGEST + 1)
                more = raw
                while len(more) > LONGEST and not more.endswith(b"\n"):
                    more = stream.readline(LONGEST + 1)
            except DAMAGED as error:
                yield Problem(0, f"the compressed file is damaged or cut off here ({error})", "get the file again")
                return
            if not raw:
                return
            yield raw
