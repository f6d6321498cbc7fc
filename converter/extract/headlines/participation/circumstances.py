"""Circumstances: what can be said of where a series of names stands in a headline, each as a short text.

They are what a role is weighed by where no rule is sure of it (`likely.py`). "NAME" stands for any word of a name, "^"
and "$" for the beginning and the end of the headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..grammar.functions import Function
from ..happenings.triggers import lexicon
from ..lexicon import role_words
from .scope import Scope

_MOST_VERBS = 4
"""More verbs than that before a name are counted as so many."""


def circumstances(scope: Scope, rule: str, guess: str, others: Sequence[str]) -> tuple[str, ...]:
    """Return the circumstances of the names of a scope.

    `rule` is the rule that made a `guess` at their broad role; `others` are the broad roles of the headline's other
    names.
    """
    return (*_event(scope, rule, guess, others), *_neighbours(scope), *_governor(scope, scope.function(), rule))


def _event(scope: Scope, rule: str, guess: str, others: Sequence[str]) -> Iterator[str]:
    name = scope.head.name
    verbs = sum(verb.first < scope.head.first for verb in scope.sentence.predicates)
    yield f"rule {rule}"
    yield f"guess {guess}"
    yield f"guess {guess} in {scope.code}"
    yield f"rule {rule} in {scope.code}"
    yield f"type {scope.code}"
    yield f"kind {name.kind} {'known' if name.entity else 'unknown'}"
    yield f"verbs {min(verbs, _MOST_VERBS)}"
    yield f"clause {scope.opened_by() if scope.parts.subordinate[scope.head.first] else ''}"
    for role in ("agent", "target", "participant"):
        if role in others:
            yield f"other {role}"


def _neighbours(scope: Scope) -> Iterator[str]:
    """Yield the words on both sides of the names."""
    first, last = scope.begin, scope.last
    after = _word(scope, last)
    yield f"after {after}"
    yield f"after {after} {_word(scope, last + 1)}"
    yield f"before {_word(scope, first - 2)} {_word(scope, first - 1)}"


def _word(scope: Scope, at: int) -> str:
    if not 0 <= at < len(scope.words.lowers):
        return "^" if at < 0 else "$"
    return "NAME" if scope.sentence.tag(at) == "N" else scope.words.lowers[at]


def _governor(scope: Scope, function: Function, rule: str) -> Iterator[str]:
    """Yield what is known of the verb and the noun that govern the names."""
    place = _place(function)
    verb = function.predicate
    yield f"{place} {scope.head.name.kind}"
    if verb is not None:
        voice = "passive" if verb.passive else "active"
        yield f"rule {rule} verb {verb.lemma}"
        yield f"{place} {voice} {scope.frame(verb)[0]}"
        yield f"{place} {'with' if scope.sentence.has_object(verb) else 'without'} object"
    for code in _types(scope.words.lowers[verb.at]) if verb is not None else ("none",):
        yield f"verb of {code} in {scope.code}"
        yield f"{place} verb of {code}" + (" passive" if verb is not None and verb.passive else "")
    for code in _types(function.noun) if function.noun else ("none",):
        yield f"{place} noun of {code}"


def _place(function: Function) -> str:
    """Return what names are to their governor, in a word or two."""
    if function.kind == "owner":
        return f"owner {function.opened}"
    return f"{function.kind} {function.preposition}" if function.preposition else function.kind


def _types(word: str) -> tuple[str, ...]:
    """Return the event types that a word may tell, "none" if none."""
    return tuple(sorted({entry.code for entry in lexicon().forms.get(word, ())})) or ("none",)


def guesses(rule: str) -> bool:
    """Return whether a rule only guesses at a role."""
    return rule.removeprefix("role-") in role_words().guesses
