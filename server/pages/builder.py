"""A thing's page from the store: facts, participants, figures, lists by date, each statement with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, PROV, RDF, RDFS, SCHEMA

from ..ballots import Cast
from ..dates import Dates
from ..labels import Names, Text
from ..resources import Object
from .acted import where
from .around import Around
from .dates import in_words, period_in_words
from .documents import Documents
from .entries import ENTRIES, Entries
from .evidence import Evidence, Evidences
from .incoming import Incoming, Pointing
from .layout import FACTS, HIDDEN, SECTIONS, SINGLE
from .model import Fact, Page, Quote, Section, Value
from .record import years
from .said import Said, anchor, code, nodes, one, period, said_of
from .values import Values
from .votes import SHOWN_APART, Votes
from .words import bound_in_words

_MOST_INCOMING = 20_000
_MOST_SAID = 10_000
_NOT_ALL = "It says more than a page can list: these are the things among its first statements. Its graph has all."
_DEFAULT = ox.DefaultGraph()
T = TypeVar("T")


class Builder:
    """Makes pages from one store, for one reader. `dates` are those of the store."""

    def __init__(self, names: Names, dates: Dates) -> None:
        self.names, self.store = names, names.store
        self.evidence = Evidences(names)
        self.entries = Entries(names, dates)
        self._values = Values(names, self.evidence)
        self._incoming = Incoming(names, self.evidence, self.entries)
        self._votes = Votes(names, self.evidence)
        self._documents = Documents(names, self._values, self._votes, self._incoming)
        self._around = Around(names, self.entries, dates)

    def page(self, iri: str, number: int = 1, casts: Sequence[Cast] = ()) -> Page:
        """Return the page of a thing; `number` counts the pages of its lists from 1, `casts` are its latest ballots."""
        everything = said_of(self.store, iri, without=(CMQ + "ballot",))
        said = {predicate: window for predicate, values in everything.items() if (window := _window(values, number))}
        said_more = any(len(values) > number * ENTRIES for values in everything.values())
        pointing = self._incoming.pointing(iri)
        incoming = [section for section in self._incoming.sections(iri, pointing, number) if not section.empty]
        found = [
            self._contents(iri, number),
            self._quotes(iri, "Quotation", "Quotations", number),
            self._quotes(iri, "Picture", "Pictures", number),
        ]
        own = [
            self._facts(iri, said),
            *(self._of_its_kind(iri, everything) if number == 1 else ()),
            self._participants(iri, said),
            self._figures(iri, said),
            *([years(self.names, iri, casts, whole=False)] if casts and number == 1 else ()),
            *([self._where(iri, pointing)] if number == 1 else ()),
            *(self._listed(iri, said, predicate, title) for predicate, title in SECTIONS),
        ]
        start, end = period(everything)
        day = self.entries.day(iri)
        return Page(
            iri,
            self.names.link(iri).href or "",
            self.names.text(iri),
            _unique(
                found
                for value in said.get(RDFS + "label", [])
                for found in self.evidence.of(iri, RDFS + "label", value)
            ),
            self.entries.kind(everything),
            period_in_words(start, end) if start or end else in_words(day),
            start or end or day,
            self.entries.state(iri),
            tuple(self._values.value(iri, DCTERMS + "abstract", value) for value in said.get(DCTERMS + "abstract", [])),
            tuple(section for section in (*own, *incoming, *found) if not section.empty),
            number,
            said_more or any(section.more for section in (*incoming, *found)),
            self.evidence.graphs,
        )

    def _where(self, iri: str, pointing: Pointing) -> Section:
        own, governments = pointing.get(CMQ + "participant", ()), pointing.get(CMQ + "governmentOf", ())
        return where(self.names, self.entries, iri, own, governments)

    def _of_its_kind(self, iri: str, said: Said) -> Iterator[Section]:
        """Give the sections that votes and documents have beside those of all things."""
        kinds = {node.value.removeprefix(CMQ) for node in nodes(said, RDF + "type")}
        if "Vote" in kinds:
            yield self._votes.result([iri], "result", "Result", linked=False)
            yield self._votes.members(iri)
        if kinds & {"Vote", "Document", "Resolution"}:
            yield from self._documents.sections(iri, said)
        if "Document" in kinds:
            yield self._around.section(iri, said)

    # -- what the thing says of itself -----------------------------------------------------------------------

    def _facts(self, iri: str, said: Said) -> Section:
        headings = dict(FACTS)
        elsewhere = HIDDEN | SHOWN_APART | {name for name, _ in SECTIONS} | {CMQ + "participation", CMQ + "figure"}
        further = sorted(said.keys() - headings.keys() - elsewhere)
        facts = [*self._when(iri, said)]
        for predicate in [*headings, *further]:
            if predicate in said:
                heading = Text(headings[predicate]) if predicate in headings else self.names.text(predicate)
                values = [self._values.value(iri, predicate, value) for value in said[predicate]]
                facts.append(Fact(heading, tuple(sorted(values, key=lambda value: value.text.text))))
        return Section("facts", "Facts", facts=tuple(facts), warnings=tuple(self._disagreements(iri, said)))

    def _disagreements(self, iri: str, said: Said) -> Iterator[str]:
        """Say which source says what where there can be but one value, and there are several."""
        for predicate, heading in SINGLE:
            stated = [(value.value, value) for value in said.get(predicate, ()) if isinstance(value, ox.Literal)]
            texts = [text for text, _ in stated]
            closer = [text for text in texts if not any(other != text and other.startswith(text) for other in texts)]
            if len(closer) > 1:
                who = (
                    f"{in_words(text)} according to "
                    + ", ".join(sorted({each.source.label.text for each in self.evidence.of(iri, predicate, value)}))
                    for text, value in sorted(stated, key=lambda each: each[0])
                )
                yield f"{heading}: {'; '.join(who)}."

    def _when(self, iri: str, said: Said) -> Iterator[Fact]:
        start, end = period(said)
        if not (start or end):
            return
        evidence = [
            found
            for predicate in (CMQ + "startDate", CMQ + "endDate")
            for value in said.get(predicate, [])
            for found in self.evidence.of(iri, predicate, value)
        ]
        words = Text(period_in_words(start, end))
        yield Fact(Text("When"), (Value(words, datetime=start or end or "", evidence=_unique(evidence)),))

    def _participants(self, iri: str, said: Said) -> Section:
        by_role: dict[str, list[Value]] = defaultdict(list)
        shown: set[str] = set()
        for part in said.get(CMQ + "participation", []):
            if not isinstance(part, ox.NamedNode):
                continue
            own = said_of(self.store, part.value)
            for actor in own.get(CMQ + "actor", []):
                roles: list[Object | None] = [*own.get(CMQ + "role", [])] or [None]
                for role in roles:
                    evidence = [
                        *(self.evidence.of(part.value, CMQ + "role", role) if role else ()),
                        *self.evidence.of(part.value, CMQ + "actor", actor),
                        *self.evidence.of(iri, CMQ + "participation", part),
                        *self.evidence.of(iri, CMQ + "participant", actor),
                    ]
                    name = self.names.text(role.value).text if isinstance(role, ox.NamedNode) else "participant"
                    by_role[name].append(self._values.value(iri, CMQ + "participant", actor, _unique(evidence)))
                    shown.add(str(actor))
        for actor in said.get(CMQ + "participant", []):
            if str(actor) not in shown and len(said.get(CMQ + "participation", [])) < ENTRIES:
                by_role["participant"].append(self._values.value(iri, CMQ + "participant", actor))
        facts = [
            Fact(Text(role[:1].upper() + role[1:]), tuple(sorted(values, key=lambda value: value.text.text)))
            for role, values in sorted(by_role.items())
        ]
        return Section("participants", "Participants", facts=tuple(facts))

    def _figures(self, iri: str, said: Said) -> Section:
        facts: dict[str, list[Value]] = defaultdict(list)
        for part in said.get(CMQ + "figure", []):
            if not isinstance(part, ox.NamedNode):
                continue
            own = said_of(self.store, part.value)
            measure = next((value for value in own.get(CMQ + "measure", []) if isinstance(value, ox.NamedNode)), None)
            label = self.names.text(measure.value).text if measure else "count"
            scope = [self.names.text(node.value).text for name in ("place", "side") for node in nodes(own, CMQ + name)]
            low, high = one(own, CMQ + "low"), one(own, CMQ + "high")
            if low or high:
                scope.append(f"estimates from {low or 'not stated'} to {high or 'not stated'}")
            when = period_in_words(*period(own))
            words = bound_in_words(code(own, CMQ + "bound"), one(own, CMQ + "value"), one(own, CMQ + "unit"))
            evidence = [
                *self.evidence.of(iri, CMQ + "figure", part),
                *self.evidence.of(part.value, CMQ + "value", own[CMQ + "value"][0] if CMQ + "value" in own else part),
            ]
            note = ", ".join([*scope, *([when] if when else [])])
            facts[label].append(Value(Text(words), note=note, evidence=_unique(evidence)))
        rows = [Fact(Text(label[:1].upper() + label[1:]), tuple(values)) for label, values in sorted(facts.items())]
        return Section("figures", "Figures", facts=tuple(rows))

    def _listed(self, iri: str, said: Said, predicate: str, title: str) -> Section:
        entries = [
            self.entries.entry(value.value, self._publisher(value.value), self.evidence.of(iri, predicate, value))
            for value in nodes(said, predicate)
        ]
        entries.sort(key=lambda entry: (entry.datetime, entry.link.label.text))
        return Section(anchor(title), title, entries=tuple(entries), dated=any(entry.when for entry in entries))

    def _publisher(self, iri: str) -> str:
        return ", ".join(
            self.names.text(node.value).text for node in nodes(said_of(self.store, iri), DCTERMS + "publisher")
        )

    # -- what is found elsewhere ----------------------------------------------------------------------------------

    def _contents(self, iri: str, number: int) -> Section:
        """Return the things that a source, or a graph, speaks of."""
        node = ox.NamedNode(iri)
        derived = self.store.quads_for_pattern(None, ox.NamedNode(PROV + "wasDerivedFrom"), node, _DEFAULT)
        graphs = [graph for quad in derived if isinstance(graph := quad.subject, ox.NamedNode)]
        named = [graph for graph in (node, *graphs) if self.store.contains_named_graph(graph)]
        said = [
            quad.subject.value
            for graph in named
            for quad in islice(self.store.quads_for_pattern(None, None, None, graph), _MOST_SAID)
            if isinstance(quad.subject, ox.NamedNode)
        ]
        most = len(said) >= _MOST_SAID
        found = {subject for subject in said if "#" not in subject} - {iri, *(graph.value for graph in graphs)}
        ordered = self.entries.ordered(found, undated="~")
        window = _window(ordered, number)
        entries = tuple(self.entries.entry(iri, self.entries.kind_of(iri)) for iri in window)
        more = max(0, len(ordered) - number * ENTRIES)
        notes = (_NOT_ALL,) if most else ()
        return Section("says", "What it speaks of", entries=entries, dated=True, more=more, notes=notes)

    def _quotes(self, iri: str, kind: str, title: str, number: int) -> Section:
        """Return the quotations or pictures of a source."""
        found: dict[str, Said] = {}
        for predicate in ("wasQuotedFrom", "wasDerivedFrom"):
            pattern = self.store.quads_for_pattern(None, ox.NamedNode(PROV + predicate), ox.NamedNode(iri), _DEFAULT)
            for quad in islice(pattern, _MOST_INCOMING):
                if isinstance(quad.subject, ox.NamedNode):
                    own = said_of(self.store, quad.subject.value)
                    if ox.NamedNode(CMQ + kind) in own.get(RDF + "type", []):
                        found[quad.subject.value] = own
        quotes = tuple(self._quote(part, found[part]) for part in _window(sorted(found), number))
        return Section(anchor(title), title, quotes=quotes, more=max(0, len(found) - number * ENTRIES))

    def _quote(self, iri: str, own: Said) -> Quote:
        predicate = SCHEMA + "text" if SCHEMA + "text" in own else SCHEMA + "caption"
        words = own.get(predicate, [])
        text = self.names.best([word for word in words if isinstance(word, ox.Literal)]) or Text("")
        when = period_in_words(*period(own))
        notes = [
            self._values.value(iri, name, value)
            for name in (CMQ + "speaker", CMQ + "venue", SCHEMA + "creditText", SCHEMA + "url")
            for value in own.get(name, [])
        ]
        if when:
            notes.append(Value(Text(when), datetime=one(own, CMQ + "startDate")))
        evidence = _unique([found for word in words for found in self.evidence.of(iri, predicate, word)])
        return Quote(text, iri.partition("#")[2], tuple(notes), evidence)


def _window(values: list[T], number: int) -> list[T]:
    """Return a page of values, counted from 1."""
    return values[(number - 1) * ENTRIES : number * ENTRIES]


def _unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each evidence once; a graph that gives a passage is not named again without one."""
    each = dict.fromkeys(evidence)
    exact = {found.graph.iri for found in each if found.rule}
    return tuple(found for found in each if found.rule or found.graph.iri not in exact)
