"""Areas that are no country's whole territory: provinces, disputed and historical areas, states that were."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.converter.authority import fold

from .countries import cldr_names
from .report import Report
from .rows import HAND, Row, read

_NO_AREA = frozenset({"eu", "un", "ip", "zz", "ps", "zr"})
"""Codes of what is no area, or stands in another table."""

_BOTH = frozenset({"us-ny", "ca-qc"})
"""Provinces that are meant by the name of their city as often as the city."""


_BARE = frozenset({"us-wa"})
"""Provinces that are meant by the bare name as often as a city elsewhere in their country."""

_HAMLET = 10_000
"""The people of a town that a bare name does not mean if a province of the country is called the same."""


def territories(
    rows: list[dict[str, str]], places: Sequence[Row], areas: Mapping[str, str], report: Report
) -> Iterator[Row]:
    """Yield the areas; `places` are the cities, `areas` the id of a country's area by ISO code.

    A province of the name of a city in the same country is called by its country too, but for those of _BOTH; one
    whose city is a hamlet is called by the bare name as well.
    """
    cities: dict[tuple[str, str], int] = defaultdict(int)
    for city in places:
        for name in {fold(city.label), *(fold(name) for _, name in city.names)}:
            cities[city.country, name] = max(cities[city.country, name], int(city.population or 1))
    confirmed = {city.identifiers["wikidata"][0] for city in places if "wikidata" in city.identifiers}
    for row in rows:
        code = row["code"]
        if code.upper() in areas or code in _NO_AREA or row["wikidata_qid"] in confirmed:
            continue
        if row["is_country"] == "True":
            yield from _state(row)
            continue
        name = re.sub(r"\s*\(.*\)", "", row["name"])
        parent = row["parent"].upper()
        made = Row("place", "region", name, "rigour", within=areas.get(parent, ""))
        made.country = parent if parent in areas else ""
        made.told_apart = (code,)
        if (made.country, fold(name)) in cities and code not in _BOTH:
            made.label = f"{name} ({code.upper()})"
            if cities[made.country, fold(name)] <= _HAMLET or code in _BARE:
                made.name("en", name)
        made.name(
            "en", *(full for full in (row["full_name"],) if full and fold(full) != fold(name) and "(" not in full)
        )
        report.left_out("Wikidata, areas (one source)", made.label)
        yield made


def _state(row: dict[str, str]) -> Iterator[Row]:
    """Yield a State without an ISO code, and its territory."""
    code = row["code"].upper()
    state = Row("actor", "state", row["name"], "rigour")
    names = cldr_names(code)
    for tag, name in names.items():
        state.name(tag, name)
    state.country = code if names.get("en") else ""
    for kept in read(HAND / "states.csv"):
        if kept["name"] == state.label:
            _name(state, kept)
    state.told_apart = (code,)
    territory = Row("place", "country", row["name"], "rigour", country=state.country, territory_of=f"={row['name']}")
    territory.names, territory.told_apart = list(state.names), state.told_apart
    yield state
    yield territory


def former_states(rows: list[dict[str, str]]) -> Iterator[Row]:
    """Yield the States that were, as they are kept by hand; `rows` is the reference table, which has some of them."""
    known = {row["name"] for row in rows if row["is_country"] == "True"}
    for kept in read(HAND / "states.csv"):
        if kept["name"] not in known:
            made = Row("actor", "state", kept["name"], "communique", id=kept["id"])
            _name(made, kept)
            yield made


def without_former_names(states: Sequence[Row]) -> None:
    """Take the names of States that were from those of today, but for one that bore the same name itself."""
    for kept in read(HAND / "states.csv"):
        former = {kept["name"], *(name.partition(":")[2] for name in kept["names"].split("|"))}
        for state in states:
            if state.country != kept["also"]:
                state.names = [(language, name) for language, name in state.names if name not in former]


def _name(made: Row, kept: Mapping[str, str]) -> None:
    for name in filter(None, kept["names"].split("|")):
        language, _, text = name.partition(":")
        made.name(language, text)


def areas_by_hand(areas: Mapping[str, str]) -> Iterator[Row]:
    """Yield continents, seas, islands and provinces that are kept by hand."""
    for kept in read(HAND / "areas.csv"):
        made = Row("place", kept["kind"], kept["name"], "communique", country=kept["country"])
        made.within = areas.get(kept["country"], "")
        made.told_apart = (kept["country"], "area") if kept["country"] else ("area",)
        _name(made, kept)
        yield made


def with_names_by_hand(rows: Sequence[Row]) -> None:
    """Give provinces the names that are kept by hand, by label (without a code behind it) and country."""
    kept = {(row["name"], row["country"]): row for row in read(HAND / "region-names.csv")}
    for row in rows:
        if row.kind == "region" and (found := kept.get((re.sub(r" \(.*\)$", "", row.label), row.country))):
            _name(row, found)


def provinces(rows: list[dict[str, str]], taken: set[str], areas: Mapping[str, str]) -> Iterator[Row]:
    """Yield the provinces that cities are said to lie in, where one country only has one of that name.

    `taken` are the folded names of countries, cities and other areas.
    """
    written: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in rows:
        name = re.sub(r"\s*\(.*\)", "", row["admin1"]).strip()
        iso2 = row["country_iso2"].upper()
        if len(name) > 3 and not name.endswith(" City") and iso2 in areas and fold(name) not in taken:
            written[fold(name)][(iso2, name)] += 1
    for names in written.values():
        if len({iso2 for iso2, _ in names}) == 1:
            iso2, name = min(names)
            made = Row("place", "region", name, "natural-earth", country=iso2, within=areas[iso2])
            made.told_apart = (iso2, "area")
            yield made
