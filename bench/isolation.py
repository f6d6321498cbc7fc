"""What others notice of a runaway query, and how soon after its deadline it is gone.

    python bench/isolation.py HOME [--rounds R] [--deadline S]

HOME has a release. In each round `ASK {}` and resource pages are asked for one after the other by one client, first
while the server is idle, then while a query runs that would never end; printed are the 95th percentiles and their
ratio, per round and as the median of rounds (wanted: below 2). Then, for a query that takes a processor and one that
takes memory as well: how long after its deadline its process is gone, and the memory with it (wanted: 1 s).
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from servers import Server, communique

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT ?a ?d ?f (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ?f"
_PAGES = "SELECT ?e { ?e a <https://w3id.org/communique/ontology#Event> } ORDER BY ?e LIMIT 2000"
_REQUESTS = 150


class Client:
    """One connection that is kept."""

    def __init__(self, server: Server) -> None:
        place = urlsplit(server.url)
        assert place.hostname
        self._connection = http.client.HTTPConnection(place.hostname, place.port, timeout=120)

    def get(self, path: str, accept: str = "*/*") -> tuple[int, bytes]:
        """Return status and body."""
        self._connection.request("GET", path, headers={"Accept": accept})
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def ask(self, query: str) -> tuple[int, bytes]:
        """Return status and body of a query's answer, in CSV."""
        return self.get(f"/sparql?query={quote(query)}", "text/csv")


def p95(work: Callable[[int], None], begin: int) -> float:
    """Return the 95th percentile of the milliseconds that a request takes."""
    taken = []
    for number in range(begin, begin + _REQUESTS):
        clock = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - clock) * 1000)
    return statistics.quantiles(taken, n=20)[-1]


def measure(server: Server, rounds: int, deadline: float) -> None:
    """Print the percentiles, idle and under a runaway query, and their ratios."""
    client = Client(server)
    base = server.url + "/"
    events = [line.decode() for line in client.ask(_PAGES)[1].split()[1:]]
    paths = ["/doc/" + event.partition("/id/")[2] for event in events] or ["/"]
    asked = 0

    def ask(_: int) -> None:
        assert client.ask("ASK {}")[0] in (200, 406)

    def page(number: int) -> None:
        # Every page is a new one, so that it is made and not merely found.
        assert client.get(f"{paths[number % len(paths)]}.html")[0] == 200

    ratios: dict[str, list[float]] = {"ASK {}": [], "pages": []}
    for number in range(rounds):
        for name, work in (("ASK {}", ask), ("pages", page)):
            work(0)
            idle = p95(work, asked)
            asked += _REQUESTS
            runaway = threading.Thread(target=lambda: Client(server).ask(RUNAWAY))
            runaway.start()
            time.sleep(0.2)
            busy = p95(work, asked)
            asked += _REQUESTS
            meanwhile = runaway.is_alive()
            runaway.join()
            ratios[name].append(busy / idle)
            print(
                f"round {number + 1}: {name:<7} p95 idle {idle:6.2f} ms, under a runaway query {busy:6.2f} ms,"
                f" ratio {busy / idle:.2f}{'' if meanwhile else ' (the query ended first: take a longer --deadline)'}"
            )
    for name, found in ratios.items():
        between = f"{min(found):.2f} to {max(found):.2f}"
        print(f"{name}: median ratio {statistics.median(found):.2f} ({between}), wanted below 2")
    print(f"measured at {base}, deadline {deadline} s\n")


def free_again(server: Server, deadline: float, name: str, query: str) -> None:
    """Print how long after its deadline a query's process and its memory were gone."""
    before = _query_processes(server.pid)
    started = time.monotonic()
    status: list[int] = []
    asking = threading.Thread(target=lambda: status.append(Client(server).ask(query)[0]))
    asking.start()
    most, gone_after = 0, None
    while gone_after is None and time.monotonic() - started < deadline + 30:
        held = {pid: _resident(pid) for pid in before}
        most = max(most, *held.values())
        if any(size == 0 for size in held.values()):
            gone_after = time.monotonic() - started
        time.sleep(0.005)
    asking.join()
    after = f"{gone_after - deadline:+.2f} s after its deadline" if gone_after else "never"
    print(
        f"{name}: status {status[0]}, it held up to {most / 1e6:,.0f} MB;"
        f" process and memory gone {after}, the client was told {time.monotonic() - started - deadline:+.2f} s after"
    )


def _query_processes(pid: int) -> list[int]:
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]
    return [child for child in children if b"sparql.worker" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _resident(pid: int) -> int:
    """Return the bytes of memory that a process holds, 0 when it is gone or only waits to be collected."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
    except OSError:
        return 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--deadline", type=float, default=4.0, help="seconds that a query may run")
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}\n")
    limits = {"LIMITS__QUERY_SECONDS": str(given.deadline), "LIMITS__QUERY_MEMORY_BYTES": "8000000000"}
    with communique(given.home, None, limits) as server:
        measure(server, given.rounds, given.deadline)
        for _ in range(3):
            free_again(server, given.deadline, "a processor", RUNAWAY)
            free_again(server, given.deadline, "memory as well", GREEDY)


if __name__ == "__main__":
    main()
