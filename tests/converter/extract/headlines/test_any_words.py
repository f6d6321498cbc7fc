"""Whatever words stand in whatever order: a headline is read, and each statement's passage is in its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.converter.authority import Authority, load
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.extract.headlines.lexicon import name_words, role_words
from communique.converter.records import Evidence

_NAMES = """
Kenya Nairobi Georgia Jordan Syria U.N. NATO Hamas Angela Merkel al-Shabaab Ki-moon O'Brien WHO US
"""
_MARKS = """
, . : ; ( ) " “ ” ' 's — – - ? ! $5 3,500 12th 2016 3–2 % &
"""
_CHINESE = """
肯尼亚 总统 拉奥·尼亚加 在 内罗毕 被 宣布 与 举行会谈 ， 。 造成 3 人死亡 联合国 和 ： “ ” 的 据 （ ）
"""


@cache
def _authority() -> Authority:
    return load()


@cache
def _vocabulary() -> tuple[str, ...]:
    names, roles = name_words(), role_words()
    lists = (names.titles, names.modifiers, names.descriptions, names.happenings, names.demonyms, names.given)
    words = {word for words in (*lists, roles.prepositions, roles.verbs, roles.parts) for word in words}
    return (*sorted(words), *_NAMES.split() * 40, *_MARKS.split() * 40)


def _evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _evidence(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _evidence(getattr(value, field.name))


def _check(text: str, language: str) -> None:
    for evidence in _evidence(read_headline(text, _authority(), language=language, published="2031-03-05")):
        assert evidence.rule
        assert 0 < evidence.confidence <= 1
        if evidence.span is not None:
            assert text[evidence.span.start : evidence.span.end] == evidence.span.text != ""


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=14), st.sampled_from([str, str.title, str.upper]))
def test_english(picks: list[int], case: Any) -> None:
    words = _vocabulary()
    _check(" ".join(case(words[pick % len(words)]) for pick in picks), "en")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_CHINESE.split()), min_size=1, max_size=14))
def test_chinese(words: list[str]) -> None:
    _check("".join(words), "zh")


@pytest.mark.parametrize("text", ["President", "the", "of", "Foreign Minister of", "—", "“”", "(", "总统", "·"])
def test_a_fragment_is_read_too(text: str) -> None:
    _check(text, "en")
    _check(text, "zh")
