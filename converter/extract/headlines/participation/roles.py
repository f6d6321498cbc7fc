"""Roles: who does what in a headline's main event.

Words that say it themselves come first ("the sponsors of the talks, A and B", "neither A nor B"). All other names get
the role that their verb or noun gives to their grammatical function (`functions.py`, frames of `roles.toml`): the
subject of an attack attacks, the subject of its passive is attacked. What stands in a clause of less weight than the
event takes part in something else. Names in one series ("Russia, Turkey and Iran") share what is said of it. Where a
rule only guesses, the role is weighed by all circumstances of the names (`likely.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.ontology.vocabulary import top

from ....frozen import frozen
from ..grammar.functions import Sentence
from ..grammar.words import Words
from ..happenings.told import Trigger, TypeReading
from ..lexicon import name_words
from ..names.found import FoundName
from .beside import apposed, describing, explicit
from .circumstances import circumstances, guesses
from .frames import Frames
from .likely import likely
from .parsed import Parsed
from .scope import Found

_SERIES = frozenset({",", "and", "or", "&", "the", "nor", "along", "with", "both", "as", "well", "together"})
_JOINTS = frozenset({"and", "or", "&", "nor", "with", "as"})


# What happened where no word tells it: names have the roles that their verbs give them.
_UNTOLD = TypeReading("other", 0.4, Trigger("other", 0, 0, False, False, 0.0))


@frozen
class Role:
    """A role of the actor at `index` in the names, the rule that found it and how sure it is."""

    index: int
    role: str
    rule: str
    confidence: float


@frozen
class Guess:
    """A series of names, by their `indexes`, whose `role` a rule only guesses, and the circumstances to weigh it by."""

    indexes: tuple[int, ...]
    role: str
    rule: str
    circumstances: tuple[str, ...]


def read_roles(parsed: Parsed) -> tuple[Role, ...]:
    """Return the roles of the actors among the names, in their order; an actor may have several."""
    roles: list[Role] = []
    for series in _ruled(parsed):
        if isinstance(series, Guess):
            found: Sequence[Found] = [_weighed(series)]
        else:
            found = series.found
        for index in series.indexes:
            roles += [Role(index, role, rule, confidence) for role, rule, confidence in found if role]
    return tuple(roles)


def guessed_roles(parsed: Parsed) -> tuple[Guess, ...]:
    """Return the series of names whose roles no rule is sure of, in their order: what weights are fitted to."""
    return tuple([one for one in _ruled(parsed) if isinstance(one, Guess)])


@frozen
class _Ruled:
    """A series of names, the roles that rules give it, and the frames they come from (None: the words beside it)."""

    indexes: tuple[int, ...]
    found: Sequence[Found]
    frames: Frames | None

    @property
    def role(self) -> str:
        """Return the broad role, "" for none."""
        role = self.found[0][0]
        return role and top("role", role)


def _ruled(parsed: Parsed) -> list[_Ruled | Guess]:
    """Return the series of actors with the roles that rules give them, or the circumstances of a guess."""
    words, names, read = parsed.words, parsed.names, parsed.read
    runs = _series(words, names)
    if not runs:
        return []
    sentence = Sentence(words, names, parsed.predicates)
    verbs = {predicate.at for predicate in parsed.predicates}
    ruled: list[_Ruled] = []
    for series in (part for run in runs for part in _parted(sentence, names, run)):
        head, end = names[series[0]], names[series[-1]]
        found = explicit(words, head, read, verbs)
        frames = None if found else Frames(sentence, head, end, read or _UNTOLD, parsed.parts)
        if frames is not None:
            found = [frames.role(frames.function())]
        if by_apposition := apposed(words, end):
            found = [(by_apposition, f"role-{by_apposition}-apposed", 0.85), *found]
        ruled.append(_Ruled(tuple(series), found, frames))
    return [_guess(one, ruled) or one for one in ruled]


def _guess(one: _Ruled, ruled: Sequence[_Ruled]) -> Guess | None:
    """Return the circumstances of a series whose role is only a guess, None if a rule is sure of it."""
    role, rule, _ = one.found[0]
    if not role or one.frames is None or not guesses(rule):
        return None
    others = [other.role for other in ruled if other is not one]
    return Guess(one.indexes, role, rule, circumstances(one.frames, rule, one.role, others))


def _weighed(guess: Guess) -> Found:
    """Return the likely role of a series; that which the rule guessed stays as fine as it is."""
    role, probability = likely().role(guess.circumstances)
    fine = guess.role if role == top("role", guess.role) else role
    return fine, f"{guess.rule}-weighed", round(probability, 2)


def _series(words: Words, names: Sequence[FoundName]) -> list[list[int]]:
    """Return the actors in runs that only commas and "and" part; a place ends a run."""
    runs: list[list[int]] = []
    titles = name_words().titles
    modifiers = name_words().modifiers
    open_run: list[int] = []
    for index, name in enumerate(names):
        if name.name.sort != "actor":
            open_run = []
            continue
        if open_run:
            between = words.lowers[names[open_run[-1]].last : name.first]
            own = describing(name)
            if (
                between[:1]
                and between[0] in _SERIES
                and all(word in _SERIES or word in titles or word in modifiers or word in own for word in between)
            ):
                open_run.append(index)
                continue
        open_run = [index]
        runs.append(open_run)
    return runs


def _parted(sentence: Sentence, names: Sequence[FoundName], run: list[int]) -> list[list[int]]:
    """Return a run in parts that have one function each: a comma may end an introduction ("After A's talks, B …")."""
    parts = [[run[0]]]
    for index in run[1:]:
        if sentence.together(names[parts[-1][-1]].first, names[index].first):
            parts[-1].append(index)
        else:
            parts.append([index])
    return parts
