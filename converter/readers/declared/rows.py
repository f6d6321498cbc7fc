"""Records out of a row, as a mapping says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...records import (
    Actor,
    Ballot,
    Document,
    DocumentKey,
    Event,
    EventKey,
    Evidence,
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
    """What a row has given so far; `votes` are the keys of its votes by their names in the mapping."""

    line: int
    votes: dict[str, list[VoteKey]]
    record: Record


def read_row(mapping: TableMapping, line: int, cells: Mapping[str, str]) -> Record | Problem:
    """Return the record of a row, with a problem for each cell that could not be used; a problem if it gives none."""
    row = Row(line, {name: _said(mapping, value) for name, value in cells.items()}, [])
    row.cells = {**row.cells, **_derived(mapping.cells, row)}
    made = _Made(line, {}, Record(part=str(line), row=line, language=mapping.language))
    for thing in sorted(mapping.things, key=lambda thing: thing.kind != "vote"):
        if row.holds(thing.when, thing.unless):
            for one in _each(thing, row):
                _add(made, thing, one)
    for warning in mapping.warnings:
        if row.holds(warning.when, warning.unless):
            row.problems.append(Problem(line, _message(warning.message, row)))
    record = made.record
    if not (record.documents or record.votes or record.events or record.actors or record.places):
        reasons = "; ".join(problem.reason for problem in row.problems) or "every cell that could tell one is empty"
        return Problem(line, f"a row without a record ({reasons})", "correct the row, or let the mapping read it")
    return replace(record, problems=record.problems + tuple(dict.fromkeys(row.problems)))


def _said(mapping: TableMapping, value: str) -> str:
    plain = value.strip()
    return "" if plain in mapping.empty else plain


def _message(template: str, row: Row) -> str:
    for name, value in row.cells.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def _derived(cells: Mapping[str, Parts], row: Row) -> dict[str, str]:
    """Return the cells that a mapping makes of others; one may be made of those before it."""
    found: dict[str, str] = {}
    for name, parts in cells.items():
        known = Row(row.line, {**row.cells, **found}, row.problems)
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
        if found and len(found) != len(listed[first]):
            row.problem(
                f"{thing.where}, {name}",
                f"{len(found)} of {name!r} for {len(listed[first])} of {first!r}: which belongs to which can't be told",
                "give as many of the one as of the other",
            )
            found.clear()
    for at in range(len(listed[first])):
        own = {name: found[at] if found else "" for name, found in listed.items()}
        yield Row(row.line, {**row.cells, **own}, row.problems)


def _add(made: _Made, thing: Thing, row: Row) -> None:
    key = _values(KEYS[thing.kind], thing.key, row, thing.where)
    found = _values(FIELDS[thing.kind], thing.fields, row, thing.where)
    for name, tables in thing.inside.items():
        found[name] = tuple(_inside(FIELDS[thing.kind][name], tables, row, f"{thing.where}, {name}"))
    record = made.record
    match thing.kind:
        case "document" if key:
            for field, names in (("votes", thing.votes), ("roll_calls", thing.roll_calls)):
                found[field] = tuple(Stated(vote, STATED) for name in names for vote in made.votes.get(name, ()))
            made.record = replace(record, documents=(*record.documents, Document(_document(key), **found)))
        case "vote" if key:
            vote = VoteKey(key["undl"]) if key.get("undl") else VoteKey("", tuple(key.get("content", ())))
            made.votes.setdefault(thing.name, []).append(vote)
            made.record = replace(record, votes=(*record.votes, _vote(vote, found, row)))
        case "event":
            made.record = _event(record, key, found, row)
        case "actor" if key:
            made.record = replace(record, actors=(*record.actors, Actor(key["name"], **found)))
        case "place" if key:
            point = (found.pop("latitude", None), found.pop("longitude", None))
            at = None if None in point else (float(point[0]), float(point[1]))
            made.record = replace(record, places=(*record.places, Place(key["name"], point=at, **found)))


def _values(fields: Mapping[str, Field], parts: Mapping[str, Parts], row: Row, where: str) -> dict[str, Any]:
    """Return the values that were found, by field; of a field that takes one, the first."""
    found: dict[str, Any] = {}
    for name, some in parts.items():
        field = fields[name]
        read = (value for part in some for value in field.read(part, row, f"{where}, {name}"))
        values = [Stated(value, STATED) if field.stated else value for value in read]
        if values:
            found[name] = tuple(dict.fromkeys(values)) if field.many else values[0]
    return found


def _inside(field: Field, tables: tuple[Mapping[str, Parts], ...], row: Row, where: str) -> Iterator[Any]:
    """Yield the values of a field that is filled by tables, but of those that lack what they need."""
    for parts in tables:
        found = _values(field.inside, parts, row, where)
        if any(one.needed and name not in found for name, one in field.inside.items()):
            continue
        if field.make is None:
            yield from (Ballot(member, found["choice"], row.line) for member in found["member"])
        else:
            yield from (Stated(value, STATED) for value in field.make(found))


def _document(key: dict[str, Any]) -> DocumentKey:
    symbol = key["symbol"].symbol if "symbol" in key else ""
    return DocumentKey(symbol) if symbol else DocumentKey("", key.get("title", ""), key.get("id", ""))


def _vote(key: VoteKey, found: dict[str, Any], row: Row) -> Vote:
    found["date"] = _one_date(found["date"]) if "date" in found else ""
    found["meeting"] = found["meeting"].symbol if "meeting" in found else ""
    return Vote(key, **found)


def _one_date(period: Period) -> str:
    """Return a day or, of a period, the month or the year that it lies in; empty if it goes over a year's end."""
    start, end = period.start or "", period.end or ""
    return next((start[:length] for length in (10, 7, 4) if start[:length] == end[:length]), "")


def _event(record: Record, key: dict[str, Any], found: dict[str, Any], row: Row) -> Record:
    """Return the record with an event; one with a headline is a news item, whose text extraction reads."""
    period = found["period"].value if "period" in found else None
    date = "" if period is None else period.start if period.start == period.end else f"{period.start}/{period.end}"
    if "headline" not in found:
        stated = key["date"].start if "date" in key else date
        title = key.get("title") or (found["labels"][0].value.text if "labels" in found else "")
        if not (title or key.get("id")):
            return record
        event = Event(EventKey(stated, title, id=key.get("id", ""), passage=title), **found)
        return replace(record, events=(*record.events, event))
    text = found.pop("headline")
    item = item_record(row.line, date, text, topics=found.pop("topics", ()), language=record.language)
    if isinstance(item, Problem):
        row.problems.append(item)
        return record
    reported = Stated(period, Evidence("page-day", DAY_CONFIDENCE)) if period else None
    event = replace(item.events[0], **{**found, "period": reported})
    others = {name: getattr(record, name) for name in ("documents", "votes", "actors", "places")}
    return replace(item, events=(*record.events, event), **others)
