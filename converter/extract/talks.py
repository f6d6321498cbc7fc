"""Names of series of talks in prose, and the words that refer back to one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..authority import Authority
from .wording import capitalised

_BIG = r"[^\W\d_a-z][\w’'-]*"
_NOUN = r"(?:[Tt]alks|[Nn]egotiations|[Cc]onsultations|[Dd]iscussions|[Dd]ialogue(?: [Ff]orum)?|[Pp]roximity talks)"
_NOT_A_NAME = (
    r"(?:The|These|Those|This|Such|All|Both|Some|Any|Previous|Earlier|Further|New|Formal|Informal|Direct|Indirect|Peace|Political"
    r"|Bilateral|Inclusive|During|After|Before|Since|For|In|On|At|When|While|As|About|Following|Discussions|Talks|Negotiations"
    r"|United Nations|UN(?:-\w+)?|Under|Last|Next|First|Second|Third|Key|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
_BETWEEN = r"(?:peace|political|national|inter-communal|intercommunal|reunification|international|ceasefire|status)"
_NAMED = re.compile(
    rf"(?<![\w-])(?P<which>(?:[Ii]ntra|[Ii]nter)-{_BIG}|(?!{_NOT_A_NAME}){_BIG})(?P<more>(?: (?:(?!{_NOUN}\b){_BIG}|{_BETWEEN}))*?)"
    rf" (?P<noun>{_NOUN})\b"
)
_ON = re.compile(
    rf"\b(?P<noun>Conference|Talks|Consultations|Dialogue|Negotiations) on (?:the )?(?P<which>{_BIG}(?: {_BIG})*)"
)

BACK = re.compile(
    r"\b(?:the|these|those|both|such|previous|earlier)(?: \w+){0,2}? (?:talks|negotiations|consultations|discussions|dialogue|conference"
    r"|rounds?|sessions?)\b|^(?:Discussions|Talks|Negotiations|Consultations|Rounds)\b|\b(?:rounds?|sessions?)\b",
    re.I,
)
"""Words that refer back to the series at hand."""

PARTIES = re.compile(r"\b(?:the )?(?:two |both |warring |conflict(?:ing)? )?(?:parties|sides)(?! to\b)\b", re.I)
"""Those who talk, unnamed."""

ASIDE = re.compile(
    r"^(?:In parallel|Separately|Meanwhile|At the same time|Alongside|Simultaneously|Elsewhere|Independently|In addition)\b",
    re.I,
)
"""An opening that turns from the series at hand to another meeting."""


@dataclass(frozen=True, slots=True)
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
        if len(processes) == 1 and _is_talks(processes[0].label):
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


def _is_talks(label: str) -> bool:
    return bool(
        re.search(r"\b(?:talks|negotiations|consultations|dialogue|conference|discussions|forum|rounds)\b", label, re.I)
    )
