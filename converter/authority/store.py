"""The rows of all tables, each made an entity when it is first asked for: a run needs few of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..folding import fold
from .model import Entity
from .tables import COLUMNS, own_tables, parsed

_SEPARATOR = "\0"
_BEARERS = "|"


class Store(Mapping[str, Entity]):
    """Entities by key, the keys by folded name, and the keys of States by folded demonym."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._entities: dict[str, Entity] = {}
        self._names: dict[str, str] = {}
        self._demonyms: dict[str, str] = {}

    def __getitem__(self, key: str) -> Entity:
        entity = self._entities.get(key)
        if entity is None:
            entity = self._entities[key] = parsed(*self._rows[key])
        return entity

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    @property
    def names(self) -> Iterable[str]:
        """Return every name, folded, in the order of the tables."""
        return self._names

    def bearers(self, folded: str) -> list[str]:
        """Return the keys of the entities that bear a folded name, in the order of the tables."""
        return _several(self._names.get(folded))

    def peoples(self, folded: str) -> list[str]:
        """Return the keys of the States that a folded demonym belongs to."""
        return _several(self._demonyms.get(folded))

    def states(self) -> Iterator[Entity]:
        """Yield the States, in the order of the tables; other rows are not read for it."""
        for key, (_, row) in self._rows.items():
            if (row[_KIND] if row else self._entities[key].kind) == "state":
                yield self[key]

    def with_entities(self, entities: Iterable[Entity]) -> Store:
        """Return a store that has these too."""
        more = Store()
        more._rows, more._entities = dict(self._rows), dict(self._entities)
        more._names, more._demonyms = dict(self._names), dict(self._demonyms)
        for entity in entities:
            more._rows[entity.key] = (entity.table, ())
            more._entities[entity.key] = entity
            _index(more._names, (fold(name) for _, name in entity.names), entity.key)
            _index(more._demonyms, map(fold, entity.demonyms), entity.key)
        return more

    def _add_table(self, table: str, rows: list[tuple[str, ...]]) -> None:
        """Add rows in the order of COLUMNS; the names of all are folded at once, which is much faster."""
        written = (_SEPARATOR.join((row[_LABEL], row[_NAMES], row[_DEMONYMS])) for row in rows)
        folded = iter(fold(_SEPARATOR.join(written)).split(_SEPARATOR))
        for row, label, names, demonyms in zip(rows, folded, folded, folded, strict=True):
            key = row[0]
            self._rows[key] = (table, row)
            _index(self._names, (label, *(name.partition(":")[2] for name in names.split("|") if name)), key)
            if demonyms:
                _index(self._demonyms, demonyms.split("|"), key)


_KIND, _LABEL, _NAMES, _DEMONYMS = map(COLUMNS.index, ("kind", "label", "names", "demonyms"))


def _index(index: dict[str, str], names: Iterable[str], key: str) -> None:
    for name in names:
        bearers = index.get(name)
        if bearers is None:
            index[name] = key
        elif not bearers.endswith(key):
            index[name] = f"{bearers}{_BEARERS}{key}"


def _several(bearers: str | None) -> list[str]:
    return bearers.split(_BEARERS) if bearers else []


@cache
def own_store() -> Store:
    """Return the entities of the project's own tables, whose columns stand in the order of COLUMNS (tested)."""
    store = Store()
    for table, file in own_tables():
        with file.open("r", encoding="utf-8") as lines:
            rows = csv.reader(lines)
            next(rows)
            store._add_table(table, [tuple(row) for row in rows])
    return store
