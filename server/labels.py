"""What things are called on pages, in the reader's language where the store has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, PROV, RDFS, SCHEMA, SKOS

from .addresses import document_path, is_subject, link, owner_of

_DEFAULT = ox.DefaultGraph()
_NAMING = tuple(
    ox.NamedNode(iri)
    for iri in (
        RDFS + "label",
        SKOS + "prefLabel",
        CMQ + "symbol",
        DCTERMS + "title",
        DCTERMS + "identifier",
        SCHEMA + "caption",
        SCHEMA + "url",
    )
)
_DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")
_NUMBER = re.compile(r"(\d+)")
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text for a page; `language` is empty when unknown."""

    text: str
    language: str = ""

    @property
    def direction(self) -> str:
        """Which way the text runs, for the `dir` attribute."""
        return "rtl" if self.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def natural(text: str) -> list[tuple[int, str]]:
    """Return what sorts texts with their numbers in order: S/RES/9 before S/RES/10, whatever the case of letters."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(text.casefold())]


@dataclass(frozen=True, slots=True)
class Link:
    """A thing as a page names it; `href` is None where nothing can be followed."""

    iri: str
    label: Text
    href: str | None

    @property
    def external(self) -> bool:
        """Whether the link leaves the site."""
        return self.href is not None and not self.href.startswith("/")


class Names:
    """Names and links for one page: a store, the vocabulary, the languages wanted, and where the site is mounted."""

    def __init__(
        self, store: ox.Store, vocabulary: ox.Store, base: str, languages: tuple[str, ...] = ("en",), root: str = ""
    ) -> None:
        self.store, self.vocabulary, self.base, self.languages, self.root = store, vocabulary, base, languages, root
        self._known: dict[str, Text] = {}
        self._subjects: dict[str, bool] = {}

    def text(self, iri: str) -> Text:
        """Return what an IRI is called: its label, symbol or title, else the readable end of its address."""
        if iri not in self._known:
            self._known[iri] = self._find(iri)
        return self._known[iri]

    def link(self, iri: str) -> Link:
        """Return an IRI as a link with its name; a subject of a thesaurus leads to its page here."""
        href = link(self.base, iri, self.root)
        if href and not href.startswith("/") and self._is_subject(iri):
            href = self.root + document_path(self.base, iri)
        return Link(iri, self.text(iri), href)

    def _is_subject(self, iri: str) -> bool:
        if iri not in self._subjects:
            self._subjects[iri] = is_subject(self.store, self.base, iri)
        return self._subjects[iri]

    def best(self, literals: list[ox.Literal]) -> Text | None:
        """Return the literal that suits the reader, None if there is none."""
        return min((Text(literal.value, literal.language or "") for literal in literals), key=self._rank, default=None)

    def _find(self, iri: str) -> Text:
        node = ox.NamedNode(iri)
        for store in (self.store, self.vocabulary):
            for predicate in _NAMING:
                found = store.quads_for_pattern(node, predicate, None, _DEFAULT)
                best = self.best([quad.object for quad in found if isinstance(quad.object, ox.Literal)])
                if best:
                    return best
        for quad in self.store.quads_for_pattern(node, _DERIVED, None, _DEFAULT):
            if isinstance(quad.object, ox.NamedNode):
                return self.text(quad.object.value)
        owner = owner_of(iri)
        if owner != iri and iri.startswith(self.base):
            return self.text(owner)
        words = _readable(iri)
        return Text(words.replace("-", " ") if iri.startswith(self.base) else words)

    def _rank(self, text: Text) -> tuple[int, int, str, str]:
        code = text.language.partition("-")[0].lower()
        wanted = (*self.languages, "en", "")
        return (wanted.index(code) if code in wanted else len(wanted), len(text.language), text.language, text.text)


def _readable(iri: str) -> str:
    """Return the end of an address as words: the last resort."""
    tail = unquote(re.split(r"[#/]", iri.rstrip("/#"))[-1]) or iri
    words = _WORD.sub(" ", tail).replace("_", " ")
    return words if iri.startswith("http") else iri
