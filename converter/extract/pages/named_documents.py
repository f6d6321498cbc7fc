"""Documents that prose names, with the organ it names before a resolution's number."""

from __future__ import annotations

import re
from dataclasses import replace

from ...records import DocumentKey, Stated
from ..documents.prose import find_documents as find_symbols
from ..documents.symbols import normalise_symbol, organ_of

_SERIES = {
    "Human Rights Council": ("A/HRC/RES/", "actor/human-rights-council"),
    "Economic and Social Council": ("E/RES/", "actor/united-nations-economic-and-social-council"),
    "ECOSOC": ("E/RES/", "actor/united-nations-economic-and-social-council"),
}
_ORGAN = re.compile(rf"\b(?:{'|'.join(_SERIES)})\b")
_BARE = re.compile(r"resolutions?\s+(?P<number>[\w/]+)$", re.IGNORECASE)


def adopter_of(symbol: str) -> str | None:
    """Return the authority key of the organ that adopted a document, by its symbol; None if that doesn't tell."""
    return organ_of(symbol) or next((organ for start, organ in _SERIES.values() if symbol.startswith(start)), None)


def find_documents(text: str) -> tuple[Stated[DocumentKey], ...]:
    """Return the documents that a text names; a bare "resolution 39/2" is of the organ named before it, if any is."""
    return tuple(_of_organ(stated, text) for stated in find_symbols(text))


def _of_organ(stated: Stated[DocumentKey], text: str) -> Stated[DocumentKey]:
    span = stated.evidence.span
    bare = _BARE.match(span.text) if span else None
    organs = _ORGAN.findall(text[: span.start]) if span else []
    if not bare or not organs or "General Assembly" in text:
        return stated
    symbol = normalise_symbol(_SERIES[organs[-1]][0] + bare["number"])
    return replace(stated, value=DocumentKey(symbol)) if symbol else stated
