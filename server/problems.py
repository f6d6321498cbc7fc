"""Errors in one shape: problem details (RFC 9457) for programs, a page for people."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from communique.errors import ReleaseError

from .headers import field
from .negotiation import negotiate
from .rendering import render_page
from .stores.endpoint import EndpointError

MEDIA_TYPE = "application/problem+json"

_NOT_TAKEN = "This address does not take such requests."

_log = logging.getLogger(__name__)


class Problem(Exception):
    """An answer that is an error: `detail` says what to do, `more` are members of its body, for programs."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        title: str = "",
        headers: Mapping[str, str] | None = None,
        as_page: bool | None = None,
        **more: object,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, dict(headers or {}), more
        self.title = title or HTTPStatus(status).phrase
        self.as_page = as_page


def not_acceptable(media_types: Sequence[str], addresses: Sequence[str] = ()) -> Problem:
    """Return the answer to a request that accepts none of the formats there are (RFC 9110, section 15.5.7).

    `addresses` are those at which each media type can be had whatever a request accepts, in the same order.
    """
    alternates: list[dict[str, str]] = [{"type": media_type} for media_type in media_types]
    headers = {}
    if addresses:
        alternates = [{**entry, "href": href} for entry, href in zip(alternates, addresses, strict=True)]
        headers["Link"] = ", ".join(f'<{each["href"]}>; rel="alternate"; type="{each["type"]}"' for each in alternates)
    detail = "There is no representation of a type that the request accepts. There are: "
    return Problem(406, detail + ", ".join(media_types) + ".", headers=headers, alternates=alternates)


def respond(request: Request, problem: Problem) -> Response:
    """Return a problem as the client can read it best."""
    headers = {"Vary": "Accept", "Cache-Control": "no-store", **problem.headers}
    as_page = problem.as_page
    if as_page is None:
        wanted = field(request.headers, "accept")
        as_page = negotiate(wanted, [MEDIA_TYPE, "application/json", "text/html"]) == "text/html"
    if as_page:
        page = render_page(request, "problem.html", problem=problem)
        return Response(page, problem.status, {**headers, "Content-Type": "text/html; charset=utf-8"})
    body = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        **problem.more,
    }
    return Response(json.dumps(body, ensure_ascii=False), problem.status, headers, MEDIA_TYPE)


def _methods(request: Request) -> list[str]:
    """Return the methods that an address takes, of all the routes that lead to it."""
    found = {"OPTIONS"}
    included = (getattr(route, "original_router", None) for route in request.app.routes)
    routes = [route for router in included if router for route in router.routes]
    for route in (*request.app.routes, *routes):
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            found |= set(getattr(route, "methods", None) or ())
    return sorted(found)


def install(app: FastAPI) -> None:
    """Make every error of an application answer as a problem."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return respond(request, error)

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 405:
            headers = {"Allow": ", ".join(_methods(request))}
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=headers)
            return respond(request, Problem(405, _NOT_TAKEN, headers=headers))
        said = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
        return respond(request, Problem(error.status_code, said, headers=error.headers))

    async def on_release(request: Request, error: Exception) -> Response:
        _log.error("%s", error)
        detail = "The release that should be served is damaged. Its keeper can roll back to another one."
        return respond(request, Problem(503, detail, headers={"Retry-After": "60"}))

    async def on_endpoint(request: Request, error: Exception) -> Response:
        _log.error("%s", error)
        detail = "The store behind this site does not answer as it should; try again soon."
        return respond(request, Problem(503, detail, headers={"Retry-After": "5"}))

    async def on_error(request: Request, error: Exception) -> Response:
        return respond(request, Problem(500, "The server met an error of its own; its log has the details."))

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(ReleaseError, on_release)
    app.add_exception_handler(EndpointError, on_endpoint)
    app.add_exception_handler(Exception, on_error)
