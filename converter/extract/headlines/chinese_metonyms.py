"""Capitals that speak in Chinese: the government is meant, not the town."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...records import Name
from .lexicon import table

if TYPE_CHECKING:
    from ...authority import Authority, Match

_SPEAKING = re.compile(
    r"(?:方面|当局)?(?:也|已|将|则|再次|随后|立即|强烈)*(?:表示|称|宣[布称]|警告|指[责控]|谴责|呼吁|否认|回应|要求|反对|抗议|拒绝|承认|敦促)"
)


@cache
def _capitals() -> dict[str, str]:
    """Return the State, as Chinese calls it, of each capital."""
    states = table("chinese_shapes.toml")["capitals"]
    return {capital: state for state, capitals in states.items() for capital in capitals.split()}


def government(folded: str, match: Match, authority: Authority) -> Name | None:
    """Return the government that a capital stands for where it begins a clause and speaks; else None."""
    state = _capitals().get(folded[match.start : match.end])
    if not state or (match.start and folded[match.start - 1].isalnum()) or not _SPEAKING.match(folded, match.end):
        return None
    found = [entity for entity in authority.lookup(f"{state}政府", "zh") if entity.government_of]
    return Name(match.text, "actor", "organisation", "zh", entity=found[0].key) if len(found) == 1 else None
