"""How complete a release is, and where its sources disagree, as pages show it: from the reports in its folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from ..dates import Dates
from ..labels import Names, Text
from .model import Entry, Group, Section, Table, Value

LACKING = ("date", "title", "vote", "file", "subject")
"""What a record of a resolution should have, in the order of the columns."""

_MOST_SYMBOLS = 1_000
Json = Mapping[str, Any]


def series(report: Json, address: str) -> Section:
    """Return a row for each series: what was found, is missing, or lacks something; series lead to `address`."""
    rows = []
    for each in report.get("series", ()):
        link = f"{address}?series={quote_plus(str(each['series']))}"
        missing = each.get("missing", {}).get("count", 0)
        counts = [each.get("found", 0), missing, *(_lacking(each, what) for what in LACKING)]
        numbers = f"{each.get('first', '')}–{each.get('last', '')}"
        rows.append(
            (
                (Value(Text(str(each["series"])), link),),
                (Value(Text(str(each.get("name", "")))),),
                (Value(Text(numbers)),),
                *((Value(Text(f"{count:,}")),) for count in counts),
            )
        )
    columns = ("Series", "Name", "Numbers", "Found", "Missing", *(f"No {what}" for what in LACKING))
    table = Table("Series of resolutions: what was found, what is missing", columns, tuple(rows), numbers=3)
    notes = ("Missing are numbers between the lowest and the highest that were found.",)
    return Section("series", "Series", tables=(table,) if rows else (), notes=notes)


def one_series(each: Json, names: Names, dates: Dates) -> list[Section]:
    """Return what is missing of a series, what its records lack, and what each source has."""
    known = {document.symbol: iri for iri, document in dates.documents.items() if document.symbol}
    ranges = [_range(pair) for pair in each.get("missing", {}).get("ranges", ())]
    groups = [Group("numbers", f"Missing numbers: {each.get('missing', {}).get('count', 0):,}", _plain(ranges))]
    named = [str(symbol) for symbol in each.get("named", ())]
    groups.append(Group("named", f"Named, but not described: {len(named):,}", _symbols(named, names, known)))
    for what in LACKING:
        symbols = [str(symbol) for symbol in each.get("lacking", {}).get(what, {}).get("symbols", ())]
        title = f"Without a {what}: {_lacking(each, what):,}"
        groups.append(Group(f"no-{what}", title, _symbols(symbols, names, known)))
    rows = [
        (
            (Value(Text(str(source["source"]))),),
            *((Value(Text(f"{count:,}")),) for count in (source.get("found", 0), *_of_source(source))),
        )
        for source in each.get("sources", ())
    ]
    columns = ("Source", "Found", *(f"No {what}" for what in LACKING))
    table = Table("What each source has of it", columns, tuple(rows), numbers=1)
    return [
        Section("missing", "What is missing", groups=tuple(group for group in groups if group.values)),
        Section("by-source", "By source", tables=(table,) if rows else ()),
    ]


def disagreements(found: Sequence[Json], names: Names) -> Section:
    """Return where sources disagree: the thing, and who says what."""
    entries = []
    for each in found:
        thing = str(each.get("part", ""))
        link = names.link(thing) if thing.startswith(names.base) else None
        message = str(each.get("message", ""))
        if link:
            entries.append(Entry(link, note=message))
    return Section("disagreements", "Disagreements", entries=tuple(entries))


def _lacking(each: Json, what: str) -> int:
    return int(each.get("lacking", {}).get(what, {}).get("count", 0))


def _of_source(source: Json) -> list[int]:
    return [int(source.get("lacking", {}).get(what, 0)) for what in LACKING]


def _range(pair: Sequence[int]) -> str:
    first, last = pair
    return str(first) if first == last else f"{first}–{last}"


def _plain(texts: Sequence[str]) -> tuple[Value, ...]:
    return tuple(Value(Text(text)) for text in texts)


def _symbols(symbols: Sequence[str], names: Names, known: Mapping[str, str]) -> tuple[Value, ...]:
    found = [
        Value(Text(symbol), names.link(known[symbol]).href if symbol in known else None)
        for symbol in symbols[:_MOST_SYMBOLS]
    ]
    if len(symbols) > _MOST_SYMBOLS:
        found.append(Value(Text(f"and {len(symbols) - _MOST_SYMBOLS:,} more in the report")))
    return tuple(found)
