"""Naming: from a name in a document to the address of what it means.

The authority says who is meant; a name that it doesn't know gets an address of its own, and the document that
uses it says what is known of it: a label and a class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .authority import Authority
from .iris import Iris
from .records import Member, Name


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means: its address, and the authority's key or None. `name` is the name once identified.

    `doubt` says why a voter was no member of the body that voted.
    """

    name: Name
    iri: str
    doubt: str = ""

    @property
    def key(self) -> str | None:
        """Return the authority's key, such as `actor/syria`."""
        return self.name.entity


@dataclass(slots=True)
class Namer:
    """Gives names their addresses; remembers what it was asked.

    `concepts` are the labels, folded, of a thesaurus among the inputs, with the addresses of their concepts.
    """

    authority: Authority
    iris: Iris
    concepts: Mapping[str, str] = field(default_factory=dict)
    _known: dict[Name, Named] = field(default_factory=dict)
    _members: dict[tuple[str, str], Named] = field(default_factory=dict)
    _day: str = ""

    def __call__(self, name: Name) -> Named:
        """Return what `name` means."""
        known = self._known.get(name)
        if known is None:
            meant = name if name.entity else self.authority.identify(name)
            if meant.entity and (entity := self.authority.get(meant.entity)):
                meant = replace(meant, entity=entity.key, sort=entity.sort)  # a merged row has moved
            known = self._known[name] = Named(meant, self.iris.name(meant))
        return known

    def member(self, member: Member, day: str) -> Named:
        """Return who a member of a voting body was on a day; one that no table knows goes by its name."""
        if day != self._day:
            # Votes follow one another by day: what is remembered is that of one day, however long the file is.
            self._members.clear()
            self._day = day
        asked = (member.code, member.name)
        known = self._members.get(asked)
        if known is None:
            entity = self.authority.member(member.code, member.name, day)
            name = Name(member.name or member.code, "actor", kind="state", entity=entity)
            if entity is None:
                # Whoever has this name today was not the member then: better no link than a wrong one.
                doubt = self.authority.members.why(member.code, member.name, day)
                known = Named(name, self.iris.name(name), doubt)
            else:
                known = self(name)
            self._members[asked] = known
        return known
