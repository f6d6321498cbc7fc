"""The lock of a home's releases: one process changes them at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import ReleaseError

LOCK = ".lock"


@contextmanager
def locked(releases: Path) -> Iterator[None]:
    """Hold the lock of a folder of releases, made if need be; the system frees it however the process ends.

    Raises `ReleaseError` when another process holds it, or when the disk refuses what is done under it.
    """
    try:
        releases.mkdir(parents=True, exist_ok=True)
        with (releases / LOCK).open("a+", encoding="utf-8") as file:
            _take(file.fileno(), releases)
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield
    except OSError as error:
        reason = error.strerror or str(error)
        where = f"{error.filename}: " if error.filename else ""
        raise ReleaseError(
            f"{where}{reason}; nothing was published: look for free space and permissions of {releases}"
        ) from error


def _take(descriptor: int, releases: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = (releases / LOCK).read_text("utf-8").strip() or "unknown"
        raise ReleaseError(
            f"{releases}: another build or switch is at work (process {holder}); wait for it, or end it"
        ) from error
