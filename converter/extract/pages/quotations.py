"""Statements that a page sets apart, the line that attributes each, pictures, and who takes care of which theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...passages import Passage
from ...records import (
    Actor,
    Caption,
    Evidence,
    ListedTheme,
    Name,
    Picture,
    Quotation,
    QuotedStatement,
    Section,
    Stated,
    Text,
)
from .actors import Said, find_actors
from .places import find_places
from .scene import Scene
from .wording import periods

_VENUE = re.compile(
    r"\b(?:to|at|in|before|addressing|briefing)\s+(?:the\s+)?"
    r"(?:(?:[a-z-]+|UN|\d+\w*)\s+(?:meeting|session|debate|briefing)s? of (?:the )?)?(?:UN |United Nations )?$",
    re.IGNORECASE,
)


def read_quotations(section: Section, scene: Scene) -> Iterator[Quotation]:
    """Yield what a section quotes, with speaker, time and venue as its attribution gives them."""
    for block in section.blocks:
        if isinstance(block, QuotedStatement):
            yield _quotation(block, scene)


def _quotation(block: QuotedStatement, scene: Scene) -> Quotation:
    line = block.attribution
    actors = find_actors(line.text, scene.authority, scene.holders)
    speaker = _speaker(line, actors, scene)
    dated = [stated for _, _, stated in periods(line)]
    text = block.passage.text.strip('"“”«» ')
    return Quotation(
        Stated(Text(text, scene.record.language or "en"), Evidence("quoted-statement", 0.95, block.passage.whole)),
        speaker,
        dated[0] if dated else None,
        _venue(line, actors, speaker, scene),
    )


def _speaker(line: Passage, actors: tuple[Said, ...], scene: Scene) -> Stated[Name] | None:
    """Return the person the attribution names, else the holder of the office or the body it begins with."""
    for holder in scene.holders:
        if (at := line.text.find(holder.person.value.text)) >= 0:
            span = line.span(at, at + len(holder.person.value.text))
            return Stated(holder.person.value, Evidence("attribution", 0.95, span))
    people = [a for a in actors if a.name.kind == "person"]
    for one in people[:1] or actors[:1]:
        if one in people or one.start <= 4:
            return Stated(one.name, Evidence("attribution", 0.9, line.span(one.start, one.end)))
    plain = re.match(r"[^\W\d_a-z][\w'’.-]+(?: [^\W\d_a-z][\w'’.-]+){1,3}(?=,|$)", line.text)
    if plain:
        name = scene.authority.identify(Name(plain.group(), "actor", "person"))
        return Stated(name, Evidence("attribution", 0.6, line.span(0, plain.end())))
    return None


def _venue(line: Passage, actors: tuple[Said, ...], speaker: Stated[Name] | None, scene: Scene) -> Stated[Name] | None:
    """Return to whom or where it was said: a body after "to" or "at", else a place."""
    for one in actors:
        if one.name != (speaker.value if speaker else None) and _VENUE.search(line.text[: one.start]):
            return Stated(one.name, Evidence("said-to", 0.85, line.span(one.start, one.end)))
    return next(iter(find_places(line, scene.authority)), None)


def read_pictures(section: Section) -> Iterator[Picture]:
    """Yield the pictures of a section: caption, and credit and address where stated."""
    for block in section.blocks:
        if isinstance(block, Caption):
            credit = block.credit
            yield Picture(
                Stated(Text(block.passage.text, "en"), Evidence("caption", 0.95, block.passage.whole)),
                Stated(credit.text, Evidence("caption-credit", 0.95, credit.whole)) if credit else None,
                block.url,
            )


def read_themes(section: Section, scene: Scene) -> Iterator[Actor]:
    """Yield the bodies that a section lists by theme, each with the theme it takes care of."""
    for block in section.blocks:
        if isinstance(block, ListedTheme):
            theme = Stated(Name(block.theme.text, "topic"), Evidence("theme-of-body", 0.9, block.theme.whole))
            for body in block.bodies:
                yield Actor(body_named(body.text, scene), themes=(theme,))


def body_named(text: str, scene: Scene) -> Name:
    """Return the body that a text names as a whole."""
    known = [e for e in scene.authority.lookup(text) if e.sort == "actor"]
    if len(known) == 1:
        return Name(text, "actor", known[0].kind, entity=known[0].key)
    return scene.authority.identify(Name(text, "actor", "organisation"))


def read_offices(scene: Scene) -> Iterator[Actor]:
    """Yield who holds which office, as the page says."""
    for holder in scene.holders:
        yield Actor(holder.person.value, offices=(holder.office,))
