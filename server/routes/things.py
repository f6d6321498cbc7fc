"""`/id/…` and `/doc/…`: a thing and its description (303, then content negotiation)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ..addresses import BadAddress, document_path, identifier, on_the_wire
from ..formats import DESCRIPTIONS, HTML, JSON_LD, TRIG, Format, by_extension
from ..pages.builder import Builder
from ..problems import Problem
from ..rendering import render_page
from ..requests import chosen, edition_of, names_for, page_number, root_of, same_page
from ..resources import describe, exists, provenance, replaced_by, serialise
from ..responses import links, represent
from ..site import Edition

router = APIRouter()


@router.api_route("/id/{path:path}", methods=["GET", "HEAD"], response_model=None)
def identified(request: Request, path: str) -> Response:
    """Lead from a thing to its description (303 See Other), or say that it is gone or unknown."""
    edition = edition_of(request)
    iri = _known(edition, path, None)
    headers = {"Location": root_of(request) + document_path(edition.release.base, iri), "Vary": "Accept"}
    return Response(status_code=303, headers=headers)


@router.api_route("/doc/{path:path}", methods=["GET", "HEAD"], response_model=None)
def described(request: Request, path: str) -> Response:
    """Describe a thing: in the format of the address's extension, else in the one that the request prefers."""
    edition = edition_of(request)
    base = edition.release.base
    path, fixed = _split(edition, path)
    iri = _known(edition, path, fixed)
    successor = replaced_by(edition.release.store, iri)
    if successor:
        extension = fixed.extension if fixed else ""
        location = root_of(request) + document_path(base, successor, extension)
        return Response(status_code=301, headers={"Location": location, "Vary": "Accept"})
    format_, media_type = chosen(request, DESCRIPTIONS, fixed)
    number = page_number(request)
    identity = [edition.release.id]
    names = names_for(request, edition)
    if format_ is HTML:
        identity += names.languages

    def render() -> str | bytes:
        if format_ is HTML:
            return _page(request, edition, iri, number)
        if format_ is TRIG:
            return serialise(provenance(edition.release.store, iri), TRIG)
        return serialise(describe(edition.release.store, iri, number).triples, format_)

    return represent(request, media_type, tuple(identity), render, {"Link": _links(request, base, iri)})


def _page(request: Request, edition: Edition, iri: str, number: int) -> str:
    release = edition.release
    page = Builder(names_for(request, edition)).page(iri, number)
    data = serialise(describe(release.store, iri, number).triples, JSON_LD).decode()
    formats = [
        (format_.label, root_of(request) + document_path(release.base, iri, format_.extension), format_.media_type)
        for format_ in DESCRIPTIONS
        if format_ is not HTML
    ]
    return render_page(
        request,
        "thing.html",
        page=page,
        formats=formats,
        data=data.replace("<", "\\u003c"),
        release=release.id,
        previous=same_page(request, number - 1) if number > 1 else "",
        following=same_page(request, number + 1) if page.more else "",
    )


def _split(edition: Edition, path: str) -> tuple[str, Format | None]:
    """Return a path without its extension, and the format that the extension fixes."""
    head, dot, extension = path.rpartition(".")
    fixed = by_extension(extension, DESCRIPTIONS) if dot else None
    return (head, fixed) if fixed else (path, None)


def _known(edition: Edition, path: str, fixed: Format | None) -> str:
    """Return the IRI of a path; a `Problem` (400, 404 or 410) when there is nothing to describe."""
    as_page = None if fixed is None else fixed is HTML
    try:
        iri = identifier(edition.release, path)
    except BadAddress as error:
        raise Problem(400, str(error), as_page=as_page) from error
    if exists(edition.release.store, iri):
        return iri
    if {
        iri,
        iri.removeprefix(edition.release.base),
        "/" + iri.removeprefix(edition.release.base),
    } & edition.release.gone:
        detail = "An earlier release described this; the present one does not."
        raise Problem(410, detail, as_page=as_page)
    raise Problem(404, "This release describes nothing at this address.", as_page=as_page)


def _links(request: Request, base: str, iri: str) -> str:
    root = root_of(request)
    entries = [
        (root + document_path(base, iri, format_.extension), "alternate", format_.media_type)
        for format_ in DESCRIPTIONS
    ]
    return links(*entries, (on_the_wire(iri), "describes", ""))
