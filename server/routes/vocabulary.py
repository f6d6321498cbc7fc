"""The vocabulary that the data is written in: the ontology, its concept schemes, the shapes."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.ontology.namespaces import CMQ, CMSH, ROOT

from ..formats import HTML, VOCABULARIES, Format, by_extension
from ..headers import field
from ..negotiation import languages
from ..pages.terms import terms
from ..problems import Problem
from ..rendering import render_page
from ..requests import chosen, named_format, root_of, site_of
from ..resources import serialise
from ..responses import links, represent

router = APIRouter()

SCHEMES = {
    "event-type": "Event types",
    "role": "Roles",
    "measure": "Measures",
    "bound": "Bounds",
    "status": "Statuses",
    "choice": "Choices",
}
_DEFAULT = ox.DefaultGraph()


@router.api_route("/ontology", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/ontology.{extension}", methods=["GET", "HEAD"], response_model=None)
def ontology(request: Request, extension: str = "") -> Response:
    """Describe the classes and properties."""
    return _vocabulary(request, "/ontology", "Vocabulary", CMQ, extension, site_of(request).vocabulary)


@router.api_route("/shapes", methods=["GET", "HEAD"], response_model=None)
@router.api_route("/shapes.{extension}", methods=["GET", "HEAD"], response_model=None)
def shapes(request: Request, extension: str = "") -> Response:
    """Describe the shapes that every release is held against."""
    return _vocabulary(request, "/shapes", "Shapes", CMSH, extension, site_of(request).shapes, whole=True)


def _scheme(name: str) -> Callable[[Request, str], Response]:
    def handler(request: Request, path: str = "", extension: str = "") -> Response:
        concept, _, named = path.partition(".")
        extension = extension or named
        store = site_of(request).vocabulary
        if concept and not _says(store, f"{ROOT}{name}/{concept}"):
            raise Problem(404, "The scheme has no such concept.")
        address = f"/{name}/{concept}"
        title = SCHEMES[name]
        return _vocabulary(request, address, title, f"{ROOT}{name}/{concept}", extension, store, whole=False)

    handler.__doc__ = f"Describe the scheme of {SCHEMES[name].lower()}, or one concept of it."
    return handler


for _name in SCHEMES:
    for _path in (f"/{_name}/{{path:path}}", f"/{_name}", f"/{_name}.{{extension}}"):
        router.add_api_route(_path, _scheme(_name), methods=["GET", "HEAD"], response_model=None, name=_name)


def _says(store: ox.Store, iri: str) -> bool:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads_for_pattern(node, None, None, _DEFAULT), None) is not None


def _vocabulary(
    request: Request,
    address: str,
    title: str,
    namespace: str,
    extension: str,
    store: ox.Store,
    whole: bool = False,
) -> Response:
    fixed = by_extension(extension, VOCABULARIES) if extension else None
    if extension and not fixed:
        raise Problem(404, "There is no such format here.")
    format_, media_type = chosen(request, VOCABULARIES, fixed, lambda format_: _variant(request, address, format_))
    wanted = languages(field(request.headers, "accept-language"))
    named = fixed or named_format(request, VOCABULARIES)
    triples = [quad.triple for quad in store if whole or _belongs(quad.subject, namespace)]

    def render() -> str | bytes:
        if format_ is not HTML:
            return serialise(sorted(triples, key=str), format_)
        found = terms(store, namespace, wanted, root_of(request))
        formats = [
            (each.label, _variant(request, address, each), each.media_type) for each in VOCABULARIES if each is not HTML
        ]
        return render_page(request, "vocabulary.html", title=title, namespace=namespace, groups=found, formats=formats)

    alternates = [(_variant(request, address, each), "alternate", each.media_type) for each in VOCABULARIES]
    return represent(
        request,
        media_type,
        (namespace, *(wanted if format_ is HTML else ())),
        render,
        {"Link": links(*alternates)},
        location="" if named else _variant(request, address, format_),
        varies=([] if named else ["Accept"]) + (["Accept-Language"] if named in (None, HTML) else []),
        dated=False,
    )


def _variant(request: Request, address: str, format_: Format) -> str:
    return f"{root_of(request)}{address.rstrip('/')}.{format_.extension}"


def _belongs(subject: object, namespace: str) -> bool:
    return not isinstance(subject, ox.NamedNode) or subject.value.rstrip("#/").startswith(namespace.rstrip("#/"))
