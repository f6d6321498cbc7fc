"""Answers with the headers that caches and clients go by (RFC 9110, RFC 9111)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

from .formats import content_type

_TAG = re.compile(r'(?:W/)?("[^"]*")')

CACHE = "public, max-age=0, must-revalidate"
"""Anybody may keep an answer, and asks whether it is still right: that costs no rendering."""


def represent(
    request: Request,
    media_type: str,
    identity: tuple[str, ...],
    render: Callable[[], str | bytes],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a representation with a strong ETag, or 304 when the client has it: then `render` isn't called.

    `identity` is what the bytes depend on besides the address, the format and the software: the release first.
    """
    tag = entity_tag(str(request.url.path), request.url.query, media_type, *identity)
    fields = {"Vary": "Accept, Accept-Language", "Cache-Control": CACHE, "ETag": tag, **(headers or {})}
    if matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=fields)
    return Response(render(), headers={**fields, "Content-Type": content_type(media_type)})


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


def matches(if_none_match: str | None, tag: str) -> bool:
    """Return whether an If-None-Match header names a tag (weak comparison, RFC 9110 section 13.1.2)."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)


def links(*entries: tuple[str, str, str]) -> str:
    """Return a Link header of (target, relation, media type or "") entries (RFC 8288)."""
    return ", ".join(
        f'<{target}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
        for target, relation, media_type in entries
    )
