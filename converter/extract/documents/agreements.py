"""Treaties and other agreements in prose, by their names: capitalised words around a word such as Treaty or Accord."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEAD = re.compile(
    r"\b(?:Treaty|Treaties|Accords?|Agreements?|Conventions?|Protocols?|Charter|Memorandum|Covenant|Pact"
    r"|Communiqu[eé]|Partnership"
    r"|Declaration|Compact|Armistice|Concordat|Statute|Plan of Action)\b(?! (?:Cent(?:er|re)|Hall|Party"
    r"|Organi[sz]ation|Association|House))"
)
_MORE = re.compile(
    r"(?: (?:of|on|for|against|concerning|relating to|to|with|between)(?: the)?(?= [A-Z]))(?: (?:(?:of|on|the|and|in"
    r"|to|for|against|their|its|with|de) ){0,3}"
    r"[A-Z][\w’'-]*){1,12}"
)
_NAME = re.compile(r"(?:[A-Z][\w–-]*|[A-Z]\.(?:[A-Z]\.)*|and|of|the|on|for|in|de)(?:['’]s)?")
_LINKS = frozenset({"and", "of", "the", "on", "for", "in", "de"})
# Words that begin a sentence or describe, and say nothing of which agreement it is.
_PLAIN = frozenset({
    "The", "A", "An", "This", "That", "These", "Those", "His", "Her", "Its", "Their", "Our", "New", "Draft", "Final",
    "Signed", "Under", "In", "On", "After", "Following", "Article", "UN", "EU",
})  # fmt: skip
_OTHER_SENSE = frozenset({
    "National", "Republican", "Democratic", "Annual", "Party", "Constitutional", "Independence", "Ministerial",
    "Strategic",
})  # fmt: skip
_SENSE_HEADS = frozenset({"Convention", "Conventions", "Partnership", "Declaration", "Charter", "Compact"})
_REACH = 90  # characters before the head in which a name can begin


def find_agreements(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each agreement's name in `text`; a head word alone ("the Treaty") is none."""
    at = 0
    for head in _HEAD.finditer(text):
        if head.start() < at:
            continue
        start = _name_start(text, at, head.start())
        more = _MORE.match(text, head.end())
        end = _more_end(text, head.end(), more.end()) if more else head.end()
        words = text[start : head.start()].split()
        other_sense = head.group() in _SENSE_HEADS and words and {words[0], words[-1]} & _OTHER_SENSE
        if (words or more) and not other_sense and "Government" not in words:
            yield start, end
            at = end


def _more_end(text: str, start: int, end: int) -> int:
    """Return where the words after a head end: before the "and" that leads to another agreement."""
    other = _HEAD.search(text, start, end)
    joint = text.rfind(" and ", start, other.start()) if other else -1
    return joint if joint > start else end


def _name_start(text: str, floor: int, head: int) -> int:
    """Return where the capitalised words that run up to `head` begin; `head` itself if there are none."""
    low = max(floor, head - _REACH)
    pieces = text[low:head].split(" ")
    if not pieces or pieces[-1]:
        return head
    start, position = head, head
    for piece in reversed(pieces[:-1]):
        position -= len(piece) + 1
        if not piece or position < low or not _NAME.fullmatch(piece) or piece in _PLAIN:
            break
        if position == low and low > floor and text[low - 1].isalnum():
            break
        if piece.endswith(("'s", "’s")):
            break
        if piece not in _LINKS:
            start = position
        elif piece in ("in", "on", "for", "the"):
            break
    return start
