"""What is told: the words that say what happened, each with its weight, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....frozen import frozen

_ABOUT = 0.5
_MORE = 0.25


@frozen
class Trigger:
    """The words `first`–`last` that say what happened; `verb` and `passive` tell how. `score` compares triggers."""

    code: str
    first: int
    last: int
    verb: bool
    passive: bool
    score: float


@frozen
class TypeReading:
    """The code, how sure it is (0 to 1), and the words that say it."""

    code: str
    confidence: float
    trigger: Trigger


def decide(found: Sequence[Trigger], about: Sequence[str], carrier: Trigger) -> TypeReading | None:
    """Return the code that most speaks for; `about` are the codes that the page's subjects tell."""
    strongest: dict[tuple[str, int], Trigger] = {}
    for trigger in found:
        key = (trigger.code, trigger.first)
        known = strongest.get(key)
        if known is None or known.score < trigger.score:
            strongest[key] = trigger
    best: dict[str, list[Trigger]] = {}
    for trigger in strongest.values():
        best.setdefault(trigger.code, []).append(trigger)
    for code in about[:1]:
        best.setdefault(code, []).append(replace(carrier, code=code, score=_ABOUT))
    if not best:
        return None
    totals = {code: _total(triggers, code in about) for code, triggers in best.items()}
    code = min(totals, key=lambda code: (-totals[code], min([trigger.first for trigger in best[code]])))
    total = sum(totals.values())
    confidence = round(min(0.95, 0.35 + 0.6 * totals[code] / total), 2)
    return TypeReading(code, confidence, _pivot(best[code]))


def _total(triggers: list[Trigger], about: bool) -> float:
    """Return how strongly several triggers of one code say it together; `about`: the page's subjects tell it too."""
    if len(triggers) == 1:
        return triggers[0].score
    scores = sorted([trigger.score for trigger in triggers], reverse=True)
    return scores[0] + _MORE * sum(scores[1:4]) + (_ABOUT if about else 0.0)


def _pivot(triggers: list[Trigger]) -> Trigger:
    """Return the trigger that tells who acts: the strongest, but a verb in the passive before a noun."""
    if len(triggers) == 1:
        return triggers[0]
    strongest = max(triggers, key=lambda t: (t.score, -t.first))
    passives = [t for t in triggers if t.verb and t.passive and t.first < strongest.first]
    return passives[0] if passives and not strongest.verb else strongest
