"""Terms as they stand in canonical N-Triples, here called tokens, and what can be told from a token alone.

See https://www.w3.org/TR/rdf12-n-triples/#canonical: a term has one token, and a subject or predicate has no blank.
"""

from __future__ import annotations

import re
from typing import Generic, TypeVar

import pyoxigraph as ox
from rdflib.term import Node

from communique.errors import InputError
from communique.ontology.namespaces import RDF, RDFS, XSD

from ..scope import unscoped

TYPE = f"<{RDF}type>"
SUBCLASS = f"<{RDFS}subClassOf>"

INTEGER = re.compile(rf'"([+-]?[0-9]{{1,18}})"\^\^<{re.escape(XSD)}integer>')
DECIMAL = re.compile(rf'"([+-]?[0-9]{{1,18}}(?:\.[0-9]{{1,18}})?)"\^\^<{re.escape(XSD)}decimal>')

Verdict = bool | None
"""Whether something conforms; None: unknown, or the referee gives up on it."""

_REMEMBERED = 4096
_LONGEST = 160

V = TypeVar("V")


class Memo(dict[str, V], Generic[V]):
    """What was found out about tokens; bounded: when it is full it begins anew."""

    def remember(self, token: str, value: V) -> V:
        """Return the value, and keep it unless the token is long."""
        if len(token) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[token] = value
        return value


def term(token: str) -> Node | None:
    """Return a token's term as the referee sees it; None if it can't."""
    try:
        (quad,) = ox.parse(f"<urn:s> <urn:p> {token} .", format=ox.RdfFormat.N_TRIPLES)
        return unscoped(quad.triple.object)
    except (SyntaxError, ValueError, InputError):
        return None


def inside(token: str) -> str:
    """Return what an IRI's or a literal's token encloses: its characters, as long as none is a backslash."""
    return token[1 : token.rfind('"')] if token[0] == '"' else token[1:-1]


def suffix(token: str) -> str:
    """Return what follows the text of a literal's token: its datatype or language; empty for a plain text."""
    return token[token.rfind('"') + 1 :]


def distinct(tokens: list[str] | tuple[str, ...]) -> int | None:
    """Return how many terms some different tokens are to the referee; None if that is unknown."""
    if len(tokens) < 2 or not any(token[0] == '"' for token in tokens):
        return len(tokens)
    terms = {term(token) for token in tokens}
    return None if None in terms else len(terms)
