"""A UN page: what its sections, prose, lists and captions say, as records with evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...authority import Authority
from ...passages import Passage
from ...records import Actor, Caption, ListedDocument, Paragraph, QuotedStatement, Record
from .adoptions import read_adoptions
from .bodies import read_bodies
from .course import merged
from .crisis import country_of, read_crises
from .listed import read_listed, read_named, united
from .offices import find_holders
from .prose import sentences
from .quotations import read_offices, read_pictures, read_quotations, read_themes
from .scene import Scene
from .series import read_talks


def read_page(record: Record, authority: Authority) -> Record:
    """Return the record of a page with its events, documents, actors, quotations and pictures.

    Sections are kept. Rules for prose are English; of a page in another language, what its layout says is read.
    """
    scene = _scene(record, authority)
    talks = read_talks(scene)
    bodies = read_bodies(scene)
    adoptions = tuple(read_adoptions(scene))
    listed = [document for section in record.sections for document in read_listed(section)]
    named = read_named(_passages(record))
    return replace(
        record,
        events=(*record.events, *read_crises(scene), *talks, *bodies.events, *(event for event, _ in adoptions)),
        documents=united(
            (*record.documents, *listed, *named, *bodies.documents, *(document for _, document in adoptions)), authority
        ),
        actors=_united((*record.actors, *_actors(scene), *bodies.actors)),
        quotations=(*record.quotations, *(q for s in record.sections for q in read_quotations(s, scene))),
        pictures=(*record.pictures, *(p for s in record.sections for p in read_pictures(s))),
    )


def _scene(record: Record, authority: Authority) -> Scene:
    told = sentences(record.sections) if record.language in ("", "en") else ()
    lines = [b.attribution for s in record.sections for b in s.blocks if isinstance(b, QuotedStatement)]
    holders = find_holders([*lines, *(sentence.passage for sentence in told)], authority)
    scene = Scene(record, authority, told, holders)
    return replace(scene, country=country_of(scene))


def _passages(record: Record) -> Iterator[Passage]:
    """Yield the passages that may name documents, in reading order."""
    for section in record.sections:
        if section.heading:
            yield section.heading
        for block in section.blocks:
            match block:
                case Paragraph(passage=passage) | Caption(passage=passage) | QuotedStatement(passage=passage):
                    yield passage
                case ListedDocument(title=title):
                    yield title
                case _ if hasattr(block, "items"):
                    yield from block.items


def _actors(scene: Scene) -> Iterator[Actor]:
    yield from read_offices(scene)
    for section in scene.record.sections:
        yield from read_themes(section, scene)


def _united(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors with what all tellings of each say."""
    held: dict[str, Actor] = {}
    for one in actors:
        key = one.name.entity or one.name.text
        before = held.get(key)
        held[key] = (
            replace(
                before,
                aliases=merged(before.aliases, one.aliases),
                offices=merged(before.offices, one.offices),
                member_of=merged(before.member_of, one.member_of),
                established_by=merged(before.established_by, one.established_by),
                themes=merged(before.themes, one.themes),
            )
            if before
            else one
        )
    return tuple(held.values())
