"""Related documents (993) and meetings (952): which is whose draft, report, meeting record or press release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from pymarc import Field

from ..extract.documents.model import Symbol
from ..records import Document, DocumentKey, Problem, Stated
from .marc_fields import evidence

Nature = Literal["adopted", "draft", "report", "meeting", "press release", "other"]
"""What a record describes: an adopted text, or what goes with one."""

Relation = Literal["drafts", "reports", "meetings", "press_releases"]

ADOPTED = frozenset(("resolution", "decision", "statement"))
"""The kinds of symbols that adopted texts have."""

_GOES_WITH: dict[str, Relation] = {"meeting record": "meetings", "press release": "press_releases"}
_BELONGS_AS: dict[Nature, tuple[Relation, float]] = {
    "meeting": ("meetings", 1.0),
    "press release": ("press_releases", 1.0),
    "draft": ("drafts", 1.0),
    "report": ("reports", 0.8),
    "other": ("drafts", 0.8),  # what the library relates to an adopted text, and is nothing else, was its draft
}
_INDICATED: dict[str, Relation] = {"1": "reports", "2": "drafts"}


def with_related(
    held: Document,
    symbol: Symbol,
    is_a: Nature,
    own: list[Symbol],
    related: Iterable[tuple[int, Field, Symbol]],
    problems: list[Problem],
) -> list[Document]:
    """Return a document with what belongs to it, and the adopted texts that it is the draft, report or record of."""
    others: list[Document] = []
    for line, field, other in related:
        if other in own:
            reason = f"{field.tag} names the record's own symbol, {other}, as related"
            problems.append(Problem(line, reason, "name the resolution, draft or meeting it belongs to"))
        elif relation := holds(is_a, other, field):
            held = _with(held, relation, other, field, _sureness(relation, other, field))
        elif other.kind in ADOPTED and is_a != "adopted":
            relation, sure = _BELONGS_AS[is_a]
            others.append(_with(Document(DocumentKey(other.text)), relation, symbol, field, sure))
        else:
            reason = f"{field.tag} says that {other} is related to {symbol}, but not how"
            problems.append(Problem(line, reason, "this link is left out"))
    return [held, *others]


def holds(is_a: Nature, other: Symbol, field: Field) -> Relation | None:
    """Return what another document is to the record's own; None where it isn't said.

    Of an adopted text the first indicator tells drafts (2) from reports (1); where an export has lost it, symbols do.
    """
    if goes := _GOES_WITH.get(other.kind):
        return goes
    if is_a != "adopted" or other.kind in ADOPTED:
        return None
    indicated = _INDICATED.get(field.indicators.first if field.indicators else "")
    if indicated:
        return indicated
    if other.kind in ("draft", "working paper"):
        return "drafts"
    # The Council's drafts are plain documents; the Assembly's have the letter L, and what has none is a report.
    return "drafts" if other.body == "S" else "reports"


def _sureness(relation: Relation, other: Symbol, field: Field) -> float:
    """Return how sure it is what another document is: fully where the indicator or its symbol says so."""
    told = _INDICATED.get(field.indicators.first if field.indicators else "") == relation
    return 1.0 if told or other.kind != "document" else 0.8


def _with(item: Document, relation: Relation, symbol: Symbol, field: Field, confidence: float) -> Document:
    stated = Stated(DocumentKey(symbol.text), evidence(field.tag, confidence))
    if relation == "drafts":
        return replace(item, drafts=(*item.drafts, stated))
    if relation == "reports":
        return replace(item, reports=(*item.reports, stated))
    if relation == "meetings":
        return replace(item, meetings=(*item.meetings, stated))
    return replace(item, press_releases=(*item.press_releases, stated))
