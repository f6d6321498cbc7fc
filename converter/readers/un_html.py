"""A UN page as HTML: its main part walked element by element.

The text that a record of such a page carries, and that every span counts in, is the page's text as extracted here:
one line a piece, blanks folded. Offsets into the HTML source would be of no use to a reader of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from ..frozen import frozen
from ..passages import Passage
from .un_blocks import is_heading
from .un_pieces import Kind, Piece

_LOOKS_LIKE_HTML = re.compile(
    r"\s*\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\s*\ufeff?\s*<\?xml[^>]*>")
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")

_LEFT_OUT = frozenset(
    ("script", "style", "noscript", "nav", "aside", "form", "button", "select", "svg", "iframe", "template", "head")
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|menu|navbar|cookies?|share|social|sidebar|skip-link)(?:$|[\s_-])", re.IGNORECASE
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS.union(
    ("p", "div", "section", "article", "main", "header", "footer", "blockquote", "figure", "figcaption", "cite"),
    ("li", "ul", "ol", "dl", "dt", "dd", "table", "caption", "tr", "td", "th", "pre", "address", "details", "summary"),
    ("hr", "br", "body", "html"),
)
_BOLD = frozenset(("b", "strong"))
_CREDIT_CLASS = re.compile(r"credit|copyright|author", re.IGNORECASE)
_MAIN = (".//main", ".//*[@role='main']", ".//article", ".//*[@id='main-content']", ".//*[@id='content']", ".//body")


@frozen
class Page:
    """A page's text, pieces, language (of its `lang`), title, and address and day where it states them."""

    text: str
    pieces: list[Piece]
    language: str
    title: str
    published: str


@dataclass(slots=True)
class _Raw:
    """A piece before it has its place in the page's text."""

    kind: Kind
    text: str
    links: tuple[tuple[int, int, str], ...]
    url: str
    list_number: int
    credit: tuple[int, int] | None


def looks_like_html(text: str) -> bool:
    """Return whether a document is HTML."""
    return bool(_LOOKS_LIKE_HTML.match(text[:5000]))


def html_page(source: str) -> Page | None:
    """Return what a page says, or None if nothing of it can be parsed."""
    from trafilatura import load_html  # a third of a second to import, and few pages are HTML

    root: Any = load_html(_XML_DECLARATION.sub("", source))
    if root is None:
        return None
    walk = _Walk(_base(root))
    walk.over(next((found for path in _MAIN if (found := root.find(path)) is not None), root))
    text, pieces = _placed(walk.found)
    titles = (*(piece.passage.text for piece in pieces if piece.kind == "heading"), *_stated_titles(root))
    language = str(root.get("lang") or "en").partition("-")[0].lower()
    return Page(text, pieces, language if language.isalpha() else "en", next(iter(titles), ""), _day(root))


def _base(root: Any) -> str:
    for path, attribute in (
        (".//base[@href]", "href"),
        (".//link[@rel='canonical']", "href"),
        (".//meta[@property='og:url']", "content"),
    ):
        found = root.find(path)
        if found is not None and str(found.get(attribute, "")).startswith(("http://", "https://")):
            return str(found.get(attribute))
    return ""


def _stated_titles(root: Any) -> Iterator[str]:
    found = root.find(".//title")
    text = _BLANKS.sub(" ", found.text or "").strip() if found is not None else ""
    if text:
        yield text.partition(" | ")[0]


def _day(root: Any) -> str:
    found = root.find(".//meta[@property='article:published_time']")
    day = (
        re.match(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", str(found.get("content", "")))
        if found is not None
        else None
    )
    return day[0] if day else ""


def _placed(found: list[_Raw]) -> tuple[str, list[Piece]]:
    text = "\n".join(raw.text for raw in found)
    pieces: list[Piece] = []
    at = 0
    for raw in found:
        passage = Passage.verbatim(text, at, at + len(raw.text))
        pieces.append(Piece(raw.kind, passage, raw.links, raw.url, raw.list_number, raw.credit))
        at += len(raw.text) + 1
    return text, pieces


@dataclass(slots=True)
class _Walk:
    """A walk over a page's elements; text gathers until a block begins or ends."""

    base: str
    found: list[_Raw] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    credit: tuple[int, int] | None = None
    bold: int = 0
    bold_depth: int = 0
    kinds: list[Kind] = field(default_factory=list)
    picture: str = ""
    lists: int = 0

    def over(self, root: Any) -> None:
        """Walk; no deeper call for a deeper element, so that no nesting is too deep."""
        steps: list[tuple[Any, int | None]] = [(root, None)]
        while steps:
            element, start = steps.pop()
            if start is not None:
                self._leave(element, start)
                if element is not root:
                    self._add(element.tail)
                continue
            if not isinstance(element.tag, str) or self._left_out(element):
                self._add(element.tail)
                continue
            steps.append((element, self._enter(element)))
            steps.extend((child, None) for child in reversed(element))
        self._flush()

    def _left_out(self, element: Any) -> bool:
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
        return element.tag in _LEFT_OUT or element.get("hidden") is not None or bool(_FURNITURE.search(named))

    def _enter(self, element: Any) -> int:
        """Begin an element and return where its text starts."""
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        kind = self._kind(tag)
        if kind:
            self.kinds.append(kind)
        if tag in ("ul", "ol"):
            self.lists += 1
        elif tag == "figure":
            self.picture = ""
        elif tag == "img":
            self.picture = self._whole(element.get("src", ""))
        elif tag in _BOLD:
            self.bold_depth += 1
        self._add(element.text)
        return 0 if tag in _BLOCKS else self._before(element)

    def _before(self, element: Any) -> int:
        """Return where the text of an element that has just begun starts."""
        own = _folded(element.text or "").lstrip()
        return max(0, self.length - len(own))

    def _leave(self, element: Any, start: int) -> None:
        tag = element.tag
        if tag == "a" and (address := self._whole(element.get("href", ""))):
            self.links.append((start, self._end(), address))
        if "caption" in self.kinds and tag != "figcaption" and _CREDIT_CLASS.search(element.get("class", "")):
            self.credit = (start, self._end())
        if tag in _BLOCKS:
            self._flush()
        if self._kind(tag):
            self.kinds.pop()
        if tag in _BOLD:
            self.bold_depth -= 1
        elif tag == "figure":
            self.picture = ""

    def _end(self) -> int:
        """Return where the text so far ends, without a blank."""
        return self.length - (bool(self.parts) and self.parts[-1].endswith(" "))

    def _kind(self, tag: str) -> Kind | None:
        if tag in _HEADINGS:
            return "heading"
        if tag in ("cite", "footer"):
            return "attribution" if "quote" in self.kinds else None
        kinds: dict[str, Kind] = {"li": "item", "blockquote": "quote", "figcaption": "caption"}
        return kinds.get(tag)

    def _whole(self, address: str) -> str:
        """Return an address made whole; "" if it isn't one of the web."""
        try:
            whole = urljoin(self.base, address.strip())
        except ValueError:
            return ""
        return whole if whole.startswith(("http://", "https://")) and not re.search(r"[\s<>\"]", whole) else ""

    def _add(self, text: str | None) -> None:
        if not text:
            return
        plain = _folded(text)
        if not self.parts or self.parts[-1].endswith(" "):
            plain = plain.lstrip()
        if not plain:
            return
        self.parts.append(plain)
        self.length += len(plain)
        if self.bold_depth:
            self.bold += len(plain)

    def _flush(self) -> None:
        text = "".join(self.parts).rstrip()
        if text:
            kind: Kind = self.kinds[-1] if self.kinds else "text"
            if kind == "text" and self.bold >= len(text) and is_heading(text):
                kind = "heading"
            self.found.append(_Raw(kind, text, tuple(self.links), self.picture, self.lists, self.credit))
        self.length, self.bold, self.credit = 0, 0, None
        self.parts.clear()
        self.links.clear()


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))
