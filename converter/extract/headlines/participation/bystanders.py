"""Bystanders: names that take no part in the event, since they only describe a person, or tell where it happens."""

from __future__ import annotations

from ..grammar.functions import Function
from ..grammar.verb_group import Predicate
from ..happenings.triggers import lexicon
from ..lexicon import name_words
from .scope import Scope

_EDGES = frozenset({"border", "borders", "frontier", "boundary", "coast", "shore", "route", "road", "flight", "way"})
_HARMED = frozenset({"victims", "dead", "casualties", "fatalities"})
_STATES = frozenset({"in", "on", "under"})
_TITLED = frozenset({"and", "of", "the", "for", ",", "-", "a", "an", "in"})


class Bystanders(Scope):
    """What tells that names take no part, and the bodies and victims that do although they look so."""

    def describes(self, function: Function) -> bool:
        """Return whether the names only say whose officer or member a person named beside them is."""
        if self._before_titled():
            return True
        if function.preposition == "of" and function.noun_at >= 0 and not function.noun:
            before = self.sentence.ends.get(function.noun_at + 1)
            if before is not None and before.name.kind == "person":
                return True
        if function.noun not in self.offices or function.noun in self.lex.complements.get(function.preposition, ()):
            return False
        if function.kind == "owner":
            return self._person_at(self._past_titles(function.noun_at + 1)) or self._apposed()
        if function.kind != "preposition" or function.preposition not in ("of", "for", "in", "from", "at", "to"):
            return False
        if self._apposed():
            return True
        at = self.end.last
        if self.words.lower(at) == "(":
            at += 3
        while self.words.lower(at) in ("in", "for", "of") or (self.sentence.tag(at) in "N" and not self._person_at(at)):
            at += 1
        return self._person_at(at + 1 if self.words.lower(at) == "," else at)

    def _before_titled(self) -> bool:
        """Return whether only an office stands between the names and a person ("A leader B", "A's former chief B")."""
        at = self.end.last
        if self.words.lower(at) in ("'s", "’s"):
            at += 1
        beyond = self._past_titles(at) if self.sentence.tag(at) == "w" else at
        return self._person_at(beyond) and not self.offices.isdisjoint(self.words.lowers[at:beyond])

    def is_stage(self, function: Function) -> bool:
        """Return whether a country is only where somebody goes to or comes from, or where something comes from."""
        if function.noun in _EDGES and function.preposition in ("with", "between", "of", "to"):
            return True
        if self.head.name.kind != "state" or function.predicate is None:
            return False
        name, frame = self.frame(function.predicate)
        if name in ("visiting", "departing") and (function.kind == "object" or function.preposition == "from"):
            return True
        if function.kind != "preposition" or function.preposition != "from":
            return False
        if "from" in frame and function.noun not in self.offices:
            return False
        if function.noun in self.lex.doings or function.noun in self.lex.complements["from"]:
            return False
        return function.noun.removesuffix("s") not in self.lex.representing

    def _past_titles(self, at: int) -> int:
        """Return the word after what can stand between an office and the person who holds it."""
        titles = self.offices | name_words().modifiers
        while self.sentence.tag(at) in "wC," and (
            self.words.lower(at) in titles or self.words.lower(at) in _TITLED or self.words.capitals[at]
        ):
            at += 1
        return at

    def _person_at(self, at: int) -> bool:
        """Return whether a person's name, another one than these, begins at a word."""
        name = self.sentence.starts.get(at)
        return name is not None and name.name.kind == "person" and name is not self.head

    def _apposed(self) -> bool:
        """Return whether the names stand in an apposition to a person: between commas, after the person's name."""
        at = self.head.first - 1
        while self.sentence.tag(at) in "wP":
            at -= 1
        if self.words.lower(at) != ",":
            return False
        before = self.sentence.ends.get(at)
        return before is not None and before.name.kind == "person"

    def whereabouts(self, function: Function) -> bool:
        """Return whether names only tell where, when or by which way: "at A", "through A", unless A decides there."""
        preposition = function.preposition
        if function.kind != "preposition" or preposition not in self.lex.whereabouts or self.decides():
            return False
        if function.noun in self.lex.complements.get(preposition, ()) or function.noun in self.offices:
            return False
        active = function.predicate is not None and not function.predicate.passive
        frame = self.frame(function.predicate)[1] if function.predicate and active else {}
        return not frame.get(preposition) and not self.harmed()

    def decides(self) -> bool:
        """Return whether the names are a court or a body that votes, in an event which such a body brings about."""
        if self.code not in ("legal", "adopt", "office", "reject", "election"):
            return False
        return any(word in self.lex.deciding for word in self.words.lowers[self.head.first : self.end.last])

    def harmed(self) -> bool:
        """Return whether persons are named among those killed or hurt ("killing nine, including A")."""
        at = self.head.first - 1
        while self.sentence.tag(at) == "w":
            if self.words.lower(at) in ("including", "among"):
                break
            at -= 1
        if self.words.lower(at) != "including" or self.head.name.kind != "person":
            return False
        casualty = lexicon().casualty | _HARMED
        return any(word in casualty for word in self.words.lowers[max(0, at - 14) : at])

    def befalls(self, predicate: Predicate) -> bool:
        """Return whether a verb with a noun after it tells what befalls its subject ("goes on trial")."""
        nouns = self.lex.befalling.get(predicate.lemma, frozenset())
        told = self.words.lowers[predicate.last : predicate.last + 6]
        if predicate.lemma == "be" and not (told and told[0] in _STATES):
            return False
        return not predicate.passive and not nouns.isdisjoint(told)

    def visits(self) -> bool:
        """Return whether the event's noun is a visit, which takes a visitor only."""
        told = self.words.lowers[self.trigger.first : self.trigger.last]
        return self.code == "consult" and not self.lex.visits.isdisjoint(told)

    def sets_record(self) -> bool:
        """Return whether the event is a record, which is nobody else's."""
        told = self.words.lowers[self.trigger.first : self.trigger.last + 8]
        return self.code == "sport" and not {"record", "records"}.isdisjoint(told)

    def litigates(self, predicate: Predicate) -> bool:
        """Return whether a subject goes to court, rather than sits in judgement or does something about a trial."""
        if self.judges():
            return False
        if self.head.name.kind == "person" and not self.head.office:
            return True
        return predicate.lemma in self.lex.litigating

    def judges(self) -> bool:
        """Return whether the names, or the words beside them, say that they sit in judgement."""
        lowers = self.words.lowers
        own = lowers[self.head.first : self.end.last]
        beside = (
            *lowers[max(0, self.head.first - 3) : self.head.first],
            *own,
            *lowers[self.end.last : self.end.last + 3],
        )
        return not self.lex.judging.isdisjoint(beside)
