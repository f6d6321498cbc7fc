"""The threshold: what is too unsure to be published is left out of a record before it is mapped.

What a thing is called and how a text is worded always stay, or the thing would have no name; and so does what tells a
claim or a plan from a plain fact, which would otherwise become one for want of certainty.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from ...passages import line_of
from ...records import Actor, Document, Event, Evidence, Picture, Problem, Quotation, Reading, Record, Stated, Vote

KEPT = frozenset({"labels", "titles", "abstracts", "descriptions", "text", "caption", "status", "asserted_by"})
_HOLDING = (Record, Reading, Event, Document, Actor, Quotation, Picture, Vote)
T = TypeVar("T")


def above(holding: T, least: float, left_out: list[Evidence]) -> T:
    """Return a record, or a part of one, without the statements whose confidence lies below `least`.

    The evidence of each is added to `left_out`. An actor of which nothing else is said is left out too.
    """
    changed: dict[str, Any] = {}
    kind: Any = type(holding)
    for name in _fields(kind):
        before = getattr(holding, name)
        if isinstance(before, tuple):
            after: Any = tuple([kept for item in before if (kept := _kept(item, least, left_out)) is not None])
        else:
            after = _kept(before, least, left_out)
        if after != before:
            changed[name] = after
    return replace(holding, **changed) if changed else holding  # type: ignore[type-var]


def noted(record: Record, least: float, left_out: list[Evidence]) -> Record:
    """Return a record whose problems say how many of its statements were left out."""
    if not left_out:
        return record
    starts = [evidence.span.start for evidence in left_out if evidence.span is not None]
    line = record.row or (line_of(record.text, min(starts)) if starts else 1)
    reason = f"statements left out here as less sure than {least:g}: {len(left_out)}"
    return replace(record, problems=(*record.problems, Problem(line, reason, "publish more with a lower threshold")))


def _kept(item: Any, least: float, left_out: list[Evidence]) -> Any:
    if isinstance(item, Stated):
        if item.evidence.confidence >= least:
            return item
        left_out.append(item.evidence)
        return None
    if not isinstance(item, _HOLDING):
        return item
    after = above(item, least, left_out)
    return None if isinstance(after, Actor) and after != item and after == Actor(after.name) else after


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Return the fields of a class of records in which statements can be left out."""
    return tuple(field.name for field in fields(kind) if field.name not in KEPT)
