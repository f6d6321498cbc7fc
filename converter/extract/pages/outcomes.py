"""What a meeting led to: a ceasefire, an agreement, or words that say how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...authority import Authority
from ...frozen import frozen
from ...passages import Passage
from ...records import (
    Event,
    EventKey,
    Evidence,
    Figure,
    Participation,
    Period,
    Stated,
    Text,
)
from ..figures.counts import find_figures
from . import page_words as w
from .actors import find_actors, joined_actors
from .named_documents import find_documents
from .places import find_places
from .wording import capitalised, key_date, moved, periods, without_article

_LED_TO = re.compile(
    rf"\b(?P<cue>{w.LED_TO}|(?:all )?(?:agreed|agreeing) (?:to|on|upon)|{w.MADE_A_PACT})"
    r"\s+(?P<what>(?!with\b|without\b)[^.;]+)"
)
_WITHOUT = re.compile(
    rf"\b{w.ENDED}\b[^.;]*?\b(?P<what>(?:without|with no|in)\s+(?:an? |any )?(?:overall |final |comprehensive )?"
    rf"{w.NO_RESULT}(?: being reached)?)\b"
)
_PACT = re.compile(rf"\b{w.PACT}\b", re.IGNORECASE)
_PACT_VERB = re.compile(rf"{w.MADE_A_PACT}$")
_CLAUSE = r",? (?:that|which)\b|,? (?:in which|under which|whereby|who|while|after|before|following)\b|, "
_TITLE_TAIL = re.compile(_CLAUSE)
_TAIL = re.compile(rf"{_CLAUSE}|,? (?:on|in|at|by|under|during|from|between) (?=(?:the )?(?:[^\W\d_a-z]|\d))")
_TITLE = re.compile(
    rf"(?:the |an? )?(?:{w.BIG} )*?(?:Agreement|Accord|Treaty|Declaration|Memorandum|Protocol|Roadmap) on "
)
_BEGAN = re.compile(rf"\b{w.TOOK_EFFECT}\b[^.;,]*")
_UP_TO_VERB = re.compile(r"(?: \([^)]*\))?,?(?: (?:have|has|had|also|then|jointly))*\s*")
_MADE = re.compile(rf"\b{w.MADE_A_PACT}\b")
_COUNTED = re.compile(
    rf"\b(?P<number>{w.any_of(*w.NUMBERS)}|\d{{1,4}})\s+[\"“”‘’«']?"
    r"(?P<unit>[a-z][a-z-]*(?: [a-z][a-z-]*)??s)\b[\"“”‘’»']?"
)
_NOT_COUNTED = re.compile(r"(?:days?|weeks?|months?|years?|hours?|rounds?|parties|sides|times)$")


@frozen
class Outcome:
    """What came of a meeting, and the event that it is, if it is one; `start` counts in the sentence's text."""

    value: Stated[EventKey | Text]
    event: Event | None
    start: int
    agreed: bool


def find_outcomes(passage: Passage, authority: Authority) -> tuple[Outcome, ...]:
    """Return what the meeting of a sentence led to; `start` counts in the sentence's text."""
    text = passage.text
    failed = _WITHOUT.search(text)
    if failed:
        where = passage.span(failed.start("what"), failed.end("what"))
        evidence = Evidence("ended-without", 0.8, where)
        return (Outcome(Stated(Text(failed["what"], "en"), evidence), None, failed.start("what"), False),)
    return tuple(_outcomes(passage, authority))


def _outcomes(passage: Passage, authority: Authority) -> Iterator[Outcome]:
    for match in _LED_TO.finditer(passage.text):
        what = passage.part(match.start("what"), match.end("what"))
        tail = (_TITLE_TAIL if _TITLE.match(what.text) else _TAIL).search(what.text)
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
        outcome = _event(passage, what, phrase, title, evidence, match.start(), agreed, authority)
        if _PACT_VERB.search(cue) and outcome.event:
            event = _signed(outcome.event, title, passage, match.start(), what, authority)
            if isinstance(event.key, EventKey):
                outcome = replace(outcome, event=event, value=Stated(event.key, evidence))
        yield outcome
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
    period = _begins(what) or _made(what)
    key = EventKey(key_date(period.value if period else None), title, passage=passage.text)
    event = Event(
        key,
        labels=(Stated(Text(capitalised(title), "en"), evidence),),
        abstracts=(Stated(Text(passage.text, "en"), Evidence("sentence", 1.0, passage.whole)),),
        types=(Stated("agree", evidence),),
        period=period,
        places=find_places(what, authority, strangers=True),
        documents=tuple(Stated(d.value, moved(d.evidence, phrase)) for d in find_documents(phrase.text)),
        figures=counted(phrase),
    )
    return Outcome(Stated(key, evidence), event, start, agreed)


def _signed(event: Event, title: str, passage: Passage, verb: int, what: Passage, authority: Authority) -> Event:
    """Return an agreement with those who signed it, by the subject before the verb, and the day on which they did."""
    text = passage.text
    actors = find_actors(text, authority)
    parties = [
        Stated(Participation(one.name, "signatory"), Evidence("party-signed", 0.8, passage.span(one.start, one.end)))
        for at, actor in enumerate(actors)
        if actor.end <= verb and _UP_TO_VERB.fullmatch(text[actor.end : verb])
        for one in joined_actors(text, actors, at)
    ]
    dated = periods(what)
    period = event.period or (dated[0][2] if dated else None)
    key = EventKey(key_date(period.value if period else None), title, passage=passage.text)
    return replace(event, key=key, period=period, participations=tuple(parties))


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


def _made(what: Passage) -> Stated[Period] | None:
    """Return the day on which an agreement was signed or reached, where its own words say so."""
    made = _MADE.search(what.text)
    dated = periods(what.part(made.start(), len(what.text))) if made else ()
    return dated[0][2] if dated else None


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
        number = w.NUMBERS.get(match["number"]) or int(match["number"])
        figures.append(Stated(Figure("other", number, unit=match["unit"]), Evidence("outcome-count", 0.8, span)))
    return tuple(figures)
