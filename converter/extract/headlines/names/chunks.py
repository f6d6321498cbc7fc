"""Chunks: the stretches of a headline that are one name each, with what their own words say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ....frozen import frozen
from ..grammar.words import Words
from .national import governs, led_by, national, of_state
from .offices import body_named, officer_at, officer_of, person_after
from .runs import HAPPENING, JOINING, Runs
from .telling_nouns import after_noun, before_noun, called, describes, tells_person

_POSSESSIVE = frozenset({"'s", "’s"})

if TYPE_CHECKING:
    from ....authority import Authority, Entity


@frozen
class Chunk:
    """Words `first`–`last` that are one name; `before` and `after` are the words beside it, in lower case.

    `kind` is what the words themselves say ("" if nothing); `entities` bear the name in the authority;
    `office` and `member_of` come from a title before it; `generic` is the kind that a noun after it tells;
    `place_follows` says that a comma and a known place stand after it, which is `within`; `owns_place` that an "'s" and
    the name of a place do; `state` that a State bears the name.
    """

    first: int
    last: int
    before: str
    after: str
    kind: str = ""
    entities: tuple[Entity, ...] = ()
    office: str = ""
    member_of: str = ""
    generic: str = ""
    place_follows: bool = False
    within: str = ""
    owns_place: bool = False
    state: bool = False


def chunks(words: Words, authority: Authority) -> Iterator[Chunk]:
    """Yield the names in the order of the text."""
    yield from _Chunker(words, Runs(words, authority)).run()


_ROADS = frozenset({"highway", "motorway", "interstate", "route", "road", "expressway", "freeway"})
_SIZES = {"site": 0, "water": 0, "city": 1, "region": 2, "territory": 3, "country": 3}


def _larger(around: tuple[Entity, ...], inside: tuple[Entity, ...]) -> bool:
    """Return whether a place can contain another: a series ("Alder, Birch and Cedar") names equals."""
    least = min((_SIZES[entity.kind] for entity in inside if entity.sort == "place"), default=0)
    return any(_SIZES[entity.kind] > least for entity in around if entity.sort == "place")


def _only_places(entities: tuple[Entity, ...]) -> bool:
    return all(entity.kind in ("city", "site", "region", "territory") for entity in entities)


class _Chunker:
    def __init__(self, words: Words, runs: Runs) -> None:
        self.words = words
        self.runs = runs
        self.spans = runs.spans
        self.lexicon = runs.lexicon
        self.size = runs.size

    def run(self) -> Iterator[Chunk]:
        at = 0
        words, known = self.words, self.spans
        capitals, forms, lowers = words.capitals, words.forms, words.lowers
        may_be_led = "led" in lowers or "-led" in words.text.lower()
        while at < self.size:
            first = at
            if not capitals[at] and at not in known and "-" not in forms[at] and lowers[at] != "government":
                at += 1
            elif may_be_led and (led := led_by(self.runs, at)):
                at, kind = led
                yield self._plainly(first, at, kind)
            elif self.runs.begins(at):
                end = self.runs.end(at)
                for chunk in self._parse(at, end):
                    if chunk.kind != HAPPENING:
                        yield chunk
                    end = max(end, chunk.last)
                at = end
            elif lowers[at] == "government" and words.lower(at + 1) == "of":
                country = at + 2 + (words.lower(at + 2) == "the")
                span = known.get(country)
                if span:
                    yield self._plainly(at, span[0], "organisation")
                    at = span[0]
                else:
                    at += 1
            else:
                at += 1

    def _parse(self, first: int, last: int) -> Iterator[Chunk]:
        officer = officer_at(self.runs, first, last)
        if officer:
            chunk = self._person(first, officer, last)
            if chunk:
                yield chunk
            return
        officer = officer_of(self.runs, first, last)
        if officer:
            yield self._chunk(officer, last, "person", (), "", body_named(self.runs, first, officer))
            return
        at = first
        office_from = first
        while at < last:
            if self.words.lowers[at] == "the" and at not in self.spans:
                at += 1
                continue
            title_end = self.runs.titles(at, last)
            if (
                title_end > at
                and not (at in self.spans and self.spans[at][0] > title_end)
                and self.runs.tail(at, last) in ("", HAPPENING)
                and self.words.lower(title_end) not in self.lexicon.organisations
            ):
                if self.runs.demonym(title_end, last) == title_end:
                    chunk = self._person(office_from, title_end, last)
                    if chunk:
                        yield chunk
                    return
                at = title_end
                continue
            span = self.spans.get(at)
            if span:
                end, entities = span
                if self.runs.person_known(at) and at < self.runs.titles(at, end) < end:
                    yield self._chunk(self.runs.titles(at, end), end, "person", entities)
                    at = end
                    continue
                if end < last:
                    if self.runs.titles(end, last) > end:
                        at = end
                        continue
                    tail = self.runs.tail(at, last)
                    if tail:
                        if tail != HAPPENING:
                            yield self._chunk(at, last, tail)
                        return
                    if self.words.capitals[end] and end not in self.spans and _only_places(entities):
                        chunk = self._plain(at, last)
                        if chunk:
                            yield chunk if chunk.kind else replace(chunk, kind="organisation")
                        return
                    if self.words.lowers[end] in JOINING or self.words.lowers[end] == "and":
                        end_of_connector = end + 1 + (self.words.lower(end + 1) == "the")
                        yield self._chunk(at, end, "", entities)
                        at = end_of_connector
                        continue
                body = (end + 1, "state") if self._governs(at, end) else of_state(self.runs, at, end, entities)
                yield self._chunk(at, *body) if body else self._chunk(at, end, "", entities)
                at = end
                continue
            demonym_end = self.runs.demonym(at, last)
            if demonym_end > at:
                if demonym_end == last:
                    body = national(self.runs, last)
                    if body:
                        yield self._chunk(at, *body)
                    return
                tail = self.runs.tail(at, last)
                known = self.spans.get(demonym_end)
                if tail and known is None:
                    if tail != HAPPENING:
                        yield self._chunk(at, last, tail)
                    return
                if demonym_end + 1 == last and self.runs.belongs(demonym_end):
                    kind, noun_end = before_noun(self.words, last)
                    yield self._chunk(at, noun_end if kind == "site" else last, kind)
                    return
                at = demonym_end
                continue
            person = self._body_and_person(at, last)
            if person:
                if self.words.lowers[person - 1] != "affairs":
                    yield self._chunk(at, person, self.runs.tail(at, person))
                yield self._chunk(person, last, "person")
                return
            chunk = self._plain(at, last)
            if chunk:
                yield chunk
            return

    def _plain(self, first: int, last: int) -> Chunk | None:
        tail = self.runs.tail(first, last)
        if tail == HAPPENING:
            return None
        person = last - (self.words.capitals[last - 1] and governs(self.runs, first, last - 1))
        if governs(self.runs, first, person):
            return self._chunk(first, person + 1, "state")
        if last - first == 1 and self.words.lowers[first] in self.lexicon.bodies:
            return self._chunk(first, last, self.lexicon.bodies[self.words.lowers[first]])
        if last - first == 1 and (tail or self.words.lowers[first].rstrip(".") in ("jr", "sr")):
            return None
        if not tail and not self._plain_word(first, last):
            tail, noun_end = before_noun(self.words, last)
            if tail == "site":
                last = noun_end
        if not tail and self.words.lower(first - 1) == "of":
            tail = after_noun(self.words, first)
        person_told = first > 0 and tells_person(self.words, first)
        if not tail and (person_told or (last - first > 1 and self.runs.given(first))):
            tail = "person"
        return self._chunk(first, last, tail or after_noun(self.words, first) or called(self.words, first))

    def _governs(self, first: int, last: int) -> bool:
        return self.runs.person_known(first) and governs(self.runs, first, last)

    def _plain_word(self, first: int, last: int) -> bool:
        """Return whether a capital only begins a sentence or what a heading introduces ("Locusts strip", ": A dam")."""
        if last - first > 1:
            return False
        lower = self.words.lowers[first]
        return lower in ("a", "an", "the") or (first in self.words.sentences and lower.endswith("s"))

    def _body_and_person(self, first: int, last: int) -> int:
        """Return where a person's name begins right after that of a body ("… Committee Jane Doe"), else 0."""
        for at in range(first + 1, last - 1):
            head = self.words.lowers[at - 1]
            if head in self.lexicon.first or self.words.forms[at] not in self.lexicon.given:
                continue
            if head in self.lexicon.organisations or head == "affairs":
                return at
        return 0

    def _person(self, office_from: int, at: int, last: int) -> Chunk | None:
        """Return the person whose titles end at `at`; "of" and a body or country may follow them."""
        words = self.words
        member_of = ""
        office_to = at
        if at < last and words.lowers[at] in ("of", "for", "to"):
            begin = at + 1 + (words.lower(at + 1) == "the")
            if begin < last:
                end = person_after(self.runs, begin, last)
                office_to = end
                member_of = body_named(self.runs, begin, end)
                at = end
        if at >= last:
            return None
        office = words.slice(office_from, office_to)
        if self.runs.tail(at, last) == HAPPENING:
            return None
        return self._chunk(at, last, "person", (), office, member_of)

    def _chunk(
        self,
        first: int,
        last: int,
        kind: str,
        entities: tuple[Entity, ...] = (),
        office: str = "",
        member_of: str = "",
    ) -> Chunk:
        words = self.words
        while (
            entities
            and last - first > 1
            and words.lowers[last - 1] in self.lexicon.generic
            and not words.capitals[last - 1]
        ):
            last -= 1
        if first + 1 == last and words.forms[first] in self.lexicon.demonyms:
            return self._plainly(first, last, HAPPENING)
        if kind == "site" and words.lowers[last - 1] in _ROADS and words.lower(last).isdigit():
            last += 1
        after = words.lower(last)
        generic = self.lexicon.generic.get(after, "")
        named = generic == "organisation" and last + 1 < self.size and words.capitals[last + 1]  # "the Quill party X"
        if named or (generic and words.lower(last + 1) in self.lexicon.things):
            generic = ""
        follows = False
        within = ""
        if after == ",":
            span = self.spans.get(last + 1)
            if span and any(entity.sort == "place" for entity in span[1]):
                follows = True
                area = self.lexicon.places.get(words.lower(span[0])) == "region"
                within = words.slice(last + 1, span[0]) if area or _larger(span[1], entities) else ""
        owns = after in _POSSESSIVE and self._place_at(self._past_adjectives(last + 1))
        state = "state" in [entity.kind for entity in entities]
        titled = (office, member_of)
        before = words.lower(first - 1)
        return Chunk(first, last, before, after, kind, entities, *titled, generic, follows, within, owns, state)

    def _plainly(self, first: int, last: int, kind: str) -> Chunk:
        return Chunk(first, last, self.words.lower(first - 1), self.words.lower(last), kind)

    def _past_adjectives(self, at: int) -> int:
        """Return the first word from one on that is no adjective: a capital, a preposition, a body, a mark."""
        first = at
        while at < self.size and at - first < 4 and not self.words.capitals[at] and self.words.lowers[at][-1].isalpha():
            lower = self.words.lowers[at]
            if lower in self.lexicon.after_actor or lower in JOINING or describes(self.words, at):
                break
            at += 1
        return at

    def _place_at(self, at: int) -> bool:
        """Return whether the name of a place begins at a word: one that is known, or that its own noun tells."""
        span = self.spans.get(at)
        if span and (span[0] >= self.size or not self.words.capitals[span[0]]):
            return all(entity.sort == "place" for entity in span[1]) and not describes(self.words, span[0])
        if at >= self.size or not self.runs.begins(at):
            return False
        end = self.runs.end(at)
        return (self.runs.tail(at, end) or before_noun(self.words, end)[0]) in (
            "region",
            "city",
            "water",
            "site",
            "other",
        )
