"""Gathering: the names that nobody knows of a whole build, most frequent first, from the notes of its batches.

Names are one where their address is: a name in two languages, or with and without capitals, is asked about once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from communique.converter.authority.decisions import address
from communique.converter.records import Name

from .model import Unknown
from .notes import PASSAGES, Where, read_notes

WHOLE = 1000
"""A table with more rows leaves out the names that were seen once."""


@dataclass(slots=True)
class Open:
    """A name that waits for a decision: in how many records it stands, the first passages, and its address.

    `unknown` is its most frequent wording, `address` ends that of the name, as in `actor/harbour-union-group`.
    """

    unknown: Unknown
    address: str
    count: int
    passages: list[Where] = field(default_factory=list)


def gathered(files: Sequence[Path]) -> tuple[list[Open], int]:
    """Return the names in some files of notes, and how many others were seen once and left out.

    The files are in the order of the inputs, and read twice: the first time they are counted only.
    """
    counts: dict[str, dict[Unknown, int]] = {}
    for file in files:
        for unknown, seen in read_notes(file):
            wordings = counts.setdefault(_address(unknown), {})
            wordings[unknown] = wordings.get(unknown, 0) + seen.count
    found = [_open(at, wordings) for at, wordings in counts.items()]
    shown = [one for one in found if one.count > 1] if len(found) > WHOLE else found
    by_address = {one.address: one for one in shown}
    for file in files:
        for unknown, seen in read_notes(file):
            one = by_address.get(_address(unknown))
            if one and len(one.passages) < PASSAGES:
                new = [where for where in seen.passages if where not in one.passages]
                one.passages += new[: PASSAGES - len(one.passages)]
    return sorted(shown, key=lambda one: (-one.count, one.unknown)), len(found) - len(shown)


def _open(at: str, wordings: dict[Unknown, int]) -> Open:
    unknown = min(wordings, key=lambda unknown: (-wordings[unknown], unknown))
    return Open(unknown, at, sum(wordings.values()))


def _address(unknown: Unknown) -> str:
    return address(named(unknown))


def named(unknown: Unknown) -> Name:
    """Return an unknown name as records have it."""
    return Name(unknown.text, unknown.sort, unknown.kind, unknown.language, unknown.within)
