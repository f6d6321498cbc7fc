"""What the words of a query tell about it before it is run: the graphs it names, and whether its answer repeats."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from .lexing import Scanned, absolute, scan

_PREFIX = re.compile(r"\bPREFIX\s+([^\s:<]*)\s*:\s*<(\d+)>", re.IGNORECASE)
_BASE = re.compile(r"\bBASE\s*<(\d+)>", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w:?$])FROM\s*(?:NAMED\b\s*)?(?:<(\d+)>|([^\s:<>{}()\"]*):(\d*)([^\s<{]*))", re.IGNORECASE)
_VOLATILE = re.compile(r"\b(?:BNODE|RAND|NOW|UUID|STRUUID|SERVICE)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\bCONSTRUCT\s*\{([^}]*)\}", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_ESCAPED = re.compile(r"\\(.)")


def stated_graphs(query: str, base: str) -> tuple[str, ...]:
    """Return the graphs that FROM and FROM NAMED name, as absolute IRIs; those of undeclared prefixes are left out."""
    scanned = scan(query)
    if bases := _BASE.findall(scanned.text):
        base = _absolute(scanned.iris[int(bases[-1])], base)
    prefixes = {name: _absolute(scanned.iris[int(number)], base) for name, number in _PREFIX.findall(scanned.text)}
    return tuple(
        dict.fromkeys(
            graph for match in _FROM.finditer(scanned.text) if (graph := _graph(match, scanned, prefixes, base))
        )
    )


def repeatable(query: str) -> bool:
    """Return whether the same data always give the same answer, byte for byte: the condition of an entity tag."""
    text = scan(query).text
    template = _TEMPLATE.search(text)
    # Every answer labels the blank nodes of a template anew.
    return not _VOLATILE.search(text) and not (template and re.search(r"_:|[\[(]", template[1]))


def _graph(match: re.Match[str], scanned: Scanned, prefixes: dict[str, str], base: str) -> str | None:
    if match[1]:
        return _absolute(scanned.iris[int(match[1])], base)
    # A dot and what follows it are not in the stand-in.
    local = (scanned.locals[int(match[3])] if match[3] else "") + match[4]
    return prefixes[match[2]] + _ESCAPED.sub(r"\1", local) if match[2] in prefixes else None


def _absolute(iri: str, base: str) -> str:
    return iri if absolute(iri) or _SCHEME.match(iri) else urljoin(base, iri)
