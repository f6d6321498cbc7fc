"""Peace processes, series of talks and wars: all kept by hand, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from .rows import HAND, Row, read


def processes() -> Iterator[Row]:
    """Yield the processes."""
    for kept in read(HAND / "processes.csv"):
        made = Row("process", "process", kept["label"], kept["source"], id=kept["id"])
        for name in filter(None, kept["names"].split("|")):
            language, _, text = name.partition(":")
            made.name(language, text)
        made.part_of = list(filter(None, kept["part_of"].split("|")))
        yield made
