from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.authority.transliteration import apart, marked, sounded, spellings


@pytest.mark.parametrize(
    "written",
    [
        ("muammar gaddafi", "moammar qaddafi", "muammar gadhafi", "moamar kadafi"),
        ("houthi", "huthi"),
        ("kyiv", "kiev"),
        ("mujahideen-e khalq", "mujahedin-e-khalq"),
        ("usama ibn ladin", "osama bin laden"),
        ("yousef", "yusif"),
        ("emomali rakhmon", "emomali rahmon"),
        ("al-qadisiyah", "qadisiya", "el-qadisiyya"),
    ],
)
def test_systems_of_transliteration_agree(written: tuple[str, ...]) -> None:
    assert len({sounded(name) for name in written}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("hassan", "hussein"), ("jieyang", "zhijiang"), ("iran", "iraq"), ("mali", "malawi")]
)
def test_names_that_sound_otherwise_stay_apart(one: str, other: str) -> None:
    assert sounded(one) != sounded(other)


def test_marks_and_blanks_are_left_out() -> None:
    assert marked("kim jong-un") == marked("kim jong un") == "kimjongun"
    assert marked("al-qa'eda") == marked("al qaeda")


def test_names_of_one_spelling_stand_together() -> None:
    assert spellings([]) == ({}, {})
    plain, sounds = spellings(["tel aviv", "tel-aviv", "marrakech", "us", "\u53d9\u5229\u4e9a\u5171\u548c"])
    assert apart(plain["telaviv"]) == ["tel aviv", "tel-aviv"]
    assert apart(sounds[sounded("marrakech")]) == ["marrakech"]
    assert "us" not in plain
    assert apart("") == []


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\n"), max_size=20), min_size=1, max_size=5))
def test_names_a_line_are_sounded_alone(names: list[str]) -> None:
    assert sounded("\n".join(names)).split("\n") == [sounded(name) for name in names]
