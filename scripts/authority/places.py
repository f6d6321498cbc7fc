"""Cities and towns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .report import Report
from .rows import HAND, Row, read

_VERIFIED = "verified"
_LANGUAGES = {"fr": "name_fr", "es": "name_es", "ru": "name_ru", "zh": "name_zh"}


def places(
    rows: list[dict[str, str]], areas: list[dict[str, str]], within: dict[str, str], report: Report
) -> Iterator[Row]:
    """Yield the cities, the larger first; `within` is the id of a country's area by ISO code.

    A GeoNames id stands where GeoNames and Natural Earth agree on it, a Wikidata id where the table of territories has
    the same one for the same name. Two rows of one GeoNames id are one city.
    """
    by_qid = {row["wikidata_qid"]: row["name"] for row in areas if len(row["code"]) > 2}
    seen: dict[str, Row] = {}
    hand = {(row["name"], row["country"]): row for row in read(HAND / "places.csv")}
    for row in sorted(rows, key=lambda row: (-int(row["population"] or 0), row["name"], row["geonames_id"])):
        iso2 = row["country_iso2"].upper()
        kept = hand.get((row["name"], iso2), {})
        place = Row(
            "place", "city", kept.get("label") or row["name"], "natural-earth", country=iso2 if len(iso2) == 2 else ""
        )
        place.within = within.get(iso2, "")
        place.province = re.sub(r"\s*\(.*\)", "", row["admin1"]).strip()
        place.told_apart = tuple(filter(None, (iso2, row["admin1"], row["geonames_id"], row["lat"], row["lon"])))
        place.name("en", *_variants(row["name_ne"]))
        for language, column in _LANGUAGES.items():
            place.name(language, row[column])
        for name in filter(None, kept.get("names", "").split("|")):
            language, _, text = name.partition(":")
            if language.startswith("-"):
                place.names = [known for known in place.names if known != (language[1:], text)]
            else:
                place.name(language, text)
        place.lat, place.lon = row["lat"], row["lon"]
        place.population = row["population"] if int(row["population"] or 0) > 0 else ""
        if row["geonames_check"] == _VERIFIED:
            place.identifiers["geonames"] = (row["geonames_id"], "natural-earth+geonames")
            first = seen.setdefault(row["geonames_id"], place)
            if first is not place:
                first.name("en", place.label)
                continue
        elif row["geonames_id"]:
            report.left_out(f"GeoNames, places ({row['geonames_check']})", row["name"])
        if row["wikidata_qid"]:
            if row["qid_unique"] == "yes" and by_qid.get(row["wikidata_qid"]) in (place.label, row["name"]):
                place.identifiers["wikidata"] = (row["wikidata_qid"], "natural-earth+rigour")
            else:
                report.left_out("Wikidata, places (no second source)", row["name"])
        yield place


def _variants(name: str) -> Iterator[str]:
    """Yield a name without the bracketed part, and that part."""
    yield re.sub(r"\s*\(.*\)", "", name)
