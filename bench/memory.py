"""The memory of a process and of all that it starts, sampled while it runs (Linux: /proc)."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds from start to end, processor seconds of all its processes, and their most bytes."""

    seconds: float
    processor: float
    peak: int


def measured(command: list[str], folder: Path) -> Run:
    """Run a command in a folder and return what it took; memory that its processes share counts once (PSS).

    Raises `SystemExit` with what it said when it fails.
    """
    clock, before = time.perf_counter(), os.times()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        watch = Watch(process.pid)
        said = process.communicate()[0]
        seconds = time.perf_counter() - clock
        peak = watch.end()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said[-2_000:]}")
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return Run(seconds, used, peak)


class Watch:
    """Looks at the memory of a process and of all below it, in a thread, until told to end."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """Stop looking; return the most bytes seen."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._over.is_set():
            self._peak = max(self._peak, sum(map(_bytes, _tree(self._pid))))
            self._over.wait(_EVERY)


def _tree(pid: int) -> list[int]:
    """Return the ids of a process and of everything below it."""
    found = [pid]
    for process in found:
        try:
            for task in Path(f"/proc/{process}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue  # it has ended
    return found


def _bytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it has ended
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
