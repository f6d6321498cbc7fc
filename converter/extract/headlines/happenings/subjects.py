"""Subjects: what the heading over a text, or a tag, tells of the kind of event by the noun that it names."""

from __future__ import annotations

import re
from functools import lru_cache

from .triggers import lexicon

_PARTS = re.compile(r"[^\W\d_][\w'’-]*|[,(:]")
_ENDS = frozenset(
    {"in", "of", "at", "on", "by", "from", "to", "against", "between", "over", "with", "for", "during", ",", "(", ":"}
)


@lru_cache(maxsize=4096)
def subject_code(subject: str) -> str:
    """Return the code that a heading tells by its main noun ("2019 Bolivian protests", "Siege of …"), "" if none."""
    topics = lexicon().topics
    heads: list[str] = []
    for word in _PARTS.findall(subject.lower()):
        if word in _ENDS:
            break
        heads.append(word)
    return next((topics[word] for word in reversed(heads) if word in topics), "")
