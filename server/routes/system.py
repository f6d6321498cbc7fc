"""What operators and browsers ask for: health, the style sheet, robots.txt."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from communique.errors import ReleaseError

from ..operations.metrics import MEDIA_TYPE
from ..problems import Problem
from ..rendering import STATIC
from ..requests import site_of
from ..responses import represent

router = APIRouter()

_FRESH = {"Cache-Control": "no-store"}
_STATIC = {"style.css": "text/css", "icon.svg": "image/svg+xml"}


@router.api_route("/health", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/health/ready", methods=["GET", "HEAD"], response_model=None)
def health(request: Request) -> Response:
    """Say whether the site can answer and from which release; 503 while it can't."""
    try:
        edition = site_of(request).edition()
    except ReleaseError:
        return JSONResponse({"status": "damaged release"}, 503, _FRESH)
    processes = len(request.app.state.pool.processes)
    status = "no release yet" if edition is None else "ok" if processes else "no query process"
    body = {"status": status, "release": edition.release.id if edition else None, "query_processes": processes}
    return JSONResponse(body, 200 if status == "ok" else 503, _FRESH)


@router.api_route("/health/live", methods=["GET", "HEAD"], response_model=None)
async def alive() -> Response:
    """Say that this process answers at all, whatever it could serve: who gets no answer may restart it."""
    return JSONResponse({"status": "ok"}, headers=_FRESH)


@router.api_route("/metrics", methods=["GET", "HEAD"], response_model=None)
def metrics(request: Request) -> Response:
    """Send the measurements of all processes, for Prometheus."""
    release = None
    with suppress(ReleaseError):
        edition = site_of(request).edition()
        release = edition.release.id if edition else None
    state = request.app.state
    state.pool.look()
    state.metrics.log_lost.set(state.log.lost if state.log else 0)
    page = state.metrics.page(release, version("communique"))
    return Response(page, headers={**_FRESH, "Content-Type": MEDIA_TYPE})


@router.api_route("/static/{name}", methods=["GET", "HEAD"], response_model=None)
def static(request: Request, name: str) -> Response:
    """Send a file of the pages' own."""
    if name not in _STATIC:
        raise Problem(404, "There is no such file.")
    content = (STATIC / name).read_bytes()
    return represent(request, _STATIC[name], (sha256(content).hexdigest(),), lambda: content, varies=(), dated=False)


@router.api_route("/robots.txt", methods=["GET", "HEAD"], response_model=None)
def robots() -> Response:
    """Keep crawlers from asking queries."""
    return PlainTextResponse("User-agent: *\nDisallow: /sparql\nDisallow: /search\n")
