"""What a sentence says of a meeting: where and when it was held, who convened it and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...frozen import frozen
from ...passages import Passage
from ...records import DocumentKey, Evidence, Name, Participation, Stated
from . import page_words as w
from .actors import Said, find_actors, find_list, joined_actors
from .meeting_dates import When, find_dates, placed
from .named_documents import find_documents
from .outcomes import Outcome, find_outcomes
from .places import find_places
from .scene import Scene
from .wording import moved

_STEM = rf"(?P<stem>{w.any_of(*w.CONVENING)})"
_PASSIVE = re.compile(rf"\b(?:UN-)?{_STEM}\w*ed\b(?:(?!\bby\b|\b{w.any_of(*w.CONVENING)})[^.;])*?\bby\b")
_ACTIVE = re.compile(
    rf",?\s+(?:(?:{w.AUXILIARY}) )*{_STEM}"
    r"(?:ed|s|es|d|e|ing|ated|ates|ate|ized|ised)?\b(?!\s+by\b)"
)
_UNDER = re.compile(rf"\bunder (?:the )?{w.LEADERSHIP} of\b")
_UNDER_WHOSE = re.compile(rf"\bunder (?:the )?(?P<who>{w.OF_BODY}) {w.LEADERSHIP}\b")
_WITH = re.compile(rf"\b{w.TAKING_PART}\b")
_TOOK_PART = re.compile(rf"\s+(?:(?:have|has|had|also) )*{w.TOOK_PART}\b")
MEETING = re.compile(rf"\b{w.MEETING}\b", re.IGNORECASE)
"""Verbs of meetings."""

_ROUND = re.compile(r"\b(?:rounds?|sessions?)\b", re.IGNORECASE)
_COMING = re.compile(
    rf"\b{w.COMING}\s+(?:\w+\s+){{0,2}}?(?:round|session|talks|meeting|consultations)"
    rf"|\b(?:will|{w.EXPECTED})\s+(?:be\s+)?{w.TO_MEET}|\bscheduled (?:for|to)\b",
    re.IGNORECASE,
)
_OPENED = re.compile(rf"\b{w.OPENED}\b")
_CLAUSE = re.compile(r",? (?=(?:after|before|following|while|whereas|and (?:was|were) followed by)\b)|; ")
_MANDATE = re.compile(
    rf"\b(?P<cue>(?:as )?{w.MANDATED} (?:by|in|under)|{w.GUIDED})"
    r"\s+(?:the )?(?:provisions of )?(?:United Nations |UN )?"
)


@frozen
class Meeting:
    """What one clause says of a meeting."""

    passage: Passage
    dates: tuple[When, ...]
    places: tuple[Stated[Name], ...]
    participations: tuple[Stated[Participation], ...]
    mandates: tuple[Stated[DocumentKey], ...]
    outcomes: tuple[Outcome, ...]
    is_round: bool
    is_coming: bool
    is_opening: bool


def clauses(passage: Passage) -> tuple[Passage, ...]:
    """Return the parts of a sentence that each can speak of a meeting of its own."""
    borders = [0, *(m.end() for m in _CLAUSE.finditer(passage.text)), len(passage.text)]
    return tuple(passage.part(a, b).stripped() for a, b in pairwise(borders) if a < b)


def read_meeting(passage: Passage, scene: Scene) -> Meeting | None:
    """Return what a clause says of a meeting, or None when it speaks of none."""
    outcomes = find_outcomes(passage, scene.authority)
    end = min([o.start for o in outcomes], default=len(passage.text))
    main = passage.part(0, end).stripped()
    if not (MEETING.search(main.text) or _ROUND.search(main.text) or outcomes):
        return None
    held = bool(MEETING.search(main.text) or _ROUND.search(main.text))
    places = find_places(main, scene.authority, strangers=True) if held else ()
    return Meeting(
        passage,
        placed(find_dates(main), places, main),
        places,
        tuple(_participations(main, scene)),
        tuple(find_mandates(passage)),
        outcomes,
        bool(_ROUND.search(main.text)),
        bool(_COMING.search(main.text)),
        bool(_OPENED.search(main.text)),
    )


def _participations(main: Passage, scene: Scene) -> Iterator[Stated[Participation]]:
    text = main.text
    actors = find_actors(text, scene.authority, scene.holders)
    seen: set[tuple[str, str]] = set()
    for one, role, rule in _roles(text, actors, scene):
        key = (one.name.entity or one.name.text, role)
        if key not in seen:
            seen.add(key)
            evidence = Evidence(rule, min(0.9, one.confidence), main.span(one.start, one.end))
            yield Stated(Participation(one.name, role), evidence)


def _roles(text: str, actors: tuple[Said, ...], scene: Scene) -> Iterator[tuple[Said, str, str]]:
    for match in _PASSIVE.finditer(text):
        role = w.CONVENING[match["stem"]]
        yield from _listed(text, match.end(), role, f"{role}-by", actors, scene)
    for match in _UNDER.finditer(text):
        yield from _listed(text, match.end(), "convener", "auspices-of", actors, scene)
    for match in _UNDER_WHOSE.finditer(text):
        for one in actors:
            if one.start == match.start("who"):
                yield one, "convener", "auspices-of"
    for match in _WITH.finditer(text):
        yield from _listed(text, match.end(), "party", "party-named", actors, scene)
    for at, one in enumerate(actors):
        if active := _ACTIVE.match(text, one.end):
            role = w.CONVENING[active["stem"]]
            for other in joined_actors(text, actors, at):
                yield other, role, f"{role}-subject"
        elif _TOOK_PART.match(text, one.end):
            for other in joined_actors(text, actors, at):
                yield other, "party", "party-subject"


def _listed(
    text: str, start: int, role: str, rule: str, actors: tuple[Said, ...], scene: Scene
) -> Iterator[tuple[Said, str, str]]:
    listed, apposition = find_list(text, start, actors, scene.authority)
    for one in listed:
        if role != "party" or apposition is None:
            yield one, role, rule
        if apposition:
            yield one, apposition, "apposition"


def find_mandates(passage: Passage) -> Iterator[Stated[DocumentKey]]:
    """Yield the documents that a sentence says a meeting or body is mandated or guided by."""
    for match in _MANDATE.finditer(passage.text):
        for stated in find_documents(passage.text):
            span = stated.evidence.span
            if span and match.end() - 1 <= span.start <= match.end() + 45:
                rule, sure = ("mandated-by", 0.95) if "mandated" in match["cue"] else ("guided-by", 0.75)
                yield Stated(stated.value, Evidence(rule, sure, moved(stated.evidence, passage).span))
