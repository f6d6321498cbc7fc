"""Residue of wiki markup and HTML, taken out of a passage that keeps its place in the document.

The archive's texts come from wiki pages: MediaWiki's links, templates, quotes and language conversion
(https://www.mediawiki.org/wiki/Writing_systems/Syntax) shine through, as do entities and citations. Every pattern
here stops at the next bracket or blank, so that a text of any length takes linear time.
"""

from __future__ import annotations

import html
import re

from ..passages import Passage

_NESTING = 4  # conversion marks and templates stand in one another at most so deep; what is deeper loses its marks

_BLANKS = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # all of \s but the space
_UNSEEN_ONES = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
# Most texts need nothing: one search for any of a set of characters, and a few for words, says so ten times as fast
# as the patterns themselves would.
_MARKS = re.compile(r"[&<>{}\[\]|]")
_MARK_WORDS = re.compile(r"''|[hH][tT][tT][pP]|www\.|date=|[0-9]\+[0-9]{2}:")
_BLANK = re.compile(f"[{_BLANKS}{_UNSEEN_ONES}]")

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|&nbsp")
_CUT_ENTITY = re.compile(r"&#?[a-zA-Z0-9]{0,8}(?=\s*(?:\.\.\.|…)\s*$)")
_REFERENCE = re.compile(r"<ref\b[^<>]*/>|<ref\b[^<>]*>[^<]*(?:</ref>|$)|<!--[^<>]*-->", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|hr|i|ins|li|nowiki|ol|p|ref|references|s|small|span"
    r"|strong|sub|sup|tt|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_CONVERSION = re.compile(r"-\{([^{}]*)\}-")
_VARIANT = re.compile(r"^(?:\s*(zh(?:-[a-z]+)?)\s*:)+", re.IGNORECASE)
_HEADLESS = re.compile(r"(?:;\s*zh(?:-[a-z]+)?\s*:[^;{}]*)+;?\s*\}-", re.IGNORECASE)
_ENDLESS = re.compile(r"-\{((?:\s*zh(?:-[a-z]+)?\s*:[^;{}]*;)+)", re.IGNORECASE)
_HALF_CONVERSION = re.compile(r"-\{|\}-")
_TEMPLATE = re.compile(r"\{\{[^{}]*(?:\}\}|$)")
_BRACES = re.compile(r"\{\{|\}\}|\{\||\|\}")
_CITATION = re.compile(r"\[(?:https?:|ftp:)?(?://|--)[^\[\]]*(?:\]|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:(?://|--)|\bwww\.)[!-;=?-Z\\^-z~]*", re.IGNORECASE)  # ASCII but <>[]{|}
_DATED = re.compile(
    r"\|?\s{0,2}\bdate\s{0,2}=\s{0,2}"
    r"(?:[0-9]{4}\s?年\s?[0-9]{1,2}\s?月|[^\W\d_]{1,12} [0-9]{4}|[0-9]{4}(?:-[0-9]{1,2}){0,2})"
)
_TIME_OF_DAY = re.compile(r":?[0-9]{2}:[0-9]{2}\+[0-9]{2}:[0-9]{2}\s*$")  # the end of a time stamp whose date was cut
_MEDIA_LINK = re.compile(
    r"\[\[\s*:?(?:File|Image|Category|文件|檔案|档案|图像|圖像|分类|分類)\s*:[^\[\]]*\]\]", re.IGNORECASE
)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)*([^\[\]|]*)\]\]")
_HALF_LINK = re.compile(r"\[\[|\]\]")
_FOOTNOTE = re.compile(r"\[\s*(?:[0-9]{1,3}|)\s*\]")
_QUOTES = re.compile(r"'{2,}")
_EMPTIED = re.compile(r"(?:《\s*》|（\s*）|\(\s*\)|「\s*」)(?:\s*、\s*(?:《\s*》|（\s*）))*")
_UNSEEN = re.compile(r"[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?<![\u0600-\u0dff])[\u200c\u200d]")
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_BAR = re.compile(r"\|")
_STRAY = re.compile(r"\s+(?=[，。、；：！？）》」』])|\s+$")

_PREFERRED = ("zh-hans", "zh-cn", "zh", "zh-sg", "zh-my", "zh-hant", "zh-tw")
_SILENT_FLAGS = frozenset("HT-")


def clean(passage: Passage) -> Passage:
    """Return the passage without markup: entities decoded, citations gone, links and conversions as they read."""
    text = passage.text
    if not _MARKS.search(text) and not _MARK_WORDS.search(text):
        return fold(passage)
    for _ in range(2):  # `&amp;nbsp;` is an entity of an entity
        passage = passage.sub(_ENTITY, lambda match: html.unescape(match[0]))
    passage = passage.sub(_CUT_ENTITY, "")
    if "<" in passage.text:
        passage = passage.sub(_REFERENCE, "").sub(_TAG, " ")
    if "{" in passage.text or "}" in passage.text:
        passage = _without_braces(passage)
    passage = passage.sub(_CITATION, "").sub(_MEDIA_LINK, "").sub(_LINK, lambda match: match[1])
    for residue in (_HALF_LINK, _ADDRESS, _DATED, _TIME_OF_DAY, _FOOTNOTE, _QUOTES):
        passage = passage.sub(residue, "")
    passage = passage.sub(_BAR, " ")
    return fold(passage.sub(_EMPTIED, "")).sub(_STRAY, "").stripped()


def fold(passage: Passage) -> Passage:
    """Return the passage with unseen characters gone, every run of blanks one space, and none at its ends."""
    text = passage.text
    if "  " in text or _BLANK.search(text):
        passage = passage.sub(_UNSEEN, "").sub(_SPACES, " ")
    elif len(text.strip()) == len(text):
        return passage
    return passage.stripped()


def _without_braces(passage: Passage) -> Passage:
    for _ in range(_NESTING):
        before = passage
        passage = passage.sub(_CONVERSION, lambda match: converted(match[1])).sub(_TEMPLATE, "")
        if passage is before:
            break
    passage = passage.sub(_HEADLESS, "").sub(_ENDLESS, lambda match: converted(match[1]))
    return passage.sub(_HALF_CONVERSION, "").sub(_BRACES, "")


def converted(rule: str) -> str:
    """Return what a conversion mark's inside reads as: simplified Chinese if it is among the variants, else the first.

    A rule may carry flags before a bar; those that show nothing (a title's, a hidden rule's) read as nothing.
    """
    flags, bar, body = rule.rpartition("|")
    if bar and _SILENT_FLAGS.intersection(flag.strip() for flag in flags.split(";")):
        return ""
    variants: dict[str, str] = {}
    plain: list[str] = []
    for part in body.split(";"):
        code = _VARIANT.match(part)
        if code:
            variants.setdefault(code[1].lower(), part[code.end() :].strip())
        elif part.strip():
            plain.append(part.strip())
    if not variants:
        return body.strip()
    return next((variants[code] for code in _PREFERRED if code in variants), next(iter(variants.values())))
