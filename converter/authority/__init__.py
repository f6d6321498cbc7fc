"""The authority: which entity a name means, from the tables of the project and of the user."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from communique.errors import InputError

from ..folding import fold
from .context import Context
from .decisions import FILE as DECISIONS
from .decisions import Decision, read_decisions, understood
from .index import Authority
from .model import Entity, Identifier, Match
from .store import own_store
from .tables import COLUMNS, KINDS, TABLES, common_words, csv_files, read_table

__all__ = ["COLUMNS", "KINDS", "TABLES", "Authority", "Context", "Entity", "Identifier", "Match", "fold", "load"]


def load(user_tables: Path | None = None) -> Authority:
    """Return the authority of the project's tables, and of every `*.csv` in a folder of the user's.

    A folder that does not exist has no tables; `decisions.csv` is the one with the decisions about names. Raises
    `InputError` with file, line and remedy when a table can't be used.
    """
    if user_tables is None or not user_tables.is_dir():
        return _own()
    file = user_tables / DECISIONS
    return load_with(user_tables, list(read_decisions(file)) if file.is_file() else [])


def load_with(user_tables: Path, decisions: Sequence[Decision]) -> Authority:
    """Return the authority with these decisions in place of the folder's; raises as `load` does."""
    entities = own_store().with_entities(_users(user_tables) if user_tables.is_dir() else [])
    decided, made = understood(decisions, entities)
    return Authority(entities.with_entities(made) if made else entities, common_words(), decided)


@cache
def _own() -> Authority:
    return Authority(own_store(), common_words())


def _users(folder: Path) -> list[Entity]:
    """Return the entities of a user's tables, each new and each referring to what there is."""
    own = own_store()
    added: dict[str, tuple[str, int, Entity]] = {}
    for name, file in csv_files(folder):
        for line, entity in read_table(name, file):
            if entity.key in own or entity.key in added:
                where = "{}:{}".format(*added[entity.key][:2]) if entity.key in added else "the project's tables"
                reason = f"id {entity.key!r} stands in {where} already"
                raise InputError(str(file), reason, line=line, remedy="give each entity an id of its own")
            added[entity.key] = (str(file), line, entity)
    for path, line, entity in added.values():
        for key in entity.referred:
            if key not in own and key not in added:
                reason = f"refers to {key!r}, which no table has"
                raise InputError(path, reason, line=line, remedy="add that row, or leave the reference out")
        if _in_circle(entity, {key: entity for key, (_, _, entity) in added.items()}):
            reason = f"{entity.key!r} is merged into itself"
            raise InputError(path, reason, line=line, remedy="let merged_into point to the entity that stays")
    return [entity for _, _, entity in added.values()]


def _in_circle(entity: Entity, added: dict[str, Entity]) -> bool:
    seen = set()
    at: Entity | None = entity
    while at and at.merged_into:
        if at.key in seen:
            return True
        seen.add(at.key)
        at = added.get(at.merged_into)
    return False
