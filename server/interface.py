"""The description of the site's addresses in OpenAPI 3.1, made from the tables that the handlers use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

from communique.release.settings import Site

from .filters import NAME, NARROWED, YEAR
from .formats import DESCRIPTIONS, GRAPHS, HTML, LINKSETS, REPORTS, RESULTS, VOCABULARIES, Format
from .interface_answers import SCHEMAS, WHY
from .pages.layout import LISTS
from .problems import MEDIA_TYPE
from .profiles import PROFILES

Json = dict[str, Any]

_SCHEMES = ("event-type", "role", "measure", "bound", "status", "choice")
_NARROWING = {"year": YEAR, "body": NAME, "series": NAME}
_LAST_PAGE = 1_000_000
_PLAIN = r"^[^\x00-\x1f\x7f]+$"
_QUERIES = (
    "ASK {}",
    "SELECT ?class (COUNT(?thing) AS ?things) { ?thing a ?class } GROUP BY ?class",
    "CONSTRUCT { ?thing a ?class } WHERE { ?thing a ?class } LIMIT 10",
)
_ALWAYS = (400, 406, 412, 414, 431, 503)
_ADDRESSED = (*_ALWAYS, 404)


def document(
    site: Site, things: Sequence[str] = (), files: Sequence[str] = (), voted: tuple[str, str] | None = None
) -> Json:
    """Return the description of a site; `things` and `files` are paths that serve as examples.

    `voted` is the name of a member and a year in which it voted: addresses of voting records are described if there
    are any.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.title,
            "version": version("communique"),
            **({"description": site.description} if site.description else {}),
        },
        "paths": {path: _both(operation) for path, operation in _paths(things, files, voted).items()},
        "components": {"schemas": SCHEMAS},
    }


def _paths(things: Sequence[str], files: Sequence[str], voted: tuple[str, str] | None) -> dict[str, Json]:
    thing = _path("path", examples=things)
    paths = {
        "/": _pages("What the site is and holds."),
        "/id/{path}": _get(
            "Lead from a thing to its description.",
            {303: {"headers": _headers("Location", "Vary", "Link")}},
            _failures(404, 400, 410, 414, 431, 503),
            [thing],
        ),
        "/doc/{path}": _get(
            "Describe a thing.",
            {200: _represented(DESCRIPTIONS), 301: {"headers": _headers("Location", "Vary")}},
            _failures(*_ADDRESSED, 410),
            [thing, _format(DESCRIPTIONS), _media_type(DESCRIPTIONS), _PROFILE, _PAGE, *_NEGOTIATED],
        ),
        "/linkset/{path}": _get(
            "List the links around a thing (RFC 9264).",
            {200: _represented(LINKSETS)},
            _failures(*_ADDRESSED, 410),
            [thing, _format(LINKSETS), *_CONDITIONS],
        ),
        "/day/{path}": _pages(
            "What a day has, or days of a month or year.", [_path("path", r"^\d{4}(/\d\d){0,2}$")], 404
        ),
        "/resolutions": _pages("Series of resolutions."),
        "/dataset/completeness": _reports(
            "What is missing from series of resolutions.", _query("series", {"type": "string", "pattern": NAME}), 404
        ),
        "/dataset/disagreements": _reports("Where sources disagree.", _PAGE, 404),
        "/search": _pages("Find things by words.", [_query("q", {"type": "string", "maxLength": 500}), _PAGE]),
        "/dataset/{name}": _download(files),
        "/openapi.json": _get(
            "This description.", {200: _represented_as({"application/json": {"type": "object"}})}, {}
        ),
        "/static/{name}": _get(
            "A file of the pages' own.",
            {200: _represented_as({"text/css": _TEXT, "image/svg+xml": _TEXT})},
            _failures(404, 412, 414, 431),
            [_path("name", examples=("style.css", "icon.svg")), *_CONDITIONS],
        ),
        "/robots.txt": _get("What crawlers are asked.", {200: {"content": {"text/plain": _media(_TEXT)}}}, {}),
        "/metrics": _get("Measurements, for Prometheus.", {200: {"content": {"text/plain": _media(_TEXT)}}}, {}),
        "/health": _health("Whether the site can answer."),
        "/health/ready": _health("Whether the site can answer."),
        "/health/live": _health("Whether the process answers at all."),
        "/sparql": {},
    }
    if voted:
        member, of_year = _path("name", examples=voted[:1]), _path("year", examples=voted[1:])
        item = _query("agenda", {"type": "string", "pattern": NAME})
        paths["/votes/member/{name}"] = _pages("How a member voted, by year.", [member], 404)
        paths["/votes/member/{name}/{year}"] = _pages("How a member voted in a year.", [member, of_year, item], 404)
    for name, (title, _) in LISTS.items():
        narrowing = [_query(each, {"type": "string", "pattern": _NARROWING[each]}) for each in NARROWED.get(name, ())]
        paths[f"/{name}"] = _pages(f"{title} of the release.", [_PAGE, *narrowing], 404)
    for name in ("dataset", "ontology", "shapes", *_SCHEMES):
        named = [_format(VOCABULARIES), _media_type(VOCABULARIES), *_CONDITIONS, _LANGUAGE]
        paths[f"/{name}"] = _get(f"Describe the {name}.", {200: _represented(VOCABULARIES)}, _failures(*_ALWAYS), named)
        extension = _path("extension", enum=[format_.extension for format_ in VOCABULARIES])
        paths[f"/{name}.{{extension}}"] = _get(
            f"Describe the {name} in one format.",
            {200: _represented(VOCABULARIES)},
            _failures(*_ADDRESSED),
            [extension, *_CONDITIONS, _LANGUAGE],
        )
    return paths


# -- operations ------------------------------------------------------------------------------------------------------


def _get(summary: str, good: dict[int, Json], bad: Json, parameters: Iterable[Json] = ()) -> Json:
    responses = {
        str(status): {"description": WHY.get(status, "What was asked for."), **of} for status, of in good.items()
    }
    if 200 in good and "ETag" in good[200].get("headers", {}):
        responses["304"] = {"description": WHY[304], "headers": _headers("ETag", "Vary")}
    return {"summary": summary, "parameters": list(parameters), "responses": {**responses, **bad}}


def _pages(summary: str, parameters: Iterable[Json] = (), *further: int) -> Json:
    found = [*parameters, *_CONDITIONS, _LANGUAGE, _format((HTML,))]
    return _get(summary, {200: _represented((HTML,))}, _failures(*_ALWAYS, *further), found)


def _reports(summary: str, parameter: Json, *further: int) -> Json:
    found = [parameter, *_CONDITIONS, _LANGUAGE, _format(REPORTS)]
    return _get(summary, {200: _represented(REPORTS)}, _failures(*_ALWAYS, *further), found)


def _health(summary: str) -> Json:
    content = {"application/json": _media({"$ref": "#/components/schemas/Health"})}
    bad = {"503": {"description": "It can't.", "content": content}}
    return _get(summary, {200: {"content": content}}, bad)


def _download(files: Sequence[str]) -> Json:
    anything: Json = {"*/*": {}}
    headers = _headers("ETag")
    return _get(
        "A file of the dataset, packed or as it is read; in parts too.",
        {200: {"content": anything, "headers": headers}, 206: {"content": anything, "headers": headers}},
        _failures(404, 412, 414, 416, 431, 503),
        [_path("name", examples=files), _header("Range", "bytes=0-99"), *_CONDITIONS],
    )


def _both(operation: Json) -> Json:
    """Return an address's operations: HEAD answers as GET does, without a body."""
    if not operation:
        return _sparql()
    bodiless = {
        status: {name: part for name, part in response.items() if name != "content"}
        for status, response in operation["responses"].items()
    }
    return {"get": operation, "head": {**operation, "responses": bodiless}}


def _sparql() -> Json:
    graphs = {"type": ["array", "string"], "items": {"type": "string"}}
    dataset = {"default-graph-uri": graphs, "named-graph-uri": graphs}
    names = [format_.extension for format_ in (*RESULTS, *GRAPHS, HTML)]
    fields: Json = {"query": {"type": "string", "examples": list(_QUERIES)}, **dataset, "format": {"type": "string"}}
    content: Json = {media_type: {} for format_ in (*RESULTS, *GRAPHS, HTML) for media_type in format_.media_types}
    bad = _failures(400, 403, 404, 406, 413, 414, 415, 422, 431, 503, 504)
    good = {200: {"content": content, "headers": _headers("Vary")}}
    asked = [_query(name, schema) for name, schema in fields.items() if name != "format"]
    asked.append(_query("format", {"type": "string", "examples": names}))
    query = _get("Ask a query; without one, the service is described.", good, bad, asked)
    query["responses"]["304"] = {"description": WHY[304]}
    bodiless = {
        status: {name: part for name, part in response.items() if name != "content"}
        for status, response in query["responses"].items()
    }
    body = {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": _media(
                {"type": "object", "properties": fields, "required": ["query"]}
            ),
            "application/sparql-query": _media({"type": "string"}),
        },
    }
    posted = {**_get("Ask a query.", good, bad), "requestBody": body}
    return {"get": query, "head": {**query, "responses": bodiless}, "post": posted}


# -- parameters ------------------------------------------------------------------------------------------------------


def _path(name: str, pattern: str = _PLAIN, enum: Sequence[str] = (), examples: Sequence[str] = ()) -> Json:
    schema: Json = {"enum": list(enum)} if enum else {"pattern": pattern, "minLength": 1, "maxLength": 600}
    if examples:
        schema["examples"] = list(examples)
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", **schema}}


def _query(name: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "schema": schema}


def _header(name: str, example: str) -> Json:
    return {"name": name, "in": "header", "schema": {"type": "string", "examples": [example]}}


def _format(formats: tuple[Format, ...]) -> Json:
    return _query("format", {"type": "string", "enum": [format_.extension for format_ in formats]})


def _media_type(formats: tuple[Format, ...]) -> Json:
    return _query("_mediatype", {"type": "string", "enum": [format_.media_type for format_ in formats]})


_PAGE = _query("page", {"type": "integer", "minimum": 1, "maximum": _LAST_PAGE})
_PROFILE = _query("_profile", {"type": "string", "enum": [profile.token for profile in PROFILES]})
_LANGUAGE = _header("Accept-Language", "en, fr;q=0.5")
_CONDITIONS = (_header("If-None-Match", '"0123456789abcdef"'), _header("Accept-Encoding", "gzip"))
_NEGOTIATED = (*_CONDITIONS, _LANGUAGE, _header("Accept-Profile", "<https://schema.org/>"))


# -- responses -------------------------------------------------------------------------------------------------------


def _represented(formats: tuple[Format, ...]) -> Json:
    schemas: Json = {
        media_type: {"type": "object"} if media_type == "application/linkset+json" else {}
        for format_ in formats
        for media_type in format_.media_types
    }
    return _represented_as(schemas)


def _represented_as(schemas: Json) -> Json:
    content = {media_type: _media(schema) for media_type, schema in schemas.items()}
    return {"content": content, "headers": _headers("ETag", "Vary", "Cache-Control")}


def _headers(*names: str) -> Json:
    return {name: {"required": True, "schema": {"type": "string"}} for name in names}


def _failures(*statuses: int) -> Json:
    content = {MEDIA_TYPE: _media({"$ref": "#/components/schemas/Problem"}), HTML.media_type: {}}
    return {str(status): {"description": WHY[status], "content": content} for status in sorted({*statuses, 500})}


def _media(schema: Json) -> Json:
    return {"schema": schema} if schema else {}


_TEXT: Json = {"type": "string"}
