"""The places in which a sentence says that something happens: the words before a name decide, in UN prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...authority import Authority, Match
from ...frozen import frozen
from ...passages import Passage
from ...records import Evidence, Name, Stated
from . import page_words as w
from .actors import find_titles, named

COUNTRIES = ("country", "territory")
_IN = re.compile(
    r"(?:\b(?:in|at|near|to|inside|throughout|across|within|visit(?:s|ed|ing)?|toured|both) |, |\()(?:the )?"
    rf"(?:{w.DIRECTION} )?(?:(?:cit(?:y|ies)|town|capital|port) of )?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto (?:the )?$", re.IGNORECASE)
_GOING = re.compile(rf"\b{w.GOING}\w*\b[^.;]*$", re.IGNORECASE)
_TOPIC = re.compile(rf"\b{w.TOPIC} in (?:the )?$")
"""What is spoken of rather than a place where that is done ("to consider the situation in …")."""
_GOES_ON = re.compile(r"(?:,| ?\() ?(?:the )?$")
_ALSO = re.compile(rf",? and (?:the )?(?:{w.DIRECTION} )?$")
_NO_PLACE = re.compile(rf"{w.any_of(*w.MONTHS, w.NO_PLACE)}\b")
_UNKNOWN = re.compile(rf"\b(?:in|at|near) (?P<place>(?!The\b){w.BIG}(?: {w.BIG})*)(?=[\s,.;)]|$)")
_SITE = re.compile(
    rf"\b(?:in|at|near) the (?P<place>{w.BUILT}(?: (?:of|des?|du))?(?: {w.BIG})+"
    rf"|(?:{w.BIG} )+(?:{w.BUILT}|{w.FEATURE}))(?=[\s,.;)]|$)"
)
_PREMISES = re.compile(r"\b(?:Headquarters|Offices?|premises)\b")
_OFFICE_AT = re.compile(r"\b(?:at|in) (?P<town>.+)$")
_GOES_TO = re.compile(r"\b(?:at|in|to)(?: the)? $")


@frozen
class _Found:
    start: int
    end: int
    match: Match | None
    rule: str
    confidence: float


def find_places(passage: Passage, authority: Authority, *, strangers: bool = False) -> tuple[Stated[Name], ...]:
    """Return the places in which a passage says that something happens, each with the container it names.

    `strangers` accepts names that the authority lacks ("in Crans-Montana").
    """
    text = passage.text
    known = authority.find(text)
    candidates = [*_known(text, known, authority), *(_strangers(text, known) if strangers else ())]
    titles = find_titles(text, authority)
    chosen: list[_Found] = []
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        before = text[: one.start]
        inside = one.rule == "place-in" and any(
            a <= one.start and one.end <= b and not _PREMISES.search(text[a : one.start]) for a, b in titles
        )
        if inside or (chosen and one.start < chosen[-1].end) or _TOPIC.search(before):
            continue
        goes_on, also = _GOES_ON.search(before), _ALSO.search(before)
        if also and (not chosen or chosen[-1].end != also.start() or _size(one) != _size(chosen[-1])):
            continue
        if also or not goes_on or (chosen and chosen[-1].end == goes_on.start()):
            chosen.append(one)
    return tuple(_stated(chosen, passage, authority))


def _size(one: _Found) -> bool:
    """Return whether a name is a country's, which no town is named in one breath with."""
    return one.match is not None and any(entity.kind in COUNTRIES for entity in one.match.entities)


def _known(text: str, known: tuple[Match, ...], authority: Authority) -> Iterator[_Found]:
    for match in known:
        before = text[: match.start]
        if any(e.sort == "place" for e in match.entities) and (_IN.search(before) or _ALSO.search(before)):
            name = named(match, "place", authority)
            if name and not (name.kind in COUNTRIES and _TO.search(before) and not _GOING.search(before)):
                yield _Found(match.start, match.end, match, "place-in", 0.9)
        elif (town := _OFFICE_AT.search(match.text)) and _GOES_TO.search(text[: match.start]):
            for inner in authority.find(town["town"]):
                at = match.start + town.start("town") + inner.start
                yield _Found(at, at + len(inner.text), inner, "venue-of-office", 0.8)


def _strangers(text: str, known: tuple[Match, ...]) -> Iterator[_Found]:
    for stranger in (*_UNKNOWN.finditer(text), *_SITE.finditer(text)):
        start, end = stranger.span("place")
        if not _NO_PLACE.search(stranger["place"]) and not any(
            m.start < end and start < m.end and text[m.start - 1 : m.start] != "-" for m in known
        ):
            yield _Found(start, end, None, "place-in", 0.7)


def _stated(chosen: list[_Found], passage: Passage, authority: Authority) -> Iterator[Stated[Name]]:
    seen: set[str] = set()
    for at, one in enumerate(chosen):
        after = chosen[at + 1] if at + 1 < len(chosen) else None
        container = _country(after, passage.text[one.end : after.start], authority) if after else None
        within = container.text if container else ""
        if one.match:
            name = named(one.match, "place", authority, within)
            name = _town(name, one.match) if name else None
        else:
            name = authority.identify(Name(passage.text[one.start : one.end], "place", within=within))
        if name and (name.entity or name.text) not in seen:
            seen.add(name.entity or name.text)
            yield Stated(name, Evidence(one.rule, one.confidence, passage.span(one.start, one.end)))


def _town(name: Name, match: Match) -> Name:
    """Return the name with the town that is meant beside the region of the same name around it ("New York")."""
    if name.entity:
        return name
    regions = {entity.key for entity in match.entities if entity.kind == "region"}
    towns = [entity for entity in match.entities if entity.kind == "city" and entity.within in regions]
    return replace(name, kind="city", entity=towns[0].key) if len(towns) == 1 and len(match.entities) == 2 else name


def _country(after: _Found, between: str, authority: Authority) -> Name | None:
    name = named(after.match, "place", authority) if after.match and _GOES_ON.match(between) else None
    return name if name and name.kind in COUNTRIES else None
