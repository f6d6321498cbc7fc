"""Words: a headline cut into words, with where each stands and where its sentences begin."""

from __future__ import annotations

import re

from ....frozen import frozen

_LETTERS = r"\w*+(?:(?:[-–/&+]|['’](?!s\b))\w++)*+"
_WORD = re.compile(
    rf"[a-uw-z]{_LETTERS}"  # most words, which none of the next can begin
    r"|(?:[A-Z]\.){2,}(?:-\w+)?"  # U.S., U.N.-backed
    r"|[A-Z]\.(?=\s+[A-Z])"  # an initial in a name
    r"|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Lt|Sgt|Gov|Sen|Rep|Prof|Mt|No|vs|v)\."
    r"|(?:[A-Z]{1,3}(?=[$€£¥]))?[$€£¥]?\d(?:[\d.,:]*\d)?(?:-\w+)*"
    rf"|[^\W\d_]{_LETTERS}"
    r"|['’]s\b"
    r"|\S"
)
_CURRENCIES = frozenset("$€£¥")
_STOPS = frozenset(".!?")
_MARKS = frozenset("\"'“”‘([")


@frozen
class Words:
    """`forms[i]` stands at `starts[i]`–`ends[i]` of `text`; `lowers` are the same in lower case.

    `capitals[i]` says that the word begins with a capital; `sentences` are the indexes of first words.
    """

    text: str
    forms: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[bool, ...]
    sentences: tuple[int, ...]

    def lower(self, index: int) -> str:
        """Return the word in lower case, or "" outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def slice(self, first: int, last: int) -> str:
        """Return the text from word `first` up to, not including, word `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def cut(text: str) -> Words:
    """Return the words and punctuation marks of a text in a language with word borders."""
    forms = tuple(_WORD.findall(text))
    starts, ends = [], []
    end = 0
    for form in forms:  # only blanks stand between two words
        start = text.index(form, end)
        end = start + len(form)
        starts.append(start)
        ends.append(end)
    capitals = tuple([form[0].isupper() for form in forms])
    if not _CURRENCIES.isdisjoint(text):  # US$5 is a sum, no name
        capitals = tuple([form[0].isupper() and _CURRENCIES.isdisjoint(form) for form in forms])
    sentences = [0]
    last = len(forms) - 1
    for index in [index for index, form in enumerate(forms) if form in _STOPS]:
        following = index + 1
        while following < last and forms[following] in _MARKS:
            following += 1
        if 0 < index < last and capitals[following]:
            sentences.append(following)
    lowers = tuple([form.lower() for form in forms])
    return Words(text, forms, lowers, tuple(starts), tuple(ends), capitals, tuple(sentences))
