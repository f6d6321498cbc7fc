"""The years of the Security Council's resolutions: it numbers them in one row, so the number tells the year."""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache
from importlib import resources


@cache
def _last_numbers() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years, and the number of the Council's last resolution in each."""
    with resources.files(__package__).joinpath("sc_resolution_years.csv").open(encoding="utf-8") as file:
        rows = [(int(row["year"]), int(row["last_number"])) for row in csv.DictReader(file)]
    return tuple(year for year, _ in rows), tuple(last for _, last in rows)


def council_year(number: int) -> int | None:
    """Return the year in which the Security Council adopted resolution `number`; None if the table ends before it.

    `sc_resolution_years.csv` says for each year where its last number comes from.
    """
    years, last = _last_numbers()
    at = bisect_left(last, number)
    return years[at] if number > 0 and at < len(years) else None


def last_year_known() -> int:
    """Return the last year of which it is known which resolutions the Council adopted in it."""
    return _last_numbers()[0][-1]
