"""The sides of UCDP events: who they are, and which role the dataset states.

A government is "Government of X (Y)", where Y is a former or another name of the State; allied groups are one side,
with commas between them; "Civilians" are the side that one-sided violence is used against; `XXX` and a number stands
for a side of a candidate event that has no name yet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..frozen import frozen
from ..records import Actor, Evidence, Name, Participation, Stated, Text

CIVILIANS = "Civilians"
_UNNAMED = re.compile(r"^XXX\s*[0-9]*$")
_GOVERNMENT = re.compile(r"^(Government of [^()]+?)\s*\([^()]*\)$")
_ALLIES = re.compile(r",\s+(?![^(]*\))")
_UNARMED = ("Supporters of ", "Opponents of ", "Protesters", CIVILIANS)
_SHOWN = 3  # allies that a label names; of more, the first alone


@frozen
class Side:
    """A side of an event, as the dataset words it; `members` are the actors that it consists of."""

    text: str
    members: tuple[Name, ...]
    aliases: tuple[Actor, ...] = ()

    @property
    def shown(self) -> str:
        """Return the side as a label names it."""
        if not self.members:
            return "unnamed side"
        first, *others = [member.text for member in self.members]
        if len(others) < _SHOWN:
            return ", ".join((first, *others))
        return f"{first} and {len(others)} others"

    @property
    def civilians(self) -> bool:
        """Return whether the side is people without arms."""
        return self.text == CIVILIANS


@lru_cache(maxsize=1 << 13)
def side(text: str, number: str = "") -> Side:
    """Return the side that a cell names, and that has this UCDP actor's number; one without a name has no members."""
    plain = " ".join(text.split())
    if not plain or _UNNAMED.match(plain):
        return Side("", ())
    members: list[Name] = []
    aliases: list[Actor] = []
    allies = _ALLIES.split(plain)
    code = f"ucdpActor:{number}" if number and len(allies) == 1 else ""
    for written in allies:
        government = _GOVERNMENT.match(written)
        name = _name(government[1] if government else written, code)
        members.append(name)
        if government:
            aliases.append(Actor(name, aliases=(Stated(Text(written, "en"), Evidence("ucdp-name")),)))
    return Side(plain, tuple(dict.fromkeys(members)), tuple(aliases))


def _name(text: str, code: str) -> Name:
    if text.startswith("Government of "):
        return Name(text, "actor", "organisation", code=code)
    return Name(text, "actor", "group" if text.startswith(_UNARMED) else "armed_group", code=code)


def participations(a: Side, b: Side, *, one_sided: bool) -> tuple[Stated[Participation], ...]:
    """Return who took part: both sides as parties, but for one-sided violence, whose agent and target are stated."""
    roles = ("agent", "target") if one_sided else ("party", "party")
    found = {
        Participation(name, role): None
        for members, role in zip((a.members, b.members), roles, strict=True)
        for name in members
    }
    return tuple(Stated(taking_part, Evidence("ucdp-sides")) for taking_part in found)
