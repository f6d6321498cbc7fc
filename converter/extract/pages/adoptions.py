"""Resolutions that a sentence says an organ adopted on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...passages import Passage
from ...records import Document, DocumentKey, Event, EventKey, Evidence, Name, Participation, Period, Stated, Text
from .named_documents import adopter_of, find_documents
from .scene import Scene
from .wording import moved, periods

_ADOPTED_BEFORE = re.compile(r"\badopted,?(?: \w+ly,?)?(?: by consensus,?)?(?: (?:its|the|a|landmark|new))*\s*$")
_ADOPTED_AFTER = re.compile(r"\s*(?:\([^)]*\))?,?\s*(?:(?:which|that)\s+)?(?:was\s+)?(?:\w+ly\s+)?adopted\b")


def read_adoptions(scene: Scene) -> Iterator[tuple[Event, Document]]:
    """Yield the adoption of each resolution that a sentence dates to the day, and what that says of the resolution."""
    seen: set[DocumentKey] = set()
    for sentence in scene.sentences:
        for stated in _adopted(sentence.passage):
            if stated.value not in seen and (made := _adoption(stated, sentence.passage, scene)):
                seen.add(stated.value)
                yield made


def _adopted(passage: Passage) -> Iterator[Stated[DocumentKey]]:
    for stated in find_documents(passage.text):
        span = stated.evidence.span
        if span is None or "/RES/" not in stated.value.symbol:
            continue
        if _ADOPTED_BEFORE.search(passage.text[: span.start]) or _ADOPTED_AFTER.match(passage.text, span.end):
            yield stated


def _adoption(stated: Stated[DocumentKey], passage: Passage, scene: Scene) -> tuple[Event, Document] | None:
    days = [period for _, _, period in periods(passage) if _is_day(period.value)]
    organ = scene.authority.get(adopter_of(stated.value.symbol) or "")
    if len(days) != 1 or organ is None:
        return None
    day = days[0]
    evidence = Evidence("adopted-on", 0.9, moved(stated.evidence, passage).span)
    adopter = Name(organ.label, "actor", organ.kind, entity=organ.key)
    title = f"Adoption of {stated.value.symbol}"
    event = Event(
        EventKey(day.value.start or "", title, passage=passage.text),
        labels=(Stated(Text(title, "en"), evidence),),
        abstracts=(Stated(Text(passage.text, "en"), Evidence("sentence", 1.0, passage.whole)),),
        types=(Stated("adopt", evidence),),
        period=day,
        participations=(Stated(Participation(adopter, "agent"), evidence),),
        outcomes=(Stated(stated.value, evidence),),
    )
    document = Document(
        stated.value,
        adopted_by=Stated(adopter, evidence),
        adopted_on=Stated(day.value, Evidence("adopted-on", 0.9, day.evidence.span)),
    )
    return event, document


def _is_day(period: Period) -> bool:
    return period.start is not None and period.start == period.end and len(period.start) == 10
