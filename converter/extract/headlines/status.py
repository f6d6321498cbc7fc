"""Status: whether a headline says that something happened, is planned, or is only claimed, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .event_types import TypeReading
from .found import FoundName
from .words import Words

_CLAIM = frozenset(["claims", "claim", "claimed", "alleges", "allege", "alleged"])
_SAYS = frozenset(["says", "say", "said", "reports", "report", "reported", "states", "stated"])
_PLAN_VERBS = frozenset(["plans", "plan", "planned", "intends", "intend", "intended"])
_EXPECTED = frozenset(["expected", "scheduled", "planned", "set", "due", "likely", "poised"])
_BE = frozenset(["is", "are", "was", "were"])
_OBSERVED = frozenset(["assault", "agree", "disaster", "accident", "coerce", "crime", "death", "retreat"])


@dataclass(frozen=True, slots=True)
class StatusReading:
    """`status` is planned or claimed; words `first`–`last` say it; `asserted_by` is an index in the names, or None."""

    status: str
    first: int
    last: int
    rule: str
    confidence: float
    asserted_by: int | None = None


def read_status(words: Words, names: Sequence[FoundName], read: TypeReading | None) -> StatusReading | None:
    """Return the status if it is not simply that the event happened, else None."""
    end = words.sentences[1] if len(words.sentences) > 1 else len(words.forms)
    actors = {name.last: index for index, name in enumerate(names) if name.name.sort == "actor"}
    begins = {name.first: index for index, name in enumerate(names) if name.name.sort == "actor"}
    trigger = read.trigger.first if read else end
    for at in range(end):
        lower = words.lowers[at]
        if lower == "according" and words.lower(at + 1) == "to":
            begin = at + 2 + (words.lower(at + 2) == "the")
            return StatusReading("claimed", at, at + 2, "status-according-to", 0.8, begins.get(begin))
        if at in actors and (
            (lower in _CLAIM and "responsibility" not in words.lowers[at : at + 3])
            or (lower in _SAYS and at < trigger and read is not None and read.code in _OBSERVED)
        ):
            return StatusReading("claimed", at, at + 1, f"status-{lower}", 0.75, actors[at])
        if at <= trigger:
            found = _planned(words, at, trigger)
            if found:
                return found
    return None


def _planned(words: Words, at: int, trigger: int) -> StatusReading | None:
    lower, following = words.lowers[at], words.lower(at + 1)
    near = trigger - at <= 6
    if lower in _PLAN_VERBS and following == "to":
        return StatusReading("planned", at, at + 2, "status-plans", 0.75)
    if lower in _BE and following in _EXPECTED and words.lower(at + 2) == "to":
        return StatusReading("planned", at, at + 3, "status-expected", 0.75)
    if lower in _BE and following == "to" and words.lower(at - 1) not in ("there",):
        return StatusReading("planned", at, at + 2, "status-is-to", 0.7)
    if lower == "will" and near and not words.capitals[at]:
        return StatusReading("planned", at, at + 1, "status-will", 0.7)
    if lower in ("may", "might") and near and not words.capitals[at]:
        return StatusReading("planned", at, at + 1, "status-may", 0.5)
    return None
