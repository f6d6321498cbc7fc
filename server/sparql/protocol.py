"""The query operation of the SPARQL 1.1 Protocol, as a pure function of a request.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

LONGEST_QUERY = 1_000_000
"""Characters; a longer query is refused."""

_MOST_PARAMETERS = 1_000


class ProtocolError(ValueError):
    """A request that is not a query; `status` is the HTTP status that says so."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


@dataclass(frozen=True, slots=True)
class Query:
    """A query and the dataset it is asked over; `format` is the extension of a format named outside of Accept.

    A dataset of the protocol (either tuple has something) takes the place of one described in the query.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""


def parse(method: str, query_string: bytes, content_type: str | None = None, body: bytes = b"") -> Query | None:
    """Return the query that a GET or POST request asks, None for a GET that asks none.

    Raises `ProtocolError`: 400 for a malformed request, 403 for an update, 413 for a query that is too long, 415 for a
    body of another type.
    """
    in_address = _decode(query_string)
    if method != "POST":
        if "update" in in_address:
            raise ProtocolError(400, "An update is never sent by GET, and this dataset takes none.")
        if "query" not in in_address:
            if {"default-graph-uri", "named-graph-uri"} & in_address.keys():
                raise ProtocolError(400, "A request with a dataset has exactly one query parameter, this one has none.")
            return None
        return _query(in_address)
    kind, _, parameters = (content_type or "").partition(";")
    charset = _charset(parameters)
    match kind.strip().lower():
        case "application/x-www-form-urlencoded":
            in_body = _decode(body)
            if "query" in in_address:
                raise ProtocolError(400, "The query stands in the address, but a form is sent in the body.")
            return _query(in_body)
        case "application/sparql-query":
            if charset not in ("", "utf-8", "utf8"):
                raise ProtocolError(415, f"A query is sent as UTF-8, not as {charset}.")
            if "query" in in_address:
                raise ProtocolError(400, "There is a query in the address and another one in the body.")
            return _query({**in_address, "query": [_utf8(body)]})
        case "application/sparql-update":
            raise ProtocolError(403, "This dataset can be read only: updates are refused.")
        case other:
            raise ProtocolError(415, f"A body of type {other or 'unknown'} is not understood: send {FORM} or {QUERY}.")


def _query(parameters: dict[str, list[str]]) -> Query:
    if "update" in parameters:
        raise ProtocolError(403, "This dataset can be read only: updates are refused.")
    queries = parameters.get("query", [])
    if len(queries) != 1:
        raise ProtocolError(400, f"A request has exactly one query parameter, this one has {len(queries)}.")
    if len(queries[0]) > LONGEST_QUERY:
        raise ProtocolError(413, f"A query has at most {LONGEST_QUERY:,} characters.")
    formats = parameters.get("format", [])
    if len(formats) > 1:
        raise ProtocolError(400, "A request has at most one format parameter.")
    return Query(
        queries[0],
        tuple(_graphs(parameters, "default-graph-uri")),
        tuple(_graphs(parameters, "named-graph-uri")),
        formats[0] if formats else "",
    )


def _graphs(parameters: dict[str, list[str]], name: str) -> list[str]:
    graphs = [graph for graph in parameters.get(name, []) if graph]
    for graph in graphs:
        if ":" not in graph or any(character <= " " or character in '<>"{}|^`\\' for character in graph):
            raise ProtocolError(400, f"The {name} {graph!r} is not an IRI.")
    return graphs


def _decode(form: bytes) -> dict[str, list[str]]:
    """Return the parameters of a form, decoded once."""
    parameters: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            form.decode("ascii") if form.isascii() else _utf8(form),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "The parameters are not percent-encoded UTF-8.") from error
    except ValueError as error:
        raise ProtocolError(400, f"A request has at most {_MOST_PARAMETERS} parameters.") from error
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    return parameters


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower()
    return ""


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, f"The query is not UTF-8: byte {error.start} can't be decoded.") from error
