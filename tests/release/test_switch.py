"""Switching, rolling back, pruning and comparing releases; addresses that are gone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import ReleaseError, UsageError
from communique.release import opened, switch
from communique.release.build import build
from communique.release.compare import Comparison, compare
from communique.release.opened import Release, open_release
from communique.release.settings import Settings
from communique.release.tasks import Tools

Archive = Callable[[dict[str, str | bytes]], Path]
Publish = Callable[..., str]


@pytest.fixture
def publish(settings: Settings, archive: Archive, tools: Tools) -> Publish:
    """A function that builds a release of pages with these names and returns its own."""

    def made(*pages: str) -> str:
        folder = archive({f"{page}.md": f"path: /{page}\nlabel: {page}\n" for page in pages})
        return build(settings, [folder], tools=tools).release

    return made


def _current(settings: Settings) -> Release:
    release = opened.current(settings)
    assert release is not None
    return release


def _gone(settings: Settings) -> set[str]:
    """The events and documents that are gone, by the last letter of their slug."""
    return {address.rpartition("/")[2].partition("-")[0] for address in _current(settings).gone if "/event/" in address}


def test_releases_are_listed_in_order(settings: Settings, publish: Publish) -> None:
    assert switch.list_releases(settings) == []
    first, second = publish("a"), publish("a", "b")
    listed = switch.list_releases(settings)
    assert [(each.id, each.current, each.documents) for each in listed] == [(first, False, 1), (second, True, 2)]
    assert all(each.statements > 0 and each.content.startswith(each.id.rpartition("-")[2]) for each in listed)


def test_roll_back_and_switch(settings: Settings, publish: Publish) -> None:
    with pytest.raises(ReleaseError, match="no earlier"):
        switch.roll_back(settings)
    first, second = publish("a"), publish("b")
    assert switch.roll_back(settings) == first
    assert _current(settings).id == first
    with pytest.raises(ReleaseError, match="no earlier"):
        switch.roll_back(settings)
    switch.switch(settings, second)
    assert _current(settings).id == second
    assert os.readlink(settings.current) == f"releases/{second}"
    for wrong in ("", "2", "nothing", "../outside"):
        with pytest.raises(UsageError):
            switch.switch(settings, wrong)


def test_a_damaged_release_is_not_switched_to(settings: Settings, publish: Publish) -> None:
    first, second = publish("a"), publish("b")
    (settings.releases / first / "manifest.json").unlink()
    with pytest.raises(ReleaseError, match="can't be read"):
        switch.roll_back(settings)
    assert _current(settings).id == second


def test_prune_keeps_the_newest_and_the_one_served(settings: Settings, publish: Publish) -> None:
    made = [publish(page) for page in "abcd"]
    switch.switch(settings, made[0])
    assert switch.prune(settings, 2) == [made[1]]
    assert switch.names(settings) == [made[0], made[2], made[3]]
    assert _current(settings).id == made[0]
    with pytest.raises(UsageError):
        switch.prune(settings, 0)


def test_what_is_gone_is_remembered(settings: Settings, publish: Publish) -> None:
    publish("a", "b")
    assert _gone(settings) == set()
    publish("b", "c")
    assert _gone(settings) == {"a"}
    publish("c")
    assert _gone(settings) == {"a", "b"}
    switch.prune(settings, 1)
    publish("c", "d")
    assert _gone(settings) == {"a", "b"}
    publish("a", "c", "d")
    assert _gone(settings) == {"b"}


def test_what_a_release_that_was_rolled_back_had_is_gone(settings: Settings, publish: Publish) -> None:
    publish("a")
    publish("a", "x")
    switch.roll_back(settings)
    publish("a", "b")
    assert _gone(settings) == {"x"}


def test_compare(settings: Settings, publish: Publish, archive: Archive, tools: Tools) -> None:
    first = open_release(settings.releases / publish("a", "b"))
    changed = archive({"a.md": "path: /a\nlabel: another\n", "c.md": "path: /c\nlabel: c\n"})
    second = open_release(settings.releases / build(settings, [changed], tools=tools).release)
    found = compare(first, second)
    # c's event and source came, b's went; a's event has another label.
    assert (found.addresses_added, found.addresses_removed, found.addresses_changed) == (2, 2, 1)
    assert found.statements_added == found.statements_removed == 4
    assert compare(first, first) == Comparison(0, 0, 0, 0, 0)


@pytest.mark.parametrize("name", ["store", "search.sqlite", "dumps", "void.ttl", "gone"])
def test_a_release_with_something_missing(settings: Settings, publish: Publish, name: str) -> None:
    path = settings.releases / publish("a")
    (path / name).rename(path / "elsewhere")
    with pytest.raises(ReleaseError, match=name):
        open_release(path)


def test_a_release_with_a_broken_store(settings: Settings, publish: Publish) -> None:
    path = settings.releases / publish("a")
    (path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(ReleaseError, match="store"):
        open_release(path)


def test_a_link_to_nothing(settings: Settings) -> None:
    settings.current.symlink_to("releases/lost")
    with pytest.raises(ReleaseError, match="missing"):
        opened.current(settings)
