"""Candidates from a reconciliation service.

Reconciliation Service API, versions 0.1 and 0.2: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
(sections 3, service manifest, and 4, reconciliation queries).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from .asking import ServiceError, Turns, request
from .cache import Asked
from .model import Candidate

_VERSIONS = {"0.1", "0.2"}
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q[1-9]\d*)")
_LONGEST_TEXT = 200


@dataclass
class ReconciliationService:
    """A service that proposes entities for names, as the settings describe it; `agent` is who asks."""

    name: str
    endpoint: str
    limit: int
    batch: int
    agent: str
    turns: Turns = field(repr=False)

    @property
    def key(self) -> str:
        """What tells its answers from others."""
        return f"{self.endpoint} {self.limit}"

    def batches(self, asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
        """Yield what to ask in one request each; raises `ServiceError` when the service can't say."""
        size = min(self.batch, self._manifest.batch)
        for at in range(0, len(asked), size):
            yield asked[at : at + size]

    def ask(self, batch: Sequence[Asked]) -> dict[Asked, tuple[Candidate, ...]]:
        """Return the candidates of each name; raises `ServiceError`."""
        queries = {f"q{index}": self._query(asked) for index, asked in enumerate(batch)}
        form = {"queries": json.dumps(queries, ensure_ascii=False)}
        answers = _json_object(self.turns.ask(request(self.endpoint, self.agent, form)))
        return {asked: self._candidates(answers, f"q{index}") for index, asked in enumerate(batch)}

    def _query(self, asked: Asked) -> dict[str, Any]:
        return {"query": asked.name, "limit": self.limit} | ({"type": asked.type} if asked.type else {})

    def _candidates(self, answers: dict[str, Any], query: str) -> tuple[Candidate, ...]:
        answer = answers.get(query)
        results = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(results, list):
            raise ServiceError(f"its answer has no result for {query}")
        found = [result for result in results[: self.limit] if isinstance(result, dict)]
        whole = max([1.0, *map(_score, found)])
        best = 100.0 if 1 < whole <= 100 else whole  # most services count to 100, some to 1, some have no end
        proposed = (self._candidate(result, _score(result) / best) for result in found)
        return tuple(sorted(filter(None, proposed), key=lambda candidate: -candidate.score))

    def _candidate(self, result: dict[str, Any], score: float) -> Candidate | None:
        identifier = identified(result.get("id"), self._manifest.space)
        label = shown(result.get("name"))
        if not identifier or not label:
            return None
        about = shown(result.get("description")) or shown(", ".join(_type_names(result.get("type"))))
        return Candidate(identifier, label, round(score, 3), self.name, about)

    @cached_property
    def _manifest(self) -> _Manifest:
        return _manifest(_json_object(self.turns.ask(request(self.endpoint, self.agent))))


@dataclass(frozen=True, slots=True)
class _Manifest:
    """What a service says of itself: what its identifiers begin with, and how many queries it takes at once."""

    space: str
    batch: int


def _manifest(said: dict[str, Any]) -> _Manifest:
    versions = said.get("versions", ["0.1"])  # 0.1 does not name itself
    if not isinstance(versions, list) or not _VERSIONS.intersection(map(str, versions)):
        raise ServiceError(f"it speaks other versions of the protocol than 0.1 and 0.2: {shown(str(versions))}")
    space = said.get("identifierSpace")
    if not isinstance(space, str) or not space.startswith(("http://", "https://")):
        raise ServiceError("its manifest does not say what its identifiers belong to (identifierSpace)")
    batch = said.get("batchSize")
    return _Manifest(space, batch if isinstance(batch, int) and batch > 0 else 10_000)


def identified(identifier: object, space: str = "") -> str:
    """Return an identifier as decisions have it: that of Wikidata alone, any other as a whole address; "" for none."""
    if not isinstance(identifier, str) or not identifier or any(map(str.isspace, identifier)):
        return ""
    address = identifier if identifier.startswith(("http://", "https://")) else space + identifier
    if known := _WIKIDATA.fullmatch(address):
        return known[1]
    try:
        return ox.NamedNode(address).value
    except ValueError:
        return ""


def shown(text: object) -> str:
    """Return a service's text as it can stand in a table: one line, not too long; "" for what is no text."""
    line = " ".join(text.split()) if isinstance(text, str) else ""
    plain = "".join(character for character in line if character.isprintable())
    return plain if len(plain) <= _LONGEST_TEXT else f"{plain[: _LONGEST_TEXT - 1]}…"


def _score(result: dict[str, Any]) -> float:
    score = result.get("score")
    if isinstance(score, bool) or not isinstance(score, int | float) or not math.isfinite(score):
        return 0.0
    return max(0.0, float(score))


def _type_names(types: object) -> Iterable[str]:
    """Return the names of a candidate's types, which are objects or, in 0.1, mere ids."""
    for kind in types if isinstance(types, list) else ():
        name = kind.get("name") if isinstance(kind, dict) else kind
        if isinstance(name, str):
            yield name


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ServiceError(f"its answer is no JSON: {error}") from error
    if not isinstance(said, dict):
        raise ServiceError("its answer is no JSON object")
    return said
