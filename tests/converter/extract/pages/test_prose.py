"""Sentences of a page."""

from __future__ import annotations

import pytest

from communique.converter.extract.pages.prose import LONGEST, sentences, split
from communique.converter.passages import Passage
from communique.converter.records import Bullets, Paragraph, Section


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("Mr. Staffan Ek met Dr. J. Roe. They spoke.", ["Mr. Staffan Ek met Dr. J. Roe.", "They spoke."]),
        ("He said “Enough.” Then he left.", ["He said “Enough.”", "Then he left."]),
        ("It begins on 18 Jan. 2018 in Vienna.", ["It begins on 18 Jan. 2018 in Vienna."]),
        ("proceedings ... in courts go on.", ["proceedings ... in courts go on."]),
        ("Two\n  lines  of one.", ["Two lines of one."]),
        ("   ", []),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    assert [part.text for part in split(Passage.verbatim(text))] == parts


def test_what_is_no_prose_is_not_read() -> None:
    assert split(Passage.verbatim("x" * (LONGEST + 1))) == ()


def test_a_lead_that_is_a_paragraph_too_comes_once_with_its_list() -> None:
    text = "First. Rounds were held on these dates:\n• 1 May 2016\n"
    paragraph = Passage.verbatim(text, 0, 39)
    item = Passage.verbatim(text, 42)
    section = Section(None, (Paragraph(paragraph), Bullets((item,), paragraph)))
    found = sentences((section,))
    assert [(s.text, len(s.items), s.item) for s in found] == [
        ("First.", 0, False),
        ("Rounds were held on these dates:", 1, False),
        ("1 May 2016", 0, True),
    ]


def test_a_list_without_a_lead() -> None:
    section = Section(None, (Bullets((Passage.verbatim("1 May 2016"),)),))
    assert [(s.text, s.item) for s in sentences((section,))] == [("1 May 2016", True)]
