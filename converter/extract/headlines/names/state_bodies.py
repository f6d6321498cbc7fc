"""Bodies that every State has ("Supreme Court"): only with a State is it known which one is meant."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ....folding import fold
from ....records import Name
from ..grammar.words import Words
from ..lexicon import name_words

if TYPE_CHECKING:
    from ....authority import Authority, Context, Entity

_LONGEST = 4
"""The words of the longest name of a State before its body."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BY_PORTFOLIO = frozenset({"ministry", "department", "committee"})
_JOINING = frozenset({"of", "for", "and", "the"})


@lru_cache(maxsize=1 << 12)
def of_every_state(text: str) -> bool:
    """Return whether a name is made of nothing but the words of offices and bodies that every State has."""
    lexicon = name_words()
    words = text.lower().replace("-", " ").split()
    if lexicon.state_bodies.isdisjoint(words):
        return False
    plain = lexicon.state_bodies | lexicon.of_state_bodies | _JOINING
    if not _BY_PORTFOLIO.isdisjoint(words):
        plain |= lexicon.portfolios
    return plain.issuperset(words)


def owner(words: Words, first: int, authority: Authority) -> str:
    """Return the State of which a body at `first` is said to be ("Norland's Supreme Court"), "" if none is."""
    if words.lower(first - 1) not in _POSSESSIVE:
        return ""
    for begin in range(max(0, first - 1 - _LONGEST), first - 1):
        for entity in authority.lookup(words.slice(begin, first - 1), "en"):
            if entity.kind == "state":
                return entity.label
    return ""


def completed(name: Name, context: Context, authority: Authority) -> Name:
    """Return the name of a body with its State: that named right before it, else the only one around it.

    The body is identified only where the State is named right before it: in its own sentence it may yet be another's.
    """
    if name.entity or name.sort != "actor" or not of_every_state(name.text):
        return name
    if name.within:
        entity = _theirs(name, authority)
        return replace(name, entity=entity.key) if entity else name
    around = context.apart_from(fold(name.text))
    states = [state for code in around.named | around.inside if (state := authority.states.get(code))]
    return authority.identify(replace(name, within=states[0].label, entity=None)) if len(states) == 1 else name


def _theirs(name: Name, authority: Authority) -> Entity | None:
    """Return the body of a State that a table calls by both names."""
    forms = (f"{name.within} {name.text}", f"{name.text} of {name.within}", f"{name.text} of the {name.within}")
    found = {entity.key: entity for form in forms for entity in authority.lookup(form, "en") if entity.sort == "actor"}
    return next(iter(found.values())) if len(found) == 1 else None
