"""Servers that are measured: ours, rdflib-endpoint and Oxigraph's, each a process of its own on loopback."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 1_800


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: `url` has no slash at its end, `sparql` is the address that takes queries."""

    name: str
    url: str
    sparql: str
    pid: int


@contextmanager
def communique(home: Path, core: int | None, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run our server of a HOME, with one worker."""
    run = [sys.executable, "-m", "communique.cli", "--home", str(home), "serve", "--port", "0"]
    given = {f"COMMUNIQUE_{name}": value for name, value in (settings or {}).items()}
    process = subprocess.Popen(run, stdout=subprocess.PIPE, text=True, env={**os.environ, **given})
    assert process.stdout is not None
    with _ended(process):
        said = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        if not address:
            raise SystemExit(f"the server did not start: {said}")
        pin(process.pid, core)
        yield Server("communique", address.group(), address.group() + "/sparql", process.pid)


@contextmanager
def rdflib_endpoint(dump: Path, core: int | None) -> Iterator[Server]:
    """Run rdflib-endpoint over a dump in N-Quads, which it reads into memory first."""
    port = _free_port()
    run = [str(Path(sys.executable).parent / "rdflib-endpoint"), "serve", str(dump)]
    with _quiet([*run, "--host", "127.0.0.1", "--port", str(port)]) as process:
        server = Server("rdflib-endpoint", f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/", process.pid)
        _wait_for(server, process)
        pin(process.pid, core)
        yield server


@contextmanager
def oxigraph(dump: Path, folder: Path, core: int | None) -> Iterator[Server]:
    """Run Oxigraph's own server over a store that it made of a dump in N-Quads."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program is None:
        raise SystemExit("Oxigraph's server is not installed (uv pip install --group bench)")
    for step in (["load", "--location", str(folder), "--file", str(dump)], ["optimize", "--location", str(folder)]):
        subprocess.run([program, *step], check=True, capture_output=True)
    port = _free_port()
    with _quiet([program, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]) as process:
        server = Server("oxigraph", f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/query", process.pid)
        _wait_for(server, process)
        pin(process.pid, core)
        yield server


def pin(pid: int, core: int | None) -> None:
    """Let a process, all its threads and all that it starts from now on, run on one processor only."""
    if core is None:
        return
    for task in [*Path(f"/proc/{pid}/task").iterdir(), *(Path(f"/proc/{child}") for child in below(pid))]:
        os.sched_setaffinity(int(task.name), {core})


def below(pid: int) -> list[int]:
    """Return the process ids, and the ids of the threads, of everything below a process."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(thread.name) for thread in Path(f"/proc/{child}/task").iterdir()]
            found += below(int(child))
    return found


@contextmanager
def _quiet(run: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    with _ended(process):
        yield process


@contextmanager
def _ended(process: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _wait_for(server: Server, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.sparql}?query=ASK%20%7B%7D", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{server.name} did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
