"""Where UCDP events happened: a place in words, the administrative units around it, the country.

The dataset's names end in what the place is ("Damascus city", "Idlib governorate", "Al Hawl camp"), give several names
at once ("Tadmur/Palmyra town") and a country's former name in brackets ("Yemen (North Yemen)"). Towns and cities go by
the name alone, so that they can be known; what is smaller, and districts, carry the unit around them, since a country
has many of the same name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..frozen import frozen
from ..records import Name, Place

_FORMER = re.compile(r"\s*\([^()]*\)$")
_LAST_WORD = re.compile(r"(?<=\s)([a-zé-]{2,})$")
_SEVERAL = re.compile(r"\s*/\s*|\s*\(")
_DESCRIBED = re.compile(
    r"^(?:Between|Near|Outside|Around|Road|Highway|Areas?)\b|\b(?:between|near|outside|around|and|from|to|off|of|at|in|road)\b|,"
)
_TOWN = frozenset(("town", "city"))
_VILLAGE = frozenset(("village", "locality", "settlement", "suburb", "kibbutz"))
# fmt: off
_REGION = frozenset((
    "governorate", "province", "state", "region", "oblast", "department", "département", "district", "sub-district",
    "county", "municipality", "township", "division", "sub-division", "krai", "republic", "territory", "zone", "woreda",
    "tehsil", "lga", "raion", "rayon", "cercle", "commune", "agency", "constituency", "area", "enclave",
    "valley", "plain",
))
_SITE = frozenset((
    "camp", "airport", "airbase", "base", "field", "fields", "oilfield", "mountain", "hill", "hills", "forest", "farm",
    "checkpoint", "mine", "dam", "bridge", "castle", "shrine", "prison", "factory", "monastery", "crossing", "complex",
))
_WATER = frozenset(("river", "lake", "sea", "gulf", "strait", "stream"))
# fmt: on
_NEAR = ("1", "2")  # where_prec: the place itself, and within 25 km of it
_OF_DISTRICT = "3"  # where_prec: the point stands for the unit of the second order


@frozen
class Where:
    """Where an event happened: `name` is the narrowest place stated, `text` its wording, `places` those around it."""

    text: str = ""
    name: Name | None = None
    places: tuple[Place, ...] = ()


@lru_cache(maxsize=1 << 13)
def where(
    text: str, adm_2: str, adm_1: str, country: str, point: tuple[float, float] | None = None, precision: str = ""
) -> Where:
    """Return the place that a row names, with those that contain it; each may be "".

    A place has the `point` where the dataset's `precision` says that it is the place's, or that of the second
    administrative unit.
    """
    texts = [" ".join(part.split()) for part in (country, adm_1, adm_2, text)]
    names = _names(*texts)
    if not names:
        return Where()
    pointed = names[-1] if precision in _NEAR else None
    if precision == _OF_DISTRICT and texts[2]:
        pointed = next(name for name in names if name.text.startswith(texts[2]))
    places = tuple(
        Place(name, within, point if name is pointed else None)
        for within, name in zip((None, *names), names, strict=False)
        if within is not None or name is pointed
    )
    return Where(next(part for part in reversed(texts) if part), names[-1], places)


def _names(country: str, adm_1: str, adm_2: str, text: str) -> list[Name]:
    """Return the names of the places, the widest first."""
    found: list[Name] = []
    inside = _FORMER.sub("", country)
    if inside:
        found.append(Name(inside, "place", "country"))
    if adm_1:
        found.append(Name(adm_1, "place", "region", within=inside))
    if adm_2 and adm_2 != adm_1:
        found.append(Name(_told_apart(adm_2, adm_1), "place", "region", within=inside))
    if text and text not in (country, inside, adm_1, adm_2):
        found.append(_narrowest(text, adm_1, inside))
    return found


def _narrowest(text: str, adm_1: str, country: str) -> Name:
    found = _LAST_WORD.search(text)
    word = found[1] if found else ""
    if _DESCRIBED.search(text):
        return Name(_told_apart(text, adm_1), "place", within=country)
    if word in _TOWN:
        return Name(_first(text, word), "place", "city", within=country)
    if word in _VILLAGE:
        return Name(_told_apart(_first(text, word), adm_1), "place", "city", within=country)
    kind = "region" if word in _REGION else "site" if word in _SITE else "water" if word in _WATER else ""
    return Name(_told_apart(text, adm_1), "place", kind, within=country)


def _first(text: str, word: str) -> str:
    """Return the first of a place's names, without the word for what it is."""
    plain = text.removesuffix(word).strip()
    first = _SEVERAL.split(plain, maxsplit=1)[0].strip()
    return first.removesuffix(f" {word}") or plain or text


def _told_apart(text: str, unit: str) -> str:
    return f"{text} ({unit})" if unit else text
