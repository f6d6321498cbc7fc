"""The headings among a day's news items: which items they are the topic of, and what topics one names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..passages import Passage
from ..records import Evidence, Name, Stated
from .item_sources import is_period
from .markup import clean

CARRIED = 0.8
"""How sure a heading is the topic of an item further down that names somebody or something in it."""

_LONGEST_HEADING = 10  # words between two commas; more are a sentence
_LONGEST_NAME = 200  # characters
_SENTENCE = re.compile(r"[.!?…:\"”)]$")
_QUALIFIER = re.compile(r"^(?:post-)?(?:U\.S\. )?[a-z]{3,}$")
_NAME = re.compile(r"[^\W\d_a-z]\w+")
_AFTER_PREPOSITION = re.compile(r" (?:in|at|near|on|off|of) [^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)?$")
_STEM = 4  # letters that a place and its people share: Syria, Syrian

# fmt: off
_SHARED_BY_MANY = frozenset((
    "the", "and", "for", "prime", "minister", "president", "presidential", "united", "states", "national", "general",
    "state", "department", "court", "supreme", "party", "government", "city", "north", "south", "east", "west",
    "northern", "southern", "eastern", "western", "new", "world", "international", "police", "union", "house", "war",
    "civil", "republic", "american", "federal", "democratic", "people", "covid", "conflict", "attack", "attacks",
    "death", "protests", "crisis", "list", "series", "championship", "cup", "season",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))
# fmt: on


@dataclass(slots=True)
class Run:
    """The headings that stand over an item, and the category that they stand in."""

    category: str = ""
    _names: list[str] = field(default_factory=list)
    _stems: set[str] = field(default_factory=set)
    _unopened: str = ""
    _items: int = 0

    def enter(self, category: str) -> str:
        """Come to a category; return the heading before it under which nothing stands, or ""."""
        if category == self.category:
            return ""
        self.category = category
        return self.leave()

    def leave(self) -> str:
        """Come to the end of what the headings stand over; return the last under which nothing stands, or ""."""
        unopened = self._unopened
        self._close()
        return unopened

    def heading(self, text: str) -> None:
        """Come to a heading: inside the one just before it, if nothing stands between them."""
        if self._items:
            self._close()
        self._names += heading_topics(text)
        self._unopened = text

    def topics(self, text: str) -> tuple[Stated[Name], ...]:
        """Come to an item; return its topics. A later item that shares no name with the headings ends them."""
        if not self._names:
            return ()
        self._items += 1
        self._unopened = ""
        if self._items == 1:
            self._stems = _stems(" ".join(self._names))
            evidence = Evidence("topic-heading")
        elif self._stems & _stems(text):
            evidence = Evidence("topic-heading-carried", CARRIED)
        else:
            self._close()
            return ()
        return tuple(Stated(topic(name), evidence) for name in self._names)

    def _close(self) -> None:
        self._names, self._stems, self._unopened, self._items = [], set(), "", 0


def topic(name: str) -> Name:
    """Return a name as that of a topic."""
    return Name(name, "topic")


def is_heading(text: str, sources: Sequence[str]) -> bool:
    """Return whether an item is a heading whose last brackets were taken for its source: "War in X", "2001–2021"."""
    if len(sources) != 1 or _SENTENCE.search(text.rstrip()):
        return False
    if not (is_period(sources[0]) or _QUALIFIER.match(sources[0])):
        return False
    return all(len(part.split()) <= _LONGEST_HEADING for part in text.split(","))


def heading_topics(text: str) -> list[str]:
    """Return the topics that a heading names: "A conflict, A siege" names two, "An election, 2016" and a town one."""
    found: list[str] = []
    for part in clean(Passage.verbatim(text)).text.split(", "):
        plain = part.strip(" ,")
        if not plain:
            continue
        if found and _belongs(found[-1], plain):
            found[-1] = f"{found[-1]}, {plain}"
        else:
            found.append(plain)
    return [name for name in found if len(name) <= _LONGEST_NAME]


def _belongs(before: str, part: str) -> bool:
    """Return whether what follows a comma is no topic of its own: one word, a year, or where a named place lies."""
    words = part.split()
    if len(words) == 1 or is_period(part):
        return True
    place = len(words) == 2 and all(word[0].isupper() and word.isalpha() for word in words)
    return place and bool(_AFTER_PREPOSITION.search(before))


def _stems(text: str) -> set[str]:
    """Return the beginnings of the names in a text, but for words that many names share."""
    words = (word.casefold() for word in _NAME.findall(text))
    return {word[:_STEM] if len(word) > _STEM else word for word in words if word not in _SHARED_BY_MANY and word[2:]}
