from __future__ import annotations

from dataclasses import replace

import pytest

from communique.converter.frozen import frozen


@frozen
class Pair:
    one: int
    other: str = ""


def test_values_compare_and_hash_by_what_they_hold() -> None:
    assert Pair(1, "a") == replace(Pair(2, "a"), one=1)
    assert len({Pair(1), Pair(1), Pair(2)}) == 2


def test_values_have_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        Pair(1).more = 2  # type: ignore[attr-defined]


def test_the_type_checker_takes_them_for_frozen() -> None:
    Pair(1).one = 2  # type: ignore[misc]  # an ignore that nothing needs is an error of the type checker
