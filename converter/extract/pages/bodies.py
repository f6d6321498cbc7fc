"""Bodies and missions that a page says were established: by which organ, when, and by which document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...frozen import frozen
from ...passages import Passage
from ...records import (
    Actor,
    Document,
    DocumentKey,
    Event,
    EventKey,
    Evidence,
    Name,
    Participation,
    Section,
    Stated,
    Text,
)
from . import page_words as w
from .actors import Said, find_actors
from .listed import itself, listed_documents
from .named_documents import adopter_of, find_documents
from .prose import Sentence
from .scene import Scene
from .wording import key_date, moved, periods

_TITLE = rf"{w.BIG}(?:,? (?:(?:and|of|for|in|on|to|the|de|du|des|against) )*{w.BIG})*"
_SHORT = r"(?:\s*\((?P<short>[A-Z][\w-]+)\))?"
_ACTIVE = re.compile(
    rf"(?:\b(?:has|have|had|also|then|unanimously)\s+)*\b(?:{w.ESTABLISHED}|{w.DECIDED_TO_ESTABLISH})"
    rf"\s+(?:the|an?|its)\s+(?:new\s+)?(?P<body>{_TITLE}){_SHORT}"
)
_PASSIVE = re.compile(
    rf"(?:[Tt]he\s+)?(?P<body>{_TITLE}){_SHORT}(?:,[^,.;]*,)?\s+(?:was|were)\s+(?:\w+ly\s+|first\s+)?{w.ESTABLISHED}\b"
)
_BY = re.compile(r"\b(?:by|through|in|under|pursuant to|with)\s+(?:the\s+)?(?:(?:its|their|UN|United Nations)\s+)?$")
_PARENTHESIS = re.compile(r"(?:,[^,]*,)?\s*")
_SMALL = frozenset(["and", "of", "for", "in", "on", "to", "the", "de", "du", "des", "against"])
_NO_BODY = re.compile(r"^(?:On|In|The|By|Since|Previous|Working|It|They)$|resolution", re.IGNORECASE)


@frozen
class Bodies:
    """What a page says of the bodies that were established."""

    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]


def initials(title: str) -> str:
    """Return the acronym of a title: the initials of its words but the small ones."""
    return "".join(word[0] for word in re.split(r"[\s-]+", title) if word and word.lower() not in _SMALL)


def read_bodies(scene: Scene) -> Bodies:
    """Return the bodies that sentences say were established, their founding events and documents."""
    founded = [
        made
        for sentence in scene.sentences
        for pattern in (_ACTIVE, _PASSIVE)
        for match in pattern.finditer(sentence.text)
        if (made := _founded(match, sentence, scene)) is not None
    ]
    return Bodies(
        tuple(event for event, _, _ in founded),
        tuple(document for _, documents, _ in founded for document in documents),
        tuple(actor for _, _, actor in founded),
    )


def _founded(
    match: re.Match[str], sentence: Sentence, scene: Scene
) -> tuple[Event, tuple[Document, ...], Actor] | None:
    passage, section = sentence.passage, scene.record.sections[sentence.section]
    at = passage.span(match.start("body"), match.end("body"))
    name, aliases = _named(match, passage, section, scene)
    organ = _organ(match, passage, scene)
    documents = tuple(d for d in _by_document(match, passage) if _can_be_of(d, organ))
    if _NO_BODY.search(match["body"]) or not (organ or documents):
        return None
    dated = [stated for _, _, stated in periods(passage)]
    period = dated[0] if dated else None
    said = Evidence("established", 0.9, passage.whole)
    if not documents and organ:
        documents = tuple(_listed(section, organ.value))
    title = f"Establishment of the {name.text}"
    key = EventKey(key_date(period.value if period else None), title, passage=passage.text)
    agents = [organ] if organ else [o for d in documents if (o := _adopter(d, scene))]
    event = Event(
        key,
        labels=(Stated(Text(title, "en"), said),),
        abstracts=(Stated(Text(passage.text, "en"), Evidence("sentence", 1.0, passage.whole)),),
        types=(Stated("adopt", said),),
        period=period,
        participations=(
            *(Stated(Participation(agent.value, "agent"), agent.evidence) for agent in agents[:1]),
            Stated(Participation(name, "target"), Evidence("established-body", 0.9, at)),
        ),
        mandated_by=documents,
        outcomes=tuple(_purpose(passage, match.end())),
        documents=tuple(_in_section(section, documents)),
    )
    actor = Actor(
        name,
        aliases=aliases,
        established_by=(*documents, Stated(key, said), *agents[:1]),
    )
    return event, tuple(_document(d, name, organ, event) for d in documents), actor


def _named(
    match: re.Match[str], passage: Passage, section: Section, scene: Scene
) -> tuple[Name, tuple[Stated[Text], ...]]:
    """Return the body's full name and its short ones: a heading whose initials the acronym spells is the full name."""
    said, short = match["body"], match["short"]
    span = passage.span(match.start("body"), match.end("body"))
    full = said
    heading = section.heading
    aliases: list[Stated[Text]] = []
    if short:
        where = passage.span(match.start("short"), match.end("short"))
        aliases.append(Stated(Text(short, "en"), Evidence("acronym", 0.95, where)))
    elif heading and said.isupper() and said == initials(heading.text).upper():
        full = heading.text
        aliases.append(Stated(Text(said, "en"), Evidence("acronym-of-heading", 0.9, span)))
    return scene.authority.identify(Name(full, "actor", "organisation")), tuple(aliases)


def _organ(match: re.Match[str], passage: Passage, scene: Scene) -> Stated[Name] | None:
    """Return who established the body: the subject before the verb, or whom a passive names after "by"."""
    text = passage.text
    actors = [a for a in find_actors(text, scene.authority, scene.holders) if a.name.kind != "person"]
    body = match.start("body"), match.end("body")
    if match.re is _ACTIVE:
        before = [a for a in actors if a.end <= match.start() and _PARENTHESIS.fullmatch(text[a.end : match.start()])]
        return _stated(before[-1:], passage)
    after = [a for a in actors if a.start > body[1] and _BY.search(text[max(0, a.start - 30) : a.start])]
    own = [a for a in after if not re.match(r"(?:’s|'s)?\s+(?:in\s+)?resolution", text[a.end :])]
    return _stated(own[:1], passage)


def _stated(actors: list[Said], passage: Passage) -> Stated[Name] | None:
    for one in actors:
        return Stated(one.name, Evidence("establishing-organ", 0.9, passage.span(one.start, one.end)))
    return None


def _can_be_of(document: Stated[DocumentKey], organ: Stated[Name] | None) -> bool:
    """Return whether an organ can have adopted a document: a bare "resolution 39/2" is that of whoever is named."""
    span = document.evidence.span
    bare = span is not None and span.text.startswith("resolution")
    return not bare or organ is None or organ.value.entity == adopter_of(document.value.symbol)


def _by_document(match: re.Match[str], passage: Passage) -> Iterator[Stated[DocumentKey]]:
    """Yield the document by which the sentence says the body was established: the first it names."""
    for stated in find_documents(passage.text):
        span = stated.evidence.span
        if span and stated.value.symbol:
            evidence = Evidence("established-by-document", 0.9, moved(stated.evidence, passage).span)
            yield Stated(stated.value, evidence)
            return


def _listed(section: Section, organ: Name) -> Iterator[Stated[DocumentKey]]:
    """Yield the one resolution of the organ that the section lists as itself."""
    own = [
        (key, title)
        for title in listed_documents(section)
        if (key := itself(title.text)) and "/RES/" in key.symbol and adopter_of(key.symbol) == organ.entity
    ]
    if len(own) == 1 and organ.entity:
        key, title = own[0]
        yield Stated(key, Evidence("listed-resolution", 0.75, title.whole))


def _in_section(section: Section, founding: tuple[Stated[DocumentKey], ...]) -> Iterator[Stated[DocumentKey]]:
    """Yield the documents listed beside the sentence, as documents of the matter."""
    known = {stated.value for stated in founding}
    for title in listed_documents(section):
        key = itself(title.text) or DocumentKey(title=title.text)
        if key not in known:
            yield Stated(key, Evidence("listed-in-section", 0.6, title.whole))


def _purpose(passage: Passage, start: int) -> Iterator[Stated[Text]]:
    """Yield what the body was established for, in the words quoted."""
    quoted = re.compile(r"[\"“«](?P<what>to [^\"“”»]+)[\"”»]").search(passage.text, start)
    if quoted:
        span = passage.span(quoted.start("what"), quoted.end("what"))
        yield Stated(Text(quoted["what"], "en"), Evidence("quoted-purpose", 0.8, span))


def _adopter(document: Stated[DocumentKey], scene: Scene) -> Stated[Name] | None:
    entity = scene.authority.get(adopter_of(document.value.symbol) or "")
    if entity is None:
        return None
    name = Name(entity.label, "actor", entity.kind, entity=entity.key)
    return Stated(name, replace(document.evidence, rule="symbol-organ"))


def _document(stated: Stated[DocumentKey], name: Name, organ: Stated[Name] | None, event: Event) -> Document:
    """Return what the founding says of its document; the body's founding day is the day it was adopted."""
    period = event.period
    same = organ is None or organ.value.entity == adopter_of(stated.value.symbol)
    to_the_day = period is not None and len(period.value.start or "") == 10 and period.value.start == period.value.end
    mandates = Evidence("mandates-body", min(0.9, stated.evidence.confidence), event.abstracts[0].evidence.span)
    adopted = None
    if period and same and to_the_day:
        adopted = Stated(period.value, Evidence(stated.evidence.rule, stated.evidence.confidence, period.evidence.span))
    by = (
        Stated(organ.value, Evidence(stated.evidence.rule, stated.evidence.confidence, organ.evidence.span))
        if organ and same
        else None
    )
    return Document(
        stated.value,
        adopted_by=by,
        adopted_on=adopted,
        mandates=(Stated(name, mandates),),
    )
