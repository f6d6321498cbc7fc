"""Records out of a row, as a mapping says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from unicodedata import normalize

from ...records import (
    Actor,
    Ballot,
    Document,
    DocumentKey,
    Event,
    EventKey,
    Evidence,
    Name,
    Period,
    Place,
    Problem,
    Record,
    Stated,
    Vote,
    VoteKey,
)
from ..archive_draft import DAY_CONFIDENCE
from ..news_items import item_record
from .cells import Row
from .fields import FIELDS, KEYS, Field
from .mapping import TableMapping, Thing
from .parts import Parts
from .values import texts

STATED = Evidence("table-row")
"""The evidence for what a row says: the row as a whole."""


@dataclass(slots=True)
class _Made:
    """What a row has given so far; `keys` are those of its votes by their names in the mapping, `item` its prose."""

    keys: dict[str, list[VoteKey]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    item: Record | None = None

    def record(self, plain: Record, problems: list[Problem]) -> Record | None:
        """Return the record of the row; None if it gave nothing."""
        if not (self.documents or self.votes or self.events or self.actors or self.places):
            return None
        return replace(
            self.item or plain,
            documents=tuple(self.documents),
            votes=tuple(self.votes),
            events=tuple(self.events),
            actors=tuple(self.actors),
            places=tuple(self.places),
            problems=tuple(dict.fromkeys(problems)),
        )


def read_row(mapping: TableMapping, line: int, cells: Mapping[str, str]) -> Record | Problem:
    """Return the record of a row, with a problem for each cell that could not be used; a problem if it gives none."""
    row = Row(line, {name: _said(mapping, value) for name, value in cells.items()}, [])
    row.cells = {**row.cells, **_derived(mapping.cells, row)}
    made = _Made()
    for thing in mapping.things:
        if row.holds(thing.when, thing.unless):
            for one in _each(thing, row):
                _add(made, thing, one, mapping.language)
    for (where, value), taken in row.claimed.items():
        if not taken:
            row.problem(where, f"{value[:200]!r} belongs to nothing that the row names", "name it, or drop the value")
    for warning in mapping.warnings:
        if row.holds(warning.when, warning.unless):
            row.problems.append(Problem(line, _message(warning.message, row)))
    if record := made.record(Record(part=str(line), row=line, language=mapping.language), row.problems):
        return record
    reasons = "; ".join(problem.reason for problem in row.problems) or "every cell that could tell one is empty"
    return Problem(line, f"a row without a record ({reasons})", "correct the row, or let the mapping read it")


def _said(mapping: TableMapping, value: str) -> str:
    """Return a cell as it is read: in NFC, without outer blanks, and empty where it holds a mark of that."""
    plain = normalize("NFC", value).strip()
    return "" if plain in mapping.empty else plain


def _message(template: str, row: Row) -> str:
    for name, value in row.cells.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def _derived(cells: Mapping[str, Parts], row: Row) -> dict[str, str]:
    """Return the cells that a mapping makes of others; one may be made of those before it."""
    found: dict[str, str] = {}
    for name, parts in cells.items():
        known = row.part(found)
        found[name] = next((text for part in parts for text in texts(part, known, name)), "")
    return found


def _each(thing: Thing, row: Row) -> Iterator[Row]:
    """Yield the row once for each value that a thing is made for, or as it is; values go together by their places."""
    if not thing.each:
        yield row
        return
    listed = {
        name: [text for part in parts for text in texts(part, row, f"{thing.where}, {name}")]
        for name, parts in thing.each.items()
    }
    first = next(iter(listed))
    for name, found in listed.items():
        if found and not listed[first]:
            row.problem(f"{thing.where}, {name}", f"{name!r} without {first!r} belongs to nothing", "fill both")
        elif found and len(found) != len(listed[first]):
            row.problem(
                f"{thing.where}, {name}",
                f"{len(found)} of {name!r} for {len(listed[first])} of {first!r}: which belongs to which can't be told",
                "give as many of the one as of the other",
            )
            found.clear()
    for at in range(len(listed[first])):
        own = {name: found[at] if found else "" for name, found in listed.items()}
        yield row.part(own)


def _add(made: _Made, thing: Thing, row: Row, language: str) -> None:
    key = _values(KEYS[thing.kind], thing.key, row, thing.where)
    found = _values(FIELDS[thing.kind], thing.fields, row, thing.where)
    for name, tables in thing.inside.items():
        found[name] = tuple(_inside(FIELDS[thing.kind][name], tables, row, f"{thing.where}, {name}"))
    match thing.kind:
        case "document" if "symbol" in key or "title" in key:
            for name, names in (("votes", thing.votes), ("roll_calls", thing.roll_calls)):
                found[name] = tuple(Stated(vote, STATED) for one in names for vote in made.keys.get(one, ()))
            made.documents.append(Document(_document(key), **found))
        case "vote" if key:
            vote = VoteKey(key["undl"]) if "undl" in key else VoteKey("", key["content"])
            made.keys.setdefault(thing.name, []).append(vote)
            made.votes.append(_vote(vote, found))
        case "event" if "headline" in found:
            _item(made, found, row, language)
        case "event" if key and (title := _title(key, found)):
            made.events.append(Event(_event(key, title, found), **found))
        case "actor" if key:
            made.actors.append(Actor(key["name"], **found))
        case "place" if key:
            made.places.append(_place(key["name"], found))
        case _ if told := [name for name in found if any(part.columns for part in thing.fields.get(name, ()))]:
            reason = f"nothing to make its address of, so that {', '.join(told)} can't be said of it"
            row.problem(thing.where, reason, f"fill what its key is made of: {', '.join(thing.key) or 'headline'}")


def _values(fields: Mapping[str, Field], parts: Mapping[str, Parts], row: Row, where: str) -> dict[str, Any]:
    """Return the values that were found, by field; one that takes a single value has that of its first part."""
    found: dict[str, Any] = {}
    for name, some in parts.items():
        one = fields[name]
        values: dict[Any, None] = {}
        for part in some:
            values.update(dict.fromkeys(one.read(part, row, f"{where}, {name}")))
            if values and not one.many:
                break
        if not values:
            continue
        if len(values) > 1 and not one.many:
            row.problem(f"{where}, {name}", f"{len(values)} values for one: only the first is taken", "leave one")
        stated = tuple(Stated(value, STATED) for value in values) if one.stated else tuple(values)
        found[name] = stated if one.many else stated[0]
    return found


def _inside(outer: Field, tables: tuple[Mapping[str, Parts], ...], row: Row, where: str) -> Iterator[Any]:
    """Yield the values of a field that is filled by tables, but of those that lack what they need."""
    for parts in tables:
        found = _values(outer.inside, parts, row, where)
        needed = [name for name, one in outer.inside.items() if one.needed]
        if missing := [name for name in needed if name not in found]:
            if told := [name for name in needed if name in found and any(part.columns for part in parts[name])]:
                row.problem(where, f"no {' and '.join(missing)} for the {' and '.join(told)}", "fill both")
            continue
        if outer.make is None:
            yield from (Ballot(member, found["choice"], row.line) for member in found["member"])
        else:
            yield from (Stated(value, STATED) for value in outer.make(found))


def _document(key: dict[str, Any]) -> DocumentKey:
    symbol = key["symbol"].symbol if "symbol" in key else ""
    return DocumentKey(symbol) if symbol else DocumentKey("", key.get("title", ""), key.get("id", ""))


def _vote(key: VoteKey, found: dict[str, Any]) -> Vote:
    found["date"] = _one_date(found["date"]) if "date" in found else ""
    found["meeting"] = found["meeting"].symbol if "meeting" in found else ""
    return Vote(key, **found)


def _one_date(period: Period) -> str:
    """Return a day or, of a period, the month or the year that it lies in; empty if it goes over a year's end."""
    start, end = period.start or "", period.end or ""
    return next((start[:length] for length in (10, 7, 4) if start[:length] == end[:length]), "")


def _place(name: Name, found: dict[str, Any]) -> Place:
    latitude, longitude = found.pop("latitude", None), found.pop("longitude", None)
    return Place(name, point=None if None in (latitude, longitude) else (latitude, longitude), **found)


def _title(key: dict[str, Any], found: dict[str, Any]) -> str:
    title = key.get("title") or (found["labels"][0].value.text if "labels" in found else "")
    return str(title or key.get("id", ""))


def _event(key: dict[str, Any], title: str, found: dict[str, Any]) -> EventKey:
    stated = key.get("date") or (found["period"].value if "period" in found else None)
    return EventKey(_written(stated), title, passage=title, id=key.get("id", ""))


def _written(period: Period | None) -> str:
    """Return a period as it stands in an event's key."""
    if period is None or period.start is None:
        return ""
    return period.start if period.start == period.end else f"{period.start}/{period.end}"


def _item(made: _Made, found: dict[str, Any], row: Row, language: str) -> None:
    """Add an event whose text extraction reads; the day it is dated with is that of the report."""
    period = found["period"].value if "period" in found else None
    text, topics = found.pop("headline"), found.pop("topics", ())
    day = period.start if period and period.start else ""
    item = item_record(row.line, day, text, topics=topics, language=language)
    if isinstance(item, Problem):
        row.problems.append(item)
        return
    reported = Stated(period, Evidence("page-day", DAY_CONFIDENCE)) if period else None
    made.events.append(replace(item.events[0], **{**found, "period": reported}))
    made.item = item
