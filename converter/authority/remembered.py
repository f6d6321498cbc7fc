"""What was worked out before: the same names and sentences come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """The values of a function by its argument, each worked out when it is first asked for.

    With `most` of them it forgets all, so that hostile input does not fill the memory.
    """

    __slots__ = ("_most", "_value")

    def __init__(self, value: Callable[[K], V], most: int) -> None:
        super().__init__()
        self._value = value
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._value(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
