"""The application: nothing is read, opened or started before `create_app` is called and its lifespan begins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

import pyoxigraph as ox
from fastapi import FastAPI
from starlette.types import ASGIApp

from communique.errors import ReleaseError
from communique.release.settings import Settings

from . import problems
from .dates import dates
from .headers import StandingHeaders
from .limits import RequestLimits
from .operations.access_log import AccessLog
from .operations.metrics import Metrics
from .operations.queries import WatchedPool
from .operations.watch import Watch
from .routes import dataset, interface, lists, quality, search, sparql, system, things, vocabulary, voting
from .shelf import Shelf
from .site import Site
from .sparql.pool import Pool

_ROUTERS = (things, sparql, lists, voting, quality, dataset, vocabulary, search, system, interface)

_FOLLOW_SECONDS = 1.0


class _Application(FastAPI):
    """Puts our layers around all others, so that they also see the answer to an error of the server's own."""

    layers: tuple[AccessLog | None, bool] = (None, False)

    def build_middleware_stack(self) -> ASGIApp:
        """Return the handlers in their layers."""
        log, log_clients = self.layers
        handlers = RequestLimits(Shelf(super().build_middleware_stack()))
        return Watch(StandingHeaders(handlers), self.state.metrics, log, log_clients)


async def _follow(site: Site) -> None:
    """Open a new release soon after it is published, so that hardly a request has to wait for that."""
    while True:
        with suppress(ReleaseError, OSError):  # whoever asks is told
            await asyncio.to_thread(_prepared, site)
        await asyncio.sleep(_FOLLOW_SECONDS)


def _prepared(site: Site) -> None:
    """Open the current release and read its dates, which most pages need; another server is not asked unasked."""
    edition = site.edition()
    if edition is not None and isinstance(edition.release.store, ox.Store):
        edition.once("dates", dates)


def create_app(settings: Settings, log: AccessLog | None = None, log_clients: bool = False) -> FastAPI:
    """Return the site of a HOME as an ASGI application; it follows the current release when that changes.

    `log` takes a line for each request, with the client's address only if `log_clients`.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if log is not None:
            log.start()
        app.state.pool = WatchedPool(Pool(settings.limits, walled=not settings.store.endpoint), app.state.metrics)
        following = asyncio.create_task(_follow(app.state.site))
        try:
            await app.state.pool.start()
            yield
        finally:
            following.cancel()
            await app.state.pool.stop()
            if log is not None:
                log.stop()

    app = _Application(
        title=settings.site.title,
        description=settings.site.description,
        version=version("communique"),
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.layers = (log, log_clients)
    app.state.site = Site(settings)
    app.state.metrics = Metrics()
    app.state.log = log
    problems.install(app)
    for module in _ROUTERS:
        app.include_router(module.router)
    return app
