"""Names of series of talks in prose, and the words that refer back to one."""

from __future__ import annotations

import re

from ...authority import Authority
from ...frozen import frozen
from . import page_words as w
from .wording import capitalised

_NAMED = re.compile(
    rf"(?<![\w-])(?P<which>(?:[Ii]ntra|[Ii]nter)-{w.BIG}|(?!{w.OPENS_NO_NAME}\b){w.BIG})"
    rf"(?P<more>(?: (?:(?!{w.TALKS}\b){w.BIG}|{w.KIND_OF_TALKS}))*?) (?P<noun>{w.TALKS})\b"
)
_ON = re.compile(rf"\b(?P<noun>{w.TALKS_ON}) on (?:the )?(?P<which>{w.BIG}(?: {w.BIG})*)")
_IS_TALKS = re.compile(rf"\b(?:{w.TALKS}|{w.TALKS_ON}|[Ff]orum)\b")

BACK = re.compile(
    rf"\b{w.REFERS_BACK}(?: \w+){{0,2}}? {w.TALKS_BEFORE}\b|^(?:{w.TALKS}|Rounds)\b|\b(?:rounds?|sessions?)\b",
    re.IGNORECASE,
)
"""Words that refer back to the series at hand."""

PARTIES = re.compile(rf"\b(?:the )?(?:(?:two|both|warring|conflicting) )?{w.PARTIES}(?! to\b)\b", re.IGNORECASE)
"""Those who talk, unnamed."""

AGAIN = re.compile(r"^(?:It|They)\b|\b(?:again|reconvened|resumed)\b")
"""An opening that goes on with the series at hand, in a clause that speaks of a meeting."""

ASIDE = re.compile(rf"^{w.ASIDE}\b", re.IGNORECASE)
"""An opening that turns from the series at hand to another meeting."""


@frozen
class Course:
    """A series of talks where a text names it: `key` is the same for every form of its name."""

    start: int
    end: int
    text: str
    key: str
    entity: str | None

    @property
    def label(self) -> str:
        """Return the name to show, as the text has it, with a capital letter."""
        return capitalised(self.text)


def find_courses(text: str, authority: Authority) -> tuple[Course, ...]:
    """Return the series of talks that a text names, in reading order."""
    found: list[Course] = []
    for match in authority.find(text):
        processes = [e for e in match.entities if e.sort == "process"]
        if len(processes) == 1 and any(is_talks(name) for _, name in processes[0].names):
            entity = processes[0].key
            found.append(Course(match.start, match.end, match.text, entity, entity))
    for pattern in (_ON, _NAMED):
        for said in pattern.finditer(text):
            if any(said.start() < other.end and other.start < said.end() for other in found):
                continue
            more = said["more"] if pattern is _NAMED else ""
            kind = said["noun"].lower()
            kind = "talks" if kind in ("negotiations", "discussions") else kind
            key = f"{said['which']}{more} {kind}".casefold()
            known = {e.key for e in authority.lookup(said.group()) if e.sort == "process"}
            known_as = known.pop() if len(known) == 1 else None
            found.append(Course(said.start(), said.end(), said.group(), known_as or key, known_as))
    return tuple(sorted(found, key=lambda course: course.start))


def is_talks(name: str) -> bool:
    """Return whether a process is called talks, not a peace process or a war."""
    return bool(_IS_TALKS.search(name))
