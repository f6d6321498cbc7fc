"""Roles in whole sentences, by construction: `sentences.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.gold import to_gold
from communique.converter.extract.headlines.headline import read_headline

_TABLE = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


def _expected(roles: str) -> dict[str, str]:
    return dict(pair.rsplit(" ", 1) for pair in roles.split(", ") if pair)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(text, roles, id=f"{construction['name']}: {text}")
        for construction in _TABLE["construction"]
        for text, roles in construction["sentences"]
    ],
)
def test_sentence(text: str, roles: str) -> None:
    actors = to_gold({}, read_headline(text, load()))["actors"]
    found = {actor["name"]: "unsure" if actor["rule"].endswith("-weighed") else actor["role"] for actor in actors}
    assert {name: found.get(name) for name in _expected(roles)} == _expected(roles)
