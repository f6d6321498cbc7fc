"""Compile the authority tables from a folder of reference tables and from what is kept by hand.

    python scripts/compile_authority.py REFERENCE [--into ontology/authority]

An entity that the tables have already keeps its id; one that the reference tables no longer have stays as it is. What
was left out is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from authority.characters import traditional
from authority.countries import countries
from authority.organisations import organisations
from authority.places import places
from authority.report import Report
from authority.rows import HAND, Ids, Row, read, write

from communique.converter.authority.tables import COLUMNS, TABLES

_ROOT = Path(__file__).parents[1]


def compile_tables(reference: Path, into: Path) -> Report:
    """Write the tables into a folder, and return what was left out."""
    report = Report()
    tables = {name: read(reference / f"{name}.csv") for name in _REFERENCE}
    states = countries(tables["countries"], tables["actors_ucdp"], report)
    areas = {row.country: row.id for row in states.areas}
    made: dict[str, Iterable[Row]] = {
        "countries": [*states.states, *states.governments, *states.areas],
        "places": places(tables["places"], tables["territories"], areas, report),
        "organisations": organisations(tables["organisations"], report),
    }
    ids = Ids([into / f"{name}.csv" for name in TABLES])
    claimed: set[str] = set()
    for table in TABLES:
        rows = list(made.get(table, ()))
        for row in rows:
            row.id = ids.give(row, claimed)
            claimed.add(row.id)
        values = [row.values() for row in rows]
        values += [old for key, old in ids.old.get(table, {}).items() if key not in claimed]
        write(into / f"{table}.csv", COLUMNS, sorted(values, key=lambda row: row["id"]))
    write(into / "sources.csv", ("code", "title", "address", "licence"), read(HAND / "sources.csv"))
    write(into / "traditional.csv", ("pair",), ({"pair": pair} for pair in traditional()))
    write(into / "common-words.csv", ("name",), read(HAND / "common-words.csv"))
    return report


_REFERENCE = ("countries", "territories", "places", "organisations", "actors_ucdp", "persons")


def main() -> int:
    """Compile as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("reference", type=Path, help="the folder of the reference tables")
    parser.add_argument("--into", type=Path, default=_ROOT / "ontology" / "authority", help="the folder of the tables")
    arguments = parser.parse_args()
    print("Left out:", *compile_tables(arguments.reference, arguments.into).lines(), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
