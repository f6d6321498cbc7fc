"""Mentions: the passages behind statements, written straight as lines of N-Triples.

There are four times as many triples of mentions as of statements, all of one form; lines are made six times as fast as
triples, and lines are what a build writes. See https://www.w3.org/TR/n-triples/#canonical-ntriples.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode

from ..frozen import frozen
from ..iris import digest
from ..records import Evidence
from . import terms as t

Term = NamedNode | Literal

# As they are written: a term is turned into text once, not with every line.
_TYPE = f"{t.TYPE} {t.MENTION}"
_SUBJECT, _PREDICATE, _OBJECT = str(t.SUBJECT), str(t.PREDICATE), str(t.OBJECT)
_EXACT, _START, _END, _ROW, _INTEGER = str(t.EXACT), str(t.START), str(t.END), str(t.ROW), f"^^{t.INTEGER}"


@frozen
class Mention:
    """A passage behind statements that have predicate and object in common, and their subjects."""

    evidence: Evidence
    subjects: dict[NamedNode, None] = field(default_factory=dict)


@dataclass(slots=True)
class Mentions:
    """The mentions of one record; `source` is its document's address, `part` tells records of one file apart.

    `row` is the line of a long file on which the record begins, 0 if the document is no such file.
    """

    source: str
    part: str
    row: int = 0
    _found: dict[tuple[NamedNode, Term, str, int, int], Mention] = field(default_factory=dict)

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term, evidence: Evidence) -> None:
        """Add the passage behind a statement; evidence without a passage adds nothing."""
        span = evidence.span
        if span is None:
            return
        key = (predicate, value, evidence.rule, span.start, span.end)
        mention = self._found.get(key)
        if mention is None:
            mention = self._found[key] = Mention(evidence)
        mention.subjects[subject] = None

    def lines(self) -> list[bytes]:
        """Return the mentions as canonical N-Triples, a triple a line, without its ` .`"""
        lines: list[str] = []
        at_row = f'{_ROW} "{self.row}"{_INTEGER}'
        for (predicate, value, rule, start, end), mention in self._found.items():
            written = str(value)
            content = digest(self.part, predicate.value, written, rule, f"{start}-{end}", length=10)
            node = f"<{self.source}#mention-{content}>"
            span = mention.evidence.span
            lines.append(f"{node} {_TYPE}")
            lines += [f"{node} {_SUBJECT} {subject}" for subject in mention.subjects]
            lines += (
                f"{node} {_PREDICATE} {predicate}",
                f"{node} {_OBJECT} {written}",
                f"{node} {_EXACT} {Literal(span.text if span else '')}",
                f'{node} {_START} "{start}"{_INTEGER}',
                f'{node} {_END} "{end}"{_INTEGER}',
                f"{node} {_rule(rule)}",
                f"{node} {_confidence(mention.evidence.confidence)}",
            )
            if self.row:
                lines.append(f"{node} {at_row}")
        return "\n".join(lines).encode().split(b"\n") if lines else []


@cache
def _rule(name: str) -> str:
    return f"{t.RULE} {Literal(name)}"


@cache
def _confidence(value: float) -> str:
    return f'{t.CONFIDENCE} "{value:.2f}"^^{t.DECIMAL}'
