"""Likely roles: circumstances of names whose role no rule is sure of, and what weights make of them."""

from __future__ import annotations

import math

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.extract.headlines.parsing import parse
from communique.converter.extract.headlines.participation.likely import ROLES, Likely, likely
from communique.converter.extract.headlines.participation.roles import Guess, guessed_roles


def _guesses(text: str) -> tuple[Guess, ...]:
    return guessed_roles(parse(text, load(), (), "", ()))


def test_weights_of_what_holds_are_added() -> None:
    weights = Likely({"one": (1.0, 0.0, 0.0, 0.0, 0.0), "two": (0.5, 2.0, 0.0, 0.0, 0.0)})
    assert weights.role(["one"])[0] == "agent"
    role, probability = weights.role(["one", "two"])
    assert role == "target"
    assert probability == pytest.approx(math.exp(2) / (math.exp(1.5) + math.exp(2) + 3))


def test_a_circumstance_without_weights_weighs_nothing() -> None:
    weights = Likely({"one": (0.0, 0.0, 1.0, 0.0, 0.0)})
    assert weights.role(["one", "never met"]) == weights.role(["one"])
    assert weights.role([]) == ("agent", 0.2)


def test_who_most_likely_takes_no_part_has_no_role() -> None:
    weights = Likely({"aside": (0.0, 0.0, 0.0, 0.0, 3.0), "doubtful": (0.0, 0.4, 0.0, 0.0, 1.0)})
    assert weights.role(["aside"])[0] == ""
    assert weights.role(["doubtful"])[0] == "target", "to miss who takes part is the worse fault"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ten die in an attack in Oslo. Marta Quill visits the town.",
            {"rule role-later-sentence", "type assault", "before NAME .", "after visits", "kind person unknown"},
        ),
        (
            "Norway recalls its ambassador after Chile seizes a trawler.",
            {"rule role-aside", "clause after", "other agent", "rule role-aside verb seize", "subject state"},
        ),
        (
            "Norway frees a sailor captured by Chile.",
            {"rule role-by-of-another", "preposition by verb of assault passive", "before captured by", "guess other"},
        ),
    ],
)
def test_circumstances(text: str, expected: set[str]) -> None:
    (guess,) = _guesses(text)
    assert expected <= set(guess.circumstances)


@pytest.mark.parametrize("text", ["Norway condemns Chile.", "Kenya and Chile hold talks in Lima.", "A bomb explodes."])
def test_where_a_rule_is_sure_nothing_is_weighed(text: str) -> None:
    assert _guesses(text) == ()


def test_a_weighed_role_says_so() -> None:
    reading = read_headline("Norway recalls its ambassador after Chile seizes a trawler.", load())
    (weighed,) = [stated.evidence for stated in reading.participations if stated.value.actor.text == "Chile"]
    assert weighed.rule == "role-aside-weighed"
    assert 1 / len(ROLES) < weighed.confidence < 1


def test_the_weights_of_the_package_are_complete() -> None:
    rows = likely().weights
    assert len(rows) > 500
    assert all(len(row) == len(ROLES) and all(map(math.isfinite, row)) for row in rows.values())
