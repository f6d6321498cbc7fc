"""Holders of public offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from communique.converter.authority import fold

from .report import Report
from .rows import HAND, Row, read

_COMMON = 8
"""A given name is common that so many of some 3,600 office holders bear."""


def persons(rows: list[dict[str, str]], country_of: Mapping[str, str], report: Report) -> Iterator[Row]:
    """Yield the persons of full names, and those kept by hand.

    `country_of` is the ISO code of a country by folded name. A Wikidata id stands where two tables have it.
    """
    hand = {row["name"]: row for row in read(HAND / "persons.csv")}
    for row in sorted(rows, key=lambda row: (-int(row["n_sources"]), row["name"], row["wikidata_qid"])):
        if not _full(row["name"]):
            report.left_out("Persons of a single name", row["name"])
            continue
        kept = hand.pop(row["name"], {})
        made = Row("actor", "person", row["name"].strip(), "every-politician", office=_offices(row["roles"]))
        countries = {country_of.get(fold(name), "") for name in row["countries"].split("|")}
        made.country = countries.pop() if len(countries) == 1 else ""
        made.told_apart = (row["countries"].split("|")[0] or "politician", row["wikidata_qid"])
        made.name("en", *filter(_full, row["aliases"].split("|")))
        _add(made, kept)
        if row["wikidata_qid"] and int(row["n_sources"]) > 1:
            made.identifiers["wikidata"] = (row["wikidata_qid"], "every-politician")
        elif row["wikidata_qid"]:
            report.left_out("Wikidata, persons (one source)", made.label)
        yield made
    for kept in hand.values():
        made = Row("actor", "person", kept["name"], kept["source"] or "communique", office=kept["office"])
        made.told_apart = ("politician",)
        _add(made, kept)
        yield made


def given_names(rows: Iterable[Row]) -> list[str]:
    """Return the given names, folded, that so many persons bear that strangers bear them with any surname."""
    borne = Counter(fold(row.label.split()[0]) for row in rows)
    return sorted(name for name, times in borne.items() if times >= _COMMON)


def _add(made: Row, kept: dict[str, str]) -> None:
    for name in filter(None, kept.get("names", "").split("|")):
        language, _, text = name.partition(":")
        made.name(language, text)


def _full(name: str) -> bool:
    return " " in name.strip() or "-" in name


def _offices(written: str) -> str:
    """Return the offices without their years and without whether they are held still."""
    offices = [re.sub(r"\s*\([^()]*\d{4}[^()]*\)|^former\s+", "", role).strip() for role in written.split(";")]
    return "; ".join(dict.fromkeys(filter(None, offices)))
