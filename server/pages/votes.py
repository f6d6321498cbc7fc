"""Votes as pages show them: counts as each source states them, and who chose what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ

from ..ballots import CHOICES
from ..labels import Names, Text
from .evidence import Evidence, Evidences
from .model import Group, Section, Table, Value
from .said import Said, nodes, said_of

NOT_STATED = "not stated"

COUNTS: tuple[tuple[str, str], ...] = (
    (CMQ + "inFavour", "In favour"),
    (CMQ + "against", "Against"),
    (CMQ + "abstaining", "Abstaining"),
    (CMQ + "notVoting", "Not voting"),
    (CMQ + "members", "Members"),
)
"""Counts of a vote and their headings, in the order in which tables have them."""

CHOICE_WORDS = dict(zip(CHOICES, ("In favour", "Against", "Abstaining", "Not voting"), strict=True))

SHOWN_APART = frozenset({CMQ + "ballot", CMQ + "modality", CMQ + "vetoedBy"} | {name for name, _ in COUNTS})
"""Properties of a vote that its page shows in sections of their own."""

_DEFAULT = ox.DefaultGraph()


@dataclass
class _Statement:
    """What one source says of a vote: its counts by property, and how it was decided."""

    counts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    modality: set[str] = field(default_factory=set)
    vetoed_by: set[str] = field(default_factory=set)


class Votes:
    """Makes the sections on votes, for one reader."""

    def __init__(self, names: Names, evidence: Evidences) -> None:
        self._names, self._store, self._evidence = names, names.store, evidence

    def result(self, votes: Sequence[str], anchor: str, title: str, *, linked: bool = True) -> Section:
        """Return what all sources state of the outcome of votes: a row each, and where they disagree.

        Each row leads to its vote, where it is `linked`.
        """
        rows, caption = [], "Counts as each source states them; what it leaves out is not stated"
        stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for vote in votes:
            for graph, said in sorted(self._by_source(vote).items()):
                source = self._evidence.source(graph)
                why = (Evidence(source, self._names.link(graph), row=self._evidence.row(vote, graph)),)
                cells: list[tuple[Value, ...]] = [(Value(source.label, source.href, evidence=why),)]
                if linked:
                    link = self._names.link(vote)
                    cells.append((Value(link.label, link.href),))
                cells.append(self._decided(said))
                for predicate, _ in COUNTS:
                    numbers = sorted(said.counts[predicate], key=lambda number: (len(number), number))
                    cells.append(tuple(_number(number) for number in numbers) or (Value(Text(NOT_STATED)),))
                    for number in numbers:
                        stated[predicate][number].add(source.label.text)
                rows.append(tuple(cells))
        columns = ("Source", *(("Vote",) if linked else ()), "Decided", *(heading for _, heading in COUNTS))
        tables = (Table(caption, columns, tuple(rows), numbers=len(columns) - len(COUNTS)),) if rows else ()
        return Section(anchor, title, tables=tables, warnings=self._disagreements(stated))

    def members(self, vote: str) -> Section:
        """Return who chose what in a vote, and what is not known."""
        chosen = self._chosen(vote)
        by_choice: dict[str, list[Value]] = defaultdict(list)
        for voter, choices in chosen.items():
            link = self._names.link(voter)
            for choice in choices:
                others = sorted(CHOICE_WORDS.get(other, other).lower() for other in choices - {choice})
                note = f"also stated: {', '.join(others)}" if others else ""
                by_choice[choice].append(Value(link.label, link.href, note))
        groups = []
        for choice in [*CHOICES, *sorted(by_choice.keys() - set(CHOICES))]:
            if values := by_choice.get(choice):
                title = f"{CHOICE_WORDS.get(choice, choice)}: {len(values):,}"
                groups.append(Group(choice, title, tuple(sorted(values, key=lambda each: each.text.text))))
        return Section("members", "Members", groups=tuple(groups), notes=tuple(self._unknown(vote, chosen)))

    def _unknown(self, vote: str, chosen: dict[str, set[str]]) -> Iterable[str]:
        if not chosen:
            return
        said = said_of(self._store, vote, without=(CMQ + "ballot",))
        several = sum(len(choices) > 1 for choices in chosen.values())
        if several:
            yield f"Members that stand in the source with more than one choice: {several:,}."
        stated = [int(text) for text in _texts(said, CMQ + "members") if text.isdecimal()]
        missing = max(stated, default=0) - len(chosen)
        if missing > 0:
            yield f"Of {max(stated):,} members, {missing:,} have no entry: what they chose is not stated."
        counted = Counter(choice for choices in chosen.values() for choice in choices)
        for (predicate, heading), choice in zip(COUNTS, CHOICES, strict=False):
            numbers = _texts(said, predicate)
            if numbers and str(counted[choice]) not in numbers:
                yield f"{heading}: {' or '.join(numbers)} stated, {counted[choice]:,} listed here."
        yield "A member that is not listed here did not necessarily abstain: its choice is not stated."

    def _chosen(self, vote: str) -> dict[str, set[str]]:
        chosen: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(ox.NamedNode(vote), ox.NamedNode(CMQ + "ballot"), None, _DEFAULT):
            if isinstance(quad.object, ox.NamedNode):
                own = said_of(self._store, quad.object.value)
                for voter in nodes(own, CMQ + "voter"):
                    chosen[voter.value] |= {choice.value.rpartition("/")[2] for choice in nodes(own, CMQ + "choice")}
        return chosen

    def _by_source(self, vote: str) -> dict[str, _Statement]:
        found: dict[str, _Statement] = defaultdict(_Statement)
        node = ox.NamedNode(vote)
        for predicate in (*(name for name, _ in COUNTS), CMQ + "modality", CMQ + "vetoedBy"):
            for quad in self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, None):
                if not isinstance(quad.graph_name, ox.NamedNode):
                    continue
                said = found[quad.graph_name.value]
                if isinstance(quad.object, ox.NamedNode):
                    said.vetoed_by.add(quad.object.value)
                elif isinstance(quad.object, ox.Literal):
                    kept = said.modality if predicate == CMQ + "modality" else said.counts[predicate]
                    kept.add(quad.object.value)
        return found

    def _decided(self, said: _Statement) -> tuple[Value, ...]:
        """Return how a source says that it was decided, and who cast a veto."""
        found = [Value(Text(words)) for words in sorted(said.modality)]
        for actor in sorted(said.vetoed_by, key=lambda iri: self._names.text(iri).text):
            link = self._names.link(actor)
            found.append(Value(link.label, link.href, "veto"))
        return tuple(found)

    def _disagreements(self, stated: dict[str, dict[str, set[str]]]) -> tuple[str, ...]:
        found = []
        for predicate, heading in COUNTS:
            said = stated[predicate]
            if len(said) > 1:
                numbers = sorted(said.items(), key=lambda item: (len(item[0]), item[0]))
                words = "; ".join(f"{number} according to {', '.join(sorted(who))}" for number, who in numbers)
                found.append(f"{heading}: {words}.")
        return tuple(found)


def _number(text: str) -> Value:
    return Value(Text(f"{int(text):,}" if text.isdecimal() else text))


def _texts(said: Said, predicate: str) -> list[str]:
    return sorted({value.value for value in said.get(predicate, []) if isinstance(value, ox.Literal)})
