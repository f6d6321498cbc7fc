"""The parties to a peace agreement, as the Peace Agreements Database words them in one cell.

General forms alone are read: "For the Government of X: a person; For the Y: …", "On behalf of …", and lists of short
names parted by semicolons or lines. Whatever else a cell says is given back as it stands.
"""

from __future__ import annotations

import re

from ..records import Name

_PARTED = re.compile(r"\s*[;\n\r]+\s*")
_FOR = re.compile(
    r"^(?:Signed\s+)?(?:For|On behalf of)\s+(?:and on behalf of\s+)?(?:the\s+)?"
    r"([^:,;()]{2,100}?(?:\s\([^:,;()]{1,40}\))?)\s*[:,(]",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^(?:The\s+)?([^\W\d_a-z][^:,;()\d]{1,80})$")
_STATE = re.compile(r"(?:\w+ )*(?:Republic|Kingdom|Federation)(?: of \w[\w ]*)?$")
_MOST_WORDS = 8
_NOBODY = frozenset(("", "none", "n/a", "not applicable", "no third parties", "unknown", "-"))


def parties(text: str) -> tuple[tuple[Name, ...], str]:
    """Return the parties that a cell names, and the cell's text if more stands in it than their names; "" if not."""
    if text.strip().casefold().rstrip(".") in _NOBODY:
        return (), ""
    found: dict[Name, None] = {}
    complete = True
    for segment in _PARTED.split(text.strip()):
        plain = " ".join(segment.split()).rstrip(".")
        if not plain:
            continue
        stated = _FOR.match(f"{plain}:")
        short = _SHORT.match(plain)
        if stated:
            found[_name(stated[1])] = None
            complete = complete and plain.endswith(stated[1])
        elif short and len(plain.split()) <= _MOST_WORDS:
            found[_name(short[1])] = None
        else:
            complete = False
    return tuple(found), "" if complete else " ".join(text.split())


def _name(text: str) -> Name:
    kind = "organisation" if "Government" in text else "state" if _STATE.match(text) else ""
    return Name(text.strip(), "actor", kind)
