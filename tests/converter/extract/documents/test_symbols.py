from __future__ import annotations

import csv
from pathlib import Path

import pytest

from communique.converter.extract.documents.council import council_year
from communique.converter.extract.documents.symbols import (
    GENERAL_ASSEMBLY,
    SECURITY_COUNCIL,
    Refusal,
    Symbol,
    is_resolution,
    normalise_symbol,
    organ_of,
    parse_symbol,
    symbols_in,
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
        ("A/71/L.48*", "A/71/L.48"),
        ("UN Doc. S/2015/996", "S/2015/996"),
        ("UNSC/RES/2254", "S/RES/2254 (2015)"),
        ("ga/res/71/248", "A/RES/71/248"),
        ("Ｓ/RES/2254（2015）", "S/RES/2254 (2015)"),
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
    assert year_of("S/2017/Rev.1") is None
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


def spellings() -> list[dict[str, str]]:
    """Return the spellings met in real files, what they are read as, and where they stood."""
    with (Path(__file__).parent / "symbols.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", spellings(), ids=lambda row: row["spelling"])
def test_spellings_met_in_real_files(row: dict[str, str]) -> None:
    found = symbols_in(row["spelling"]) or (parse_symbol(row["spelling"]),)
    assert " | ".join(one.text for one in found if isinstance(one, Symbol)) == row["normalised"]
    assert " | ".join(one.reason for one in found if isinstance(one, Refusal)) == row["refused"]


def test_the_spellings_are_many_and_each_is_read_or_refused() -> None:
    rows = spellings()
    assert len({row["spelling"] for row in rows}) == len(rows) >= 120
    assert all(row["normalised"] or row["refused"] for row in rows)
    assert all(row["seen"] for row in rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S/RES/2254(2015)", Symbol("S/RES/2254 (2015)", "resolution", "S", number=2254, year=2015)),
        ("A/RES/51/46 D", Symbol("A/RES/51/46 D", "resolution", "A", "51", 46, "D")),
        ("A/RES/217(III)[A]", Symbol("A/RES/217 A (III)", "resolution", "A", "III", 217, "A")),
        ("A/RES/ES\u201111/1", Symbol("A/RES/ES-11/1", "resolution", "A", "ES-11", 1)),
        ("decision 71/502", Symbol("A/DEC/71/502", "decision", "A", "71", 502)),
        ("S/PRST/2015/1", Symbol("S/PRST/2015/1", "statement", "S", number=1, year=2015)),
        ("A/71/PV.66", Symbol("A/71/PV.66", "meeting record", "A", "71", 66)),
        ("A/C.3/71/L.23", Symbol("A/C.3/71/L.23", "draft", "A/C.3", "71", 23)),
        ("GA/11880", Symbol("GA/11880", "press release", "GA", number=11880)),
        ("S/2004", Symbol("S/2004", "document", "S", number=2004)),
        ("S/2017/Rev.1", Symbol("S/2017/Rev.1", "document", "S", number=2017, base="S/2017", tail="Rev")),
        ("A/HRC/31/CRP.1", Symbol("A/HRC/31/CRP.1", "working paper", "A/HRC", "31", 1)),
        (
            "S/2015/996/Corr.1",
            Symbol("S/2015/996/Corr.1", "document", "S", number=996, year=2015, base="S/2015/996", tail="Corr"),
        ),
        (
            "S/10541/Rev.1/Corr.1 (as amended)",
            Symbol(
                "S/10541/Rev.1/Corr.1", "document", "S", number=10541, base="S/10541/Rev.1", tail="Corr",
                remarks=("as amended",),
            ),
        ),
        (
            "S/PV.3499 (Resumption 1)",
            Symbol(
                "S/PV.3499 (Resumption 1)", "meeting record", "S", number=3499, base="S/PV.3499", tail="Resumption"
            ),
        ),
        (
            "S/RES/770 (1991)",
            Symbol(
                "S/RES/770 (1992)", "resolution", "S", number=770, year=1992,
                corrected="printed with the year 1991; the Council adopted its resolution 770 in 1992",
            ),
        ),
    ],
)  # fmt: skip
def test_what_a_symbol_tells(text: str, expected: Symbol) -> None:
    assert parse_symbol(text) == expected
    assert str(expected) == expected.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A/RES/217", "session is missing"),
        ("General Assembly resolution 1807", "session is missing"),
        ("resolution 242", "Council's or the Assembly's"),
        ("decision 12", "session and number"),
        ("S/RES/2254 (2005)", "of 2015, not of 2005"),
        ("S/RES/9999 (2001)", "no resolution 9999 up to 2001"),
        ("X/1/2", "X before the first stroke"),
        ("S/PV.7 (Resumption 1", "not closed"),
        ("A/H1N1", "what follows the organ"),
        ("A/BUR", "a symbol has a number"),
        ("A/RES/71/0", "numbered from 1"),
        ("S" * 300, "longer than"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    found = parse_symbol(text)
    assert isinstance(found, Refusal)
    assert reason in found.reason
    assert not found.nothing


@pytest.mark.parametrize("text", ["", "--", " \u2013 ", "None issued", "n/a", "Webcast"])
def test_a_cell_can_say_that_there_is_none(text: str) -> None:
    found = parse_symbol(text)
    assert isinstance(found, Refusal)
    assert found.nothing
    assert symbols_in(text) == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("A/9/9; S/9/9", ["A/9/9", "S/9/9"]),
        ("S/9&Corr.1", ["S/9", "S/9/Corr.1"]),
        ("A/RES/51/46 A and B", ["A/RES/51/46 A", "A/RES/51/46 B"]),
        ("S/1, S/2 and Add.1, 2", ["S/1", "S/2", "S/2/Add.1", "S/2/Add.2"]),
        ("S/1\nS/2\u00a0S/1", ["S/1", "S/2"]),
    ],
)
def test_a_cell_can_list_several(cell: str, expected: list[str]) -> None:
    assert [str(one) for one in symbols_in(cell) if isinstance(one, Symbol)] == expected
    assert all(isinstance(one, Symbol) for one in symbols_in(cell))


@pytest.mark.real_data
def test_every_symbol_of_the_real_tables_is_read_or_refused(shared: Path) -> None:
    columns = {
        "sc_resolutions_1946_2022.csv": ("symbol", "meeting", "press_release", "draft_symbols"),
        "sc_vetoes.csv": ("draft", "meeting"),
        "undl_export_security_council.csv": ("symbol_191a", "related_993a"),
    }
    read, refused = 0, []
    for name, wanted in columns.items():
        with (shared / "data" / "un" / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for found in (found for column in wanted for found in symbols_in(row[column])):
                    read += isinstance(found, Symbol)
                    refused += [found.reason] if isinstance(found, Refusal) else []
    assert read == 16_095
    assert refused == [
        "resolution 1518 is of 2003, not of 2001: the number or the year is wrong",
        "resolution 220 is of 1966, not of 2015: the number or the year is wrong",
    ]
