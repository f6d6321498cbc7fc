"""What a build has to tell about its inputs, in a form that is the same on every machine."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Why something was held back, or a warning about something that was published.

    `file` is the source's name and the path inside it, `part` the record in it ("" for the file as a whole), `line`
    counts from 1; `shape` is the SHACL shape that was broken, "" when the file could not be read at all.
    """

    file: str
    line: int
    part: str
    shape: str
    message: str
    remedy: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the manifest writes it."""
        return asdict(self)
