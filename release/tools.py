"""What a build works with, unless it is given something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from .tasks import Checks, Converts, Tools


def _converter(base: str, authority: Path) -> Converts:
    # Both parts are large: only the processes that convert load them.
    from communique.converter.authority import load
    from communique.converter.convert import Converter

    return Converter(base, load(authority if authority.is_dir() else None))


def _gate(context: Iterable[ox.Triple], shapes: Sequence[Path]) -> Checks:
    from communique.shapes.gate import Gate

    return Gate(context, shapes)


TOOLS = Tools(_converter, _gate)
