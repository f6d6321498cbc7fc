"""Lists of documents and votes narrowed by year, body and series: what a request wants, and what there is to choose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from .addresses import ID
from .dates import Dates, Document, Vote
from .labels import Names
from .problems import Problem

NARROWED = {"documents": ("year", "body", "series"), "votes": ("year", "body")}
"""Lists that can be narrowed, and by which parameters."""

YEAR = r"^(\d{4})?$"
NAME = r"^[^\x00-\x1f\x7f]{0,300}$"

# What is empty says nothing, as a field of a form that was not filled in.
_YEAR, _NAME = re.compile(YEAR, re.ASCII), re.compile(NAME)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow a list: what it is called, where it leads, how many things are left."""

    label: str
    href: str
    number: int
    current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to, parameter to value."""

    wanted: dict[str, str]

    def fits(self, thing: Document | Vote, base: str) -> bool:
        """Return whether a thing is in the narrowed list."""
        return all(_value(thing, name, base) == value for name, value in self.wanted.items())


def wanted(request: Request, name: str) -> Filter:
    """Return what a request wants of a list; a `Problem` (400) for a value that no list can have."""
    found = {}
    for parameter in NARROWED.get(name, ()):
        value = request.query_params.get(parameter)
        if value is None or value == "":
            continue
        if not (_YEAR if parameter == "year" else _NAME).fullmatch(value):
            raise Problem(400, f"`{parameter}` is a year such as 2017, or a name as the list's own links have it.")
        found[parameter] = value
    return Filter(found)


def narrowed(filter_: Filter, members: Sequence[str], dates: Dates, base: str) -> Sequence[str]:
    """Return the members of a list that fit, in the list's order."""
    if not filter_.wanted:
        return members
    things: dict[str, Document | Vote] = {**dates.documents, **dates.votes}
    return [iri for iri in members if iri in things and filter_.fits(things[iri], base)]


def choices(
    name: str, filter_: Filter, members: Sequence[str], dates: Dates, names: Names
) -> list[tuple[str, list[Choice]]]:
    """Return the ways to narrow a list, each with its heading; a way that is taken leads back out of it."""
    things: dict[str, Document | Vote] = {**dates.documents, **dates.votes}
    found = []
    for parameter, title in (("year", "Year"), ("body", "Body")):
        if parameter not in NARROWED.get(name, ()):
            continue
        others = {key: value for key, value in filter_.wanted.items() if key != parameter}
        fitting = [things[iri] for iri in members if iri in things and Filter(others).fits(things[iri], names.base)]
        counted = Counter(_value(thing, parameter, names.base) for thing in fitting)
        ways = [
            _choice(names, parameter, value, number, others, filter_.wanted.get(parameter))
            for value, number in sorted(counted.items(), reverse=parameter == "year")
            if value
        ]
        if ways:
            found.append((title, ways))
    return found


def _choice(names: Names, parameter: str, value: str, number: int, others: dict[str, str], now: str | None) -> Choice:
    label = names.text(names.base + ID + value).text if parameter == "body" else value
    current = value == now
    return Choice(label, "?" + urlencode(others if current else {**others, parameter: value}), number, current)


def _value(thing: Document | Vote, parameter: str, base: str) -> str:
    if parameter == "year":
        return thing.day[:4]
    if parameter == "body":
        return thing.body.removeprefix(base + ID)
    return thing.series if isinstance(thing, Document) else ""
