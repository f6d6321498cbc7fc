"""Names in a headline: what the authority tables know, and what only its shape and its place in the sentence tell.

Every name is the shortest full form: no title, article, possessive or generic noun. Whether a country or a town
acts or is where something happens is decided by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....records import Name
from ..chinese.names import chinese_names
from ..grammar.series import in_series
from ..grammar.words import Words, cut
from ..happenings.datelines import dateline_end
from ..lexicon import name_words
from .aliases import in_one_form
from .chunks import Chunk, chunks
from .describing import (
    adjectival,
    of_a_body,
    of_a_home,
    of_a_possession,
    of_what_follows,
    only_home,
    owns_a_name,
    quoted,
)
from .found import FoundName
from .memberships import officers
from .shapes import by_shape
from .sites import premises
from .situation import contains, governs_itself, heads, hit, located, speaks
from .state_bodies import of_every_state, owner

if TYPE_CHECKING:
    from ....authority import Authority, Entity

_REGIONS = frozenset(["province", "governorate", "prefecture", "region", "state", "oblast", "county", "canton"])
_TOWNS = frozenset(["city", "town"])
"""What a place is called beside its name; a district or an area may be one of the town that it is named with."""


_MODEL = re.compile(r"(?!(?:19|20)\d\d$)[A-Z]{0,3}-?\d{2,}[A-Z]*")
"""What stands after a maker's name is its product ("a Boeing 767"), unless it is a year."""
_SPEAKING = frozenset(["representative", "representatives"])
"""Officers without a name through whom their State speaks ("the representative of Norland said")."""
_QUOTED = re.compile(r'"[^"]+"|“[^”]+”')


def find_names(
    text: str, authority: Authority, *, language: str = "en", tags: Sequence[str] = ()
) -> tuple[FoundName, ...]:
    """Return the actors, places and agreements (sort `topic`) that a text names, in the order of the text."""
    if language.startswith("zh"):
        return chinese_names(text, authority)
    return names_in(cut(text), authority, tags)


def names_in(words: Words, authority: Authority, tags: Sequence[str] = ()) -> tuple[FoundName, ...]:
    """Return the names in words that are cut already."""
    found: list[FoundName] = []
    persons: set[str] = set()
    short: dict[str, Name] = {}
    tagged = frozenset(tag.removesuffix("'s") for tag in tags)
    quoting = '"' in words.text or "“" in words.text
    quotes = [match.span() for match in _QUOTED.finditer(words.text)] if quoting else []
    reported = dateline_end(words.text, authority)
    for chunk in chunks(words, authority):
        if words.starts[chunk.first] < reported:
            continue
        if _in_brackets(words, chunk, found):
            if found and found[-1].last == chunk.first - 1:
                short[words.slice(chunk.first, chunk.last)] = found[-1].name
            continue
        if quotes and not chunk.entities and _inside_quotation(words, chunk, quotes):
            continue
        name = _classified(words, chunk, authority, found, persons, tagged)
        if name is None:
            continue
        if name.name.kind == "person":
            persons.update(name.name.text.split())
        found.append(name)
    return in_one_form(in_series(words, officers(words, found)), short)


def _in_brackets(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a name in brackets is the short form of the name before, or the medium that a text ends with."""
    at = chunk.first - 1
    if chunk.before != "(":
        return False
    if words.lower(at - 1) in (".", ")"):
        return True
    form = words.forms[chunk.first]
    if not before or before[-1].last != at or chunk.after != ")" or not form.isupper():
        return False
    same = form[0] == before[-1].name.text[0] or (not chunk.entities and len(form) > 2)
    return chunk.last == chunk.first + 1 and same and "." not in form


def _inside_quotation(words: Words, chunk: Chunk, quotes: Sequence[tuple[int, int]]) -> bool:
    """Return whether a name is only a part of what somebody says or of a title in quotation marks."""
    start, end = words.starts[chunk.first], words.ends[chunk.last - 1]
    return any(first < start and end < last and end - start < last - first - 2 for first, last in quotes)


def _classified(
    words: Words,
    chunk: Chunk,
    authority: Authority,
    before: list[FoundName],
    persons: set[str],
    tagged: frozenset[str],
) -> FoundName | None:
    text = words.slice(chunk.first, chunk.last)
    if chunk.entities:
        decided = _known(words, chunk, before)
        if decided is None:
            return None
        sort, kind, confidence = decided
        rule = "name-authority"
    else:
        if chunk.kind == "" and chunk.last - chunk.first == 1 and text in persons:
            return None
        decided = by_shape(words, chunk, text, before, tagged)
        if decided is None:
            return None
        sort, kind, confidence = decided
        rule = f"name-shape-{kind or sort}"
    name = Name(
        text,
        sort,  # type: ignore[arg-type]
        "" if kind == "other" else kind,
        within=_within(words, chunk, sort, text, authority),
        entity=chunk.entities[0].key if chunk.kind == "person" and len(chunk.entities) == 1 else None,
    )
    return FoundName(
        name,
        words.starts[chunk.first],
        words.ends[chunk.last - 1],
        chunk.first,
        chunk.last,
        rule,
        confidence,
        chunk.office,
        Name(chunk.member_of, "actor", "organisation") if chunk.member_of else None,
        _there(words, chunk, text) if kind == "state" and chunk.entities else None,
    )


def _there(words: Words, chunk: Chunk, text: str) -> Name | None:
    """Return the place that an acting or suffering State, or a part of one, is at the same time."""
    if hit(words, chunk):
        kind = "country" if chunk.state else ""
    elif governs_itself(words, chunk) and not any(entity.sort == "actor" for entity in chunk.entities):
        kind = ""
    else:
        return None
    return Name(text, "place", kind or _place_kind(words, chunk, [e for e in chunk.entities if e.sort == "place"]))


# -- known names: actor or place -----------------------------------------------------------------------------


def _known(words: Words, chunk: Chunk, before: list[FoundName]) -> tuple[str, str, float] | None:
    if _born(chunk, before) or _bounds(words, chunk, before):
        return None
    actors = [entity for entity in chunk.entities if entity.sort == "actor"]
    places = [entity for entity in chunk.entities if entity.sort == "place"]
    if not actors and not places:
        return None
    if actors and not places:
        kind = _actor_kind(actors)
        if kind == "organisation" and _MODEL.fullmatch(
            words.forms[chunk.last] if chunk.last < len(words.forms) else ""
        ):
            return None
        if chunk.before in ("a", "an") and chunk.after in name_words().things:
            return None
        if kind == "organisation" and (of_a_possession(words, chunk) or owns_a_name(words, chunk)):
            return None
        if kind == "organisation" and premises(words, chunk, before):
            return "place", "site", 0.7
        return None if adjectival(words, chunk, kind, before) else ("actor", kind, 0.9)
    if places and not actors and governs_itself(words, chunk):
        return "actor", "state", 0.7
    if places and not actors and not any(place.kind in ("country", "territory") for place in places):
        if chunk.kind == "person":
            return "actor", "person", 0.8
        if quoted(words, chunk) or of_a_body(words, chunk, before):
            return None
        there = located(words, chunk, before)
        if not there and speaks(words, chunk, words.slice(chunk.first, chunk.last)):
            return "actor", "state", 0.7
        if not there and (chunk.after in ("'s", "’s") or only_home(words, chunk)):
            return None
        return "place", _place_kind(words, chunk, places), 0.9
    if actors and _officer_of(words, chunk):
        return None
    if located(words, chunk, before) or contains(words, chunk) or heads(words, chunk):
        return "place", (_place_kind(words, chunk, places) if places else "country"), 0.9
    kind = _actor_kind(actors) if actors else ""
    if adjectival(words, chunk, kind, before) or of_a_home(words, chunk, before):
        return None
    if kind == "state" and of_what_follows(words, chunk):
        return None
    if not actors:
        return "place", _place_kind(words, chunk, places), 0.7
    return "actor", kind, 0.85


def _born(chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a name only tells of where a person is, by title or birth ("Frederica of Norland")."""
    if chunk.before != "of" or not before:
        return False
    return before[-1].last == chunk.first - 1 and before[-1].name.kind == "person"


def _bounds(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a country only tells where another place lies ("the sea between Norland and Westland")."""
    if not before or before[-1].name.kind != "water":
        return False
    at = chunk.first - 1
    while at > 0 and (words.capitals[at] or words.lowers[at] in ("and", "the")):
        at -= 1
    return words.lower(at) == "between" and before[-1].last == at


def _officer_of(words: Words, chunk: Chunk) -> bool:
    """Return whether a State only says whose officer somebody is ("Chile's president", "ambassador to Chile")."""
    descriptions = name_words().descriptions
    if chunk.after in ("'s", "’s"):
        return words.lower(chunk.last + 1) in descriptions
    at = chunk.first - 1 - (chunk.before == "the")
    joint = words.lower(at)
    if joint not in ("of", "to"):
        return False
    if joint == "to" and not {"ambassador", "envoy"}.isdisjoint(words.lowers[max(0, at - 5) : at]):
        return True
    officer = words.lower(at - 1)
    return officer in descriptions and officer not in _SPEAKING


def _place_kind(words: Words, chunk: Chunk, places: list[Entity]) -> str:
    """Return the kind that the words beside a place state, or that all places of its name have, else none."""
    kinds = {place.kind for place in places}
    said = _said_kind(words, chunk)
    if said in kinds or (said == "region" and kinds == {"city"}):
        return said
    return kinds.pop() if len(kinds) == 1 else ""


def _said_kind(words: Words, chunk: Chunk) -> str:
    """Return whether a name is called a region or a town: "Herat province", "the state of Durango"."""
    before = words.lower(chunk.first - 2) if chunk.before == "of" else ""
    for noun in (chunk.after, before):
        if noun in _REGIONS or noun in _TOWNS:
            return "region" if noun in _REGIONS else "city"
    return ""


def _actor_kind(actors: list[Entity]) -> str:
    kinds = {actor.kind for actor in actors}
    return kinds.pop() if len(kinds) == 1 else ("state" if "state" in kinds else actors[0].kind)


def _within(words: Words, chunk: Chunk, sort: str, text: str, authority: Authority) -> str:
    if sort == "actor" and of_every_state(text):
        return owner(words, chunk.first, authority)
    return chunk.within if sort == "place" else ""
