"""Naming: from a name in a document to the address of what it means.

The authority says who is meant; a name that it doesn't know gets an address of its own, and the document that
uses it says what is known of it: a label and a class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .authority import Authority
from .iris import Iris
from .records import Name


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means: its address, and the authority's key or None. `name` is the name once identified."""

    name: Name
    iri: str

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

    def __call__(self, name: Name) -> Named:
        """Return what `name` means."""
        known = self._known.get(name)
        if known is None:
            meant = name if name.entity else self.authority.identify(name)
            if meant.entity and (entity := self.authority.get(meant.entity)):
                meant = replace(meant, entity=entity.key, sort=entity.sort)  # a merged row has moved
            known = self._known[name] = Named(meant, self.iris.name(meant))
        return known
