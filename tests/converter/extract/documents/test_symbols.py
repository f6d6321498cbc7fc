from __future__ import annotations

import csv
from pathlib import Path

import pytest

from communique.converter.extract.documents.council import council_year
from communique.converter.extract.documents.symbols import (
    GENERAL_ASSEMBLY,
    SECURITY_COUNCIL,
    is_resolution,
    normalise_symbol,
    organ_of,
    year_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S/RES/2254(2015)", "S/RES/2254 (2015)"),
        ("s/res/2268", "S/RES/2268 (2016)"),
        ("S/RES/99999", "S/RES/99999"),
        ("A/RES/71/248", "A/RES/71/248"),
        ("R/73/88", "A/RES/73/88"),
        ("A/RES/2200(XXI)", "A/RES/2200 (XXI)"),
        ("A/RES/2200 A (XXI)", "A/RES/2200 A (XXI)"),
        ("A/RES/ES-11/1", "A/RES/ES-11/1"),
        ("A/RES/51/46 D", "A/RES/51/46 D"),
        ("A/RES/31/6A", "A/RES/31/6 A"),
        ("S/2015/0996", "S/2015/996"),
        ("S/PV.7588", "S/PV.7588"),
        ("S/PV.7588 (Resumption 1)", "S/PV.7588 (Resumption 1)"),
        ("A/71/PV.66", "A/71/PV.66"),
        ("a/71/755/corr.1", "A/71/755/Corr.1"),
        ("A/DEC/73/504", "A/DEC/73/504"),
        ("A/HRC/RES/S-1/1", "A/HRC/RES/S-1/1"),
        ("hello", None),
        ("A/B", None),
        ("24/7", None),
        ("S/RES/0", None),
        ("", None),
    ],
)
def test_symbols_take_the_printed_form(text: str, expected: str | None) -> None:
    assert normalise_symbol(text) == expected
    if expected:
        assert normalise_symbol(expected) == expected


def test_organs_and_years() -> None:
    assert organ_of("S/RES/2254 (2015)") == SECURITY_COUNCIL
    assert organ_of("S/2015/996") == SECURITY_COUNCIL
    assert organ_of("A/RES/71/248") == GENERAL_ASSEMBLY
    assert organ_of("A/HRC/RES/S-1/1") is None
    assert year_of("S/RES/2254 (2015)") == "2015"
    assert year_of("S/2015/996") == "2015"
    assert year_of("A/RES/71/248") is None
    assert is_resolution("A/RES/71/248")
    assert not is_resolution("S/PV.7588")


@pytest.mark.parametrize(
    ("number", "year"), [(1, 1946), (242, 1967), (1718, 2006), (1970, 2011), (2254, 2015), (0, None), (9999, None)]
)
def test_the_year_of_a_council_resolution_follows_from_its_number(number: int, year: int | None) -> None:
    assert council_year(number) == year


@pytest.mark.real_data
def test_years_agree_with_the_table_of_resolutions(shared: Path) -> None:
    with (shared / "data" / "un" / "sc_resolutions_1946_2022.csv").open(encoding="utf-8-sig") as file:
        symbols = [row["symbol"] for row in csv.DictReader(file)]
    numbers = {symbol: int(symbol.split("/")[2].split(" ")[0]) for symbol in symbols}
    wrong = [symbol for symbol, number in numbers.items() if f"({council_year(number)})" not in symbol]
    assert len(symbols) > 2_000
    assert len(wrong) < 20, wrong  # the table misdates a few
