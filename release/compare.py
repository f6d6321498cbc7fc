"""What changed from one release to another."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from communique.errors import ReleaseError

from .gone import read_addresses
from .opened import Release

_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many statements (of the default graph) and addresses came, went, and, of those in both, changed."""

    statements_added: int
    statements_removed: int
    addresses_added: int
    addresses_removed: int
    addresses_changed: int


def compare(before: Release, after: Release) -> Comparison:
    """Return what changed between two open releases; raises `ReleaseError` when one is damaged.

    An address has changed when a statement about it, or about a part of it, came or went.
    """
    try:
        had, has = read_addresses(before.path), read_addresses(after.path)
        added, touched_by_adding = _missing(after.store, before.store)
        removed, touched_by_removing = _missing(before.store, after.store)
    except (OSError, EOFError) as error:
        raise ReleaseError(f"the releases can't be compared: {error}") from error
    return Comparison(
        statements_added=added,
        statements_removed=removed,
        addresses_added=len(has - had),
        addresses_removed=len(had - has),
        addresses_changed=len((touched_by_adding | touched_by_removing) & had & has),
    )


def _missing(these: ox.Store, those: ox.Store) -> tuple[int, set[str]]:
    """Return how many statements only the first store has, and what they are about."""
    number = 0
    about: set[str] = set()
    for quad in these.quads_for_pattern(None, None, None, _DEFAULT):
        if quad not in those:
            number += 1
            if isinstance(quad.subject, ox.NamedNode):
                about.add(quad.subject.value.partition("#")[0])
    return number, about
