"""Running the site: one process, or several on one socket."""

from __future__ import annotations

import os
import socket

from communique.errors import CommuniqueError, ReleaseError
from communique.release.settings import Settings

from .serving import BACKLOG, Options, server_of
from .site import Site
from .supervisor import Supervisor

__all__ = ["Options", "announcement", "serve"]

_STALLED_MILLISECONDS = 60_000


def serve(settings: Settings, host: str, port: int, workers: int = 1, options: Options | None = None) -> None:
    """Serve a HOME until the process is told to end.

    Several workers share the socket; each reads the settings again, from the same HOME, and has its own query
    processes. Raises `CommuniqueError` when the address can't be listened on.
    """
    options = options or Options()
    with _listen(host, port) as listening:
        said = announcement(settings, listening)
        if workers == 1:
            server_of(settings, options, lambda: print(said, flush=True)).run([listening])
        else:
            Supervisor(settings, listening, workers, options).run(lambda: print(said, flush=True))


def announcement(settings: Settings, listening: socket.socket) -> str:
    """Return what people are told when the site is up: what is served, and where."""
    address = _address(listening)
    try:
        edition = Site(settings).edition()
    except ReleaseError as error:
        return f"Serving {settings.site.title} at {address} — but its release is damaged: {error}"
    if edition is None:
        what = f"{settings.site.title}, nothing published yet (`communique build` does),"
    else:
        what = f"{settings.site.title}, release {edition.release.id},"
    return f"Serving {what} at {address} — stop with Ctrl+C"


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        return f"http://127.0.0.1:{port}/ and on every network of this machine"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise CommuniqueError(f"can't listen at {host}, port {port}: {reason}; --port chooses another port") from error
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A client that reads no more of its answer is cut off by the system; connections inherit this.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _STALLED_MILLISECONDS)
    return listening
