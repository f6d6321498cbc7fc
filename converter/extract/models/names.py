"""What a model gives: names with their kinds, and where they stand."""

from __future__ import annotations

from typing import Literal, Protocol

from ...frozen import frozen

BY_MODEL = "model-"
"""How the rules of a model's names begin."""


@frozen
class ModelName:
    """A name from `start` up to `end` of a text; `sort` and `kind` are as for `Name`.

    `rule` begins with `BY_MODEL` and says what found it.
    """

    start: int
    end: int
    sort: Literal["actor", "place"]
    kind: str
    rule: str
    confidence: float


class NameModel(Protocol):
    """A model that finds names in texts of some languages."""

    def reads(self, language: str) -> bool:
        """Return whether the model is made for a language (BCP 47)."""

    def names(self, text: str) -> tuple[ModelName, ...]:
        """Return the names in a text, in its order and without overlaps."""
