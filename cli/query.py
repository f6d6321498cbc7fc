"""`communique query`: SPARQL on the current release or on any other endpoint."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer

from communique.errors import QueryError, QuerySyntaxError, ReleaseError
from communique.ontology.namespaces import PREFIXES
from communique.release.opened import current
from communique.server.sparql.guard import clear

from .main import app, settings_of

_ACCEPT = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}


class Format(StrEnum):
    """How rows are written; a CONSTRUCT or DESCRIBE is always written as Turtle."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"


@app.command()
def query(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(metavar="QUERY", help="The query, a file that holds it (*.rq), or - for standard input."),
    ],
    form: Annotated[Format, typer.Option("--format", help="How rows are written.")] = Format.CSV,
    endpoint: Annotated[str, typer.Option(help="Ask this SPARQL endpoint, not the current release.")] = "",
) -> None:
    """Ask a SPARQL query; the prefixes of Communique's own graphs need no declaration."""
    asked = _prefixed(_text(text))
    answer = _remote(endpoint, asked, form) if endpoint else _local(context, asked, form)
    sys.stdout.buffer.write(answer)
    if answer and not answer.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.flush()


def _text(text: str) -> str:
    if text == "-":
        return sys.stdin.read()
    if text.endswith(".rq"):
        return Path(text).read_text("utf-8")
    return text


def _prefixed(text: str) -> str:
    # A query's own PREFIX of the same name comes later and wins.
    return " ".join(f"PREFIX {prefix}: <{address}>" for prefix, address in PREFIXES.items()) + "\n" + text


def _local(context: typer.Context, text: str, form: Format) -> bytes:
    settings = settings_of(context)
    release = current(settings)
    if release is None:
        raise ReleaseError(f"{settings.home}: nothing is published yet; run `communique build` first")
    allowed = clear(text, settings.sparql.service_endpoints).text
    try:
        results = release.store.query(allowed, base_iri=release.base)
        if isinstance(results, ox.QueryTriples):
            return bytes(ox.serialize(results, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")
        return bytes(results.serialize(format=ox.QueryResultsFormat.from_media_type(_ACCEPT[form])) or b"")
    except SyntaxError as error:
        # The prefixes stand on a line of their own before the user's first.
        line = error.lineno - 1 if error.lineno else None
        raise QuerySyntaxError(f"the query can't be parsed: {error.msg}", line=line, column=error.offset) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query can't be answered: {error}") from error


def _remote(endpoint: str, text: str, form: Format) -> bytes:
    from SPARQLWrapper import CONSTRUCT, DESCRIBE, POST, TURTLE, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

    client = SPARQLWrapper(endpoint)
    client.setMethod(POST)
    client.setQuery(text)
    client.setReturnFormat(TURTLE if client.queryType in (CONSTRUCT, DESCRIBE) else form)
    try:
        answer: Any = client.query().response
        return bytes(answer.read())
    except QueryBadFormed as error:
        raise QuerySyntaxError(f"{endpoint} can't parse the query: {error}") from error
    except (SPARQLWrapperException, OSError) as error:
        raise QueryError(f"{endpoint} did not answer: {error}") from error
