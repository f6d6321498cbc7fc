"""Who a member of the United Nations was on a day: `members.csv`, one row an unbroken membership of an entity.

A State that was renamed is the same member; one that came to its end is a member of its own, even where a table gives
it the code of its successor. Codes are ISO 3166-1 and 3166-3 alpha-3, and those that voting records use besides.
Dates are those of the United Nations' list of its Member States (https://www.un.org/en/about-us/member-states).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from math import inf

from communique.errors import InputError

from ..folding import fold
from ..frozen import frozen
from .model import Entity

COLUMNS = ("entity", "codes", "names", "from", "until")
TOLERANCE = 62
"""Days by which a vote may lie outside a membership that code and name leave no doubt of: some date by months."""

_TRIED = 1 << 12  # pairs of code and name that are remembered


@frozen
class Membership:
    """An entity's membership from a day until, and without, another ("" if it lasts); names are folded."""

    entity: str
    codes: frozenset[str]
    names: frozenset[str]
    start: str
    end: str

    def holds(self, day: str) -> bool:
        """Return whether it was a member on a day; not on an unknown one."""
        return self.start <= day and (not self.end or day < self.end)

    def distance(self, day: str) -> float:
        """Return by how many days a day lies outside; infinitely many for what is no day."""
        if self.holds(day):
            return 0
        edge = self.start if day < self.start else self.end
        try:
            return abs((date.fromisoformat(edge) - date.fromisoformat(day)).days)
        except ValueError:
            return inf


class Members:
    """The memberships; `lookup` gives the entities that bear a name."""

    def __init__(self, memberships: Iterable[Membership], lookup: Callable[[str, str], Iterable[Entity]]) -> None:
        self._all = tuple(memberships)
        self._lookup = lookup
        self._tried: dict[tuple[str, str], tuple[Membership, ...]] = {}

    def find(self, code: str, name: str, day: str) -> str | None:
        """Return the key of the entity that had this code and name on a day (ISO 8601; "" if unknown), else None.

        An empty code or name says nothing; a code and a name of different members say nobody.
        """
        meant = self._meant(code, name)
        if len(meant) == 1 and meant[0].holds(day):
            return meant[0].entity
        if not meant:
            return None
        fitting = [membership for membership in meant if not day or membership.holds(day)]
        if not fitting:
            nearest = min(meant, key=lambda membership: membership.distance(day))
            fitting = [nearest] if nearest.distance(day) <= TOLERANCE else []
        entities = {membership.entity for membership in fitting}
        return entities.pop() if len(entities) == 1 else None

    def why(self, code: str, name: str, day: str) -> str:
        """Return why `find` knows nobody."""
        meant = self._meant(code, name)
        if not meant:
            if code and name and self._meant(code, "") and self._meant("", name):
                return f"the code {code} is not that of {name}"
            return "no member has this code or name"
        if not day:
            return "the day of the vote is not known, and so not which member this was"
        if len({membership.entity for membership in meant if membership.holds(day)}) > 1:
            return "several members have this name"
        if day < meant[0].start:
            return f"voted on {day}, before it was a member (since {meant[0].start})"
        last = [membership for membership in meant if membership.start <= day][-1]
        return f"voted on {day}, when it was no member (until {last.end})"

    def __iter__(self) -> Iterator[Membership]:
        return iter(self._all)

    def _meant(self, code: str, name: str) -> tuple[Membership, ...]:
        """Return the memberships that code and name can mean, by their beginning."""
        asked = (code, name)
        found = self._tried.get(asked)
        if found is None:
            if len(self._tried) >= _TRIED:
                self._tried.clear()
            found = self._tried[asked] = self._fitting(code, name)
        return found

    def _fitting(self, code: str, name: str) -> tuple[Membership, ...]:
        coded = [membership for membership in self._all if code and code in membership.codes]
        named = self._named(name) if name else []
        both = [membership for membership in coded if membership in named]
        fitting = both if coded and named else coded or named
        return tuple(sorted(fitting, key=lambda membership: membership.start))

    def _named(self, name: str) -> list[Membership]:
        """Return the memberships of a name: as the table has it for them, else as the entity is called."""
        folded = fold(name)
        plain = folded.removeprefix("the ")
        entities = {entity.key for entity in self._lookup(name, "en") if entity.kind == "state"}
        return [
            membership
            for membership in self._all
            if {folded, plain} & membership.names or membership.entity in entities
        ]


def memberships(text: str, path: str = "members.csv") -> list[Membership]:
    """Return the rows of a table of members.

    Raises `InputError` with line and remedy when it can't be used.
    """
    rows = csv.reader(text.splitlines(), strict=True)
    if tuple(next(rows, ())) != COLUMNS:
        raise InputError(path, "other columns than those of members", line=1, remedy=f"write {','.join(COLUMNS)}")
    return [_membership(row, path, rows.line_num) for row in rows if row]


def _membership(row: list[str], path: str, line: int) -> Membership:
    try:
        entity, codes, names, start, end = row
        for day in filter(None, (start, end)):
            date.fromisoformat(day)
    except ValueError as error:
        raise InputError(path, str(error), line=line, remedy="write five values, days as 1992-03-02") from None
    return Membership(
        entity, frozenset(codes.split("|")), frozenset(fold(name) for name in names.split("|") if name), start, end
    )


@cache
def own_memberships() -> tuple[Membership, ...]:
    """Return the project's own table."""
    text = files("communique.ontology.authority").joinpath("members.csv").read_text("utf-8")
    return tuple(memberships(text))
