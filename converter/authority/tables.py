"""The authority tables as files: CSV in UTF-8 with a header, one entity a row (docs/authority.md)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import inf
from operator import itemgetter
from pathlib import Path

from communique.errors import InputError

from ..records import Sort
from .decisions import FILE as DECISIONS
from .decisions import SAME_EVENTS
from .model import Entity, Identifier

TABLES = ("countries", "territories", "places", "organisations", "armed-actors", "persons", "processes")
"""The project's own tables, in the folder `ontology/authority`."""

SCHEMES: Mapping[str, re.Pattern[str]] = {
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "geonames": re.compile(r"[1-9]\d*"),
    "m49": re.compile(r"\d{3}"),
    "iso3166alpha2": re.compile(r"[A-Z]{2}"),
    "iso3166alpha3": re.compile(r"[A-Z]{3}"),
    "ucdpActor": re.compile(r"[1-9]\d*"),
}
"""The columns that hold an identifier, and what one looks like."""

_REQUIRED = ("id", "kind", "label", "source", "licence")
_OPTIONAL = (
    *("names", "demonyms", "part_of", "within", "country", "territory_of", "government_of", "member_of", "office"),
    *SCHEMES,
    *("identified_by", "lat", "lon", "population", "merged_into"),
)
COLUMNS = (*_REQUIRED[:3], *_OPTIONAL, *_REQUIRED[3:])
"""Every column of a table, in the order of the project's own."""

_KEY_COLUMNS = ("part_of", "within", "territory_of", "government_of", "member_of", "merged_into")
KINDS: Mapping[Sort, frozenset[str]] = {
    "actor": frozenset({"state", "organisation", "armed_group", "military", "person", "group"}),
    "place": frozenset({"country", "territory", "region", "city", "site", "water"}),
    "process": frozenset({"process"}),
}
"""The kinds of each sort of entity."""

_KEY = re.compile(r"(actor|place|process)/[^\s/|#?]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_QUALIFIERS = frozenset(kind.replace("_", "-") for kinds in KINDS.values() for kind in kinds) | {"unidentified"}


def own_tables() -> Iterator[tuple[str, Traversable]]:
    """Yield name and file of each of the project's own tables."""
    folder = files("communique.ontology.authority")
    for name in TABLES:
        yield name, folder.joinpath(f"{name}.csv")


def csv_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and file of each table of entities in a user's folder, in the order of their names."""
    for path in sorted(folder.glob("*.csv")):
        if path.name not in (DECISIONS, SAME_EVENTS):
            yield path.stem, path


@cache
def sources() -> Mapping[str, tuple[str, str]]:
    """Return title and licence of each source that the project's own tables name by a code."""
    with files("communique.ontology.authority").joinpath("sources.csv").open("r", encoding="utf-8") as file:
        return {row["code"]: (row["title"], row["licence"]) for row in csv.DictReader(file)}


@cache
def common_words() -> tuple[str, ...]:
    """Return the names that are common words too, such as the city of Nice, which prose can't be searched for."""
    text = files("communique.ontology.authority").joinpath("common-words.csv").read_text("utf-8")
    return tuple(text.splitlines()[1:])


@cache
def common_given_names() -> frozenset[str]:
    """Return the given names, folded, of which any sentence may hold another bearer with the same surname."""
    return frozenset(
        files("communique.ontology.authority").joinpath("common-given-names.csv").read_text("utf-8").split()[1:]
    )


def read_table(name: str, file: Traversable | Path) -> Iterator[tuple[int, Entity]]:
    """Yield the entities of a table with their lines, from 1.

    Raises `InputError` with file, line and remedy when the table can't be used.
    """
    try:
        with file.open("r", encoding="utf-8-sig") as lines:
            rows = csv.reader(lines, strict=True)
            header = next(rows, None)
            in_order = itemgetter(*_positions(str(file), header))
            width = len(header or ())
            for row in rows:
                if row:
                    if len(row) != width:
                        reason = f"{len(row)} values under {width} columns"
                        raise InputError(str(file), reason, line=rows.line_num, remedy="quote values with commas")
                    yield rows.line_num, _entity(name, in_order((*row, "")), str(file), rows.line_num)
    except UnicodeDecodeError as error:
        raise InputError(str(file), f"not UTF-8: {error.reason}", remedy="save the table as UTF-8") from error
    except csv.Error as error:
        raise InputError(str(file), f"not CSV: {error}", remedy="quote values that contain commas or quotes") from error


def _positions(file: str, header: list[str] | None) -> list[int]:
    """Return where each of COLUMNS stands; -1, the empty value put behind each row, for one that is left out."""
    if not header:
        raise InputError(file, "an empty table", line=1, remedy=f"begin with the columns {', '.join(_REQUIRED)}")
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        raise InputError(
            file, f"no column {', '.join(missing)}", line=1, remedy="see docs/authority.md for the columns"
        )
    for column in header:
        if column not in COLUMNS:
            near = get_close_matches(column, COLUMNS, 1)
            remedy = f"did you mean {near[0]}?" if near else f"the columns are {', '.join(COLUMNS)}"
            raise InputError(file, f"unknown column {column!r}", line=1, remedy=remedy)
        if header.count(column) > 1:
            raise InputError(file, f"column {column!r} stands twice", line=1, remedy="keep one of them")
    return [header.index(column) if column in header else -1 for column in COLUMNS]


def _entity(table: str, row: tuple[str, ...], file: str, line: int) -> Entity:
    """Return the entity of a row whose values stand in the order of COLUMNS."""
    try:
        return parsed(table, row)
    except _Wrong as wrong:
        raise InputError(file, wrong.reason, line=line, remedy=wrong.remedy) from None


class _Wrong(Exception):
    """A value can't be used."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def parsed(table: str, row: tuple[str, ...]) -> Entity:
    """Return the entity of a row of the project's own, whose values stand in the order of COLUMNS."""
    key, kind, label, names, demonyms, part_of, within, country, territory_of, government_of, member_of, office = row[
        :12
    ]
    values, (identified_by, lat, lon, population, merged_into, source, licence) = row[12:18], row[18:]
    sort = _sort(key, kind)
    if not label.strip():
        raise _Wrong("no label", "give the name in English")
    if not source.strip():
        raise _Wrong("no source", "say where the row comes from")
    title, source_licence = _source(source, licence)
    return Entity(
        key,
        sort,
        kind,
        label,
        (("en", label), *_names(names)),
        _list(demonyms),
        _keys(part_of),
        _key(within),
        country,
        _key(territory_of),
        _key(government_of),
        _keys(member_of),
        office,
        _identifiers(values, identified_by, title, source_licence),
        _degrees(lat, 90),
        _degrees(lon, 180),
        _count(population),
        table,
        title,
        source_licence,
        _key(merged_into),
    )


def _sort(key: str, kind: str) -> Sort:
    match = _KEY.fullmatch(key)
    if not match:
        raise _Wrong(f"bad id {key!r}", "write actor/…, place/… or process/… with a slug behind it")
    sort: Sort = match[1]  # type: ignore[assignment]  # the pattern allows these three only
    if kind not in KINDS[sort]:
        raise _Wrong(f"unknown kind {kind!r} of {sort}", f"the kinds are {', '.join(sorted(KINDS[sort]))}")
    ending = next((word for word in _QUALIFIERS if key.endswith(f"-{word}")), None)
    if ending and sort != "process":
        raise _Wrong(f"id {key!r} ends in -{ending}", "such ids are kept for names that no table knows; choose another")
    return sort


def _list(values: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, values.split("|")))) if values else ()


def _names(values: str) -> tuple[tuple[str, str], ...]:
    return tuple(map(_name, _list(values)))


def _name(value: str) -> tuple[str, str]:
    language, colon, name = value.partition(":")
    if not (colon and name.strip() and _LANGUAGE.fullmatch(language)):
        raise _Wrong(f"bad name {value!r}", "write the language before each name, as in en:Syria|ar:سوريا")
    return language, name.strip()


def _key(value: str) -> str | None:
    if value and not _KEY.fullmatch(value):
        raise _Wrong(f"bad id {value!r}", "refer to an entity by its id, as in place/geneva")
    return value or None


def _keys(values: str) -> tuple[str, ...]:
    return tuple(key for value in _list(values) if (key := _key(value)))


def _degrees(value: str, most: int) -> float | None:
    if not value:
        return None
    try:
        degrees = float(value)
    except ValueError:
        degrees = inf
    if not -most <= degrees <= most:
        raise _Wrong(f"bad coordinate {value!r}", f"write degrees between -{most} and {most}")
    return degrees


def _count(value: str) -> int:
    if value and not value.isdecimal():
        raise _Wrong(f"bad population {value!r}", "write a whole number")
    return int(value or 0)


def _identifiers(values: tuple[str, ...], identified_by: str, title: str, licence: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a row; one without a source of its own has that of the row."""
    if not any(values):
        return ()
    by = dict(pair.partition("=")[::2] for pair in identified_by.split())
    found = []
    for (scheme, pattern), value in zip(SCHEMES.items(), values, strict=True):
        if value:
            if not pattern.fullmatch(value):
                raise _Wrong(f"bad {scheme} {value!r}", f"it should look like {pattern.pattern}")
            own = _source(by[scheme], "") if scheme in by else (title, licence)
            found.append(Identifier(scheme, value, *own))
    return tuple(found)


@cache
def _source(codes: str, licence: str) -> tuple[str, str]:
    """Return title and licence of a source: of codes joined by +, the second and later confirm the first."""
    known = [sources().get(code) for code in codes.split("+")]
    named = [source for source in known if source]
    if len(named) < len(known):
        return codes, licence
    first, *others = (title for title, _ in named)
    return first + (f", confirmed by {' and '.join(others)}" if others else ""), licence or named[0][1]
