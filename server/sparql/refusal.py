"""What a client is told when its query has no answer: one problem (RFC 9457) for each error."""

from __future__ import annotations

from communique.errors import QueryError, QuerySyntaxError, QueryTimeout, QueryTooLarge

from ..formats import GRAPHS, RESULTS
from ..problems import Problem, not_acceptable
from .failures import NotAcceptable, PoolBusy, ProcessLost, StoreUnavailable, UnknownGraph
from .guard import Federated

_SOON = {"Retry-After": "5"}


def problem_of(error: QueryError) -> Problem:
    """Return the problem that an error is, with its status."""
    match error:
        case QuerySyntaxError():
            where = f" (line {error.line}, column {error.column})" if error.line else ""
            return Problem(
                400,
                f"The query can't be parsed{where}: {error}",
                title="Malformed query",
                line=error.line,
                column=error.column,
                excerpt=error.excerpt,
            )
        case UnknownGraph():
            detail = f"There is no graph <{error}> here. Graphs are read from the store, and never fetched."
            return Problem(400, detail, title="Unknown graph")
        case Federated():
            return Problem(403, f"The query is refused: {error}.", title="Federation refused")
        case NotAcceptable():
            return not_acceptable([format_.media_type for format_ in (GRAPHS if error.sort == "graph" else RESULTS)])
        case PoolBusy():
            return Problem(503, "Too many queries are waiting; try again soon.", headers=_SOON)
        case ProcessLost():
            return Problem(503, "The process that ran the query was ended; try again soon.", headers=_SOON)
        case StoreUnavailable():
            return Problem(503, "The statements can't be read just now; try again soon.", headers=_SOON)
        case QueryTimeout():
            return Problem(504, "The query ran past its deadline and was ended.", title="Query timeout")
        case QueryTooLarge():
            return Problem(422, f"The query was ended: {error}.", title="Query too large")
        case _:
            return Problem(400, f"The query can't be answered: {error}")
