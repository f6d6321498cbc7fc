"""One server process: the application under Uvicorn, with an end that has a bound."""

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

from communique.release.settings import Settings

from .app import create_app
from .operations.access_log import AccessLog

BACKLOG = 2048
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
        backlog=BACKLOG,
        timeout_graceful_shutdown=options.graceful_seconds,
    )
    return Server(config, ready)
