"""Sponsors as the UN's tables and catalogues word them."""

from __future__ import annotations

import pytest

from communique.converter.readers.sponsors import read_sponsors, sponsors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Argentina, Chile and United Kingdom", ["Argentina", "Chile", "United Kingdom"]),
        (
            "France, United Kingdom of Great Britain and Northern Ireland and United States of America.",
            ["France", "United Kingdom of Great Britain and Northern Ireland", "United States of America"],
        ),
        (
            "Bosnia and Herzegovina, Trinidad and Tobago, Saint Vincent and the Grenadines and the Sudan",
            ["Bosnia and Herzegovina", "Trinidad and Tobago", "Saint Vincent and the Grenadines", "Sudan"],
        ),
        (
            "United Kingdom of Great Britian and Northern Ireland",
            ["United Kingdom of Great Britian and Northern Ireland"],
        ),
        (
            "United Kingdom of Great Britain [and Northern Ireland] [and] United States of America",
            ["United Kingdom of Great Britain and Northern Ireland", "United States of America"],
        ),
        ("Iran (Islamic Republic of) and Jordan", ["Iran (Islamic Republic of)", "Jordan"]),
        ("Germany, Federal Republic of, Norway", ["Germany, Federal Republic of", "Norway"]),
        ("submitted jointly by the representatives of Belgium, and Panama", ["Belgium", "Panama"]),
        ("presented at the 500th meeting of the Security Council on 1 May 1950 by Cuba", ["Cuba"]),
        ("submitted by the representative of Norway at the 433rd meeting on 4 August 1949", ["Norway"]),
        ("submitted by the Canadian Delegation", ["Canada"]),
        ("the United States of America (S/100)", ["United States of America"]),
        ("Chile France and Belgium. Botswana", ["Chile", "France", "Belgium", "Botswana"]),
        ("Maroc et Philippines", ["Maroc", "Philippines"]),
        ("Norway and Norway|Norway", ["Norway"]),
        ("Côte d'Ivoire", ["Côte d'Ivoire"]),
        ("by the Secretary-General on matters of which the Council is seized", ["Secretary-General"]),
        ("Security Council [39th year].", ["Security Council"]),
        ("Ruritania", ["Ruritania"]),
        ("adopted at the 286th meeting of the Security Council, 3 April 1948", []),
        ("on the stage reached in their consideration.", []),
        ("", []),
    ],
)
def test_sponsors(text: str, names: list[str]) -> None:
    assert [name.text for name in sponsors(text)] == names


def test_kinds_are_those_that_tables_know() -> None:
    assert [name.kind for name in sponsors("France, Security Council and Ruritania")] == ["state", "organisation", ""]


def test_what_names_nobody_is_told() -> None:
    assert read_sponsors("Chile, others not named and Peru")[1] == ("others not named",)
    assert read_sponsors("adopted at the 286th meeting")[1] == ("adopted at the 286th meeting",)
    assert read_sponsors("France, adopted at the 286th meeting")[1] == ()
    assert read_sponsors("") == ((), ())


def test_a_member_that_was_renamed_is_the_same() -> None:
    names = sponsors("Libyan Arab Republic, Germany, Federal Republic of and Upper Volta")
    assert [name.entity for name in names][:2] == ["actor/libya", "actor/germany"]


def test_accents_of_either_form_are_the_same() -> None:
    assert sponsors("Co\u0302te d'Ivoire") == sponsors("C\u00f4te d'Ivoire")
