"""Decisions: what the user says that names mean which the tables leave open (docs/review.md).

They stand in a table of the user's, `decisions.csv`, one name a row. A decision counts for the address that the name
has while it is not identified, so for every spelling that leads there, and for nothing else.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path

from communique.errors import InputError

from ..frozen import frozen
from ..iris import ID, Iris
from ..records import Name, Sort
from .model import Entity, Identifier

FILE = "decisions.csv"
SAME_EVENTS = "same-events.csv"
"""Beside it: which events are one, which is nothing that names mean (`communique.release.review.same_events`)."""
NAME_COLUMNS = ("name", "sort", "kind", "language", "within")
COLUMNS = (*NAME_COLUMNS, "decision")
NEW, NOT = "new", "not"
SOURCE = "a decision about the name"
"""Where an entity comes from that a decision makes, as `dcterms:source` says it."""

FORMULA = frozenset("=+-@")
"""What a spreadsheet takes for the beginning of a formula; an apostrophe is put before it."""

SORTS: tuple[Sort, ...] = ("actor", "place", "process")

_REMEDY = (
    "write the id of an entity (actor/…, place/…, process/…), a Wikidata id (Q…) or its address, a GeoNames address, "
    f"{NEW} for an entity of its own, {NOT} for what is no name, or leave it empty"
)
_WIKIDATA = re.compile(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")
_GEONAMES = re.compile(r"https?://(?:sws\.|www\.)?geonames\.org/([1-9]\d*)(?:/[^/]*)?/?")
_KEY = re.compile(r"(?:actor|place|process)/[^\s/|#?]+")


@frozen
class Decision:
    """What one name means: `says` is an entity's key, `wikidata:Q…`, `geonames:…`, `new` or `not`.

    `file` and `line`, from 1, tell where it stands.
    """

    name: Name
    says: str
    file: str = ""
    line: int = 0

    @property
    def written(self) -> str:
        """Return what it says as a table has it."""
        scheme, colon, value = self.says.partition(":")
        return self.says if not colon else value if scheme == "wikidata" else f"https://sws.geonames.org/{value}/"

    @property
    def address(self) -> str:
        """Return the name's address while it is not identified."""
        return address(self.name)


@frozen
class Decisions:
    """All decisions by the address of their names: which entity is meant, and which are no names."""

    meant: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    def entity(self, name: Name) -> str | None:
        """Return the key of the entity that a name means which no table identifies, if that was decided."""
        return self.meant.get(address(name)) if self.meant else None

    def refuses(self, name: Name) -> bool:
        """Return whether it was decided that this is no name."""
        return bool(self.refused) and address(name) in self.refused


def address(name: Name) -> str:
    """Return the end of the address that a name has while it is not identified, such as `actor/harbour-union-group`."""
    return Iris("").name(name).removeprefix(ID)


def read_decisions(file: Path) -> Iterator[Decision]:
    """Yield the decisions of a table; raises `InputError` with file, line, column and remedy when one can't be used."""
    for line, row in rows(file, COLUMNS, COLUMNS):
        if decision := decided(row, file, line):
            yield decision


def rows(file: Path, required: Iterable[str], known: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with their lines, from 1; values are stripped, and may be separated by ; or tabs.

    An apostrophe that keeps a spreadsheet from computing a value is no part of it.
    Raises `InputError` when the table can't be read.
    """
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(str(file), f"not UTF-8: {error.reason}", remedy="save the table as UTF-8") from error
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        for column in required:
            if header.count(column) != 1:
                reason = f"column {column} is missing" if column not in header else f"column {column} stands twice"
                raise InputError(str(file), reason, line=1, remedy=f"the columns are {', '.join(known)}")
        for column in header:
            if column not in known:
                raise InputError(str(file), f"unknown column {column!r}", line=1, remedy=f"they are {', '.join(known)}")
        for row in reader:
            if any(map(str.strip, row)):
                if len(row) != len(header):
                    reason = f"{len(row)} values under {len(header)} columns"
                    raise InputError(str(file), reason, line=reader.line_num, remedy="quote values with separators")
                yield reader.line_num, dict(zip(header, map(_plain, row), strict=True))
    except csv.Error as error:
        reason = f"not CSV: {error}"
        raise InputError(str(file), reason, line=reader.line_num, remedy="quote values that contain quotes") from error


def _plain(value: str) -> str:
    stripped = value.strip()
    return stripped[1:] if stripped[:1] == "'" and stripped[1:2] in FORMULA else stripped


def decided(row: Mapping[str, str], file: Path, line: int) -> Decision | None:
    """Return what a row decides; None while it decides nothing. Raises `InputError` when it can't be understood."""
    written = row["decision"]
    if not written:
        return None
    sort = next((sort for sort in SORTS if sort == row["sort"]), None)
    if sort is None:
        reason = f"column sort: {row['sort']!r} is no sort of name"
        raise InputError(str(file), reason, line=line, remedy=f"write {', '.join(SORTS)}")
    if not row["name"]:
        raise InputError(str(file), "column name: nothing is named", line=line, remedy="give the name as it was listed")
    name = Name(row["name"], sort, row["kind"], row["language"], row["within"])
    if written.lower() in (NEW, NOT):
        says = written.lower()
    elif found := _WIKIDATA.fullmatch(written):
        says = f"wikidata:{found[1]}"
    elif found := _GEONAMES.fullmatch(written):
        says = f"geonames:{found[1]}"
    elif _KEY.fullmatch(written):
        says = written
    else:
        raise InputError(str(file), f"column decision: {written!r} is none", line=line, remedy=_REMEDY)
    return Decision(name, says, str(file), line)


def understood(decisions: Iterable[Decision], entities: Mapping[str, Entity]) -> tuple[Decisions, list[Entity]]:
    """Return what decisions mean, and the entities that they make.

    Raises `InputError` when one names an entity that there is not, or one of another sort, or contradicts another.
    """
    meant: dict[str, str] = {}
    refused: set[str] = set()
    made: dict[str, Entity] = {}
    seen: dict[str, Decision] = {}
    identified = _Identified(entities)
    for decision in decisions:
        at = decision.address
        first = seen.setdefault(at, decision)
        if first.says != decision.says:
            where = f"{first.file}:{first.line}"
            reason = f"column decision: {where} decides otherwise about {first.name.text!r}, which has the same address"
            raise InputError(decision.file, reason, line=decision.line, remedy="keep one of the two")
        if first is not decision:
            continue
        if decision.says == NOT:
            refused.add(at)
            continue
        key = identified(decision)
        if key is None:
            key = at
            made[at] = identified.made(decision)
        _check_sort(decision, key)
        meant[at] = key
    return Decisions(meant, frozenset(refused)), list(made.values())


class _Identified:
    """Finds the entity that a decision names, by key or by identifier; entities that decisions make are found too."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._codes: dict[str, str] = {}
        self._all = False

    def __call__(self, decision: Decision) -> str | None:
        """Return the key of the entity that a decision means; None if it is yet to be made."""
        if decision.says == NEW:
            return None
        scheme, colon, _ = decision.says.partition(":")
        if not (colon and scheme in ("wikidata", "geonames")):
            return self._known(decision)
        if not self._all:
            self._all = True
            for entity in self._entities.values():
                for identifier in entity.identifiers:
                    self._codes.setdefault(f"{entity.sort} {identifier.scheme}:{identifier.value}", entity.key)
        return self._codes.get(f"{decision.name.sort} {decision.says}")

    def _known(self, decision: Decision) -> str:
        key = decision.says
        if key not in self._entities:
            near = get_close_matches(key, self._entities, 1)
            remedy = f"did you mean {near[0]}?" if near else _REMEDY
            raise InputError(decision.file, f"column decision: no table has {key!r}", line=decision.line, remedy=remedy)
        return key

    def made(self, decision: Decision) -> Entity:
        """Return a new entity at the address that its name has already, so that nothing moves."""
        name = decision.name
        scheme, _, value = decision.says.rpartition(":")
        if scheme:
            self._codes[f"{name.sort} {decision.says}"] = decision.address
        return Entity(
            decision.address,
            name.sort,
            name.kind,
            name.text,
            identifiers=(Identifier(scheme, value, SOURCE, ""),) if scheme else (),
            table=Path(FILE).stem,
            source=SOURCE,
            language=name.language,
        )


def _check_sort(decision: Decision, key: str) -> None:
    if not key.startswith(f"{decision.name.sort}/"):
        name = decision.name
        reason = f"column decision: {key!r} can't be what {name.text!r} means, which is read as {_AN[name.sort]}"
        remedy = f"name an entity of that sort, or write {NOT}, so that it is read so no more"
        raise InputError(decision.file, reason, line=decision.line, remedy=remedy)


_AN: Mapping[str, str] = {"actor": "an actor", "place": "a place", "process": "a process"}
