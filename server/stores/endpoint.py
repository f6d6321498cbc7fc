"""An endpoint that stands in for the release's own store."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.errors import QueryError
from communique.release.settings import Store


class EndpointError(QueryError):
    """The endpoint that stands in for the store can't be asked, or does not give a whole answer."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where and how to ask: `seconds` is how long to wait for each sign of life.

    `default_graph` names the graph that holds the merged statements, where a store has no default graph of its own.
    """

    address: str
    default_graph: str = ""
    seconds: float = 10.0
    user: str = ""
    password: str = field(default="", repr=False)


def configured(store: Store) -> Endpoint | None:
    """Return the endpoint that is configured, None when the release's own store is read."""
    if not store.endpoint:
        return None
    return Endpoint(store.endpoint, store.default_graph, store.seconds, store.user, store.password)
