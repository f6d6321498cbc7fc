"""Home, lists by kind, and days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.ontology.namespaces import CMQ

from .. import catalogue
from ..filters import NARROWED, choices, narrowed, wanted
from ..formats import HTML
from ..pages.builder import Builder
from ..pages.dates import in_words
from ..pages.layout import DATED, LISTS
from ..pages.model import Section
from ..problems import Problem
from ..rendering import render_page
from ..requests import builder_for, chosen, dates_of, edition_of, names_for, page_number, root_of, same_page
from ..responses import links, represent
from ..site import Edition

router = APIRouter()

ENTRIES = 100
_LATEST_DAYS = 7
_MOST_OF_A_DAY = 20
_MOST_OF_A_KIND = 500
_DAY = re.compile(r"\d{4}(?:/\d\d){0,2}", re.ASCII)


@router.api_route("/", methods=["GET", "HEAD"], response_model=None)
def home(request: Request) -> Response:
    """Say what this is, what it holds, and how to ask."""
    edition = edition_of(request)

    def render() -> str:
        days = _days(edition)
        builder = builder_for(request, edition)
        latest = [
            (
                day,
                in_words(day),
                [builder.entries.entry(iri) for iri in _all_of(days, day)[:_MOST_OF_A_DAY]],
                max(0, sum(days.number(day)) - _MOST_OF_A_DAY),
            )
            for day in reversed(days.days[-_LATEST_DAYS:])
        ]
        counts = edition.once("counts", catalogue.counts)
        return render_page(
            request, "home.html", counts=counts, latest=latest, release=edition.release.id, base=edition.release.base
        )

    return _answer(request, edition, render, {"Link": links((root_of(request) + "/dataset", "describedby", ""))})


@router.api_route("/day/{path:path}", methods=["GET", "HEAD"], response_model=None)
def day(request: Request, path: str) -> Response:
    """List what a day has: events, documents, votes, meetings; or the days of a month or a year that have something."""
    edition = edition_of(request)
    if not _DAY.fullmatch(path):
        raise Problem(404, "A day is written /day/2017/01/23, a month /day/2017/01, a year /day/2017.")
    when = path.replace("/", "-")
    try:
        date.fromisoformat(f"{when}-01-01"[:10])
    except ValueError as error:
        raise Problem(404, f"There is no such day: {when}.") from error
    return _answer(request, edition, lambda: (_day if len(when) == 10 else _span)(request, edition, when))


def _day(request: Request, edition: Edition, when: str) -> str:
    days = _days(edition)
    builder = builder_for(request, edition)
    return render_page(
        request,
        "day.html",
        title=in_words(when),
        day=when,
        sections=_of_day(builder, days, when),
        under_way=[builder.entries.entry(iri) for iri in days.covering(when)[:ENTRIES]],
        before=_link(request, days.before(when)),
        after=_link(request, days.after(when)),
    )


def _of_day(builder: Builder, days: catalogue.Days, when: str) -> list[Section]:
    """Return what a day has, each kind under its heading; meetings are those that its documents and votes name."""
    documents, votes = days.documents.get(when, ()), days.votes.get(when, ())
    meetings = builder.entries.named_by((*documents, *votes), CMQ + "meetingRecord")
    kinds = (
        ("on", "Events", days.on.get(when, ())),
        ("documents", "Documents", tuple(iri for iri in documents if iri not in meetings)),
        ("votes", "Votes", votes),
        ("meetings", "Meetings", meetings),
    )
    return [
        Section(
            anchor,
            title,
            entries=tuple(builder.entries.entry(iri) for iri in iris[:_MOST_OF_A_KIND]),
            more=max(0, len(iris) - _MOST_OF_A_KIND),
        )
        for anchor, title, iris in kinds
        if iris
    ]


def _span(request: Request, edition: Edition, when: str) -> str:
    days = _days(edition)
    found = [(in_words(day), day, _link(request, day), days.number(day)) for day in days.within(when)]
    return render_page(request, "days.html", title=in_words(when), days=found)


def _days(edition: Edition) -> catalogue.Days:
    return edition.once("days", lambda store: catalogue.days(store, dates_of(edition)))


def _all_of(days: catalogue.Days, day: str) -> tuple[str, ...]:
    return (*days.on.get(day, ()), *days.documents.get(day, ()), *days.votes.get(day, ()))


def _link(request: Request, day: str | None) -> tuple[str, str] | None:
    return (f"{root_of(request)}/day/{day.replace('-', '/')}", in_words(day)) if day else None


def _list(name: str) -> Callable[[Request], Response]:
    def handler(request: Request) -> Response:
        edition = edition_of(request)
        number = page_number(request)
        members = edition.once(
            f"list {name}", lambda store: catalogue.listing(store, name, names_for(request, edition), dates_of(edition))
        )

        filter_ = wanted(request, name)
        everything = members
        members = narrowed(filter_, everything, dates_of(edition), edition.release.base)

        def render() -> str:
            names = names_for(request, edition)
            window = members[(number - 1) * ENTRIES : number * ENTRIES]
            builder = builder_for(request, edition)
            return render_page(
                request,
                "list.html",
                title=LISTS[name][0],
                dated=name in DATED,
                entries=[builder.entries.entry(iri) for iri in window],
                total=len(members),
                choices=choices(name, filter_, everything, dates_of(edition), names) if name in NARROWED else [],
                series=filter_.wanted.get("series", ""),
                name=name,
                first=(number - 1) * ENTRIES + 1,
                previous=same_page(request, number - 1) if number > 1 else "",
                following=same_page(request, number + 1) if number * ENTRIES < len(members) else "",
            )

        if number > 1 and (number - 1) * ENTRIES >= len(members):
            raise Problem(404, "The list has fewer pages.")
        return _answer(request, edition, render)

    handler.__doc__ = f"List the {name} of the release."
    return handler


for _name in LISTS:
    router.add_api_route(f"/{_name}", _list(_name), methods=["GET", "HEAD"], response_model=None, name=_name)


def _answer(
    request: Request, edition: Edition, render: Callable[[], str], headers: dict[str, str] | None = None
) -> Response:
    """Return a page, which has no other format."""
    _, media_type = chosen(request, (HTML,))
    identity = (edition.release.id, *names_for(request, edition).languages)
    return represent(request, media_type, identity, render, headers)
