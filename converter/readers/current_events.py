"""The reader of day records: JSON lines, one a day, each with the news items of that day.

    {"date": "2018-12-06", "items": [{"category": "…", "kind": "event", "text": "…", "sources": ["…"]}]}

The form is that in which the daily pages of an encyclopaedia's current events are collected. Each item of the kind
`event` becomes a record of its own. Where the reader decides:

- An item of the kind `heading` is the topic of the item after it, and of those further down in its category that share
  a name with it (rule `topic-heading-carried`), up to the first that does not. One that opens nothing is a problem.
- Headings that follow each other at once stand in one another: all are topics. One heading may name several topics.
- An item such as "War in X" whose only source is "2001–2021" is a heading whose brackets were taken for a source.
- The category is a topic too, unless it is "Uncategorized"; so is a course of events named before a colon.
- The same text twice on a day is one event, with the topics and sources of both, and a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from communique.errors import InputError

from ..records import Evidence, Name, Problem, Record, Stated
from . import Input, Raw, TableReader
from .addresses import iso_day
from .item_headings import Run, heading_topics, is_heading, topic
from .item_sources import named
from .news_items import item_record
from .tables import json_lines

_NO_CATEGORY = frozenset(("", "uncategorized", "uncategorised"))
_FIRST_LINE = re.compile(r'\{(?=[^\n]*?"date"\s*:)(?=[^\n]*?"items"\s*:\s*\[\s*[{\]])')
_FORM = 'write {"date": "YYYY-MM-DD", "items": [{"kind": "event", "text": "…"}]}'
_SHOWN = 80  # characters of what is quoted in a problem

_Flat = tuple[str, str, str, list[str], list[str]] | str
"""Kind, category, text, sources and headings of an item; or, of what is none, what a problem says of it."""


def recognises(document: Input) -> bool:
    """Return whether a file begins with the record of a day."""
    return bool(_FIRST_LINE.match(document.text.lstrip("\ufeff \r\n\t")))


def cut(document: Input) -> Iterator[Raw | Problem]:
    """Yield the days of a file; one that stands there again is read too, and a problem.

    Raises `InputError` when nothing stands in the file.
    """
    days: dict[str, int] = {}
    anything = False
    for found in json_lines(document):
        anything = True
        if isinstance(found, Problem):
            yield found
            continue
        line, record = found
        day = iso_day(record["date"]) if isinstance(record.get("date"), str) else None
        items = record.get("items")
        if day is None:
            yield Problem(line, f"a day's record without its day: {_shown(record.get('date'))}", "write YYYY-MM-DD")
        elif not isinstance(items, list) or not items:
            yield Problem(line, f"{day} has no list of items, so that nothing of it can be read", _FORM)
        else:
            if day in days:
                reason = f"{day} stands here again, after line {days[day]}; it was read as well"
                yield Problem(line, reason, "put the items of a day into one record")
            days.setdefault(day, line)
            yield Raw(line, (day, [_flat(item) for item in items]))
    if not anything:
        raise InputError(document.path, "nothing stands in the file", remedy=_FORM)


def read(raw: Raw) -> Iterator[Record | Problem]:
    """Yield a day's items as records, and a problem for each that can't be used."""
    day, values = raw.data
    items: dict[str, _Item] = {}
    for reason, remedy in _gathered(values, items):
        yield Problem(raw.line, f"{day}: {reason}", remedy)
    for text, item in items.items():
        sources, refused = named(item.sources)
        record = item_record(raw.line, day, text, topics=item.topics, sources=sources)
        if isinstance(record, Record) and refused:
            reason = f"{day}: no name of a source: {_shown(', '.join(refused))}"
            record = replace(
                record, problems=(Problem(raw.line, reason, "put brackets that are no source into the text"),)
            )
        yield record


@dataclass(slots=True)
class _Item:
    """What stands beside the text of a news item."""

    topics: list[Stated[Name]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def _gathered(values: list[_Flat], items: dict[str, _Item]) -> Iterator[tuple[str, str]]:
    """Fill `items` with what stands beside each text; yield what can't be used, and what would help."""
    run = Run()
    for value in values:
        if isinstance(value, str):
            yield f"an item without a text: {value}", _FORM
            continue
        kind, category, text, sources, headings = value
        if unopened := run.enter(category):
            yield _unopened(unopened)
        if kind == "heading":
            run.heading(text)
        elif kind != "event":
            yield f"an item of the kind {kind}: {_shown(text)}", "only events and headings are read"
        elif is_heading(text, sources):
            run.heading(f"{text.strip()} ({sources[0]})")
        else:
            if text in items:
                yield f"the same text stands twice: {_shown(text)}", "take one of the items out"
            item = items.setdefault(text, _Item())
            item.topics += _topics(run, headings, text)
            item.sources += sources
    if unopened := run.leave():
        yield _unopened(unopened)


def _topics(run: Run, headings: list[str], text: str) -> Iterator[Stated[Name]]:
    for heading in headings:
        for name in heading_topics(heading):
            yield Stated(topic(name), Evidence("topic-heading"))
    yield from run.topics(text)
    if run.category.casefold() not in _NO_CATEGORY:
        yield Stated(topic(run.category), Evidence("item-category"))


def _flat(value: Any) -> _Flat:
    """Return what is read of an item, without anything that is nested; what is none as a problem shows it."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return _shown(value)
    kind, category = value.get("kind", "event"), value.get("category")
    return (
        kind if isinstance(kind, str) else _shown(kind),
        category.strip() if isinstance(category, str) else "",
        value["text"],
        _texts(value.get("sources")),
        _texts(value.get("headings")),
    )


def _texts(value: Any) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _unopened(heading: str) -> tuple[str, str]:
    return f"nothing stands under the heading {_shown(heading)}", "if it is an event, say so in its kind"


def _shown(value: object) -> str:
    """Return a value as problems quote it; one that holds others may be nested too deeply to be shown."""
    return f"a {type(value).__name__}" if isinstance(value, (dict, list)) else repr(value)[:_SHOWN]


READER = TableReader(
    name="current-events",
    version="1",
    description="News items by day, as JSON lines: category, text and sources, plain or compressed.",
    suffixes=(".jsonl", ".ndjson", ".json"),
    recognises=recognises,
    cut=cut,
    read=read,
)
