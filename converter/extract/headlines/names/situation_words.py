"""The words that tell where something happens: `situation.toml`, read once."""

from __future__ import annotations

from functools import cache

from ....frozen import frozen
from ..happenings.triggers import inflections, lexicon
from ..lexicon import table


@frozen
class SituationWords:
    """What puts an event at a place: see `situation.toml`. Verbs stand in all their forms.

    `features` gives the kind of a feature of the Earth, `capitals` the State of a capital, both as English calls them.
    """

    reaching: frozenset[str]
    going: frozenset[str]
    departing: frozenset[str]
    striking: frozenset[str]
    counting: frozenset[str]
    handling: frozenset[str]
    exceeding: frozenset[str]
    governing: frozenset[str]
    speaking: frozenset[str]
    describing: frozenset[str]
    ending: frozenset[str]
    directions: frozenset[str]
    parts: frozenset[str]
    travels: frozenset[str]
    departures: frozenset[str]
    inquiring: frozenset[str]
    blows: frozenset[str]
    flying: frozenset[str]
    happened: frozenset[str]
    bloodless: frozenset[str]
    counted: frozenset[str]
    voters: frozenset[str]
    votes: frozenset[str]
    national: frozenset[str]
    homes: frozenset[str]
    others: frozenset[str]
    possessions: frozenset[str]
    introducing: frozenset[str]
    undergoing: frozenset[str]
    premises: frozenset[str]
    held_in: frozenset[str]
    becoming: frozenset[str]
    belonging: frozenset[str]
    features: dict[str, str]
    capitals: dict[str, str]


@cache
def situation_words() -> SituationWords:
    """Return the words that tell where something happens."""
    data = table("names/situation.toml")
    irregular = lexicon().irregular
    verbs = {
        key: frozenset(form for lemma in lemmas.split() for form, _ in inflections(lemma, irregular))
        for key, lemmas in data["verbs"].items()
    }
    capitals = {capital: state for state, several in data["capitals"].items() for capital in several.split("|")}
    words = {key: frozenset(several.split()) for key, several in data["words"].items()}
    features = {name: kind for kind, names in data["features"].items() for name in names.split()}
    return SituationWords(**verbs, **words, features=features, capitals=capitals)
