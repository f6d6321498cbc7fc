"""Running the application with Uvicorn."""

from __future__ import annotations

import os
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from communique.release.settings import Settings, load

from .app import create_app

HOME = "COMMUNIQUE_HOME"


def serve(settings: Settings, host: str, port: int, workers: int = 1) -> None:
    """Serve a HOME until the process is told to end.

    Several workers share the port; each reads the settings again, from the same HOME.
    """
    options = {"host": host, "port": port, "server_header": False, "timeout_graceful_shutdown": 10}
    if workers == 1:
        uvicorn.run(create_app(settings), **options)  # type: ignore[arg-type]
        return
    os.environ[HOME] = str(settings.home)
    uvicorn.run(
        "communique.server.run:app_from_environment",
        factory=True,
        workers=workers,
        **options,  # type: ignore[arg-type]
    )


def app_from_environment() -> FastAPI:
    """Return the application of the HOME that the environment names, for Uvicorn's and others' workers."""
    return create_app(load(Path(os.environ.get(HOME, "."))))
