"""Statements: what one record says, collected as triples together with the passages behind them."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from ..iris import Iris
from ..naming import Named, Namer
from ..records import Evidence, Name, Period, Text
from . import terms as t
from .mentions import Mentions, Term


class Statements:
    """The triples of one record, without repetition and in the order in which they were said.

    A statement that names its evidence gets a `cmq:Mention`. Statements that differ in their subject alone, read by
    the same rule in the same passage, share one. `offsets` keeps where a subject's property was read, for reports.
    """

    def __init__(self, iris: Iris, namer: Namer, source: str, part: str = "") -> None:
        self.iris = iris
        self.source = source
        self.entities: set[str] = set()
        self.offsets: dict[tuple[str, str], int] = {}
        self.lines: list[bytes] = []
        self._namer = namer
        self._said: dict[Triple, None] = {}
        self._mentions = Mentions(source, part)
        self._described: set[str] = set()

    def say(self, subject: NamedNode, predicate: NamedNode, value: Term, evidence: Evidence | None = None) -> None:
        """State one triple, with the evidence for it where it was read in a passage."""
        self._said[Triple(subject, predicate, value)] = None
        if evidence is None or (span := evidence.span) is None:
            return
        self.offsets.setdefault((subject.value, predicate.value), span.start)
        self._mentions.add(subject, predicate, value, evidence)

    def begin(self, subject: NamedNode, evidence: Evidence | None) -> None:
        """Remember where `subject` as a whole is said."""
        if evidence is not None and evidence.span is not None:
            self.offsets.setdefault((subject.value, ""), evidence.span.start)

    @property
    def triples(self) -> list[Triple]:
        """Return what was said, but for the mentions."""
        return list(self._said)

    @property
    def mentions(self) -> list[bytes]:
        """Return the mentions behind it, as lines of N-Triples without their ` .`"""
        return self._mentions.lines()

    # -- names -------------------------------------------------------------------------------------------------

    def named(self, name: Name) -> tuple[NamedNode, Named]:
        """Return the node of what a name means, described here if no authority does."""
        named = self._namer(name)
        node = NamedNode(named.iri)
        if named.key:
            self.entities.add(named.key)
        elif named.iri not in self._described:
            self._described.add(named.iri)
            self._describe(node, named.name)
        return node, named

    def node(self, name: Name) -> NamedNode:
        """Return the node of what a name means."""
        return self.named(name)[0]

    def _describe(self, node: NamedNode, name: Name) -> None:
        self.say(node, t.LABEL, literal(Text(name.text, name.language)))
        match name.sort:
            case "actor":
                self.say(node, t.TYPE, t.ACTOR)
                if kind := t.ACTOR_CLASSES.get(name.kind):
                    self.say(node, t.TYPE, kind)
            case "place":
                self.say(node, t.TYPE, t.PLACE)
                if name.within:
                    self.say(node, t.WITHIN, self.node(Name(name.within, "place", language=name.language)))
            case "process":
                self.say(node, t.TYPE, t.EVENT)
                self.say(node, t.TYPE, t.PROCESS)
            case "topic":
                self.say(node, t.TYPE, t.TOPIC_CLASS)
                self.say(node, t.TYPE, t.CONCEPT)

    # -- values shared by several things ---------------------------------------------------------------------------

    def dated(self, node: NamedNode, period: Period, evidence: Evidence | None) -> None:
        """State start and end with the precision given."""
        for predicate, value in ((t.START_DATE, period.start), (t.END_DATE, period.end)):
            if value is not None:
                self.say(node, predicate, date(value), evidence)


def literal(text: Text) -> Literal:
    """Return a text as a literal of its language."""
    return Literal(text.text, language=text.language) if text.language else Literal(text.text)


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=t.INTEGER)


def date(value: str) -> Literal:
    """Return an ISO 8601 date as xsd:date, xsd:gYearMonth or xsd:gYear, by its length."""
    return Literal(value, datatype=t.DATE_TYPES.get(len(value), t.DATE_TYPES[10]))


def uri(value: str) -> Literal:
    """Return an address of the outside world as xsd:anyURI."""
    return Literal(value, datatype=t.ANY_URI)
