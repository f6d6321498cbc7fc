"""Every request watched from outside: its id, its line in the access log, its place in the measurements.

A request keeps the id that a proxy gave it in X-Request-Id, else it gets one; the answer carries it either way.
"""

from __future__ import annotations

import contextvars
import logging
import re
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.errors import QueryError

from .access_log import AccessLog, Entry
from .metrics import Metrics

_HEADER = b"x-request-id"
_WELL_FORMED = re.compile(rb"[0-9A-Za-z._:\-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_UNKNOWN = "unknown"

_log = logging.getLogger("communique.server")


@dataclass(slots=True)
class Seen:
    """What is known of a request while it is answered; `query_seconds` is None when no query was run."""

    id: str
    started: float = field(default_factory=time.perf_counter)
    status: int = 0
    sent: int = 0
    media_type: str = ""
    complete: bool = False
    query_seconds: float | None = None


_seen: contextvars.ContextVar[Seen | None] = contextvars.ContextVar("seen", default=None)


def seen_request() -> Seen | None:
    """Return what is known of the request being answered, None outside of one."""
    return _seen.get()


class Watch:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, metrics: Metrics, log: AccessLog | None, log_clients: bool) -> None:
        self._app, self._metrics, self._access_log, self._log_clients = app, metrics, log, log_clients
        self._templates: dict[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = Seen(_request_id(scope))
        named = (_HEADER, seen.id.encode())
        bodiless = scope["method"] == "HEAD"

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", ()), named]
                seen.status = message["status"]
                seen.media_type = _media_type(headers)
                message = {**message, "headers": headers}
            elif message["type"] == "http.response.body":
                seen.sent += 0 if bodiless else len(message.get("body", b""))
                seen.complete = not message.get("more_body", False)
            await send(message)

        token = _seen.set(seen)
        self._metrics.in_progress.inc()
        try:
            await self._app(scope, receive, counted)
        except Exception as error:
            # A problem was answered, or the answer has begun: then the connection is closed under it.
            if not seen.status:
                raise
            if isinstance(error, QueryError):
                _log.warning("request %s: the answer was broken off: %s", seen.id, error)
            else:
                _log.exception("request %s: %s %s failed", seen.id, scope["method"], scope["path"])
        finally:
            _seen.reset(token)
            self._metrics.in_progress.dec()
            self._finish(scope, seen)

    def _finish(self, scope: Scope, seen: Seen) -> None:
        seconds = time.perf_counter() - seen.started
        route = self._route(scope)
        method = scope["method"] if scope["method"] in _METHODS else _UNKNOWN
        self._metrics.request(route, method, seen.status, seconds, seen.sent)
        if self._access_log is not None:
            self._access_log.write(self._entry(scope, seen, route, seconds))

    def _entry(self, scope: Scope, seen: Seen, route: str, seconds: float) -> Entry:
        entry: Entry = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "request": seen.id,
            "method": scope["method"],
            "path": scope.get("raw_path", scope["path"].encode()).decode("latin-1"),
            "route": route,
            "status": seen.status,
            "bytes": seen.sent,
            "ms": round(seconds * 1000, 3),
            "format": seen.media_type,
            "cache": "revalidated" if seen.status == 304 else "made" if "route" in scope else "kept",
            "complete": seen.complete,
        }
        if seen.query_seconds is not None:
            entry["query_ms"] = round(seen.query_seconds * 1000, 3)
        if self._log_clients and scope.get("client"):
            entry["client"] = scope["client"][0]
        return entry

    def _route(self, scope: Scope) -> str:
        """Return the template of the address: there are few, while anybody can make up addresses.

        An answer that was kept comes from no route, but the first of its kind did.
        """
        kind = scope["path"].split("/", 2)[1:2]
        template = getattr(scope.get("route"), "path", "")
        if template and kind:
            self._templates[kind[0] if kind[0] in template else ""] = template
        return template or self._templates.get(kind[0] if kind else "", _UNKNOWN)


def _request_id(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == _HEADER), b"")
    return given.decode("ascii") if _WELL_FORMED.fullmatch(given) else secrets.token_hex(8)


def _media_type(headers: list[tuple[bytes, bytes]]) -> str:
    found = next((value for name, value in headers if name == b"content-type"), b"")
    return found.partition(b";")[0].decode("latin-1")
