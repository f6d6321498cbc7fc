"""Our server against rdflib-endpoint and Oxigraph's own server: same statements, same machine, one processor each.

    python bench/serve.py HOME [--rounds R] [--seconds S] [--without-rdflib]

HOME has a release; the other two load its dump in N-Quads. Each server is held on the first processor, the load (wrk)
on the last. Measurements alternate: ours, then each of the others, R times over; printed are medians and the medians
of the ratios of the rounds.

- Resources: requests a second for many resources in turn, 8 connections; ours by their addresses (each made for
  the first time on one connection, then as they are kept), theirs by DESCRIBE. Pages are asked for compressed, as
  browsers do, everything else is not. The 304s are of ours alone.
- Queries: milliseconds of 12 queries, one connection. Light are those that Oxigraph answers below 20 ms.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from servers import Server, communique, oxigraph, rdflib_endpoint

from communique.release.opened import Release, current
from communique.release.settings import load

RESOURCES = 400
_LIGHT_MS = 20.0
_TURTLE = "text/turtle"
_HTML = "text/html"
_ROWS = "application/sparql-results+json"

_PREFIXES = """PREFIX cmq: <https://w3id.org/communique/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

QUERIES = {
    "ask": "ASK {}",
    "label of a thing": "SELECT ?l { <ACTOR> rdfs:label ?l }",
    "one event": "SELECT ?p ?o { <EVENT> ?p ?o }",
    "events of an actor": "SELECT ?e ?l { ?e cmq:participant <ACTOR> ; rdfs:label ?l }",
    "events with place": "SELECT ?e ?p { ?e a cmq:Event ; cmq:place ?p } LIMIT 100",
    "passages of an event": "SELECT ?x ?r { GRAPH ?g { ?m cmq:subject <EVENT> ; cmq:exact ?x ; cmq:rule ?r } }",
    "describe": "DESCRIBE <EVENT>",
    "events by day": "SELECT ?d (COUNT(*) AS ?n) { ?e a cmq:Event ; cmq:earliest ?d } GROUP BY ?d ORDER BY ?d",
    "search in labels": 'SELECT ?s ?l { ?s rdfs:label ?l FILTER(CONTAINS(LCASE(STR(?l)), "talks")) }',
    "actors by events": "SELECT ?a (COUNT(DISTINCT ?e) AS ?n)"
    " { ?e a cmq:Event ; cmq:participant ?a . ?a rdfs:label ?l } GROUP BY ?a ORDER BY DESC(?n) LIMIT 20",
    "rules": "SELECT ?r ?p (COUNT(*) AS ?n) (AVG(?c) AS ?a) { GRAPH ?g"
    " { ?m cmq:rule ?r ; cmq:predicate ?p ; cmq:confidence ?c } } GROUP BY ?r ?p ORDER BY DESC(?n)",
    "graphs by size": "SELECT ?g (COUNT(*) AS ?n) (COUNT(DISTINCT ?p) AS ?ps) { GRAPH ?g { ?s ?p ?o } }"
    " GROUP BY ?g ORDER BY DESC(?n) LIMIT 10",
}

_SCRIPT = """
local requests, at = {}, 0
init = function()
  for line in io.lines("%s") do
    local path, tag = line:match("^(%%S+)%%s*(.*)$")
    local headers = { ["Accept"] = "%s", ["Accept-Encoding"] = "%s" }
    if tag ~= "" then headers["If-None-Match"] = tag end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end
request = function()
  at = at %% #requests + 1
  return requests[at]
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk measured: `rate` in requests a second, `median` in milliseconds, `failed` answers with an error."""

    rate: float
    median: float
    failed: int


def wrk(server: Server, targets: Sequence[str], accept: str, connections: int, seconds: int) -> Load:
    """Return what wrk measures when it asks for these targets in turn; a target is a path, or a path and an ETag."""
    with tempfile.TemporaryDirectory() as name:
        listed, script = Path(name, "targets"), Path(name, "load.lua")
        listed.write_text("\n".join(targets) + "\n")
        script.write_text(_SCRIPT % (listed, accept, _coding(accept)))
        run = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "120", "--latency"]
        pinned = ["taskset", "-c", str((os.cpu_count() or 1) - 1), *run, "-s", str(script), server.url]
        done = subprocess.run(pinned, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"wrk failed: {done.stdout}{done.stderr}")
    said = done.stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    median = re.search(r"50%\s+([\d.]+)(us|ms|s|m)\b", said)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    lost = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    assert rate, said
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
    return Load(
        float(rate[1]),
        float(median[1]) * unit[median[2]] if median and float(rate[1]) else float("nan"),
        (int(failed[1]) if failed else 0) + (sum(map(int, lost.groups())) if lost else 0),
    )


def path_of(server: Server, query: str) -> str:
    """Return the address of a query below a server's root."""
    return f"{server.sparql.removeprefix(server.url)}?query={quote(_PREFIXES + query, safe='')}"


def in_turn(rounds: int, loads: dict[str, Callable[[], Load]]) -> dict[str, list[Load]]:
    """Return the measurements of each, one after the other in every round."""
    found: dict[str, list[Load]] = {name: [] for name in loads}
    for _ in range(rounds):
        for name, load_ in loads.items():
            found[name].append(load_())
    return found


def compare_resources(servers: list[Server], events: list[str], rounds: int, seconds: int) -> None:
    """Print requests a second for resources."""
    ours, others = servers[0], servers[1:]
    paths = ["/doc/" + event.partition("/id/")[2] for event in events]
    # What was not asked for before has to be made.
    made = {
        "Turtle, made": single(ours, [f"{path}.ttl" for path in paths], _TURTLE),
        "HTML, made": single(ours, [f"{path}.html" for path in paths], _HTML),
    }
    tags = [f"{path}.ttl {_tag(ours, path + '.ttl')}" for path in paths]
    loads: dict[str, Callable[[], Load]] = {
        "Turtle": partial(wrk, ours, [f"{path}.ttl" for path in paths], _TURTLE, 8, seconds),
        "HTML": partial(wrk, ours, [f"{path}.html" for path in paths], _HTML, 8, seconds),
        "304": partial(wrk, ours, tags, _TURTLE, 8, seconds),
    }
    for server in others:
        targets = [path_of(server, f"DESCRIBE <{event}>") for event in events]
        loads[server.name] = partial(wrk, server, targets, _TURTLE, 8, seconds)
    found = in_turn(rounds, loads)
    print(f"\n{'resources':<26}{'requests/s':>12}{'median ms':>12}{'failed':>8}")
    for name, rate in made.items():
        print(f"{'communique ' + name:<26}{rate:>12,.0f}")
    for name, measured in found.items():
        shown = name if name in {server.name for server in others} else f"communique {name}"
        rate = statistics.median(load_.rate for load_ in measured)
        median = statistics.median(load_.median for load_ in measured)
        print(f"{shown:<26}{rate:>12,.0f}{median:>12.2f}{sum(load_.failed for load_ in measured):>8}")
    for server, wanted in zip(others, (0.4, 8), strict=False):
        for name, goal in (("Turtle", f" (wanted: {wanted})"), ("HTML", ""), ("304", "")):
            ratios = [mine.rate / other.rate for mine, other in zip(found[name], found[server.name], strict=True)]
            print(f"  {name} / {server.name}'s DESCRIBE: {statistics.median(ratios):.2f}{goal}")
        theirs = statistics.median(load_.rate for load_ in found[server.name])
        print(f"  Turtle, made / {server.name}'s DESCRIBE: {made['Turtle, made'] / theirs:.2f}")


def single(server: Server, paths: list[str], accept: str) -> float:
    """Return requests a second when each of these is asked for once, one after the other."""
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=60)
    started = time.perf_counter()
    for path in paths:
        connection.request("GET", path, headers={"Accept": accept, "Accept-Encoding": _coding(accept)})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)
    taken = time.perf_counter() - started
    connection.close()
    return len(paths) / taken


def _coding(accept: str) -> str:
    """Return the content coding that a client asks for: browsers take pages compressed."""
    return "gzip" if accept == _HTML else "identity"


def _tag(server: Server, path: str) -> str:
    with urllib.request.urlopen(server.url + path, timeout=60) as answer:
        return str(answer.headers["ETag"])


def compare_queries(servers: list[Server], release: Release, event: str, rounds: int, seconds: int) -> None:
    """Print the milliseconds of each query, what ours takes longer than Oxigraph's, and how much of its time."""
    (actor,) = solutions(release, "SELECT ?a { ?e cmq:participant ?a } GROUP BY ?a ORDER BY DESC(COUNT(*)) ?a LIMIT 1")
    print(f"\n{'queries, ms':<24}" + "".join(f"{server.name:>17}" for server in servers) + "   difference   ratio")
    for name, text in QUERIES.items():
        query = text.replace("<EVENT>", f"<{event}>").replace("<ACTOR>", f"<{actor}>")
        accept = _TURTLE if name == "describe" else _ROWS
        loads: dict[str, Callable[[], Load]] = {
            server.name: partial(wrk, server, [path_of(server, query)], accept, 1, seconds) for server in servers
        }
        found = in_turn(rounds, loads)
        medians = {one: statistics.median(load_.median for load_ in measured) for one, measured in found.items()}
        failed = {one for one, measured in found.items() if any(load_.failed for load_ in measured)}
        ours, theirs = medians["communique"], medians["oxigraph"]
        pairs = list(zip(found["communique"], found["oxigraph"], strict=True))
        ratio = statistics.median(mine.median / other.median for mine, other in pairs)
        kind = "light" if theirs < _LIGHT_MS else "heavy"
        # Not a number: no answer came within the time of a measurement.
        shown = "".join(f"{'failed' if one in failed else f'{median:,.2f}':>17}" for one, median in medians.items())
        print(f"{name:<24}{shown}   {ours - theirs:+8.2f}   {ratio:8.2f}  {kind}")
    print("  wanted: light ones at most 2 ms more than Oxigraph, heavy ones at most 1.15 times its time")


def solutions(release: Release, query: str) -> list[str]:
    """Return the first variable of each solution."""
    found = release.store.query(_PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return [str(getattr(solution[0], "value", "")) for solution in found]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of each measurement")
    parser.add_argument("--without-rdflib", action="store_true", help="leave rdflib-endpoint out")
    given = parser.parse_args()
    if not shutil.which("wrk"):
        parser.error("wrk is not installed")
    release = current(load(given.home))
    if release is None:
        parser.error(f"{given.home} has no release")
    events = solutions(release, f"SELECT ?e {{ ?e a cmq:Event }} ORDER BY ?e LIMIT {RESOURCES}")
    print(f"{len(release.store):,} statements; {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        dump = Path(name, "dump.nq")
        with gzip.open(release.path / "dumps" / "communique.nq.gz") as packed, dump.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        servers = [
            stack.enter_context(communique(given.home, 0)),
            stack.enter_context(oxigraph(dump, Path(name, "oxigraph"), 0)),
        ]
        if not given.without_rdflib:
            servers.append(stack.enter_context(rdflib_endpoint(dump, 0)))
        compare_resources(servers, events, given.rounds, given.seconds)
        compare_queries(servers, release, events[0], given.rounds, given.seconds)
    print(f"load at the end {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
