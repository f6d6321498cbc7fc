"""What a review is about: names that nobody identified, and whom they may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from communique.converter.records import Sort


@dataclass(frozen=True, slots=True, order=True)
class Unknown:
    """A name that the authority does not identify, or not alone: what tells it from others (`converter.records.Name`).

    `kind`, `language` (BCP 47) and `within`, the containing place that the text names, are empty if unknown.
    """

    text: str
    sort: Sort
    kind: str = ""
    language: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a name may mean.

    `id` is what a decision would say: an id of the authority (`actor/syria`) or of Wikidata (`Q858`), or an address.
    `score` is between 0 and 1, comparable within one `source` alone.
    """

    id: str
    label: str
    score: float
    source: str
    description: str = ""


class Candidates(Protocol):
    """A place to ask for candidates, such as the authority or a service."""

    def __call__(self, unknown: Sequence[Unknown], /) -> Mapping[Unknown, tuple[Candidate, ...]]:
        """Return the candidates of these names, best first; a name without any may be left out."""
