"""Candidates from a SPARQL endpoint, by a query of the user's.

The query has an empty block for the names, `VALUES ?name { }`, and if it likes one for the type, `VALUES ?type { }`:
they are filled with literals and addresses as the serialiser writes them, so that no name can change the query. It
gives `?name` and `?id`, and may give `?label`, `?description` and `?score`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from http.client import HTTPException
from math import ceil, isfinite
from urllib.error import HTTPError

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from communique.converter.folding import fold

from .asking import Answer, Send, ServiceError, Turns, answer
from .cache import Asked
from .model import Candidate
from .reconciliation import identified, shown

_BLOCK = re.compile(r"\bVALUES\s+\?(name|type)\s*\{\s*\}", re.IGNORECASE)


@dataclass
class SparqlService:
    """An endpoint that proposes entities for names, as the settings describe it; `agent` is who asks.

    A name is looked for in its own language and in `languages`, where "" stands for texts without one.
    """

    name: str
    endpoint: str
    query: str
    languages: Sequence[str]
    limit: int
    batch: int
    agent: str
    turns: Turns = field(repr=False)

    @property
    def key(self) -> str:
        """What tells its answers from others."""
        asked = "\n".join((self.query, *self.languages, str(self.limit)))
        return f"{self.endpoint} {sha256(asked.encode()).hexdigest()[:16]}"

    def batches(self, asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
        """Yield what to ask in one request each: names of one type; raises `ServiceError` for a query without names."""
        if [name.lower() for name in _BLOCK.findall(self.query)].count("name") != 1:
            raise ServiceError("its query has no block VALUES ?name { }, or several")
        for kind in dict.fromkeys(one.type for one in asked):
            alike = [one for one in asked if one.type == kind]
            for at in range(0, len(alike), self.batch):
                yield alike[at : at + self.batch]

    def ask(self, batch: Sequence[Asked]) -> dict[Asked, tuple[Candidate, ...]]:
        """Return the candidates of each name; raises `ServiceError`."""
        names = {one: tuple(self._literals(one)) for one in batch}
        texts = {one: {_compared(literal) for literal in literals} for one, literals in names.items()}
        rows = _solutions(self.turns.ask(self._request(self._filled(names.values(), batch[0].type))))
        found: dict[Asked, dict[str, Candidate]] = {one: {} for one in batch}
        for row in rows:
            for one in (one for one in batch if _compared(row["name"]) in texts[one]):
                if candidate := self._candidate(one, row):
                    best = found[one].setdefault(candidate.id, candidate)
                    if candidate.score > best.score:
                        found[one][candidate.id] = candidate
        return {one: self._best(candidates.values()) for one, candidates in found.items()}

    def _best(self, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
        return tuple(sorted(candidates, key=lambda one: (-one.score, one.id))[: self.limit])

    def _literals(self, one: Asked) -> Iterator[ox.Literal]:
        for language in dict.fromkeys((one.language, *self.languages) if one.language else self.languages):
            yield ox.Literal(one.name, language=language) if language else ox.Literal(one.name)

    def _filled(self, names: Iterable[Iterable[ox.Literal]], kind: str) -> str:
        """Return the query with its names and its type."""
        literals = sorted({str(literal) for literals in names for literal in literals})
        try:
            types = str(ox.NamedNode(kind)) if kind else "UNDEF"
        except ValueError as error:
            raise ServiceError(f"the type {kind!r} is no address") from error
        values = {"name": " ".join(literals), "type": types}
        # In one pass, so that nothing in a name is taken for a block.
        return _BLOCK.sub(lambda block: f"VALUES ?{block[1]} {{ {values[block[1].lower()]} }}", self.query)

    def _request(self, query: str) -> Send:
        client = SPARQLWrapper(self.endpoint, agent=self.agent)
        client.setQuery(query)
        client.queryType = "SELECT"
        client.setMethod(POST)
        client.setOnlyConneg(True)
        client.addCustomHttpHeader("Accept", "application/sparql-results+json")

        def send(seconds: float) -> Answer:
            client.setTimeout(ceil(seconds))
            try:
                response = client.query().response
                with response:
                    return answer(response, response.status, seconds)
            except HTTPError as error:
                with error:
                    return answer(error, error.code, seconds)
            except SPARQLWrapperException as error:
                raise ServiceError(f"it refuses: {error.msg} {shown(str(error))}") from error
            except (HTTPException, OSError) as error:
                raise ServiceError(f"it can't be asked: {error}") from error

        return send

    def _candidate(self, one: Asked, row: ox.QuerySolution) -> Candidate | None:
        found = row["id"]
        identifier = identified(found.value) if isinstance(found, ox.NamedNode) else ""
        if not identifier:
            return None
        label = shown(_text(row, "label")) or one.name
        score = _number(_text(row, "score"))
        if score is None:
            score = SequenceMatcher(None, fold(one.name), fold(label), autojunk=False).ratio()
        return Candidate(identifier, label, round(score, 3), self.name, shown(_text(row, "description")))


def _compared(term: object) -> tuple[str, str]:
    """Return text and language of a literal; endpoints write languages in capitals or not."""
    return (term.value, (term.language or "").lower()) if isinstance(term, ox.Literal) else ("", "")


def _solutions(body: bytes) -> list[ox.QuerySolution]:
    """Return the rows of an answer in JSON; raises `ServiceError` when it is none, or lacks what rows need."""
    try:
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QuerySolutions) and {"name", "id"} <= {one.value for one in found.variables}:
            return [row for row in found if row["name"] is not None]
    except (SyntaxError, ValueError) as error:
        raise ServiceError(f"its answer can't be read: {error}") from error
    raise ServiceError("its query does not give ?name and ?id")


def _text(row: ox.QuerySolution, variable: str) -> str:
    try:
        term = row[variable]
    except KeyError:
        return ""
    return term.value if isinstance(term, ox.Literal) else ""


def _number(text: str) -> float | None:
    """Return a score between 0 and 1; None for what is no number."""
    try:
        number = float(text)
    except ValueError:
        return None
    return min(1.0, max(0.0, number)) if isfinite(number) else None
