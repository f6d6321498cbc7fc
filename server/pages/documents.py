"""What documents have beside facts: their votes, drafts, and subjects in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, SKOS

from ..labels import Names, Text
from .incoming import Incoming
from .model import Section, Table, Value
from .said import Said, nodes, said_of
from .values import Values
from .votes import Votes
from .words import language_name

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The official languages of the United Nations."""

_MOST_SPONSORS = 200
_DEFAULT = ox.DefaultGraph()


class Documents:
    """Makes the sections of documents and votes, for one reader."""

    def __init__(self, names: Names, values: Values, votes: Votes, lists: Incoming) -> None:
        self._names, self._store, self._values, self._votes, self._lists = names, names.store, values, votes, lists

    def sections(self, iri: str, said: Said) -> Iterator[Section]:
        """Give the sections of a document or a vote, some of them empty."""
        votes = sorted(node.value for node in nodes(said, CMQ + "vote"))
        if votes:
            yield self._votes.result(votes, "vote", "The vote")
        parts = [node.value for node in nodes(said, CMQ + "rollCall")]
        yield self._lists.listed("Votes on parts, amendments and motions", sorted(parts), 1)
        yield self._drafts(iri, said)
        yield self._subjects(iri, said)

    def _drafts(self, iri: str, said: Said) -> Section:
        rows = []
        for draft in nodes(said, CMQ + "draft"):
            own = said_of(self._store, draft.value)
            sponsors = [
                self._values.value(draft.value, CMQ + "sponsor", sponsor) for sponsor in nodes(own, CMQ + "sponsor")
            ]
            files = [
                self._values.value(draft.value, CMQ + "languageVersion", version)
                for version in nodes(own, CMQ + "languageVersion")
            ]
            rows.append(
                (
                    (self._values.value(iri, CMQ + "draft", draft),),
                    tuple(sorted(sponsors, key=lambda each: each.text.text)[:_MOST_SPONSORS]) or (_NOT_STATED,),
                    tuple(sorted(files, key=lambda each: each.text.text)) or (_NOT_STATED,),
                )
            )
        table = Table("Drafts, who sponsored them, and their files", ("Draft", "Sponsors", "Languages"), tuple(rows))
        return Section("draft", "Draft", tables=(table,) if rows else ())

    def _subjects(self, iri: str, said: Said) -> Section:
        rows = []
        whose = dict.fromkeys(nodes(said, DCTERMS + "subject"), iri)
        for draft in nodes(said, CMQ + "draft"):
            for subject in nodes(said_of(self._store, draft.value), DCTERMS + "subject"):
                whose.setdefault(subject, draft.value)
        for subject, document in sorted(whose.items(), key=lambda item: self._names.text(item[0].value).text):
            labels = self._labels(subject)
            first = self._values.value(document, DCTERMS + "subject", subject)
            if document != iri:
                first = replace(first, note=f"by its draft {self._names.text(document).text}")
            rows.append(((first,), *(((Value(labels[code]),) if code in labels else ()) for code in LANGUAGES)))
        columns = ("Subject", *(language_name(code) for code in LANGUAGES))
        table = Table("Subjects in the official languages", columns, tuple(rows))
        return Section("subjects", "Subjects", tables=(table,) if rows else ())

    def _labels(self, concept: ox.NamedNode) -> dict[str, Text]:
        found = self._store.quads_for_pattern(concept, ox.NamedNode(SKOS + "prefLabel"), None, _DEFAULT)
        literals = sorted((quad.object for quad in found if isinstance(quad.object, ox.Literal)), key=str)
        return {literal.language: Text(literal.value, literal.language) for literal in literals if literal.language}


_NOT_STATED = Value(Text("not stated"))
