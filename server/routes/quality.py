"""`/dataset/completeness` and `/dataset/disagreements`: the reports on a release's own content, as pages and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.release.opened import Release

from ..formats import HTML, REPORTS, Format
from ..pages import quality
from ..pages.model import Section
from ..problems import Problem
from ..rendering import render_page
from ..requests import chosen, dates_of, edition_of, named_format, names_for, page_number, root_of, same_page
from ..responses import represent

router = APIRouter()

COMPLETENESS = "completeness.json"
ENTRIES = 200


@router.api_route("/dataset/completeness", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/dataset/completeness.{extension}", methods=["GET", "HEAD"], response_model=None)
def completeness(request: Request, extension: str = "") -> Response:
    """Say which numbers of series are missing, and which records lack what; one series in full with `?series=`."""
    release = edition_of(request).release
    fixed = _fixed(extension)
    report = _report(release)
    address = root_of(request) + "/dataset/completeness"
    wanted = request.query_params.get("series", "")
    found = next((each for each in report.get("series", ()) if each.get("series") == wanted), None)
    if wanted and found is None:
        raise Problem(404, "The report has no such series.")

    def page() -> str:
        if found is None:
            title, sections = "Completeness", [quality.series(report, address)]
        else:
            names, dates = names_for(request, edition_of(request)), dates_of(edition_of(request))
            title, sections = f"Completeness of {wanted}", quality.one_series(found, names, dates)
        lead = "What this release has of each series of resolutions, and what its records lack."
        nothing = "This release has no report on its completeness, or no series of resolutions."
        return _page(request, title, lead if report.get("series") else nothing, sections, "completeness.json")

    return _answer(request, fixed, "completeness", page, lambda: json.dumps(found or report, ensure_ascii=False))


@router.api_route("/dataset/disagreements", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/dataset/disagreements.{extension}", methods=["GET", "HEAD"], response_model=None)
def disagreements(request: Request, extension: str = "") -> Response:
    """List where sources say different things of the same: nothing of it is decided, all of it is published."""
    edition = edition_of(request)
    fixed = _fixed(extension)
    number = page_number(request)
    everything = list(edition.release.manifest.get("disagreements", ()))
    window = everything[(number - 1) * ENTRIES : number * ENTRIES]
    if number > 1 and not window:
        raise Problem(404, "The list has fewer pages.")

    def page() -> str:
        lead = (
            f"{len(everything):,} in this release. What each source says stands in its graph: nothing was decided."
            if everything
            else "No source of this release contradicts another in what is compared."
        )
        sections = [quality.disagreements(window, names_for(request, edition))]
        previous = same_page(request, number - 1) if number > 1 else ""
        following = same_page(request, number + 1) if number * ENTRIES < len(everything) else ""
        return _page(request, "Disagreements", lead, sections, "disagreements.json", previous, following)

    return _answer(request, fixed, "disagreements", page, lambda: json.dumps(everything, ensure_ascii=False))


def _report(release: Release) -> Mapping[str, Any]:
    """Return the report on completeness; empty when the release has none, or none that can be read."""
    try:
        found = json.loads((release.path / COMPLETENESS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _fixed(extension: str) -> Format | None:
    fixed = next((format_ for format_ in REPORTS if format_.extension == extension), None)
    if extension and not fixed:
        raise Problem(404, "There is no such format here.")
    return fixed


def _page(
    request: Request,
    title: str,
    lead: str,
    sections: list[Section],
    data: str,
    previous: str = "",
    following: str = "",
) -> str:
    return render_page(
        request,
        "quality.html",
        title=title,
        lead=lead,
        sections=[section for section in sections if not section.empty],
        data=f"{root_of(request)}/dataset/{data}",
        previous=previous,
        following=following,
    )


def _answer(
    request: Request, fixed: Format | None, name: str, page: Callable[[], str], data: Callable[[], str]
) -> Response:
    edition = edition_of(request)
    address = f"{root_of(request)}/dataset/{name}"
    format_, media_type = chosen(request, REPORTS, fixed, lambda each: f"{address}.{each.extension}")
    varies = [] if fixed or named_format(request, REPORTS) else ["Accept"]
    varies += ["Accept-Language"] if format_ is HTML or varies else []
    identity = (edition.release.id, *(names_for(request, edition).languages if format_ is HTML else ()))
    return represent(request, media_type, identity, page if format_ is HTML else data, varies=varies)
