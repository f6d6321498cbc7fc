"""Why a query has no answer, beside what every part of the project can meet (`communique.errors`)."""

from __future__ import annotations

from communique.errors import QueryError, QueryTooLarge


class PoolBusy(QueryError):
    """As many queries as may wait are waiting, or one has waited too long."""


class MemoryExceeded(QueryTooLarge):
    """A query needed more memory than a query may use."""

    def __init__(self) -> None:
        super().__init__("the query needed more memory than a query may use, and was ended")


class ProcessLost(QueryError):
    """A query's process was ended by something other than a limit."""


class StoreUnavailable(QueryError):
    """The store can't be opened, or the endpoint that stands in for it can't be asked."""


class UnknownGraph(QueryError):
    """A dataset names a graph that the store doesn't have."""


class Failed(Exception):
    """A query that can't be answered, as its process says it to the server: `body` has its kind and what is known."""

    def __init__(self, kind: str, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.body = {"kind": kind, "detail": detail, **more}


class NotAcceptable(QueryError):
    """No acceptable format fits what the query returns: `sort` is "graph" or "results"."""

    def __init__(self, sort: str) -> None:
        super().__init__(f"no acceptable format for {sort}")
        self.sort = sort
