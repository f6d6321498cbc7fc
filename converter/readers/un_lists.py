"""The lists of a UN page: plain bullets, documents with their language versions, agencies by theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..passages import Passage
from ..records import Block, Bullets, ListedDocument, ListedTheme
from .un_pieces import Piece

LANGUAGES: dict[str, str] = {
    **dict(zip("ACEFRS", ("ar", "zh", "en", "fr", "ru", "es"), strict=True)),
    **{code: code for code in ("ar", "zh", "en", "fr", "ru", "es")},
    "arabic": "ar",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "russian": "ru",
    "spanish": "es",
    "العربية": "ar",
    "中文": "zh",
    "français": "fr",
    "русский": "ru",
    "español": "es",
}
"""The official languages as UN pages mark them: by one letter, by code, by name. Values: ISO 639-1."""

_CODES = re.compile(r"[(\[]\s*([^\W\d_]{1,10}(?:\s*[|/,·•]\s*[^\W\d_]{1,10}){0,9})\s*[)\]]\s*$")
_CODE = re.compile(r"[^\W\d_]+")
_THEME = re.compile(r"^([^\W\d_][^\d–—]{1,80}?)\s+[–—-]\s+(\S.{0,200})$")
_BODY = re.compile(r"^(?:[A-Z][A-Za-z]*[A-Z][A-Za-z-]*|[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|for|the|and|on|de|des))+)$")


def listed_document(piece: Piece) -> ListedDocument | None:
    """Return a listed document when the piece ends in language codes, as in `Title ( A | C | E | F | R | S )`."""
    passage = piece.passage
    found = _CODES.search(passage.text, max(0, len(passage.text) - 160))
    marks = list(_CODE.finditer(passage.text, found.start(1), found.end(1))) if found else []
    codes = [
        LANGUAGES.get(mark[0]) or LANGUAGES.get(mark[0].lower(), "") if len(mark[0]) > 1 else LANGUAGES.get(mark[0], "")
        for mark in marks
    ]
    if not found or not all(codes) or not passage.text[: found.start()].strip():
        return None
    versions = {code: _file(piece, mark) for code, mark in reversed(list(zip(codes, marks, strict=True)))}
    return ListedDocument(
        passage.part(0, found.start()).stripped(),
        tuple(versions.items())[::-1],
        passage.part(found.start(1), found.end(1)).stripped(),
    )


def _file(piece: Piece, mark: re.Match[str]) -> str:
    return next((url for start, end, url in piece.links if start < mark.end() and mark.start() < end), "")


def listed_theme(passage: Passage) -> ListedTheme | None:
    """Return a theme with its bodies, as in `Food Security – FAO | WFP`; None if the passage has another form."""
    found = _THEME.match(passage.text)
    if not found:
        return None
    bodies = tuple(_parts(passage, found.start(2), found.end(2)))
    if not bodies or not all(_BODY.match(body.text) for body in bodies):
        return None
    return ListedTheme(passage.part(found.start(1), found.end(1)), bodies)


def _parts(passage: Passage, start: int, end: int) -> Iterator[Passage]:
    for part in re.finditer(r"[^|/,;]+", passage.text[start:end]):
        plain = passage.part(start + part.start(), start + part.end()).stripped()
        if plain.text:
            yield plain


def list_blocks(items: Sequence[Piece], lead: Passage | None) -> Iterator[Block]:
    """Yield the blocks of a list.

    A list is one of documents if any item carries language codes, one of themes if two items in three have that form.
    """
    documents = [listed_document(item) for item in items]
    themes = [listed_theme(item.passage) for item in items]
    if any(documents):
        for item, document in zip(items, documents, strict=True):
            yield document or ListedDocument(item.passage)
    elif 3 * sum(theme is not None for theme in themes) >= 2 * len(items):
        yield from (theme for theme in themes if theme)
        rest = tuple(item.passage for item, theme in zip(items, themes, strict=True) if not theme)
        if rest:
            yield Bullets(rest, lead)
    else:
        yield Bullets(tuple(item.passage for item in items), lead)
