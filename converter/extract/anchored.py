"""A reading of a passage, with its spans moved from the passage into the document."""

from __future__ import annotations

from typing import TypeVar

from ..passages import Passage
from ..records import Evidence, Reading, Stated

_T = TypeVar("_T")


def anchored(reading: Reading, passage: Passage) -> Reading:
    """Return the reading of `passage.text` with every span counted in the passage's document, in its own wording."""
    return Reading(
        event_type=_moved(reading.event_type, passage),
        period=_moved(reading.period, passage),
        status=_moved(reading.status, passage),
        asserted_by=_moved(reading.asserted_by, passage),
        places=_all_moved(reading.places, passage),
        participations=_all_moved(reading.participations, passage),
        figures=_all_moved(reading.figures, passage),
        documents=_all_moved(reading.documents, passage),
        memberships=_all_moved(reading.memberships, passage),
        offices=_all_moved(reading.offices, passage),
    )


def moved(stated: Stated[_T], passage: Passage) -> Stated[_T]:
    """Return a statement about `passage.text` with its span in the document; an empty span is the whole passage."""
    span = stated.evidence.span
    if span is None:
        return stated
    there = passage.span(span.start, span.end) if span.end > span.start else passage.whole
    return Stated(stated.value, Evidence(stated.evidence.rule, stated.evidence.confidence, there))


def _moved(stated: Stated[_T] | None, passage: Passage) -> Stated[_T] | None:
    return None if stated is None else moved(stated, passage)


def _all_moved(statements: tuple[Stated[_T], ...], passage: Passage) -> tuple[Stated[_T], ...]:
    return tuple([moved(stated, passage) for stated in statements])
