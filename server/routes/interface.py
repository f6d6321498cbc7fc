"""The description of the site's addresses, for programs that make clients and tests of it."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request
from fastapi.responses import Response

from .. import catalogue
from ..addresses import ID
from ..interface import document
from ..requests import site_of
from ..responses import represent

router = APIRouter()


@router.api_route("/openapi.json", methods=["GET", "HEAD"], response_model=None)
def interface(request: Request) -> Response:
    """Send the description in OpenAPI."""
    site = site_of(request)
    edition = site.edition()
    things: list[str] = []
    files: list[str] = []
    if edition:
        start = edition.release.base + ID
        things = [iri.removeprefix(start) for iri in edition.once("examples", catalogue.examples)]
        files = [dump.name for dump in edition.release.dumps]

    def render() -> str:
        return json.dumps(document(site.settings.site, things, files), ensure_ascii=False)

    identity = (site.settings.site.title, site.settings.site.description, *things, *files)
    return represent(request, "application/json", identity, render, varies=(), dated=False)
