"""The SPARQL endpoint: protocol in, an answer of a query process out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from communique.errors import QueryError
from communique.ontology.namespaces import PREFIXES

from ..formats import GRAPHS, HTML, RESULTS, Format, by_extension, content_type, offers
from ..negotiation import negotiate
from ..problems import Problem
from ..rendering import render_page
from ..requests import chosen, edition_of, root_of, site_of
from ..resources import serialise
from ..responses import CACHE, entity_tag, matches, represent, vary
from ..site import Edition
from ..sparql import protocol
from ..sparql.asked import repeatable
from ..sparql.description import service_description
from ..sparql.examples import EXAMPLES
from ..sparql.pool import Answer, Job, Pool
from ..sparql.refusal import problem_of
from ..sparql.table import Table, read_table
from ..stores.endpoint import configured

router = APIRouter()

T = TypeVar("T")

_LONGEST_BODY = 4 * protocol.LONGEST_QUERY


@router.api_route("/sparql", methods=["GET", "HEAD", "POST"], response_model=None)
async def ask(request: Request) -> Response:
    """Answer the query in the address or in the body; where there is none, describe the service or show a form."""
    in_body = request.method == "POST"
    query = _parsed(request.method, request, await _body(request) if in_body else b"")
    edition = edition_of(request)
    return await _run(request, edition, query) if query else _service(request, edition)


def _parsed(method: str, request: Request, body: bytes) -> protocol.Query | None:
    try:
        return protocol.parse(method, request.scope["query_string"], request.headers.get("content-type"), body)
    except protocol.ProtocolError as error:
        raise Problem(error.status, error.detail) from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_BODY:
            raise Problem(413, f"A request has at most {_LONGEST_BODY:,} bytes.")
    return bytes(body)


def _service(request: Request, edition: Edition) -> Response:
    base = edition.release.base
    format_, media_type = chosen(request, (*GRAPHS, HTML))

    def render() -> str | bytes:
        if format_ is HTML:
            return _form(request, "")
        triples = edition.once("service", lambda store: service_description(store, base))
        return serialise(triples, format_)

    return represent(request, media_type, (edition.release.id,), render)


def _form(request: Request, query: str, **more: Any) -> str:
    values = {"table": None, "problem": None, "elsewhere": [], **more}
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()))
    examples = [(title, prologue_of(text) + "\n" + text, f"{root_of(request)}/sparql") for title, text in EXAMPLES]
    return render_page(
        request,
        "sparql.html",
        query=query,
        examples=examples,
        prologue=prologue,
        results=RESULTS,
        graphs=GRAPHS,
        **values,
    )


def prologue_of(query: str) -> str:
    """Return the PREFIX lines that a query needs of the well-known prefixes."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()) if f"{name}:" in query)


async def _run(request: Request, edition: Edition, query: protocol.Query) -> Response:
    as_page, results, graph = _formats(request, query)
    headers = {"Vary": vary("Accept"), "Cache-Control": "no-cache"}
    if request.method != "POST" and not as_page and repeatable(query.text):
        kinds = (kind[1] if kind else "" for kind in (results, graph))
        headers |= {"Cache-Control": CACHE, "ETag": entity_tag(request.url.query, *kinds, edition.release.id)}
        # A tag that fits was given for this very query, which had an answer then; `*` fits what was never asked.
        if request.headers.get("if-none-match", "*").strip() != "*" and matches(
            request.headers.get("if-none-match"), headers["ETag"]
        ):
            return Response(status_code=304, headers=headers)
    settings = site_of(request).settings
    endpoint = configured(settings.store)
    job = Job(
        query,
        edition.release.store_path,
        edition.release.base + "sparql",
        results[0].extension if results else None,
        graph[0].extension if graph else None,
        endpoint,
        () if endpoint else tuple(settings.sparql.service_endpoints),
    )
    pool: Pool = request.app.state.pool
    try:
        answer = await _unless_left(request, pool.query(job))
        if as_page and answer.sort == "results":
            return await _as_page(request, edition, query, answer)
    except QueryError as error:
        problem = problem_of(error)
        if as_page:
            text = _form(request, query.text, problem=problem)
            headers = {"Vary": vary("Accept"), "Cache-Control": "no-store", **problem.headers}
            return Response(text, problem.status, headers, "text/html; charset=utf-8")
        raise problem from error
    sent = (graph if answer.sort == "graph" else results) or (None, "")
    headers["Content-Type"] = content_type(sent[1])
    if answer.length is not None:
        headers["Content-Length"] = str(answer.length)
    if request.method == "HEAD":
        await answer.pieces.aclose()
        return Response(headers=headers)
    return _Streamed(answer.pieces, headers=headers)


class _Streamed(StreamingResponse):
    """An answer whose process is freed when the client is gone."""

    def __init__(self, pieces: AsyncGenerator[bytes, None], headers: dict[str, str]) -> None:
        super().__init__(pieces, headers=headers)
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._pieces.aclose()


def _formats(
    request: Request, query: protocol.Query
) -> tuple[bool, tuple[Format, str] | None, tuple[Format, str] | None]:
    """Return whether a page is wanted, and the format and media type for results and for graphs.

    None stands for what the request doesn't accept; whether that matters is known when the query is. `format` is no
    part of the protocol: clients send it under many names beside Accept, so one that isn't known says nothing.
    """
    accept = request.headers.get("accept")
    results, graph = by_extension(query.format, RESULTS), by_extension(query.format, GRAPHS)
    page = query.format == HTML.extension
    if not (results or graph or page):
        page = negotiate(accept, [*offers(RESULTS), *offers(GRAPHS), HTML.media_type]) == HTML.media_type
    if page:
        return True, (RESULTS[0], RESULTS[0].media_type), (GRAPHS[0], GRAPHS[0].media_type)
    return (
        False,
        (results, results.media_type) if results else _best(accept, RESULTS),
        (graph, graph.media_type) if graph else _best(accept, GRAPHS),
    )


def _best(accept: str | None, formats: tuple[Format, ...]) -> tuple[Format, str] | None:
    table = offers(formats)
    media_type = negotiate(accept, list(table))
    return (table[media_type], media_type) if media_type else None


async def _as_page(request: Request, edition: Edition, query: protocol.Query, answer: Answer) -> Response:
    async with aclosing(answer.pieces):
        body = b"".join([piece async for piece in answer.pieces])
    base, root = edition.release.base, root_of(request)
    table: Table = await asyncio.to_thread(lambda: read_table(json.loads(body), base, root))
    text = _form(request, query.text, table=table)
    return Response(text, 200, {"Vary": vary("Accept"), "Cache-Control": "no-cache"}, "text/html; charset=utf-8")


async def _unless_left(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` returns; when the client leaves before, end it, and with it the query's process."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            working.cancel()
            raise Problem(499, "The client left.", title="Client Closed Request")
        return working.result()
    finally:
        leaving.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
