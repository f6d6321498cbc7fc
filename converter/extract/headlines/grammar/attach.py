"""Attaching: what each noun phrase of a headline depends on, read from left to right, clause by clause.

A noun phrase is what the phrase before it makes it: the object of a verb group, the complement of a preposition, the
same as a noun phrase that "and" or a comma joins it to, or else the subject of the finite verb that follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon import role_words
from .leading import Leading
from .phrases import Phrase, human, several
from .verb_group import Predicate
from .words import Words

_TELLING = frozenset({"tell", "inform", "notify", "remind", "assure", "promise", "convince", "persuade", "warn"})
_BARE = frozenset({"the", "a", "an", "its", "their", "his", "her"})


@dataclass(eq=False, slots=True)
class Slot:
    """The function that noun phrases in one series share; `above` is the slot of the noun that a preposition follows,
    and `phrase` the first noun phrase in it."""

    kind: str
    phrase: Phrase
    predicate: Predicate | None = None
    preposition: str = ""
    noun: str = ""
    noun_at: int = -1
    opened: str = ""
    above: Slot | None = None


class Attaching:
    """One pass over the phrases: `slots` gives the slot by the first word of each noun phrase, `inner` that of the
    words before its last name where they depend on something else ("envoy for A Jan Novak").
    """

    def __init__(self, words: Words, phrases: Sequence[Phrase]) -> None:
        self.words = words
        self.phrases = phrases
        self._ahead = Leading(words, phrases)
        self.slots: dict[int, Slot] = {}
        self.inner: dict[int, Slot] = {}
        self.noun: Phrase | None = None  # the noun phrase before
        self.verb: Predicate | None = None  # the verb group before
        self.clause: Predicate | None = None  # the finite verb whose clause is read
        self.subject: Slot | None = None
        self.opened = ""
        bracket: Phrase | None = None
        for at, phrase in enumerate(phrases):
            if phrase.sort == "(":
                bracket = self.noun
            elif phrase.sort == ")":
                self.noun, bracket = bracket or self.noun, None
            elif phrase.sort == ".":
                self._stop(at)
            elif phrase.sort == "V":
                self._verb(phrase)
            elif phrase.sort == "N":
                self.slots[phrase.first] = self._noun(at, phrase)
                self.noun = phrase
            elif phrase.sort in "SR":
                self.opened = phrase.word
                self.clause = None

    def _clear(self) -> None:
        self.noun, self.verb, self.clause, self.subject = None, None, None, None
        self.opened = ""

    def _stop(self, at: int) -> None:
        """End a sentence; a list after a colon goes on with what stands before it ("three towns: A, B and C")."""
        if self.words.lowers[self.phrases[at].first] == ":" and self.clause and not self._ahead.finite_after(at):
            return
        self._clear()

    def _verb(self, phrase: Phrase) -> None:
        self.verb = phrase.verb
        if phrase.verb and phrase.verb.finite:
            self.clause = phrase.verb

    # -- noun phrases -----------------------------------------------------------------------------------------

    def _noun(self, at: int, phrase: Phrase) -> Slot:
        """Return the slot of the noun phrase at `at`."""
        before = self._ahead.sort(at - 1)
        if before == "P":
            return self._after_preposition(at, phrase)
        if before == "V":
            return self._after_verb(at, phrase)
        if before in ",C(" and self.noun is not None:
            return self._joined(at, phrase)
        if before == "S":
            return self._after_subordinator(at, phrase)
        if before == "R":
            led = self._ahead.led(at)
            if led:
                return self._new_subject(phrase, led, self.phrases[at - 1].word)
            return Slot("start", phrase, opened=self.phrases[at - 1].word)
        if before == "N":
            return self._after_noun(at, phrase)
        if before == ")" and self.noun is not None:
            return self.slots[self.noun.first]
        if before == "." and self.noun is not None:
            return self._alike(phrase, True)
        return self._opening(at, phrase)

    def _opening(self, at: int, phrase: Phrase) -> Slot:
        """Return the slot of a noun phrase that begins a sentence."""
        led = self._ahead.led(at) or self._after_stray_comma(at, phrase)
        if led:
            return self._new_subject(phrase, led, "")
        following = self.phrases[at + 1].verb if self._ahead.sort(at + 1) == "V" else None
        if following and following.form == "infinitive":  # "Minister to visit the island"
            return self._new_subject(phrase, following, "")
        heads = any(
            self.words.lowers[p.first] == ":" for p in self.phrases[at + 1 : at + 9] if p.sort == "."
        ) and not self._ahead.finite_after(at)
        return Slot("heading" if heads else "start", phrase)

    def _after_stray_comma(self, at: int, phrase: Phrase) -> Predicate | None:
        """Return the verb that only a comma parts from its subject ("A, makes a visit"), None if it is a participle."""
        verb = self.phrases[at + 2].verb if self._ahead.sort(at + 1) == "," and at + 2 < len(self.phrases) else None
        return verb if verb and verb.finite and phrase.kind and not self._ahead.inverted(at + 2) else None

    def _new_subject(self, phrase: Phrase, verb: Predicate, opened: str) -> Slot:
        self.opened = opened
        self.clause, self.verb = None, None
        self.subject = Slot("subject", phrase, verb, opened=opened)
        return self.subject

    def _after_verb(self, at: int, phrase: Phrase) -> Slot:
        verb = self.phrases[at - 1].verb
        assert verb is not None
        opens = verb.first in self.words.sentences or (self.subject is None and self._ahead.sort(at - 2) == ",")
        opens = opens and self._ahead.sort(at + 1) == "V"
        if verb.form == "ing" and opens and (led := self._ahead.led(at)):
            return self._new_subject(phrase, led, "")  # "Departing minister A warns"
        following = self.phrases[at + 1].verb if self._ahead.sort(at + 1) == "V" else None
        seen = verb.lemma in role_words().perceiving and not verb.passive
        if seen and following and following.form == "ing":
            return Slot("subject", phrase, following, opened="that")
        if verb.lemma in role_words().reporting and not self._ahead.inverted(at - 1):
            led = self._ahead.led(at)
            if led:
                return self._new_subject(phrase, led, "that")
        kind = "complement" if verb.passive and verb.lemma not in role_words().giving else "object"
        return Slot(kind, phrase, verb)

    def _after_noun(self, at: int, phrase: Phrase) -> Slot:
        """Return the slot of a noun phrase right after another: the subject of a clause of its own, or the same."""
        led = self._ahead.led(at)
        if led is None:
            return self.slots[self.phrases[at - 1].first]
        told = self._ahead.sort(at - 2) == "V" and self.verb is not None and self.verb.lemma in _TELLING
        return self._new_subject(phrase, led, "that" if told else "which" if self.verb else "")

    def _after_subordinator(self, at: int, phrase: Phrase) -> Slot:
        led = self._ahead.led(at)
        if led:
            return self._new_subject(phrase, led, self.phrases[at - 1].word)
        return self._complement(at, phrase, self.phrases[at - 1].word)

    def _after_preposition(self, at: int, phrase: Phrase) -> Slot:
        preposition = self.phrases[at - 1].word
        if preposition in role_words().including and self.noun is not None:
            return self._example_of(phrase, self._ahead.sort(at - 2) == ",")
        if preposition == "with" and self._ahead.sort(at + 1) == "V":
            following = self.phrases[at + 1].verb
            assert following is not None
            if following.form == "ing" and phrase.kind and self._ahead.sort(at - 2) != "V":
                return Slot("subject", phrase, following, opened="with")
        complement = self._complement(at, phrase, preposition)
        titled = self._titled(phrase, preposition) if self._ahead.sort(at - 2) == "N" else None
        if titled:
            self.inner[phrase.first] = complement
        return titled or complement

    def _complement(self, at: int, phrase: Phrase, preposition: str) -> Slot:
        """Return the slot of the complement of a preposition."""
        owner = self.noun if self._ahead.sort(at - 2) == "N" else None
        noun = owner.word if owner else ""
        noun_at = owner.last - 1 if owner else -1
        above = self.slots.get(owner.first) if owner else None
        if noun in ("'s", "’s", "'", "’"):
            noun = ""
        predicate = self.verb or (self.subject.predicate if self.subject else None) or self._ahead.finite_after(at)
        return Slot("preposition", phrase, predicate, preposition, noun, noun_at, above=above)

    def _titled(self, phrase: Phrase, preposition: str) -> Slot | None:
        """Return the slot of a title that a phrase of "of" is a part of ("chief of staff Jan Novak"), else None."""
        if preposition not in ("of", "for", "to", "on", "in") or self.noun is None or phrase.kind != "person":
            return None
        own = range(phrase.first, phrase.named)
        if not own or any(self._title(word) for word in own) or set(self.words.lowers[own[0] : own[-1] + 1]) <= _BARE:
            return None
        return self._human_above(self.slots[self.noun.first], self.noun)

    def _title(self, word: int) -> bool:
        return human(Phrase("N", word, word + 1, self.words.lowers[word]))

    def _human_above(self, slot: Slot | None, own: Phrase) -> Slot | None:
        """Return the slot of the farthest person that a phrase belongs to ("deputy chief of the office of A")."""
        found = None
        while slot is not None:
            if human(own):
                found = slot
            slot = slot.above
            own = slot.phrase if slot else own
        return found

    # -- series and appositions -------------------------------------------------------------------------------

    def _joined(self, at: int, phrase: Phrase) -> Slot:
        """Return the slot of a noun phrase after a comma or "and"."""
        assert self.noun is not None
        previous = self.slots[self.noun.first]
        if self._ahead.sort(at - 1) == "(":
            return previous
        if previous.preposition == "between" and self._ahead.sort(at - 1) == "C":
            return previous
        led = self._ahead.led(at)
        pending = self.subject is not None and self.clause is None and self.subject.predicate is led
        if led and not pending:
            joint = self._ahead.sort(at - 1)
            article = self.noun.kind == "person" and self.words.lowers[phrase.first] in ("a", "an")
            article = article and self._ahead.sort(at + 1) == "V"
            same = joint == "," and bool(phrase.kind or human(phrase) or article)
            if previous.kind == "start" and self.noun.kind and same:
                previous.kind, previous.predicate = "subject", led
                self.subject = previous
                return previous
            return self._new_subject(phrase, led, self.opened if joint == "C" and self.clause else "")
        if (
            pending
            and led
            and phrase.kind == "person"
            and [self._ahead.sort(at - 1), self._ahead.sort(at + 1)] == [",", ","]
        ):
            apposed = self._human_above(previous, self.noun)
            if apposed and self.phrases[at + 2 : at + 3] and self.phrases[at + 2].verb is led:
                return apposed
        return self._alike(phrase, self._ahead.sort(at - 1) == "," or self._ahead.sort(at - 2) == ",")

    def _alike(self, phrase: Phrase, comma: bool) -> Slot:
        """Return the slot before a joint that suits a noun phrase: the nearest, or what that depends on."""
        assert self.noun is not None
        own = self.noun
        nearest = self.slots[own.first]
        if phrase.kind == "person" and comma and own.kind != "person":
            titled = self._human_above(nearest, own)
            if titled:
                return titled
        above = nearest.above
        if above is not None and comma and own.place and phrase.kind and not phrase.place:
            nearest, own = above, above.phrase
        if own.kind and phrase.kind != "person":
            return nearest
        slot = nearest
        while phrase.kind:
            if (phrase.kind == own.kind == "person") or (comma and (several(own) or several(slot.phrase))):
                return slot
            if slot.above is None:
                break
            slot = slot.above
            own = slot.phrase
        return nearest

    def _example_of(self, phrase: Phrase, comma: bool) -> Slot:
        """Return the slot of those among whom a noun phrase is named ("five people in A, including B")."""
        assert self.noun is not None
        nearest = slot = self.slots[self.noun.first]
        own = self.noun
        while comma and not several(own) and slot.above is not None:
            slot = slot.above
            own = slot.phrase
        return slot if several(own) else nearest
