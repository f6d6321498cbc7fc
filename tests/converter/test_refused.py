"""What stays of a record when a name in it is refused."""

from __future__ import annotations

from communique.converter.records import (
    Actor,
    Event,
    EventKey,
    Evidence,
    Figure,
    Name,
    Participation,
    Record,
    Stated,
    Text,
)
from communique.converter.refused import without_refused

WHY = Evidence("rule")
GOOD, BAD = Name("Harbour Union", "actor"), Name("Monday", "actor")
QUAY = Name("Monday", "place")


def _event() -> Event:
    return Event(
        EventKey("2017-01-01", "a meeting"),
        labels=(Stated(Text("Monday: a meeting", "en"), WHY),),
        asserted_by=Stated(BAD, WHY),
        places=(Stated(QUAY, WHY),),
        participations=tuple(Stated(Participation(name, "party"), WHY) for name in (GOOD, BAD)),
        figures=(Stated(Figure("deaths", 2, place=QUAY, side=BAD), WHY),),
    )


def test_only_what_is_said_of_the_refused_name_goes() -> None:
    record = Record(events=(_event(),), actors=(Actor(BAD), Actor(GOOD, member_of=(Stated(BAD, WHY),))))
    left = without_refused(record, lambda name: name == BAD)
    event = left.events[0]
    assert event.asserted_by is None
    assert [stated.value.actor for stated in event.participations] == [GOOD]
    assert event.places == (Stated(QUAY, WHY),)
    assert event.figures == (Stated(Figure("deaths", 2, place=QUAY), WHY),)
    assert event.labels == _event().labels
    assert left.actors == (Actor(GOOD),)


def test_a_record_without_refused_names_stays_the_same() -> None:
    record = Record(events=(_event(),))
    assert without_refused(record, lambda name: False) is record
