"""The conflict or crisis that a page is about, and the figures that count its victims and those in need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...authority import Entity
from ...passages import Passage
from ...records import Event, EventKey, Evidence, Figure, Name, Period, Stated, Text
from ..figures.counts import find_figures
from . import page_words as w
from .actors import named
from .course import merged
from .places import COUNTRIES
from .prose import Sentence
from .scene import Scene
from .wording import capitalised, key_date, moved, periods

_CRISIS = re.compile(rf"\b(?<!cessation of )(?<!end of )(?P<noun>{w.CRISIS})\b", re.IGNORECASE)
_WAR = re.compile(r"\b(?:war|conflict|insurgency)\b", re.IGNORECASE)
_ARMED = re.compile(w.ARMED, re.IGNORECASE)
_THE_CRISIS = rf"(?:the\s+|this\s+)?(?:[\w-]+\s+)?{w.CRISIS}"
_SINCE = re.compile(
    rf"\b(?:since|after)\s+(?:the\s+)?(?:{w.ONSET}\s+)?(?:of\s+{_THE_CRISIS}\s*)?(?:\s*(?:in|on)\s+)?$", re.IGNORECASE
)
_BROKE_OUT = re.compile(
    rf"\b{w.CRISIS}\b[^.;,]{{0,60}}?\b{w.BROKE_OUT}\b[^.;,]{{0,20}}?\b(?:in|on)\s+$"
    rf"|\b{w.ONSET}\s+of\s+{_THE_CRISIS}(?:\s+\w+)?\s+(?:in|on)\s+$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"\b(?=(?P<first>{w.BIG}))(?P=first)(?: {w.BIG})?")
_MEANS_COUNTRY = re.compile(rf"\b{w.MEANS_COUNTRY}\b", re.IGNORECASE)
_LOCATED = re.compile(r"\b(?:in|inside|within|across|throughout|of|for|since)\s+(?:the\s+)?$", re.IGNORECASE)


def country_of(scene: Scene) -> Name | None:
    """Return the country that a page is about: the one it names most, as place, actor or people; None without one."""
    votes: Counter[str] = Counter()
    countries: dict[str, Entity] = {}
    title = scene.record.title.text if scene.record.title else ""
    headings = " . ".join(s.heading.text for s in scene.record.sections if s.heading)
    for text, weight in ((title, 3), (headings, 2), *((s.text, 1) for s in scene.sentences)):
        for entity in _countries(text, scene):
            countries[entity.key] = entity
            votes[entity.key] += weight
    if not votes:
        return None
    key = min(votes, key=lambda k: (-votes[k], k))
    entity = countries[key]
    return Name(entity.label, "place", entity.kind, entity=entity.key)


def _countries(text: str, scene: Scene) -> Iterator[Entity]:
    """Yield the territories that a text names, by the name of the country, its State or its people."""
    for match in scene.authority.find(text):
        for entity in match.entities:
            if entity.sort == "place" and entity.kind in COUNTRIES:
                yield entity
                break
    for word in set(re.findall(r"\b(?:[Ii]ntra-|[Ii]nter-)?([^\W\d_a-z][\w’'-]+)", text)):
        yield from demonym_places(word, scene)


def demonym_places(word: str, scene: Scene) -> tuple[Entity, ...]:
    """Return the territory of the people that a word names (`Syrians`), if the authority knows it."""
    state = scene.authority.demonym(word) or (scene.authority.demonym(word[:-1]) if word.endswith("s") else None)
    place = scene.authority.get(state.key.replace("actor/", "place/")) if state else None
    return (place,) if place else ()


def read_crises(scene: Scene) -> tuple[Event, ...]:
    """Return the conflicts that a page tells of, that of its own country first to be named, each with its figures."""
    told: dict[str, list[Sentence]] = {}
    countries: dict[str, Name] = {}
    for sentence, country in _in_focus(scene):
        key = country.entity or country.text
        countries[key] = country
        told.setdefault(key, []).append(sentence)
    events = []
    for key, sentences in told.items():
        if event := _introduced(sentences, scene, countries[key]):
            figures = [figure for s in sentences for figure in _figures(s, scene, countries[key])]
            events.append(replace(event, figures=merged(event.figures, figures)))
    return tuple(events)


def _in_focus(scene: Scene) -> Iterator[tuple[Sentence, Name]]:
    """Yield each sentence with the country it is about: the page's, until the section turns to another one's crisis."""
    section, focus = -1, scene.country
    for sentence in scene.sentences:
        if sentence.section != section:
            section, focus = sentence.section, scene.country
        if _CRISIS.search(sentence.text) or find_figures(sentence.text):
            named = {place.value.entity: place.value for place in _places(sentence.passage, scene)}
            if scene.country and scene.country.entity in named:
                focus = scene.country
            elif len(named) == 1:
                focus = next(iter(named.values()))
        if focus:
            yield sentence, focus


def _introduced(sentences: list[Sentence], scene: Scene, country: Name) -> Event | None:
    """Return the conflict, from the sentence that dates its beginning, else from the first that names it."""
    named = [s for s in sentences if _CRISIS.search(s.text)]
    for sentence in named:
        for start, _, stated in periods(sentence.passage):
            before = sentence.text[:start]
            if stated.value.start and (_SINCE.search(before) or _BROKE_OUT.search(before) or _since(stated)):
                period = Stated(Period(stated.value.start, None), Evidence("crisis-since", 0.85, stated.evidence.span))
                return _event(sentence, scene, country, period)
    return _event(named[0], scene, country, None) if named else None


def _since(stated: Stated[Period]) -> bool:
    span = stated.evidence.span
    return stated.value.end is None and bool(span and re.match("since", span.text, re.I))


def _event(sentence: Sentence, scene: Scene, country: Name, period: Stated[Period] | None) -> Event:
    match = _CRISIS.search(sentence.text)
    noun = match["noun"].lower() if match else "crisis"
    where = sentence.passage.span(match.start(), match.end()) if match else sentence.passage.whole
    said = Evidence("crisis-named", 0.8, where)
    process = _process(scene, country)
    title = process.text if process else f"{capitalised(noun)} in {_with_article(country.text)}"
    place = next((p for p in _places(sentence.passage, scene) if p.value.entity == country.entity), None)
    return Event(
        process or EventKey(key_date(period.value if period else None), title, passage=sentence.text),
        labels=(Stated(Text(title, "en"), said),),
        abstracts=(Stated(Text(sentence.text, "en"), Evidence("sentence", 1.0, sentence.passage.whole)),),
        types=(Stated("assault", Evidence("armed-conflict", 0.6, where)),) if _ARMED.search(noun) else (),
        period=period,
        places=(place or Stated(country, Evidence("country-of-page", 0.6, where)),),
    )


def _process(scene: Scene, country: Name) -> Name | None:
    """Return the war of this country that the page names, if the authority knows it."""
    state = scene.authority.get((country.entity or "").replace("place/", "actor/"))
    words = {country.text, *(state.demonyms if state else ())}
    for sentence in scene.sentences:
        for match in scene.authority.find(sentence.text):
            wars = [e for e in match.entities if e.sort == "process" and _WAR.search(e.label)]
            if len(wars) == 1 and any(word in name for word in words for _, name in wars[0].names):
                return Name(wars[0].label, "process", wars[0].kind, entity=wars[0].key)
    return None


def _with_article(country: str) -> str:
    plural = re.match(
        r"(?:United|Democratic|Central African|Dominican|Netherlands|Philippines|Russian Federation)\b", country
    )
    return f"the {country}" if plural else country


def _places(passage: Passage, scene: Scene) -> Iterator[Stated[Name]]:
    """Yield the countries that a sentence names in any position, also as a people."""
    for match in scene.authority.find(passage.text):
        name = named(match, "place", scene.authority)
        if name and name.kind in COUNTRIES:
            located = bool(_LOCATED.search(passage.text[: match.start]))
            evidence = Evidence(
                "figure-place" if located else "country-named",
                0.85 if located else 0.6,
                passage.span(match.start, match.end),
            )
            yield Stated(name, evidence)
    at = 0
    for people in _PEOPLE.finditer(passage.text):
        for end in (people.end(), people.end("first")):
            places = demonym_places(passage.text[people.start() : end], scene) if people.start() >= at else ()
            for entity in places:
                at = end
                name = Name(entity.label, "place", entity.kind, entity=entity.key)
                yield Stated(name, Evidence("people-of-country", 0.75, passage.span(people.start(), end)))
            if places:
                break


def _figures(sentence: Sentence, scene: Scene, country: Name) -> Iterator[Stated[Figure]]:
    passage = sentence.passage
    for stated in find_figures(passage.text):
        span = stated.evidence.span
        if stated.value.measure not in w.HUMAN_MEASURES or span is None:
            continue
        figure = replace(
            stated.value,
            place=stated.value.place or _place_of(passage, span.start, scene, country),
            period=stated.value.period or _period_of(passage),
        )
        evidence = moved(stated.evidence, passage)
        yield Stated(figure, replace(evidence, confidence=min(evidence.confidence, 0.85)))


def _place_of(passage: Passage, at: int, scene: Scene, country: Name) -> Name | None:
    """Return where a count was made: the place its sentence names, or the page's country where the words mean that."""
    located = [p for p in _places(passage, scene) if p.evidence.rule == "figure-place"]
    others = {p.value.entity for p in located}
    if len(others) == 1:
        return located[0].value
    own = any(p.value.entity == country.entity for p in _places(passage, scene))
    return country if own or _MEANS_COUNTRY.search(passage.text) else None


def _period_of(passage: Passage) -> Period | None:
    """Return since when a sentence counts, or the time at which it does; None where it does not say."""
    for start, _, stated in periods(passage):
        before = passage.text[:start]
        if _SINCE.search(before) or _BROKE_OUT.search(before) or _since(stated):
            return Period(stated.value.start, None)
        if re.search(r"\b(?:in|during|by|as of|at the end of)\s+$", before, re.I) or re.match(
            r"(?:as of|by|until|between|from)\b", passage.text[start:], re.I
        ):
            return stated.value
    return None
