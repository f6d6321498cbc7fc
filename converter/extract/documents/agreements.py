"""Treaties and other agreements in prose, by their names: capitalised words around a word such as Treaty or Accord."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HEAD = re.compile(
    r"\b(?:Treaty|Treaties|Accords?|Agreements?|Conventions?|Protocols?|Charter|Memorandum|Covenant|Pact"
    r"|Communiqu[eé]|Partnership"
    r"|Declaration|Compact|Armistice|Concordat|Statute|Plan of Action)\b(?! (?:Cent(?:er|re)|Hall|Party"
    r"|Organi[sz]ation|Association|House))"
)
# Beginnings of those: a text without any has none, and is soon searched.
_HEAD_HINT = re.compile(
    "Treat|Accord|Agreement|Convention|Protocol|Charter|Memorandum|Covenant|Pact|Communiqu|Partnership|Declaration"
    "|Compact|Armistice|Concordat|Statute|Plan of Action"
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
    "Strategic", "Royal", "Civil", "Internet", "Settlement", "Municipal", "City", "Victims", "Licence",
    "License", "Credit", "Plea", "Domestic",
})  # fmt: skip
_SENSE_HEADS = frozenset({
    "Convention", "Conventions", "Partnership", "Declaration", "Charter", "Compact", "Protocol", "Agreement",
    "Covenant",
})  # fmt: skip
# What only one State has: a charter of rights, a statute of autonomy.
_OF_ONE_STATE = re.compile(r" of (?:the )?(?:Rights|Autonomy|Independence|Secession|Sovereignty)\b")
# What makes a convention an agreement, not a gathering.
_TREATY_WORDS = frozenset({
    "Framework", "International", "European", "American", "African", "Nations", "UN", "U.N.", "Hague", "Geneva",
    "Vienna", "Weapons", "Rights", "Climate", "Whaling", "Ocean", "Sea", "Refugee", "Torture",
    "Ottawa", "Oslo", "Basel", "Ramsar",
    "Genocide",
})  # fmt: skip
_MONTH = re.compile(
    r" (?:on|in|of) (?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
# Agreements named in lower case after a proper name: "the Oslo ceasefire agreement".
_PLAIN_NAME = re.compile(
    r"\b[Tt]he (?P<name>(?:[A-Z][\w’'–-]*(?: (?=[A-Z]))?){1,4}(?P<kind>(?: (?:nuclear|peace"
    r"|ceasefire|cease-fire|climate"
    r"|trade|free|border|withdrawal|security|grain|arms|control|maritime|power-sharing|migration|transition|reconciliation|truce|fisheries"
    r"|non-aggression|disarmament|friendship|extradition|partition|unity)){0,3})"
    r" (?P<head>agreements?|accords?|treaty|pact|deal|protocol))(?![\w-])"
)
_BOUND_HEADS = ("accord", "accords", "agreements", "protocol", "treaty")
_IN_PLACE = re.compile(
    r" in (?!Europe$|Africa$|Asia$|America$|Latin|North|South|Central|West|East)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?$"
)
_REACH = 90  # characters before the head in which a name can begin


def find_agreements(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each agreement's name in `text`; a head word alone ("the Treaty") is none.

    Nor are acts of one State, and a deal or pact only if it says what on ("the Oslo nuclear deal").
    """
    at = 0
    for head in _HEAD.finditer(text) if _HEAD_HINT.search(text) else ():
        if head.start() < at:
            continue
        start = _name_start(text, at, head.start())
        more = _MORE.match(text, head.end())
        end = _more_end(text, head.end(), more.end()) if more else head.end()
        words = text[start : head.start()].split()
        if (words or more) and _is_agreement(head.group(), words, text[head.end() : end]):
            yield start, end
            at = end
    if (
        "agree" in text
        or "accord" in text
        or "deal" in text
        or "treaty" in text
        or "pact" in text
        or "protocol" in text
    ):
        yield from (match.span("name") for match in _PLAIN_NAME.finditer(text) if _says_what(match))


def _is_agreement(head: str, words: Sequence[str], more: str) -> bool:
    """Return whether words before a head, and those after it, name no gathering, party or act of one State."""
    if "Government" in words or (head in _SENSE_HEADS and not _OTHER_SENSE.isdisjoint(words)):
        return False
    if _OF_ONE_STATE.match(more):
        return False
    gathering = head == "Convention" and len(words) > 1 and _TREATY_WORDS.isdisjoint(words)
    return not gathering or more.startswith((" on ", " for ", " against ", " relating ", " concerning "))


def is_agreement(title: str) -> bool:
    """Return whether a title by itself can be that of an agreement, rather than of an act of one State."""
    head = _HEAD.search(title)
    return head is None or _is_agreement(head.group(), title[: head.start()].split(), title[head.end() :])


def _says_what(match: re.Match[str]) -> bool:
    """Return whether a name in lower case is more than a party to it: not "the Kenya agreement", "the Acme deal"."""
    if match["kind"]:
        return True
    return (
        match["head"] in ("accord", "accords", "agreements", "protocol", "treaty")
        and " " not in match["name"].rsplit(" ", 1)[0]
    )


def _more_end(text: str, start: int, end: int) -> int:
    """Return where the words after a head end: before the "and" that leads to another agreement."""
    other = _HEAD.search(text, start, end)
    joint = text.rfind(" and ", start, other.start()) if other else -1
    end = joint if joint > start else end
    if month := _MONTH.search(text, start, end):
        return month.start()
    place = _IN_PLACE.search(text, start, end)
    return place.start() if place else end


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
