"""Parsing a headline: its words, clauses and verbs, the names in them, and what happened, before anyone has a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...records import DocumentKey, Stated
from ..models.names import NameModel
from ..models.united import united
from .grammar.clauses import clauses, finite_verbs, resumed
from .grammar.predicates import predicates
from .grammar.words import cut
from .happenings.event_types import read_type
from .names.doubts import doubted
from .names.found import FoundName
from .names.meant import identified
from .names.memberships import memberships_in
from .names.names import names_in
from .participation.background import in_the_background
from .participation.parsed import Parsed

if TYPE_CHECKING:
    from ...authority import Authority


def parse(
    text: str,
    authority: Authority,
    documents: Sequence[Stated[DocumentKey]],
    published: str,
    subjects: Sequence[str],
    model: NameModel | None = None,
) -> Parsed:
    """Return a headline parsed; names that are parts of its `documents` are none.

    `published` is the day of its page (ISO 8601), `subjects` what the page says of its subject. The names that a
    `model` finds are united with those found here.
    """
    words = cut(text)
    found = names_in(words, authority, subjects)
    if model is not None:
        found = united(words, found, model.names(text), authority)
    named = identified(found, authority, authority.context((text, *subjects)))
    named = doubted(words, named, authority, subjects)
    names = tuple([name for name in named if not _in_a_document(name, documents)]) if documents else named
    verbs = finite_verbs(words)
    parts = clauses(words, verbs)
    verb_groups = predicates(words, _named(names))
    parts = resumed(parts, words, verb_groups)
    read = read_type(words, parts, {group.at: group for group in verb_groups}, subjects)
    memberships, aside = memberships_in(words, names)
    taking_part = tuple(
        name
        for index, name in enumerate(names)
        if index not in aside and not in_the_background(words, name, parts, verb_groups, published)
    )
    return Parsed(words, parts, verb_groups, read, taking_part, memberships)


def _named(names: Sequence[FoundName]) -> frozenset[int]:
    """Return the words that are parts of names."""
    return frozenset([at for name in names for at in range(name.first, name.last)])


def _in_a_document(name: FoundName, documents: Sequence[Stated[DocumentKey]]) -> bool:
    """Return whether a guess at a name is a part of a document's ("Resolution 2402"); what a table knows is none."""
    return not name.name.entity and any(
        span is not None and span.start <= name.start and name.end <= span.end
        for span in (document.evidence.span for document in documents)
    )
