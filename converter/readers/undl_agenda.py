"""Items of the General Assembly's agenda as voting records word them.

`A/71/251 31 - Prevention of armed conflict. - ARMED CONFLICTS PREVENTION` is an item of the agenda that A/71/251 holds:
its number, its name, and the library's subject for it. A further subject of the same item has no name:
`A/73/251 74c[6] - HUMAN RIGHTS--IRAN`. Several are parted by semicolons.
"""

from __future__ import annotations

import re

from ..frozen import frozen

_AGENDA = r"[A-Z]/[\w./-]*\d[\w./-]*"
_ENTRY = re.compile(rf"({_AGENDA}) (\d+\S*?)\.?(?: - (.*?)\.?)? - ([^a-z]+)")
_NEXT = re.compile(rf";\s*(?={_AGENDA} \d)")


@frozen
class Agenda:
    """What a record says of agenda items: their names, the library's subjects, and numbers with their document."""

    items: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def agenda(text: str) -> Agenda:
    """Return an agenda title taken apart; as it stands where it is not number, name and subject."""
    if not text:
        return Agenda(())
    entries = [_ENTRY.fullmatch(entry.strip()) for entry in _NEXT.split(text)]
    if not all(entries):
        return Agenda((text,))
    found = [entry.groups("") for entry in entries if entry]
    return Agenda(
        items=_once(name for _, _, name, _ in found),
        subjects=_once(subject for *_, subject in found),
        numbers=_once(f"{document} {number}" for document, number, _, _ in found),
    )


def _once(values: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))  # type: ignore[call-overload]
