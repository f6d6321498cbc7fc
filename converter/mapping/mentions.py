"""Mentions: the passages behind statements, written straight as lines of N-Triples.

There are four times as many triples of mentions as of statements, all of one form; lines are made six times as fast as
triples, and lines are what a build writes. See https://www.w3.org/TR/n-triples/#canonical-ntriples.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode

from ..iris import digest
from ..records import Evidence
from . import terms as t

Term = NamedNode | Literal

_TYPE = f"{t.TYPE} {t.MENTION}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage behind statements that have predicate and object in common, and their subjects."""

    evidence: Evidence
    subjects: dict[NamedNode, None] = field(default_factory=dict)


@dataclass(slots=True)
class Mentions:
    """The mentions of one record; `source` is its document's address, `part` tells records of one file apart."""

    source: str
    part: str
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
        for (predicate, value, rule, start, end), mention in self._found.items():
            written = str(value)
            content = digest(self.part, predicate.value, written, rule, f"{start}-{end}", length=10)
            node = f"<{self.source}#mention-{content}>"
            span = mention.evidence.span
            lines.append(f"{node} {_TYPE}")
            lines += [f"{node} {t.SUBJECT} {subject}" for subject in mention.subjects]
            lines += (
                f"{node} {t.PREDICATE} {predicate}",
                f"{node} {t.OBJECT} {written}",
                f"{node} {t.EXACT} {Literal(span.text if span else '')}",
                f"{node} {_number(t.START, start)}",
                f"{node} {_number(t.END, end)}",
                f"{node} {_rule(rule)}",
                f"{node} {_confidence(mention.evidence.confidence)}",
            )
        return [line.encode() for line in lines]


def _number(predicate: NamedNode, value: int) -> str:
    return f'{predicate} "{value}"^^{t.INTEGER}'


@cache
def _rule(name: str) -> str:
    return f"{t.RULE} {Literal(name)}"


@cache
def _confidence(value: float) -> str:
    return f'{t.CONFIDENCE} "{value:.2f}"^^{t.DECIMAL}'
