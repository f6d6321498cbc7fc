"""What talks are about: the subjects that a sentence says they focus on or include."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...passages import Passage
from ...records import Evidence, Name, Stated
from . import page_words as w

_FOCUS = re.compile(rf"\b{w.FOCUS}\s+(?:\w+ly\s+)?(?:on|around)\s+(?P<what>[^.;:]+)")
_INCLUDE = re.compile(
    rf"(?:\b{w.SUBJECTS}|^They|^It)"
    rf"(?: (?:also|will|to|have|has|are|that|under|the|discussion|items|and))*(?:[^.;:,]*? and)?"
    rf" {w.INCLUDE}\s+(?P<what>[^.;:]+)"
)
_TAIL = re.compile(rf",? (?<!well ){w.AFTER_AGENDA}\b")
_BREAK = re.compile(r",\s+(?:and\s+|as well as\s+|including\s+)?|\s+(?:as well as|including)\s+")
_AND = re.compile(r"\s+and\s+")
_LEAD = re.compile(
    rf"^(?:(?:and|including|also)\s+)?(?:{w.MATTERS} (?:of|related to|concerning|such as)\s+)?(?:(?:an?|the)\s+)?"
)
_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)


def find_agenda(passage: Passage) -> tuple[Stated[Name], ...]:
    """Return the subjects of talks that a sentence lists, as topics without article."""
    found: list[Stated[Name]] = []
    for pattern, rule in ((_FOCUS, "talks-focus"), (_INCLUDE, "discussions-include")):
        for match in pattern.finditer(passage.text):
            what = passage.part(match.start("what"), match.end("what"))
            tail = _TAIL.search(what.text)
            listed = what.part(0, tail.start() if tail else len(what.text))
            for item in split_list(listed):
                plain = item.part(_lead(item.text), len(item.text)).stripped()
                if plain.text:
                    evidence = Evidence(rule, 0.9, plain.whole)
                    found.append(Stated(Name(plain.text, "topic"), evidence))
    return tuple(found)


def split_list(passage: Passage) -> tuple[Passage, ...]:
    """Return the items of a list in prose.

    Where the last item holds several "and", the one before an article divides, since items of a list are built
    alike ("a schedule and process … and the holding …").
    """
    *first, last = _pieces(passage, _BREAK)
    return tuple(item for item in (*first, *_divided(last)) if item.text)


def _divided(last: Passage) -> Iterator[Passage]:
    ands = list(_AND.finditer(last.text))
    before_article = [m for m in ands if _ARTICLE.match(last.text, m.end())]
    if last.text and _oxford(last):
        ands = []
    if len(ands) > 1:
        ands = (before_article or ands)[-1:]
    at = 0
    for match in ands:
        yield last.part(at, match.start()).stripped()
        at = match.end()
    yield last.part(at, len(last.text)).stripped()


def _oxford(last: Passage) -> bool:
    """Say whether the item follows a comma and "and": then it is one."""
    before = last.document[max(0, last.whole.start - 6) : last.whole.start]
    return bool(re.search(r",\s+and\s+$", before))


def _pieces(passage: Passage, border: re.Pattern[str]) -> list[Passage]:
    pieces: list[Passage] = []
    at = 0
    for match in border.finditer(passage.text):
        pieces.append(passage.part(at, match.start()).stripped())
        at = match.end()
    pieces.append(passage.part(at, len(passage.text)).stripped())
    return pieces


def _lead(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0
