"""Weights of likely roles: fitted to labelled guesses, and written as the package reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import weigh_roles
from weigh_roles import Labelled, fit, labelled, labels, show, weighed, write

from communique.converter.authority import load
from communique.converter.extract.headlines.participation.likely import ROLES

_LATER = "Ten die in an attack in Oslo. Marta Quill visits the town."


def _made(often: int) -> list[Labelled]:
    """Return guesses of two rules: one is right in being an agent, one in taking no part."""
    return [
        *(Labelled(f"a{n}", "other", ("rule one", "after ,"), ("agent",)) for n in range(often)),
        *(Labelled(f"b{n}", "other", ("rule two", "after ,"), ("",)) for n in range(often)),
        *(Labelled(f"c{n}", "other", ("rule three",), (role,)) for role in ROLES for n in range(often)),
    ]


def test_a_guess_is_labelled_by_its_name() -> None:
    item = {"id": "1", "text": _LATER, "topic": None, "published": "2031-03-05", "whole": False}
    (made,) = labelled([item | {"roles": {"marta quill": ("other", "agent")}}], load())
    assert (made.guess, made.roles) == ("other", ("other", "agent"))
    assert "rule role-later-sentence" in made.circumstances


@pytest.mark.parametrize(("whole", "roles"), [(True, [("",)]), (False, [])])
def test_a_name_without_a_role_has_none_where_all_were_annotated(whole: bool, roles: list[tuple[str, ...]]) -> None:
    item: dict[str, Any] = {"id": "1", "text": _LATER, "topic": None, "published": "2031-03-05"}
    assert [made.roles for made in labelled([item | {"whole": whole, "roles": {}}], load())] == roles


def test_what_was_met_is_likely_afterwards() -> None:
    likely = fit(_made(40))
    made = [one for one in _made(40) if one.headline[0] in "ab"]
    assert all(role in one.roles for one, role in weighed(likely, made))


def test_what_was_met_once_only_has_no_weight() -> None:
    likely = fit([*_made(10), Labelled("once", "other", ("rule two", "after a storm"), ("agent",))])
    assert "after a storm" not in likely.weights


def test_what_only_the_headlines_of_one_month_have_has_no_weight() -> None:
    one = [Labelled(f"2031-03-{n:02}", "other", ("rule two", "after a storm"), ("agent",)) for n in range(1, 29)]
    many = [Labelled(f"2031-{n:02}-01", "other", ("rule two", "after a flood"), ("agent",)) for n in range(1, 13)]
    likely = fit([*_made(10), *one, *many])
    assert "after a flood" in likely.weights
    assert "after a storm" not in likely.weights


def test_weights_are_read_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    likely = fit(_made(10))
    write(likely, tmp_path / "likely.csv")
    heading, *rows = (tmp_path / "likely.csv").read_text(encoding="utf-8").splitlines()
    assert heading == "circumstance,agent,target,participant,other,none"
    assert len(rows) == len(likely.weights)
    assert rows == sorted(rows, key=lambda row: row.split(",")[0].strip('"'))


def test_rules_and_weights_are_measured_on_the_same_names(capsys: pytest.CaptureFixture[str]) -> None:
    agent, none = Labelled("1", "other", (), ("agent",)), Labelled("2", "other", (), ("",))
    show("here", [(agent, "agent"), (agent, "other"), (agent, ""), (none, ""), (none, "agent")])
    assert capsys.readouterr().out == (
        "here: 5 names; left out 1 that take no part and 1 that do; of 2 kept that take part,"
        " 0.000 have the role that rules guess, 0.500 that of weights\n"
    )


def test_sets_are_kept_apart() -> None:
    fitted, held = labels(("fitted",)), labels(("held",))
    assert not fitted.keys() & held.keys()
    assert len(held) > weigh_roles.FOLDS * 100
