"""The terms of a vocabulary as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import DCTERMS, OWL, RDF, RDFS, SH, SKOS

from ..labels import Link, Names, Text

_DEFAULT = ox.DefaultGraph()
_SHOWN = (
    tuple(RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range", "seeAlso"))
    + tuple(
        SKOS + name
        for name in ("broader", "narrower", "exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
    )
    + (OWL + "equivalentClass", OWL + "equivalentProperty", SH + "targetClass", SH + "path", DCTERMS + "source")
)
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


def terms(store: ox.Store, namespace: str, languages: tuple[str, ...], root: str) -> list[Term]:
    """Return the terms of a namespace by kind and name."""
    names = Names(store, store, "urn:none:", languages, root)
    subjects = {
        quad.subject.value
        for quad in store
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(namespace)
    }
    return sorted(
        (_term(names, iri, namespace) for iri in subjects if len(iri) > len(namespace) or "#" not in namespace),
        key=lambda term: (term.kind, term.code.casefold()),
    )


def _term(names: Names, iri: str, namespace: str) -> Term:
    said: dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
    for quad in names.store.quads_for_pattern(ox.NamedNode(iri), None, None, _DEFAULT):
        said.setdefault(quad.predicate.value, []).append(quad.object)

    def texts(*predicates: str) -> tuple[Text, ...]:
        literals = [value for name in predicates for value in said.get(name, []) if isinstance(value, ox.Literal)]
        best = names.best(literals)
        return (best,) if best else ()

    kinds = sorted(value.value for value in said.get(RDF + "type", []) if isinstance(value, ox.NamedNode))
    related = [
        (names.text(name).text, tuple(names.link(node.value) for node in sorted(nodes, key=str)))
        for name in _SHOWN
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
        names.text(kinds[0]).text if kinds else "",
        names.text(iri),
        texts(*_TEXTS),
        texts(*_EXAMPLES),
        tuple(sorted(labels, key=lambda text: (text.language, text.text))),
        tuple(related),
    )
