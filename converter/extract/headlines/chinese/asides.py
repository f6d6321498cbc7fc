"""Names in a Chinese text that only say again, or say more of, what is named before them: no actors of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..names.found import FoundName
from .words import has_verb

# "The European Union (EU)", "the company (short: SpaceX)", "the Popular Front (Uruguay)".
_ASIDE = re.compile(r" ?\(([^()]{1,40})\)")
# A blank between Chinese characters and Latin letters, but none behind these: what a wiki's link to another language
# leaves in a text. Who puts blanks around Latin words puts them on both sides.
_LEFT_OVER = re.compile(r"[\u4e00-\u9fff] (?:[a-z'.-]+,? )*$")
_HAN_BEHIND = re.compile(r"(?:,? [a-z'.-]+)*(?![a-z, ])")


def without_asides(folded: str, names: Iterable[FoundName]) -> Iterator[FoundName]:
    """Yield the names of a text, which is folded, without actors in brackets and Latin remnants."""
    aside = range(0)
    for found in names:
        actor = found.name.sort == "actor"
        if actor and (found.start in aside or _is_left_over(folded, found) or _qualifies(folded, found)):
            continue
        yield found
        behind = _ASIDE.match(folded, found.end) if actor else None
        if behind and not has_verb(behind[1]):
            aside = range(behind.start(), behind.end())


def _is_left_over(folded: str, found: FoundName) -> bool:
    latin = folded[found.start : found.end].isascii()
    return latin and bool(_LEFT_OVER.search(folded, 0, found.start) and _HAN_BEHIND.match(folded, found.end))


def _qualifies(folded: str, found: FoundName) -> bool:
    """Return whether a State stands alone in brackets, to tell which bearer of a name, or whose people, are meant."""
    alone = folded[: found.start].endswith("(") and folded.startswith(")", found.end)
    return alone and found.name.kind == "state"
