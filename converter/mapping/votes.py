"""Votes and their ballots.

A table of votes has a hundred and forty ballots to each vote, all of one form: as mentions are, they are written
straight as lines of canonical N-Triples (https://www.w3.org/TR/n-triples/#canonical-ntriples).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations

from pyoxigraph import Literal, NamedNode

from communique.ontology.namespaces import CMC

from ..iris import digest
from ..records import Choice, DocumentKey, Vote
from . import terms as t
from .documents import document
from .events import document_node
from .statements import Statements, date, integer, literal

# As they are written: a term is turned into text once, not with every line.
_HAS_BALLOT, _VOTER, _CHOICE, _ROW = str(t.BALLOT), str(t.VOTER), str(t.HAS_CHOICE), str(t.ROW)
_TYPE = f"{t.TYPE} {t.BALLOT_CLASS}"
_INTEGER = f"^^{t.INTEGER}"
_LISTED: dict[Choice, str] = {
    "in-favour": str(t.LISTED_IN_FAVOUR),
    "against": str(t.LISTED_AGAINST),
    "abstaining": str(t.LISTED_ABSTAINING),
    "not-voting": str(t.LISTED_NOT_VOTING),
}


def vote(say: Statements, item: Vote, owner: str) -> NamedNode:
    """State what a record says of a vote, and of the documents that it was on, and return its node."""
    node = NamedNode(say.iris.vote(item.key))
    say.say(node, t.TYPE, t.VOTE_CLASS)
    if item.label:
        say.say(node, t.LABEL, literal(item.label))
    if item.body:
        say.say(node, t.BODY, say.node(item.body))
    if item.date:
        say.say(node, t.DATE, date(item.date))
    for point in item.agenda:
        say.say(node, t.AGENDA, say.topic(point))
    for term in item.subjects:
        say.say(node, t.TERM, say.subject(term))
    for predicate, text in ((t.SESSION, item.session), (t.MODALITY, item.modality), (t.NOTE, item.note)):
        if text:
            say.say(node, predicate, Literal(text))
    _counts(say, node, item)
    for member in item.vetoed_by:
        say.say(node, t.VETOED_BY, NamedNode(say.member(member, item.date)))
    if item.meeting:
        say.say(node, t.MEETING_RECORD, document_node(say, DocumentKey(item.meeting)))
    for identifier in item.identifiers:
        say.say(node, t.IDENTIFIER, Literal(identifier))
    for link in item.links:
        say.linked(node, link)
    _ballots(say, node, item)
    for decided in item.on:
        say.at_row(document(say, decided, owner))
    return node


def _counts(say: Statements, node: NamedNode, item: Vote) -> None:
    """State the counts that the source states; a count that it leaves out is unknown, not zero."""
    for predicate, count in (
        (t.IN_FAVOUR, item.in_favour),
        (t.AGAINST, item.against),
        (t.ABSTAINING, item.abstaining),
        (t.NOT_VOTING, item.not_voting),
        (t.MEMBERS, item.members),
    ):
        if count is not None:
            say.say(node, predicate, integer(count))


def _ballots(say: Statements, node: NamedNode, item: Vote) -> None:
    """State what each member chose; a choice that stands there twice is one ballot on two rows."""
    start, written, day = node.value, str(node), item.date
    said: dict[str, str] = {}
    voters: dict[str, list[str]] = {}
    rows: list[str] = []
    listed = dict.fromkeys(_LISTED, 0)
    for ballot in item.ballots:
        part, voter, choice = _ballot(say.member(ballot.member, day, ballot.row), ballot.choice)
        line = f"<{start}{part}>"
        if line not in said:
            said[line] = f"{written} {_HAS_BALLOT} {line}\n{line} {_TYPE}\n{line} {voter}\n{line} {choice}"
            voters.setdefault(voter, []).append(line)
            listed[ballot.choice] += 1
        if ballot.row:
            rows.append(f'{line} {_ROW} "{ballot.row}"{_INTEGER}')
    if not said:
        return
    # That none is listed as not voting says nothing: few sources list those.
    counts = ((choice, count) for choice, count in listed.items() if count or choice != "not-voting")
    rows += (f'{written} {_LISTED[choice]} "{count}"{_INTEGER}' for choice, count in counts)
    twice = (lines for lines in voters.values() if len(lines) > 1)
    rows += (f"{one} {t.CONTRADICTS} {other}" for lines in twice for one, other in permutations(lines, 2))
    say.lines += "\n".join(said.values()).encode().split(b"\n")
    say.rows += "\n".join(rows).encode().split(b"\n")


@lru_cache(maxsize=1 << 12)
def _ballot(voter: str, choice: Choice) -> tuple[str, str, str]:
    """Return the fragment of a ballot, and who and what as they are written."""
    return f"#ballot-{digest(voter, choice, length=10)}", f"{_VOTER} <{voter}>", f"{_CHOICE} <{CMC}{choice}>"
