"""The sentences of a page, in reading order, each with its section and the list that it introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...frozen import frozen
from ...passages import Passage
from ...records import Bullets, Paragraph, Section

_END = re.compile(r"[.!?][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[^\W\d_a-z]|[\"“‘«(\[]?\d)")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"“])(?:Mr|Mrs|Ms|Dr|Prof|St|Sir|H\.E|Gen|Lt|Col|Amb|No|Nos|para|paras|art|vol|vs|cf|approx|ca"
    r"|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.N|[A-Z])\.$"
)


LONGEST = 2000
"""Characters of the longest sentence that is read; what goes on longer is no prose."""


@frozen
class Sentence:
    """A sentence where it stands: `section` counts from 0, `items` is the list that it leads into.

    `item` says that it is itself an item of a list.
    """

    passage: Passage
    section: int
    items: tuple[Passage, ...] = ()
    item: bool = False

    @property
    def text(self) -> str:
        """Return the sentence's wording."""
        return self.passage.text


def split(passage: Passage) -> tuple[Passage, ...]:
    """Return the sentences of running text, without outer blanks; abbreviations and initials end none.

    Breaks of lines and runs of blanks are read as one blank."""
    passage = passage.sub(_BLANKS, " ")
    parts: list[Passage] = []
    begin = 0
    for match in _END.finditer(passage.text):
        dot = match.start() + 1
        if passage.text[match.start()] == "." and _ABBREVIATION.search(passage.text[begin:dot]):
            continue
        parts.append(passage.part(begin, match.end()).stripped())
        begin = match.end()
    parts.append(passage.part(begin, len(passage.text)).stripped())
    return tuple(part for part in parts if 0 < len(part.text) <= LONGEST)


def sentences(sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs and lists; a lead that is also a paragraph comes once, with its list."""
    found = [sentence for at, section in enumerate(sections) for sentence in _of_section(section, at)]
    led = {sentence.passage.whole for sentence in found if sentence.items}
    return tuple(s for s in found if s.items or s.passage.whole not in led)


def _of_section(section: Section, at: int) -> Iterator[Sentence]:
    seen: set[tuple[int, int]] = set()
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for passage in split(block.passage):
                seen.add((passage.whole.start, passage.whole.end))
                yield Sentence(passage, at)
        elif isinstance(block, Bullets):
            *before, last = (split(block.lead) if block.lead else ()) or (None,)
            for passage in before:
                if passage and (passage.whole.start, passage.whole.end) not in seen:
                    yield Sentence(passage, at)
            if last:
                yield Sentence(last, at, block.items)
            for item in block.items:
                for passage in split(item):
                    yield Sentence(passage, at, item=True)
