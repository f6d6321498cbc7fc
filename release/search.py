"""The full-text index of a release: SQLite FTS5 over labels, other names, symbols and abstracts.

Text is folded as names are (case, diacritics, simplified Chinese). Scripts without blanks between words are indexed as
overlapping pairs and single characters, so that any part of such a text is found as a phrase.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pyoxigraph as ox

from communique.converter.folding import borderless, fold
from communique.converter.iris import ID
from communique.ontology import namespaces as ns

_TABLES = """
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, languages TEXT NOT NULL,
    date TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(label, other, abstract, content='', tokenize='unicode61 remove_diacritics 0');
"""
_INDEXES = "CREATE INDEX thing_kind ON thing (kind, date, iri); CREATE UNIQUE INDEX thing_iri ON thing (iri);"
_LABELS = frozenset({ns.RDFS + "label", ns.DCTERMS + "title"})
_OTHERS = frozenset(
    {ns.SKOS + "altLabel", ns.SKOS + "prefLabel", ns.CMQ + "symbol", ns.SKOS + "notation", ns.SCHEMA + "text"}
)
_ABSTRACTS = frozenset({ns.DCTERMS + "abstract", ns.SCHEMA + "caption"})
_DATES = frozenset({ns.CMQ + "earliest", ns.CMQ + "adoptedOn", ns.DCTERMS + "date"})
_PREFERRED = ns.SKOS + "prefLabel"
_VOCABULARY = "https://w3id.org/communique/"
_SHOWN = frozenset({"event", "process", "actor", "place", "document", "vote", "topic", "report"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; `languages` are those of its labels, `date` its first day or ""."""

    iri: str
    kind: str
    label: str
    languages: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, best first, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


def write_index(store: ox.Store, base: str, file: Path) -> int:
    """Write the index of everything that has a label in the default graph; return how many things that is.

    The same store gives the same file with the same version of SQLite.
    """
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        things = sorted(_things(store, base), key=lambda thing: thing[0].iri)
        for number, (hit, texts) in enumerate(things, 1):
            connection.execute(
                "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)",
                (number, hit.iri, hit.kind, hit.label, " ".join(("", *hit.languages, "")), hit.date),
            )
            connection.execute(
                "INSERT INTO words (rowid, label, other, abstract) VALUES (?, ?, ?, ?)", (number, *texts)
            )
        connection.executescript(_INDEXES)
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.commit()
    finally:
        connection.close()
    return len(things)


def search(
    connection: sqlite3.Connection, text: str, *, kind: str = "", language: str = "", limit: int = 20, offset: int = 0
) -> Found:
    """Return the things whose words match all words of `text`, the last of which may be a beginning.

    `kind` is event, process, actor, place, document, vote, subject, topic or report; `language` that of a label. Text
    without any letter or digit finds nothing.
    """
    query = _query(text)
    if not query:
        return Found(0, ())
    where = "words MATCH ? AND (? = '' OR kind = ?) AND (? = '' OR instr(languages, ?))"
    values = (query, kind, kind, language, f" {language} ")
    joined = f"FROM words JOIN thing ON thing.id = words.rowid WHERE {where}"
    total = connection.execute(f"SELECT count(*) {joined}", values).fetchone()[0]
    rows = connection.execute(
        f"SELECT thing.iri, kind, thing.label, languages, date {joined} "
        "ORDER BY bm25(words, 10, 5, 1), iri LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return Found(total, tuple(_hit(*row) for row in rows))


def _hit(iri: str, kind: str, label: str, languages: str, date: str) -> Hit:
    return Hit(iri, kind, label, tuple(languages.split()), date)


def _things(store: ox.Store, base: str) -> Iterator[tuple[Hit, tuple[str, str, str]]]:
    """Yield each thing with its label, other names and abstract as they are indexed."""
    start = base + ID
    found: dict[str, list[tuple[str, ox.Literal]]] = {}
    # Ballots and their like are most of a large store, and none of them is a thing to be found.
    for predicate in sorted(_LABELS | _OTHERS | _ABSTRACTS | _DATES):
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            subject = quad.subject
            if isinstance(quad.object, ox.Literal) and isinstance(subject, ox.NamedNode):
                found.setdefault(subject.value, []).append((predicate, quad.object))
    for iri, said in found.items():
        if (kind := _kind(iri, start)) and (thing := _thing(iri, kind, said)):
            yield thing


def _kind(iri: str, start: str) -> str:
    """Return what sort of thing it is, "" for one that is not to be found by words.

    What has an address elsewhere is a subject of a thesaurus, but for the terms of the project's own vocabulary.
    """
    if not iri.startswith(start):
        return "" if iri.startswith((_VOCABULARY, start.removesuffix(ID))) else "subject"
    kind = iri[len(start) :].partition("/")[0]
    return kind if kind in _SHOWN and "#" not in iri else ""


def _thing(iri: str, kind: str, said: Iterable[tuple[str, ox.Literal]]) -> tuple[Hit, tuple[str, str, str]] | None:
    labels: list[tuple[str, str]] = []
    others: list[str] = []
    abstracts: list[str] = []
    dates: list[str] = []
    for predicate, literal in said:
        value = literal.value
        if predicate in _LABELS or (predicate == _PREFERRED and kind == "subject"):
            labels.append((literal.language or "", value))
        elif predicate in _OTHERS:
            others.append(value)
        elif predicate in _ABSTRACTS:
            abstracts.append(value)
        elif predicate in _DATES:
            dates.append(value)
    if not labels and not others:
        return None
    labels.sort(key=lambda label: (label[0] != "en", label))
    shown = labels[0][1] if labels else min(others)
    hit = Hit(iri, kind, shown, tuple(sorted({language for language, _ in labels if language})), min(dates, default=""))
    texts = ([value for _, value in labels], sorted(others), sorted(abstracts))
    return hit, (_words(texts[0]), _words(texts[1]), _words(texts[2]))


def _words(texts: Iterable[str]) -> str:
    return " \n ".join(" ".join(grams for run in _runs(text) for grams in _grams(run)) for text in texts)


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the runs of letters and digits in a folded text, each with whether its script has no blanks."""
    for known, characters in groupby(fold(text), key=lambda c: (c.isalnum(), borderless(c))):
        if known[0]:
            yield known[1], "".join(characters)


def _grams(run: tuple[bool, str]) -> list[str]:
    """Return the words of a run; of a script without blanks, each character and each pair, in order."""
    bare, text = run
    if not bare:
        return [text]
    return [*(gram for a, b in pairwise(text) for gram in (a, a + b)), text[-1]]


def _query(text: str) -> str:
    """Return an FTS5 query for a person's words, in which nothing is an operator."""
    runs = list(_runs(text))
    unfinished = text[-1:].isalnum()
    terms: list[str] = []
    for place, run in enumerate(runs, 1):
        beginning = "*" if unfinished and place == len(runs) and not run[0] else ""
        terms.append(f'"{" ".join(_grams(run))}"{beginning}')
    return " AND ".join(terms)
