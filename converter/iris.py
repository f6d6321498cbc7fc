"""The one place where addresses are made. Nobody else joins strings to make one.

An address depends on the thing alone: never on order, time, machine or build (see docs/addresses.md).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from .folding import simplified
from .frozen import frozen
from .records import DocumentKey, EventKey, Name, VoteKey

ID = "id/"
DOC = "doc/"

_LONGEST = 80  # characters of a slug, before a hash tells the rest

_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)
_DAY_PATH = re.compile(r"^(/news/\d{4})/(\d{1,2})/(\d{1,2})/")
_PAGE = re.compile(r"^/news/(\d{4})/(\d{2})/(\d{2})/(.+?)(?:\.[a-z]+)?$")
_LANGUAGE_PREFIX = re.compile(r"^/[a-z]{2,3}(?=/news/)")
_TO_ENCODE = re.compile(r"[^\w/~:@!$&'()*+,;=.-]")  # but for pchar and ucschar of RFC 3987, section 2.2


def digest(*parts: str, length: int = 6) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def slug(text: str, length: int = 60) -> str:
    """Return `text` as a part of an address: NFC, lower case, letters and digits of every script, single hyphens.

    Cut to at most `length` characters, at a word's end where that keeps at least half.
    """
    plain = _hyphenated(text)
    if len(plain) <= length:
        return plain
    cut = plain[:length]
    if plain[length] != "-" and cut.rfind("-") >= length // 2:
        cut = cut[: cut.rfind("-")]
    return cut.strip("-")


def _hyphenated(text: str) -> str:
    lowered = unicodedata.normalize("NFC", text).lower()
    if not lowered.isascii():
        # Vowel signs and other marks belong to their letters, though \w leaves them out.
        lowered = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else "-" for c in lowered)
        return re.sub("-+", "-", lowered).strip("-")
    return _NOT_WORD.sub("-", lowered).strip("-")


@lru_cache(maxsize=1 << 16)
def archive_path(path: str) -> str:
    """Return an archive page's key: site-absolute, NFC, without language prefix, month and day padded."""
    plain = _LANGUAGE_PREFIX.sub("", unicodedata.normalize("NFC", "/" + path.lstrip("/")))
    return _DAY_PATH.sub(lambda m: f"{m[1]}/{int(m[2]):02}/{int(m[3]):02}/", plain)


def archive_path_for(date: str, headline: str) -> str:
    """Return the path that the archive itself would give a page: its date, and its headline's first 140 characters.

    They are counted as the archive does: in the headline as it stands, with its blanks and punctuation.
    """
    cut = unicodedata.normalize("NFC", headline)[:140].lower()
    return archive_path(f"/news/{date.replace('-', '/')}/{_NOT_WORD.sub('-', cut).strip('-')}.md")


def symbol_slug(symbol: str) -> str:
    """Return a UN symbol as a part of an address: S/RES/2254 (2015) becomes S-RES-2254-2015."""
    return _NOT_WORD.sub("-", symbol).strip("-")


def encoded(path: str) -> str:
    """Return a path as it stands in an IRI: NFC, letters of every script as they are, the rest percent-encoded."""
    return _TO_ENCODE.sub(_percent, unicodedata.normalize("NFC", path))


def _percent(character: re.Match[str]) -> str:
    found = character.group()
    # Marks that belong to a letter are no word characters to `re`, but stand in IRIs as letters do.
    return found if unicodedata.category(found)[0] == "M" else quote(found, safe="")


@frozen
class Iris:
    """Addresses under one site; `base` ends with a slash."""

    base: str

    def _id(self, path: str) -> str:
        return self.base + ID + encoded(path)

    def entity(self, key: str) -> str:
        """Return the address of an authority's entity (`actor/syria`)."""
        return self._id(key)

    def name(self, name: Name) -> str:
        """Return the address of what a name names: the authority's, else one made of name and country or kind.

        A name in traditional Chinese has the address of the same name in simplified Chinese.
        """
        if name.entity:
            return self._id(name.entity)
        if name.sort == "topic":
            return self.topic(name.text)
        plain = _whole_slug(simplified(name.text))
        if name.sort == "process":
            return self._id(f"process/{plain}")
        qualifier = slug(simplified(name.within) or name.kind)
        return self._id(f"{name.sort}/{plain}-{qualifier}" if qualifier else f"{name.sort}/{plain}-unidentified")

    def topic(self, text: str) -> str:
        """Return the address of a topic; of a text that is longer than a slug, the whole is told by a hash."""
        return self._id(f"topic/{_whole_slug(simplified(text))}")

    def event(self, key: EventKey, source: str = "") -> str:
        """Return the address of an event.

        An archive page's event takes day and slug from the page's path, so that every page that lists it agrees; an
        identifier tells one apart whatever file it stands in; `source` tells apart events of the same wording in two
        documents.
        """
        return self._id(_event_path(key, "" if key.path or key.id else source))

    def document(self, key: DocumentKey) -> str:
        """Return the address of a document, by its symbol or else its title and its identifier, if it has one."""
        if key.symbol:
            return self._id(f"document/{symbol_slug(key.symbol)}")
        return self._id(f"document/{slug(key.title) or 'document'}-{digest(key.id or key.title)}")

    def vote(self, key: VoteKey) -> str:
        """Return the address of a vote, by the UN Digital Library's number of its record or else by its content."""
        return self._id(f"vote/{slug(key.undl) or digest(*key.content, length=16)}")

    def report(self, url: str) -> str:
        """Return the address of a news item, from the item's own."""
        return self._id(f"report/{digest(url, length=12)}")

    def source(self, name: str, path: str) -> str:
        """Return the address of an input document, by its configured source's name and its path."""
        return self._id(f"source/{slug(name)}/{_undotted(path)}")

    def graph(self, name: str, path: str) -> str:
        """Return the named graph of what an input document says."""
        return self._id(f"graph/{slug(name)}/{_undotted(path)}")

    def authority_graph(self, table: str) -> str:
        """Return the named graph of what an authority table says."""
        return self._id(f"graph/authority/{slug(table)}")

    def fragment(self, owner: str, kind: str, *content: str) -> str:
        """Return the address of a part of `owner`, told apart by its content."""
        return f"{owner}#{kind}-{digest(*content, length=10)}"


@lru_cache(maxsize=1 << 14)
def _event_path(key: EventKey, source: str) -> str:
    path = archive_path(key.path) if key.path else ""
    if page := _PAGE.match(path):
        year, month, day, title = page.groups()
        return f"event/{year}-{month}-{day}/{slug(title) or 'event'}-{digest(path)}"
    date = key.date.replace("/", "--") or "undated"
    if key.id:
        return f"event/{date}/{slug(key.title) or 'event'}-{digest(key.id, length=10)}"
    told_apart = path or f"{source}\n{key.passage or key.title}"
    return f"event/{date}/{slug(key.title) or 'event'}-{digest(told_apart)}"


@lru_cache(maxsize=1 << 14)
def _whole_slug(text: str) -> str:
    """Return a text as a part of an address that tells it from others with the same beginning."""
    whole = _hyphenated(text)
    if len(whole) <= _LONGEST:
        return whole or digest(text)
    return f"{slug(text, _LONGEST)}-{digest(whole)}"


def _undotted(path: str) -> str:
    """Return a path with its last dot replaced, so that `.ttl` and the like stay free for representations."""
    head, dot, tail = path.rpartition(".")
    return f"{head}-{tail}" if dot and "/" not in tail else path
