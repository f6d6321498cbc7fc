"""Chinese headlines: who is named in which role, where, when, and what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ....folding import fold
from ....passages import Span
from ....records import DocumentKey, Evidence, Figure, Name, Participation, Period, Reading, Stated
from ..names.found import FoundName
from .names import chinese_names
from .periods import main_period
from .roles import Role, read_roles
from .status import chinese_status
from .types import read_type_chinese

if TYPE_CHECKING:
    from ....authority import Authority, Match


def read_chinese(
    text: str,
    authority: Authority,
    periods: Sequence[Stated[Period]],
    figures: tuple[Stated[Figure], ...],
    documents: tuple[Stated[DocumentKey], ...],
    published: str = "",
    context: Sequence[str] = (),
) -> Reading:
    """Return the reading of a Chinese headline, of a page of the day `published` that says `context` of its subject."""
    folded = fold(text)
    names = chinese_names(text, authority, context)
    unnamed = _unnamed(folded, (*authority.find(text, "zh"), *names))
    read = read_type_chinese(unnamed)
    code = read[0] if read else ""
    event_type = None
    if read:
        event_type = Stated(code, Evidence("event-type-zh", read[1], Span(read[2], read[3], text[read[2] : read[3]])))
    where = (read[2], read[3]) if read else None
    period = main_period(text, periods, where, published)
    status, asserted_by = chinese_status(text, folded, names, code, where, period, published)
    return Reading(
        event_type=event_type,
        period=period,
        status=status,
        asserted_by=asserted_by,
        places=_places(text, names),
        participations=_participations(text, names, read_roles(folded, unnamed, names, code, where)),
        figures=figures,
        documents=documents,
    )


def _places(text: str, names: Sequence[FoundName]) -> tuple[Stated[Name], ...]:
    places: dict[str, Stated[Name]] = {}
    for found in names:
        if found.name.sort == "place":
            places.setdefault(
                _identity(found.name), Stated(found.name, _evidence(text, found, found.rule, found.confidence))
            )
    return tuple(places.values())


def _participations(
    text: str, names: Sequence[FoundName], roles: Mapping[int, Role]
) -> tuple[Stated[Participation], ...]:
    """Return who takes part; one who is named again in no role of its own takes part once."""
    made: dict[tuple[str, str], Stated[Participation]] = {}
    fullest = _fullest(names)
    for index, (role, rule, confidence) in roles.items():
        found = names[index]
        name = fullest[index]
        identity = _identity(name)
        if role == "other" and any(known == identity for known, _ in made):
            continue
        evidence = _evidence(text, found, rule, confidence)
        made.setdefault((identity, role), Stated(Participation(name, role), evidence))
    named = {identity for identity, role in made if role != "other"}
    return tuple(stated for (identity, role), stated in made.items() if role != "other" or identity not in named)


def _identity(name: Name) -> str:
    return name.entity or fold(name.text)


def _fullest(names: Sequence[FoundName]) -> list[Name]:
    """Return each name as the text first says it, whatever the script: a part of an earlier name stands for that one.

    Such parts are the last one of a person's foreign name, the family name of another, and a body's name without that
    of its State.
    """
    fullest: list[Name] = []
    for found in names:
        first = next((name for name in fullest if _stands_for(found.name, name)), found.name)
        fullest.append(first)
    return fullest


def _stands_for(name: Name, earlier: Name) -> bool:
    if name.sort != earlier.sort:
        return False
    if _identity(name) == _identity(earlier):
        return True
    said, full = fold(name.text), fold(earlier.text)
    if name.sort != "actor" or name.kind != earlier.kind or len(said) < 2 or said == full:
        return False
    if name.kind == "person":
        return full.rpartition("·")[2] == said or ("·" not in full and full.startswith(said))
    return not name.entity and name.kind == "organisation" and len(said) > 3 and full.endswith(said)


def _evidence(text: str, found: FoundName, rule: str, confidence: float) -> Evidence:
    return Evidence(rule, confidence, Span(found.start, found.end, text[found.start : found.end]))


def _unnamed(folded: str, names: Sequence[FoundName | Match]) -> str:
    """Return a text of the same length without its names, whose characters are no words (聯合國 is no 聯合)."""
    characters = list(folded)
    for found in names:
        characters[found.start : found.end] = "□" * (found.end - found.start)
    return "".join(characters)
