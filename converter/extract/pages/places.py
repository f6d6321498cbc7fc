"""The places in which a sentence says that something happens: the words before a name decide, in UN prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...authority import Authority, Match
from ...passages import Passage
from ...records import Evidence, Name, Stated
from . import page_words as w
from .actors import find_titles, named

COUNTRIES = ("country", "territory")
_IN = re.compile(
    r"(?:\b(?:in|at|near|to|inside|throughout|across|within)|[,(])(?: the)?"
    r" (?:(?:cit(?:y|ies)|town|capital|port) of )?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[,(] ?$")
_NO_PLACE = re.compile(rf"{w.any_of(*w.MONTHS, w.NO_PLACE)}\b")
_UNKNOWN = re.compile(rf"\b(?:in|at) (?P<place>(?!The\b){w.BIG}(?: {w.BIG})*)(?=[\s,.;)]|$)")
_OFFICE_AT = re.compile(r"\b(?:at|in) (?P<town>.+)$")
_GOES_TO = re.compile(r"\b(?:at|in|to)(?: the)? $")


@dataclass(frozen=True, slots=True)
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
        inside = one.rule == "place-in" and any(a <= one.start and one.end <= b for a, b in titles)
        if inside or (chosen and one.start < chosen[-1].end):
            continue
        goes_on = _GOES_ON.search(text[: one.start])
        if not goes_on or (chosen and chosen[-1].end == goes_on.start()):
            chosen.append(one)
    return tuple(_stated(chosen, passage, authority))


def _known(text: str, known: tuple[Match, ...], authority: Authority) -> Iterator[_Found]:
    for match in known:
        if any(e.sort == "place" for e in match.entities) and _IN.search(text[: match.start]):
            if named(match, "place", authority):
                yield _Found(match.start, match.end, match, "place-in", 0.9)
        elif (town := _OFFICE_AT.search(match.text)) and _GOES_TO.search(text[: match.start]):
            for inner in authority.find(town["town"]):
                at = match.start + town.start("town") + inner.start
                yield _Found(at, at + len(inner.text), inner, "venue-of-office", 0.8)


def _strangers(text: str, known: tuple[Match, ...]) -> Iterator[_Found]:
    for stranger in _UNKNOWN.finditer(text):
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
        else:
            name = authority.identify(Name(passage.text[one.start : one.end], "place", within=within))
        if name and (name.entity or name.text) not in seen:
            seen.add(name.entity or name.text)
            yield Stated(name, Evidence(one.rule, one.confidence, passage.span(one.start, one.end)))


def _country(after: _Found, between: str, authority: Authority) -> Name | None:
    name = named(after.match, "place", authority) if after.match and _GOES_ON.match(between) else None
    return name if name and name.kind in COUNTRIES else None
