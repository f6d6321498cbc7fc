"""Names beside the main clause: later sentences, clauses of less weight, owners, mishaps and prizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Roles = Callable[[str], dict[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Another sentence has verbs of its own.
        ("A bridge collapses in Oslo. The mayor, Marta Quill, is dismissed.", {"Marta Quill": "target"}),
        ("Norway accuses Chile of spying. It also urges Kenya to act.", {"Norway": "agent", "Kenya": "target"}),
        ("Ten die in an attack in Oslo. Marta Quill visits the town.", {"Marta Quill": "unsure"}),
        ("Ten die in an attack in Oslo. Kenya denies the report.", {"Kenya": "unsure"}),
    ],
)
def test_later_sentences(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway threatens to close its border if Chile does not disarm.", {"Norway": "agent", "Chile": "target"}),
        ("Ten people are killed during a Hezbollah bombing.", {"Hezbollah": "agent"}),
        ("Ten people are killed during a rocket attack by Hezbollah.", {"Hezbollah": "agent"}),
        ("Thousands march in Oslo amid calls for Marta Quill to resign.", {"Marta Quill": "target"}),
        ("Norway demands that Chile release the sailors.", {"Norway": "agent", "Chile": "target"}),
        ("Marta Quill announces that Oleg Brandt will succeed her as minister.", {"Oleg Brandt": "target"}),
        ("Norway tells Reuters that it will leave the talks.", {"Reuters": "other"}),
        ("Norway tells Chile to withdraw its troops.", {"Chile": "target"}),
    ],
)
def test_clauses_beside(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway freezes assets held by Marta Quill.", {"Norway": "agent", "Marta Quill": "target"}),
        ("Norway seizes a yacht belonging to Oleg Brandt.", {"Oleg Brandt": "target"}),
        ("Two journalists held by Hamas are freed.", {"Hamas": "unsure"}),
        ("Norway extends its ban on travel from Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway signs the death warrant of Oleg Brandt.", {"Oleg Brandt": "target"}),
        ("Forces led by the Norwegian Army attack a base.", {"Norwegian Army": "agent"}),
        ("Norway seeks talks with Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway wants talks with Chile.", {"Chile": "target"}),
        ("Norway and Chile begin talks with Kenya.", {"Kenya": "participant"}),
        ("Marta Quill resigns, with Oleg Brandt to replace her.", {"Oleg Brandt": "target"}),
        ("Norway agrees to let the World Bank in.", {"World Bank": "target"}),
        ("Scientists at Oxford University announce a finding.", {"Oxford University": "agent"}),
        ("Norway and Chile announce a joint venture.", {"Norway": "participant", "Chile": "participant"}),
        ("Norway diverts the money from Kenya to Chile.", {"Kenya": "target", "Chile": "target"}),
    ],
)
def test_owners_and_sides(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya surpasses 40,000 cases of cholera.", {"Kenya": "target"}),
        ("Kenya confirms its first case of cholera.", {"Kenya": "other"}),
        ("Kenya reports 40 new cases of cholera.", {"Kenya": "other"}),
        ("Marta Quill tests positive for cholera.", {"Marta Quill": "target"}),
        ("Marta Quill wins the Nordic Prize.", {"Marta Quill": "agent"}),
        ("Marta Quill says she has caught cholera.", {"Marta Quill": "target"}),
        ("Marta Quill becomes the minister of health.", {"Marta Quill": "agent"}),
        ("Marta Quill becomes the first minister to visit Kenya.", {"Marta Quill": "agent"}),
    ],
)
def test_mishaps_and_prizes(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected
