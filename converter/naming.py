"""Naming: from a name in a document to the address of what it means.

The authority says who is meant, else a decision of the user's; a name that neither knows gets an address of its own,
and the document that uses it says what is known of it: a label and a class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .authority import Authority
from .frozen import frozen
from .iris import Iris
from .passages import Span
from .records import Member, Name


@frozen
class Named:
    """What a name means: its address, and the authority's key or None. `name` is the name once identified.

    `doubt` says why a voter was no member of the body that voted. `own`: what the name means has the address that the
    name alone would give it, so that documents go on to describe it; `refused`: a decision says that it is no name.
    """

    name: Name
    iri: str
    doubt: str = ""
    own: bool = False
    refused: bool = False

    @property
    def key(self) -> str | None:
        """Return the authority's key, such as `actor/syria`."""
        return self.name.entity


@frozen
class Unidentified:
    """A name that nobody knows, and the passage of its record where it was first read, if one says it."""

    name: Name
    span: Span | None


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
            meant = name if name.entity is not None else self.authority.identify(name)
            if meant.entity and (entity := self.authority.get(meant.entity)):
                meant = replace(meant, entity=entity.key, sort=entity.sort)  # a merged row has moved
            known = self._known[name] = (
                self._named(meant) if meant.entity else self._decided(replace(meant, entity=None))
            )
        return known

    def _named(self, name: Name) -> Named:
        return Named(name, self.iris.name(name))

    def _decided(self, name: Name) -> Named:
        """Return what the user decided about a name that the authority does not know."""
        alone = self._named(name)
        decisions = self.authority.decisions
        if key := decisions.entity(name):
            decided = self._named(replace(name, entity=key))
            return replace(decided, own=decided.iri == alone.iri)
        return replace(alone, refused=decisions.refuses(name))

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
