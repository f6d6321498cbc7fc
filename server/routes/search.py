"""`/search`: things by words of their names and abstracts."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.release.search import search

from ..formats import HTML
from ..problems import Problem
from ..rendering import render_page
from ..requests import builder_for, chosen, edition_of, names_for, page_number, same_page
from ..responses import represent

router = APIRouter()

HITS = 30
_LONGEST = 500


@router.api_route("/search", methods=["GET", "HEAD"], response_model=None)
def find(request: Request) -> Response:
    """Show what is found for `q`, best first."""
    edition = edition_of(request)
    _, media_type = chosen(request, (HTML,))
    words = request.query_params.get("q", "").strip()
    if len(words) > _LONGEST:
        raise Problem(400, f"A search has at most {_LONGEST} characters.")
    number = page_number(request)

    def render() -> str:
        builder = builder_for(request, edition)
        total, entries = 0, []
        if words:
            try:
                with closing(edition.release.search_connection()) as connection:
                    found = search(connection, words, limit=HITS, offset=(number - 1) * HITS)
            except sqlite3.Error as error:
                raise Problem(503, "The index of this release can't be read.") from error
            total = found.total
            entries = [builder.entries.entry(hit.iri, hit.kind) for hit in found.hits]
        return render_page(
            request,
            "search.html",
            words=words,
            total=total,
            entries=entries,
            first=(number - 1) * HITS + 1,
            previous=same_page(request, number - 1) if number > 1 else "",
            following=same_page(request, number + 1) if number * HITS < total else "",
        )

    identity = (edition.release.id, *names_for(request, edition).languages)
    return represent(request, media_type, identity, render)
