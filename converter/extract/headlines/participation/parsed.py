"""A headline parsed, as far as it must be to tell who takes part in what it says, and how."""

from __future__ import annotations

from dataclasses import dataclass

from ....records import Name, Stated
from ..grammar.clauses import Clauses
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..happenings.told import TypeReading
from ..names.found import FoundName


@dataclass(frozen=True, slots=True)
class Parsed:
    """A headline's words, clauses (`parts`) and verb groups, the event type, and the names that may take part.

    `memberships` are what names only say of others ("A of the B party"): those are not among `names`.
    """

    words: Words
    parts: Clauses
    predicates: tuple[Predicate, ...]
    read: TypeReading | None
    names: tuple[FoundName, ...]
    memberships: tuple[Stated[tuple[Name, Name]], ...]
