"""The word lists of `words.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    path = files("communique.converter.extract.figures").joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words_of(section: str) -> dict[str, str]:
    """Return the lists of a section by name; those before the first section for ""."""
    if section:
        return dict(_table()[section])
    return {name: words for name, words in _table().items() if isinstance(words, str)}
