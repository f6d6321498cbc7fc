"""`/id/…`, `/doc/…` and `/linkset/…`: a thing (303), its description (negotiated), and the links around it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ..addresses import BadAddress, document_path, identifier, linkset_path, on_the_wire
from ..descriptions import Answer, terms
from ..formats import DESCRIPTIONS, HTML, LINKSET, LINKSETS, Format, by_extension
from ..problems import Problem
from ..requests import chosen, edition_of, named_format, root_of
from ..resources import exists, replaced_by
from ..responses import CACHE, represent, vary
from ..shelf import KEPT
from ..signposting import Signpost, about, as_json, as_text, everything, header
from ..site import Edition

router = APIRouter()


@router.api_route("/id/{path:path}", methods=["GET", "HEAD"], response_model=None)
def identified(request: Request, path: str) -> Response:
    """Lead from a thing to its description (303 See Other), or say that it is gone or unknown."""
    edition = edition_of(request)
    document = root_of(request) + document_path(edition.release.base, _known(edition, path, None))
    return _elsewhere(request, 303, document, {"Link": header([Signpost("describedby", document)])})


@router.api_route("/doc/{path:path}", methods=["GET", "HEAD"], response_model=None)
def described(request: Request, path: str) -> Response:
    """Describe a thing: in the format of the address's extension, else in the one that the request prefers."""
    edition = edition_of(request)
    path, fixed = _split(path, DESCRIPTIONS)
    iri = _known(edition, path, fixed)
    if successor := replaced_by(edition.release.store, iri):
        document = document_path(edition.release.base, successor, fixed.extension if fixed else "")
        return _elsewhere(request, 301, root_of(request) + document, {})
    return Answer(request, iri, fixed).response()


@router.api_route("/linkset/{path:path}", methods=["GET", "HEAD"], response_model=None)
def linked(request: Request, path: str) -> Response:
    """List the links of a thing's page, its metadata and its content (RFC 9264)."""
    edition = edition_of(request)
    base = edition.release.base
    path, fixed = _split(path, LINKSETS)
    iri = _known(edition, path, fixed)
    linkset = linkset_path(base, iri)
    address = root_of(request) + linkset
    format_, media_type = chosen(request, LINKSETS, fixed, lambda format_: f"{address}.{format_.extension}")

    def render() -> str:
        site = base.rstrip("/")
        what = about(edition.release, iri, terms(request))
        posts = everything(what, site + document_path(base, iri), site + linkset)
        return as_text(posts) if format_ is LINKSET else as_json(posts)

    varies = () if fixed or named_format(request, LINKSETS) else ("Accept",)
    return represent(request, media_type, (edition.release.id,), render, varies=varies)


def _elsewhere(request: Request, status: int, address: str, headers: dict[str, str]) -> Response:
    """Return a redirect that keeps the request's query string."""
    query = request.url.query
    location = address + ("?" + on_the_wire(query) if query else "")
    request.scope[KEPT] = True
    fields = {"Location": location, "Vary": vary("Accept"), "Cache-Control": CACHE, **headers}
    return Response(status_code=status, headers=fields)


def _split(path: str, formats: tuple[Format, ...]) -> tuple[str, Format | None]:
    """Return a path without its extension, and the format that the extension fixes."""
    head, dot, extension = path.rpartition(".")
    fixed = by_extension(extension, formats) if dot else None
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
