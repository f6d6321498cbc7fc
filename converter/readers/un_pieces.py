"""The pieces of a UN page: a heading, a paragraph, a list item, a quotation, an attribution or a picture's caption."""

from __future__ import annotations

from typing import Literal

from ..frozen import frozen
from ..passages import Passage

Kind = Literal["heading", "text", "item", "quote", "attribution", "caption"]


@frozen
class Piece:
    """A piece of a page.

    `links` are (start, end, address) in the passage's text; `url` is a picture's.
    `list_number` tells the items of one list from those of the next; `credit` is where a caption's credit stands.
    """

    kind: Kind
    passage: Passage
    links: tuple[tuple[int, int, str], ...] = ()
    url: str = ""
    list_number: int = 0
    credit: tuple[int, int] | None = None
