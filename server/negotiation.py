"""Proactive content negotiation (RFC 9110, sections 12.4 and 12.5), as pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_RANGE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*")
_PARAMETER = re.compile(rf"\s*({_TOKEN})\s*=\s*({_TOKEN}|\"(?:[^\"\\]|\\.)*\")\s*")
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
_SPLIT = re.compile(r'((?:[^,"]|"(?:[^"\\]|\\.)*"?)*),?')
_LANGUAGE = re.compile(r"\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")

_LONGEST_HEADER = 4_000
_NOT_COMPARED = frozenset({"charset", "profile", "version"})
"""Parameters that a range may name without narrowing what it means here: everything is UTF-8 and has one profile."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range of an Accept header; `*` stands for any type or subtype."""

    type: str
    subtype: str
    parameters: frozenset[tuple[str, str]]
    quality: float

    def specificity(self, offer: tuple[str, str, frozenset[tuple[str, str]]]) -> int | None:
        """Return how closely the range fits an offer (higher is closer), None when it does not."""
        kind, subtype, parameters = offer
        if self.type == self.subtype == "*":
            return 0
        if self.type != kind:
            return None
        if self.subtype == "*":
            return 1
        if self.subtype != subtype or not self.parameters <= parameters:
            return None
        return 2 + len(self.parameters)


def negotiate(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the media type to answer in, None when nothing offered is acceptable (406).

    `accept` is the Accept header, None when there is none; `offers` are media types in the server's order of
    preference. The most specific range that fits an offer gives its quality, 0 refuses it. Among offers of equal
    quality the one named most specifically wins, then the server's order. Ranges that can't be parsed are
    ignored, and a header with no range that can be is taken as absent.
    """
    ranges = _parse(accept)
    best: tuple[float, int, int] | None = None
    chosen = None
    for position, offer in enumerate(offers):
        fits = [
            (close, range_.quality) for range_ in ranges if (close := range_.specificity(_offer(offer))) is not None
        ]
        if not fits:
            continue
        closeness = max(close for close, _ in fits)
        quality = max(quality for close, quality in fits if close == closeness)
        rank = (quality, closeness, -position)
        if quality > 0 and (best is None or rank > best):
            best, chosen = rank, offer
    return chosen


def languages(accept_language: str | None) -> tuple[str, ...]:
    """Return the primary language codes of an Accept-Language header by falling quality, English last if not named.

    Refused languages (q=0), wildcards and what can't be parsed are left out.
    """
    wanted: list[tuple[float, int, str]] = []
    refused = set()
    for position, part in enumerate((accept_language or "")[:_LONGEST_HEADER].split(",")):
        tag, _, rest = part.partition(";")
        quality = _weight(rest)
        if not _LANGUAGE.fullmatch(tag.strip()) or quality is None or tag.strip() == "*":
            continue
        code = tag.strip().split("-")[0].lower()
        if quality:
            wanted.append((-quality, position, code))
        else:
            refused.add(code)
    return tuple(dict.fromkeys([code for _, _, code in sorted(wanted)] + ["en"] * ("en" not in refused)))


def _weight(rest: str) -> float | None:
    """Return the weight in what follows a tag, 1 when nothing does, None when it can't be parsed."""
    if not rest.strip():
        return 1.0
    name, _, value = rest.partition("=")
    return float(value) if name.strip().lower() == "q" and _WEIGHT.fullmatch(value := value.strip()) else None


def _offer(media_type: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    parsed = _media_range(media_type)
    assert parsed is not None, media_type
    return parsed.type, parsed.subtype, parsed.parameters


def _parse(accept: str | None) -> list[_Range]:
    anything = [_Range("*", "*", frozenset(), 1.0)]
    if accept is None:
        return anything
    parts = [match[1] for match in _SPLIT.finditer(accept[:_LONGEST_HEADER]) if match[1].strip()]
    return [range_ for part in parts if (range_ := _media_range(part)) is not None] or anything


def _media_range(text: str) -> _Range | None:
    """Return the media range that `text` says, None when it can't be parsed."""
    match = _RANGE.match(text)
    if not match:
        return None
    kind, subtype = match[1].lower(), match[2].lower()
    if kind == "*" != subtype:
        return None
    parameters: set[tuple[str, str]] = set()
    quality = 1.0
    position = match.end()
    while position < len(text):
        if text[position] != ";":
            return None
        if not text[position + 1 :].strip():
            break
        parameter = _PARAMETER.match(text, position + 1)
        if not parameter:
            return None
        name, value = parameter[1].lower(), parameter[2].strip('"')
        position = parameter.end()
        if name == "q":
            if not _WEIGHT.fullmatch(value):
                return None
            quality = float(value)
            break  # what follows the weight are extensions, which nobody defined
        if name not in _NOT_COMPARED:
            parameters.add((name, value.lower()))
    return _Range(kind, subtype, frozenset(parameters), quality)
