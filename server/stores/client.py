"""Asking an endpoint, through SPARQLWrapper; whole answers only (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from math import ceil
from typing import IO, Any, cast
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from .endpoint import Endpoint, EndpointError

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
STATEMENTS = "application/n-triples, text/turtle;q=0.7, application/rdf+xml;q=0.3"

_CUT_SHORT = ("X-SPARQL-MaxRows", "X-SQL-State")
"""Headers by which Virtuoso says that an answer has an end but not all rows."""

_LONGEST_REASON = 500


@contextmanager
def asked(
    endpoint: Endpoint,
    query: str,
    accept: str,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    kind: str = "SELECT",
) -> Iterator[tuple[IO[bytes], str]]:
    """Give the answer to a query as a stream, and its media type; the connection is closed at the end.

    Raises `EndpointError` with what the endpoint said; what goes wrong while the stream is read raises it too.
    """
    client = SPARQLWrapper(endpoint.address, agent="communique")
    client.setQuery(query)
    client.queryType = kind
    client.setMethod(POST)
    client.setOnlyConneg(True)
    client.addCustomHttpHeader("Accept", accept)
    client.setTimeout(ceil(endpoint.seconds))
    if endpoint.user:
        client.setCredentials(endpoint.user, endpoint.password)
    for graph in default_graphs:
        client.addParameter("default-graph-uri", graph)
    for graph in named_graphs:
        client.addParameter("named-graph-uri", graph)
    try:
        response = client.query().response
        try:
            if any(response.headers.get(name) for name in _CUT_SHORT):
                raise EndpointError("the endpoint cut its answer short: its limit on rows or time has to be raised")
            yield cast(IO[bytes], response), response.headers.get_content_type()
        finally:
            response.close()
    except HTTPError as error:
        raise EndpointError(f"the endpoint refused: {error.code} {_reason(error)}") from error
    except SPARQLWrapperException as error:
        raise EndpointError(f"the endpoint refused: {error.msg} {str(error)[:_LONGEST_REASON]}") from error
    except (URLError, HTTPException, OSError) as error:
        raise EndpointError(f"the endpoint can't be asked: {error}") from error


def solutions(answer: tuple[IO[bytes], str]) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return the solutions or the truth in an answer, read as they are wanted; raises `EndpointError`."""
    stream, media_type = answer
    format_ = ox.QueryResultsFormat.from_media_type(media_type)
    if format_ is None:
        raise EndpointError(f"the endpoint answers in {media_type}")
    found: ox.QuerySolutions | ox.QueryBoolean = _parsed(ox.parse_query_results, stream, format=format_)
    return found


def truth(answer: tuple[IO[bytes], str]) -> ox.QueryBoolean:
    """Return the truth in an answer to ASK; raises `EndpointError`. Virtuoso's older releases give a row for true."""
    found = solutions(answer)
    if isinstance(found, ox.QueryBoolean):
        return found
    true = next(found, None) is not None
    document = json.dumps({"head": {}, "boolean": true}).encode()
    made = ox.parse_query_results(document, format=ox.QueryResultsFormat.JSON)
    assert isinstance(made, ox.QueryBoolean)
    return made


def statements(answer: tuple[IO[bytes], str]) -> Iterator[ox.Quad]:
    """Return the statements in an answer, read as they are wanted; raises `EndpointError`."""
    stream, media_type = answer
    format_ = ox.RdfFormat.N_TRIPLES if media_type == "text/plain" else ox.RdfFormat.from_media_type(media_type)
    if format_ is None:
        raise EndpointError(f"the endpoint answers in {media_type}")
    return iter(_parsed(ox.parse, stream, format=format_))


def _parsed(parse: Any, stream: IO[bytes], **options: Any) -> Any:
    try:
        return parse(stream, **options)
    except (SyntaxError, ValueError) as error:
        raise EndpointError(f"the endpoint's answer can't be read: {error}") from error


def _reason(error: HTTPError) -> str:
    with error:
        return f"{error.reason} {error.read(_LONGEST_REASON).decode('utf-8', 'replace')}".strip()
