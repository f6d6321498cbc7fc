"""Names of courses of events."""

from __future__ import annotations

import pytest

from communique.converter.extract.tags.processes import process_name, whole_of


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("Norland insurgency", "Norland insurgency"),
        ("War in Sudmark", "War in Sudmark"),
        ("Battle of Portville (2031)", "Battle of Portville (2031)"),
        ("2031 Republic of Norland general election", "2031 Republic of Norland general election"),
        ("Norlandic general election, 2031", "2031 Norlandic general election"),
        ("2031 Norland earthquakes", "2031 Norland earthquake"),
        ("Sudmark border stand-off", "Sudmark border standoff"),
        ("2031 Sudmark coup d'etat attempt", "2031 Sudmark coup d'état attempt"),
        ("Norlandic Uprisings", "Norlandic Uprising"),
        ("Fever pandemic in Norland", "Fever pandemic in Norland"),
        ("2031 Harbour Cup", "2031 Harbour Cup"),
        ("41st Coastal summit", "41st Coastal summit"),
        ("Typhoon Marisol", "Typhoon Marisol"),
        ("Operation Grey Heron", "Operation Grey Heron"),
        ("2031年諾蘭總統選舉", "2031年諾蘭總統選舉"),
        ("诺兰内战", "诺兰内战"),
        ("苏马克内战 (2031年至今)", "苏马克内战 (2031年至今)"),
    ],
)
def test_a_noun_of_a_course_and_what_makes_it_one_are_its_name(tag: str, name: str) -> None:
    assert process_name(tag) == name


@pytest.mark.parametrize(
    "tag",
    [
        "Politics and elections",
        "Armed conflicts and attacks",
        "Earthquakes",
        "War",
        "War on drugs",
        "Trade war",
        "Foreign relations of Norland",
        "Impact of the fever pandemic on Norland",
        "Reactions to the war in Sudmark",
        "Aid during the Norland war",
        "Norland–Sudmark relations",
        "Harbour Cup",
        "Coastal Games",
        "Norland summit",
        "Lake Portville",
        "President of Norland",
        "选举",
        "诺兰总统",
        "",
    ],
)
def test_what_is_common_or_about_a_course_only_is_none(tag: str) -> None:
    assert process_name(tag) is None


def test_variants_have_one_name() -> None:
    assert process_name("Norland protest, 2031") == process_name("2031 Norland protests")
    assert process_name("2031–32 Sudmark wildfire") == process_name("Sudmark wildfires, 2031–32")


@pytest.mark.parametrize(
    ("tag", "whole"),
    [
        ("Norlandic conflict (2031–present)", "Norlandic conflict"),
        ("苏马克内战 (2031年至今)", "苏马克内战"),
        ("Norlandic conflict (1931–1934)", None),  # another one than what goes on, perhaps
        ("Norlandic conflict (present)", None),
        ("Norlandic conflict", None),
    ],
)
def test_only_a_lasting_phase_has_a_whole(tag: str, whole: str | None) -> None:
    assert whole_of(tag) == whole
