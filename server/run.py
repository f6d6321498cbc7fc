"""Running the site: one process, or several on one socket."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import uvicorn

from communique.errors import CommuniqueError, ReleaseError
from communique.release.settings import Settings

from .app import create_app
from .operations.access_log import AccessLog
from .site import Site

_BACKLOG = 2048
_STALLED_MILLISECONDS = 60_000
_FORCE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is run: `access_log` is a file, "-" for standard error, or "" for none."""

    access_log: str = ""
    log_clients: bool = False
    graceful_seconds: int = 10


class Server(uvicorn.Server):
    """Uvicorn's server; it says when it is ready, and ends with exit code 0 within a bound when it is told to."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None] = lambda: None) -> None:
        super().__init__(config)
        self._ready = ready
        for number in (signal.SIGTERM, signal.SIGINT):
            # Uvicorn raises what it caught once more when it has ended: that must not end the process by a signal.
            signal.signal(number, self.handle_exit)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve."""
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop accepting, finish what was begun, and end; by force when that takes too long."""
        self.stop()

    def stop(self) -> None:
        """End in the bound that the configuration sets."""
        if self.should_exit:
            return
        self.should_exit = True
        bound = (self.config.timeout_graceful_shutdown or 0) + _FORCE_SECONDS
        last = threading.Timer(bound, os._exit, (0,))
        last.daemon = True
        last.start()


def server_of(settings: Settings, options: Options, ready: Callable[[], None] = lambda: None) -> Server:
    """Return a server of a HOME that was not started yet."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    log = AccessLog(options.access_log) if options.access_log else None
    config = uvicorn.Config(
        create_app(settings, log, options.log_clients),
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_graceful_shutdown=options.graceful_seconds,
    )
    return Server(config, ready)


def serve(settings: Settings, host: str, port: int, workers: int = 1, options: Options | None = None) -> None:
    """Serve a HOME until the process is told to end.

    Several workers share the socket; each reads the settings again, from the same HOME, and has its own query
    processes. Raises `CommuniqueError` when the address can't be listened on.
    """
    from .supervisor import Supervisor

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
        listening = socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise CommuniqueError(f"can't listen at {host}, port {port}: {reason}; --port chooses another port") from error
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A client that reads no more of its answer is cut off by the system; connections inherit this.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _STALLED_MILLISECONDS)
    return listening
