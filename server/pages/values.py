"""Values as pages show them: links, dates and texts in words."""

from __future__ import annotations

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, SCHEMA

from ..addresses import link
from ..labels import Names, Text
from ..resources import Object
from .dates import in_words, period_in_words
from .evidence import Evidence, Evidences
from .model import Value
from .said import nodes, one, period, said_of
from .words import language_name, notation_scheme

_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"


class Values:
    """Makes values of statements."""

    def __init__(self, names: Names, evidence: Evidences) -> None:
        self._names, self._store, self._evidence = names, names.store, evidence

    def value(self, subject: str, predicate: str, value: Object, evidence: tuple[Evidence, ...] | None = None) -> Value:
        """Return the value of a statement; its evidence is looked up when it isn't given."""
        why = self._evidence.of(subject, predicate, value) if evidence is None else evidence
        if isinstance(value, ox.NamedNode):
            if predicate == CMQ + "languageVersion":
                return self._language_version(value.value, why)
            known = self._names.link(value.value)
            start, end = period(said_of(self._store, value.value)) if "/id/event/" in value.value else (None, None)
            words = Text(value.value) if known.external else known.label
            if value.value.startswith(_LANGUAGES):
                words = Text(language_name(value.value.removeprefix(_LANGUAGES)))
            return Value(words, known.href, period_in_words(start, end), evidence=why)
        if isinstance(value, ox.Literal):
            return self._literal(value, why)
        return Value(Text(str(value)), evidence=why)

    def _literal(self, value: ox.Literal, why: tuple[Evidence, ...]) -> Value:
        kind = value.datatype.value.rpartition("#")[2]
        if kind in ("date", "gYearMonth", "gYear"):
            return Value(Text(in_words(value.value)), datetime=value.value, evidence=why)
        if kind == "anyURI":
            return Value(Text(value.value), link(self._names.base, value.value, self._names.root), evidence=why)
        note = notation_scheme(value.datatype.value)
        return Value(Text(value.value, value.language or ""), note=note or _foreign(value), evidence=why)

    def _language_version(self, iri: str, why: tuple[Evidence, ...]) -> Value:
        own = said_of(self._store, iri)
        codes = [language_name(node.value.removeprefix(_LANGUAGES)) for node in nodes(own, DCTERMS + "language")]
        files = [said_of(self._store, file.value) for file in nodes(own, CMQ + "file")]
        address = next((url for file in files if (url := one(file, SCHEMA + "url"))), "")
        href = link(self._names.base, address, self._names.root) if address else None
        return Value(Text(", ".join(codes) or self._names.text(iri).text), href, evidence=why)


def _foreign(value: ox.Literal) -> str:
    return value.language if value.language and value.language != "en" else ""
