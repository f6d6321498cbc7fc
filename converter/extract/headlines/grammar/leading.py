"""Leading: which finite verb a noun phrase is the subject of, looking to the right over all that can stand between."""

from __future__ import annotations

from collections.abc import Sequence

from ..happenings.triggers import lexicon
from ..lexicon import role_words
from .phrases import Phrase, human
from .verb_group import Predicate
from .words import Words

# Prepositions that never open a clause, though what follows them weighs less.
_PLAIN = frozenset({"during", "amid", "amidst", "despite", "following", "given"})


class Leading:
    """The phrases of a headline, for looking ahead in them."""

    def __init__(self, words: Words, phrases: Sequence[Phrase]) -> None:
        self.words = words
        self.phrases = phrases
        self._led: dict[int, Predicate | None] = {}

    def sort(self, at: int) -> str:
        """Return the sort of the phrase at `at`; outside the text a stop."""
        return self.phrases[at].sort if 0 <= at < len(self.phrases) else "."

    def finite_after(self, at: int) -> Predicate | None:
        """Return the first finite verb of the sentence after the phrase at `at`."""
        for phrase in self.phrases[at + 1 :]:
            if phrase.sort == ".":
                break
            if phrase.verb and phrase.verb.finite:
                return phrase.verb
        return None

    def led(self, start: int) -> Predicate | None:
        """Return the finite verb that the noun phrase at `start` is the subject of, alone or in a series."""
        if start not in self._led:
            self._led[start] = self._walk(start)
        return self._led[start]

    def _walk(self, start: int) -> Predicate | None:
        at, commas, joint, past_place = start + 1, 0, "", -1
        relative = crossed = False
        while self.sort(at) != ".":
            phrase = self.phrases[at]
            sort = phrase.sort
            if sort == "(":
                at = self._past_bracket(at)
                continue
            if sort == "S" and phrase.word not in _PLAIN:
                at = self._past_aside(at)
                skipped = self.phrases[at - 1].verb
                crossed = crossed or (skipped is not None and skipped.finite)
                continue
            if sort == "," and self.sort(start - 1) != "S" and self._located(at):
                enclosed = self.sort(at + 2) == ","
                at += 3 if enclosed else 2
                commas += enclosed
                past_place = at if enclosed and commas == 1 else -1
                continue
            personal = self.phrases[start].kind == "person" and self._describes(at + 1)
            if sort == "," and (personal or self._reduced(at + 1)):
                commas += 1
            elif sort == ",":
                commas, joint = commas + 1, ","
            elif sort == "C":
                if crossed and self.sort(at + 1) == "N":
                    return None
                joint = "C"
            elif sort == "R" or (sort == "N" and self.sort(at - 1) == "N"):  # "the strike they began"
                relative = True
            elif phrase.verb is not None and phrase.verb.finite:
                before = "" if at == past_place else self.sort(at - 1)
                if not relative or (before == "," and commas > 1):
                    return phrase.verb if self._answers(at, before, joint, commas) else None
                relative = before == "C" or phrase.word in role_words().reporting
            elif phrase.verb is not None and phrase.verb.form == "infinitive":
                crossed = True
            at += 1
        return None

    def _answers(self, at: int, before: str, joint: str, commas: int) -> bool:
        """Return whether a finite verb belongs to the noun phrase from which it was met: not to one after a comma."""
        if before == ",":
            return commas > 1 and not self.inverted(at)
        return before != "C" and joint != ","

    def _describes(self, at: int) -> bool:
        """Return whether a noun phrase of a person without a name stands at `at` (", the president of A")."""
        return self.sort(at) == "N" and not self.phrases[at].kind and human(self.phrases[at])

    def _reduced(self, at: int) -> bool:
        """Return whether a participle stands at `at`, which tells of the noun phrase before (", best known as A")."""
        verb = self.phrases[at].verb if at < len(self.phrases) else None
        return verb is not None and verb.form == "participle"

    def _located(self, comma: int) -> bool:
        """Return whether a comma only stands between a place and the place that contains it ("in Lima, Peru")."""
        before, after = self.phrases[comma - 1], self.phrases[comma + 1 : comma + 2]
        return bool(after) and before.place and after[0].place and self.sort(comma - 2) in "P,"

    def _past_bracket(self, at: int) -> int:
        for there in range(at + 1, len(self.phrases)):
            if self.phrases[there].sort == ")":
                return there + 1
        return at + 1

    def _past_aside(self, at: int) -> int:
        """Return the phrase after what a subordinator opens: its comma, or its verb; the next if it opens no clause."""
        if self.sort(at + 1) == "V":  # "after being found guilty"
            return at + 2
        if self.sort(at - 1) == ",":
            for there in range(at + 1, len(self.phrases)):
                if self.phrases[there].sort in ",.":
                    return there
        own = self.led(at + 1) if self.sort(at + 1) == "N" else None
        if own is None:
            return at + 1
        return next(there for there in range(at, len(self.phrases)) if self.phrases[there].verb is own) + 1

    def inverted(self, at: int) -> bool:
        """Return whether a verb of saying stands before its subject, after what is said (", says A")."""
        verb = self.phrases[at].verb
        if verb is None or self.words.lowers[verb.at] not in lexicon().speech or self.sort(at + 1) != "N":
            return False
        subject = self.phrases[at + 1]
        if self.sort(at - 1) != "," and self.words.lower(self.phrases[at].first - 1) not in '"”':
            return False
        named = bool(subject.kind) or subject.word in role_words().sources
        return named and self._told_before(at) and not self.finite_after(at + 1)

    def _told_before(self, at: int) -> bool:
        """Return whether a finite verb, or a quotation, stands before a phrase in its sentence."""
        for there in range(at - 1, -1, -1):
            phrase = self.phrases[there]
            if phrase.sort == ".":
                break
            if phrase.verb is not None and phrase.verb.finite:
                return True
        return self.words.lower(self.phrases[at].first - 1) in ('"', "”", "''")
