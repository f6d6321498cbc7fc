"""What a build works with, unless it is given something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from .settings import Extract
from .tasks import Checks, Converts, Tools


def _converter(base: str, authority: Path, extract: Extract) -> Converts:
    # Both parts are large: only the processes that convert load them.
    from communique.converter.authority import load
    from communique.converter.convert import Converter
    from communique.converter.extract.models.pipeline import load_model
    from communique.converter.extracted import Extraction

    model = load_model(extract.model) if extract.model else None
    return Converter(base, load(authority if authority.is_dir() else None), Extraction(extract.confidence, model))


def _gate(context: Iterable[ox.Triple], shapes: Sequence[Path]) -> Checks:
    from communique.shapes.gate import Gate

    return Gate(context, shapes)


TOOLS = Tools(_converter, _gate)
