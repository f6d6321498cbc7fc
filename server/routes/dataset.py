"""The dataset as a whole: its description, its dumps with their checksums, the terms of its sources."""

from __future__ import annotations

import re
from base64 import b64encode

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from ..formats import HTML, VOCABULARIES, by_extension
from ..negotiation import languages
from ..problems import Problem
from ..rendering import render_page
from ..requests import chosen, edition_of, root_of
from ..resources import serialise
from ..responses import entity_tag, links, matches, represent

router = APIRouter()

_CAPITAL = re.compile(r"(?<=[a-z])[A-Z]")


@router.api_route("/dataset", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/dataset.{extension}", methods=["GET", "HEAD"], response_model=None)
def dataset(request: Request, extension: str = "") -> Response:
    """Describe the dataset: VoID and DCAT, or a page with the same."""
    edition = edition_of(request)
    release = edition.release
    fixed = by_extension(extension, VOCABULARIES) if extension else None
    if extension and not fixed:
        raise Problem(404, "There is no such format here.")
    format_, media_type = chosen(request, VOCABULARIES, fixed)
    root = root_of(request)

    def render() -> str | bytes:
        if format_ is not HTML:
            quads = ox.parse(release.description.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=release.base)
            return serialise(sorted((quad.triple for quad in quads), key=str), format_)
        formats = [
            (each.label, f"{root}/dataset.{each.extension}", each.media_type)
            for each in VOCABULARIES
            if each is not HTML
        ]
        return render_page(
            request,
            "dataset.html",
            release=release.id,
            sources=[_source(source) for source in release.manifest["sources"]],
            dumps=release.dumps,
            counts=[(_words(name), number) for name, number in release.manifest.get("counts", {}).items()],
            held_back=len(release.manifest.get("held_back", ())),
            formats=formats,
        )

    alternates = [(f"{root}/dataset.{each.extension}", "alternate", each.media_type) for each in VOCABULARIES]
    identity = (release.id, *languages(request.headers.get("accept-language")))
    return represent(request, media_type, identity, render, {"Link": links(*alternates)})


@router.api_route("/dataset/{name}", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/dataset/dumps/{name}", methods=["GET", "HEAD"], response_model=None)
def dump(request: Request, name: str) -> Response:
    """Send a file of the dataset; parts of it too (Range)."""
    release = edition_of(request).release
    found = next((dump for dump in release.dumps if dump.name == name), None)
    if not found or not found.path.is_file():
        raise Problem(404, "The dataset has no such file; /dataset lists those there are.")
    headers = {
        "ETag": entity_tag(found.checksum),
        "Cache-Control": "public, max-age=0, must-revalidate",
        "Repr-Digest": f"sha-256=:{_base64(found.checksum)}:",
    }
    if matches(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    media_type = "application/gzip" if name.endswith(".gz") else found.media_type
    return FileResponse(found.path, headers=headers, media_type=media_type, filename=name)


def _words(name: str) -> str:
    """Return the name of a class or a count as words."""
    return _CAPITAL.sub(r" \g<0>", name).replace("_", " ").capitalize()


def _base64(hexadecimal: str) -> str:
    return b64encode(bytes.fromhex(hexadecimal)).decode()


def _source(source: dict[str, object]) -> dict[str, object]:
    """Return a source of the manifest as the page shows it."""
    licence = str(source.get("licence") or "")
    return {
        "title": source.get("title") or source.get("name") or "",
        "name": source.get("name") or "",
        "licence": licence,
        "followed": licence.startswith(("http://", "https://")),
        "attribution": source.get("attribution") or "",
    }
