"""News items that stand in a table: a day, what is said to have happened, under which topics, and who reports it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from ..passages import Passage
from ..records import Event, EventKey, Evidence, Name, Period, Problem, Record, Stated, Text
from .archive_draft import DAY_CONFIDENCE, distinct
from .archive_lines import LONGEST
from .markup import clean

LABEL = 140
"""Characters of the longest label; it is cut on a word's end, as the archive cuts headlines in addresses."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[\"“.-])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Ste|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Sen|Rep|Gov|Rev|Fr|Hon|Pres|Amb"
    r"|Jr|Sr|Msgr|Bros|Nos?|nos?|vs|v|cf|approx|ca|e\.g|i\.e|Inc|Ltd|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft)\.$"
)
_LEAD = re.compile(r"^([^\W_a-z][^:.!?\"“]{3,90}): (?=[^\W_a-z])")
_HAPPENING = re.compile(
    r"\b(?:(?:19|20)[0-9]{2}|(?:wars?|conflict|crisis|protests?|uprising|unrest|insurgency|intifada|revolution|occupation"
    r"|elections?|scandal|earthquake|tsunami|hurricane|cyclone|typhoon|floods?|outbreak|epidemic|pandemic|bombings?"
    r"|attacks?|massacre|siege|battle|offensive|genocide|coup|talks|peace process|withdrawal|operation|spring|cup|games"
    r"|olympics|championship|trial))\b",
    re.IGNORECASE,
)
_LONGEST_LEAD = 10  # words
_FEWEST_WORDS = 4  # fewer are a name with a mark of its own, or say what the sentence after them is about
_SEEN_BEFORE = 12  # characters before a full stop that tell an abbreviation


def item_record(
    line: int,
    day: str,
    text: str,
    *,
    topics: Iterable[Stated[Name]] = (),
    sources: Sequence[str] = (),
    language: str = "en",
) -> Record | Problem:
    """Return the record of one news item; a problem if its text is empty, or far too long.

    `day` is the ISO day it was reported on, `sources` name who reports it. The record's text is the item's as it
    stands; its event's headline is the same without markup, for extraction to read. Its label is the first sentence;
    the whole, where longer, is its abstract.
    """
    if len(text) > LONGEST:
        return Problem(line, f"a news item of {len(text)} characters was left out", f"at most {LONGEST} are read")
    passage = clean(Passage.verbatim(text))
    if not passage.text:
        return Problem(line, "a news item without text", "say what happened, or take the row out")
    named = distinct((*_lead(passage, language), *topics))
    label = short_label(passage.text)
    whole = Evidence("item-text", 1.0, passage.whole)
    return Record(
        text,
        part=f"{day}-{hashlib.sha256(text.encode()).hexdigest()[:10]}",
        row=line,
        language=language,
        published=day,
        topic=named[0].value.text if named else "",
        events=(
            Event(
                EventKey(day, label, passage=passage.text),
                labels=(Stated(Text(label, language), _evidence("item-headline", passage, label)),),
                headline=passage,
                abstracts=(Stated(Text(passage.text, language), whole),) if label != passage.text else (),
                period=Stated(Period(day, day), Evidence("page-day", DAY_CONFIDENCE)),
                topics=named,
                sources=tuple(
                    Stated(Name(name, "actor", "organisation", language), Evidence("item-source"))
                    for name in dict.fromkeys(sources)
                ),
            ),
        ),
    )


def _lead(passage: Passage, language: str) -> tuple[Stated[Name], ...]:
    """Return the course of events that a text names before its first sentence: "A civil war: Rebels take a town."."""
    found = _LEAD.match(passage.text)
    if not found or len(found[1].split()) > _LONGEST_LEAD or not _HAPPENING.search(found[1]):
        return ()
    evidence = Evidence("item-lead", 0.9, passage.span(0, found.end(1)))
    return (Stated(Name(found[1], "topic", language=language), evidence),)


def short_label(text: str) -> str:
    """Return the first sentence of a text, cut at 140 characters on a word's end."""
    first = first_sentence(text)
    if len(first) <= LABEL:
        return first
    cut = first[: LABEL - 1]
    at = cut.rfind(" ")
    return f"{cut[:at] if at > LABEL // 2 else cut}".rstrip(" ,;:–—-") + "…"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, of four words or more; abbreviations and initials end none."""
    for match in _SENTENCE_END.finditer(text):
        stop = match.start() + 1
        if text.count(" ", 0, stop) < _FEWEST_WORDS - 1:
            continue
        if text[match.start()] != "." or not _ABBREVIATED.search(text, max(0, stop - _SEEN_BEFORE), stop):
            return text[: match.end()].rstrip()
    return text


def _evidence(rule: str, passage: Passage, label: str) -> Evidence:
    """Return the evidence of a label, which is the beginning of its passage."""
    return Evidence(rule, 1.0, passage.span(0, len(label.rstrip("…"))))
