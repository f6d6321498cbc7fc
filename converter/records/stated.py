"""Values with the evidence for them, texts, names and periods: what all records are made of."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from ..frozen import frozen
from ..passages import Span

T_co = TypeVar("T_co", covariant=True)

Sort = Literal["actor", "place", "process", "topic"]
"""What a name can name: each has its own kind of address."""


@frozen
class Evidence:
    """Why a statement is made: the name of the rule, its confidence (0 to 1) and the passage.

    `span` counts in the document's text, but for what extraction returns about a text of its own, where it
    counts in that text (`extract.anchored` moves it). None: the record as a whole says it.
    """

    rule: str
    confidence: float = 1.0
    span: Span | None = None


@frozen
class Stated(Generic[T_co]):
    """A value and the evidence for it."""

    value: T_co
    evidence: Evidence


@frozen
class Text:
    """A text and its language (BCP 47; empty if unknown)."""

    text: str
    language: str = ""


@frozen
class Name:
    """A name as a document gives it.

    `kind` is an actor's (state, organisation, armed_group, military, person, group) or a place's (country,
    territory, region, city, site, water), empty if unknown. `within` is the containing place or country that the
    text itself names, `code` an identifier that it gives (`ucdpActor:118`). `entity` is the authority's key, such as
    `actor/syria`, once the name is identified; "" says that it was weighed with its sentence, and nobody is sure.
    """

    text: str
    sort: Sort
    kind: str = ""
    language: str = "en"
    within: str = ""
    code: str = ""
    entity: str | None = None


@frozen
class Period:
    """Start and end in ISO 8601 with the precision stated (`2017`, `2017-02`, `2017-02-23`).

    A single day, month or year has both equal; None is unknown, never "the same".
    """

    start: str | None
    end: str | None
