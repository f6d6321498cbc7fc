"""Chunks: the stretches of a headline that are one name each, with what their own words say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import NameWords, name_words
from .words import Words

if TYPE_CHECKING:
    from ..authority import Authority, Entity

_JOINING = frozenset({"of", "for", "on"})
_POSSESSIVE = frozenset({"'s", "’s"})
_POSSESSORS = frozenset(["people", "women", "men", "children", "king", "queen", "workers", "farmers", "nobody"])
_ARABIC = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-", "ul-")
_DROPPED = "happening"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `first`–`last` that are one name.

    `kind` is what the words themselves say ("" if nothing); `entities` bear the name in the authority;
    `office` and `member_of` come from a title before it; `generic` is the kind that a noun after it tells;
    `place_follows` says that a comma and a known place stand after it, which is `within`.
    """

    first: int
    last: int
    kind: str = ""
    entities: tuple[Entity, ...] = ()
    office: str = ""
    member_of: str = ""
    generic: str = ""
    place_follows: bool = False
    within: str = ""


_Spans = dict[int, tuple[int, "tuple[Entity, ...]"]]


def chunks(words: Words, authority: Authority) -> Iterator[Chunk]:
    """Yield the names in the order of the text."""
    reader = _Chunker(words, _spans(words, authority), name_words())
    yield from reader.run()


def _spans(words: Words, authority: Authority) -> _Spans:
    first_at = {start: index for index, start in enumerate(words.starts)}
    last_at = {end: index + 1 for index, end in enumerate(words.ends)}
    spans: _Spans = {}
    for match in authority.find(words.text, "en"):
        first = first_at.get(match.start)
        last = last_at.get(match.end) or (
            last_at.get(match.end + 1) if words.text[match.end : match.end + 1] == "." else None
        )
        if first is None or last is None:
            continue
        if words.capitals[first] or words.forms[first][:3].lower() in _ARABIC:
            spans[first] = (last, match.entities)
    return spans


class _Chunker:
    def __init__(self, words: Words, spans: _Spans, lexicon: NameWords) -> None:
        self.words = words
        self.spans = spans
        self.lexicon = lexicon
        self.size = len(words.forms)

    def run(self) -> Iterator[Chunk]:
        at = 0
        while at < self.size:
            if self._begins(at):
                end = self._end(at)
                for chunk in self._parse(at, end):
                    yield chunk
                    end = max(end, chunk.last)
                at = end
            elif self.words.lowers[at] == "government" and self.words.lower(at + 1) == "of":
                country = at + 2 + (self.words.lower(at + 2) == "the")
                span = self.spans.get(country)
                if span:
                    yield Chunk(at, span[0], "organisation")
                    at = span[0]
                else:
                    at += 1
            else:
                at += 1

    # -- where a run of name words begins and ends

    def _capital(self, at: int) -> bool:
        form = self.words.forms[at]
        return (self.words.capitals[at] and self.words.lowers[at] not in self.lexicon.not_names) or (
            form.startswith(_ARABIC) and form[3:4] != "" and any(map(str.isupper, form))
        )

    def _begins(self, at: int) -> bool:
        if at in self.spans:
            return True
        if not self._capital(at):
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
            return self._tail(at, self._end(at)) not in ("", _DROPPED)
        return True

    def _end(self, first: int) -> int:
        words, size = self.words, self.size
        at = first
        while at < size:
            span = self.spans.get(at)
            if span:
                at = span[0]
            elif self._capital(at):
                at += 1
            else:
                return at
            if at >= size:
                return size
            lower = words.lowers[at]
            follows = at + 1
            if lower in _JOINING or (lower == "to" and words.lowers[at - 1] in ("ambassador", "envoy")):
                if follows < size and words.lowers[follows] == "the":
                    follows += 1
                if follows >= size or not (follows in self.spans or self._capital(follows)):
                    return at
                if not self._joins(words.lowers[at - 1], lower):
                    return at
                at = follows
            elif lower in ("and", "&"):
                if follows >= size or not self._capital(follows) or not self._one_body(first, at):
                    return at
                at = follows
            elif (lower in self.lexicon.connectors and follows < size and self._capital(follows)) or (
                lower in _POSSESSIVE
                and words.lowers[at - 1] in _POSSESSORS
                and follows < size
                and self._capital(follows)
            ):
                at = follows
        return size

    def _joins(self, head: str, connector: str) -> bool:
        lexicon = self.lexicon
        if connector == "of" and (
            head in lexicon.titles
            or head in lexicon.places
            or head
            in ("university", "kingdom", "republic", "lord", "lords", "representatives", "hall", "bank", "ministers")
        ):
            return True
        return (
            head in lexicon.organisations
            or head in lexicon.agreements
            or head in lexicon.happenings
            or head in ("secretary", "minister")
        )

    def _one_body(self, first: int, at: int) -> bool:
        """Return whether "and" stands inside the name of one body ("Peace and Security Council")."""
        if any(index in self.spans for index in range(first, at)):
            inside = self.words.lowers[first:at]
            if not _JOINING.intersection(inside):
                return False
        following = at + 1
        if following in self.spans:
            return False
        end = following
        while end < self.size and self._capital(end) and end not in self.spans:
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
            bool(_JOINING.intersection(self.words.lowers[first:at]))
            and end - following >= 2
            and head not in self.lexicon.organisations
            and self._joins_any(first, at)
        )

    def _joins_any(self, first: int, at: int) -> bool:
        return any(self.words.lowers[i] in self.lexicon.organisations for i in range(first, at))

    # -- what a run is made of

    def _tail(self, first: int, last: int) -> str:
        """Return the kind that the head word of a name tells, "" if it tells none."""
        lexicon, lowers = self.lexicon, self.words.lowers
        head = last - 1
        if last - first > 2:
            for index in range(first + 1, last - 1):
                if lowers[index] in _JOINING:
                    head = index - 1
                    break
        word = lowers[head]
        if word in lexicon.agreements and (last - first > 1):
            return "agreement"
        if word in lexicon.happenings or (lowers[first] in lexicon.happenings_first and last - first > 1):
            return _DROPPED
        kind = lexicon.organisations.get(word) or lexicon.places.get(word)
        if kind is None and word.endswith("s"):
            kind = lexicon.organisations.get(word[:-1])
        if kind is None and lowers[first] in ("lake", "mount", "river", "gulf", "port", "fort", "province"):
            kind = lexicon.places.get(lowers[first], "site")
        if kind is None and any(form.isdigit() for form in self.words.forms[first:last]):
            return _DROPPED
        return kind or ""

    def _demonym(self, at: int, last: int) -> int:
        """Return where an adjective of nationality at `at` ends, `at` itself if there is none."""
        forms = self.words.forms
        if at + 1 < last and f"{forms[at]} {forms[at + 1]}" in self.lexicon.demonyms:
            return at + 2
        return at + 1 if forms[at] in self.lexicon.demonyms else at

    def _titles(self, at: int, last: int) -> int:
        """Return where the titles at `at` end, `at` itself if there is no full title."""
        end = at
        real = at
        while end < last:
            lower = self.words.lowers[end]
            if lower in self.lexicon.titles:
                end += 1
                real = end
            elif lower in self.lexicon.modifiers:
                end += 1
            else:
                break
        return real

    def _parse(self, first: int, last: int) -> Iterator[Chunk]:
        at = first
        office_from = first
        while at < last:
            title_end = self._titles(at, last)
            if (
                title_end > at
                and not (at in self.spans and self.spans[at][0] > title_end)
                and self._tail(at, last) in ("", _DROPPED)
            ):
                chunk = self._person(office_from, title_end, last)
                if chunk:
                    yield chunk
                return
            span = self.spans.get(at)
            if span:
                end, entities = span
                if end < last:
                    if self._titles(end, last) > end:
                        at = end
                        continue
                    tail = self._tail(at, last)
                    if tail:
                        if tail != _DROPPED:
                            yield self._chunk(at, last, tail)
                        return
                    if self.words.lowers[end] in _JOINING or self.words.lowers[end] == "and":
                        end_of_connector = end + 1 + (self.words.lower(end + 1) == "the")
                        yield self._chunk(at, end, "", entities)
                        at = end_of_connector
                        continue
                yield self._chunk(at, end, "", entities)
                at = end
                continue
            demonym_end = self._demonym(at, last)
            if demonym_end > at:
                if demonym_end == last:
                    chunk = self._national(at, last)
                    if chunk:
                        yield chunk
                    return
                tail = self._tail(at, last)
                if tail and demonym_end not in self.spans:
                    if tail != _DROPPED:
                        yield self._chunk(at, last, tail)
                    return
                at = demonym_end
                continue
            chunk = self._plain(at, last)
            if chunk:
                yield chunk
            return

    def _plain(self, first: int, last: int) -> Chunk | None:
        if self.words.lowers[first] == "the":
            first += 1
        if first >= last:
            return None
        tail = self._tail(first, last)
        if tail == _DROPPED:
            return None
        if tail and last - first == 1:
            return None
        hinted = first > 0 and self._hinted(first)
        if not tail and (hinted or (last - first > 1 and self.words.forms[first] in self.lexicon.given)):
            tail = "person"
        if not tail:
            tail = self._after_noun(first)
        return self._chunk(first, last, tail)

    def _after_noun(self, first: int) -> str:
        """Return the kind of place that a noun before a name tells ("the town of Mocha", "the port city of")."""
        at = first - 1
        if self.words.lower(at) == "of":
            at -= 1
        elif at < 0 or self.words.capitals[at]:
            return ""
        noun = self.words.lower(at)
        kind = self.lexicon.places.get(noun) or self.lexicon.places.get(noun.removesuffix("s"), "")
        return kind if noun != "state" else ""

    def _hinted(self, first: int) -> bool:
        before = self.words.lower(first - 1)
        if before == ",":
            before = self.words.lower(first - 2)
            return before in self.lexicon.titles and first > 2
        return before in self.lexicon.titles and not self.words.capitals[first - 1]

    def _person(self, office_from: int, at: int, last: int) -> Chunk | None:
        """Return the person whose titles end at `at`; "of" and a body or country may follow them."""
        words = self.words
        member_of = ""
        office_to = at
        if at < last and words.lowers[at] in ("of", "for", "to"):
            begin = at + 1 + (words.lower(at + 1) == "the")
            span = self.spans.get(begin)
            if span:
                end = span[0]
            else:
                end = begin + 1
                while end < last and not (words.forms[end] in self.lexicon.given and end not in self.spans):
                    end += 1
            if begin < end <= last:
                office_to = end
                organised = self._tail(begin, end)
                known = [entity.kind for entity in span[1] if entity.sort == "actor"] if span else []
                if "organisation" in known or (not span and organised == "organisation"):
                    member_of = words.slice(begin, end)
                at = end
        if at >= last:
            return None
        office = words.slice(office_from, office_to)
        if self._tail(at, last) == _DROPPED:
            return None
        return self._chunk(at, last, "person", (), office, member_of)

    def _national(self, first: int, last: int) -> Chunk | None:
        """Return the actor that an adjective of nationality and a common noun name together."""
        words = self.words
        two = f"{words.lower(last)}-{words.lower(last + 1)}"
        kind = self.lexicon.with_nationality.get(two)
        if kind:
            return self._chunk(first, last + 2, kind)
        kind = self.lexicon.with_nationality.get(words.lower(last))
        if kind is None or self.lexicon.titles.intersection((words.lower(last + 1),)):
            return None
        return self._chunk(first, last + 1, kind)

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
        generic = self.lexicon.generic.get(words.lower(last), "")
        follows = False
        within = ""
        if words.lower(last) == ",":
            span = self.spans.get(last + 1)
            if span and any(entity.sort == "place" for entity in span[1]):
                follows = True
                within = words.slice(last + 1, span[0])
        return Chunk(first, last, kind, entities, office, member_of, generic, follows, within)
