"""A series of talks while a page is read: what is said of it, its rounds, and what they inherit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ...passages import Passage
from ...records import (
    Event,
    EventKey,
    Evidence,
    Name,
    Participation,
    Period,
    Stated,
    Text,
)
from .meeting_dates import When
from .meetings import Meeting
from .wording import capitalised, key_date, say_period

T = TypeVar("T")


def merged(first: Iterable[Stated[T]], more: Iterable[Stated[T]]) -> tuple[Stated[T], ...]:
    """Return the statements of both, each value once, with the evidence that is surest."""
    best: dict[T, Stated[T]] = {}
    for stated in (*first, *more):
        held = best.get(stated.value)
        if held is None or held.evidence.confidence < stated.evidence.confidence:
            best[stated.value] = stated
    return tuple(best.values())


def joined(first: Event, second: Event) -> Event:
    """Return what two tellings of the same event say together; the first has the key, the label and the period."""
    return replace(
        first,
        types=merged(first.types, second.types),
        period=first.period or second.period,
        status=first.status or second.status,
        abstracts=merged(first.abstracts, second.abstracts),
        places=merged(first.places, second.places),
        participations=merged(first.participations, second.participations),
        part_of=merged(first.part_of, second.part_of),
        agenda=merged(first.agenda, second.agenda),
        mandated_by=merged(first.mandated_by, second.mandated_by),
        documents=merged(first.documents, second.documents),
        outcomes=merged(first.outcomes, second.outcomes),
        figures=merged(first.figures, second.figures),
    )


@dataclass(slots=True)
class Series:
    """A series of talks; it grows as the page is read, and `events` gives what was found."""

    name: Name
    label: str
    named_at: Evidence
    language: str = "en"
    whole: Event | None = None
    rounds: dict[tuple[str | None, str | None, str], Event] = field(default_factory=dict)

    @property
    def key(self) -> Name | EventKey:
        """Return the key of the series: a process, when the authority knows it or it has rounds, else an event."""
        if self.name.entity or self.rounds:
            return self.name
        period = self.whole.period.value if self.whole and self.whole.period else None
        span = self.named_at.span
        return EventKey(key_date(period), self.label, passage=span.text if span else "")

    @property
    def is_told(self) -> bool:
        """Return whether the page tells of the series, not only its name."""
        whole = self.whole
        if whole is None or self.name.entity or self.rounds:
            return bool(whole or self.rounds)
        return bool(whole.period or whole.places or whole.participations or whole.agenda or whole.outcomes)

    def tell(self, event: Event) -> None:
        """Add to what is said of the series as a whole."""
        self.whole = joined(self.whole, event) if self.whole else event

    def add_round(self, when: When, meeting: Meeting, passage: Passage, rule: str, more: Event) -> None:
        """Add a round at a date, or what else is said of it."""
        period = when.period
        if period and meeting.is_coming and period.value.end == period.value.start:
            period = Stated(Period(period.value.start, None), Evidence("next-round-from", 0.85, period.evidence.span))
        said = say_period(period.value) if period else when.text
        link = "" if said.startswith(("from ", "until ", "on ", "since ")) else "of "
        label = f"{capitalised(self.label)}, round {link}{said}"
        span = period.evidence.span if period else passage.whole
        event = replace(
            more,
            key=EventKey(key_date(period.value if period else None), label, passage=passage.text),
            labels=(Stated(Text(label, self.language), Evidence("label-of-round", 0.8, span)),),
            types=(Stated("consult", Evidence(rule, 0.9, span)),),
            period=period,
            status=Stated("planned", Evidence("coming-round", 0.9, passage.whole)) if meeting.is_coming else None,
        )
        at = (period.value.start, period.value.end, "") if period else (None, None, when.text)
        self.rounds[at] = joined(self.rounds[at], event) if at in self.rounds else event

    def events(self) -> tuple[Event, ...]:
        """Return the series, with what all its rounds share, and its rounds in order, with what they inherit."""
        if len(self.rounds) == 1 and not self.name.entity:
            self._be_one_meeting()
        key = self.key
        whole = self.whole or Event(key)
        rounds = tuple(self.rounds.values())
        places = whole.places or _shared(rounds)
        conveners = tuple(p for p in whole.participations if p.value.role == "convener") or _conveners(rounds)
        whole = replace(
            whole,
            key=key,
            labels=(
                Stated(
                    Text(self.name.text if self.name.entity else capitalised(self.label), self.language), self.named_at
                ),
            ),
            types=merged(whole.types, (Stated("consult", Evidence("series-of-talks", 0.9, self.named_at.span)),)),
            places=places,
            participations=merged(whole.participations, conveners),
        )
        heirs = [self._heir(one, whole, places, conveners) for one in rounds]
        return (whole, *sorted(heirs, key=_order))

    def _be_one_meeting(self) -> None:
        """Take the only round of talks that nobody else knows for the talks themselves."""
        only = self.rounds.popitem()[1]
        self.whole = joined(replace(only, types=()), self.whole) if self.whole else replace(only, types=())

    def _heir(
        self,
        one: Event,
        whole: Event,
        places: tuple[Stated[Name], ...],
        conveners: tuple[Stated[Participation], ...],
    ) -> Event:
        own = {p.value.role for p in one.participations}
        return replace(
            one,
            part_of=merged(
                one.part_of, (Stated(self.name, Evidence("round-of-series", 0.9, one.types[0].evidence.span)),)
            ),
            places=one.places or tuple(_inherited(p) for p in places),
            participations=one.participations
            if "convener" in own
            else (*one.participations, *(_inherited(p) for p in conveners)),
            mandated_by=one.mandated_by or tuple(_inherited(m) for m in whole.mandated_by),
        )


def _inherited(stated: Stated[T]) -> Stated[T]:
    evidence = stated.evidence
    return Stated(stated.value, Evidence("inherited-from-series", round(evidence.confidence * 0.7, 2), evidence.span))


def _shared(rounds: tuple[Event, ...]) -> tuple[Stated[Name], ...]:
    """Return the place of the rounds, when all that name a place name the same, and two passages do."""
    told = [one.places for one in rounds if one.places]
    if (
        len({places[0].evidence.span for places in told}) < 2
        or len({tuple(_identity(p.value) for p in places) for places in told}) > 1
    ):
        return ()
    return tuple(Stated(p.value, Evidence("place-of-rounds", 0.75, p.evidence.span)) for p in told[0])


def _conveners(rounds: tuple[Event, ...]) -> tuple[Stated[Participation], ...]:
    """Return who convened rounds, when it was the same wherever the page says."""
    told = [[p for p in one.participations if p.value.role == "convener"] for one in rounds]
    told = [each for each in told if each]
    if not told or len({tuple(sorted(_identity(p.value.actor) for p in each)) for each in told}) > 1:
        return ()
    return tuple(Stated(p.value, Evidence("convener-of-rounds", 0.75, p.evidence.span)) for p in told[0])


def _identity(name: Name) -> str:
    return name.entity or name.text.casefold()


def _order(event: Event) -> tuple[str, str]:
    period = event.period.value if event.period else None
    return (period.start or "" if period else "", event.key.title if isinstance(event.key, EventKey) else "")
