"""When it happened: which of the dates in a headline is that of its main event, or of what it announces.

A headline tells of the day of its page. So a date that lies ahead is that of what is announced, wherever the main
clause names it; a date that lies behind mostly belongs to something else (a crime that is tried, an earlier vote), and
counts only where it depends on the main verb itself, or opens the sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from ....records import Period, Stated
from ...dates.partial import day_of, iso
from ...dates.periods import earliest, latest
from ..grammar.clauses import BE, Clauses
from ..grammar.verb_forms import HAVE
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import role_words
from .date_places import (
    NO_CLAUSE,
    PART_OF_NAME,
    DatePlace,
    belongs_to_noun,
    compared,
    date_words,
    happening_between,
    in_relative_clause,
    leads,
    past,
    stated_of,
    subordinate,
    verb_next,
    verbs_before,
)
from .event_types import counts_losses
from .told import TypeReading

_RECENT = timedelta(days=8)  # how far back a headline in the present tense can date its own event
_YEAR_APART = timedelta(days=90)  # how far back a day without its year must lie to be the next one of that name
_LOSSES = frozenset({"assault", "accident", "disaster", "crime", "death"})  # no object of a plan
_WITHOUT_VERB = ("as", "during")  # nor does "during", for what has just happened
_HOURS = (",", "midnight", "noon", "midday", "the")
_TAKING_UP = frozenset({"it", "this", "these", "he", "she", "they", "both"})
_DAYS = ("date-weekday", "date-relative")
_LAID = ("date-range", "date-day-list", "date-month-list")


def main_period(
    words: Words,
    parts: Clauses,
    verb_groups: Sequence[Predicate],
    periods: Sequence[Stated[Period]],
    read: TypeReading | None,
    published: str,
) -> Stated[Period] | None:
    """Return the first date of the first sentence that tells when its event was or will be; never the page's day."""
    page = day_of(published)
    for period in periods:
        span = period.evidence.span
        if span is None:
            return period
        first = bisect_right(words.starts, span.start) - 1
        after = bisect_right(words.starts, span.end - 1)
        before = verbs_before(words, verb_groups, read, first)
        if first >= parts.sentence_end:
            return _of_later_sentence(words, parts, verb_groups, before, period, page)
        place = DatePlace(words, parts, first, after, before, read, verb_next(words, verb_groups, after))
        if page is not None and _of_its_result(place, period, page):
            return period
        if belongs_to_noun(place, period.value):
            continue
        if page is None:
            if not subordinate(place) and stated_of(place):
                return period
            continue
        period = _shifted(period, page) if _looks_ahead(place) else period
        if _is_events(place, period, page):
            return period
    return None


def _of_later_sentence(
    words: Words,
    parts: Clauses,
    verb_groups: Sequence[Predicate],
    before: Sequence[Predicate],
    period: Stated[Period],
    page: date | None,
) -> Stated[Period] | None:
    """Return the date ahead that a later sentence states of what the first one told: "It takes effect on 1 July"."""
    span = period.evidence.span
    if page is None or span is None:
        return None
    first = bisect_right(words.starts, span.start) - 1
    after = bisect_right(words.starts, span.end - 1)
    opened = max(at for at in words.sentences if at <= first)
    own = tuple(verb for verb in before if verb.first >= opened)
    place = DatePlace(words, parts, first, after, own, None, verb_next(words, verb_groups, after))
    if not _takes_up(words, opened, first) or belongs_to_noun(place, period.value) or not _looks_ahead(place):
        return None
    period = _shifted(period, page)
    last = latest(period.value) or earliest(period.value)
    return period if last is not None and last > page and not subordinate(place) else None


def _of_its_result(place: DatePlace, period: Stated[Period], page: date) -> bool:
    """Return whether the toll or the winner is told of what a day owns: "wins Friday's election"."""
    if place.words.lower(place.after) not in PART_OF_NAME or period.evidence.rule not in _DAYS:
        return False
    last = latest(period.value)
    if last is None or not page - _RECENT <= last < page or subordinate(place):
        return False
    if place.verb is not None:
        return place.verb.lemma in date_words().winning
    return not date_words().results.isdisjoint(place.words.lowers[: place.first])


def _takes_up(words: Words, opened: int, until: int) -> bool:
    """Return whether a sentence goes on about what was told: by a pronoun, or a noun of the sentence before it."""
    opener, clause = words.lowers[opened], words.lowers[opened:until]
    if {"would", "could"} & set(clause) and "have" in clause:
        return False  # it did not come to that
    if opener in _TAKING_UP:
        return True
    subject = [word for word in clause[1:4] if word not in role_words().closed]
    return opener == "the" and not set(subject).isdisjoint(words.lowers[:opened])


def _is_events(place: DatePlace, period: Stated[Period], page: date) -> bool:
    """Return whether a date on either side of the page's day is that of the main event."""
    first, last = earliest(period.value), latest(period.value)
    lost = counts_losses(place.words, place.parts)
    if (first or last) and (last or first or page) > page:
        if first == page == last:
            return False
        covers = first is not None and first <= page and not period.evidence.rule.startswith(_LAID)
        if covers and not _looks_ahead(place):
            return _under_way(place, period, lost)
        return not subordinate(place)
    if last is None and first is not None:
        return first != page and (leads(place) or _lasting(place, lost))
    if first is None or last is None or first == page == last:
        return False
    return _is_past_events(place, period, page - last <= _RECENT, lost)


def _is_past_events(place: DatePlace, period: Stated[Period], recent: bool, lost: bool) -> bool:
    if leads(place):
        return True
    if subordinate(place, _WITHOUT_VERB if recent else NO_CLAUSE):
        return lost and place.parts.relative[place.first]
    verb = place.verb
    economy = place.read is not None and place.read.code == "economy"
    if verb is None:
        if place.next_verb is not None and (lost or past(place.words, place.next_verb)):
            return True
        return stated_of(place) and (lost or recent or economy)
    if not verb.finite or verb.modal:
        return False
    if in_relative_clause(place):
        return "toll" in place.words.lowers[: place.first]
    finite = [group for group in place.before if group.finite]
    reported = all(group.lemma in role_words().reporting for group in finite[:-1])
    main = finite[0] is verb or (reported and place.words.lower(verb.first - 1) != ",")
    if past(place.words, verb):
        return recent or (main and (verb.lemma in date_words().recording or not happening_between(place)))
    if happening_between(place):
        return False
    return recent or period.evidence.rule == "date-relative" or (main and economy)


def _under_way(place: DatePlace, period: Stated[Period], lost: bool) -> bool:
    """Return whether a week, month or year that has not ended ("this month") is when the event was so far."""
    if subordinate(place) or period.evidence.rule.startswith("date-year"):
        return False
    if place.verb is None:
        return lost and stated_of(place)
    told = place.verb.finite and past(place.words, place.verb) and not in_relative_clause(place)
    return told and not compared(place)


def _lasting(place: DatePlace, lost: bool) -> bool:
    """Return whether what began on a date goes on in the main clause: "has killed 40 since Monday"."""
    verb = place.verb
    if verb is None or subordinate(place) or in_relative_clause(place) or compared(place):
        return False
    between = place.words.lowers[verb.last : place.first]
    return verb.finite and (place.words.lowers[verb.first] in HAVE or (lost and "since" in between[-3:]))


def _looks_ahead(place: DatePlace) -> bool:
    """Return whether the verb speaks of the future, or of something planned that is its object."""
    words, verb = place.words, place.verb
    lead = [word for word in words.lowers[max(0, place.first - 4) : place.first] if word not in _HOURS][-2:]
    if not date_words().opening.isdisjoint(lead) or "deadline" in lead or lead == ["as", "of"]:
        return True
    if verb is None:
        return False
    if "from" in lead and verb.finite and not past(words, verb):
        return "," not in words.lowers[verb.last : place.first]
    if verb.modal:
        return True
    if happening_between(place, _LOSSES):
        return False
    if verb.form == "infinitive" and (verb.lemma in _holding() or not happening_between(place)):
        return True
    if words.lowers[verb.at].endswith("ing") and words.lowers[verb.first] in BE and place.first - verb.last <= 3:
        return True  # "is stepping down in September"
    if words.lowers[verb.at] in role_words().expected or words.lower(verb.last) in role_words().expected:
        return True
    calls_for = verb.lemma == "call" and words.lower(verb.last) == "for"
    planned = verb.lemma in date_words().planning and (calls_for or verb.form != "finite" or not past(words, verb))
    return planned and (words.lower(verb.last) in ("for", "to") or place.first - verb.last >= 2 or verb.passive)


@cache
def _holding() -> frozenset[str]:
    """Return the verbs whose object names what is done ("to hold elections on Sunday")."""
    return role_words().light | date_words().holding


def _shifted(period: Stated[Period], page: date) -> Stated[Period]:
    """Return a date whose week or year was left out as the next such date, if it was taken for the last one."""
    rule, span = period.evidence.rule, period.evidence.span
    last = latest(period.value) or earliest(period.value)
    if last is None or last >= page + timedelta(rule == "date-weekday") or span is None:
        return period
    if span.text[:4].lower() in ("last", "prev", "past"):
        return period
    if rule == "date-weekday" or span.text.endswith("weekend"):
        ends = [_later(end, days=7) for end in (period.value.start, period.value.end)]
    elif rule.endswith("-inferred") and page - last > _YEAR_APART:
        ends = [_later(end, years=1) for end in (period.value.start, period.value.end)]
    else:
        return period
    return replace(period, value=Period(*ends))


def _later(stated: str | None, days: int = 0, years: int = 0) -> str | None:
    if stated is None:
        return None
    if years:
        year, *rest = (int(part) for part in stated.split("-"))
        return iso(year + years, *rest) or stated
    day = day_of(stated)
    return (day + timedelta(days=days)).isoformat() if day else stated
