"""The table of traditional characters and the simplified ones they become, for folding."""

from __future__ import annotations

from collections.abc import Iterator

from opencc import OpenCC

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))


def traditional() -> Iterator[str]:
    """Yield each traditional character, a hyphen and its simplified one, in the order of the former."""
    converter = OpenCC("t2s")
    for first, behind in _BLOCKS:
        for code in range(first, behind):
            character = chr(code)
            simplified = converter.convert(character)
            if len(simplified) == 1 and simplified != character:
                yield f"{character}-{simplified}"
