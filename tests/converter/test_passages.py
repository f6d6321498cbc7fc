"""Passages keep every character's place in the document, whatever was rewritten."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from communique.converter.passages import Passage, Span, line_of


def test_verbatim_drops_outer_blanks_and_keeps_offsets() -> None:
    passage = Passage.verbatim("# A headline \nnext", 2, 13)
    assert passage.text == "A headline"
    assert passage.span(2, 10) == Span(4, 12, "headline")


def test_a_rewritten_character_stands_for_all_it_replaced() -> None:
    document = "talks &amp; visits"
    passage = Passage.verbatim(document).sub(re.compile("&amp;"), "&")
    assert passage.text == "talks & visits"
    assert passage.span(0, 7) == Span(0, 11, "talks &amp;")
    assert passage.span(8, 14) == Span(12, 18, "visits")


def test_a_replacement_that_is_part_of_the_match_keeps_its_own_place() -> None:
    document = "in -{zh-cn:戛纳; zh-hk:康城;}- today"
    passage = Passage.verbatim(document).sub(re.compile(r"-\{zh-cn:([^;]+);[^}]*\}-"), r"\1")
    assert passage.text == "in 戛纳 today"
    start = passage.text.index("戛纳")
    assert passage.span(start, start + 2) == Span(11, 13, "戛纳")


def test_removed_text_leaves_a_hole() -> None:
    passage = Passage.verbatim("a''b''c").sub(re.compile("''"), "")
    assert passage.text == "abc"
    assert passage.span(0, 3).text == "a''b''c"
    assert passage.span(1, 2) == Span(3, 4, "b")


def test_a_part_of_a_rewritten_passage() -> None:
    passage = Passage.verbatim("x  y  z").sub(re.compile(" +"), " ")
    part = passage.part(2, 5)
    assert part.text == "y z"
    assert part.span(2, 3) == Span(6, 7, "z")
    assert passage.part(1, 5).stripped().span(0, 1).text == "y"


def test_lines_count_from_one() -> None:
    assert line_of("a\nb\nc", 0) == 1
    assert line_of("a\nb\nc", 4) == 3
    assert Passage.verbatim("a\n\nb", 1).line == 3


@given(
    st.text(alphabet="ab &;x\n'"),
    st.sampled_from(["&", "''", " +", "a|b", "x*"]),
    st.sampled_from(["", "&", "yy"]),
)
def test_every_span_is_what_stands_in_the_document(text: str, pattern: str, replacement: str) -> None:
    passage = Passage.verbatim(text).sub(re.compile(pattern), replacement)
    for start in range(len(passage.text)):
        span = passage.span(start, start + 1)
        assert text[span.start : span.end] == span.text
    assert passage.whole.text == text[passage.whole.start : passage.whole.end]
