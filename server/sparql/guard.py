"""Federation is refused: no query reaches out to another endpoint through SERVICE.

The engine sends the request of a SERVICE clause as soon as it meets one, so this is decided before a query is run.
A second parser would not be sound: wherever it reads a text in another way than the engine does, a clause slips
through (`1SERVICE <…>` is read as a number and a clause, for one). So the text is only stripped of what can't hold a
clause by SPARQL 1.1, section 19.8: comments, strings, IRIs, variables, language tags and the local parts of
names. What is left may not hold the letters of the keyword at all. Where that errs, it errs by refusing: a prefix
whose name holds the word has to be renamed.
"""

from __future__ import annotations

import re

KEYWORD = "SERVICE"

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_CANNOT_HOLD_A_CLAUSE = re.compile(
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


def reaches_out(query: str) -> bool:
    """Return whether a query may hold a SERVICE clause; True also where that can't be told."""
    if not _mentions(query):
        return False
    if _ESCAPED.search(query):
        # The standard resolves \u escapes before the grammar, engines inside names and texts: together with the
        # word, what is a keyword and what is text is anybody's guess.
        return True
    if any(match["iri"] and "'" in match["iri"] for match in _CANNOT_HOLD_A_CLAUSE.finditer(query)):
        # `?a<'&&?b>'` is a comparison with a text to the engine, and the two would count quotes differently.
        return True
    return _mentions(_CANNOT_HOLD_A_CLAUSE.sub(_blank, query))


def settled(query: str) -> str:
    """Return a query that was cleared, in the form in which it is run.

    `?a<?b#>` is an IRI to this module and a comparison with a comment to the engine, and what stands behind it in
    the line would be read differently. Without comments, and with a line's end behind every IRI that holds `#`,
    both read what follows alike. Only queries that hold the word need this, and keep their line numbers otherwise.
    """
    return _CANNOT_HOLD_A_CLAUSE.sub(_unambiguous, query) if _mentions(query) else query


def _mentions(text: str) -> bool:
    plain = _ESCAPED.sub(_resolved, text)
    return KEYWORD in plain.upper() or KEYWORD in plain.casefold().upper()


def _resolved(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]


def _blank(match: re.Match[str]) -> str:
    return " "


def _unambiguous(match: re.Match[str]) -> str:
    if match["comment"]:
        return " "
    return match[0] + "\n" if match["iri"] and "#" in match[0] else match[0]
