"""Finished answers of one edition, bounded."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from .headers import RawHeaders

Key = tuple[bytes | str | None, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished answer."""

    status: int
    headers: RawHeaders
    unchanged: RawHeaders
    etag: str
    modified: str
    body: bytes

    @property
    def size(self) -> int:
        """Bytes it takes, about."""
        return len(self.body) + 2_000


class Answers:
    """The finished answers of one edition; the least recently wanted leave first. Threads may share it."""

    def __init__(self, most_bytes: int = 64_000_000, longest: int = 1_000_000) -> None:
        self._most, self._longest, self._size = most_bytes, longest, 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        """Return the answer to a request, None if it isn't kept."""
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Key, answer: Kept) -> None:
        """Keep an answer, unless it is very long."""
        if len(answer.body) > self._longest:
            return
        with self._lock:
            if old := self._kept.pop(key, None):
                self._size -= old.size
            self._kept[key] = answer
            self._size += answer.size
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1].size
