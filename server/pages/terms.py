"""The terms of a vocabulary as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import DCTERMS, OWL, RDF, RDFS, SH, SKOS

from ..labels import Link, Names, Text

_DEFAULT = ox.DefaultGraph()
_SHOWN = {
    RDFS + "subClassOf": "Kind of",
    RDFS + "subPropertyOf": "Special case of",
    RDFS + "domain": "Said of",
    RDFS + "range": "Leads to",
    OWL + "equivalentClass": "Same class as",
    OWL + "equivalentProperty": "Same property as",
    SH + "targetClass": "Checks every",
    SH + "path": "Property",
    SKOS + "broader": "Broader",
    SKOS + "narrower": "Narrower",
    SKOS + "exactMatch": "Same as",
    SKOS + "closeMatch": "Close to",
    SKOS + "broadMatch": "Within",
    SKOS + "narrowMatch": "Wider than",
    SKOS + "relatedMatch": "Related to",
    DCTERMS + "source": "Source",
    RDFS + "seeAlso": "See also",
}
_KINDS = {
    OWL + "Class": "Classes",
    OWL + "ObjectProperty": "Properties between things",
    OWL + "DatatypeProperty": "Properties with values",
    OWL + "AnnotationProperty": "Properties with either",
    RDFS + "Datatype": "Datatypes",
    SKOS + "ConceptScheme": "Scheme",
    SKOS + "Concept": "Concepts",
    SH + "NodeShape": "Shapes of things",
    SH + "PropertyShape": "Shapes of properties",
}
"""Kinds of terms in the order in which a page has them."""
_TEXTS = (RDFS + "comment", SKOS + "definition", SKOS + "scopeNote", SH + "description")
_EXAMPLES = (SKOS + "example",)


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, concept or shape: `code` is its name in the namespace."""

    iri: str
    code: str
    kind: str
    label: Text
    texts: tuple[Text, ...]
    examples: tuple[Text, ...]
    labels: tuple[Text, ...]
    related: tuple[tuple[str, tuple[Link, ...]], ...]


def terms(store: ox.Store, namespace: str, languages: tuple[str, ...], root: str) -> list[tuple[str, list[Term]]]:
    """Return the terms of a namespace by kind, each kind with its heading."""
    names = Names(store, store, "urn:none:", languages, root)
    subjects = {
        quad.subject.value
        for quad in store
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(namespace)
    }
    found = [_term(names, iri, namespace) for iri in subjects if len(iri) > len(namespace) or "#" not in namespace]
    kinds = [*dict.fromkeys((*_KINDS.values(), *sorted(term.kind for term in found)))]
    groups = [(kind, [term for term in found if term.kind == kind]) for kind in kinds]
    return [(kind, sorted(group, key=lambda term: term.code.casefold())) for kind, group in groups if group]


def _term(names: Names, iri: str, namespace: str) -> Term:
    said: dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
    for quad in names.store.quads_for_pattern(ox.NamedNode(iri), None, None, _DEFAULT):
        said.setdefault(quad.predicate.value, []).append(quad.object)

    def texts(*predicates: str) -> tuple[Text, ...]:
        literals = [value for name in predicates for value in said.get(name, []) if isinstance(value, ox.Literal)]
        best = names.best(literals)
        return (best,) if best else ()

    kinds = {value.value for value in said.get(RDF + "type", []) if isinstance(value, ox.NamedNode)}
    related = [
        (words, tuple(names.link(node.value) for node in sorted(nodes, key=str)))
        for name, words in _SHOWN.items()
        if (nodes := [value for value in said.get(name, []) if isinstance(value, ox.NamedNode)])
    ]
    labels = [
        Text(value.value, value.language or "")
        for name in (RDFS + "label", SKOS + "prefLabel")
        for value in said.get(name, [])
        if isinstance(value, ox.Literal)
    ]
    return Term(
        iri,
        iri.removeprefix(namespace) or iri.rpartition("/")[2],
        next((words for kind, words in _KINDS.items() if kind in kinds), "Others"),
        names.text(iri),
        texts(*_TEXTS),
        texts(*_EXAMPLES),
        tuple(sorted(labels, key=lambda text: (text.language, text.text))),
        tuple(related),
    )
