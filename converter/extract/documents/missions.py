"""Missions and bodies of the United Nations in titles, by the shape of their names: "UN Mission in Liberia (UNMIL)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...frozen import frozen

_BEGIN = re.compile(
    r"(?<![\w/])(?:AU/UN|UN|United Nations|African Union(?:[-/ ](?:UN|United Nations))?|AU|European Union|EU|Panel"
    r"|Group|Monitoring|Analytical Support|International|Multinational|Interim Emergency|Joint)"
    r"(?=[ ](?:of|for|to|and|in|[A-Z]))"
)
_WORD = re.compile(r"[ ]((?:d['’])?[A-Z][\w'’-]*)")
_LINK = re.compile(r"[ ](?:(?:in|of|for|to|on|and|concerning)(?:[ ]the)?(?:[ ]former)?|the)(?=[ ](?:d['’])?[A-Z])")
_PURSUANT = re.compile(
    r"[ ](?P<how>pursuant to|by) (?:Security Council )?[Rr]esolution (?P<number>\d{1,4}) ?(?P<year>\(\d{4}\))"
)
_HEADS = frozenset({
    "Administration", "Authority", "Force", "Group", "Mechanism", "Mission", "Office", "Operation", "Panel",
    "Police", "Presence", "Team", "Tribunal",
})  # fmt: skip
_GENERIC = _HEADS | {
    "Experts",
    "UN",
    "United",
    "Nations",
    "Monitoring",
    "International",
    "Multinational",
    "Joint",
    "Support",
}
"""Words that do not tell one body from another."""
_OTHERS = frozenset(
    {"UN", "United", "AU/UN", "Until", "General", "Member", "Council", "Report", "Reports", "Financing"}
)
_SHORT = re.compile(r"[ ]\(([A-Z][A-Za-z-]{2,11})\)")


@frozen
class MissionName:
    """Where a mission's name stands in a text, its name with "United Nations" written out, its acronym or ""."""

    start: int
    end: int
    name: str
    acronym: str


def find_missions(text: str) -> Iterator[MissionName]:
    """Yield the missions, forces, offices, panels and tribunals that a title names, in its order."""
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at:
            continue
        end, words, founded = _name_end(text, begin.end())
        words += re.split("[ /]", begin.group())
        if not _HEADS.intersection(words) or not (founded or set(words) - _GENERIC):
            continue
        short = _SHORT.match(text, end)
        acronym = short[1] if short and sum(map(str.isupper, short[1])) > 2 else ""
        at = short.end() if short and acronym else end
        yield MissionName(begin.start(), at, _written_out(text[begin.start() : end]), acronym)


def _name_end(text: str, at: int) -> tuple[int, list[str], bool]:
    """Return where the capitalised words from `at` on end, which they are, and whether they end in who founded it.

    Small words between capitalised ones belong to the name.
    """
    words: list[str] = []
    while True:
        link = _LINK.match(text, at)
        word = _WORD.match(text, link.end() if link else at)
        if word is None or word[1] in _OTHERS or (link and word[1] in words):
            return at, words, False
        if word[1] == "Established":
            founded = _PURSUANT.match(text, word.end())
            return founded.end() if founded else at, words, bool(founded)
        words.append(word[1])
        at = word.end()


def _written_out(name: str) -> str:
    plain = _PURSUANT.sub(r" \g<how> Security Council Resolution \g<number> \g<year>", name)
    plain = re.sub(r"\bUN\b", "United Nations", plain)
    return re.sub(r"\bAU\b", "African Union", plain)
