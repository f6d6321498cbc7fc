"""Templates: everything they are given is escaped, and what they don't know is an error."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

import jinja2
from fastapi import Request

from .pages.layout import LISTS
from .site import Site

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
STATIC = HERE / "static"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["lists"] = [(name, title) for name, (title, _) in LISTS.items()]
    environment.globals["version"] = version("communique")
    return environment


def render_page(request: Request, template: str, **values: object) -> str:
    """Return a page; every template knows the site, the path the site is mounted at and the edition served."""
    site: Site = request.app.state.site
    root = str(request.scope.get("root_path", "")).rstrip("/")
    return _environment().get_template(template).render(site=site.settings.site, root=root, **values)
