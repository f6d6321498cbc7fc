"""Addresses that were published once: what each release has, and what is gone from it.

Every release carries all that is gone, so that pruning its predecessors forgets nothing.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from .opened import ADDRESSES, GONE


def write_addresses(folder: Path, addresses: Iterable[str]) -> None:
    """Write what addresses a release has."""
    with (folder / ADDRESSES).open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
        packed.write(_lines(addresses))


def read_addresses(folder: Path) -> frozenset[str]:
    """Return what addresses a release has; raises `OSError` when it can't be read."""
    return frozenset(gzip.decompress((folder / ADDRESSES).read_bytes()).decode().split())


def write_gone(folder: Path, addresses: Iterable[str], earlier: Iterable[Path]) -> int:
    """Write the addresses that earlier releases had, or said were gone, and these are not; return how many."""
    once: set[str] = set()
    for release in earlier:
        # A damaged release is no reason to fail: its successors carry what it knew.
        if (release / ADDRESSES).is_file():
            once |= read_addresses(release)
        if (release / GONE).is_file():
            once.update((release / GONE).read_text("utf-8").split())
    gone = sorted(once.difference(addresses))
    (folder / GONE).write_bytes(_lines(gone))
    return len(gone)


def _lines(addresses: Iterable[str]) -> bytes:
    return "".join(f"{address}\n" for address in sorted(addresses)).encode()
