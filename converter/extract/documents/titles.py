"""What the title of a resolution, draft or vote says it is about: places, actors, and missions that it mandates.

Titles are few words in fixed forms: "The situation in Yemen", "Middle East - Syria", "Complaint by Angola against
South Africa", "Draft resolution [on extension of the mandate of the UN Mission in Liberia (UNMIL) until …]".
A region is that region: "Middle East" alone is no country of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...authority import Authority
from ...authority.model import Match
from ...frozen import frozen
from ...passages import Span
from ...records import Evidence, Name, Stated
from ..blanks import plain_blanks
from .missions import MissionName, find_missions

_Found = Stated[Name]


@frozen
class TitleReading:
    """What a title names: `places`, actors that it is `about` (missions too), and missions that it `mandates`.

    Each once, with the span in the title. Names that no authority knows are not identified.
    """

    places: tuple[_Found, ...] = ()
    mandates: tuple[_Found, ...] = ()
    about: tuple[_Found, ...] = ()


@lru_cache(maxsize=1 << 14)
def read_title(text: str, authority: Authority, *, language: str = "en") -> TitleReading:
    """Return which places and actors a title names; in other languages than English, places only."""
    if not text or len(text) > _LONGEST:
        return TitleReading()
    plain = plain_blanks(text)
    matches = authority.find(plain, language)
    if not language.startswith("en"):
        return TitleReading(places=_once(_names_of_places(matches, text)))
    missions = tuple(find_missions(plain))
    places, about = _sorted_out(plain, matches, missions, authority)
    bodies = [_mission(mission, text, authority) for mission in missions]
    mandated = [
        Stated(body.value, Evidence("title-mandate", 0.9, body.evidence.span))
        for mission, body in zip(missions, bodies, strict=True)
        if _is_mandated(plain, mission, missions)
    ]
    return TitleReading(_once((*places, *_unknown(plain, places, text))), _once(mandated), _once((*bodies, *about)))


_LONGEST = 5_000  # characters; what is longer is a text, not a title


def _once(found: Iterator[_Found] | tuple[_Found, ...] | list[_Found]) -> tuple[_Found, ...]:
    """Return each name once, as it was said with most confidence, in the order of the text."""
    best: dict[tuple[str, str], _Found] = {}
    for one in found:
        key = (one.value.sort, one.value.entity or one.value.text)
        if key not in best or one.evidence.confidence > best[key].evidence.confidence:
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: one.evidence.span.start if one.evidence.span else 0))


def _stated(name: Name, rule: str, confidence: float, start: int, end: int, text: str) -> _Found:
    return Stated(name, Evidence(rule, confidence, Span(start, end, text[start:end])))


# -- missions -----------------------------------------------------------------------------------------------------

_MANDATING = re.compile(
    r"\b(?:mandates?|re-?establish\w*|establish(?:ment|ing|es)?|exten[st]ions?|extend\w*|renew\w*|prolong\w*"
    r"|authori[sz]\w*|deploy\w*|creat(?:ion|ing|es)|sett?ing[ -]up|set up|stationing|continuation)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:terminat\w*|expir\w*|liquidat\w*|withdraw\w*|ending|end of|clos(?:ure|ing)|dissol\w*|drawdown"
    r"|complet(?:ion|ing)|report\w*|financing|terms? of office|elect\w*|appoint\w*|judges?)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:,| and| of| the|,? as well as)*\s*$")


def _mission(mission: MissionName, text: str, authority: Authority) -> _Found:
    named = (authority.identify(Name(name, "actor")) for name in (mission.name, mission.acronym) if name)
    known = next((name for name in named if name.entity), None)
    name = Name(mission.name, "actor", "organisation", entity=known.entity if known else None)
    return _stated(name, "title-mission", 0.9, mission.start, mission.end, text)


def _is_mandated(text: str, mission: MissionName, missions: tuple[MissionName, ...]) -> bool:
    """Return whether the words before a mission say that it is established, extended, renewed or has its mandate.

    Words before another mission count only when nothing but "and" stands between the two.
    """
    before = [other for other in missions if other.end <= mission.start]
    start = before[-1].end if before else 0
    if before and _JOINT.fullmatch(text, start, mission.start):
        return _is_mandated(text, before[-1], missions)
    clause = text[start : mission.start].rpartition(";")[2]
    return bool(_MANDATING.search(clause)) and not _ENDING.search(clause)


# -- places and actors --------------------------------------------------------------------------------------------

_SITUATION = re.compile(
    r"\b(?:situation|conflict|crisis|dispute|developments|hostilities|peace process|elections?|question|problem|war"
    r"|items?)\b"
    r"(?: relating to the situation| concerning the situation)?"
    r" (?:in(?: and around)?|between|of|concerning|relating to|with regard to|with respect to|on)(?: the)?"
    r"(?: (?:territory|region|Republic|case|question|former)(?: of)?(?: the)?)? $",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:['’]s)? (?:situation|question|problem|crisis|conflict|dispute)\b", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|into|inside|throughout|within|across|near|over|off the (?:coasts?|shores?) of|territory of|parts of|to"
    r"|areas? of|borders? (?:of|between)|concerning|from|on|for|of)(?: the)?"
    r"(?-i:(?: (?:eastern|western|northern|southern|central|former))| Republic of(?: the)?)? $",
    re.IGNORECASE,
)
_IN_CAPITALS = re.compile(r"\b(?:SITUATION|RIGHTS|CONDITIONS|CONFLICT|WAR|ELECTIONS) IN(?: THE)? $")
_AGAINST = re.compile(
    r"\b(?:against|by|with|between|to|on)(?: the)?(?: (?:Government|authorities) of(?: the)?)? $", re.IGNORECASE
)
_ADMISSION = re.compile(
    r"\b(?:admission|application|membership)s? (?:of|by|from)(?: the)?(?: Republic of)? $"
    r"|\bapplications? for membership\W*$|\bnew members(?: (?:to|of|in) the United Nations)?\W*$",
    re.IGNORECASE,
)
_ADMITTED = re.compile(r" (?:for|to) (?:admission|membership)\b", re.IGNORECASE)
_COMPLAINT = re.compile(r"^complaints?\b[^;]*$", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:(?:letters?|telegrams?|cablegrams?|notes?(?: verbale)?|communications?|notifications?)\b[^;]*?"
    r"\b(?:from|by)\b|^requests? by)"
    r"(?:(?!\b(?:concerning|regarding|relating to|about)\b|(?:Council|Secretary-General) (?!and letter)[a-z]).)*$",
    re.IGNORECASE,
)
"""Who sent a letter is not what it is about; that comes after "concerning", or after whom it was sent to."""
_OFFICE = re.compile(r"\b(?:[Rr]epresentatives?|Government|Minister|President|Ambassador|delegations?) of(?: the)? $")
_JOINED = re.compile(r"(?:\s*(?:,|-|–|—|/|\band\b|\bor\b|\bthe\b|&)\s*)+")
_EDGE_BEFORE = re.compile(r"(?:^|[–—:;,(\[]| - |-- ?)\s*(?:the )?$", re.IGNORECASE)
_EDGE_AFTER = re.compile(r"\s*(?:$|[–—:;,)\]]| - |--|-[A-Z])")
_UNSAID = frozenset({
    "actor/united-nations", "actor/united-nations-security-council", "actor/united-nations-general-assembly",
    "actor/secretary-general-of-the-united-nations",
})  # fmt: skip
"""Whom every title of theirs names."""

_Sense = tuple[str, float, bool, bool]
"""Rule, confidence, whether a place is meant, whether an actor is."""


def _sorted_out(
    text: str, matches: tuple[Match, ...], missions: tuple[MissionName, ...], authority: Authority
) -> tuple[list[_Found], list[_Found]]:
    """Return the places and the actors among the names that the authority knows in a title."""
    places: list[_Found] = []
    about: list[_Found] = []
    capitals = text.isupper()
    last: Match | None = None
    sense: _Sense | None = None
    for match in matches:
        if last is None or sense is None or not _JOINED.fullmatch(text, last.end, match.start):
            sense = _sense(text, match, missions, capitals)
        last = match
        if sense is None:
            continue
        rule, confidence, as_place, as_actor = sense
        place = _identified(match, "place", authority) if as_place else None
        actor = _identified(match, "actor", authority) if as_actor or place is None else None
        if place:
            places.append(_stated(place, rule, confidence, match.start, match.end, text))
        if actor and actor.entity not in _UNSAID and (place is None or as_actor):
            named = rule if as_actor else "title-actor"
            about.append(_stated(actor, named, confidence, match.start, match.end, text))
    return places, about


def _sense(text: str, match: Match, missions: tuple[MissionName, ...], capitals: bool) -> _Sense | None:
    """Return how the words around a name say that it is meant; None: not as what the title is about."""
    if any(mission.start <= match.start < mission.end for mission in missions):
        within = any(mission.start < match.start for mission in missions if match.start < mission.end)
        return ("title-mission-place", 0.9, True, False) if within and _IN.search(text, 0, match.start) else None
    before, after = text[: match.start], text[match.end :]
    if _SENT.search(before) or _OFFICE.search(before):
        return None
    if _COMPLAINT.search(before):
        return "title-complaint", 0.9, False, True
    if _ADMISSION.search(before) or _ADMITTED.match(after):
        return "title-admission", 0.9, False, True
    if capitals and len(text) > 80:
        return ("title-situation", 0.7, True, False) if _IN_CAPITALS.search(before) else None
    if _SITUATION.search(before) or _QUESTION.match(after):
        return "title-situation", 0.95, True, bool(re.search(r"\bbetween (?:the )?$", before))
    if _EDGE_BEFORE.search(before) and _EDGE_AFTER.match(after):
        return "title-segment", 0.9, True, False
    if _AGAINST.search(before):
        return "title-actor", 0.8, False, True
    return ("title-place", 0.8, True, False) if _IN.search(before) else ("title-actor", 0.6, False, False)


def _identified(match: Match, sort: str, authority: Authority) -> Name | None:
    """Return the place or actor of a match; titles of the UN mean the country where a region bears its name too."""
    kinds = ("country", "") if sort == "place" else ("state", "")
    for kind in kinds:
        name = authority.identify(Name(match.text, sort, kind))  # type: ignore[arg-type]
        if name.entity:
            entity = authority.get(name.entity)
            return Name(match.text, name.sort, entity.kind if entity else kind, entity=name.entity)
    return None


_UNKNOWN = re.compile(
    r"\b[Ss]ituation (?:in|concerning|relating to)(?: the)? (?!(?:UN|Territor(?:y|ies)|Region)\b)"
    r"(?P<name>(?:occupied |former )?[A-Z][\w'’-]*(?:(?: (?:of|the|and))* [A-Z][\w'’-]*| territor(?:y|ies)\b)*)"
)


def _unknown(plain: str, known: list[_Found], text: str) -> Iterator[_Found]:
    """Yield places that a title says the situation is in, and that no authority knows."""
    for match in _UNKNOWN.finditer(plain):
        start, end = match.span("name")
        if not any(
            one.evidence.span and one.evidence.span.start < end and start < one.evidence.span.end for one in known
        ):
            yield _stated(Name(match["name"], "place"), "title-situation", 0.6, start, end, text)


def _names_of_places(matches: tuple[Match, ...], text: str) -> Iterator[_Found]:
    for match in matches:
        for entity in match.entities:
            if entity.sort == "place" and len([other for other in match.entities if other.sort == "place"]) == 1:
                name = Name(match.text, "place", entity.kind, entity=entity.key)
                yield _stated(name, "title-name", 0.6, match.start, match.end, text)
