"""Rows of the authority tables while they are compiled: their columns, their ids, and how they are written."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from communique.converter.authority import COLUMNS, KINDS, fold

HAND = Path(__file__).parent / "hand"
_SUFFIXES = tuple("-" + kind.replace("_", "-") for kinds in KINDS.values() for kind in sorted(kinds | {"unidentified"}))


@dataclass(slots=True)
class Row:
    """A row to be written: the columns of docs/authority.md, lists not yet joined.

    `identifiers` is scheme to (value, codes of the sources joined by +). A row without `id` gets one made of its label,
    made distinct by the words of `told_apart`, as many as it takes. `province` is the name of an area in its country
    that holds it; it takes the place of `within` if a table has that area.
    """

    sort: str
    kind: str
    label: str
    source: str
    id: str = ""
    told_apart: tuple[str, ...] = ()
    names: list[tuple[str, str]] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    part_of: list[str] = field(default_factory=list)
    member_of: list[str] = field(default_factory=list)
    within: str = ""
    province: str = ""
    country: str = ""
    territory_of: str = ""
    government_of: str = ""
    office: str = ""
    identifiers: dict[str, tuple[str, str]] = field(default_factory=dict)
    lat: str = ""
    lon: str = ""
    population: str = ""
    merged_into: str = ""

    def name(self, language: str, *names: str) -> None:
        """Add names that are not there yet, without what encloses them in lists: blanks and asterisks."""
        for name in names:
            plain = re.sub(r"[\s|]+", " ", name.replace("*", "")).strip()
            if plain and (language, plain) not in self.names and (language, plain) != ("en", self.label):
                self.names.append((language, plain))

    def values(self) -> dict[str, str]:
        """Return the row by column, as it is written."""
        row = {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "names": "|".join(f"{language}:{name}" for language, name in self.names),
            "demonyms": "|".join(self.demonyms),
            "part_of": "|".join(self.part_of),
            "within": self.within,
            "country": self.country,
            "territory_of": self.territory_of,
            "government_of": self.government_of,
            "member_of": "|".join(self.member_of),
            "office": self.office,
            **{scheme: value for scheme, (value, _) in self.identifiers.items()},
            "identified_by": " ".join(f"{scheme}={source}" for scheme, (_, source) in sorted(self.identifiers.items())),
            "lat": self.lat,
            "lon": self.lon,
            "population": self.population,
            "merged_into": self.merged_into,
            "source": self.source,
        }
        return {column: row.get(column, "") for column in COLUMNS}


def slug(text: str) -> str:
    """Return a readable id: letters of ASCII and digits, single hyphens; letters of other scripts stay."""
    plain = fold(text).replace("'", "").replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").replace("þ", "th")
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def key(sort: str, label: str, told_apart: str) -> str:
    """Return the id of a label, with a word behind it where a name that no table knows could get the same."""
    plain = f"{sort}/{slug(label)}"
    return f"{plain}-{slug(told_apart)}" if plain.endswith(_SUFFIXES) else plain


class Ids:
    """The ids that are taken. An entity that has one in the tables already keeps it."""

    def __init__(self, tables: Iterable[Path]) -> None:
        self._taken: set[str] = set()
        self._known: dict[str, str] = {}
        self.old: dict[str, dict[str, dict[str, str]]] = {}
        for table in tables:
            for row in read(table) if table.exists() else ():
                self.old.setdefault(table.stem, {})[row["id"]] = row
                self._taken.add(row["id"])
                for mark in _marks(row):
                    self._known.setdefault(mark, row["id"])

    def give(self, row: Row, claimed: set[str]) -> str:
        """Return the id of a row; `claimed` are those given to other rows in this run."""
        if row.id in claimed:
            raise SystemExit(f"two rows have the id {row.id!r}")
        if row.id:
            return row.id
        values = {**row.values(), "id": row.sort + "/"}
        for mark in _marks(values):
            if (known := self._known.get(mark)) and known not in claimed:
                return known
        plain = f"{row.sort}/{slug(row.label)}"
        candidates = [plain]
        for word in row.told_apart:
            candidates.append(f"{candidates[-1]}-{slug(word)}")
        for candidate in candidates:
            if candidate not in self._taken | claimed and not candidate.endswith(_SUFFIXES):
                return candidate
        raise SystemExit(f"no id is left for {row.label!r}: {candidates}")


def _marks(row: dict[str, str]) -> Iterator[str]:
    """Yield what an entity is known by from one run to the next."""
    sort = row["id"].split("/")[0]
    for scheme in ("ucdpActor", "wikidata", "geonames", "iso3166alpha2"):
        if row[scheme]:
            yield f"{sort} {row['kind']} {scheme} {row[scheme]}"
    yield f"{sort} {row['kind']} {row['label']} {row['country']} {row['lat']} {row['lon']}"


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV by column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    """Write a CSV with these columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
