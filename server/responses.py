"""Answers with the headers that caches and clients go by (RFC 9110, RFC 9111)."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable, Mapping
from email.utils import format_datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

from .conditions import fails, matches, not_modified
from .formats import content_type
from .headers import field
from .negotiation import coding
from .problems import Problem
from .shelf import EDITION, KEPT
from .site import Edition

__all__ = ["CACHE", "entity_tag", "links", "matches", "modified", "represent", "vary"]

CACHE = "public, max-age=0, must-revalidate"
"""Anybody may keep an answer, and asks whether it is still right: that costs no rendering."""

_LEVEL = 6


def represent(
    request: Request,
    media_type: str,
    identity: tuple[str, ...],
    render: Callable[[], str | bytes],
    headers: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None,
    *,
    location: str = "",
    varies: Iterable[str] = ("Accept", "Accept-Language"),
    dated: bool = True,
) -> Response:
    """Return a representation with a strong ETag, or 304 when the client has it: then `render` isn't called.

    `identity` is what the bytes depend on besides the address, the format, the coding and the software: the release
    first. `headers` may be a function, called after `render`. `location` is the address that always gives this
    representation, where it was negotiated. `varies` are the request's headers that chose it; Accept-Encoding always
    does. `dated` says that it changes with the release alone, and may carry the release's date. Raises a `Problem`
    (412) when If-Match names another.
    """
    packed = coding(field(request.headers, "accept-encoding"))
    root = str(request.scope.get("root_path", ""))
    tag = entity_tag(root, request.url.path, request.url.query, media_type, packed, *identity)
    edition: Edition | None = request.scope.get(EDITION)
    date = modified(edition) if edition and dated else ""
    standing = {"Vary": vary(*varies, "Accept-Encoding"), "Cache-Control": CACHE, "ETag": tag}
    if date:
        standing["Last-Modified"] = date
    if location:
        standing["Content-Location"] = location
    if fails(request.headers, tag):
        raise Problem(412, "What is here now is not what the request's If-Match names.")
    if not_modified(request.headers, tag, date, edition.served_since if edition else 0):
        return Response(status_code=304, headers=standing)
    content = render()
    body = content.encode() if isinstance(content, str) else content
    further = headers() if callable(headers) else headers or {}
    fields = {**further, **standing, "Content-Type": content_type(media_type)}
    if packed:
        body = gzip.compress(body, _LEVEL, mtime=0)
        fields["Content-Encoding"] = packed
    request.scope[KEPT] = True
    return Response(body, headers=fields)


def modified(edition: Edition) -> str:
    """Return the Last-Modified header of everything that changes with the release; "" when its date isn't known."""
    built = edition.release.built
    return format_datetime(built, usegmt=True) if built else ""


def vary(*names: str) -> str:
    """Return a Vary header of these fields, each once, in the order of the alphabet."""
    return ", ".join(sorted(set(names)))


def entity_tag(*parts: str) -> str:
    """Return a strong entity tag of what a representation depends on."""
    digest = hashlib.sha256("\x1f".join((_software(), *parts)).encode("utf-8", "surrogatepass"))
    return f'"{digest.hexdigest()[:32]}"'


@cache
def _software() -> str:
    """Return what tells apart two versions of this software: its own files, and what writes RDF and HTML."""
    digest = hashlib.sha256(f"{version('pyoxigraph')} {version('jinja2')}".encode())
    here = Path(__file__).parent
    for file in sorted(here.rglob("*")):
        if file.suffix in (".py", ".html", ".css"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def links(*entries: tuple[str, str, str]) -> str:
    """Return a Link header of (target, relation, media type or "") entries (RFC 8288)."""
    return ", ".join(
        f'<{target}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
        for target, relation, media_type in entries
    )
