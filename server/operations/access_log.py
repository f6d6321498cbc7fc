"""The access log: one JSON object a line, written aside so that no disk and no reader of it can stop the site."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
import time
from pathlib import Path

STDERR = "-"
"""The name of a log that goes to standard error."""

_MOST_WAITING = 10_000
_REOPEN_SECONDS = 1.0
_FLUSH_SECONDS = 2.0

Entry = dict[str, str | int | float | bool]


class AccessLog:
    """A log file, or standard error.

    Several processes may write to one file: each line is one write at its end. A file that was moved away, as
    log rotation does, is opened anew within a second. Lines that can't be written are counted in `lost`.
    """

    def __init__(self, name: str) -> None:
        self._path = None if name == STDERR else Path(name)
        self._waiting: queue.Queue[Entry | None] = queue.Queue(_MOST_WAITING)
        self._descriptor: int | None = None
        self._looked = 0.0
        self._thread: threading.Thread | None = None
        self.lost = 0

    def start(self) -> None:
        """Open the log. Raises `OSError` when the file can't be written."""
        if self._path is not None:
            self._open(self._path)
        self._thread = threading.Thread(target=self._write_all, name="access log", daemon=True)
        self._thread.start()

    def write(self, entry: Entry) -> None:
        """Write a line soon; never waits."""
        try:
            self._waiting.put_nowait(entry)
        except queue.Full:
            self.lost += 1

    def stop(self) -> None:
        """Write what waits, for two seconds at most, and close the file."""
        if self._thread is None:
            return
        with contextlib.suppress(queue.Full):
            self._waiting.put(None, timeout=_FLUSH_SECONDS)
        self._thread.join(_FLUSH_SECONDS)
        if self._descriptor is not None and not self._thread.is_alive():
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self, path: Path) -> None:
        opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)
        before, self._descriptor = self._descriptor, opened
        if before is not None:
            os.close(before)

    def _write_all(self) -> None:
        while (entry := self._waiting.get()) is not None:
            line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
            try:
                self._follow()
                os.write(sys.stderr.fileno() if self._descriptor is None else self._descriptor, line.encode())
            except (OSError, ValueError):
                self.lost += 1

    def _follow(self) -> None:
        """Open the file anew when its name stands for another one, or for none."""
        if self._path is None or self._descriptor is None or time.monotonic() - self._looked < _REOPEN_SECONDS:
            return
        self._looked = time.monotonic()
        try:
            same = os.path.samestat(os.stat(self._path), os.fstat(self._descriptor))
        except FileNotFoundError:
            same = False
        if not same:
            self._open(self._path)
