"""What prose says, added to the record that holds it: headlines, pages, and titles of documents in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .authority import Authority
from .extract.anchored import anchored
from .extract.confidence.calibration import calibrated
from .extract.confidence.threshold import above, noted
from .extract.dates.periods import earliest, latest
from .extract.documents.symbols import is_resolution
from .extract.documents.titles import TitleReading, read_title
from .extract.headlines.headline import LONGEST, read_as, read_headline
from .extract.models.names import NameModel
from .extract.pages.page import read_page
from .extract.tags.tags import courses, read_tags
from .frozen import frozen
from .mapping.record import Pages
from .passages import Passage, line_of
from .records import (
    Actor,
    Document,
    DocumentKey,
    Event,
    Evidence,
    Name,
    Period,
    Problem,
    Reading,
    Record,
    Stated,
    Text,
    Vote,
)


@frozen
class Extraction:
    """How prose is read: `confidence` is the least that a statement must have to stay, `model` finds further names."""

    confidence: float = 0.0
    model: NameModel | None = None


ALL = Extraction()
"""Everything stays, however unsure, and no model is asked."""


def extracted(record: Record, authority: Authority, pages: Pages, how: Extraction = ALL) -> Record:
    """Return a record with what its prose says; an event that another page describes is not read here.

    What is left out for want of confidence is counted in the record's problems.
    """
    left_out: list[Evidence] = []
    if record.sections:
        record = read_page(record, authority)
    events: list[Event] = []
    actors = list(record.actors)
    for event in record.events:
        words = tuple(topic.value.text for topic in event.topics)
        event = _tagged(event, authority)
        if event.headline is None or pages.describe(event.key):
            events.append(event)
            continue
        if len(event.headline.text) > LONGEST:
            record = replace(record, problems=(*record.problems, _too_long(event.headline)))
        reading = read_headline(
            event.headline.text,
            authority,
            language=record.language or "en",
            published=_published(event, record),
            topic=record.topic,
            tags=words,
            model=how.model,
        )
        reading = calibrated(reading, read_as(event.headline.text, record.language))
        reading = anchored(reading, event.headline)
        if how.confidence:
            reading = above(reading, how.confidence, left_out)
        events.append(_with(event, reading))
        actors += _actors(reading)
    record = replace(record, events=tuple(events), actors=tuple(actors))
    if record.row:
        record = _titled(record, authority)
    return noted(above(record, how.confidence, left_out), how.confidence, left_out) if how.confidence else record


def _too_long(headline: Passage) -> Problem:
    """Return that the end of a headline is not read."""
    line = line_of(headline.document, headline.whole.start)
    reason = f"a headline of {len(headline.text)} characters: names and figures are read in the first {LONGEST}"
    return Problem(line, reason, "part it into a headline and items of their own")


def _tagged(event: Event, authority: Authority) -> Event:
    """Return the event with what its tags mean, and the courses of events that its headings say it is a part of."""
    if not event.topics:
        return event
    topics = read_tags(event.topics, authority)
    return replace(event, topics=topics, part_of=(*event.part_of, *courses(topics, authority)))


def _published(event: Event, record: Record) -> str:
    return (event.period.value.start or "") if event.period else record.published


def _with(event: Event, reading: Reading) -> Event:
    """Return the event with what its headline says; a date in the text wins, unless it only widens the page's day."""
    return replace(
        event,
        headline=None,
        types=event.types + ((reading.event_type,) if reading.event_type else ()),
        period=event.period
        if reading.period and _widens(reading.period, event.period)
        else reading.period or event.period,
        status=reading.status or event.status,
        asserted_by=reading.asserted_by or event.asserted_by,
        places=event.places + reading.places,
        participations=event.participations + reading.participations,
        figures=event.figures + reading.figures,
        documents=event.documents + reading.documents,
    )


def _widens(stated: Stated[Period], page: Stated[Period] | None) -> bool:
    """Return whether a period, told no finer than by the month or with an open end, holds the page's single day."""
    if page is None or page.value.start is None or page.value.start != page.value.end:
        return False
    first, last = earliest(stated.value), latest(stated.value)
    day = earliest(page.value)
    if day is None or (first and day < first) or (last and day > last):
        return False
    by_days = all(end is not None and len(end) == 10 for end in (stated.value.start, stated.value.end))
    return len(page.value.start) == 10 and not (by_days and not stated.evidence.rule.startswith("date-relative"))


def _actors(reading: Reading) -> list[Actor]:
    members = [
        Actor(stated.value[0], member_of=(Stated(stated.value[1], stated.evidence),)) for stated in reading.memberships
    ]
    officers = [
        Actor(stated.value[0], offices=(Stated(Text(stated.value[1], "en"), stated.evidence),))
        for stated in reading.offices
    ]
    return members + officers


def _titled(record: Record, authority: Authority) -> Record:
    """Return a table's record with what the titles of its documents name."""
    if not record.documents and not record.votes:
        return record
    described = (*record.documents, *(document for vote in record.votes for document in vote.on))
    read = {document.key: _title(document, authority) for document in described}
    return replace(
        record,
        documents=tuple(_named(document, read) for document in record.documents),
        votes=tuple(_voted(vote, read) for vote in record.votes),
    )


def _voted(vote: Vote, read: dict[DocumentKey, TitleReading]) -> Vote:
    return replace(vote, on=tuple(_named(document, read) for document in vote.on)) if vote.on else vote


def _title(document: Document, authority: Authority) -> TitleReading:
    """Return what all titles of a document name together."""
    texts = [stated.value for stated in (*document.titles, *document.descriptions)]
    texts += [Text(point.value.text, point.value.language) for point in document.agenda]
    found = [read_title(text.text, authority, language=text.language or "en") for text in dict.fromkeys(texts)]
    return _together(found)


def _together(found: list[TitleReading]) -> TitleReading:
    return TitleReading(
        places=tuple(place for reading in found for place in reading.places),
        mandates=tuple(body for reading in found for body in reading.mandates),
        about=tuple(actor for reading in found for actor in reading.about),
    )


def _named(document: Document, read: dict[DocumentKey, TitleReading]) -> Document:
    """Return a document with what its titles name; a resolution mandates what its draft's title says it does."""
    drafts = (read[stated.value] for stated in document.drafts if stated.value in read)
    reading = _together([read[document.key], *drafts])
    return replace(
        document,
        places=tuple(_new(document.places, reading.places)),
        about=tuple(_new(document.about, reading.about)),
        mandates=(*document.mandates, *(_new((), reading.mandates) if is_resolution(document.key.symbol) else ())),
    )


def _new(known: tuple[Stated[Name], ...], found: tuple[Stated[Name], ...]) -> Iterator[Stated[Name]]:
    """Yield what is known and, once each, what was found; where in a cell that stands is not told."""
    seen = {(stated.value.text, stated.value.entity) for stated in known}
    yield from known
    for stated in found:
        key = (stated.value.text, stated.value.entity)
        if key not in seen:
            seen.add(key)
            yield Stated(stated.value, replace(stated.evidence, span=None))
