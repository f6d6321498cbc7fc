"""Series of talks and their rounds, and meetings beside them, from the prose of a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...passages import Passage
from ...records import Event, EventKey, Evidence, Name, Participation, Period, Stated, Text
from .agenda import find_agenda
from .course import Series, joined, merged
from .meeting_dates import find_dates
from .meetings import MEETING, Meeting, clauses, find_mandates, read_meeting
from .named_documents import find_documents
from .outcomes import Outcome
from .places import COUNTRIES, find_places
from .prose import Sentence
from .scene import Scene
from .talks import AGAIN, ASIDE, BACK, PARTIES, Course, find_courses, is_talks
from .truces import read_truce
from .wording import key_date, moved, say_period


def read_talks(scene: Scene) -> tuple[Event, ...]:
    """Return the series of talks that a page tells of, each followed by its rounds, other meetings, and outcomes."""
    reader = _Reader(scene)
    reader.read()
    return reader.events()


@dataclass(slots=True)
class _Reader:
    scene: Scene
    series: dict[str, Series] = field(default_factory=dict)
    meetings: dict[tuple[str, str], Event] = field(default_factory=dict)
    outcomes: dict[EventKey, Event] = field(default_factory=dict)
    current: Series | None = None

    def read(self) -> None:
        section = -1
        for sentence in self.scene.sentences:
            if sentence.section != section:
                section = sentence.section
                self._enter(section)
            self._sentence(sentence)

    def _enter(self, at: int) -> None:
        """Take up the series that the section's heading names, else that of the page's title."""
        record = self.scene.record
        heading = record.sections[at].heading
        title = record.title.text if record.title else ""
        place = record.text.find(title) if title else -1
        titled = Passage(title, record.text, place) if place >= 0 else None
        self.current = None
        for passage in (heading, titled):
            if passage and (courses := find_courses(passage.text, self.scene.authority)):
                self.current = self._series(courses[0], passage)
                return

    def _series(self, course: Course, passage: Passage) -> Series:
        held = self.series.get(course.key)
        if held:
            return held
        entity = self.scene.authority.get(course.entity) if course.entity else None
        label = entity.label if entity and is_talks(entity.label) else course.label
        name = Name(entity.label if entity else label, "process", entity.kind if entity else "", entity=course.entity)
        at = Evidence("series-name", 0.95 if entity else 0.8, passage.span(course.start, course.end))
        self.series[course.key] = made = Series(name, label, at)
        return made

    def _sentence(self, sentence: Sentence) -> None:
        passage = sentence.passage
        courses = find_courses(passage.text, self.scene.authority)
        aside = bool(ASIDE.search(passage.text)) and not courses
        if courses:
            self.current = self._series(courses[0], passage)
        truce = read_truce(passage, self.scene)
        if truce and isinstance(truce.key, EventKey):
            self.outcomes.setdefault(truce.key, replace(truce, part_of=self._process(passage)))
            return
        for part in clauses(passage):
            meeting = read_meeting(part, self.scene)
            back = (
                bool(BACK.search(part.text) or PARTIES.search(part.text) or AGAIN.search(part.text))
                and not sentence.item
            )
            if meeting and self.current and not aside and (courses or back):
                self._of_series(self.current, meeting, sentence, courses)
            elif meeting and not sentence.item:
                self._other(meeting)
        if self.current and not aside and (courses or BACK.search(passage.text)):
            self._subject(self.current, sentence)

    def _subject(self, series: Series, sentence: Sentence) -> None:
        """Tell what a sentence says of a series besides dates: agenda, mandate, documents."""
        passage = sentence.passage
        documents = tuple(Stated(d.value, moved(d.evidence, passage)) for d in find_documents(passage.text))
        series.tell(
            Event(
                series.key,
                agenda=find_agenda(passage),
                mandated_by=tuple(find_mandates(passage)),
                documents=documents,
            )
        )

    def _of_series(self, series: Series, meeting: Meeting, sentence: Sentence, courses: tuple[Course, ...]) -> None:
        said = Event(
            series.key,
            abstracts=(_abstract(sentence.passage),),
            places=meeting.places,
            participations=meeting.participations,
            outcomes=tuple(outcome.value for outcome in meeting.outcomes),
        )
        self._keep(meeting.outcomes, ())
        listed = [(item, when) for item in sentence.items for when in find_dates(item)]
        if listed and meeting.is_round:
            bare = replace(meeting, is_coming=False)
            for item, when in listed:
                told = replace(
                    said,
                    abstracts=(),
                    outcomes=(),
                    places=find_places(item, self.scene.authority, strangers=True) or said.places,
                )
                series.add_round(when, bare, item, "listed-round", told)
        dates = meeting.dates
        if not dates:
            series.tell(replace(said, abstracts=()))
        elif _is_of_whole(meeting, bool(courses)):
            series.tell(replace(said, period=_period_of_whole(meeting), places=_named_place(series, said, self.scene)))
        else:
            rule = "coming-round" if meeting.is_coming else "dated-round" if meeting.is_round else "parties-met"
            for when in dates:
                series.add_round(when, meeting, sentence.passage, rule, replace(said, places=when.places))

    def _other(self, meeting: Meeting) -> None:
        """Keep a meeting outside the series at hand, if the sentence says where and when it was held."""
        dated = [when.period for when in meeting.dates if when.period]
        if not dated or not meeting.places or not MEETING.search(meeting.passage.text):
            self._keep(tuple(o for o in meeting.outcomes if o.event and o.event.period), ())
            return
        if not (PARTIES.search(meeting.passage.text) or meeting.participations):
            return
        period = dated[0]
        where = ", ".join(place.value.text for place in meeting.places)
        title = f"Meeting in {where}, {say_period(period.value)}"
        evidence = Evidence("meeting", 0.85, meeting.passage.whole)
        part_of = self._process(meeting.passage)
        event = Event(
            EventKey(key_date(period.value), title, passage=meeting.passage.text),
            labels=(Stated(Text(title, "en"), evidence),),
            abstracts=(_abstract(meeting.passage),),
            types=(Stated("consult", evidence),),
            period=period,
            places=meeting.places,
            participations=merged(meeting.participations, self._parties(meeting.passage)),
            part_of=part_of,
            mandated_by=meeting.mandates,
            outcomes=tuple(outcome.value for outcome in meeting.outcomes),
        )
        at = (key_date(period.value), meeting.places[0].value.entity or meeting.places[0].value.text)
        self.meetings[at] = joined(self.meetings[at], event) if at in self.meetings else event
        self._keep(meeting.outcomes, part_of)

    def _keep(self, outcomes: tuple[Outcome, ...], part_of: tuple[Stated[Name | EventKey], ...]) -> None:
        for outcome in outcomes:
            if outcome.event and isinstance(outcome.event.key, EventKey):
                passage = outcome.event.abstracts[0].evidence
                parties = merged(outcome.event.participations, self._agreed_by(outcome, passage))
                self.outcomes[outcome.event.key] = replace(outcome.event, part_of=part_of, participations=parties)

    def _agreed_by(self, outcome: Outcome, sentence: Evidence) -> tuple[Stated[Participation], ...]:
        if not outcome.agreed or not sentence.span:
            return ()
        return self._parties(Passage(sentence.span.text, self.scene.record.text, sentence.span.start))

    def _parties(self, passage: Passage) -> tuple[Stated[Participation], ...]:
        """Return the unnamed parties of a sentence as a group of the country that the page is about."""
        match = PARTIES.search(passage.text)
        country = self.scene.country
        if not match or country is None:
            return ()
        group = Name("parties", "actor", "group", within=country.text)
        evidence = Evidence("unnamed-parties", 0.6, passage.span(match.start(), match.end()))
        return (Stated(Participation(group, "party"), evidence),)

    def _process(self, passage: Passage) -> tuple[Stated[Name | EventKey], ...]:
        """Return the course that the section is about: what its series of talks is part of."""
        entity = self.scene.authority.get(self.current.name.entity or "") if self.current else None
        keys = (entity.part_of if is_talks(entity.label) else (entity.key,)) if entity else ()
        names = [self.scene.process(key) for key in keys]
        span = self.current.named_at.span if self.current else None
        return tuple(Stated(name, Evidence("section-process", 0.6, span or passage.whole)) for name in names if name)

    def events(self) -> tuple[Event, ...]:
        told = [series for series in self.series.values() if series.is_told]
        return (
            *(event for series in told for event in series.events()),
            *self.meetings.values(),
            *self.outcomes.values(),
        )


def _abstract(passage: Passage) -> Stated[Text]:
    return Stated(Text(passage.text, "en"), Evidence("sentence", 1.0, passage.whole))


def _is_of_whole(meeting: Meeting, named: bool) -> bool:
    """Say whether a clause dates a series as a whole: a span of months, or when it opened, without a word of rounds."""
    if meeting.is_round or meeting.is_coming or not named or len(meeting.dates) != 1:
        return False
    period = meeting.dates[0].period
    if period is None:
        return False
    start, end = period.value.start, period.value.end
    return meeting.is_opening or start is None or end is None or (start != end and len(start) < 10 and len(end) < 10)


def _named_place(series: Series, said: Event, scene: Scene) -> tuple[Stated[Name], ...]:
    """Return the places of a series: those of the sentence, and a town that it is called after ("Astana talks")."""
    span = series.named_at.span
    if span is None or not said.places or " " not in span.text:
        return said.places
    first = said.places[0].value
    within = first.text if first.kind in COUNTRIES else ""
    probe = Passage(f"in {span.text.rpartition(' ')[0]}", scene.record.text, span.start - 3)
    town = [
        Stated(replace(p.value, within=within), Evidence("place-in-name", 0.7, p.evidence.span))
        for p in find_places(probe, scene.authority)
        if p.value.kind == "city" and p.value.entity != first.entity
    ]
    return merged(said.places, town)


def _period_of_whole(meeting: Meeting) -> Stated[Period] | None:
    """Return the period of a series; where the text only says when it opened, the end is unknown."""
    stated = meeting.dates[0].period
    if stated and meeting.is_opening and stated.value.start == stated.value.end:
        return Stated(Period(stated.value.start, None), stated.evidence)
    return stated
