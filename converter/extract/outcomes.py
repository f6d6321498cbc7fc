"""What a meeting led to: a ceasefire, an agreement, or words that say how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..authority import Authority
from ..passages import Passage
from ..records import (
    Event,
    EventKey,
    Evidence,
    Figure,
    Period,
    Stated,
    Text,
)
from .figures import find_figures
from .whereabouts import find_places
from .wording import capitalised, key_date, moved, periods, without_article

_LED_TO = re.compile(
    r"\b(?P<cue>(?:result(?:ed|ing)|culminat(?:ed|ing)) in|(?:led|leading) to|gave rise to|paved the way for"
    r"|(?:concluded|ended|closed|finished) with|produced|yielded|brought about"
    r"|(?:have |has |had )?(?:all )?(?:agreed|agreeing) (?:to|on|upon)|(?:reached|signed|concluded|adopted|endorsed|declared))"
    r"\s+(?P<what>(?!with\b|without\b)[^.;]+)"
)
_WITHOUT = re.compile(
    r"\b(?:ended|closed|concluded|finished|broke up|adjourned)\b[^.;]*?\b(?P<what>(?:without|with no|in)\s+"
    r"(?:an? |any )?(?:overall |final |comprehensive )?(?:agreement|result|results|breakthrough|settlement|failure|deadlock|stalemate)"
    r"(?: being reached)?)\b"
)
_PACT = re.compile(
    r"\b(?:cease-?fire|truce|armistice|cessation of (?:all )?hostilities|agreements?|accords?|pact|treaty|memorand(?:um|a)"
    r"|roadmap|road map|declaration|communiqu[eé]|settlement|peace deal|deal|exchange of prisoners|prisoner exchange|protocol)\b",
    re.I,
)
_PACT_VERB = re.compile(r"(?:reached|signed|concluded|adopted|endorsed|declared)$")
_TAIL = re.compile(
    r"(?:,? (?:that|which)\b(?: has| had| have)?(?: been)?|,? (?:in which|under which|whereby|who|while|after|before|following)\b"
    r"|,? (?:on|in|at|by|under|during|from|between) (?=(?:the )?(?:[^\W\d_a-z]|\d))|, )"
)
_BEGAN = re.compile(
    r"\b(?:that|which|and)?\s*(?:began|begins|beginning|started|starting|took effect|taking effect|takes effect|took hold"
    r"|(?:came|entered|coming|entering) into (?:force|effect)|effective)\b[^.;,]*"
)
_NUMBERS = {
    word: at
    for at, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1)
}
_COUNTED = re.compile(
    r"\b(?P<number>"
    + "|".join([*_NUMBERS, r"\d{1,4}"])
    + r")\s+[\"“”‘’«']?(?P<unit>[a-z][a-z-]*(?: [a-z][a-z-]*)??s)\b[\"“”‘’»']?"
)
_NOT_COUNTED = re.compile(r"(?:days?|weeks?|months?|years?|hours?|rounds?|parties|sides|times)$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a meeting: what to name as its outcome, where that stands, and the event that it is, if it is one."""

    value: Stated[EventKey | Text]
    event: Event | None
    start: int
    agreed: bool


def find_outcomes(passage: Passage, authority: Authority, country: str = "") -> tuple[Outcome, ...]:
    """Return what the meeting of a sentence led to; `start` counts in the sentence's text."""
    text = passage.text
    failed = _WITHOUT.search(text)
    if failed:
        where = passage.span(failed.start("what"), failed.end("what"))
        evidence = Evidence("ended-without", 0.8, where)
        return (Outcome(Stated(Text(failed["what"], "en"), evidence), None, failed.start(), False),)
    return tuple(_outcomes(passage, authority, country))


def _outcomes(passage: Passage, authority: Authority, country: str) -> Iterator[Outcome]:
    for match in _LED_TO.finditer(passage.text):
        what = passage.part(match.start("what"), match.end("what"))
        tail = _TAIL.search(what.text)
        phrase = what.part(0, tail.start() if tail else len(what.text)).stripped()
        title = without_article(phrase.text).strip(" \"“”'")
        cue = match["cue"]
        pact = bool(_PACT.search(title))
        if not title or (_PACT_VERB.search(cue) and not pact):
            continue
        agreed = "agree" in cue
        rule = "agreed-to" if agreed else "resulted-in"
        evidence = Evidence(rule, 0.85, phrase.whole)
        if not pact and not agreed:
            yield Outcome(Stated(Text(phrase.text, "en"), evidence), None, match.start(), False)
            continue
        if agreed and not pact:
            title = f"agreement {'to' if cue.endswith('to') else 'on'} {title}"
        title = re.sub(r"[\"“”«»]", "", title)
        yield _event(passage, what, phrase, title, evidence, match.start(), agreed, authority)
        return


def _event(
    passage: Passage,
    what: Passage,
    phrase: Passage,
    title: str,
    evidence: Evidence,
    start: int,
    agreed: bool,
    authority: Authority,
) -> Outcome:
    period = _begins(what)
    key = EventKey(key_date(period.value if period else None), title, passage=passage.text)
    event = Event(
        key,
        labels=(Stated(Text(capitalised(title), "en"), evidence),),
        abstracts=(Stated(Text(passage.text, "en"), Evidence("sentence", 1.0, passage.whole)),),
        types=(Stated("agree", evidence),),
        period=period,
        places=find_places(what, authority),
        figures=counted(phrase),
    )
    return Outcome(Stated(key, evidence), event, start, agreed)


def _begins(what: Passage) -> Stated[Period] | None:
    """Return from when an outcome holds: open, since its end is not said."""
    began = _BEGAN.search(what.text)
    if not began:
        return None
    for _, _, stated in periods(what.part(began.start(), began.end())):
        start = stated.value.start
        if start:
            return Stated(Period(start, None), Evidence("in-force-from", 0.9, stated.evidence.span))
    return None


def counted(phrase: Passage) -> tuple[Stated[Figure], ...]:
    """Return what an outcome counts (`four de-escalation zones`): figures whose unit says what they count."""
    known = find_figures(phrase.text)
    figures = [
        Stated(figure.value, moved(figure.evidence, phrase))
        for figure in known
        if figure.value.measure != "other" or figure.value.unit
    ]
    taken = {f.evidence.span.start for f in figures if f.evidence.span}
    for match in _COUNTED.finditer(phrase.text):
        span = phrase.span(match.start(), match.end())
        if _NOT_COUNTED.search(match["unit"]) or any(span.start <= at < span.end for at in taken):
            continue
        number = _NUMBERS.get(match["number"]) or int(match["number"])
        figures.append(Stated(Figure("other", number, unit=match["unit"]), Evidence("outcome-count", 0.8, span)))
    return tuple(figures)
