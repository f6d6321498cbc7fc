"""Finished answers, kept as long as their release is served: asking again costs a look-up.

Only answers that depend on nothing but the release, the address and the request headers that `Vary` can name are kept;
`represent` marks them. Conditions (If-None-Match, If-Modified-Since) are judged here as well.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.errors import ReleaseError

from .answers import Answers, Kept, Key
from .conditions import not_modified
from .headers import RawHeaders
from .site import Edition, Site

KEPT = "communique.kept"
"""Where a request's scope says that its answer may be kept."""

EDITION = "communique.edition"
"""Where a request's scope has the edition that it is answered from, from beginning to end."""

_TELLING_APART = (b"accept", b"accept-encoding", b"accept-language", b"accept-profile")
_NOT_ON_304 = frozenset({b"content-type", b"content-length", b"content-encoding", b"link", b"content-profile"})


class Shelf:
    """Answers from what is kept, and keeps what may be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        edition = _edition(scope)
        if edition is None:
            await self._app(scope, receive, send)
            return
        scope[EDITION] = edition
        headers = {name: value for name, value in scope["headers"] if name in _TELLING_APART}
        key = (
            scope.get("raw_path") or scope["path"],
            scope["query_string"],
            scope.get("root_path", ""),
            *(headers.get(name) for name in _TELLING_APART),
        )
        kept = edition.answers.get(key)
        if kept is None and scope["method"] == "GET":
            await self._app(scope, receive, _keeping(edition.answers, key, scope, send))
        elif kept is None:
            await self._app(scope, receive, send)
        else:
            await _answer(kept, edition, scope, send)


def _edition(scope: Scope) -> Edition | None:
    """Return the edition that a request may be answered from at once, None when it goes the usual way."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    seen = [name for name, _ in scope["headers"] if name in _TELLING_APART or name in (b"range", b"if-match")]
    if b"range" in seen or b"if-match" in seen or len(seen) != len(set(seen)):
        return None
    site: Site = scope["app"].state.site
    try:
        return site.edition()
    except ReleaseError:
        return None


async def _answer(kept: Kept, edition: Edition, scope: Scope, send: Send) -> None:
    if kept.etag and not_modified(Headers(scope=scope), kept.etag, kept.modified, edition.served_since):
        await send({"type": "http.response.start", "status": 304, "headers": list(kept.unchanged)})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": kept.status, "headers": list(kept.headers)})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else kept.body})


def _keeping(answers: Answers, key: Key, scope: Scope, send: Send) -> Send:
    """Return a `send` that keeps the answer when it is whole and may be kept."""
    start: Message = {}
    body = bytearray()

    async def sending(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif scope.get(KEPT) and start.get("status") in (200, 303):
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                answers.put(key, _kept(start, bytes(body)))
        await send(message)

    return sending


def _kept(start: Message, body: bytes) -> Kept:
    headers: RawHeaders = list(start["headers"])
    named = dict(headers)
    return Kept(
        start["status"],
        headers,
        [header for header in headers if header[0] not in _NOT_ON_304],
        named.get(b"etag", b"").decode("latin-1"),
        named.get(b"last-modified", b"").decode("latin-1"),
        body,
    )
