"""The constraints over a release, as queries that find all that they are broken by at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from communique.ontology.namespaces import CMSH, SH

Sources = Literal["any", "one", "several"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A SPARQL-based constraint of a shape on all members of a class.

    `select` finds every focus node (`?this`) that breaks it, with `?value` and `?path` where it has them. `evidence`
    finds the statements behind one finding, once `$this`, `$value` and `$path` are put in, and whom each is `?about`,
    where a finding is about several. `sources` says whether these must stand in one source, in several, or in any.
    Where `candidates` is not "", it finds the few focus nodes that can break the constraint, and `select` is to run for
    each of them.
    """

    shape: str
    target: str
    message: str
    select: str
    evidence: str
    sources: Sources
    candidates: str = ""


def constraint_files() -> list[Path]:
    """Return the files of the shapes over a release, sorted."""
    return sorted(Path(str(file)) for file in files(__package__).iterdir() if file.name.endswith(".ttl"))


_ALL = f"""
PREFIX sh: <{SH}>
SELECT ?constraint ?target ?message ?select ?evidence ?sources ?candidates WHERE {{
    ?shape sh:targetClass ?target ; sh:sparql ?constraint .
    ?constraint sh:message ?message ; sh:select ?select ; <{CMSH}evidence> ?evidence .
    OPTIONAL {{ ?constraint <{CMSH}sources> ?sources }}
    OPTIONAL {{ ?constraint <{CMSH}candidates> ?candidates }}
}} ORDER BY ?constraint"""
_PREFIXES = (
    f"SELECT DISTINCT ?prefix ?space WHERE {{ [] <{SH}prefix> ?prefix ; <{SH}namespace> ?space }} ORDER BY ?prefix"
)


@cache
def release_constraints() -> tuple[Constraint, ...]:
    """Return the constraints that the project's files state, by address."""
    store = ox.Store()
    for file in constraint_files():
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    prologue = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in _rows(store, _PREFIXES))
    return tuple(
        Constraint(
            shape=shape,
            target=target,
            message=message,
            select=prologue + _targeted(select, target),
            evidence=prologue + evidence,
            sources="several" if sources == "several" else "one" if sources == "one" else "any",
            candidates=prologue + _targeted(candidates, target) if candidates else "",
        )
        for shape, target, message, select, evidence, sources, candidates in _rows(store, _ALL)
    )


def _targeted(select: str, target: str) -> str:
    """Return the query with the members of the target class in place of one focus node bound from outside."""
    head, where, rest = select.partition("WHERE {")
    if not where:
        raise ValueError("a constraint's SELECT must say WHERE { …")
    return f"{head}{where} $this a <{target}> .{rest}"


def _rows(store: ox.Store, query: str) -> list[list[str]]:
    rows = store.query(query)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError("not a SELECT query")
    return [[getattr(term, "value", "") for term in row] for row in rows]
