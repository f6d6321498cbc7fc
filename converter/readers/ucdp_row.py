"""One row of the UCDP Georeferenced Event Dataset as a record: when, who, where, how many were killed."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from ..records import Event, EventKey, Evidence, Figure, Name, Period, Problem, Record, Stated, Text
from .addresses import iso_day
from .ucdp_places import Where, where
from .ucdp_sides import CIVILIANS, Side, participations, side

_KINDS = {"1": "ucdp-state-based", "2": "ucdp-non-state", "3": "ucdp-one-sided"}
_PRECISIONS = {
    "1": "ucdp-date-day",
    "2": "ucdp-date-days",
    "3": "ucdp-date-week",
    "4": "ucdp-date-month",
    "5": "ucdp-date-longer",
}
_MONTH, _LONGER = "ucdp-date-month", "ucdp-date-longer"
_DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_UNKNOWN_SIDE = "people whose side is unknown"


class Row:
    """The cells of a row by our names of the columns, and what of them could not be used."""

    def __init__(self, line: int, cells: Mapping[str, str]) -> None:
        self.line = line
        self.cells = cells
        self.problems: list[Problem] = []

    def cell(self, column: str) -> str:
        """Return what a cell holds, "" if nothing."""
        return self.cells.get(column, "").strip()

    def code(self, column: str) -> str:
        """Return a number that stands for something; spreadsheets write some with a decimal (`1.0`)."""
        return self.cell(column).removesuffix(".0")

    def record(self, number: int) -> Record:
        """Return the record of the event with a number."""
        a = side(self.cell("side_a"), self.code("side_a_number"))
        b = side(self.cell("side_b"), self.code("side_b_number"))
        kind = self._kind(b)
        period, stated_days = self._period()
        place = self._where()
        when = _in_words(period.value) if period else ""
        title = f"{a.shown} – {b.shown}" + (f": {place.text}" if place.text else "")
        conflict = self.cell("conflict")
        event = Event(
            EventKey(stated_days, title, id=f"ucdp:{number}"),
            labels=(Stated(Text(f"{title}, {when}" if when else title, "en"), Evidence("ucdp-label")),),
            types=(Stated("assault", Evidence(kind)),),
            period=period,
            places=(Stated(place.name, Evidence("ucdp-place")),) if place.name else (),
            participations=participations(a, b, one_sided=kind == _KINDS["3"]),
            part_of=(Stated(Name(conflict, "process"), Evidence("ucdp-conflict")),) if side(conflict).text else (),
            figures=self._figures(a, b, one_sided=kind == _KINDS["3"]),
            identifiers=(f"ucdp:{number}",),
        )
        return Record(
            part=str(number),
            row=self.line,
            language="en",
            events=(event,),
            actors=(*a.aliases, *b.aliases),
            places=place.places,
            problems=tuple(self.problems),
        )

    def _problem(self, reason: str, remedy: str) -> None:
        self.problems.append(Problem(self.line, f"event {self.cell('id')}: {reason}", remedy))

    def _kind(self, b: Side) -> str:
        """Return the rule that names the type of violence; where it is not stated, what the sides tell."""
        stated = self.code("type")
        if stated and stated not in _KINDS:
            self._problem(f"no type of violence: {stated!r}", "1 is state-based, 2 non-state, 3 one-sided")
        if b.civilians:
            return _KINDS["3"]
        government = any(self.cell(name).startswith("Government of ") for name in ("side_a", "side_b"))
        return _KINDS.get(stated) or _KINDS["1" if government else "2"]

    # -- when ----------------------------------------------------------------------------------------------------

    def _period(self) -> tuple[Stated[Period] | None, str]:
        """Return the period, as precise as stated, and the days as the row gives them (`start` or `start/end`)."""
        start, end = self._day("start"), self._day("end")
        rule = _PRECISIONS.get(self.code("date_prec"), "ucdp-date")
        if self.code("date_prec") and rule == "ucdp-date":
            self._problem(f"no precision of a date: {self.cell('date_prec')!r}", "it is a number from 1 to 5")
        if start and end and end < start:
            self._problem(f"it ends on {end}, before it starts on {start}", "the end was left out; correct it")
            return Stated(Period(start, None), Evidence(rule)), start
        if "end" not in self.cells:
            end = start
        if start and end:
            return Stated(_as_precise(start, end, rule), Evidence(rule)), start if start == end else f"{start}/{end}"
        if start or end:
            return Stated(Period(start, end), Evidence(rule)), start or end or ""
        year = self.code("year")
        if year.isdigit() and len(year) == 4:
            return Stated(Period(year, year), Evidence("ucdp-year")), year
        return None, ""

    def _day(self, column: str) -> str | None:
        text = self.cell(column)
        day = iso_day(text)
        if text and day is None:
            self._problem(f"no day: {text[:40]!r}", "write it as YYYY-MM-DD")
        return day

    # -- where ---------------------------------------------------------------------------------------------------

    def _where(self) -> Where:
        precision = self.code("where_prec")
        if precision and precision not in tuple("1234567"):
            self._problem(f"no precision of a place: {precision!r}", "it is a number from 1 to 7")
        return where(
            self.cell("where"), self.cell("adm_2"), self.cell("adm_1"), self.cell("country"), self._point(), precision
        )

    def _point(self) -> tuple[float, float] | None:
        written = self.cell("latitude"), self.cell("longitude")
        if not all(written):
            return None
        try:
            latitude, longitude = map(float, written)
        except ValueError:
            latitude = longitude = 1000.0
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
        self._problem(f"no point on the Earth: {', '.join(written)[:60]}", "give degrees, with a decimal point")
        return None

    # -- how many ------------------------------------------------------------------------------------------------

    def _figures(self, a: Side, b: Side, *, one_sided: bool) -> tuple[Stated[Figure], ...]:
        """Return how many were killed, in all and of each side, each count that the row states.

        In one-sided violence the dataset counts no deaths of the sides, so that their zeros say nothing; nor does
        a zero of people whose side is unknown.
        """
        deaths = {column: self._count(column) for column in _DEATHS}
        found = [self._total(deaths)]
        if not one_sided or deaths["deaths_a"]:
            found.append(_of_side(deaths["deaths_a"], a))
        if not one_sided or deaths["deaths_b"]:
            found.append(_of_side(deaths["deaths_b"], b))
        found.append(_counted(deaths["deaths_civilians"], CIVILIANS.lower()))
        if deaths["deaths_unknown"]:
            found.append(_counted(deaths["deaths_unknown"], _UNKNOWN_SIDE))
        return tuple(figure for figure in found if figure)

    def _total(self, deaths: Mapping[str, int | None]) -> Stated[Figure] | None:
        low, high = self._count("low"), self._count("high")
        best, rule = self._count("best"), "ucdp-best-estimate"
        if "best" not in self.cells:
            counts = [count for count in deaths.values() if count is not None]
            best, rule = (sum(counts) if len(counts) == len(_DEATHS) else None), "ucdp-deaths-summed"
        if best is None:
            return None
        return Stated(Figure("killed", best, low=low, high=high), Evidence(rule))

    def _count(self, column: str) -> int | None:
        text = self.cell(column)
        if not text:
            return None
        whole, _, fraction = text.partition(".")
        if whole.isdecimal() and not fraction.strip("0") and len(whole) < 10:
            return int(whole)
        self._problem(f"no number of deaths in {column}: {text[:40]!r}", "it is 0 or more")
        return None


def _of_side(count: int | None, counted: Side) -> Stated[Figure] | None:
    if count is None or not counted.text:
        return None
    if len(counted.members) == 1:
        return Stated(Figure("killed", count, side=counted.members[0]), Evidence("ucdp-deaths-of-side"))
    return _counted(count, counted.text)  # allies are counted together


def _counted(count: int | None, unit: str) -> Stated[Figure] | None:
    return None if count is None else Stated(Figure("killed", count, unit=unit), Evidence("ucdp-deaths"))


def _as_precise(start: str, end: str, rule: str) -> Period:
    """Return a period with the precision stated: a month or a year that the days fill is given as such."""
    if rule not in (_MONTH, _LONGER):
        return Period(start, end)
    if rule == _MONTH and start[:7] == end[:7]:
        return Period(start[:7], end[:7])
    if start.endswith("-01-01") and end.endswith("-12-31"):
        return Period(start[:4], end[:4])
    if start.endswith("-01") and _ends_month(end):
        return Period(start[:7], end[:7])
    return Period(start, end)


def _ends_month(day: str) -> bool:
    last = date.fromisoformat(day)
    return last.day == calendar.monthrange(last.year, last.month)[1]


def _in_words(period: Period) -> str:
    if period.start and period.end and period.start != period.end:
        return f"{period.start} to {period.end}"
    return period.start or (f"until {period.end}" if period.end else "")
