"""What no request may exceed: the length of its address (414), of its headers (431) and of its body (413)."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 65_536
"""Bytes of path and query string: a long query may stand in an address, as SPARQL's protocol has it."""

LONGEST_PATH = 8_192
"""Bytes of the path alone."""

LONGEST_HEADERS = 32_768
"""Bytes of all header fields together, names and values."""

MOST_HEADERS = 100
"""How many header fields there may be."""

LONGEST_BODY = 4_194_304
"""Bytes of a body, as sent."""


_BODY = f"A request's body has at most {LONGEST_BODY:,} bytes."


class RequestLimits:
    """Refuses what is too large, before anything else looks at it.

    A body is counted while it is read as well, whatever its Content-Length says.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if refusal := _refusal(scope):
            await _refuse(send, *refusal)
            return
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > LONGEST_BODY:
                raise HTTPException(413, _BODY)
            return message

        await self._app(scope, counted, send)


def _refusal(scope: Scope) -> tuple[int, str] | None:
    """Return status and detail when the request's head says that it is too large."""
    path = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    if len(path) > LONGEST_PATH or len(path) + len(scope["query_string"]) > LONGEST_ADDRESS:
        return 414, (
            f"An address has at most {LONGEST_PATH:,} bytes before its question mark and {LONGEST_ADDRESS:,} in all;"
            " send a longer query in the body of a POST."
        )
    headers = scope["headers"]
    if len(headers) > MOST_HEADERS or sum(len(name) + len(value) for name, value in headers) > LONGEST_HEADERS:
        return 431, f"A request has at most {MOST_HEADERS} header fields of {LONGEST_HEADERS:,} bytes together."
    length = next((value for name, value in headers if name == b"content-length"), b"")
    if length.isdigit() and int(length) > LONGEST_BODY:
        return 413, _BODY
    return None


async def _refuse(send: Send, status: int, detail: str) -> None:
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    body = json.dumps(problem).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
