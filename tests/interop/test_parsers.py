"""What other people's tools read from the dumps and from the server: each without error, all the same number."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import rdflib

HERE = Path(__file__).parent
BASE = "http://127.0.0.1/"
PREFIXES = "PREFIX cmq: <https://w3id.org/communique/ontology#> PREFIX owl: <http://www.w3.org/2002/07/owl#>"

# rdflib warns of its own calls inside it.
pytestmark = [pytest.mark.interop, pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")]


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _rapper(syntax: str) -> Callable[[bytes], int]:
    def count(data: bytes) -> int:
        run = [_tool("rapper"), "--quiet", "--input", syntax, "--output", "nquads", "-", BASE]
        return _lines(run, data)

    return count


def _serdi(syntax: str) -> Callable[[bytes], int]:
    def count(data: bytes) -> int:
        return _lines([_tool("serdi"), "-i", syntax, "-o", "nquads", "-", BASE], data)

    return count


def _rdflib(syntax: str) -> Callable[[bytes], int]:
    def count(data: bytes) -> int:
        dataset = rdflib.Dataset()
        dataset.parse(data=data, format=syntax)
        return sum(1 for _ in dataset.quads())

    return count


def _npm_jsonld(data: bytes) -> int:
    if not (HERE / "node_modules" / "jsonld").is_dir():
        pytest.skip("the npm package jsonld is not installed (`npm install` in tests/interop)")
    done = subprocess.run(
        [_tool("node"), "count-jsonld.mjs"], cwd=HERE, input=data, capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode()
    return int(done.stdout)


def _lines(run: list[str], data: bytes) -> int:
    done = subprocess.run(run, input=data, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()[:2000]
    assert not done.stderr, done.stderr.decode()[:2000]
    return done.stdout.count(b"\n")


READERS: dict[str, dict[str, Callable[[bytes], int]]] = {
    "ttl": {"rdflib": _rdflib("turtle"), "rapper": _rapper("turtle"), "serdi": _serdi("turtle")},
    "nt": {"rdflib": _rdflib("nt"), "rapper": _rapper("ntriples"), "serdi": _serdi("ntriples")},
    "nq": {"rdflib": _rdflib("nquads"), "rapper": _rapper("nquads"), "serdi": _serdi("nquads")},
    "trig": {"rdflib": _rdflib("trig"), "rapper": _rapper("trig"), "serdi": _serdi("trig")},
    "rdf": {"rdflib": _rdflib("xml"), "rapper": _rapper("rdfxml")},
    "jsonld": {"rdflib": _rdflib("json-ld"), "jsonld (npm)": _npm_jsonld},
}


@pytest.fixture(scope="session")
def resources(example_server: str) -> dict[str, bytes]:
    """A resource of each kind in each of its formats, by `kind.extension`."""
    found: dict[str, bytes] = {}
    for kind, query in {
        "event": "?thing cmq:participation ?p ; cmq:related ?r",
        "process": "?thing a cmq:Process ; cmq:agenda ?a",
        "document": "?thing a cmq:Resolution ; cmq:languageVersion ?v",
        "actor": "?thing a cmq:Organization ; owl:sameAs ?s",
        "source": "?thing a cmq:Source",
    }.items():
        answer = httpx.get(
            f"{example_server}/sparql",
            params={"query": f"{PREFIXES} SELECT ?thing WHERE {{ {query} }} ORDER BY ?thing LIMIT 1"},
            headers={"Accept": "text/csv"},
        )
        path = answer.raise_for_status().text.splitlines()[1].partition("/id/")[2]
        for extension in ("ttl", "nt", "trig", "rdf", "jsonld"):
            reply = httpx.get(f"{example_server}/doc/{path}.{extension}")
            found[f"{kind}.{extension}"] = reply.raise_for_status().content
    return found


@pytest.mark.parametrize("kind", ["event", "process", "document", "actor", "source"])
def test_every_tool_reads_the_same_resource(resources: dict[str, bytes], kind: str) -> None:
    counts: dict[tuple[str, str], int] = {}
    for extension in ("ttl", "nt", "rdf", "jsonld", "trig"):
        for tool, count in READERS[extension].items():
            counts[extension, tool] = count(resources[f"{kind}.{extension}"])
    plain = {key: value for key, value in counts.items() if key[0] != "trig"}
    quads = {key: value for key, value in counts.items() if key[0] == "trig"}
    assert len(set(plain.values())) == 1, plain
    assert len(set(quads.values())) == 1, quads
    assert min(counts.values()) > 2


def test_every_tool_reads_the_same_dumps(example_home: Path) -> None:
    dumps = example_home / "current" / "dumps"
    counts: dict[tuple[str, str], int] = {}
    for extension in ("nq", "ttl", "jsonld"):
        [file] = dumps.glob(f"*.{extension}.gz")
        data = gzip.decompress(file.read_bytes())
        for tool, count in READERS[extension].items():
            counts[extension, tool] = count(data)
    default = {key: value for key, value in counts.items() if key[0] != "nq"}
    quads = {key: value for key, value in counts.items() if key[0] == "nq"}
    assert len(set(default.values())) == 1, default
    assert len(set(quads.values())) == 1, quads
    assert min(quads.values()) > min(default.values()) > 100
