"""Ceasefires that a sentence says took effect, apart from any meeting that agreed them."""

from __future__ import annotations

import re

from ...passages import Passage
from ...records import Event, EventKey, Evidence, Participation, Period, Stated, Text
from . import page_words as w
from .actors import find_actors, find_list
from .named_documents import find_documents
from .places import find_places
from .scene import Scene
from .wording import capitalised, key_date, moved, periods

_TRUCE = re.compile(
    rf"\b(?P<what>(?:(?:nationwide|humanitarian|general|temporary|unilateral|local) )?{w.TRUCE})\b(?P<more>[^.;]*?)"
    rf"\b(?P<began>{w.TOOK_EFFECT})\b"
)
_AGREED = re.compile(r"\bagree(?:d|ing|s)\b")
_BETWEEN = re.compile(r"\bbetween\b")


def read_truce(passage: Passage, scene: Scene) -> Event | None:
    """Return the ceasefire that a sentence says took effect, or None; one that its parties agree to is an outcome."""
    match = _TRUCE.search(passage.text)
    if match is None or _AGREED.search(passage.text[: match.start()]):
        return None
    period = _from(passage, match)
    said = Evidence("truce-took-effect", 0.85, passage.span(*match.span()))
    places = find_places(passage.part(match.start(), len(passage.text)), scene.authority)
    where = f" in {places[0].value.text}" if places else ""
    title = f"{match['what']}{where}"
    key = EventKey(key_date(period.value if period else None), title, passage=passage.text)
    documents = (Stated(d.value, moved(d.evidence, passage)) for d in find_documents(passage.text) if d.value.symbol)
    return Event(
        key,
        labels=(Stated(Text(capitalised(title), "en"), said),),
        abstracts=(Stated(Text(passage.text, "en"), Evidence("sentence", 1.0, passage.whole)),),
        types=(Stated("retreat", said),),
        period=period,
        places=places,
        participations=_between(passage, match, scene),
        documents=tuple(documents),
    )


def _from(passage: Passage, match: re.Match[str]) -> Stated[Period] | None:
    for start, _, stated in periods(passage):
        if start >= match.end() and stated.value.start:
            return Stated(Period(stated.value.start, None), Evidence("in-force-from", 0.9, stated.evidence.span))
    return None


def _between(passage: Passage, match: re.Match[str], scene: Scene) -> tuple[Stated[Participation], ...]:
    text = passage.text
    between = _BETWEEN.search(text, match.end("what"), match.start("began"))
    if not between:
        return ()
    listed, _ = find_list(text, between.end(), find_actors(text, scene.authority, scene.holders), scene.authority)
    return tuple(
        Stated(Participation(one.name, "party"), Evidence("truce-between", 0.85, passage.span(one.start, one.end)))
        for one in listed
    )
