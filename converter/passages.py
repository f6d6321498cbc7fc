"""Passages: text cleaned for reading that still knows where each character stood in its document.

Offsets count Unicode code points of the document's decoded text, as `cmq:Mention` publishes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .frozen import frozen


@frozen
class Span:
    """A stretch of a text: `text` is exactly what stands from `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


@frozen
class Passage:
    """A stretch of `document` (its whole decoded text) as it should be read.

    `starts[i]` and `ends[i]` bound the part of the document that character `i` of `text` stands for.
    Where nothing was rewritten both are empty, and `text` begins at `at`.
    """

    text: str
    document: str
    at: int = 0
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def verbatim(cls, document: str, start: int = 0, end: int | None = None) -> Passage:
        """Return the passage from `start` to `end` (default: to the end) as it stands, without outer blanks."""
        stop = len(document) if end is None else end
        raw = document[start:stop]
        lead = len(raw) - len(raw.lstrip())
        return cls(raw.strip(), document, start + lead)

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` (not empty) stands in the document, with the document's own wording."""
        if self.starts:
            first, last = self.starts[start], self.ends[end - 1]
        else:
            first, last = self.at + start, self.at + end
        return Span(first, last, self.document[first:last])

    @property
    def whole(self) -> Span:
        """Return where the passage as a whole stands in the document; an empty passage has an empty span."""
        return self.span(0, len(self.text)) if self.text else Span(self.at, self.at, "")

    @property
    def line(self) -> int:
        """Return the line of the document on which the passage begins, from 1."""
        return line_of(self.document, self.whole.start)

    def part(self, start: int, end: int) -> Passage:
        """Return the passage of `text[start:end]`."""
        if self.starts:
            return Passage(
                self.text[start:end],
                self.document,
                self.starts[start] if start < len(self.starts) else self.at,
                self.starts[start:end],
                self.ends[start:end],
            )
        return Passage(self.text[start:end], self.document, self.at + start)

    def stripped(self) -> Passage:
        """Return the passage without blanks at its ends."""
        lead = len(self.text) - len(self.text.lstrip())
        return self.part(lead, max(lead, len(self.text.rstrip())))

    def sub(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str] | str) -> Passage:
        """Return the passage with every match replaced.

        Each character of a replacement stands for the whole match; a replacement that is one of the match's
        groups keeps its own position.
        """
        matches = list(pattern.finditer(self.text))
        if not matches:
            return self
        starts = list(self.starts or range(self.at, self.at + len(self.text)))
        ends = list(self.ends or range(self.at + 1, self.at + len(self.text) + 1))
        text: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        at = 0
        for match in matches:
            first, last = match.span()
            text.append(self.text[at:first])
            new_starts += starts[at:first]
            new_ends += ends[at:first]
            new = replacement(match) if callable(replacement) else match.expand(replacement)
            text.append(new)
            kept = next((group for group in range(1, match.re.groups + 1) if match.group(group) == new), None)
            if kept is not None:
                new_starts += starts[match.start(kept) : match.end(kept)]
                new_ends += ends[match.start(kept) : match.end(kept)]
            elif last > first:
                new_starts += [starts[first]] * len(new)
                new_ends += [ends[last - 1]] * len(new)
            else:
                here = starts[first] if first < len(starts) else (ends[-1] if ends else self.at)
                new_starts += [here] * len(new)
                new_ends += [here] * len(new)
            at = last
        text.append(self.text[at:])
        new_starts += starts[at:]
        new_ends += ends[at:]
        return Passage("".join(text), self.document, self.at, tuple(new_starts), tuple(new_ends))


def line_of(document: str, offset: int) -> int:
    """Return the line, from 1, on which the character at `offset` stands."""
    return document.count("\n", 0, offset) + 1
