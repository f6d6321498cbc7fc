"""The actors that a sentence names: by name, by the title of a body, or by the office that a person holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...authority import Authority, Match
from ...frozen import frozen
from ...records import Name
from . import page_words as w
from .offices import Holder, find_held

_SEPARATOR = re.compile(r"(?:\s*,)?\s+(?:and|as well as|with)\s+(?:the |of the )?|\s*,\s*(?:the )?|\s*/\s*")
_JOINS = re.compile(r"(?: \([^)]*\))?(?:,? and (?:the )?|, (?:the )?)")
_OPENING = re.compile(
    r"[\s:,–-]*(?:both )?(?:the )?(?:(?:two|three|four|five|its|following|\d) )?"
    rf"(?:(?P<noun>{w.any_of(*w.APPOSITIONS)}s?(?: (?:[Ss]tates|countries|powers))?"
    r"|States|countries|Governments? of|delegations? of)\b)?"
    r"(?: of the (?:ceasefire|process|agreement|talks))?[\s:,–-]*(?:the )?"
)
_STRANGER = re.compile(rf"{w.BIG}(?:(?: of| of the| for| for the| and)? {w.BIG})*")
_NO_TITLE = rf"(?!{w.any_of(w.OFFICE, w.OF_BODY, w.ENDS_TITLE)}\b)"
_MORE_TITLE = re.compile(
    rf"(?: {_NO_TITLE}{w.BIG})+(?: (?:and|to)(?: the)? {w.BIG})*(?: (?:in|for|on|of)(?: the)? {w.BIG}(?: {w.BIG})*)*"
)
_NO_NAME = re.compile(rf"{w.any_of(*w.MONTHS, w.NO_PLACE)}\b")


@frozen
class Said:
    """An actor where a text names it; offsets count in that text."""

    start: int
    end: int
    name: Name
    rule: str
    confidence: float


def named(match: Match, sort: str, authority: Authority, within: str = "") -> Name | None:
    """Return the actor or place that a match names, or None when it names none of this sort or a people only."""
    candidates = [e for e in match.entities if e.sort == sort and match.text not in e.demonyms]
    if not candidates:
        return None
    countries = [e for e in candidates if e.kind in ("state", "country") and not within]
    chosen = countries if len(countries) == 1 else candidates  # "Mali" is not the town of that name
    if len(chosen) == 1:
        return Name(match.text, chosen[0].sort, chosen[0].kind, within=within, entity=chosen[0].key)
    kinds = {e.kind for e in chosen}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return authority.identify(Name(match.text, chosen[0].sort, kind, within=within))


def find_titles(text: str, authority: Authority) -> tuple[tuple[int, int], ...]:
    """Return where a body's name goes on into a longer title ("United Nations Support Mission in Libya")."""
    return tuple(
        (match.start, more.end())
        for match in authority.find(text)
        if any(e.kind == "organisation" for e in match.entities) and (more := _MORE_TITLE.match(text, match.end))
    )


def find_actors(text: str, authority: Authority, holders: tuple[Holder, ...] = ()) -> tuple[Said, ...]:
    """Return the actors that a text names, an office's holder for the office, without overlaps, in reading order."""
    said = [Said(h.start, h.end, h.name, h.rule, h.confidence) for h in find_held(text, holders)]
    said.extend(
        Said(start, end, authority.identify(Name(text[start:end], "actor", "organisation")), "body-title", 0.7)
        for start, end in find_titles(text, authority)
    )
    said.extend(
        Said(match.start, match.end, name, "actor-name", 0.95 if name.entity else 0.7)
        for match in authority.find(text)
        if (name := named(match, "actor", authority))
    )
    chosen: list[Said] = []
    for one in sorted(said, key=lambda s: (s.start, -s.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return tuple(chosen)


def joined_actors(text: str, actors: tuple[Said, ...], at: int) -> Iterator[Said]:
    """Yield the actors joined to the one at `at`, and that one ("Russia, Turkey and Iran convened")."""
    first = at
    while first > 0 and _JOINS.fullmatch(text[actors[first - 1].end : actors[first].start]):
        first -= 1
    yield from actors[first : at + 1]


def find_list(
    text: str, start: int, actors: tuple[Said, ...], authority: Authority
) -> tuple[tuple[Said, ...], str | None]:
    """Return the actors listed from `start` on, and the role of their apposition ("the three guarantors: …").

    A capitalised name that nobody knows counts as an actor where a list expects one.
    """
    opening = _OPENING.match(text, start)
    at = opening.end() if opening else start
    noun = (opening["noun"] or "") if opening else ""
    if begun := next((a.start for a in actors if start <= a.start < at), None):
        at, noun = begun, ""  # "the Government of Yemen" is a name
    role = next((role for word, role in w.APPOSITIONS.items() if noun.startswith(word)), None)
    listed: list[Said] = []
    while True:
        one = next((a for a in actors if a.start == at), None)
        if one is None and (stranger := _STRANGER.match(text, at)) and not _NO_NAME.match(stranger.group()):
            end = min([a.start for a in actors if at < a.start < stranger.end()], default=stranger.end())
            plain = re.sub(r"(?:\s(?:and|of|for|the))+\s*$", "", text[at:end])
            one = Said(at, at + len(plain), authority.identify(Name(plain, "actor")), "listed-name", 0.6)
        if one is None:
            break
        listed.append(one)
        separator = _SEPARATOR.match(text, one.end)
        if not separator:
            break
        at = separator.end()
    return tuple(listed), role
