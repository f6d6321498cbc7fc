"""Same event, two documents: the table of likely pairs, and what a person decided about them.

A decision is `same` or `different`, about two events by their addresses. Decisions made in
HOME/review-events.csv move to HOME/authority/same-events.csv, which keeps them; two events that are the same are then
stated to be, in a named graph of their own, and a pair that is decided is not asked again.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from communique.converter.authority.decisions import FORMULA, SAME_EVENTS, rows
from communique.converter.iris import Iris
from communique.errors import InputError
from communique.ontology import namespaces as ns

from ..findings import Finding
from .events import ComparedEvent, compared_events
from .pairs import Pair, likely_pairs

REVIEW = "review-events.csv"
GRAPH = "same-events"
"""The name of the named graph of decisions, among those of the authority."""
SAME, DIFFERENT = "same", "different"

_KEPT_COLUMNS = ("decision", "first", "second")
_DESCRIBING = ("label", "date", "place", "source")
COLUMNS = (
    *("decision", "score", "why", "first", "second"),
    *(f"{which}_{what}" for what in _DESCRIBING for which in ("first", "second")),
)
_DEFAULT = ox.DefaultGraph()
_SAME_EVENT = ox.NamedNode(ns.CMQ + "sameEventAs")
_TYPE, _EVENT = ox.NamedNode(ns.RDF + "type"), ox.NamedNode(ns.CMQ + "Event")


@dataclass(frozen=True, slots=True)
class SameEvents:
    """What was decided: `same` or `different` by the addresses of two events, the lesser first."""

    decided: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def as_json(self) -> list[list[str]]:
        """Return the decisions as they decide what a release contains."""
        return [[decision, *pair] for pair, decision in sorted(self.decided.items())]

    def statements(self, store: ox.Store, base: str) -> Iterator[ox.Quad]:
        """Yield what decisions state of the events that `store` has, in both directions, named and merged."""
        graph = ox.NamedNode(Iris(base).authority_graph(GRAPH))
        for pair, decision in sorted(self.decided.items()):
            if decision == SAME and all(_is_event(store, address) for address in pair):
                first, second = map(ox.NamedNode, pair)
                for where in (graph, _DEFAULT):
                    yield ox.Quad(first, _SAME_EVENT, second, where)
                    yield ox.Quad(second, _SAME_EVENT, first, where)

    def findings(self, store: ox.Store) -> tuple[Finding, ...]:
        """Return the decisions about events that `store` has not."""
        return tuple(
            Finding(
                f"authority/{SAME_EVENTS}",
                1,
                missing,
                "",
                f"a decision is about an event that is not in the release: {missing}",
                "remove its row, or decide again about the event that came in its place",
            )
            for missing in sorted(
                {address for pair in self.decided for address in pair if not _is_event(store, address)}
            )
        )


def taken_decisions(home: Path, authority: Path) -> SameEvents:
    """Return all decisions about events, and keep in the authority's folder those that stand in the review's table.

    Raises `InputError` with file, line and remedy when one can't be understood; nothing is kept then.
    """
    kept, review = authority / SAME_EVENTS, home / REVIEW
    decided = dict(_read(kept)) if kept.exists() else {}
    before = dict(decided)
    if review.exists():
        decided.update(_read(review))  # it is made anew by each build, so what stands there is newer
    if decided != before:
        authority.mkdir(exist_ok=True)
        table = ([decision, *pair] for pair, decision in sorted(decided.items()))
        _write_whole(kept, _csv(_KEPT_COLUMNS, table).encode())
    return SameEvents(decided)


def review_table(store: ox.Store, decisions: SameEvents) -> bytes:
    """Return the table of likely pairs that nobody decided about, as CSV, most likely first.

    It begins with the mark by which spreadsheets know UTF-8.
    `store` has every statement in the named graph of its source and merged in the default graph.
    """
    apart = frozenset(frozenset(pair) for pair in decisions.decided)
    names = _Names(store)
    table = _csv(COLUMNS, (names.row(pair) for pair in likely_pairs(compared_events(store), apart)))
    return table.encode("utf-8-sig")


def renew_review(home: Path, authority: Path, release: Path) -> int:
    """Put a release's table into the home, and return how many pairs stand in it.

    Decisions that were made in the one there meanwhile are kept.

    If one of those can't be understood, the table stays, and the next build says so.
    """
    with suppress(InputError):
        taken_decisions(home, authority)
        _write_whole(home / REVIEW, (release / REVIEW).read_bytes())
    return sum(1 for _ in rows(release / REVIEW, COLUMNS, COLUMNS))


def _write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    aside = file.with_name(f".{file.name}.new")
    aside.write_bytes(content)
    os.replace(aside, file)


def _read(file: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the decisions of a table; raises `InputError` when one can't be understood, or contradicts another."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for line, row in rows(file, _KEPT_COLUMNS, COLUMNS):
        decision = row["decision"].lower()
        if not decision:
            continue
        if decision not in (SAME, DIFFERENT):
            reason = f"column decision: {row['decision']!r} is none"
            raise InputError(str(file), reason, line=line, remedy=f"write {SAME}, {DIFFERENT}, or leave it empty")
        pair = (min(row["first"], row["second"]), max(row["first"], row["second"]))
        _check(file, line, pair)
        earlier, where = seen.setdefault(pair, (decision, line))
        if earlier != decision:
            reason = f"line {where} decides otherwise about the same two events"
            raise InputError(str(file), reason, line=line, remedy="keep one of the two")
        yield pair, decision


def _check(file: Path, line: int, pair: tuple[str, str]) -> None:
    try:
        first, second = map(ox.NamedNode, pair)
    except ValueError as error:
        raise InputError(str(file), f"not an address: {error}", line=line, remedy="copy it as it was listed") from error
    if first == second:
        raise InputError(str(file), "an event with itself", line=line, remedy="give the addresses of two events")


def _is_event(store: ox.Store, address: str) -> bool:
    return ox.Quad(ox.NamedNode(address), _TYPE, _EVENT, _DEFAULT) in store


def _csv(header: Iterable[str], table: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(table)
    return out.getvalue()


@dataclass(frozen=True)
class _Names:
    """What stands in the table of a pair."""

    store: ox.Store

    def row(self, pair: Pair) -> list[str]:
        """Return the row of a pair."""
        first, second = self._described(pair.first), self._described(pair.second)
        both = [_plain(text) for texts in zip(first, second, strict=True) for text in texts]
        return ["", f"{pair.score:.3f}", pair.why, pair.first.address, pair.second.address, *both]

    def _described(self, event: ComparedEvent) -> tuple[str, ...]:
        places = sorted(self._value(place, ns.RDFS + "label") or place for place in event.stated_places)
        sources = sorted(self._source(document) for document in event.documents)
        return event.label, event.dates, "; ".join(places), "; ".join(sources)

    def _source(self, graph: str) -> str:
        document = self._value(graph, ns.PROV + "wasDerivedFrom")
        return self._value(document, ns.DCTERMS + "identifier") if document else graph

    def _value(self, subject: str, predicate: str) -> str:
        """Return the value that a thing has, in English if it has several; "" for none."""
        found = [
            quad.object
            for quad in self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, _DEFAULT)
            if isinstance(quad.object, ox.NamedNode | ox.Literal)
        ]
        return min(found, key=_english_first).value if found else ""


def _english_first(term: ox.NamedNode | ox.Literal) -> tuple[bool, str]:
    return (isinstance(term, ox.NamedNode) or term.language != "en", term.value)


def _plain(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA else text
