"""Runs: stretches of capitalised words that hold names, and what their words tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import name_words
from .words import Words

if TYPE_CHECKING:
    from ...authority import Authority, Entity

JOINING = frozenset({"of", "for", "on"})
_POSSESSIVE = frozenset({"'s", "’s"})
_POSSESSORS = frozenset({"people", "women", "men", "children", "king", "queen", "workers", "farmers"})
_ARABIC = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-", "ul-")
_DEFINITE = frozenset({"the", "'s", "’s"})
_BEFORE_OF = frozenset(
    {"university", "kingdom", "republic", "lord", "lords", "representatives", "hall", "bank", "ministers"}
)
HAPPENING = "happening"

Spans = dict[int, tuple[int, "tuple[Entity, ...]"]]
"""Where the authority knows a name: first word, the word after its last, and who bears it."""


def spans(words: Words, authority: Authority) -> Spans:
    """Return the names that the authority knows, by their first word."""
    first_at = {start: index for index, start in enumerate(words.starts)}
    last_at = {end: index + 1 for index, end in enumerate(words.ends)}
    known: Spans = {}
    demonyms = name_words().demonyms
    for match in authority.find(words.text, "en"):
        first = first_at.get(match.start)
        if match.text in demonyms:
            continue
        last = last_at.get(match.end) or (
            last_at.get(match.end + 1) if words.text[match.end : match.end + 1] == "." else None
        )
        if first is None or last is None:
            continue
        if words.capitals[first] or words.lowers[first].startswith(("government", *_ARABIC)):
            known[first] = (last, match.entities)
    return known


class Runs:
    """The runs of one headline."""

    def __init__(self, words: Words, authority: Authority) -> None:
        self.words = words
        self.spans = spans(words, authority)
        self.lexicon = name_words()
        self.size = len(words.forms)

    def capital(self, at: int) -> bool:
        """Return whether a word can be part of a name."""
        form = self.words.forms[at]
        if self.words.capitals[at] and "-" in form and form.rpartition("-")[2] in self.lexicon.participles:
            return False
        return (self.words.capitals[at] and self.words.lowers[at] not in self.lexicon.not_names) or (
            form.startswith(_ARABIC) and form[3:4] != "" and any(map(str.isupper, form))
        )

    def begins(self, at: int) -> bool:
        """Return whether a run begins at a word: not every word with a capital at the start of a sentence does."""
        if at in self.spans:
            return True
        if not self.capital(at):
            return False
        lower = self.words.lowers[at]
        if at in self.words.sentences and lower in self.lexicon.common:
            if lower in self.lexicon.titles or lower in self.lexicon.modifiers:
                return True
            if at + 1 >= self.size or not self.words.capitals[at + 1] or at + 1 in self.spans:
                return False
            following = self.words.forms[at + 1]
            if following in self.lexicon.demonyms or self.words.lowers[at + 1] in self.lexicon.titles:
                return False
            return self.tail(at, self.end(at)) not in ("", HAPPENING)
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
                and words.lowers[at - 1] in _POSSESSORS
                and follows < size
                and self.capital(follows)
            ):
                at = follows
        return size

    def _joins(self, first: int, at: int, connector: str) -> bool:
        """Return whether "of", "for" or "on" at `at` continues the name that begins at `first`."""
        lexicon = self.lexicon
        head = self.words.lowers[at - 1]
        if connector == "of" and self._part_of_a_country(first, at):
            return False
        if connector == "of" and not JOINING.isdisjoint(self.words.lowers[first:at]):
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
        """Return whether "and" stands inside the name of one body ("Peace and Security Council")."""
        if any(index in self.spans for index in range(first, at)):
            inside = self.words.lowers[first:at]
            if not JOINING.intersection(inside):
                return False
        following = at + 1
        if following in self.spans and not (at - first == 1 and self.words.lower(first - 1) in _DEFINITE):
            return False
        end = following
        while end < self.size and self.capital(end):
            end += 1
        last = self.words.lowers[end - 1]
        head = self.words.lowers[at - 1]
        if last in self.lexicon.organisations and end - following >= 2:
            return (
                head not in self.lexicon.organisations
                and at - first <= 3
                and self.words.forms[first] not in self.lexicon.given
            )
        return (
            bool(JOINING.intersection(self.words.lowers[first:at]))
            and end - following >= 2
            and head not in self.lexicon.organisations
            and self._joins_any(first, at)
        )

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
        word = lowers[head]
        if word in lexicon.agreements and (last - first > 1):
            return "agreement"
        if word in lexicon.happenings or (lowers[first] in lexicon.happenings_first and last - first > 1):
            return HAPPENING
        if last - first > 2 and lowers[first] in lexicon.happenings and lowers[first + 1] in lexicon.connectors:
            return HAPPENING
        kind = (lexicon.organisations.get(word) or lexicon.places.get(word)) if self.words.capitals[head] else ""
        if kind is None and word.endswith("s"):
            kind = lexicon.organisations.get(word[:-1])
        if kind is None and lowers[first] in ("lake", "mount", "river", "gulf", "port", "fort", "province"):
            kind = lexicon.places.get(lowers[first], "site")
        if kind is None and any(form.isdigit() for form in self.words.forms[first:last]):
            return HAPPENING
        return kind or ""

    def demonym(self, at: int, last: int) -> int:
        """Return where an adjective of nationality at `at` ends, `at` itself if there is none."""
        forms = self.words.forms
        if at + 1 < last and f"{forms[at]} {forms[at + 1]}" in self.lexicon.demonyms:
            return at + 2
        return at + 1 if at < len(forms) and forms[at] in self.lexicon.demonyms else at

    def _titled(self, lower: str) -> bool:
        return lower in self.lexicon.titles or lower in self.lexicon.modifiers

    def titles(self, at: int, last: int) -> int:
        """Return where the titles at `at` end, `at` itself if there is no full title."""
        end = at
        real = at
        while end < last:
            lower = self.words.lowers[end]
            if lower in self.lexicon.titles:
                end += 1
                real = end
            elif lower in self.lexicon.modifiers or (
                self.words.forms[end] in self.lexicon.demonyms and self._titled(self.words.lower(end + 1))
            ):
                end += 1
            else:
                break
        return real
