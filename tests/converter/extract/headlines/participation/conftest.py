"""What these tests share: the roles that are read in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.gold import gold_code
from communique.converter.extract.headlines.headline import read_headline

_ORDER = ("agent", "target", "participant", "mediator", "other", "unsure")


@pytest.fixture(scope="session")
def roles_in() -> Callable[[str], dict[str, str]]:
    """Return a function that gives the weightiest broad role of each actor in a text.

    A role that is weighed is "unsure", whatever the weights make of it.
    """

    def roles_in(text: str) -> dict[str, str]:
        roles: dict[str, str] = {}
        for stated in read_headline(text, load()).participations:
            name, role = stated.value.actor.text, gold_code("role", stated.value.role)
            if stated.evidence.rule.endswith("-weighed"):
                role = "unsure"
            roles[name] = min(roles.get(name, role), role, key=_ORDER.index)
        return roles

    return roles_in
