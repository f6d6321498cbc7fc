"""What a run left out, and why: printed, and kept for docs/authority.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


class Report:
    """Counts and names of what was left out."""

    def __init__(self) -> None:
        self._left: dict[str, list[str]] = defaultdict(list)

    def left_out(self, what: str, name: str) -> None:
        """Note an identifier or a row that is not in the tables."""
        self._left[what].append(name)

    def unused(self, what: str, names: Sequence[str]) -> None:
        """Note names that were matched with nothing."""
        self._left[what] += names

    def lines(self, longest: int = 40) -> list[str]:
        """Return a line for each reason, with at most `longest` names."""
        return [
            f"{what}: {len(names)}: {', '.join(names[:longest])}" + (" …" if len(names) > longest else "")
            for what, names in self._left.items()
        ]
