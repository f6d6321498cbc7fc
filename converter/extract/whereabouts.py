"""Who and where, by position: the places that something happens in, and the actors that a phrase lists.

The same name is a place after "in" and an actor after "by"; in UN prose the words around a name decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..authority import Authority, Entity, Match
from ..passages import Passage
from ..records import Evidence, Name, Stated
from .offices import Holder, find_held

_BIG = r"[^\W\d_a-z][\w’'-]*"
_IN = re.compile(
    r"(?:\b(?:in|at|near|to|inside|throughout|across|within)|[,(])(?: the)? (?:(?:cit(?:y|ies)|town|capital|port) of )?$",
    re.I,
)
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer"
    r"|Autumn|Winter|Security|General|United|Council|Parallel|Resolution)\b"
)
_UNKNOWN = re.compile(rf"\b(?:in|at) (?P<place>(?!The\b){_BIG}(?: {_BIG})*)(?=[\s,.;)]|$)")
_SEPARATOR = re.compile(r"(?:\s*,)?\s+(?:and|as well as|with)\s+(?:the |of the )?|\s*,\s*(?:the )?|\s*/\s*")
_OPENING = re.compile(
    r"[\s:,–-]*(?:both )?(?:the )?(?:(?:two|three|four|five|its|following|\d) )?"
    r"(?:(?P<noun>guarantors?|guarantor (?:states|countries|powers)|sponsors?|co-sponsors?|mediators?|hosts?"
    r"|co-chairs?|facilitators?|observers?|co-conveners?|States|countries|Governments? of|delegations? of)\b)?"
    r"(?: of the (?:ceasefire|process|agreement|talks))?[\s:,–-]*(?:the )?"
)
_STRANGER = re.compile(rf"(?:{_BIG})(?:(?: of| of the| for| for the| and)? {_BIG})*")

ROLE_OF = {
    "guarantor": "guarantor",
    "sponsor": "sponsor",
    "co-sponsor": "sponsor",
    "mediator": "mediator",
    "facilitator": "mediator",
    "host": "host",
    "co-chair": "convener",
    "co-convener": "convener",
    "observer": "observer",
}
"""What an apposition ("the three guarantors: …") makes of those it lists: its noun and the role."""


@dataclass(frozen=True, slots=True)
class Said:
    """An actor where a text names it; offsets count in that text."""

    start: int
    end: int
    name: Name
    rule: str
    confidence: float


def named(match: Match, sort: str, authority: Authority, within: str = "") -> Name | None:
    """Return the actor or place that a match names, or None when it names none of this sort or a people only."""
    candidates = [e for e in match.entities if e.sort == sort and match.text not in e.demonyms]
    if not candidates:
        return None
    states = [e for e in candidates if e.kind == "state"]
    chosen = states if len(states) == 1 else candidates
    if len(chosen) == 1:
        return Name(match.text, chosen[0].sort, chosen[0].kind, within=within, entity=chosen[0].key)
    kinds = {e.kind for e in chosen}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return authority.identify(Name(match.text, chosen[0].sort, kind, within=within))


def find_places(passage: Passage, authority: Authority, *, strangers: bool = False) -> tuple[Stated[Name], ...]:
    """Return the places in which a passage says that something happens, each with the container it names.

    `strangers` accepts names that the authority lacks ("in Crans-Montana").
    """
    text = passage.text
    found: dict[str, Stated[Name]] = {}
    matches = [m for m in authority.find(text) if any(e.sort == "place" for e in m.entities)]
    venues = [venue for match in authority.find(text) for venue in _venue(match, text, authority)]
    at = 0
    for match in sorted([*matches, *venues], key=lambda m: (m.start, -m.end)):
        if match.start < at or not (match in venues or _IN.search(text[: match.start])):
            continue
        if text[: match.start].rstrip().endswith((",", "(")) and not _follows(match, found, passage):
            continue
        container = next((m for m in matches if text[match.end : m.start] in (", ", " (") and _is_country(m)), None)
        name = named(match, "place", authority, container.text if container else "")
        if name is not None:
            at = match.end
            rule, sure = ("venue-of-office", 0.8) if match in venues else ("place-in", 0.9)
            evidence = Evidence(rule, sure, passage.span(match.start, match.end))
            found.setdefault(name.entity or name.text, Stated(name, evidence))
    if strangers and not found:
        for stranger in _UNKNOWN.finditer(text):
            place = stranger["place"]
            if _NO_PLACE.search(place) or any(
                m.start < stranger.end("place") and stranger.start("place") < m.end for m in authority.find(text)
            ):
                continue
            after = next((m for m in matches if text[stranger.end() : m.start] == ", " and _is_country(m)), None)
            name = authority.identify(Name(place, "place", within=after.text if after else ""))
            span = passage.span(stranger.start("place"), stranger.end("place"))
            found.setdefault(place, Stated(name, Evidence("place-in", 0.7, span)))
            if after and (country := named(after, "place", authority)):
                evidence = Evidence("place-in", 0.9, passage.span(after.start, after.end))
                found.setdefault(country.entity or country.text, Stated(country, evidence))
    return tuple(found.values())


def _venue(match: Match, text: str, authority: Authority) -> Iterator[Match]:
    """Yield the town in the name of an office that is where people meet ("to the United Nations Office at Geneva")."""
    if not re.search(r"\b(?:at|in|to)(?: the)? $", text[: match.start]):
        return
    town = re.search(r"\b(?:at|in) (?P<town>.+)$", match.text)
    if town:
        for inner in authority.find(town["town"]):
            shift = match.start + town.start("town")
            yield Match(shift + inner.start, shift + inner.end, inner.text, inner.entities)


def _follows(match: Match, found: dict[str, Stated[Name]], passage: Passage) -> bool:
    """Say whether a name after a comma goes on with a place before it ("Ankara, Turkey")."""
    before = passage.text[: match.start].rstrip(" ,(")
    return any(before.endswith(place.value.text) for place in found.values())


def _is_country(match: Match) -> bool:
    return any(_country(entity) for entity in match.entities)


def _country(entity: Entity) -> bool:
    return entity.sort == "place" and entity.kind in ("country", "territory")


def find_actors(text: str, authority: Authority, holders: tuple[Holder, ...] = ()) -> tuple[Said, ...]:
    """Return the actors that a text names, an office's holder for the office, without overlaps, in reading order."""
    said = [Said(h.start, h.end, h.name, h.rule, h.confidence) for h in find_held(text, holders)]
    said.extend(
        Said(match.start, match.end, name, "actor-name", 0.95 if name.entity else 0.7)
        for match in authority.find(text)
        if (name := named(match, "actor", authority))
    )
    chosen: list[Said] = []
    for one in sorted(said, key=lambda s: (s.start, -s.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return tuple(chosen)


def find_list(
    text: str, start: int, actors: tuple[Said, ...], authority: Authority
) -> tuple[tuple[Said, ...], str | None]:
    """Return the actors listed from `start` on ("the three guarantors: Russia, Turkey and Iran"), and the role of their apposition.

    A capitalised name that nobody knows counts as an actor where a list expects one.
    """
    opening = _OPENING.match(text, start)
    at = opening.end() if opening else start
    noun = (opening["noun"] or "") if opening else ""
    role = next((role for word, role in ROLE_OF.items() if noun.startswith(word)), None)
    listed: list[Said] = []
    while True:
        one = next((a for a in actors if a.start == at), None)
        if one is None and (stranger := _STRANGER.match(text, at)) and not _NO_PLACE.match(stranger.group()):
            end = min([a.start for a in actors if at < a.start < stranger.end()], default=stranger.end())
            plain = re.sub(r"(?:\s(?:and|of|for|the))+\s*$", "", text[at:end])
            one = Said(at, at + len(plain), authority.identify(Name(plain, "actor")), "listed-name", 0.6)
        if one is None:
            break
        listed.append(one)
        separator = _SEPARATOR.match(text, one.end)
        if not separator:
            break
        at = separator.end()
    return tuple(listed), role
