"""Whether a headline tells of a fact: what somebody claims, what is planned or only possible, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....frozen import frozen
from ..grammar.clauses import Clauses
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import role_words
from ..names.found import FoundName
from .told import TypeReading
from .triggers import lexicon


@frozen
class StatusReading:
    """`status` is planned or claimed; words `first`–`last` say it; `asserted_by` is an index in the names, or None."""

    status: str
    first: int
    last: int
    rule: str
    confidence: float
    asserted_by: int | None = None


def read_status(
    words: Words,
    names: Sequence[FoundName],
    read: TypeReading | None,
    predicates: Sequence[Predicate],
    parts: Clauses,
) -> StatusReading | None:
    """Return the status if it is not simply that the event happened, else None."""
    ahead = _ahead(words, read, _governing(read, predicates, parts))
    if read is not None and ahead is None:
        ahead = _announced(words, names, read, predicates)
    said = _attributed(words, names, read, predicates)
    if said is None:
        return _hedged(words, read) or ahead
    if said.rule == "status-says" and ahead:
        return replace(ahead, asserted_by=said.asserted_by)
    return said


def _announced(
    words: Words, names: Sequence[FoundName], read: TypeReading, predicates: Sequence[Predicate]
) -> StatusReading | None:
    """Return that what somebody announces lies ahead, if the event is what is said ("says it will withdraw")."""
    trigger = read.trigger
    if read.code != "announce" or not trigger.verb or words.lowers[trigger.first] not in lexicon().speech:
        return None
    told = next((p for p in predicates if p.first >= trigger.last and p.form in ("finite", "infinitive")), None)
    if told is None or told.modal not in ("will", "shall", "would"):
        return None
    speaker = {name.last: index for index, name in enumerate(names) if name.name.sort == "actor"}.get(trigger.first)
    return StatusReading("planned", told.first, told.last, "status-will", 0.7, speaker)


def _governing(read: TypeReading | None, predicates: Sequence[Predicate], parts: Clauses) -> Sequence[Predicate]:
    """Return the predicates that can tell of the event: what the main clause says is not said of its background."""
    if read is None or not parts.subordinate[read.trigger.first]:
        return predicates
    return [predicate for predicate in predicates if parts.subordinate[predicate.at]]


# -- who says so ---------------------------------------------------------------------------------------------


def _attributed(
    words: Words, names: Sequence[FoundName], read: TypeReading | None, predicates: Sequence[Predicate]
) -> StatusReading | None:
    end = words.sentences[1] if len(words.sentences) > 1 else len(words.forms)
    begins = {name.first: index for index, name in enumerate(names) if name.name.sort == "actor"}
    for at in range(end - 1) if "according" in words.lowers else ():
        if words.lowers[at] == "according" and words.lowers[at + 1] == "to":
            begin = at + 2 + (words.lower(at + 2) == "the")
            return StatusReading("claimed", at, at + 2, "status-according-to", 0.8, _named_at(words, names, begin))
    if read is not None and 0 in begins and words.lower(names[begins[0]].last) == ":":
        at = names[begins[0]].last
        return StatusReading("claimed", at, at + 1, "status-colon", 0.6, begins[0])
    lasts = {name.last: index for index, name in enumerate(names) if name.name.sort == "actor"}
    for predicate in predicates:
        if predicate.first < end:
            found = _said(words, lasts, begins, read, predicate, predicates)
            if found:
                return found
    return None


def _opens_claim(predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """Return whether a clause follows a verb: what is claimed is then no thing ("claims the crown") but a deed."""
    return any(other.form in ("finite", "infinitive") and other.first >= predicate.last for other in predicates)


def _named_at(words: Words, names: Sequence[FoundName], begin: int) -> int | None:
    """Return the actor whose name, or the title before it, begins at a word."""
    for index, name in enumerate(names):
        if name.name.sort == "actor" and name.first >= begin:
            between = words.lowers[begin : name.first]
            return index if len(between) <= 6 and not {",", ".", "and"} & set(between) else None
    return None


def _said(
    words: Words,
    lasts: dict[int, int],
    begins: dict[int, int],
    read: TypeReading | None,
    predicate: Predicate,
    predicates: Sequence[Predicate],
) -> StatusReading | None:
    """Return what a verb of saying or claiming makes of the event that it reports."""
    lex = role_words()
    word = words.lowers[predicate.at]
    if predicate.passive or predicate.negated or predicate.form not in ("finite", "ing"):
        return None
    if read is not None and predicate.first < read.trigger.last and read.trigger.first < predicate.last:
        return None
    speaker = lasts.get(predicate.first)
    if word in lex.claiming:
        if (
            not _opens_claim(predicate, predicates)
            or "responsibility" in words.lowers[predicate.last : predicate.last + 2]
            or (speaker is None and words.lower(predicate.first - 1) not in lex.sources)
        ):
            return None
        return StatusReading("claimed", predicate.first, predicate.last, "status-claims", 0.75, speaker)
    if word not in lexicon().speech or read is None or read.code not in lex.observed:
        return None
    before = read.trigger.first >= predicate.last
    closing = words.lower(predicate.last) in ("", ".") or predicate.last >= len(words.lowers)
    if not before and not closing and predicate.last not in begins:
        return None
    if not before and predicate.last in begins:
        if words.lower(predicate.first - 1) not in (",", "”", '"', "’"):
            return None
        speaker = begins[predicate.last]
    if speaker is None and words.lower(predicate.first - 1) not in lex.sources:
        return None
    return StatusReading("claimed", predicate.first, predicate.last, "status-says", 0.75, speaker)


def _hedged(words: Words, read: TypeReading | None) -> StatusReading | None:
    """Return that a headline itself leaves open whether it happened ("reportedly", "is believed to have")."""
    if read is None:
        return None
    lex = role_words()
    trigger = read.trigger
    first = max(0, trigger.first - 8)
    near = words.lowers[first : trigger.last + 3]
    if lex.hedges.isdisjoint(near) and lex.supposed.isdisjoint(near):
        return None
    for at, lower in enumerate(near, first):
        if lower in lex.doubtful and at + 1 not in (trigger.first, trigger.first - 1):
            continue
        if lower in lex.hedges and not {".", ";", ","} & set(words.lowers[min(at, trigger.first) : trigger.first]):
            return StatusReading("claimed", at, at + 1, "status-hedged", 0.65)
        if lower in lex.supposed and words.lower(at + 1) == "to" and words.lower(at - 1) in lex.being:
            return StatusReading("claimed", at, at + 2, "status-supposed", 0.65)
    return None


# -- what lies ahead -----------------------------------------------------------------------------------------


def _ahead(words: Words, read: TypeReading | None, predicates: Sequence[Predicate]) -> StatusReading | None:
    """Return that the event's verb, or the one that governs it, tells of a plan or a possibility."""
    end = words.sentences[1] if len(words.sentences) > 1 else len(words.forms)
    trigger = read.trigger.first if read else end
    for predicate in predicates:
        if predicate.first > trigger or predicate.first >= end:
            return None
        found = _planned(words, predicate, trigger, read)
        if found:
            return found
    return None


def _planned(words: Words, predicate: Predicate, trigger: int, read: TypeReading | None) -> StatusReading | None:
    lex = role_words()
    first, last, lower = predicate.first, predicate.last, words.lowers
    following = words.lower(last)
    own = read is None or first < read.trigger.last
    announced = read is not None and read.code == "announce" and predicate.lemma in ("plan", "intend", "aim")
    if (
        predicate.lemma in lex.planning
        and following == "to"
        and not predicate.negated
        and (last <= trigger or announced)
    ):
        return StatusReading("planned", first, last + 1, "status-plans", 0.75)
    reach = trigger if read is None else read.trigger.last
    here = (
        []
        if lex.expected.isdisjoint(lower[first : last + 2])
        else [
            at
            for at in range(first, min(last + 2, len(lower) - 1))
            if lower[at] in lex.expected and lower[at + 1] == "to"
        ]
    )
    if here and words.lower(here[0] - 1) in lex.being and here[0] <= reach:
        return StatusReading("planned", first, here[0] + 2, "status-expected", 0.75)
    if predicate.form != "finite" or not own or trigger - predicate.at > 6:
        return None
    if predicate.at > first and lower[first] in lex.being and "to" in lower[first : predicate.at]:
        return StatusReading("planned", first, last, "status-is-to", 0.7)
    if predicate.modal in ("will", "shall"):
        return StatusReading("planned", first, last, "status-will", 0.7)
    if predicate.modal in ("may", "might", "could", "would"):
        return StatusReading("planned", first, last, f"status-{predicate.modal}", 0.5)
    return None
