"""Reading a headline: one sentence or a few, one main event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...passages import Span
from ...records import DocumentKey, Evidence, Name, Participation, Reading, Stated
from ..dates.periods import find_periods
from ..documents.agreements import is_agreement
from ..documents.prose import find_documents
from ..figures.counts import find_figures
from ..models.names import BY_MODEL, NameModel
from .chinese.headline import read_chinese
from .grammar.words import Words
from .happenings.dating import main_period
from .happenings.status import StatusReading, read_status
from .happenings.told import TypeReading
from .names.found import FoundName
from .names.memberships import office_of
from .parsing import parse
from .participation.parsed import Parsed
from .participation.roles import read_roles

if TYPE_CHECKING:
    from ...authority import Authority


LONGEST = 3000
"""The most characters of a text that are read as a headline; the longest of 114,000 in a news archive has 1,189.

What a name is to its sentence takes time by the square of its length, so a hostile text must not be longer.
"""


def read_headline(
    text: str,
    authority: Authority,
    *,
    language: str = "en",
    published: str = "",
    topic: str = "",
    tags: Sequence[str] = (),
    model: NameModel | None = None,
) -> Reading:
    """Return what a headline says of its main event, with spans in `text`.

    `published` is the day of its page (ISO 8601), which relative dates count from. `topic` and `tags` are what the
    page says of its subject: they help to tell a name from a word. A `model` finds further names in texts of its
    languages but Chinese. An empty text gives an empty reading. A text that is mostly Chinese is read as Chinese,
    though it is said to be English. Of a text longer than `LONGEST`, only the beginning is read.
    """
    if len(text) > LONGEST:
        text = text[: text.rfind(" ", 0, LONGEST)] if " " in text[:LONGEST] else text[:LONGEST]
    if not text.strip():
        return Reading()
    language = read_as(text, language)
    periods = find_periods(text, language=language, published=published)
    figures = find_figures(text, language=language)
    documents = find_documents(text, language=language)
    if language.startswith("zh"):
        return read_chinese(text, authority, periods, figures, documents, published, (*tags, topic))
    if model is not None and not model.reads(language):
        model = None
    parsed = parse(text, authority, documents, published, (*tags, topic) if topic else tags, model)
    words, actors, read = parsed.words, parsed.names, parsed.read
    status = read_status(words, actors, read, parsed.predicates, parsed.parts)
    return Reading(
        event_type=_type(words, read),
        period=main_period(words, parsed.parts, parsed.predicates, periods, read, published),
        status=_status(words, status),
        asserted_by=_asserted_by(words, actors, status),
        places=_places(actors, text),
        participations=_participations(parsed),
        figures=figures,
        documents=_documents(documents, actors),
        memberships=parsed.memberships,
        offices=_offices(words, actors),
    )


def read_as(text: str, language: str) -> str:
    """Return the language as which a text is read: Chinese if it is mostly that, though it is said to be English."""
    return "zh" if language in ("", "en") and _is_chinese(text) else language or "en"


def _is_chinese(text: str) -> bool:
    """Return whether most letters are Chinese characters, which stand for more than a letter each."""
    if text.isascii():
        return False
    letters = sum(map(str.isalpha, text))
    return 4 * sum("\u4e00" <= character <= "\u9fff" for character in text) > letters


def _span(found: FoundName, text: str) -> Span:
    return Span(found.start, found.end, text[found.start : found.end])


def _words_span(words: Words, first: int, last: int) -> Span:
    start, end = words.starts[first], words.ends[last - 1]
    return Span(start, end, words.text[start:end])


def _type(words: Words, read: TypeReading | None) -> Stated[str] | None:
    if read is None:
        return None
    trigger = read.trigger
    rule = "event-type-verb" if trigger.verb else "event-type-noun"
    return Stated(read.code, Evidence(rule, read.confidence, _words_span(words, trigger.first, trigger.last)))


def _status(words: Words, status: StatusReading | None) -> Stated[str] | None:
    if status is None:
        return None
    return Stated(
        status.status, Evidence(status.rule, status.confidence, _words_span(words, status.first, status.last))
    )


def _asserted_by(words: Words, names: Sequence[FoundName], status: StatusReading | None) -> Stated[Name] | None:
    if status is None or status.asserted_by is None:
        return None
    found = names[status.asserted_by]
    return Stated(found.name, Evidence(status.rule, status.confidence, _span(found, words.text)))


def _places(names: Sequence[FoundName], text: str) -> tuple[Stated[Name], ...]:
    seen: set[str] = set()
    places = []
    for found in names:
        place = found.name if found.name.sort == "place" else found.there
        if place and place.text not in seen:
            seen.add(place.text)
            places.append(Stated(place, Evidence(found.rule, found.confidence, _span(found, text))))
    return tuple(places)


def _participations(parsed: Parsed) -> tuple[Stated[Participation], ...]:
    """Return who takes part; an actor named twice takes part once in each role, and first mention decides `other`.

    It goes by the first of its names that is no abbreviation.
    """
    made: dict[tuple[str, str], Stated[Participation]] = {}
    forms: dict[str, Name] = {}
    words, names = parsed.words, parsed.names
    identities = [_identity(one) for one in names]
    for identity, one in zip(identities, names, strict=True):
        known_as = forms.setdefault(identity, one.name)
        if known_as is not one.name and _abbreviated(known_as) and not _abbreviated(one.name):
            forms[identity] = one.name
    known: set[str] = set()
    for role in read_roles(parsed):
        found, identity = names[role.index], identities[role.index]
        if (identity, role.role) in made or (identity in known and role.confidence < 0.75):
            continue
        known.add(identity)
        confidence = round(min(role.confidence, found.confidence), 2)
        rule = f"{found.rule}-{role.rule}" if found.rule.startswith(BY_MODEL) else role.rule
        evidence = Evidence(rule, confidence, _span(found, words.text))
        made[identity, role.role] = Stated(Participation(forms[identity], role.role), evidence)
    return tuple(made.values())


def _identity(found: FoundName) -> str:
    """Return what all names of one actor share."""
    return found.name.entity or found.name.text.casefold().removeprefix("the ")


def _abbreviated(name: Name) -> bool:
    return name.text.replace(".", "").isupper()


def _documents(
    documents: tuple[Stated[DocumentKey], ...], names: Sequence[FoundName]
) -> tuple[Stated[DocumentKey], ...]:
    agreements = [
        Stated(
            DocumentKey(title=found.name.text),
            Evidence("document-agreement", found.confidence, Span(found.start, found.end, found.name.text)),
        )
        for found in names
        if found.name.sort == "topic" and is_agreement(found.name.text)
    ]
    return (*documents, *agreements)


def _offices(words: Words, names: Sequence[FoundName]) -> tuple[Stated[tuple[Name, str]], ...]:
    offices = []
    for found in names:
        if found.name.kind == "person" and found.name.sort == "actor":
            office = office_of(words, found)
            if office:
                evidence = Evidence("office-title", 0.8, _span(found, words.text))
                offices.append(Stated((found.name, office), evidence))
    return tuple(offices)
