"""How members voted: their ballots from the store, joined with what is known of the votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ

from .addresses import owner_of
from .dates import Vote
from .stores import expect, select, subjects

CHOICES = ("in-favour", "against", "abstaining", "not-voting")
"""The codes of the scheme of choices, in the order in which pages have them."""

_DEFAULT = ox.DefaultGraph()
_VOTER = ox.NamedNode(CMQ + "voter")
_CHOICE = ox.NamedNode(CMQ + "choice")


@dataclass(frozen=True, slots=True)
class Cast:
    """What one member chose in one vote; `choices` are several where its source has the member more than once."""

    vote: Vote
    choices: tuple[str, ...]


def is_voter(store: ox.Store, iri: str) -> bool:
    """Return whether a release has a ballot of this actor."""
    return next(store.quads_for_pattern(None, _VOTER, ox.NamedNode(iri), _DEFAULT), None) is not None


@dataclass(frozen=True, slots=True)
class Ballot:
    """A member's ballot in a vote; what it chose is a look-up more."""

    iri: str
    vote: Vote


def ballots(store: ox.Store, iri: str, votes: dict[str, Vote]) -> tuple[Ballot, ...]:
    """Return all ballots of a member, by date, those in votes without one first."""
    found = [
        Ballot(ballot, vote) for ballot in subjects(store, _VOTER.value, iri) if (vote := votes.get(owner_of(ballot)))
    ]
    return tuple(sorted(found, key=lambda ballot: (ballot.vote.day, ballot.vote.iri, ballot.iri)))


def casts(store: ox.Store, of: Sequence[Ballot]) -> tuple[Cast, ...]:
    """Return what was chosen with some ballots of one member, in their order."""
    expect(store, {ox.NamedNode(ballot.iri) for ballot in of})
    chosen: dict[str, set[str]] = defaultdict(set)
    for ballot in of:
        for quad in store.quads_for_pattern(ox.NamedNode(ballot.iri), _CHOICE, None, _DEFAULT):
            if isinstance(quad.object, ox.NamedNode):
                chosen[ballot.vote.iri].add(quad.object.value.rpartition("/")[2])
    votes = {ballot.vote.iri: ballot.vote for ballot in of}
    return tuple(Cast(vote, _ordered(chosen[iri])) for iri, vote in votes.items() if chosen[iri])


def record(store: ox.Store, iri: str, votes: dict[str, Vote]) -> tuple[Cast, ...]:
    """Return everything that a member chose, by date: one query, quicker than as many look-ups as there are ballots."""
    chosen: dict[str, set[str]] = defaultdict(set)
    query = f"SELECT ?ballot ?choice WHERE {{ ?ballot {_VOTER} {ox.NamedNode(iri)} ; {_CHOICE} ?choice }}"
    for ballot, choice in select(store, query):
        chosen[owner_of(ballot.value)].add(choice.value.rpartition("/")[2])
    found = [Cast(votes[vote], _ordered(choices)) for vote, choices in chosen.items() if vote in votes]
    return tuple(sorted(found, key=lambda cast: (cast.vote.day, cast.vote.iri)))


def by_year(casts: Iterable[Cast]) -> dict[str, Counter[str]]:
    """Return how often a member chose what, by year; "" stands for votes without a date."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for cast in casts:
        found[cast.vote.day[:4]].update(cast.choices)
    return dict(sorted(found.items()))


def by_agenda(casts: Iterable[Cast]) -> dict[str, list[Cast]]:
    """Return the votes of a member by agenda item; "" stands for those without one."""
    found: dict[str, list[Cast]] = defaultdict(list)
    for cast in casts:
        for item in cast.vote.agenda or ("",):
            found[item].append(cast)
    return dict(sorted(found.items()))


def _ordered(choices: Iterable[str]) -> tuple[str, ...]:
    order = {code: position for position, code in enumerate(CHOICES)}
    return tuple(sorted(choices, key=lambda code: (order.get(code, len(order)), code)))
