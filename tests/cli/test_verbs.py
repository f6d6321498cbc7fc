"""The command as people use it: what each verb prints, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import rdflib

Command = Callable[..., "CompletedProcess[str]"]

PAGE = """### [2018-12-{day:02}](/news/2018/12/{day}/index.md)

# {headline}

### Source:

1. [A newspaper]({address})
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one source of two pages."""
    for day, headline in ((6, "Talks on Yemen open in Sweden."), (13, "Talks on Yemen end in Sweden with an accord.")):
        folder = tmp_path / "pages" / "news" / "2018" / "12" / str(day)
        folder.mkdir(parents=True)
        text = PAGE.format(day=day, headline=headline, address=f"https://news.example/{day}")
        (folder / "talks.md").write_text(text, "utf-8")
    (tmp_path / "communique.toml").write_text(
        '[[sources]]\nname = "pages"\npath = "pages"\nlicence = "https://creativecommons.org/licenses/by/4.0/"\n',
        "utf-8",
    )
    return tmp_path


def test_help_names_every_verb(communique: Command, tmp_path: Path) -> None:
    said = communique("--help", home=tmp_path).stdout
    for verb in ("build", "demo", "extract", "query", "releases", "serve", "validate"):
        assert verb in said


def test_build_publishes_and_says_what(communique: Command, home: Path) -> None:
    said = communique("build", home=home).stdout
    assert "files read  2" in said
    assert "held back   0" in said
    assert "is published" in said
    assert "nothing has changed" in communique("build", home=home).stdout
    assert communique("releases", home=home).stdout.count("served") == 1


def test_strict_publishes_nothing_when_something_is_held_back(communique: Command, home: Path) -> None:
    (home / "pages" / "news" / "2018" / "12" / "6" / "undated.md").write_text("# No day\n\n### Source:\n", "utf-8")
    done = communique("build", "--strict", home=home, expect=1)
    assert "undated.md" in done.stderr
    assert not (home / "current").exists()
    assert "undated.md" in communique("build", home=home).stdout


def test_query_answers_in_each_format(communique: Command, home: Path) -> None:
    communique("build", home=home)
    ask = "SELECT ?label WHERE { ?e a cmq:Event ; rdfs:label ?label } ORDER BY ?label"
    assert "Talks on Yemen open in Sweden." in communique("query", ask, home=home).stdout
    rows = json.loads(communique("query", ask, "--format", "json", home=home).stdout)["results"]["bindings"]
    assert len(rows) == 2
    turtle = communique("query", "DESCRIBE ?e WHERE { ?e a cmq:Event }", home=home).stdout
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 10
    question = home / "count.rq"
    question.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?e a cmq:Event }", "utf-8")
    assert communique("query", question, home=home).stdout.split() == ["n", "2"]


def test_a_query_that_cant_be_parsed_shows_where(communique: Command, home: Path) -> None:
    communique("build", home=home)
    done = communique("query", "SELECT ?label WHERE { ?e a cmq:Event", home=home, expect=2)
    assert "can't be parsed" in done.stderr


def test_a_query_before_anything_is_published(communique: Command, tmp_path: Path) -> None:
    assert "communique build" in communique("query", "ASK {}", home=tmp_path, expect=3).stderr


def test_an_endpoint_that_does_not_answer(communique: Command, tmp_path: Path) -> None:
    done = communique("query", "ASK {}", "--endpoint", "http://127.0.0.1:9/sparql", home=tmp_path, expect=3)
    assert "did not answer" in done.stderr


def test_another_endpoint_is_asked(communique: Command, tmp_path: Path, example_server: str) -> None:
    ask = "SELECT (COUNT(?e) AS ?n) WHERE { ?e a cmq:Event }"
    done = communique("query", ask, "--endpoint", f"{example_server}/sparql", home=tmp_path)
    assert int(done.stdout.split()[1]) > 10


def test_validate_tells_what_is_wrong(communique: Command, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    head = (
        "@prefix cmq: <https://w3id.org/communique/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    )
    good.write_text(head + '<http://e.example/t> a cmq:Topic ; rdfs:label "peace"@en .', "utf-8")
    bad.write_text(head + "<http://e.example/e> a cmq:Event .", "utf-8")
    assert "good.ttl: conforms" in communique("validate", good, home=tmp_path).stderr
    done = communique("validate", bad, "--report", home=tmp_path, expect=1)
    assert "bad.ttl: does not conform" in done.stderr
    assert "sh:ValidationReport" in done.stdout
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://e.example/t> a\n", "utf-8")
    assert "broken.ttl:" in communique("validate", broken, home=tmp_path, expect=3).stderr


def test_extract_reads_lines_and_names_those_it_cant(communique: Command, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "1", "published": "2018-02-26", "text": "Russia vetoes a draft resolution on Yemen."}),
        "not JSON",
        json.dumps({"id": "3"}),
    ]
    done = communique("extract", home=tmp_path, stdin="\n".join(lines), expect=3)
    [said] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (said["id"], said["event_type"]) == ("1", "reject")
    assert [actor["role"] for actor in said["actors"] if actor["name"] == "Russia"] == ["agent"]
    assert "standard input:2:" in done.stderr
    assert "standard input:3: text is not a text" in done.stderr


def test_releases_are_switched_compared_and_pruned(communique: Command, home: Path) -> None:
    communique("build", home=home)
    first = (home / "current").readlink().name
    (home / "pages" / "news" / "2018" / "12" / "13" / "talks.md").unlink()
    communique("build", home=home)
    second = (home / "current").readlink().name
    change = communique("releases", "compare", first, second, home=home).stdout
    assert "addresses   +0 -" in change
    communique("releases", "rollback", home=home)
    assert (home / "current").readlink().name == first
    communique("releases", "switch", second, home=home)
    assert f"removed {first}" in communique("releases", "prune", "--keep", "1", home=home).stdout
    assert "no release is named" in communique("releases", "switch", first, home=home, expect=2).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("build",), 2, "nothing to read"),
        (("build", "no-such-folder"), 2, "no-such-folder"),
        (("query",), 2, "QUERY"),
        (("frobnicate",), 2, "frobnicate"),
    ],
)
def test_wrong_use_is_explained(
    communique: Command, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = communique(*arguments, home=tmp_path, expect=code)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_configuration_that_cant_be_used_is_explained(communique: Command, tmp_path: Path) -> None:
    (tmp_path / "communique.toml").write_text("[site]\nbase = 1\n", "utf-8")
    done = communique("build", home=tmp_path, expect=2)
    assert "site.base" in done.stderr
