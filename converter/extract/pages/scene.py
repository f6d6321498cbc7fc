"""What the rules for a page share: its sentences, who holds which office, and the country that it is about."""

from __future__ import annotations

from ...authority import Authority
from ...frozen import frozen
from ...records import Name, Record
from .offices import Holder
from .prose import Sentence


@frozen
class Scene:
    """A page being read. `country` is the place that "the country" means, None if the page names none."""

    record: Record
    authority: Authority
    sentences: tuple[Sentence, ...]
    holders: tuple[Holder, ...]
    country: Name | None = None

    def process(self, key: str) -> Name | None:
        """Return the name of a process of the authority."""
        entity = self.authority.get(key)
        return Name(entity.label, "process", entity.kind, entity=entity.key) if entity else None
