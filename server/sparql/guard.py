"""Federation is refused: no query reaches out to another endpoint through SERVICE, unless that one is on the list.

The engine sends the request of a SERVICE clause as soon as it meets one, so this is decided before a query is run. A
second parser would not be sound: wherever it reads a text in another way than the engine does, a clause slips through
(`1SERVICE <…>` is read as a number and a clause, for one). So the text is only stripped of what can't hold a clause,
and what is left may not hold the letters of the keyword, except within a prefix where no clause can follow. Where that
errs, it errs by refusing. On Linux a query's process could not open a connection anyway: see `wall`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from communique.errors import QueryError

from .lexing import Scanned, absolute, scan, settled

# The engine ignores case; `re.IGNORECASE` also folds the long s, which `str.upper` turns into an S.
_KEYWORD = re.compile("service", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPED_BACKSLASH = re.compile(r"\\\\[uU][0-9A-Fa-f]")

# A clause is the keyword, a variable or a name, and a group. Keywords need no space behind them, so `service:a {` may
# be a clause on `:a`; a name that no group follows can't be.
_WITHIN_PREFIX = re.compile(r"service[^\s<>?$#{}()\"'@:]*+:[^\s{]*+\s*+(?!\{)", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<![\w:])service\s*+(?:silent\s*+)?<(\d+)>\s*+\{", re.IGNORECASE)


class Federated(QueryError):
    """A query with a SERVICE clause that is not allowed, or with what can't be told from one."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A query in the form in which it may be run; `reaches_out` says whether it asks a listed endpoint."""

    text: str
    reaches_out: bool = False


def clear(query: str, allowed: Collection[str] = ()) -> Cleared:
    """Return a query in the form in which it may be run; `allowed` are the endpoints that SERVICE may name.

    Only a query that holds the word is changed. Raises `Federated`, with what can be done about it.
    """
    if not _KEYWORD.search(_ESCAPE.sub(_character, query)):
        return Cleared(query)
    text = _resolved(query)
    scanned = scan(text)
    for iri in scanned.iris:
        if "'" in iri:
            # `?a<'&&?b>'` is a comparison with a text to the engine, and the two would count quotes differently.
            raise Federated("an IRI with an apostrophe can't be told from a comparison here: write it as %27")
        if not absolute(iri) and "#" in iri and _KEYWORD.search(iri):
            # `?a<?b)SERVICE?v#>` and a group in the next line are a comparison and a clause to the engine.
            raise Federated("an IRI that holds the word and # can't be told from a comparison here: write it in full")
    return Cleared(settled(text), reaches_out=_reaches_out(scanned, allowed))


def _reaches_out(scanned: Scanned, allowed: Collection[str]) -> bool:
    """Return whether there is a clause; raises `Federated` for one that isn't on the list."""
    found = False
    for occurrence in _KEYWORD.finditer(scanned.text):
        if _WITHIN_PREFIX.match(scanned.text, occurrence.start()):
            continue
        clause = _CLAUSE.match(scanned.text, occurrence.start())
        if not allowed:
            raise Federated("a query may not ask another endpoint (SERVICE)")
        if clause is None:
            raise Federated("SERVICE takes the address of an endpoint in full, not a variable or a prefixed name")
        endpoint = scanned.iris[int(clause[1])]
        if endpoint not in allowed or not absolute(endpoint):
            raise Federated(f"a query may not ask the endpoint <{endpoint}>: it is not on this site's list")
        found = True
    return found


def _resolved(query: str) -> str:
    r"""Return a query without its \u escapes.

    The standard resolves them before the grammar, engines within names and texts. For letters and digits both come to
    the same; with others it is anybody's guess what is a keyword and what is text.
    """
    if _ESCAPED_BACKSLASH.search(query) or any(not _character(match).isalnum() for match in _ESCAPE.finditer(query)):
        raise Federated(r"a query that holds the word SERVICE may escape letters and digits only (\u…)")
    return _ESCAPE.sub(_character, query)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
