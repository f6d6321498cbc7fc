"""How members voted, by year and by agenda item; and the series of resolutions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from urllib.parse import quote_plus, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.ontology.namespaces import CMQ, DCTERMS, RDFS

from ..addresses import ID, BadAddress, identifier
from ..ballots import is_voter
from ..dates import Document
from ..filters import NAME
from ..formats import HTML
from ..labels import Names, Text, natural
from ..pages import record
from ..pages.model import Section, Table, Value
from ..problems import Problem
from ..records import record_of, year_of
from ..rendering import render_page
from ..requests import chosen, dates_of, edition_of, names_for, root_of
from ..responses import represent
from ..site import Edition

router = APIRouter()

YEAR = rf"\d{{4}}|{record.UNDATED}"
_YEAR, _AGENDA = re.compile(YEAR, re.ASCII), re.compile(NAME)


@router.api_route("/votes/member/{name}", methods=["GET", "HEAD"], response_model=None)
def member(request: Request, name: str) -> Response:
    """List how often a member chose what, by year."""
    edition = edition_of(request)
    actor = _member(edition, name)
    names = names_for(request, edition)

    def render() -> str:
        section = record.years(names, actor, record_of(edition, actor), whole=True)
        title = f"How {names.text(actor).text} voted"
        query = _query(actor)
        sections = [Section("years", "By year", tables=section.tables)]
        return render_page(
            request,
            "voting.html",
            title=title,
            member=names.link(actor),
            year="",
            sections=sections,
            query=query,
            asked=f"{root_of(request)}/sparql?" + urlencode({"query": query, "format": "html"}),
            back=[],
        )

    return _page(request, edition, render)


@router.api_route("/votes/member/{name}/{year}", methods=["GET", "HEAD"], response_model=None)
def year_of_member(request: Request, name: str, year: str) -> Response:
    """List how a member voted in a year, by agenda item, or all its votes under one of them (`?agenda=`)."""
    edition = edition_of(request)
    actor = _member(edition, name)
    if not _YEAR.fullmatch(year):
        raise Problem(404, f"A year has four digits; votes without a date are at `{record.UNDATED}`.")
    item = request.query_params.get("agenda", "")
    if item and not _AGENDA.fullmatch(item):
        raise Problem(400, "`agenda` is the name of an agenda item, as the links of the page have it.")
    names = names_for(request, edition)
    of_year = year_of(edition, actor, "" if year == record.UNDATED else year)
    shown = record.of_item(edition.release.base, of_year, item) if item else of_year
    if not shown:
        raise Problem(404, "There is no vote of this member here.")

    def render() -> str:
        here = root_of(request) + record.record_path(edition.release.base, actor, year)
        documents = {
            cast.vote.iri: names.link(cast.vote.documents[0]) for cast in shown if len(cast.vote.documents) == 1
        }
        sections = [Section("choices", "By choice", groups=tuple(record.choices(names, shown, documents)))]
        if not item:
            tables = (record.agenda(names, here, of_year),)
            sections.insert(0, Section("agenda", "By agenda item", tables=tables))
        query = _query(actor, year, "" if item in ("", record.NONE) else edition.release.base + ID + item)
        title = f"How {names.text(actor).text} voted in {year}" if year != record.UNDATED else "Votes without a date"
        back = [("All years", root_of(request) + record.record_path(edition.release.base, actor))]
        if item:
            back.append((f"All agenda items of {year}", here))
        return render_page(
            request,
            "voting.html",
            title=title,
            member=names.link(actor),
            year=_item_words(names, edition.release.base, item),
            sections=sections,
            query=query,
            asked=f"{root_of(request)}/sparql?" + urlencode({"query": query, "format": "html"}),
            back=back,
        )

    return _page(request, edition, render)


@router.api_route("/resolutions", methods=["GET", "HEAD"], response_model=None)
def resolutions(request: Request) -> Response:
    """List the series of resolutions, with how many each has and from when to when."""
    edition = edition_of(request)

    def render() -> str:
        series: dict[str, list[Document]] = defaultdict(list)
        for document in dates_of(edition).documents.values():
            if document.resolution and document.symbol:
                series[document.series].append(document)
        table = Table(
            "Series of resolutions, by symbol",
            ("Series", "First day", "Last day", "Resolutions"),
            tuple(
                _series(root_of(request), name, of)
                for name, of in sorted(series.items(), key=lambda item: natural(item[0]))
            ),
            numbers=3,
        )
        sections = [Section("series", "Series", tables=(table,))] if series else []
        return render_page(request, "series.html", title="Resolutions", sections=sections)

    return _page(request, edition, render)


def _series(root: str, name: str, of: Sequence[Document]) -> tuple[tuple[Value, ...], ...]:
    days = sorted(document.day for document in of if document.day)
    return (
        (Value(Text(name), f"{root}/documents?series={quote_plus(name)}"),),
        (Value(Text(days[0] if days else "not stated")),),
        (Value(Text(days[-1] if days else "not stated")),),
        (Value(Text(f"{len(of):,}")),),
    )


def _item_words(names: Names, base: str, item: str) -> str:
    if item in ("", record.NONE):
        return "No agenda item stated" if item else ""
    return names.text(base + ID + item).text


def _member(edition: Edition, name: str) -> str:
    """Return the actor of a name in an address; a `Problem` (400, 404) when nobody of that name voted."""
    try:
        iri = identifier(edition.release, f"actor/{name}")
    except BadAddress as error:
        raise Problem(400, str(error)) from error
    if not is_voter(edition.release.store, iri):
        raise Problem(404, "This release has no ballot of a member of this name.")
    return iri


def _query(actor: str, year: str = "", item: str = "") -> str:
    """Return the query whose answer the page shows, for those who want it as data."""
    within = (
        f'  FILTER(STRSTARTS(STR(?date), "{year}"))\n'
        if year.isdecimal()
        else "  FILTER(!BOUND(?date))\n"
        if year
        else ""
    )
    agenda = f"  ?vote cmq:agenda <{item}> .\n" if item else ""
    return (
        f"PREFIX cmq: <{CMQ}>\nPREFIX dcterms: <{DCTERMS}>\nPREFIX rdfs: <{RDFS}>\n"
        "SELECT ?date ?item ?vote ?document ?choice WHERE {\n"
        f"  ?ballot cmq:voter <{actor}> ; cmq:choice ?choice .\n"
        f"  ?vote cmq:ballot ?ballot .\n{agenda}"
        "  OPTIONAL { ?vote dcterms:date ?date }\n"
        "  OPTIONAL { ?vote cmq:agenda/rdfs:label ?item }\n"
        "  OPTIONAL { ?document cmq:vote|cmq:rollCall ?vote }\n"
        f"{within}}} ORDER BY ?item ?date ?vote"
    )


def _page(request: Request, edition: Edition, render: Callable[[], str]) -> Response:
    _, media_type = chosen(request, (HTML,))
    return represent(request, media_type, (edition.release.id, *names_for(request, edition).languages), render)
