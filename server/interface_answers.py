"""What the description in OpenAPI says of answers: why each status is sent, and the form of bodies that are JSON."""

from __future__ import annotations

from typing import Any

WHY = {
    301: "It was merged with another thing: `Location` leads there.",
    303: "It is a thing, no document: `Location` leads to its description.",
    304: "The client has what would be sent.",
    400: "The request can't be read.",
    403: "The request asks for what is refused here: an update, or another endpoint.",
    404: "There is nothing at this address.",
    406: "There is no representation that the request accepts; `alternates` lists those there are.",
    410: "An earlier release had it, this one has not.",
    412: "If-Match names another representation.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is of a type that is not taken.",
    416: "The file is shorter than the parts asked for.",
    422: "The query was ended: its answer or its need of memory went past the limit.",
    431: "The header is too large.",
    500: "The server met an error of its own.",
    503: "There is no release yet, or too many queries wait; `Retry-After` says when to come back.",
    504: "The query was ended at its deadline.",
}

SCHEMAS: dict[str, Any] = {
    "Problem": {
        "description": "Problem details (RFC 9457).",
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string"},
            "alternates": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["type"],
                    "properties": {"type": {"type": "string"}, "href": {"type": "string"}},
                },
            },
        },
    },
    "Health": {
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"type": "string"}, "release": {"type": ["string", "null"]}},
    },
}
