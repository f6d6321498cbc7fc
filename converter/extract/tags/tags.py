"""What tags and topic headings mean, told by their own words, so that a tag means the same wherever it stands.

The authority is asked first. What it does not know may be the name of a course of events ("Sinai insurgency"), of a
body or of a person, told by its shape as in prose; anything else stays a topic. A place is not told by shape: what
contains it is a part of its address, and a tag does not say that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...folding import borderless
from ...records import EventKey, Name, Stated
from ..headlines.lexicon import name_words
from ..headlines.names.found import FoundName
from ..headlines.names.names import find_names
from .processes import process_name, whole_of

if TYPE_CHECKING:
    from ...authority import Authority

_SURE = 0.75  # of a name's shape, on its own scale
_COURSE = 0.9  # that a name made like that of a war or an election is one
_HEADINGS = ("topic-heading", "item-lead")
_SERIES = re.compile(r"[,;] (?=[^\W_a-z])")
_FEWEST_WORDS = 2  # of each name in a series; fewer follow a town ("Columbus, Ohio") or a title


def read_tags(tags: Iterable[Stated[Name]], authority: Authority) -> tuple[Stated[Name], ...]:
    """Return what the tags of an event mean, with sort and kind; a heading that joins several names is parted.

    The rule of what its shape told ends in `-process` or `-name`.
    """
    return tuple(dict.fromkeys(_meant(tag, authority) for whole in tags for tag in _parted(whole, authority)))


def courses(tags: Iterable[Stated[Name]], authority: Authority) -> Iterator[Stated[EventKey | Name]]:
    """Yield the courses of events that an event is a part of by its topic headings, as far as the authority has none.

    A phase that goes on belongs to its whole too: "Conflict in A (2015–present)" to a known "Conflict in A". A tag
    that is no heading is about something, which need not hold the event.
    """
    for tag in tags:
        if not tag.evidence.rule.startswith(_HEADINGS) or tag.value.sort != "process":
            continue
        yield Stated(tag.value, tag.evidence)
        whole = whole_of(tag.value.text)
        known = authority.identify(Name(whole, "topic", language=tag.value.language)) if whole else None
        if known is not None and known.sort == "process":
            yield Stated(known, replace(tag.evidence, rule="topic-phase", confidence=_COURSE))


def _parted(tag: Stated[Name], authority: Authority) -> tuple[Stated[Name], ...]:
    """Return the names that a heading joins ("Unrest in A, B–C relations"), if one of them is a course of events."""
    text = tag.value.text
    parts = _SERIES.split(text)
    if len(parts) < 2 or not tag.evidence.rule.startswith(_HEADINGS) or process_name(text):
        return (tag,)
    if any(len(part.split()) < _FEWEST_WORDS for part in parts) or not any(map(process_name, parts)):
        return (tag,)
    return tuple(replace(tag, value=replace(tag.value, text=part)) for part in parts)


def _meant(tag: Stated[Name], authority: Authority) -> Stated[Name]:
    name = tag.value
    if name.sort != "topic" or authority.identify(name).entity:
        return tag
    if (course := process_name(name.text)) and _is_one(course, name.language, authority):
        return _told(tag, Name(course, "process", language=name.language), "process", _COURSE)
    found = find_names(name.text, authority, language=name.language)
    if len(found) == 1 and found[0].name.text == name.text and _certain(found[0], authority):
        return _told(tag, replace(found[0].name, language=name.language), "name", found[0].confidence)
    return tag


def _is_one(course: str, language: str, authority: Authority) -> bool:
    """Return whether a Chinese name says whose course of events it means, by a place; others tell it by capitals."""
    return not borderless(course[-1]) or any(True for _ in authority.find(course, language))


def _certain(found: FoundName, authority: Authority) -> bool:
    """Return whether the shape alone tells an actor: a body by its noun, a person by a name without other words."""
    name, words = found.name, found.name.text.split()
    if name.sort != "actor" or name.entity or found.confidence < _SURE:
        return False
    if name.kind == "person":
        return words[-1].lower() not in name_words().common and not any(
            True for _ in authority.find(name.text, name.language)
        )
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head.lower() in name_words().organisations


def _told(tag: Stated[Name], name: Name, by: str, confidence: float) -> Stated[Name]:
    evidence = replace(
        tag.evidence, rule=f"{tag.evidence.rule}-{by}", confidence=round(min(confidence, tag.evidence.confidence), 2)
    )
    return Stated(name, evidence)
