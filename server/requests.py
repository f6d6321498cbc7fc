"""What handlers read from a request, with a clear answer where it can't be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from fastapi import Request

from .dates import Dates, dates
from .formats import Format, by_extension, by_media_type, offers
from .headers import field
from .labels import Names
from .negotiation import languages, negotiate
from .pages.builder import Builder
from .problems import Problem, not_acceptable
from .shelf import EDITION
from .site import Edition, Site

_LAST_PAGE = 1_000_000


def site_of(request: Request) -> Site:
    """Return the site that a request is for."""
    site: Site = request.app.state.site
    return site


def edition_of(request: Request) -> Edition:
    """Return what is served now; a `Problem` (503) with the remedy when nothing was published yet."""
    edition: Edition | None = request.scope.get(EDITION) or site_of(request).edition()
    if edition is None:
        raise Problem(
            503,
            "Nothing has been published here yet. Run `communique build`; the site follows by itself.",
            title="No release yet",
            headers={"Retry-After": "30"},
        )
    request.scope[EDITION] = edition
    return edition


def root_of(request: Request) -> str:
    """Return the path that the site is mounted at, without a final slash."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def names_for(request: Request, edition: Edition) -> Names:
    """Return names and links in the languages that a request asks for."""
    release = edition.release
    wanted = languages(field(request.headers, "accept-language"))
    return Names(release.store, site_of(request).vocabulary, release.base, wanted, root_of(request))


def dates_of(edition: Edition) -> Dates:
    """Return when the things of a release are dated."""
    return edition.once("dates", dates)


def builder_for(request: Request, edition: Edition) -> Builder:
    """Return what makes pages for a request."""
    return Builder(names_for(request, edition), dates_of(edition))


def page_number(request: Request) -> int:
    """Return which page is asked for, from 1; a `Problem` (400) when that is no number."""
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _LAST_PAGE):
        raise Problem(400, "The page is a number from 1.")
    return int(text)


def named_format(request: Request, formats: tuple[Format, ...]) -> Format | None:
    """Return the format that `?format=` or `?_mediatype=` names, None when neither stands in the address.

    Raises a `Problem` (400) for one that there isn't.
    """
    extension, media_type = request.query_params.get("format"), request.query_params.get("_mediatype")
    if extension is None and media_type is None:
        return None
    by_name = by_extension(extension, formats) if extension is not None else None
    by_type = by_media_type(media_type, formats) if media_type is not None else None
    found = by_name or by_type
    if not found or (extension is not None and not by_name) or (media_type is not None and by_type is not found):
        known = ", ".join(f"{format_.extension} ({format_.media_type})" for format_ in formats)
        raise Problem(400, f"There is no one format of this name here; there are {known}.")
    return found


def chosen(
    request: Request,
    formats: tuple[Format, ...],
    fixed: Format | None = None,
    address: Callable[[Format], str] | None = None,
) -> tuple[Format, str]:
    """Return the format to answer in and its media type: fixed by the address, by `?format=`, or negotiated.

    `address` tells where a format can be had whatever a request accepts. Raises a `Problem`: 406 when nothing there is
    is acceptable, 400 for an unknown `?format=`.
    """
    if found := fixed or named_format(request, formats):
        return found, found.media_type
    table = offers(formats)
    media_type = negotiate(field(request.headers, "accept"), list(table))
    if media_type is None:
        raise not_acceptable(
            [format_.media_type for format_ in formats], [address(format_) for format_ in formats] if address else ()
        )
    return table[media_type], media_type


def same_page(request: Request, number: int) -> str:
    """Return a relative link to another page of the same list, with the other parameters kept."""
    kept: Sequence[tuple[str, str]] = [
        (name, value) for name, value in request.query_params.multi_items() if name != "page"
    ]
    return "?" + urlencode([*kept, ("page", str(number))])
