"""Compile the authority tables from a folder of reference tables and from what is kept by hand.

    python scripts/compile_authority.py REFERENCE [--into ontology/authority]

An entity that the tables have already keeps its id; one that the reference tables no longer have stays as it is. What
was left out is printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from authority.armed import armed_actors, initials
from authority.characters import traditional
from authority.countries import countries
from authority.organisations import obscure_initials, organisations
from authority.persons import given_names, persons
from authority.places import places
from authority.processes import processes
from authority.report import Report
from authority.rows import HAND, Ids, Row, read, write
from authority.territories import (
    areas_by_hand,
    former_states,
    provinces,
    territories,
    with_names_by_hand,
    without_former_names,
)

from communique.converter.authority import fold
from communique.converter.authority.tables import COLUMNS, TABLES

_ROOT = Path(__file__).parents[1]


def compile_tables(reference: Path, into: Path) -> Report:
    """Write the tables into a folder, and return what was left out."""
    report = Report()
    tables = {name: read(reference / f"{name}.csv") for name in _REFERENCE}
    made = _made(tables, report)
    ids = Ids([into / f"{name}.csv" for name in TABLES])
    claimed: set[str] = set()
    for table in _ID_ORDER:
        for row in made[table]:
            row.id = ids.give(row, claimed)
            claimed.add(row.id)
    _set_provinces(made["places"], made["territories"])
    for table in TABLES:
        rows = made[table]
        _resolve(rows)
        values = [row.values() for row in rows]
        values += [old for key, old in ids.old.get(table, {}).items() if key not in claimed]
        write(into / f"{table}.csv", COLUMNS, sorted(values, key=lambda row: row["id"]))
    write(into / "sources.csv", ("code", "title", "address", "licence"), read(HAND / "sources.csv"))
    write(into / "traditional.csv", ("pair",), ({"pair": pair} for pair in traditional()))
    common = {row["name"] for row in read(HAND / "common-words.csv")}
    common |= {
        fold(name) for row in made["armed-actors"] if row.kind == "group" for name in _names(row) if name.isalpha()
    }
    common |= initials(made["armed-actors"]) | obscure_initials(made["organisations"])
    write(into / "common-words.csv", ("name",), ({"name": name} for name in sorted(common)))
    write(into / "common-given-names.csv", ("name",), ({"name": name} for name in given_names(made["persons"])))
    return report


_REFERENCE = ("countries", "territories", "places", "organisations", "actors_ucdp", "persons")


_ID_ORDER = ("processes", "countries", "organisations", "places", "territories", "armed-actors", "persons")
"""Which table's rows get the plain ids first."""


def _made(tables: dict[str, list[dict[str, str]]], report: Report) -> dict[str, list[Row]]:
    """Return the rows of each table."""
    ucdp = tables["actors_ucdp"]
    states = countries(tables["countries"], ucdp, report)
    without_former_names(states.states)
    areas = {row.country: row.id for row in states.areas}
    cities = list(places(tables["places"], tables["territories"], areas, report))
    country_of = {
        fold(article + name): row.country for row in states.areas for name in _names(row) for article in ("", "the ")
    }
    areas_named = [*areas_by_hand(areas), *territories(tables["territories"], cities, areas, report)]
    taken = {fold(name) for row in (*states.areas, *cities, *areas_named) for name in _names(row)}
    demonyms = {fold(demonym) for row in states.states for demonym in row.demonyms}
    bodies = list(organisations(tables["organisations"], report))
    regions = [
        *areas_named,
        *former_states(tables["territories"]),
        *provinces(tables["places"], taken, areas),
    ]
    with_names_by_hand(regions)
    current = {row.identifiers["ucdpActor"][0] for row in states.governments if row.identifiers}
    return {
        "countries": [*states.states, *states.governments, *states.areas],
        "territories": regions,
        "places": cities,
        "organisations": bodies,
        "armed-actors": list(
            armed_actors(
                ucdp, current, country_of, taken | demonyms, {fold(name) for row in bodies for name in _names(row)}
            )
        ),
        "persons": list(persons(tables["persons"], country_of, report)),
        "processes": list(processes()),
    }


def _names(row: Row) -> list[str]:
    return [row.label, *(name for _, name in row.names)]


def _resolve(rows: list[Row]) -> None:
    """Put the id of the State into a territory that refers to it by its label, as in =Kosovo."""
    states = {f"={row.label}": row.id for row in rows if row.kind == "state"}
    for row in rows:
        row.territory_of = states.get(row.territory_of, row.territory_of)


def _set_provinces(cities: list[Row], areas: list[Row]) -> None:
    """Put cities into their province, where one area only of their country has its name."""
    provinces: dict[tuple[str, str], set[str]] = {}
    for area in areas:
        for name in _names(area) if area.kind == "region" and area.country else ():
            provinces.setdefault((area.country, fold(name)), set()).add(area.id)
    for city in cities:
        found = provinces.get((city.country, fold(city.province)), set())
        if len(found) == 1:
            (city.within,) = found


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
