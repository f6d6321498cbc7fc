"""Headers that every answer has: what a browser may do with it, and who may read it from another site's page."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "X-Frame-Options": "DENY",
}
"""Pages load nothing but the style sheet and the icon; scripts are not allowed, the JSON-LD in a page is data."""

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Allow, Content-Location, Content-Profile, Content-Range, ETag, Link, Location, Repr-Digest,"
        " Retry-After, Vary"
    ),
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Language, Accept-Profile, Content-Type, If-Modified-Since, If-None-Match, If-Range, Range"
    ),
    "Access-Control-Max-Age": "86400",
}


def field(headers: Headers, name: str) -> str | None:
    """Return a request's header field, its lines joined as one list (RFC 9110, section 5.3); None if there is none."""
    lines = headers.getlist(name)
    return ", ".join(lines) if lines else None


RawHeaders = list[tuple[bytes, bytes]]


def raw(headers: dict[str, str]) -> RawHeaders:
    """Return headers as ASGI has them."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


_STANDING = raw({**SECURITY, **CORS})
_ASKED_BEFORE = raw(_PREFLIGHT)


class StandingHeaders:
    """Adds the headers to every answer, and what browsers ask before a cross-origin request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        further = [*_STANDING, *_ASKED_BEFORE] if scope["method"] == "OPTIONS" else _STANDING

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                given = {name for name, _ in headers}
                headers += [header for header in further if header[0] not in given]
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, with_headers)
