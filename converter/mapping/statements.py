"""Statements: what one record says, collected as triples together with the passages behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from ..folding import fold
from ..iris import Iris
from ..naming import Named, Namer, Unidentified
from ..passages import Span
from ..records import Evidence, Member, Name, Period, Problem, Text
from . import terms as t
from .mentions import Mentions, Term

_NO_MEMBER = "compare code, name and date with the record of the meeting"
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


class Statements:
    """The triples of one record, without repetition and in the order in which they were said.

    A statement that names its evidence gets a `cmq:Mention`. Statements that differ in their subject alone, read by
    the same rule in the same passage, share one. `offsets` keeps where a subject's property was read, for reports.
    `lines` are further triples, `rows` further ones of the named graph alone, as lines of canonical N-Triples without
    their ` .`; `row` is the line of a long file on which the record begins, 0 if the document is no such file.
    `unidentified` are the names that no authority knows, each with the passage where it is first read.
    """

    def __init__(self, iris: Iris, namer: Namer, source: str, part: str = "", row: int = 0) -> None:
        self.iris = iris
        self.source = source
        self.row = row
        self.entities: set[str] = set()
        self.offsets: dict[tuple[str, str], int] = {}
        self.lines: list[bytes] = []
        self.rows: list[bytes] = []
        self.problems: list[Problem] = []
        self._namer = namer
        self._said: dict[Triple, None] = {}
        self._mentions = Mentions(source, part, row)
        self._described: set[str] = set()
        self._unidentified: dict[NamedNode, Name] = {}
        self._read_at: dict[Term, Span] = {}
        self._at_row: set[NamedNode] = set()

    def say(self, subject: NamedNode, predicate: NamedNode, value: Term, evidence: Evidence | None = None) -> None:
        """State one triple, with the evidence for it where it was read in a passage."""
        self._said[Triple(subject, predicate, value)] = None
        if evidence is None or (span := evidence.span) is None:
            return
        self.offsets.setdefault((subject.value, predicate.value), span.start)
        for node in (subject, value):
            if node in self._unidentified:
                self._read_at.setdefault(node, span)
        self._mentions.add(subject, predicate, value, evidence)

    def begin(self, subject: NamedNode, evidence: Evidence | None) -> None:
        """Remember where `subject` as a whole is said."""
        if evidence is not None and evidence.span is not None:
            self.offsets.setdefault((subject.value, ""), evidence.span.start)

    def at_row(self, node: NamedNode) -> None:
        """State on which line of a long file a thing is described, in the named graph alone."""
        if self.row and node not in self._at_row:
            self._at_row.add(node)
            self.rows.append(row_line(str(node), self.row).encode())

    def problem(self, reason: str, remedy: str, row: int = 0) -> None:
        """Note what of the record could not be stated, or only with doubt; on which line, if not that of the record."""
        self.problems.append(Problem(row or self.row, reason, remedy))

    @property
    def triples(self) -> list[Triple]:
        """Return what was said, but for the mentions."""
        return list(self._said)

    @property
    def mentions(self) -> list[bytes]:
        """Return the mentions behind it and the rows, as lines of N-Triples without their ` .`"""
        return self._mentions.lines() + self.rows

    @property
    def unidentified(self) -> tuple[Unidentified, ...]:
        """Return the names of actors, places and processes that no authority knows, in the order they were met."""
        return tuple(Unidentified(name, self._read_at.get(node)) for node, name in self._unidentified.items())

    # -- names -------------------------------------------------------------------------------------------------

    def named(self, name: Name) -> tuple[NamedNode, Named]:
        """Return the node of what a name means, described here if no authority does."""
        return self._met(self._namer(name))

    def member(self, member: Member, day: str, row: int = 0) -> str:
        """Return the address of who a member of a voting body was on a day; one that was none is a problem."""
        named = self._namer.member(member, day)
        if named.key and not named.own:
            self.entities.add(named.key)
        else:
            self._met(named)
        if named.doubt:
            self.problem(f"{member.name or member.code}: {named.doubt}", _NO_MEMBER, row)
        return named.iri

    def topic(self, name: Name) -> NamedNode:
        """Return the node of a topic, which it is even where it has the name of an actor or a place."""
        return self._met(Named(replace(name, sort="topic"), self.iris.topic(name.text)))[0]

    def subject(self, term: Text) -> NamedNode:
        """Return the concept that a thesaurus among the inputs has for a term, else a topic."""
        concept = self._namer.concepts.get(fold(term.text)) if self._namer.concepts else None
        return NamedNode(concept) if concept else self.topic(Name(term.text, "topic", language=term.language or "en"))

    def _met(self, named: Named) -> tuple[NamedNode, Named]:
        node = NamedNode(named.iri)
        if named.key:
            self.entities.add(named.key)
        elif named.name.sort != "topic" and not named.refused and not named.doubt:
            # A voter who was no member then is a problem of its record, not a name that waits for a decision.
            self._unidentified.setdefault(node, named.name)
        if (not named.key or named.own) and named.iri not in self._described:
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
                if name.within and not self._namer(state := Name(name.within, "actor", "state")).refused:
                    self.say(node, t.PART_OF, self.node(state))
            case "place":
                self.say(node, t.TYPE, t.PLACE)
                if name.within:
                    within = Name(name.within, "place", language=name.language)
                    if not self._namer(within).refused:
                        self.say(node, t.WITHIN, self.node(within))
            case "process":
                self.say(node, t.TYPE, t.EVENT)
                self.say(node, t.TYPE, t.PROCESS)
            case "topic":
                self.say(node, t.TYPE, t.TOPIC_CLASS)
                self.say(node, t.TYPE, t.CONCEPT)

    # -- addresses of the outside world ----------------------------------------------------------------------------

    def linked(self, node: NamedNode, address: str) -> None:
        """State where more about a thing stands elsewhere; what is no address is a problem."""
        if self.fit(address):
            self.say(node, t.SEE_ALSO, NamedNode(address))

    def fit(self, address: str) -> bool:
        """Return whether an address can be used, and note it as a problem if not. See RFC 3987, section 2.2."""
        if _ADDRESS.fullmatch(address):
            try:
                NamedNode(address)
            except ValueError:
                pass
            else:
                return True
        self.problem(f"not a web address: {address[:200]!r}", "give it whole, with http or https and without blanks")
        return False

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


def number(value: int | Decimal) -> Literal:
    """Return an xsd:integer or an xsd:decimal, never with an exponent."""
    return Literal(format(value, "f"), datatype=t.DECIMAL) if isinstance(value, Decimal) else integer(value)


def row_line(subject: str, row: int) -> str:
    """Return as a line that a thing, written in N-Triples, stands on a line of a file."""
    return f'{subject} {t.ROW} "{row}"^^{t.INTEGER}'


def row_in(lines: list[bytes], subject: str) -> int | None:
    """Return the last line of a file on which, as these lines say, a thing stands; None if they say nothing of it."""
    start = f'<{subject}> {t.ROW} "'.encode()
    found = next((line for line in reversed(lines) if line.startswith(start)), None)
    return int(found[len(start) :].partition(b'"')[0]) if found else None


def date(value: str) -> Literal:
    """Return an ISO 8601 date as xsd:date, xsd:gYearMonth or xsd:gYear, by its length."""
    return Literal(value, datatype=t.DATE_TYPES.get(len(value), t.DATE_TYPES[10]))


def uri(value: str) -> Literal:
    """Return an address of the outside world as xsd:anyURI."""
    return Literal(value, datatype=t.ANY_URI)
