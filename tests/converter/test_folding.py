from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.authority import fold
from communique.converter.folding import simplified


@given(st.text())
def test_folding_keeps_the_length_and_is_stable(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_each_character_folds_by_itself() -> None:
    plain = "".join(map(chr, range(0x100)))
    assert fold(plain) == "".join(map(fold, plain))
    assert [fold(f"é{character}")[1] for character in plain] == list(map(fold, plain))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SYRIA", "syria"),
        ("Türkiye", "turkiye"),
        ("Reykjavík", "Reykjavik"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Guinea–Bissau", "Guinea-Bissau"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("敘利亞", "叙利亚"),
        ("聯合國", "联合国"),
        ("\u2fd1", "齐"),
        ("ＵＮ", "un"),
        ("أنقرة", "انقرة"),
        ("Орёл", "орел"),
        ("New\u00a0York\n", "new york "),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_hangul_and_thai_stay_as_they_are() -> None:
    assert fold("한국ไทย") == "한국ไทย"


@given(st.text())
def test_simplifying_keeps_length_and_ascii(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert all(old == new for old, new in zip(text, simplified(text), strict=True) if old.isascii())


def test_only_traditional_chinese_is_simplified() -> None:
    assert simplified("Été 聯合國 США") == "Été 联合国 США"
