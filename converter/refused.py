"""What is left of a record without the names that a decision refuses: they are no names of anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final

from .records import Name, Record

Refuses = Callable[[Name], bool]

_GONE: Final = object()
"""Stands for a value that can't be without the name that was taken from it."""


def without_refused(record: Record, refuses: Refuses) -> Record:
    """Return a record without these names, and without what is said of them alone, such as their part in an event."""
    left: Record = _left(record, refuses)
    return left


def _left(value: Any, refuses: Refuses) -> Any:
    if isinstance(value, Name):
        return _GONE if refuses(value) else value
    if isinstance(value, tuple):
        kept = tuple(left for item in value if (left := _left(item, refuses)) is not _GONE)
        return value if kept == value else kept
    changed: dict[str, Any] = {}
    for name, optional in _parts(value.__class__):
        before = getattr(value, name)
        after = _left(before, refuses)
        if after is _GONE:
            if not optional:
                return _GONE
            after = None
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


@cache
def _parts(kind: Any) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a class of records, each with whether it can be None; none of any other class."""
    if not kind.__module__.startswith(Record.__module__.rpartition(".")[0]):
        return ()
    return tuple((field.name, field.default is None) for field in fields(kind))
