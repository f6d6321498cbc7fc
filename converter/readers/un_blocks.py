"""The pieces of a UN page, as plain text and HTML both give them, put together into sections.

Plain text only shows paragraphs, items and short lines; what those are is decided here, by form and place alone:

- A heading is a short line that stands alone and ends like no sentence.
- An attribution follows a paragraph; it ends in a date and says on what occasion somebody spoke.
- A caption stands twice, the second time with its credit; or it carries a credit; or it is one sentence in the
  present tense that stands alone between a list and the next heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..passages import Passage
from ..records import Block, Caption, ListedTheme, Paragraph, QuotedStatement, Section
from .un_lists import list_blocks, listed_document, listed_theme
from .un_pieces import Piece

_LONGEST_HEADING = 80
_MOST_WORDS = 9
_SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_OCCASION = re.compile(
    r"\b(?:remarks?|statements?|address|speech|briefing|message|interview|letter|comments?|press conference|encounter"
    r"|appeal|report|telling|speaking|told)\b",
    re.IGNORECASE,
)
_ENDS_IN_YEAR = re.compile(r"(?:\b[12][0-9]{3}|['’‘][0-9]{2})\)?\.?$")
_MADE_BY = (
    r"(?:(?:photo|picture|image)s?\s*)?(?:by\b|©)\s*:?|(?:photo|picture|image|credit)s?\s*:"
    r"|(?=(?:UN Photo|[A-Z]{2,12})/)"
)
_CREDIT = re.compile(rf"^[\s,;.(\[–—-]*(?i:{_MADE_BY})\s*(.{{2,150}}?)[)\]]?$")
_OWN_CREDIT = re.compile(rf"(?<=[.!?])\s*[,(\[]?\s*(?i:{_MADE_BY})\s*([^.].{{1,100}}?)[)\]]?$")
_BEFORE_CREDIT = re.compile(r"(?i:(?:photo|picture|image|credit)s?\b\s*)?:?\s*(?i:by\b|©)?\s*:?\s*")
_CLICK = re.compile(r"(?:^|(?<=[.!?]\s))[^.!?]*\bclick here\b[^.!?]*[.!?]?\s*", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|been|will|would|must|should|may|can|agreed|resulted|established|adopted|decided|met"
    r"|called|urged|said)\b",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 300
_DASH = re.compile(r"^[–—-]\s*")


def is_heading(text: str) -> bool:
    """Return whether a line that stands alone reads as a heading."""
    return (
        0 < len(text) <= _LONGEST_HEADING
        and len(text.split()) <= _MOST_WORDS
        and not _SENTENCE_END.search(text)
        and (text[0].isupper() or text[0].isdigit())
        and "://" not in text
    )


def is_attribution(text: str) -> bool:
    """Return whether a line says who made the statement before it, on what occasion, and when."""
    return len(text) <= 250 and "," in text and bool(_ENDS_IN_YEAR.search(text) and _OCCASION.search(text))


def sections(pieces: Sequence[Piece]) -> tuple[Section, ...]:
    """Return the pieces as sections; a heading with nothing under it opens none."""
    found: list[Section] = []
    heading: Passage | None = None
    under: list[Piece] = []
    for piece in pieces:
        if piece.kind == "heading":
            found.append(Section(heading, tuple(_blocks(under))))
            heading, under = piece.passage, []
        else:
            under.append(piece)
    found.append(Section(heading, tuple(_blocks(under))))
    return tuple(section for section in found if section.blocks)


def _blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    """Yield what stands under one heading."""
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        before = pieces[at - 1] if at else None
        at += 1
        if piece.kind == "item":
            at -= 1
            items = _items(pieces, at)
            at += len(items)
            yield from list_blocks(items, _lead(before))
        elif piece.kind == "caption":
            yield _caption(piece)
        elif following and following.kind in ("text", "attribution") and _attributes(piece, following):
            at += 1
            yield QuotedStatement(piece.passage, _undashed(following.passage))
        elif following and following.kind == "text" and (doubled := _doubled(piece, following)):
            at += 1
            yield doubled
        elif theme := _theme(before, piece, following):
            yield theme
        else:
            yield from _text(piece, before, last=following is None)


def _theme(before: Piece | None, piece: Piece, following: Piece | None) -> ListedTheme | None:
    """Return the theme that a line without a bullet is, if one beside it is one too."""
    theme = listed_theme(piece.passage) if piece.kind == "text" else None
    if theme and any(other and other.kind == "text" and listed_theme(other.passage) for other in (before, following)):
        return theme
    return None


def _undashed(passage: Passage) -> Passage:
    return passage.sub(_DASH, "")


def _items(pieces: Sequence[Piece], at: int) -> list[Piece]:
    items = [pieces[at]]
    for piece in pieces[at + 1 :]:
        if piece.kind != "item" or piece.list_number != items[0].list_number:
            break
        items.append(piece)
    return items


def _lead(before: Piece | None) -> Passage | None:
    if before is None or not before.passage.text.endswith(":"):
        return None
    return before.passage.part(_last_sentence(before.passage.text), len(before.passage.text))


_NEXT_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z“\"])")


def _last_sentence(text: str) -> int:
    return max((match.end() for match in _NEXT_SENTENCE.finditer(text)), default=0)


def _attributes(piece: Piece, following: Piece) -> bool:
    if piece.kind not in ("text", "quote") or following.passage.text.endswith(":"):
        return False
    return following.kind == "attribution" or is_attribution(following.passage.text)


def repeated(once: str, again: str) -> tuple[int, re.Match[str]] | None:
    """Return where the second text stops repeating the first, and the credit behind that; None if it does not."""
    stem = once if again.startswith(once) else once.rstrip(".")
    if len(once) < 10 or not again.startswith(stem):
        return None
    credit = _CREDIT.match(again[len(stem) :])
    return (len(stem), credit) if credit else None


def _doubled(piece: Piece, following: Piece) -> Caption | None:
    """Return the caption that two pieces make, the second repeating the first with a credit."""
    found = repeated(piece.passage.text, following.passage.text)
    if not found:
        return None
    stem, credit = found
    return Caption(
        following.passage.part(0, stem),
        following.passage.part(stem + credit.start(1), stem + credit.end(1)),
        piece.url or following.url,
    )


def _caption(piece: Piece) -> Caption:
    passage = piece.passage
    if piece.credit:
        start, end = piece.credit
        named = _BEFORE_CREDIT.match(passage.text, start, end)
        caption, credit = passage.part(0, start), passage.part(named.end() if named else start, end)
    elif found := _OWN_CREDIT.search(passage.text[:600]):
        caption, credit = passage.part(0, found.start()), passage.part(found.start(1), found.end(1))
    else:
        return Caption(passage, None, piece.url)
    caption, credit = caption.stripped(), credit.stripped()
    # What has a credit alone, or a caption alone, is read as the one thing it says.
    return (
        Caption(caption, credit if credit.text else None, piece.url)
        if caption.text
        else Caption(passage, None, piece.url)
    )


def _text(piece: Piece, before: Piece | None, *, last: bool) -> Iterator[Block]:
    passage = piece.passage.sub(_CLICK, "").stripped() if "click here" in piece.passage.text.lower() else piece.passage
    if not passage.text:
        return
    document = listed_document(piece)
    if document and document.languages:
        yield document
    elif piece.kind == "text" and len(passage.text) <= _LONGEST_CAPTION and _OWN_CREDIT.search(passage.text):
        yield _caption(piece)
    elif (
        piece.kind == "text" and last and before is not None and before.kind == "item" and _shows_a_scene(passage.text)
    ):
        yield Caption(passage)
    else:
        yield Paragraph(passage)


def _shows_a_scene(text: str) -> bool:
    """Return whether a text is one sentence in the present tense, as under a picture."""
    return (
        len(text) <= _LONGEST_CAPTION
        and text.endswith(".")
        and not _last_sentence(text)
        and not _PAST.search(text)
        and not re.search(r"[12][0-9]{3}|[:;]", text)
    )
