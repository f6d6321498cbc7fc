"""Grammatical functions: what each name of a headline is to which verb or noun.

The headline is cut into phrases (`phrases.py`), and each noun phrase is attached to what governs it (`attach.py`). A
name has the function of its noun phrase, unless it only owns or describes the noun after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ....frozen import frozen
from ..lexicon import role_words
from ..names.found import FoundName
from .attach import Attaching, Slot
from .phrases import phrases, tags
from .verb_group import Predicate
from .words import Words

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@frozen
class Function:
    """What a name is: subject, object, complement of a preposition, owner or part of a noun, or nothing plain.

    `predicate` is the verb that governs it, `preposition` the word between, `noun` the noun that it depends on and
    `noun_at` where that stands (-1 for none). `apart` says that it stands in a clause of less weight.
    """

    kind: str
    predicate: Predicate | None = None
    preposition: str = ""
    noun: str = ""
    noun_at: int = -1
    opened: str = ""


class Sentence:
    """A headline with the class of each word, its verb groups, and the function of its noun phrases."""

    def __init__(self, words: Words, names: Sequence[FoundName], predicates: Sequence[Predicate]) -> None:
        self.words = words
        self.predicates = predicates
        self.starts = {name.first: name for name in names}
        self.ends = {name.last: name for name in names}
        self.tags = tags(words, names, predicates)
        found = phrases(words, self.tags, names, predicates)
        self._attached = Attaching(words, found)
        self._phrases = found
        self._begins = [phrase.first for phrase in found]

    def tag(self, at: int) -> str:
        """Return the class of a word; outside the text a stop."""
        return self.tags[at] if 0 <= at < len(self.tags) else "."

    def function(self, first: int, last: int) -> Function:
        """Return the function of the noun phrase whose names are the words `first`–`last`."""
        owned = self._owned(last)
        governed = self._governed(first)
        if owned >= 0:
            noun = self.words.lowers[owned]
            return Function("owner", governed.predicate, governed.preposition, noun, owned, governed.kind)
        return governed

    def _owned(self, last: int) -> int:
        """Return where the noun stands that a name owns or describes, -1 if none."""
        at = last
        lowers = self.words.lowers
        possessive = self.words.lower(at) in _POSSESSIVE
        if possessive:
            at += 1
        head = -1
        lex = role_words()
        while self.tag(at) == "w" and at - last < 6:
            lower = lowers[at]
            if not lower[0].isalpha() or lower.endswith("ly") or lower in lex.floating or lower in lex.pronouns:
                break
            if (not possessive and lower in lex.determiners) or (at > last and lower.endswith("ed")):
                break
            head = at
            if lower in lex.doings and self.words.lower(at + 1) not in lex.doings:
                break
            at += 1
        if head >= 0 and lowers[head] in lex.parts:
            return -1
        return head

    def has_subject(self, predicate: Predicate) -> bool:
        """Return whether a noun phrase before a verb is its subject."""
        slots = self._attached.slots.values()
        return any(slot.kind == "subject" and slot.predicate is predicate for slot in slots)

    def has_object(self, predicate: Predicate) -> bool:
        """Return whether a noun phrase is the object of a verb."""
        slots = self._attached.slots.values()
        return any(slot.kind == "object" and slot.predicate is predicate for slot in slots)

    def joined(self, first: int) -> bool:
        """Return whether "and" joins another noun phrase to one, by a word of it, so that both have one function."""
        slot = self._slot(first)
        others = [at for at, other in self._attached.slots.items() if other is slot]
        return any(self.words.lower(at - 1) == "and" for at in others if at != min(others))

    def together(self, first: int, other: int) -> bool:
        """Return whether two noun phrases, by a word of each, have one function between them."""
        return self._slot(first) is self._slot(other)

    def _slot(self, at: int) -> Slot | None:
        phrase = self._phrases[max(bisect_right(self._begins, at) - 1, 0)] if self._phrases else None
        if phrase is None or not phrase.first <= at < phrase.last:
            return None
        inner = self._attached.inner.get(phrase.first) if at < phrase.named else None
        return inner or self._attached.slots.get(phrase.first)

    def _governed(self, first: int) -> Function:
        slot = self._slot(first)
        if slot is None:
            return Function("start")
        return Function(slot.kind, slot.predicate, slot.preposition, slot.noun, slot.noun_at, slot.opened)
