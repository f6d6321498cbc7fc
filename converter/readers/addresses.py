"""Addresses as an archive page gives them: of its own pages, of its days, and of news items elsewhere."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from urllib.parse import unquote, urlsplit

from ..iris import archive_path

_PAGE = re.compile(r"(?:^|/)((?:[a-z]{2,3}/)?news/([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})/([^/\x00-\x20\x7f]+))$")
_UNFIT = re.compile(r"[\s\x00-\x20\x7f<>\"{}|\\^`]")
_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_INDEX = re.compile(r"^index(?:\.[a-z]+)?$")


class AddressError(ValueError):
    """An address can't be used; its text says why, `remedy` says what would help."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def iso_day(text: str) -> str | None:
    """Return the day that a text begins with (`2017-03-3`) in ISO 8601, or None if it begins with none."""
    found = _DAY.match(text.strip())
    return _iso(*found.groups()) if found else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def page_at(path: str) -> tuple[str, str] | None:
    """Return archive path and ISO day of a page from its address or file path; None if it lies on no day."""
    found = _PAGE.search(path)
    if not found:
        return None
    day = _iso(found[2], found[3], found[4])
    return (archive_path(found[1]), day) if day else None


def is_index(path: str) -> bool:
    """Return whether an address is that of a day's index."""
    return bool(_INDEX.match(path.rpartition("/")[2]))


def linked_page(target: str, own_path: str = "") -> tuple[str, str]:
    """Return archive path and ISO day of the page that a link leads to; a relative one counts from `own_path`.

    Raises `AddressError` when it leads to no page of a day.
    """
    plain = re.split(r"[?#]", target, maxsplit=1)[0].strip()
    if "%" in plain:
        plain = unquote(plain)
    if own_path and not plain.startswith("/") and ":" not in plain.partition("/")[0]:
        plain = posixpath.normpath(posixpath.join(posixpath.dirname(own_path), plain))
    found = page_at(plain) if plain.startswith("/") else None
    if not found:
        raise AddressError(
            f"a link leads to no page of a day: {target[:200]!r}", "link to /news/<year>/<month>/<day>/<page>.md"
        )
    return found


def web_address(target: str) -> str:
    """Return the address of a news item as it stands, if it is well-formed; one that begins with `//` gets https.

    Raises `AddressError` when it is no http or https address. See RFC 3986; letters of other scripts may stand
    unescaped (RFC 3987).
    """
    address, shown = target.strip(), repr(target[:200])
    if address.startswith("//"):
        # An address that leaves its scheme to the page that links to it; every such site has been on https for long.
        address = f"https:{address}"
    if _UNFIT.search(address):
        raise AddressError(f"an address has a blank or a character that no address has: {shown}", "percent-encode it")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise AddressError(f"an address is malformed: {shown}", "give it as the news site does") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise AddressError(f"an address is neither http nor https: {shown}", "give the whole address of the report")
    if not host:
        raise AddressError(f"an address names no site: {shown}", "give the whole address of the report")
    return address
