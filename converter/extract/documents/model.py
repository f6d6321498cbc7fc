"""What a UN document symbol tells, and why a text is none."""

from __future__ import annotations

from typing import Literal

from ...frozen import frozen

Kind = Literal[
    "resolution", "decision", "statement", "meeting record", "press release", "draft", "working paper", "document"
]
"""What a symbol says its document is. The Council's drafts and most reports are plain documents by their symbol."""

Tail = Literal["", "Rev", "Corr", "Add", "Resumption", "Part", "Summary", "Excerpt", "Amend"]
"""How a document belongs to another: it revises, corrects, adds to, continues … that."""


@frozen
class Symbol:
    """A UN document symbol: `text` is the form that the UN prints.

    `body` is what stands before the series (`S`, `A`, `A/HRC`, `S/AC.26`), `session` as in the symbol (`71`, `ES-11`,
    `XXI`), `part` a resolution's letter, `year` one that the symbol states or the number tells. `base` is the symbol of
    the document that this one revises, corrects or continues, `tail` how. `remarks` are what the spelling says beside
    the symbol ("as amended"); `corrected` says what in it was wrong and has been put right, "" if nothing.
    """

    text: str
    kind: Kind
    body: str
    session: str = ""
    number: int | None = None
    part: str = ""
    year: int | None = None
    base: str = ""
    tail: Tail = ""
    remarks: tuple[str, ...] = ()
    corrected: str = ""

    def __str__(self) -> str:
        return self.text


@frozen
class Refusal:
    """Why a text is no symbol, in words for who keeps the table; `nothing`: it says that there is no document."""

    text: str
    reason: str
    nothing: bool = False


class NoSymbolError(ValueError):
    """A spelling is no symbol; the message says why."""
