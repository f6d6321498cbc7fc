"""Runs: stretches of capitalised words that hold names, and what their words tell of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..grammar.words import Words
from ..lexicon import name_words
from .spans import ARABIC, spans

if TYPE_CHECKING:
    from ....authority import Authority

JOINING = frozenset({"of", "for", "on"})
_POSSESSIVE = frozenset({"'s", "’s"})
_POSSESSORS = frozenset({"people", "women", "men", "children", "king", "queen", "workers", "farmers"})
_DEFINITE = frozenset({"the", "'s", "’s"})
_BEFORE_OF = frozenset(
    {"university", "kingdom", "republic", "lord", "lords", "representatives", "hall", "bank", "ministers"}
)
HAPPENING = "happening"
_NUMBER = re.compile(r"\d+|[IVX]{2,}")
_SURNAMES = frozenset({"bond", "bonds", "case", "fair", "mass", "pound", "sessions", "won"})
"""Words of things that are surnames too."""
_INITIAL = re.compile(r"[A-Z]\.")


class Runs:
    """The runs of one headline."""

    def __init__(self, words: Words, authority: Authority) -> None:
        self.words = words
        self.spans = spans(words, authority)
        self.lexicon = name_words()
        self.size = len(words.forms)
        self._persons = {
            at for at, (_, entities) in self.spans.items() if {entity.kind for entity in entities} == {"person"}
        }

    def capital(self, at: int) -> bool:
        """Return whether a word can be part of a name."""
        form = self.words.forms[at]
        if "-" in form and form.rpartition("-")[2] in self.lexicon.participles:
            return False
        return (self.words.capitals[at] and self.words.lowers[at] not in self.lexicon.not_names) or (
            form.startswith(ARABIC) and form[3:4] != "" and any(map(str.isupper, form))
        )

    def begins(self, at: int) -> bool:
        """Return whether a run begins at a word: not every word with a capital at the start of a sentence does."""
        if at in self.spans:
            return True
        if not self.capital(at):
            return False
        lower = self.words.lowers[at]
        if at in self.words.sentences and (lower in self.lexicon.not_first or lower in self.lexicon.generic):
            return False
        if lower in self.lexicon.common and (at in self.words.sentences or self.words.lower(at - 1) == ":"):
            if self.titles(at, self.size) > at:
                return True
            end = self.end(at)
            if end == at + 1 and lower in self.lexicon.bodies:
                return True
            if end == at + 1 or at + 1 in self.spans:
                return False
            following = self.words.forms[at + 1]
            if following in self.lexicon.demonyms or self.words.lowers[at + 1] in self.lexicon.titles:
                return False
            if self.given(at) and end - at in (2, 3) and self.personal(end - 1):
                return True
            return self.tail(at, end) not in ("", HAPPENING)
        return True

    def end(self, first: int) -> int:
        """Return the word after the last of the run that begins at `first`."""
        words, size = self.words, self.size
        at = first
        while at < size:
            span = self.spans.get(at)
            if span:
                at = span[0]
            elif self.capital(at):
                at += 1
            else:
                return at
            if at >= size:
                return size
            lower = words.lowers[at]
            follows = at + 1
            if lower in JOINING or (lower == "to" and words.lowers[at - 1] in ("ambassador", "envoy")):
                if follows < size and words.lowers[follows] == "the":
                    follows += 1
                if follows >= size or not (follows in self.spans or self.capital(follows)):
                    return at
                if not self._joins(first, at, lower):
                    return at
                at = follows
            elif lower in ("and", "&"):
                if follows >= size or not self.capital(follows) or not self._one_body(first, at):
                    return at
                at = follows
            elif (lower in self.lexicon.connectors and follows < size and self.capital(follows)) or (
                lower in _POSSESSIVE
                and follows < size
                and self.capital(follows)
                and (words.lowers[at - 1] in _POSSESSORS or self._named_after(first, at))
            ):
                at = follows
        return size

    def _named_after(self, first: int, at: int) -> bool:
        """Return whether an "'s" at `at` stands inside the name of a house called after somebody ("Ford's Theatre")."""
        lowers, house = self.words.lowers, at + 1
        named = lowers[first] == "st" or (at - first == 1 and first not in self.spans)
        return named and lowers[house] in self.lexicon.houses

    def _joins(self, first: int, at: int, connector: str) -> bool:
        """Return whether "of", "for" or "on" at `at` continues the name that begins at `first`."""
        lexicon = self.lexicon
        head = self.words.lowers[at - 1]
        if connector == "of" and self._part_of_a_country(first, at):
            return False
        joined = not JOINING.isdisjoint(self.words.lowers[first:at])
        if joined and (connector == "of" or (connector == "for" and self._joins_any(first, at))):
            return True
        if connector == "of" and (head in lexicon.titles or head in lexicon.places or head in _BEFORE_OF):
            return True
        return (
            head in lexicon.organisations
            or head in lexicon.agreements
            or head in lexicon.happenings
            or head in ("secretary", "minister")
        )

    def _part_of_a_country(self, first: int, at: int) -> bool:
        """Return whether "of" at `at` only puts a region with its own name in a country ("Tarn Province of …")."""
        following = at + 1 + (self.words.lower(at + 1) == "the")
        span = self.spans.get(following)
        noun = self.lexicon.places.get(self.words.lowers[at - 1])
        return (
            at - first > 1
            and JOINING.isdisjoint(self.words.lowers[first:at])
            and noun in ("region", "city")
            and span is not None
            and any(entity.kind in ("country", "territory", "region") for entity in span[1])
        )

    def _one_body(self, first: int, at: int) -> bool:
        """Return whether "and" stands inside one name ("Peace and Security Council", "Food and Drugs Act")."""
        lexicon, lowers = self.lexicon, self.words.lowers
        following = at + 1
        if lowers[at] == "&":
            return True
        if lowers[at - 1] in lexicon.portfolios and lowers[following] in lexicon.portfolios:
            return True
        own = first in self.spans and self.spans[first][0] < at
        if own:
            first = self.spans[first][0]
        joined = not JOINING.isdisjoint(lowers[first:at])
        if not joined and any(index in self.spans for index in range(first, at)):
            return False
        definite = own or self.words.lower(first - 1) in _DEFINITE
        if following in self.spans and not (at - first == 1 and definite):
            return False
        end = following
        while end < self.size and self.capital(end):
            end += 1
        last, head = lowers[end - 1], lowers[at - 1]
        if end - following < 2 or head in lexicon.organisations or lowers[first] == lowers[following]:
            return False
        if last in lexicon.organisations or last in lexicon.happenings or last in lexicon.agreements:
            return at - first <= 3 and self.words.forms[first] not in lexicon.given
        return joined and self._joins_any(first, at)

    def _joins_any(self, first: int, at: int) -> bool:
        return any(self.words.lowers[i] in self.lexicon.organisations for i in range(first, at))

    def tail(self, first: int, last: int) -> str:
        """Return the kind that the head word of a name tells, "" if it tells none."""
        lexicon, lowers = self.lexicon, self.words.lowers
        head = last - 1
        if last - first > 2:
            for index in range(first + 1, last - 1):
                if lowers[index] in JOINING:
                    head = index - 1
                    break
        if head == last - 1 and head - first > 0 and _NUMBER.fullmatch(self.words.forms[head]):
            head -= 1
        word = lowers[head]
        if word in lexicon.agreements and (last - first > 1):
            return "agreement"
        if self._happening(first, head, last):
            return HAPPENING
        two = f"{lowers[head - 1]}-{word}" if head > first else ""
        kind = lexicon.organisations.get(two) or lexicon.organisations.get(word) or lexicon.places.get(word)
        if not self.words.capitals[head]:
            kind = ""
        if kind is None and word.endswith("s"):
            kind = lexicon.organisations.get(word[:-1])
        if kind is None and lowers[first] in ("lake", "mount", "river", "gulf", "port", "fort", "province"):
            kind = lexicon.places.get(lowers[first], "site")
        if not kind and last - first > 1 and self.words.forms[head] not in lexicon.given:
            second = lowers[first + 1]
            if second not in lexicon.common or second in lexicon.organisations:
                kind = lexicon.first.get(lowers[first])
        if kind is None and any(form.isdigit() for form in self.words.forms[first:last]):
            return HAPPENING
        return kind or ""

    def _happening(self, first: int, head: int, last: int) -> bool:
        """Return whether a name is that of a happening or a thing, told by its head, its first word, or a dash."""
        lexicon, lowers, forms = self.lexicon, self.words.lowers, self.words.forms
        if lowers[head] in lexicon.happenings or (
            lowers[head] in lexicon.things and not (lowers[head] in _SURNAMES and self.given(first))
        ):
            return True
        if any("–" in form for form in forms[first:last]) and lowers[head] not in lexicon.places:
            return True
        if last - first < 2:
            return False
        second = first + 1
        if lowers[first] in lexicon.happenings_first or forms[first] in lexicon.vessels:
            return True
        if lowers[second] in lexicon.happenings_first and lowers[first] in lexicon.common and last - first > 2:
            return True
        return last - first > 2 and lowers[first] in lexicon.happenings and lowers[second] in lexicon.connectors

    def demonym(self, at: int, last: int) -> int:
        """Return where an adjective of nationality at `at` ends, `at` itself if there is none."""
        forms = self.words.forms
        if at + 1 < last and f"{forms[at]} {forms[at + 1]}" in self.lexicon.demonyms:
            return at + 2
        alone = at < last and forms[at] in self.lexicon.demonyms and forms[at] not in self.lexicon.given
        return at + 1 if alone else at

    def belongs(self, at: int) -> bool:
        """Return whether the adjective of nationality before a word is part of its name ("the Nubian Highlands")."""
        form, demonyms = self.words.forms[at], self.lexicon.demonyms
        return at not in self.spans and not form.isupper() and form not in demonyms and form[:-1] not in demonyms

    def given(self, at: int) -> bool:
        """Return whether a word is a person's given name or an initial."""
        form = self.words.forms[at]
        return form in self.lexicon.given or _INITIAL.fullmatch(form) is not None

    def person_known(self, at: int) -> bool:
        """Return whether the authority knows a person whose name begins at a word."""
        return at in self._persons

    def personal(self, at: int) -> bool:
        """Return whether a word can be part of a person's name."""
        lower, lexicon = self.words.lowers[at], self.lexicon
        if at in self.spans:
            return self.person_known(at)
        if not self.capital(at):
            return lower in lexicon.connectors and lower not in JOINING
        return self.words.forms[at] in lexicon.given or not (
            lower in lexicon.common
            or lower in lexicon.organisations
            or lower in lexicon.places
            or lower in lexicon.portfolios
            or self.titled(lower)
        )

    def _title(self, at: int) -> bool:
        """Return whether a word is a full title, also a compound ("Vice-Chancellor") or one of several ("Kings")."""
        lower, titles = self.words.lowers[at], self.lexicon.titles
        if lower in titles:
            return True
        if lower.removesuffix("s") in titles:
            alone = at == 0 or not self.words.capitals[at - 1]
            return alone and at + 1 < self.size and self.personal(at + 1)
        return lower.rpartition("-")[2] in titles and self.titled(lower)

    def titled(self, lower: str) -> bool:
        """Return whether a word is a title or stands before one."""
        titles, modifiers = self.lexicon.titles, self.lexicon.modifiers
        return lower in titles or lower in modifiers or ("-" in lower and all(map(self.titled, lower.split("-"))))

    def titles(self, at: int, last: int) -> int:
        """Return where the titles at `at` end, `at` itself if there is no full title."""
        end = at
        real = at
        while end < last:
            if self._title(end):
                end += 1
                real = end
            elif (
                self.titled(self.words.lowers[end])
                or (self.words.forms[end] in self.lexicon.demonyms and self.titled(self.words.lower(end + 1)))
                or (real < end + 1 < last and self._describes_title(end))
            ):
                end += 1
            else:
                break
        return real

    def _describes_title(self, at: int) -> bool:
        """Return whether a word says what the title after it is for ("Cabinet Secretary", "Election Commissioner")."""
        lower, lexicon = self.words.lowers[at], self.lexicon
        charge = lower in lexicon.portfolios or lower in lexicon.organisations or lower in lexicon.common
        return charge and at not in self.spans and not self.given(at) and self._title(at + 1)
