"""Who is meant: the entities of the names of a headline, as far as the authority is sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ....folding import fold
from ....records import Name
from .found import FoundName
from .situation_words import situation_words
from .state_bodies import completed

if TYPE_CHECKING:
    from ....authority import Authority, Context, Entity


def identified(names: Iterable[FoundName], authority: Authority, context: Context) -> tuple[FoundName, ...]:
    """Return the names with their entities where the authority is sure; a government is looked up by its State.

    `context` is what stands around the names.
    """
    result = []
    for found in names:
        name = found.name if found.name.entity else authority.identify(found.name, context)
        if name.sort == "place" and not name.kind:
            name = replace(name, kind=_likely_kind(name.text, authority))
        if not name.entity and found.name.sort == "actor":
            entity = (
                _government(found.name.text, authority)
                or _spoken_for(name, authority)
                or _by_surname(name, context, authority)
            )
            if entity:
                name = replace(name, entity=entity.key)
        name = completed(name, context, authority)
        if name is not found.name:
            found = found.called(name)
        if found.member_of or found.there:
            member_of = authority.identify(found.member_of, context) if found.member_of else None
            there = authority.identify(found.there, context) if found.there else None
            found = replace(found, member_of=member_of, there=there)
        result.append(found)
    return tuple(result)


def _likely_kind(text: str, authority: Authority) -> str:
    """Return the kind of a place that nobody can tell from others of its name."""
    return next((entity.kind for entity in authority.lookup(text) if entity.sort == "place"), "")


def _government(text: str, authority: Authority) -> Entity | None:
    """Return the government of the State that stands before the noun, as an adjective or as a name."""
    described, _, noun = text.rpartition(" ")
    if noun.lower() != "government" or not described:
        return None
    named = [entity for entity in authority.lookup(described, "en") if entity.kind == "state"]
    state = authority.demonym(described) or (named[0] if len(named) == 1 else None)
    if state is None:
        return None
    candidates = [e for e in authority.lookup(f"Government of {state.label}") if e.sort == "actor"]
    return candidates[0] if len(candidates) == 1 else None


def _by_surname(name: Name, context: Context, authority: Authority) -> Entity | None:
    """Return the person whose surname stands alone, if the full name stands beside it, in a tag or the sentence."""
    if name.kind != "person" or " " in name.text:
        return None
    ending = f" {fold(name.text)}"
    full = {by for _, by, _ in context.told if by.endswith(ending)}
    found = {e.key: e for by in full for e in authority.lookup(by, "en") if e.kind == "person"}
    return next(iter(found.values())) if len(found) == 1 else None


def _spoken_for(name: Name, authority: Authority) -> Entity | None:
    """Return the State that its capital's name stands for, None if the name is no such."""
    state = situation_words().capitals.get(name.text) if name.kind == "state" else None
    found = [entity for entity in authority.lookup(state) if entity.kind == "state"] if state else []
    return found[0] if len(found) == 1 else None
