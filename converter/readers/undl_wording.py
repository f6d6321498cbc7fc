"""What a roll call was on, as its wording tells: the text as a whole, a part of it, an amendment, a motion.

Records of the General Assembly's votes word it in three ways: a telegraphic description (`TO ADOPT OPERATIVE PARAGRAPH
3 OF …`), the presiding officer's words from the meeting's record, and the title of the resolution, which is a vote on
the whole. In the first the earliest decisive word counts, for what follows only describes it; in the second the last
thing that is put to the vote.
"""

from __future__ import annotations

import re
from typing import Literal

Scope = Literal["whole", "part", "amendment", "motion"]
"""What a vote was on."""

_NUMBER = r"[\dIVXLC]+[A-Z]?(?:\b|(?=\())"
_TEXT = r"RESOL\w*|RES\b|RECOMMENDATION|DECLARATION|CONVENTION|COVENANT|PROTOCOL|REPORT|DECISION"
_DECISIVE: tuple[tuple[Scope, re.Pattern[str]], ...] = (
    (
        "part",
        re.compile(
            r"\b(?:SUB-?)?PARA(?:G|GRAPH)?S?\b|\b(?:OPER(?:ATIVE)?|OP|PREAM(?:B\w*)?)\b|\bPARTS? [\dIVX]"
            r"|\b(?:\d(?:ST|ND|RD|TH)|FIRST|SECOND|THIRD|FOURTH|LAST|FINAL) (?:PART|SECTION|SENTENCE|CLAUSE|PORTION)\b"
            r"|\b(?:PHRASE|CLAUSE|SENTENCE|PREAMBLE|WORDS?|SUB-?ITEM|PORTION|REMAINDER)\b(?! OF THE UN\b)"
            rf"|\b(?:SECTIONS?|ARTICLES?|ART|PRINCIPLES?|CHAPTERS?)\b\.? {_NUMBER}"
        ),
    ),
    ("amendment", re.compile(r"\b(?:ORAL )?(?:SUB-?)?AMEND(?:MENT)?S?\b(?! TO THE CHARTER)")),
    (
        "motion",
        re.compile(
            r"\b(?:MOTION|RULING|ADJOURN\w*|CLOSURE|PRIORITY|INCLUSION|POSTPONE\w*|DEFER\w*|RECONSIDER\w*"
            r"|POINT OF ORDER|IMPORTANT QUESTION|TWO[- ]?THIRDS|2/3|SIMPLE MAJORITY|PROCEDURAL|SEPARATE VOTE"
            r"|ROLL[- ]CALL|ORAL(?:LY)? PROPOSAL|(?:ON|IN) THE AGENDA)\b"
        ),
    ),
    ("whole", re.compile(rf"\b(?:WHOLE|ENTIRE|{_TEXT})\b")),
)
_TELEGRAPHIC = re.compile(
    r"(?:TO (?:ADOPT|AMEND|RETAIN|DELETE|INCLUDE|EXCLUDE|REJECT|REPLACE|SUPPRESS|ADD|ADJOURN|POSTPONE|DEFER|CLOSE)\b"
    r"|RETENTION\b|INCLUSION\b|(?:\S+ )?(?:ORAL )?AMEND(?:MENT)?S? TO\b|OP(?:ER)?\.? |PREAM)"
)
_DECIDED_BY = 240  # characters of a description by which it has said what was put to the vote
_BEGINS: tuple[tuple[Scope, re.Pattern[str]], ...] = (
    # Rules and regulations are amended by a resolution, a draft by an amendment.
    ("amendment", re.compile(r"TO (?:AMEND|ADD|REPLACE)\b.*(?:\bDRAFT\b|(?<!PRESENT )\bRES(?:OL\w*)?\b)")),
    ("whole", re.compile(r"TO AMEND\b")),
    ("part", re.compile(r"TO (?:RETAIN|DELETE|SUPPRESS)\b|RETENTION\b")),
    ("motion", re.compile(r"TO (?:INCLUDE|EXCLUDE|ADJOURN|POSTPONE|DEFER|CLOSE)\b|INCLUSION\b")),
)

_SPOKEN = re.compile(r"^The (?:Acting |Temporary )?President\b")
_PUT = re.compile(
    # Blanks were lost where the record's lines were joined: "putto the vote", "a decision firston".
    r"\bput\s?(?:next\s?)?(?:to\s?)?(?:the\s?)?vote(?: jointly)?|\bput (?=(?:that|the) )"
    r"|\b(?:decisions?|(?<!not to )take action|vote)\s?(?:first\s?)?on\b|requested\s?(?:jointly\s?)?on\b"
)
_SPOKEN_SCOPES: tuple[tuple[Scope, re.Pattern[str]], ...] = (
    ("motion", re.compile(r"\s*(?:the )?(?:motion|request|proposal)\b")),
    ("amendment", re.compile(r"[^.]{0,60}?\b(?:sub-?)?amendments?\b(?! submitted[^.]{0,90}has been adopted)")),
    (
        "part",
        re.compile(r"[^.]{0,120}?(?:paragraphs?|\bpreamb\w+|\bwords\b|\bsection [IVX\d]|\bphrase\b|\bpart [IVX]+\b)"),
    ),
    ("whole", re.compile(r"[^.]{0,80}?(?:draft ?resolution|draft decision|recommendation|\bthe text\b)")),
)


def scope(*wordings: str) -> Scope:
    """Return what a roll call was on, from the wordings of its record; the text as a whole by default."""
    for wording in wordings:
        found: Scope | None = None
        if _SPOKEN.match(wording):
            found = _spoken(wording)
        elif _TELEGRAPHIC.match(wording):
            found = _telegraphic(wording)
        if found:
            return found
    return "whole"


def _telegraphic(wording: str) -> Scope | None:
    for kind, beginning in _BEGINS:
        if beginning.match(wording):
            return kind
    begins = wording[:_DECIDED_BY]
    hits = [(hit.start(), at, kind) for at, (kind, pattern) in enumerate(_DECISIVE) if (hit := pattern.search(begins))]
    return min(hits)[2] if hits else None


def _spoken(wording: str) -> Scope | None:
    """Return what the last thing that is put to the vote is; None when the words do not say."""
    found: Scope | None = None
    for put in _PUT.finditer(wording):
        rest = wording[put.end() : put.end() + 260]
        for kind, pattern in _SPOKEN_SCOPES:
            if pattern.match(rest):
                found = kind
                break
    return found
