"""When it happened: which of the dates in a headline is that of its main event, or of what it announces.

A headline tells of the day of its page. So a date that lies ahead is that of what is announced, wherever the main
clause names it; a date that lies behind mostly belongs to something else (a crime that is tried, an earlier vote), and
counts only where it depends on the main verb itself, or opens the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from ....records import Period, Stated
from ...dates.partial import day_of, iso
from ...dates.periods import earliest, latest
from ..grammar.clauses import BE, Clauses, nounlike
from ..grammar.verb_forms import HAVE
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import name_words, role_words, table
from .event_types import TypeReading, counts_losses
from .triggers import lexicon

_PART_OF_NAME = frozenset({"'s", "’s", "'", "’"})
_RECENT = timedelta(days=8)  # how far back a headline in the present tense can date its own event
_YEAR_APART = timedelta(days=90)  # how far back a day without its year must lie to be the next one of that name
_ORDINAL = re.compile(r"\d[\d,]*(?:st|nd|rd|th)")
_LOSSES = frozenset({"assault", "accident", "disaster", "crime", "death"})  # no object of a plan
_COMPARING = 16  # words before a date in which its comparison can stand
_NO_CLAUSE = ("as",)  # it opens no clause where no verb follows
_WITHOUT_VERB = ("as", "during")  # nor does "during", for what has just happened
_HOURS = (",", "midnight", "noon", "midday", "the")
_TAKING_UP = frozenset({"it", "this", "these", "he", "she", "they", "both"})
_DAYS = ("date-weekday", "date-relative")
_LAID = ("date-range", "date-day-list", "date-month-list")


@dataclass(frozen=True, slots=True)
class DateWords:
    """What tells whose date it is: see `dating.toml`."""

    planning: frozenset[str]
    opening: frozenset[str]
    leading: frozenset[str]
    own: frozenset[str]
    parts: frozenset[str]
    superlative: frozenset[str]
    holding: frozenset[str]
    recording: frozenset[str]
    winning: frozenset[str]
    results: frozenset[str]


@cache
def date_words() -> DateWords:
    """Return the words that tell whose date it is."""
    data = table("happenings/dating.toml")
    return DateWords(**{key: frozenset(words.split()) for key, words in data.items()})


@dataclass(frozen=True, slots=True)
class _Place:
    """A date at words `first` to `after` of a headline, and the verbs before it."""

    words: Words
    parts: Clauses
    first: int
    after: int
    before: tuple[Predicate, ...]
    read: TypeReading | None
    next_verb: Predicate | None

    @property
    def verb(self) -> Predicate | None:
        """Return the verb that the date depends on."""
        return self.before[-1] if self.before else None


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
        before = _verbs_before(words, verb_groups, read, first)
        if first >= parts.sentence_end:
            return _of_later_sentence(words, parts, verb_groups, before, period, page)
        place = _Place(words, parts, first, after, before, read, _verb_next(words, verb_groups, after))
        if page is not None and _of_its_result(place, period, page):
            return period
        if _belongs_to_noun(place, period.value):
            continue
        if page is None:
            if not _subordinate(place) and _stated_of(place):
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
    place = _Place(words, parts, first, after, own, None, _verb_next(words, verb_groups, after))
    if not _takes_up(words, opened, first) or _belongs_to_noun(place, period.value) or not _looks_ahead(place):
        return None
    period = _shifted(period, page)
    last = latest(period.value) or earliest(period.value)
    return period if last is not None and last > page and not _subordinate(place) else None


def _of_its_result(place: _Place, period: Stated[Period], page: date) -> bool:
    """Return whether the toll or the winner is told of what a day owns: "wins Friday's election"."""
    if place.words.lower(place.after) not in _PART_OF_NAME or period.evidence.rule not in _DAYS:
        return False
    last = latest(period.value)
    if last is None or not page - _RECENT <= last < page or _subordinate(place):
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


def _is_events(place: _Place, period: Stated[Period], page: date) -> bool:
    """Return whether a date on either side of the page's day is that of the main event."""
    first, last = earliest(period.value), latest(period.value)
    lost = counts_losses(place.words, place.parts)
    if (first or last) and (last or first or page) > page:
        if first == page == last:
            return False
        covers = first is not None and first <= page and not period.evidence.rule.startswith(_LAID)
        if covers and not _looks_ahead(place):
            return _under_way(place, period, lost)
        return not _subordinate(place)
    if last is None and first is not None:
        return first != page and (_leads(place) or _lasting(place, lost))
    if first is None or last is None or first == page == last:
        return False
    return _is_past_events(place, period, page - last <= _RECENT, lost)


def _is_past_events(place: _Place, period: Stated[Period], recent: bool, lost: bool) -> bool:
    if _leads(place):
        return True
    if _subordinate(place, _WITHOUT_VERB if recent else _NO_CLAUSE):
        return lost and place.parts.relative[place.first]
    verb = place.verb
    economy = place.read is not None and place.read.code == "economy"
    if verb is None:
        if place.next_verb is not None and (lost or _past(place.words, place.next_verb)):
            return True
        return _stated_of(place) and (lost or recent or economy)
    if not verb.finite or verb.modal:
        return False
    if _in_relative_clause(place):
        return "toll" in place.words.lowers[: place.first]
    finite = [group for group in place.before if group.finite]
    reported = all(group.lemma in role_words().reporting for group in finite[:-1])
    main = finite[0] is verb or (reported and place.words.lower(verb.first - 1) != ",")
    if _past(place.words, verb):
        return recent or (main and (verb.lemma in date_words().recording or not _happening_between(place)))
    if _happening_between(place):
        return False
    return recent or period.evidence.rule == "date-relative" or (main and economy)


def _under_way(place: _Place, period: Stated[Period], lost: bool) -> bool:
    """Return whether a week, month or year that has not ended ("this month") is when the event was so far."""
    if _subordinate(place) or period.evidence.rule.startswith("date-year"):
        return False
    if place.verb is None:
        return lost and _stated_of(place)
    told = place.verb.finite and _past(place.words, place.verb) and not _in_relative_clause(place)
    return told and not _compared(place)


def _in_relative_clause(place: _Place) -> bool:
    """Return whether the verb's clause describes a noun; "that" may also follow a verb of saying."""
    assert place.verb is not None
    at = place.verb.first - 1
    opener = place.words.lower(at)
    return opener in ("who", "which") or (opener == "that" and all(verb.last != at for verb in place.before))


def _past(words: Words, verb: Predicate) -> bool:
    """Return whether a verb is in the past, or is a headline's passive without its auxiliary."""
    helper = words.lowers[verb.first]
    return (
        helper in ("was", "were", "had", "did")
        or helper in HAVE
        or lexicon().verbs.get(helper, "ed" if helper.endswith("ed") else "") == "ed"
    )


def _lasting(place: _Place, lost: bool) -> bool:
    """Return whether what began on a date goes on in the main clause: "has killed 40 since Monday"."""
    verb = place.verb
    if verb is None or _subordinate(place) or _in_relative_clause(place) or _compared(place):
        return False
    between = place.words.lowers[verb.last : place.first]
    return verb.finite and (place.words.lowers[verb.first] in HAVE or (lost and "since" in between[-3:]))


def _compared(place: _Place) -> bool:
    """Return whether the date is that of a comparison: "the worst drought since 1990", "his first visit this year"."""
    between = place.words.lowers[max(0, place.first - _COMPARING) : place.first]
    return not date_words().superlative.isdisjoint(between) or any(
        word.endswith("est") or _ORDINAL.fullmatch(word) for word in between
    )


def _looks_ahead(place: _Place) -> bool:
    """Return whether the verb speaks of the future, or of something planned that is its object."""
    words, verb = place.words, place.verb
    lead = [word for word in words.lowers[max(0, place.first - 4) : place.first] if word not in _HOURS][-2:]
    if not date_words().opening.isdisjoint(lead) or "deadline" in lead or lead == ["as", "of"]:
        return True
    if verb is None:
        return False
    if "from" in lead and verb.finite and not _past(words, verb):
        return "," not in words.lowers[verb.last : place.first]
    if verb.modal:
        return True
    if _happening_between(place, _LOSSES):
        return False
    if verb.form == "infinitive" and (verb.lemma in _holding() or not _happening_between(place)):
        return True
    if words.lowers[verb.at].endswith("ing") and words.lowers[verb.first] in BE and place.first - verb.last <= 3:
        return True  # "is stepping down in September"
    if words.lowers[verb.at] in role_words().expected or words.lower(verb.last) in role_words().expected:
        return True
    calls_for = verb.lemma == "call" and words.lower(verb.last) == "for"
    planned = verb.lemma in date_words().planning and (calls_for or verb.form != "finite" or not _past(words, verb))
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


def _verbs_before(
    words: Words, verb_groups: Sequence[Predicate], read: TypeReading | None, first: int
) -> tuple[Predicate, ...]:
    """Return the verbs before a date; the word that says what happened is one, though it may look like a noun."""
    verbs: list[Predicate] = []
    for group in verb_groups:
        if group.at < first and not _is_noun(words, group):
            joined = words.lower(group.first - 1) in ("and", "but") and bool(verbs) and verbs[-1].form == "finite"
            simple = words.lowers[group.at] in _simple_pasts() or (joined and group.form == "participle")
            verbs.append(replace(group, form="finite") if simple else group)
    trigger = read.trigger if read else None
    if trigger and trigger.first < first and _present(words, trigger.first) and not any(v.finite for v in verbs):
        lemma = min(lexicon().lemmas.get(words.lowers[trigger.first], {""}))
        verbs.append(Predicate(trigger.first, trigger.first + 1, lemma, "finite", trigger.passive))
    return tuple(verbs)


@cache
def _simple_pasts() -> frozenset[str]:
    """Return the past forms that are no participles ("rose"), which can't but be finite."""
    forms = [forms[:2] for forms in lexicon().irregular.values() if len(forms) > 1]
    return frozenset(
        past for past, other in forms if past != other and other[-3:] != "ing" and "s" not in (past[-1], other[-1])
    )


def _verb_next(words: Words, verb_groups: Sequence[Predicate], after: int) -> Predicate | None:
    """Return the finite verb after a date, but for adverbs: "the Council on 3 May unanimously adopted"."""
    while words.lower(after).endswith("ly") or words.lower(after) in ("also", "again"):
        after += 1
    return next((group for group in verb_groups if group.first == after and group.finite), None)


def _present(words: Words, at: int) -> bool:
    return lexicon().verbs.get(words.lowers[at]) == "s" and not nounlike(words, at)


def _is_noun(words: Words, verb: Predicate) -> bool:
    """Return whether an -ing form is the name of a happening ("a meeting with the mayor")."""
    return verb.form == "ing" and any(entry.form == "" for entry in lexicon().forms.get(words.lowers[verb.at], ()))


def _later(stated: str | None, days: int = 0, years: int = 0) -> str | None:
    if stated is None:
        return None
    if years:
        year, *rest = (int(part) for part in stated.split("-"))
        return iso(year + years, *rest) or stated
    day = day_of(stated)
    return (day + timedelta(days=days)).isoformat() if day else stated


def _leads(place: _Place) -> bool:
    """Return whether nothing stands before a date in its sentence but its preposition, or a heading and its colon."""
    at = place.first - 1
    while at >= 0 and place.words.lowers[at] in date_words().leading:
        at -= 1
    return at < 0 or place.words.lowers[at] == ":" or at + 1 in place.words.sentences


def _subordinate(place: _Place, plain: tuple[str, ...] = _NO_CLAUSE) -> bool:
    """Return whether a date stands in a clause of less weight.

    Its own preposition opens none ("until Monday"), nor does "as" where no verb follows ("resigns as mayor on Monday").
    """
    lowers, at = place.words.lowers, place.first
    if not place.parts.subordinate[at]:
        return False
    while at > 0 and lowers[at - 1] in date_words().leading:
        at -= 1
    while at > 0 and place.parts.subordinate[at - 1] and at not in place.words.sentences:
        at -= 1
        if "well" in (lowers[at - 1], place.words.lower(at + 1)):
            continue  # as well as
        if lowers[at] in lexicon().subordinate and (
            lowers[at] not in plain or any(verb.finite and at < verb.at for verb in place.before)
        ):
            return True
    return False


def _stated_of(place: _Place) -> bool:
    """Return whether the date follows the noun that says what happened, with no comma between, or a verb."""
    if place.verb is not None:
        return True
    if _leads(place):
        return True
    trigger = place.read.trigger if place.read else None
    if trigger is None or trigger.first >= place.first:
        return False
    return "," not in place.words.lowers[trigger.last : place.first]


def _happening_between(place: _Place, codes: frozenset[str] = frozenset()) -> bool:
    """Return whether a noun of a happening (of one of `codes`), not the main event's, parts verb and date."""
    assert place.verb is not None
    trigger = place.read.trigger if place.read and not codes else None
    for at in range(place.verb.last, place.first):
        lower = place.words.lowers[at]
        if trigger is not None and trigger.first <= at < trigger.last:
            continue
        nouns = [entry.code for entry in lexicon().forms.get(lower, ()) if entry.form == ""]
        if nouns and codes.issuperset(nouns) if codes else nouns or lower in name_words().happenings:
            return True
    return False


def _belongs_to_noun(place: _Place, period: Period) -> bool:
    """Return whether a date is a part of a name, or describes a noun: "Act of 2008", "the 14 June election"."""
    words, first, after = place.words, place.first, place.after
    following, previous = words.lower(after), words.lower(first - 1)
    if following in _PART_OF_NAME or following in name_words().happenings:
        return True
    if previous == "of" and words.lower(first - 2) not in date_words().parts:
        return not _leads(place)
    if words.lowers[:first].count("(") > words.lowers[:first].count(")"):
        return True
    if previous in name_words().happenings - date_words().parts and len(period.start or period.end or "") == 4:
        return True
    noun = following[:1].isalpha() and following not in role_words().closed and not words.capitals[after]
    coarse = len(period.start or period.end or "") <= 7
    if coarse and previous in role_words().determiners and place.words.capitals[after : after + 1] == (True,):
        return True
    if previous in ("a", "an") or (previous == "the" and coarse) or words.lowers[first] == "the":
        return noun and following not in date_words().own
    return previous not in role_words().closed and noun and following not in date_words().own and not _verbal(following)


def _verbal(word: str) -> bool:
    return word in lexicon().verbs or word.endswith(("ed", "ing", "ly"))
