"""Roles: who does what to whom, in the fine codes of the scheme."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline
from communique.ontology.vocabulary import concepts


def _roles(text: str) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for stated in read_headline(text, load()).participations:
        roles.setdefault(stated.value.actor.text, set()).add(stated.value.role)
    return roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Norway and Chile end in Lima.", {"Norway": {"party"}, "Chile": {"party"}}),
        ("Norway and Chile meet in Lima.", {"Norway": {"party"}, "Chile": {"party"}}),
        (
            "Talks end with the sponsors of the process, Norway, Chile and Kenya, agreeing to watch the truce.",
            {name: {"sponsor", "signatory"} for name in ("Norway", "Chile", "Kenya")},
        ),
        (
            "Norway and Chile veto a draft resolution sponsored by Kenya and Japan.",
            {"Norway": {"agent"}, "Chile": {"agent"}, "Kenya": {"sponsor"}, "Japan": {"sponsor"}},
        ),
        (
            "A treaty is signed by Norway and Chile, although neither Kenya nor Japan are parties.",
            {"Norway": {"signatory"}, "Chile": {"signatory"}, "Kenya": {"other"}, "Japan": {"other"}},
        ),
        ("A ceasefire mediated by Norway is agreed.", {"Norway": {"mediator"}}),
        ("Peace talks hosted by Kenya begin.", {"Kenya": {"host"}}),
        ("The truce is guaranteed by Kenya and Japan.", {"Kenya": {"guarantor"}, "Japan": {"guarantor"}}),
        ("Norway accuses Chile of spying.", {"Norway": {"agent"}, "Chile": {"target"}}),
        ("Norway is condemned by Chile.", {"Norway": {"target"}, "Chile": {"agent"}}),
        ("The king appoints Marta Quill as prime minister.", {"Marta Quill": {"appointee"}}),
        ("According to Norway, a tanker sank.", {"Norway": {"claimant"}}),
        ("A bomb kills four. Boko Haram claims responsibility.", {"Boko Haram": {"agent"}}),
        ("Norway protests against Chile.", {"Norway": {"agent"}, "Chile": {"target"}}),
    ],
)
def test_roles(text: str, expected: dict[str, set[str]]) -> None:
    assert _roles(text) == expected


def test_a_body_whose_draft_is_rejected_is_no_target() -> None:
    roles = _roles("Norway rejects a United Nations Security Council resolution.")
    assert roles["United Nations Security Council"] == {"other"}


def test_who_only_describes_a_person_takes_no_part() -> None:
    assert set(_roles("Ann Weaver, widow of the pilot Oleg Brandt, is freed.")) == {"Ann Weaver"}
    assert set(_roles("Ann Weaver, a member of the European Parliament, resigns.")) == {"Ann Weaver"}


def test_who_stands_in_a_relative_clause_takes_no_part() -> None:
    assert set(_roles("Norway recalls a law, which Chile had criticised.")) == {"Norway"}


def test_every_role_is_one_of_the_scheme() -> None:
    texts = [
        "Norway sponsors talks hosted by Kenya and mediated by Japan.",
        "Marta Quill resigns.",
        "Norway says Chile attacked a ship.",
    ]
    known = concepts("role")
    assert all(role in known for text in texts for roles in _roles(text).values() for role in roles)
