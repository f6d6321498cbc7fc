"""Datelines: town, day and agency before a report tell where it was written ("GENEVA, March 3 (Reuters) —")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ....authority import Authority

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DASH = r"\s*(?:--|[-–—])\s+"
_TOWN = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
_LOUD = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,}"
_AGENCY = r"\([A-Z][\w ./-]*\)"
_DATELINE = re.compile(
    rf"(?P<town>{_TOWN})(?:, {_TOWN})?(?:, {_DAY})? ?{_AGENCY}{_DASH}"
    rf"|(?P<loud>{_LOUD})(?:, {_TOWN})?(?:, {_DAY})? ?{_AGENCY}:? "
    rf"|(?P<dated>{_TOWN})(?:, {_TOWN})?, {_DAY}(?:{_DASH}|: )"
    rf"|(?P<bare>{_LOUD})(?:, {_TOWN})?{_DASH}"
)
_MARKS = ("(", ":", "-", "–", "—")
"""What a dateline ends in, or its agency begins with: most texts have none of these."""


def dateline_end(text: str, authority: Authority) -> int:
    """Return the character after the dateline that a report begins with, 0 if it has none; its town must be known."""
    match = _DATELINE.match(text) if any(map(text.__contains__, _MARKS)) else None
    if match is None:
        return 0
    town = next(filter(None, match.groups())).strip()
    return match.end() if any(entity.kind == "city" for entity in authority.lookup(town)) else 0
