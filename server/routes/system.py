"""What operators and browsers ask for: health, the style sheet, robots.txt."""

from __future__ import annotations

from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from communique.errors import ReleaseError

from ..problems import Problem
from ..rendering import STATIC
from ..requests import site_of
from ..responses import represent
from ..sparql.pool import Pool

router = APIRouter()

_STATIC = {"style.css": "text/css", "icon.svg": "image/svg+xml"}


@router.api_route("/health", methods=["GET", "HEAD"], response_model=None)
def health(request: Request) -> Response:
    """Say whether the site answers and from which release; 503 while there is none."""
    try:
        edition = site_of(request).edition()
    except ReleaseError:
        return JSONResponse({"status": "damaged release"}, 503, {"Cache-Control": "no-store"})
    pool: Pool = request.app.state.pool
    body = {
        "status": "ok" if edition else "no release yet",
        "release": edition.release.id if edition else None,
        "query_processes": len(pool.processes),
    }
    return JSONResponse(body, 200 if edition else 503, {"Cache-Control": "no-store"})


@router.api_route("/static/{name}", methods=["GET", "HEAD"], response_model=None)
def static(request: Request, name: str) -> Response:
    """Send a file of the pages' own."""
    if name not in _STATIC:
        raise Problem(404, "There is no such file.")
    content = (STATIC / name).read_bytes()
    return represent(request, _STATIC[name], (sha256(content).hexdigest(),), lambda: content)


@router.api_route("/robots.txt", methods=["GET", "HEAD"], response_model=None)
def robots() -> Response:
    """Keep crawlers from asking queries."""
    return PlainTextResponse("User-agent: *\nDisallow: /sparql\nDisallow: /search\n")
