"""A small release made by hand, so that the server's tests need neither the converter nor the build."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import uvicorn

from communique.release.settings import Limits, Settings, Site
from communique.server.app import create_app

BASE = "http://data.example.org/"

DATA = (Path(__file__).parent / "small.trig", Path(__file__).parent / "un.trig")

SOURCES = (
    ("archive", "A small archive", "https://creativecommons.org/licenses/by-sa/4.0/", "The archive's authors"),
    ("library", "A library's tables", "https://library.example/terms", "The library"),
    ("conflicts", "Conflict events", "https://creativecommons.org/licenses/by/4.0/", "Those who counted"),
    ("observer", "An observer", "", ""),
)
"""Name, title, licence and attribution of the sources."""

MEMBERS = 171
"""Members that stand in the roll call of the Assembly."""


@dataclass(frozen=True)
class Home:
    """A HOME with releases that tests make and switch."""

    settings: Settings

    def publish(self, name: str, data: str, gone: tuple[str, ...] = ()) -> Path:
        """Make a release of a TriG document, and serve it."""
        folder = self.settings.releases / name
        (folder / "dumps").mkdir(parents=True)
        store = ox.Store(str(folder / "store"))
        store.bulk_load(data.encode(), format=ox.RdfFormat.TRIG)
        for quad in list(store):
            # Sources' graphs are merged in the default graph; mentions stand in the named graphs only.
            if not str(quad.subject).count("#mention-") and not quad.predicate.value.endswith("#row"):
                store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
        store.flush()
        del store
        dump = b"<urn:a> <urn:b> <urn:c> .\n" * 100
        (folder / "dumps" / "communique.nq.gz").write_bytes(dump)
        manifest = {
            "base": BASE,
            "content": name,
            "sources": [
                dict(zip(("name", "title", "licence", "attribution"), source, strict=True)) for source in SOURCES
            ],
            "dumps": [
                {
                    "name": "communique.nq.gz",
                    "media_type": "application/n-quads",
                    "bytes": len(dump),
                    "sha256": hashlib.sha256(dump).hexdigest(),
                }
            ],
        }
        (folder / "manifest.json").write_text(json.dumps(manifest))
        (folder / "void.ttl").write_text(
            f"@prefix void: <http://rdfs.org/ns/void#> .\n<{BASE}dataset> a void:Dataset ; void:triples 3 .\n"
        )
        (folder / "gone").write_text("".join(f"{BASE}{address}\n" for address in gone))
        (folder / "run.json").write_text("{}")
        (folder / "search.sqlite").write_bytes(b"")
        self.switch(name)
        return folder

    def switch(self, name: str) -> None:
        """Serve another release."""
        fresh = self.settings.home / "current.new"
        fresh.symlink_to(self.settings.releases / name)
        os.replace(fresh, self.settings.current)


def make_home(path: Path, limits: Limits | None = None) -> Home:
    return Home(Settings(home=path, site=Site(title="Small news", base=BASE), limits=limits or Limits()))


@pytest.fixture
def empty_home(tmp_path: Path) -> Home:
    return make_home(tmp_path)


@pytest.fixture(scope="session")
def small() -> str:
    """The statements of the small release, in TriG."""
    return "\n".join((*(file.read_text("utf-8") for file in DATA), roll_call()))


def roll_call() -> str:
    """Return a recorded vote of the Assembly, in TriG: 171 of 193 members; one of them stands in it twice."""
    members = ["northland", "lakeland", "old-union", *(f"member-{number:03}" for number in range(4, MEMBERS + 1))]
    choices = dict.fromkeys(members, "in-favour")
    choices |= dict.fromkeys(members[100:114], "against") | dict.fromkeys(members[114:166], "abstaining")
    choices["northland"] = "abstaining"
    ballots = [*choices.items(), ("member-004", "against")]
    said = [
        "<vote/8001> a cmq:Vote ; rdfs:label 'Vote on A/RES/73/900'@en ; cmq:body <actor/assembly> ; cmq:session '73' ;"
        " dcterms:date '2018-12-20'^^xsd:date ; cmq:agenda <topic/the-situation-at-the-lake> ; cmq:inFavour 105 ;"
        " cmq:against 14 ; cmq:abstaining 52 ; cmq:members 193 .",
        "<document/A-RES-73-900> a cmq:Document, cmq:Resolution ; cmq:symbol 'A/RES/73/900' ; cmq:vote <vote/8001> ;"
        " cmq:adoptedBy <actor/assembly> ; cmq:adoptedOn '2018-12-20'^^xsd:date ; cmq:rollCall <vote/8002> .",
        "<vote/8002> a cmq:Vote ; rdfs:label 'Vote on paragraph 4'@en ; cmq:body <actor/assembly> ;"
        " dcterms:date '2018-12-20'^^xsd:date ; cmq:ballot <vote/8002#ballot-1> .",
        "<vote/8002#ballot-1> a cmq:Ballot ; cmq:voter <actor/northland> ; cmq:choice cmc:not-voting .",
    ]
    for row, (member, choice) in enumerate(ballots, 2):
        ballot = f"<vote/8001#ballot-{hashlib.sha256(f'{member} {choice}'.encode()).hexdigest()[:10]}>"
        said.append(f"<vote/8001> cmq:ballot {ballot} . {ballot} a cmq:Ballot ; cmq:row {row} ;")
        said.append(f"  cmq:voter <actor/{member}> ; cmq:choice cmc:{choice} .")
    said += [f"<actor/{member}> a cmq:State ; rdfs:label 'Member {member[-3:]}'@en ." for member in members[3:]]
    return "<graph/library/assembly-csv> {\n" + "\n".join(said) + "\n}\n"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, small: str) -> Home:
    made = make_home(tmp_path_factory.mktemp("home"), Limits(query_seconds=20))
    made.publish("20260101T000000Z-small", small, gone=("id/event/2016-01-01/withdrawn-abcdef",))
    return made


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Run the real server on a free port of loopback; gives its address, without a final slash."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning", server_header=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        deadline = time.monotonic() + 30
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        try:
            assert server.started
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(30)


@contextmanager
def _connected(settings: Settings) -> Iterator[httpx.Client]:
    """A client of the real server; it follows no redirects and sends no Accept header but `*/*`."""
    with serving(settings) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def settings(home: Home) -> Settings:
    """The settings of the HOME that serves the small release."""
    return home.settings


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    """The address at which a server of its own serves the small release, without a final slash."""
    with serving(settings) as made:
        yield made


Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]


@pytest.fixture
def connected() -> Connect:
    """Run the real server for settings of a test's own; gives a context manager of a client."""
    return _connected


@pytest.fixture(scope="session")
def client(home: Home) -> Iterator[httpx.Client]:
    """A client of the site that serves the small release."""
    with _connected(home.settings) as made:
        yield made
