"""An archive with everything wrong that a real one has: it is published but for what can't be, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pyoxigraph as ox
import pytest

from communique.release.opened import Release, current
from communique.release.settings import load

Command = Callable[..., "CompletedProcess[str]"]

GOOD = """### [2018-12-06](/news/2018/12/6/index.md)

# Talks on Yemen open in Rimbo, Sweden.

### Source:

1. [A newspaper](https://news.example/rimbo)
2. [Another](javascript:alert(1))
3. [A third](https://news.example/a page)

### Related:

1. [The talks on Yemen end. ](/news/2018/12/13/the-talks-on-yemen-end.md) _Context: Yemen, Sweden_
2. [A page that is held back. ](/news/2018/12/7/unsourced.md) _Context: Yemen_
"""
UNSOURCED = """### [2018-12-07](/news/2018/12/7/index.md)

# A page that is held back.
"""
# A site's own rule, which one page breaks.
SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix cmq: <https://w3id.org/communique/ontology#> .
<https://example.org/shapes#dated-and-sourced> a sh:NodeShape ;
    sh:targetSubjectsOf cmq:eventType, cmq:earliest ;
    sh:property <https://example.org/shapes#reported> .
<https://example.org/shapes#reported>
    sh:path [ sh:alternativePath ( cmq:reportedIn [ sh:inversePath cmq:related ] ) ] ; sh:minCount 1 ;
    sh:message "An event needs a report, or a page that lists it."@en .
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose archive has one good page and one of each kind that isn't."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "communique.toml").write_text(
        '[[sources]]\nname = "archive"\npath = "archive"\nreader = "news-archive"\n'
        'licence = "https://creativecommons.org/licenses/by/4.0/"\n[build]\nshapes = ["own.ttl"]\n',
        "utf-8",
    )
    (home / "own.ttl").write_text(SHAPES, "utf-8")
    day = home / "archive" / "news" / "2018" / "12" / "6"
    day.mkdir(parents=True)
    (day / "talks-on-yemen-open.md").write_text(GOOD, "utf-8")
    (day / "no-date.md").write_text(GOOD.split("\n", 1)[1], "utf-8")
    (day / "latin-1.md").write_bytes(GOOD.replace("Rimbo", "Malm\u00f6").encode("latin-1"))
    (day / "empty.md").write_bytes(b"")
    (day / "binary.md").write_bytes(bytes(range(256)) * 40)
    (day / "huge.md").write_bytes(b"# " + b"word " * 10_000_000)
    other = home / "archive" / "news" / "2018" / "12" / "7"
    other.mkdir()
    (other / "unsourced.md").write_text(UNSOURCED, "utf-8")
    return home


@pytest.fixture(scope="module")
def said(home: Path, communique: Command) -> str:
    return communique("build", home=home).stdout


@pytest.fixture(scope="module")
def release(home: Path, said: str) -> Release:
    found = current(load(home))
    assert found is not None
    assert said
    return found


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no-date.md", "day"),
        ("latin-1.md", "UTF-8"),
        ("empty.md", "empty"),
        ("binary.md", "binary"),
        ("huge.md", "limit"),
        ("unsourced.md", "needs a report"),
    ],
)
def test_what_is_held_back_is_named_with_its_reason(release: Release, said: str, name: str, why: str) -> None:
    [entry] = [entry for entry in release.manifest["held_back"] if entry["file"].endswith(name)]
    assert why in entry["message"]
    assert entry["line"] >= 1
    assert name in said


def test_latin_1_is_named_with_the_line_of_the_first_wrong_byte(release: Release) -> None:
    [entry] = [entry for entry in release.manifest["held_back"] if entry["file"].endswith("latin-1.md")]
    assert entry["line"] == 3


def test_a_broken_shape_is_named_and_its_statements_are_kept(home: Path, release: Release) -> None:
    [entry] = [entry for entry in release.manifest["held_back"] if entry["file"].endswith("unsourced.md")]
    assert entry["shape"] == "https://example.org/shapes#reported"
    kept = list(ox.parse((home / "current" / "held-back.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert any("A page that is held back." in str(quad.object) for quad in kept)
    report = (home / "current" / "report.ttl").read_text("utf-8")
    assert "An event needs a report" in report


def _values(release: Release, predicate: str) -> set[str]:
    found = release.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
    return {quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}


def test_the_rest_is_published(release: Release) -> None:
    labels = _values(release, "http://www.w3.org/2000/01/rdf-schema#label")
    assert "Talks on Yemen open in Rimbo, Sweden." in labels
    # What another page says of a page that is held back stays: here, that it is related, and its headline.
    assert "A page that is held back." in labels


def test_a_bad_link_costs_the_link_alone(release: Release) -> None:
    addresses = _values(release, "https://schema.org/url")
    assert addresses == {"https://news.example/rimbo"}
    problems = [entry for entry in release.manifest["problems"] if entry["file"].endswith("talks-on-yemen-open.md")]
    assert {entry["line"] for entry in problems} >= {8, 9}


def test_strict_publishes_nothing(home: Path, communique: Command, release: Release) -> None:
    before = (home / "current").readlink()
    (home / "archive" / "news" / "2018" / "12" / "6" / "another.md").write_text(GOOD.replace("open", "go on"), "utf-8")
    done = communique("build", "--strict", home=home, expect=1)
    assert "nothing was published" in done.stderr
    assert (home / "current").readlink() == before
    assert json.loads((home / "current" / "manifest.json").read_text("utf-8"))["content"] == release.manifest["content"]
