"""The tokens of a query that hide text from a reader: comments, strings, IRIs, names (SPARQL 1.1, section 19.8).

This is no second parser. `scan` puts a short stand-in where such a token was, so that what is left can be searched for
a keyword. Where `<` may also be a comparison, an engine can read a token differently: `guard` deals with that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<text>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*''' )
  | (?P<short>"(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>(?<![\w:>)%.\-])[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<local>:(?:[\w:%-]|\\[_~.\-!$&'()*+,;=/?\#@%])+)
  | (?P<escape>\\[_~.\-!$&'()*+,;=/?\#@%])
    """,
    re.VERBOSE | re.DOTALL,
)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")
_STANDS_FOR = {"comment": " ", "text": '""', "short": '""', "variable": "?", "language": "@", "escape": " "}


@dataclass(frozen=True, slots=True)
class Scanned:
    """A query without what hides text: `<3>` stands for `iris[3]`, `:3` for the local part of a name `locals[3]`."""

    text: str
    iris: tuple[str, ...]
    locals: tuple[str, ...]


def scan(query: str) -> Scanned:
    """Return a query with stand-ins for its comments, strings, IRIs, variables and local parts of names."""
    iris: list[str] = []
    locals_: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        match match.lastgroup:
            case "iri":
                iris.append(match[0][1:-1])
                return f"<{len(iris) - 1}>"
            case "local":
                locals_.append(match[0][1:])
                return f":{len(locals_) - 1}"
            case kind:
                return _STANDS_FOR[kind or "comment"]

    return Scanned(_TOKEN.sub(stand_in, query), tuple(iris), tuple(locals_))


def settled(query: str) -> str:
    """Return a query in which a comparison can't be taken for an IRI with consequences.

    `?a<?b#>` is an IRI to `scan` and a comparison with a comment to an engine: what stands behind it in the line would
    be read differently. Without comments, and with a line's end behind every such token, both read what follows alike.
    """
    return _TOKEN.sub(_unambiguous, query)


def absolute(iri: str) -> bool:
    """Return whether an IRI begins with a scheme and `//`: no comparison can be written like that."""
    return _ABSOLUTE.match(iri) is not None


def _unambiguous(match: re.Match[str]) -> str:
    if match["comment"]:
        return " "
    return match[0] + "\n" if match["iri"] and "#" in match[0] and not absolute(match[0][1:]) else match[0]
