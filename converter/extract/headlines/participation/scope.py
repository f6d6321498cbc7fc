"""Scope: whether a name, a verb or a noun belongs to the event that a headline tells, or to something beside it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from ..grammar.clauses import Clauses
from ..grammar.functions import Function, Sentence
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..happenings.told import TypeReading
from ..happenings.triggers import lexicon
from ..lexicon import name_words, role_words
from ..names.found import FoundName

MUTUAL = {
    "consult": "party",
    "agree": "signatory",
    "cooperate": "participant",
    "election": "participant",
    "sport": "participant",
}
"""The role of both sides of an event that takes two."""

Found = tuple[str, str, float]
"""A role ("" for a name that takes no part), the rule that found it, and how sure it is."""

_PARALLEL = frozenset({"while", "whereas", "against"})


@cache
def offices() -> frozenset[str]:
    """Return the nouns, singular and plural, that describe a person by office or occupation."""
    singular = name_words().descriptions | role_words().heads
    return singular | frozenset(noun + "s" for noun in singular)


def _begin(words: Words, name: FoundName) -> int:
    """Return the first word of a name with the title before it."""
    if not name.office:
        return name.first
    start = words.text.rfind(name.office, 0, name.start)
    return bisect_left(words.starts, start) if start >= 0 else name.first


class Scope:
    """One series of names, `head` to `end`, beside the event that was read."""

    def __init__(self, sentence: Sentence, head: FoundName, end: FoundName, read: TypeReading, parts: Clauses) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.head = head
        self.end = end
        self.begin = _begin(self.words, head)
        self.last = end.last
        self.code = read.code
        self.trigger = read.trigger
        self.parts = parts
        self.lex = role_words()
        self.offices = offices()

    def function(self) -> Function:
        """Return the grammatical function of the names."""
        return self.sentence.function(self.begin, self.end.last)

    def later(self) -> bool:
        """Return whether the names stand in a later sentence than the event."""
        if any(self.trigger.first < first <= self.head.first for first in self.words.sentences):
            return True
        low, high = sorted((self.head.first, self.trigger.first))
        return ";" in self.words.lowers[low:high]

    def aside(self, function: Function) -> bool:
        """Return whether the names stand in a clause of less weight than the event."""
        at = self.head.first
        if not self.parts.subordinate[at] or self.parts.subordinate[self.trigger.first]:
            return False
        if function.predicate is not None and self.is_trigger(function.predicate):
            return False
        opened = self.opened_by()
        return function.preposition != "against" and opened in lexicon().subordinate and opened not in _PARALLEL

    def opened_by(self) -> str:
        """Return the word that opened the clause that the names stand in; a verb's particle opens none."""
        at = self.head.first - 1
        while at >= 0 and self.sentence.tag(at) != "." and not self._opens(at):
            at -= 1
        return self.words.lower(at)

    def _opens(self, at: int) -> bool:
        word = self.words.lowers[at]
        if word not in lexicon().subordinate:
            return False
        return word not in self.lex.particles or self.sentence.tag(at - 1) != "V"

    def own_deed(self, predicate: Predicate) -> Predicate | None:
        """Return the verb of what speakers say of themselves ("A says it will …", "A claims to have …")."""
        following = [p for p in self.sentence.predicates if p.first >= predicate.last][:1]
        if not following:
            return None
        between = self.words.lowers[predicate.last : following[0].first]
        if following[0].form == "infinitive" and not between:
            return following[0]
        told = [word for word in between if word != "that"]
        quoted = not {'"', "“", "'", "‘"}.isdisjoint(between)
        named = quoted or any(self.sentence.tag(at) == "N" for at in range(predicate.last, following[0].first))
        subject = [word for word in told if not word.endswith("ly")][-1:]
        alone = bool(subject) and subject[0] in self.lex.pronouns and not named and following[0].finite
        reports = told[:1] == ["the"] and self.head.name.kind == "organisation"
        own = len(told) > 1 and all(word in self.lex.own for word in told) and not reports
        return following[0] if alone or own else None

    def particle(self, function: Function) -> bool:
        """Return whether a preposition belongs to its verb ("hands over A"), so that the names are its object."""
        predicate = function.predicate
        if function.kind != "preposition" or function.noun or predicate is None or predicate.passive:
            return False
        verbs = self.lex.particles.get(function.preposition, ())
        return predicate.lemma in verbs and self.words.lower(predicate.last) == function.preposition

    def declares(self, predicate: Predicate) -> bool:
        """Return whether what is declared is a deed of the speaker's, not of somebody else's ("announces a ban")."""
        stop = min((first for first in self.words.sentences if first > predicate.at), default=len(self.words.lowers))
        rest = [p for p in self.sentence.predicates if predicate.last <= p.first < stop and p.finite]
        told = self.words.lowers[predicate.last : stop]
        return predicate.lemma in self.lex.declaring and not rest and "that" not in told

    def tells_of_himself(self, predicate: Predicate) -> bool:
        """Return whether persons say what has befallen themselves ("announces that she has the flu")."""
        told = [word for word in self.words.lowers[predicate.last : predicate.last + 2] if word != "that"][:1]
        return self.head.name.kind == "person" and bool(told) and told[0] in ("he", "she")

    def counts_cases(self, predicate: Predicate) -> bool:
        """Return whether a verb only reports how many fell ill or died of something: who counts them does nothing."""
        if (
            predicate.passive
            or self.code not in ("disaster", "death", "science")
            or predicate.lemma not in self.lex.counting
        ):
            return False
        return any(word in self.lex.cases for word in self.words.lowers[predicate.last : predicate.last + 18])

    def announced(self, predicate: Predicate) -> bool:
        """Return whether a verb tells a deed that is only announced, in an event which is the announcement."""
        before = [p for p in self.sentence.predicates if p.last <= predicate.first][-1:]
        told = self.code == "announce" and bool(before) and self.is_trigger(before[0])
        return told and predicate.lemma not in ("be", "have")

    def reported(self, function: Function) -> bool:
        """Return whether a name is the subject, or its owner, of what the event's own verb of saying says."""
        if function.kind not in ("subject", "owner") or function.predicate is None:
            return False
        if not self.trigger.verb or self.head.first < self.trigger.last or self.is_trigger(function.predicate):
            return False
        said = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
        return (
            said is not None
            and said.lemma in self.lex.reporting
            and function.predicate.finite
            and function.predicate.first > self.head.first
        )

    def tells_event(self, predicate: Predicate) -> bool:
        """Return whether a verb elsewhere tells of the same event: it has its type, or counts what was lost."""
        word = self.words.lowers[predicate.at]
        if self.code in ("assault", "accident", "disaster", "crime") and word in lexicon().casualty:
            return True
        return any(entry.code == self.code and entry.form for entry in lexicon().forms.get(word, ()))

    def is_trigger(self, predicate: Predicate) -> bool:
        """Return whether a verb is the word, or in the phrase, that says the event."""
        return predicate.first < self.trigger.last and self.trigger.first < predicate.last

    def central(self, predicate: Predicate) -> bool:
        """Return whether a verb says the event, or only begins, holds or ends what a noun says."""
        return (
            self.is_trigger(predicate)
            or self.tells_event(predicate)
            or (not self.trigger.verb and predicate.lemma in self.lex.light)
        )

    def purpose(self, predicate: Predicate) -> Predicate | None:
        """Return the event's own verb if it is an infinitive or -ing form that shares a verb's subject."""
        if self.frame(predicate)[0] == "asking":
            return None
        for other in self.sentence.predicates:
            if other.form in ("infinitive", "ing") and other.first >= predicate.last and self.is_trigger(other):
                return other
        return None

    def inside(self, predicate: Predicate) -> bool:
        """Return whether the event's noun is what a verb of saying has as its direct object ("reports a profit")."""
        between = self.words.lowers[predicate.last : self.trigger.first]
        return not self.trigger.verb and len(between) <= 3 and "that" not in between and self.own_code(predicate)

    def tells(self, noun: int) -> bool:
        """Return whether a noun says the event, alone or with a verb that only begins or holds it."""
        if not self.trigger.first <= noun < self.trigger.last:
            return False
        verb = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
        return verb is None or verb.lemma in self.lex.light

    def same_deed(self, noun: str) -> bool:
        """Return whether a noun tells an event of the type that was read."""
        return any(entry.code == self.code for entry in lexicon().forms.get(noun, ()))

    def counts_losses(self) -> bool:
        """Return whether the first verbs of the headline count what was lost in an attack."""
        casualty = lexicon().casualty
        return self.code == "assault" and any(self.words.lowers[p.at] in casualty for p in self.sentence.predicates[:2])

    def own_code(self, predicate: Predicate) -> bool:
        """Return whether a verb, however weakly, says the type of the event."""
        return any(entry.code == self.code for entry in lexicon().forms.get(self.words.lowers[predicate.at], ()))

    def trigger_near(self, function: Function) -> bool:
        """Return whether a noun says the event, or is what its verb is about."""
        if self.trigger.first <= function.noun_at < self.trigger.last:
            return True
        return function.predicate is None or self.central(function.predicate)

    def to_do(self, predicate: Predicate) -> bool:
        """Return whether a verb has an infinitive after it: whoever agrees to do something signs nothing."""
        return self.words.lower(self.trigger.last - 1) == "to" or any(
            p.form == "infinitive" and 0 <= p.first - predicate.last <= 6 for p in self.sentence.predicates
        )

    def frame(self, predicate: Predicate) -> tuple[str, dict[str, str]]:
        """Return the class that a verb has in this event and the roles of its sides, both empty if it has none."""
        for frame in self.lex.frames.get(predicate.lemma, ()):
            if not frame.types or self.code in frame.types:
                return frame.name, frame.sides
        return "", {}

    def foreseen(self, predicate: Predicate) -> Predicate | None:
        """Return the infinitive that a subject is expected, said or about to do, None if there is none."""
        word = self.words.lowers[predicate.at]
        if not predicate.passive or word not in self.lex.expected | self.lex.supposed:
            return None
        following = [p for p in self.sentence.predicates if p.first == predicate.last and p.form == "infinitive"]
        return following[0] if following else None
