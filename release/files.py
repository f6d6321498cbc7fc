"""Files as they lie on the disk: their bytes, uncompressed and bounded, and their text."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import os
import stat
from typing import BinaryIO, cast

from communique.converter.readers.lines import DAMAGED
from communique.errors import InputError

from .plan import Planned

BEGINNING = 1 << 16
"""Bytes of a file by which its format is recognised."""

_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}
_SIZE_REMEDY = "split it, or raise limits.document_bytes in communique.toml"
_UTF8_REMEDY = "save it as UTF-8, for instance with `iconv -f ISO-8859-1 -t UTF-8`"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 1 << 20


def stream(planned: Planned) -> BinaryIO:
    """Return the uncompressed bytes of a file from their beginning.

    Raises `InputError` with a remedy for one that can't be opened; reading a damaged one raises what
    `communique.converter.readers.lines.DAMAGED` names.
    """
    if planned.refused:
        raise InputError(planned.name, planned.refused, remedy="copy the file itself into the source")
    try:
        raw = planned.file.open("rb")
        if not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
            raw.close()
            raise InputError(planned.name, "not a regular file")
        if planned.file.suffix != ".gz":
            return raw
        raw.close()
        return cast(BinaryIO, gzip.open(planned.file))
    except OSError as error:
        raise _unreadable(planned, error) from error


def read(planned: Planned, limit: int) -> bytes:
    """Return the bytes of a file, decompressed.

    Raises `InputError` with a remedy for one that can't be read or has more than `limit` bytes.
    """
    try:
        with stream(planned) as opened:
            data = opened.read(limit + 1)
    except DAMAGED as error:
        raise InputError(planned.name, f"damaged gzip ({error})", remedy="get the file again") from error
    except OSError as error:
        raise _unreadable(planned, error) from error
    if len(data) > limit:
        raise InputError(planned.name, f"larger than the limit of {limit:,} bytes", remedy=_SIZE_REMEDY)
    return data


def beginning(planned: Planned) -> str:
    """Return the text with which a file begins, for recognising its format: what can't be decoded is replaced.

    Of a damaged file it is what stands before the damage. Raises `InputError` for one that can't be opened.
    """
    data = b""
    try:
        with stream(planned) as opened:
            while len(data) < BEGINNING and (more := opened.read(min(1024, BEGINNING - len(data)))):
                data += more
    except DAMAGED:
        pass
    except OSError as error:
        raise _unreadable(planned, error) from error
    return codecs.getincrementaldecoder("utf-8-sig")("replace").decode(data)


def measured(planned: Planned) -> tuple[str, int]:
    """Return the checksum of a file of any length, and how many lines it has; of a damaged one, of what can be read."""
    found, lines = hashlib.sha256(), 0
    try:
        with stream(planned) as opened:
            while piece := opened.read(_PIECE):
                found.update(piece)
                lines += piece.count(b"\n")
    except DAMAGED:
        pass
    except OSError as error:
        raise _unreadable(planned, error) from error
    return f"sha256:{found.hexdigest()}", lines


def stamp(planned: Planned) -> tuple[int, int]:
    """Return the size of a file on the disk and when it was last changed, in nanoseconds."""
    status = planned.file.stat()
    return status.st_size, status.st_mtime_ns


def _unreadable(planned: Planned, error: OSError) -> InputError:
    return InputError(planned.name, error.strerror or str(error), remedy="make the file readable")


def checksum(data: bytes) -> str:
    """Return the SHA-256 of some bytes as the graph states it: `sha256:` and hexadecimal digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def decode(name: str, data: bytes) -> str:
    """Return a document's text without byte order mark.

    Raises `InputError` with line and remedy for what is empty, binary or not UTF-8.
    """
    if data.startswith(_UTF16_MARKS):
        raise InputError(name, "UTF-16, not UTF-8", line=1, remedy="save it as UTF-8")
    control = next((at for at, byte in enumerate(data[:4096]) if byte in _CONTROL), data.find(b"\0"))
    if control >= 0:
        raise InputError(
            name,
            "a binary file, or one with control characters",
            line=_line(data, control),
            remedy="remove it from the source",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise InputError(name, f"not UTF-8 (byte 0x{data[error.start]:02x})", line=line, remedy=_UTF8_REMEDY) from error
    if not text.strip():
        raise InputError(name, "empty", line=1, remedy="remove it, or write the document")
    return text


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
