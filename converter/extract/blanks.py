"""Typographic blanks, read as plain ones."""

from __future__ import annotations

_BLANKS = dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F, 0x3000, 0x0A, 0x0D, 0x09), " ")


def plain_blanks(text: str) -> str:
    """Return `text` with special spaces, tabs and line breaks as single spaces, of the same length."""
    return text if text.isascii() and "\n" not in text and "\t" not in text else text.translate(_BLANKS)
