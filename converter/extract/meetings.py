"""What a sentence says of a meeting: where and when it was held, who convened it and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..passages import Passage
from ..records import DocumentKey, Evidence, Name, Participation, Period, Stated
from .outcomes import Outcome, find_outcomes
from .scene import Scene
from .symbols import find_documents
from .whereabouts import Said, find_actors, find_list, find_places
from .wording import moved, periods

_VERB_ROLES = {
    "conven": "convener",
    "reconven": "convener",
    "organi": "convener",
    "launch": "convener",
    "initiat": "convener",
    "chair": "convener",
    "co-chair": "convener",
    "host": "host",
    "facilitat": "mediator",
    "mediat": "mediator",
    "broker": "mediator",
    "moderat": "mediator",
    "sponsor": "sponsor",
    "support": "sponsor",
    "back": "sponsor",
}
_STEMS = "|".join(sorted(_VERB_ROLES, key=len, reverse=True))
_PASSIVE = re.compile(rf"\b(?:UN-)?(?P<stem>{_STEMS})\w*ed\b(?:(?!\bby\b)[^.;])*?\bby\b")
_ACTIVE = re.compile(
    rf"\s+(?:has |have |had |will |also |then |jointly |again )*(?P<stem>{_STEMS})(?:ed|s|es|d|e|ing|ated|ates|ate|ized|ised)?\b(?!\s+by\b)"
)
_AUSPICES = re.compile(r"\bunder (?:the )?(?:auspices|aegis|chairmanship|facilitation|mediation|leadership) of\b")
_ADJECTIVE_AUSPICES = re.compile(
    r"\bunder (?:the )?(?P<who>UN|U\.N\.|United Nations|African Union|AU) (?:auspices|aegis|facilitation|mediation)\b"
)
_WITH = re.compile(
    r"\b(?:between|attended by|with the participation of|in the presence of|joined by|brought together|bringing together"
    r"|delegations (?:of|from)|representatives (?:of|from)|leaders of)\b"
)
_MET = re.compile(r"\s+(?:have |has |had |also )*(?:met|meet|attended|participated|took part|gathered)\b")
MEETING = re.compile(
    r"\b(?:met|meet|meets|held|hold|convened?|convenes|reconvened?|resumed?|gathered|attended|hosted|took place|takes? place|lasted"
    r"|began|opened|launched|started|continued|scheduled|concluded|closed|brought together|participated)\b",
    re.I,
)
"""Verbs of meetings."""

_ROUND = re.compile(r"\b(?:rounds?|sessions?)\b", re.I)
_COMING = re.compile(
    r"\b(?:next|upcoming|forthcoming|coming)\s+(?:\w+\s+){0,2}?(?:round|session|talks|meeting|consultations)"
    r"|\b(?:will|is (?:scheduled|expected|due|to)|are (?:scheduled|expected|due|to))\s+(?:be\s+)?(?:held|resume|convene|reconvene|meet|take place|begin|start|open)"
    r"|\bscheduled (?:for|to)\b",
    re.I,
)
_OPENED = re.compile(r"\b(?:began|begun|started|launched|initiated|opened|under way|underway)\b")
_YEARLESS = re.compile(
    r"\b(?:from|on|between|since|until)?\s*\b(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)?(?:\s*(?:[-–—]|to|and)\s*\d{1,2}(?:st|nd|rd|th)?)?"
    r" (?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: (?:to|and|until) \d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))?(?! \d{4})"
)
_CLAUSE = re.compile(r",? (?=(?:after|before|following|while|whereas|and (?:was|were) followed by)\b)|; ")
_MANDATE = re.compile(
    r"\b(?P<cue>(?:as )?(?:mandated|requested|called for|required|foreseen|envisaged|set out|stipulated) (?:by|in|under)"
    r"|guided by|pursuant to|in accordance with|in line with|in keeping with|on the basis of|based on|under the terms of|within the framework of)"
    r"\s+(?:the )?(?:provisions of )?(?:United Nations |UN )?"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date of a meeting: `period` None where the text gives day and month but no year; `text` is its wording."""

    period: Stated[Period] | None
    text: str
    at: int


@dataclass(frozen=True, slots=True)
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
    coming = bool(_COMING.search(main.text))
    return Meeting(
        passage,
        _dates(main),
        find_places(main, scene.authority, strangers=bool(MEETING.search(main.text))),
        tuple(_participations(main, scene)),
        tuple(find_mandates(passage)),
        outcomes,
        bool(_ROUND.search(main.text)),
        coming,
        bool(_OPENED.search(main.text)),
    )


def _dates(main: Passage) -> tuple[When, ...]:
    dated = [When(stated, main.text[start:end], start) for start, end, stated in periods(main)]
    if not dated:
        for match in _YEARLESS.finditer(main.text):
            text = match.group().strip()
            dated.append(When(None, text, match.start() + len(match.group()) - len(match.group().lstrip())))
    return tuple(dated)


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
        role = _VERB_ROLES[match["stem"]]
        yield from _listed(text, match.end(), role, f"{role}-by", actors, scene)
    for match in _AUSPICES.finditer(text):
        yield from _listed(text, match.end(), "convener", "auspices-of", actors, scene)
    for match in _ADJECTIVE_AUSPICES.finditer(text):
        for one in actors:
            if one.start == match.start("who"):
                yield one, "convener", "auspices-of"
    for match in _WITH.finditer(text):
        yield from _listed(text, match.end(), "party", "party-named", actors, scene)
    for at, one in enumerate(actors):
        if active := _ACTIVE.match(text, one.end):
            role = _VERB_ROLES[active["stem"]]
            for other in _joined(text, actors, at):
                yield other, role, f"{role}-subject"
        elif _MET.match(text, one.end):
            for other in _joined(text, actors, at):
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


def _joined(text: str, actors: tuple[Said, ...], at: int) -> Iterator[Said]:
    """Yield the actor at `at` and those joined to it before ("Russia, Turkey and Iran convened")."""
    yield actors[at]
    while at > 0 and re.fullmatch(r",? and (?:the )?|, (?:the )?", text[actors[at - 1].end : actors[at].start]):
        at -= 1
        yield actors[at]


def find_mandates(passage: Passage) -> Iterator[Stated[DocumentKey]]:
    """Yield the documents that a sentence says a meeting or body is mandated or guided by."""
    for match in _MANDATE.finditer(passage.text):
        for stated in find_documents(passage.text):
            span = stated.evidence.span
            if span and match.end() - 1 <= span.start <= match.end() + 45:
                rule, sure = ("mandated-by", 0.95) if "mandated" in match["cue"] else ("guided-by", 0.75)
                yield Stated(stated.value, Evidence(rule, sure, moved(stated.evidence, passage).span))
