"""Concepts of a thesaurus, under their own addresses. See https://www.w3.org/TR/skos-reference/."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from ..records import Concept
from . import terms as t
from .statements import Statements, literal


def concept(say: Statements, item: Concept) -> NamedNode | None:
    """State what a thesaurus says of a concept and return its node; None if it has no address that can be used."""
    if not say.fit(item.iri):
        return None
    node = NamedNode(item.iri)
    say.say(node, t.TYPE, t.CONCEPT)
    if item.scheme and say.fit(item.scheme):
        say.say(node, t.IN_SCHEME, NamedNode(item.scheme))
    if item.notation:
        say.say(node, t.NOTATION, Literal(item.notation))
    for predicate, labels in ((t.PREF_LABEL, item.labels), (t.ALT_LABEL, item.others)):
        for label in labels:
            say.say(node, predicate, literal(label))
    for predicate, others in (
        (t.BROADER, item.broader),
        (t.NARROWER, item.narrower),
        (t.CONCEPT_RELATED, item.related),
        (t.NEAR, item.near),
    ):
        for other in others:
            if say.fit(other):
                say.say(node, predicate, NamedNode(other))
    return node
