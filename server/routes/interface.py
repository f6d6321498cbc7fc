"""The description of the site's addresses, for programs that make clients and tests of it."""

from __future__ import annotations

import json

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.ontology.namespaces import CMQ

from .. import catalogue
from ..addresses import ID, local_path, owner_of
from ..dates import Vote
from ..interface import document
from ..pages.record import UNDATED
from ..requests import dates_of, site_of
from ..responses import represent

router = APIRouter()


@router.api_route("/openapi.json", methods=["GET", "HEAD"], response_model=None)
def interface(request: Request) -> Response:
    """Send the description in OpenAPI."""
    site = site_of(request)
    edition = site.edition()
    things: list[str] = []
    files: list[str] = []
    voted: tuple[str, str] | None = None
    if edition:
        base = edition.release.base
        things = [local_path(base, iri) for iri in edition.once("examples", catalogue.examples)]
        voted = edition.once("voted", lambda store: _voted(store, base, dates_of(edition).votes))
        files = [dump.name for dump in edition.release.dumps]

    def render() -> str:
        return json.dumps(document(site.settings.site, things, files, voted), ensure_ascii=False)

    identity = (site.settings.site.title, site.settings.site.description, *things, *files, *(voted or ()))
    return represent(request, "application/json", identity, render, varies=(), dated=False)


def _voted(store: ox.Store, base: str, votes: dict[str, Vote]) -> tuple[str, str] | None:
    """Return the name of a member and a year in which it voted, None if the release has no ballots."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(CMQ + "voter"), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            vote = votes.get(owner_of(quad.subject.value))
            if vote and quad.object.value.startswith(base + ID + "actor/"):
                return quad.object.value.removeprefix(base + ID + "actor/"), vote.day[:4] or UNDATED
    return None
