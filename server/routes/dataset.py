"""The dataset as a whole: its description, its dumps with their checksums, the terms of its sources."""

from __future__ import annotations

import re

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.ontology.namespaces import SCHEMA
from communique.release.opened import Release

from ..addresses import on_the_wire
from ..downloads import download
from ..formats import GRAPHS, HTML, VOCABULARIES, by_extension
from ..problems import Problem
from ..rendering import render_page
from ..requests import chosen, edition_of, named_format, root_of, site_of
from ..resources import serialise
from ..responses import represent
from ..signposting import ABOUT_PAGE, Signpost, header

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
    root = root_of(request)
    format_, media_type = chosen(request, VOCABULARIES, fixed, lambda format_: f"{root}/dataset.{format_.extension}")

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

    varies = () if fixed or named_format(request, VOCABULARIES) else ("Accept",)
    headers = {"Link": header(_signposts(request, release))}
    location = f"{root}/dataset.{format_.extension}" if varies else ""
    return represent(request, media_type, (release.id,), render, headers, location=location, varies=varies)


@router.api_route("/dataset/{name}", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/dataset/dumps/{name}", methods=["GET", "HEAD"], response_model=None)
def dump(request: Request, name: str) -> Response:
    """Send a file of the dataset; parts of it too (Range)."""
    return download(request, edition_of(request).release, name)


def _signposts(request: Request, release: Release) -> list[Signpost]:
    """Return the links that lead machines to the dataset's name, terms, publisher, metadata and files."""
    root, site = root_of(request), site_of(request).settings.site
    described = [
        Signpost(relation, f"{root}/dataset.{format_.extension}", format_.media_type)
        for relation in ("describedby", "alternate")
        for format_ in (GRAPHS if relation == "describedby" else VOCABULARIES)
    ]
    files = [
        Signpost("item", f"{root}/dataset/{dump.name}", "application/gzip" if dump.name.endswith(".gz") else "")
        for dump in release.dumps
    ]
    return [
        Signpost("cite-as", f"{release.base}dataset"),
        Signpost("type", ABOUT_PAGE),
        Signpost("type", SCHEMA + "Dataset"),
        *([Signpost("license", on_the_wire(site.licence))] if site.licence else []),
        *([Signpost("author", on_the_wire(site.publisher_url))] if site.publisher_url else []),
        *described,
        *files,
    ]


def _words(name: str) -> str:
    """Return the name of a class or a count as words."""
    return _CAPITAL.sub(r" \g<0>", name).replace("_", " ").capitalize()


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
