"""The application: nothing is read, opened or started before `create_app` is called and its lifespan begins."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from communique.release.settings import Settings

from . import problems
from .headers import StandingHeaders
from .routes import dataset, lists, search, sparql, system, things, vocabulary
from .site import Site
from .sparql.pool import Pool

_ROUTERS = (things, sparql, lists, dataset, vocabulary, search, system)


def create_app(settings: Settings) -> FastAPI:
    """Return the site of a HOME as an ASGI application; it follows the current release when that changes."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.pool = Pool(settings.limits)
        try:
            await app.state.pool.start()
            yield
        finally:
            await app.state.pool.stop()

    app = FastAPI(
        title=settings.site.title,
        description=settings.site.description,
        version=version("communique"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.site = Site(settings)
    problems.install(app)
    for module in _ROUTERS:
        app.include_router(module.router)
    app.add_middleware(StandingHeaders)
    return app
