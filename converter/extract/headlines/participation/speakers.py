"""Speakers: the role of whoever says what a headline reports, and of those who are accused in what is said.

Words are a deed of their own where a person speaks first, something is announced, or nothing has happened yet. Who
only reports what others did is a source.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

from ..grammar.functions import Function
from ..grammar.verb_group import Predicate
from ..happenings.triggers import lexicon
from .complements import Complements
from .scope import MUTUAL, Found

_SAID = frozenset({",", '"', "”", "'", "’", "''"})


class Speakers(Complements, ABC):
    """What somebody's words make him; what a subject does is read by whoever extends this."""

    @abstractmethod
    def subject(self, function: Function) -> Found:
        """Return the role of the subject of a verb."""

    def said(self, function: Function) -> Found | None:
        """Return the role of somebody whose words a headline reports, None for other names."""
        predicate = function.predicate
        if function.kind != "subject" or predicate is None:
            return None
        if self.code in ("disaster", "death") and self.tells_of_himself(predicate):
            return "victim", "role-tells-of-himself", 0.6
        if self.counts_cases(predicate):
            if self.head.name.kind == "state" and predicate.lemma in self.lex.stricken:
                return "victim", "role-has-cases", 0.6
            return "claimant", "role-counts-cases", 0.7
        if self.words.lowers[predicate.at] not in lexicon().speech or predicate.passive:
            return None
        reports = predicate.lemma not in self.lex.declaring and self.told(predicate) and not self.own_deed(predicate)
        if reports and self._press():
            return "claimant", "role-press", 0.7
        if self.is_trigger(predicate) or self.inside(predicate):
            return None
        own = self.own_deed(predicate)
        if own and (own.lemma != "be" or own.passive):
            return self.subject(replace(function, predicate=own))
        following = [p for p in self.sentence.predicates if p.first >= predicate.last][:1]
        if following and following[0].form == "infinitive" and self.frame(predicate)[0] == "asking":
            return "agent", "role-asks", 0.6
        if self.declares(predicate):
            if self.together() and self.takes_two(predicate):
                return "participant", "role-declare-jointly", 0.6
            return "speaker", "role-declares", 0.65
        return self.voice(predicate)

    def voice(self, predicate: Predicate) -> Found:
        """Return the role of whoever says what is told: the source of another's deed, else the one who does it."""
        if self.comments():
            return "claimant", "role-later-speaker", 0.7
        if self._follows(predicate):
            return "claimant", "role-said-after", 0.65
        if self.code == "agree" and self.together() and predicate.lemma in self.lex.declaring:
            return "participant", "role-declare-jointly", 0.6
        if self.code in self.lex.observed:
            if self._states(predicate):
                return "speaker", "role-states", 0.6
            return "claimant", "role-speaker", 0.75
        if predicate.lemma == "report" and self.head.name.kind == "organisation" and self.code != "science":
            return "claimant", "role-reporter", 0.65
        return "speaker", "role-speaker-acts", 0.65

    def _follows(self, predicate: Predicate) -> bool:
        """Return whether a body is named after what it says ("the strike is over, A says")."""
        if self.head.name.kind == "person" or predicate.lemma in self.lex.declaring or self.speaks(predicate):
            return False
        ends = self.words.lower(predicate.last) in ("", ".", ",", "(", ";")
        return ends and "," in self.words.lowers[max(0, self.head.first - 3) : self.head.first]

    def _press(self) -> bool:
        """Return whether the names are news media."""
        own = self.words.lowers[self.head.first : self.end.last]
        return self.head.name.kind != "person" and not self.lex.press.isdisjoint(own)

    def comments(self) -> bool:
        """Return whether the names stand in a later sentence than the first: what is said there is only added."""
        return self.later() or any(0 < first <= self.head.first for first in self.words.sentences)

    def _states(self, predicate: Predicate) -> bool:
        """Return whether words are a statement rather than a report: a person's, or on what is, may or should be."""
        if self.speaks(predicate):
            return False
        if (self.head.name.kind == "person" and self.code != "agree") or predicate.lemma in self.lex.declaring:
            return True
        told = self.told(predicate)
        if told and predicate.lemma in self.lex.alleging and self._accuses(predicate, told):
            return True
        return told is not None and bool(told.modal or (told.lemma == "be" and not told.passive))

    def _accuses(self, predicate: Predicate, told: Predicate) -> bool:
        """Return whether what is alleged is a deed of somebody who is named."""
        named = any(self.sentence.tag(at) == "N" for at in range(predicate.last, told.first))
        return named and not told.passive and self.code not in MUTUAL

    def told(self, predicate: Predicate) -> Predicate | None:
        """Return the first finite verb of what a verb of saying reports, None if it reports no clause."""
        stop = min((first for first in self.words.sentences if first > predicate.at), default=len(self.words.lowers))
        found = [p for p in self.sentence.predicates if predicate.last <= p.first < stop and p.finite]
        return found[0] if found else None

    def tells_clause(self, predicate: Predicate) -> bool:
        """Return whether a verb has a clause with "that" after it ("admits for the first time that …")."""
        return "that" in self.words.lowers[predicate.last : predicate.last + 8]

    def speaks(self, predicate: Predicate) -> bool:
        """Return whether a verb of saying stands before its subject, after what is said (", says A")."""
        before = self.words.lower(predicate.first - 1)
        says = self.words.lowers[predicate.at] in lexicon().speech and before in _SAID
        return says and not self.sentence.has_subject(predicate)

    def accused(self, function: Function) -> bool:
        """Return whether the names are the subject of what somebody else alleges ("claims that A tortures …")."""
        predicate = function.predicate
        if function.kind != "subject" or function.opened != "that" or predicate is None:
            return False
        if self.code in MUTUAL or predicate.passive:
            return False
        before = [p for p in self.sentence.predicates if p.last <= self.head.first][-1:]
        if before and predicate.lemma == "be" and self.words.lowers[before[0].at] in lexicon().speech:
            return True
        return bool(before) and not predicate.modal and before[0].lemma in self.lex.alleging
