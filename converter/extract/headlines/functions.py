"""Grammatical functions: what each name of a headline is to which verb or noun.

Words are put in classes (name, verb, preposition, joint …). From a name the reader goes left to what governs it, then
right to the verb that it is the subject of. What stands between (determiners, adjectives, titles, other nouns) is part
of the name's own noun phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .found import FoundName
from .lexicon import name_words, role_words
from .predicates import Predicate
from .words import Words

_RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "that"})
_STOPS = frozenset({".", ";", ":", "!", "?", "—", "–"})
_CLAUSAL = frozenset(
    {
        "after",
        "as",
        "while",
        "because",
        "since",
        "before",
        "when",
        "although",
        "though",
        "until",
        "if",
        "whereas",
        "once",
    }
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_COUPLED = {
    ("along", "with"), ("together", "with"), ("well", "as"), ("such", "as"), ("and", "its"),
}  # fmt: skip
_LONG = {
    ("according", "to"): "according",
    ("because", "of"): "because",
    ("due", "to"): "because",
    ("out", "of"): "from",
}


@dataclass(frozen=True, slots=True)
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
    """The words of a headline in classes, one letter a word."""

    def __init__(self, words: Words, names: Sequence[FoundName], predicates: Sequence[Predicate]) -> None:
        self.words = words
        self.predicates = predicates
        self.starts = {name.first: name for name in names}
        self.ends = {name.last: name for name in names}
        size = len(words.lowers)
        self.verb: list[Predicate | None] = [None] * size
        for predicate in predicates:
            for at in range(predicate.first, predicate.last):
                self.verb[at] = predicate
        lex = role_words()
        tags = []
        for at, lower in enumerate(words.lowers):
            if self.verb[at]:
                tags.append("V")
            elif lower in _STOPS:
                tags.append(".")
            elif lower in "()":
                tags.append(lower)
            elif lower in ("and", "or", "nor", "but", "&"):
                tags.append("C")
            elif lower == ",":
                tags.append(",")
            elif lower in lex.subordinators:
                tags.append("S")
            elif lower in _RELATIVE:
                tags.append("R")
            elif lower in lex.prepositions:
                tags.append("P")
            else:
                tags.append("w")
        for name in names:
            for at in range(name.first, min(name.last, size)):
                tags[at] = "N"
        for first in words.sentences[1:]:
            tags[first - 1] = "."
        self.tags = tags

    def tag(self, at: int) -> str:
        """Return the class of a word; outside the text a stop."""
        return self.tags[at] if 0 <= at < len(self.tags) else "."

    def function(self, first: int, last: int) -> Function:
        """Return the function of the noun phrase whose names are the words `first`–`last`."""
        owned = self._owned(last)
        governed = self._governed(first, last)
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
            if not lower[0].isalpha() or lower.endswith("ly") or lower in lex.floating:
                break
            if (not possessive and lower in lex.determiners) or (at > last and lower.endswith("ed")):
                break
            head = at
            if lower in lex.doings:
                break
            at += 1
        if head >= 0 and lowers[head] in lex.parts:
            return -1
        return head

    def _governed(self, first: int, last: int) -> Function:
        at = first - 1
        crossed_comma = False
        # "spokesman of the ministry Jan Novak": a name right after another one is what the title before them says.
        titled = self.tag(at) == "N" or (self.tag(at) == "w" and self.words.capitals[at])
        while True:
            tag = self.tag(at)
            if tag in "wN(":
                at -= 1
                continue
            if tag == ")":
                at = self._past(at, "(", -1)
                continue
            lower = self.words.lower(at)
            if tag == "V":
                return self._of_verb(at, last, crossed_comma)
            if tag == "P":
                if (self.words.lower(at - 1), lower) in _COUPLED or lower in role_words().including:
                    at -= 2 if lower in ("with", "as") else 1
                    continue
                if self._counts(at, lower):
                    at -= 1
                    continue
                described = self._title_before(at) if crossed_comma or titled else -1
                if described >= 0:
                    at = described
                    continue
                if (
                    lower in ("as", "before", "since", "until", "after")
                    and self._subject_of(last)
                    and not crossed_comma
                ):
                    return Function("subject", self._subject_of(last), opened=lower)
                return self._of_preposition(at, lower, last)
            if tag == "S":
                predicate = self._subject_of(last) if lower in _CLAUSAL else None
                if predicate and not crossed_comma and "," not in self.tags[last : predicate.first]:
                    return Function("subject", predicate, opened=lower)
                return self._of_preposition(at, lower, last)
            if tag in ",C":
                found = self._joint(at, last, crossed_comma)
                if found:
                    return found
                crossed_comma = crossed_comma or tag == ","
                at -= 1
                continue
            predicate = self._subject_of(last)
            opened = lower if tag == "R" else ""
            if predicate:
                return Function("subject", predicate, opened=opened)
            heading = self.words.lower(last) == ":" or ":" in self.words.lowers[last : last + 8]
            return Function("heading" if heading else "start", None, opened=opened)

    def _counts(self, at: int, preposition: str) -> bool:
        """Return whether a preposition only belongs to a number ("more than 40", "at least 40", "as many as 40")."""
        before, after = self.words.lower(at - 1), self.words.lower(at + 1)
        if preposition == "than":
            return before in ("more", "less", "fewer", "other")
        if preposition == "as":
            return after in ("many", "few") or before in ("many", "few")
        return (preposition == "at" and after in ("least", "most")) or (preposition == "to" and before == "up")

    def _title_before(self, at: int) -> int:
        """Return where the title stands that a phrase of "of", "to", "for" belongs to, -1 if there is none."""
        titles = name_words().descriptions | role_words().parts
        while self.tag(at) in "wN" or self.words.lower(at) in ("of", "to", "for", "on"):
            if self.tag(at) == "w" and self.words.lowers[at] in titles:
                return at
            at -= 1
        return -1

    def _of_verb(self, at: int, last: int, crossed_comma: bool) -> Function:
        predicate = self.verb[at]
        assert predicate is not None
        follower = self._subject_of(last)
        if follower and (crossed_comma or predicate.lemma in role_words().reporting):
            return Function("subject", follower, opened="" if crossed_comma else "that")
        if crossed_comma and predicate.form in ("participle", "ing"):
            return Function("aside", predicate)
        if predicate.passive and predicate.lemma not in role_words().giving:
            return Function("complement", predicate)
        return Function("object", predicate)

    def _joint(self, at: int, last: int, crossed_comma: bool) -> Function | None:
        """Return the function of a name after a comma or "and" that begins a clause, None if it continues a series."""
        predicate = self._subject_of(last)
        if predicate is None or predicate.form != "finite":
            return None
        if self.tag(at) == "C" and self.tag(at - 1) in "wN" and self._free(at, predicate):
            return None
        if self.tag(at) == "," and self._free(at, predicate) and self._opens(at):
            return Function("subject", predicate)
        if self._free(at, predicate):
            return None
        return Function("subject", predicate) if self.tag(last) in "V" or self.tag(last) in "wP" else None

    def _opens(self, at: int) -> bool:
        """Return whether the words before a comma are an introduction ("After the talks in Lima, …")."""
        begin = max(first for first in self.words.sentences if first <= at)
        return self.tags[begin] in "PSV" or (self.words.lowers[begin] in role_words().including)

    def _free(self, at: int, predicate: Predicate) -> bool:
        """Return whether a finite verb still lacks its subject: none stands before `at` in the clause."""
        for back in range(at - 1, -1, -1):
            if self.tags[back] in ".R":
                return True
            other = self.verb[back]
            if other and other.form == "finite" and other is not predicate:
                return False
        return True

    def _of_preposition(self, at: int, preposition: str, last: int) -> Function:
        back = at - 1
        before = self.words.lower(back)
        if (before, preposition) in _LONG:
            preposition, back = _LONG[before, preposition], back - 1
        noun, noun_at = "", -1
        if self.tag(back) in "w":
            noun, noun_at = self.words.lowers[back], back
        elif self.tag(back) == "N" or self.words.lower(back) in _POSSESSIVE:
            noun_at = back
        predicate = self._verb_before(back)
        if predicate is None:
            predicate = self._verb_after(last)
        return Function("preposition", predicate, preposition, noun, noun_at)

    def _verb_before(self, at: int) -> Predicate | None:
        while self.tag(at) not in ".R":
            if self.verb[at]:
                return self.verb[at]
            at -= 1
        return None

    def _verb_after(self, at: int) -> Predicate | None:
        while self.tag(at) != ".":
            found = self.verb[at]
            if found and found.finite:
                return found
            at += 1
        return None

    def _subject_of(self, last: int) -> Predicate | None:
        """Return the finite verb that what ends at `last` is the subject of."""
        at, size = last, len(self.tags)
        relative = commas = 0
        while at < size:
            tag = self.tags[at]
            if tag == ".":
                return None
            if tag == "(":
                at = self._past(at, ")", 1)
                continue
            if tag == ",":
                commas += 1
                if relative and not self._relative_goes_on(at):
                    relative = 0
            elif tag == "R":
                relative = 1
            elif tag == "S" and not commas:
                return None
            elif tag == "V":
                found = self.verb[at]
                assert found is not None
                if found.form == "finite":
                    if not relative:
                        return None if commas == 1 and self._own_subject(at, last) else found
                    relative = 0
                at = found.last
                continue
            at += 1
        return None

    def _past(self, at: int, bracket: str, way: int) -> int:
        """Return the word beyond the bracket that answers the one at `at`; the next word if none does."""
        there = at + way
        while 0 <= there < len(self.tags):
            if self.tags[there] == bracket:
                return there + way
            there += way
        return at + way

    def _relative_goes_on(self, at: int) -> bool:
        return self.tag(at - 1) == "R"

    def _own_subject(self, verb: int, last: int) -> bool:
        """Return whether a noun phrase right before a verb, after the only comma, is its own subject."""
        at = verb - 1
        while self.tag(at) in "wNPC" and at >= last:
            at -= 1
        return self.tag(at) == "," and at + 1 < verb
