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
_CODING = re.compile(rf"\s*({_TOKEN})\s*(?:;(.*))?", re.DOTALL)
_PROFILE = re.compile(r"\s*<([^<>\s]*)>\s*(?:;(.*))?", re.DOTALL)

_LONGEST_HEADER = 4_000
_NOT_COMPARED = frozenset({"profile", "version"})
"""Parameters that a range may name without narrowing what it means: a server that doesn't know a profile of JSON-LD
sends what it has (JSON-LD 1.1, appendix C)."""
_UTF_8 = frozenset({"utf-8", "utf8"})


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


def coding(accept_encoding: str | None) -> str:
    """Return the content coding to answer in: `gzip` where it is accepted and not less than none, else "".

    An answer that no coding suits is sent without one (RFC 9110, section 12.5.3).
    """
    weights: dict[str, float] = {}
    for part in _parts(accept_encoding or ""):
        match = _CODING.fullmatch(part)
        quality = _weight(match[2] or "") if match else None
        if match and quality is not None:
            weights[match[1].lower()] = quality
    gzip = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return "gzip" if gzip > 0 and gzip >= weights.get("identity", 0.0) else ""


def preferred_profile(accept_profile: str | None, offers: Sequence[str]) -> str | None:
    """Return the profile that an Accept-Profile header prefers among those offered, None when it names none of them.

    Follows https://www.w3.org/TR/dx-prof-conneg/, section 7.2: IRIs in angle brackets with weights; what can't be
    parsed is ignored.
    """
    wanted: dict[str, float] = {}
    for part in _parts(accept_profile or ""):
        match = _PROFILE.fullmatch(part)
        quality = _weight(match[2] or "") if match else None
        if match and quality is not None:
            wanted[match[1]] = max(quality, wanted.get(match[1], 0.0))
    best = max(offers, key=lambda offer: wanted.get(offer, 0.0), default=None)
    return best if best is not None and wanted.get(best, 0.0) > 0 else None


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
    return [range_ for part in _parts(accept) if (range_ := _media_range(part)) is not None] or anything


def _parts(header: str) -> list[str]:
    """Return the members of a list, as far as the header isn't longer than any that is meant."""
    return [match[1] for match in _SPLIT.finditer(header[:_LONGEST_HEADER]) if match[1].strip()]


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
        if name == "charset" and value.lower() in _UTF_8:
            continue  # everything here is in UTF-8; another charset is compared, and so never met
        if name not in _NOT_COMPARED:
            parameters.add((name, value.lower()))
    return _Range(kind, subtype, frozenset(parameters), quality)
