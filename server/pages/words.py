"""Counts and codes in words."""

from __future__ import annotations

from babel import Locale

from communique.ontology.namespaces import CMQ

_BOUNDS = {"exact": "{}", "at_least": "at least {}", "at_most": "at most {}", "about": "about {}"}
_SCHEMES = {
    "m49": "UN M49",
    "iso3166alpha2": "ISO 3166-1 alpha-2",
    "iso3166alpha3": "ISO 3166-1 alpha-3",
    "ucdpActor": "UCDP actor",
}


def bound_in_words(bound: str, value: str, unit: str) -> str:
    """Return a count in words: at least 250,000 people."""
    count = f"{int(value):,}" if value.lstrip("-").isdecimal() else value
    return _BOUNDS.get(bound, "{}").format(f"{count} {unit}".rstrip())


def language_name(code: str) -> str:
    """Return a language's English name, the code itself if it has none (CLDR)."""
    return str(Locale("en").languages.get(code, code))


def notation_scheme(datatype: str) -> str:
    """Return the name of the scheme that a typed notation is of; empty for a text or a number."""
    if not datatype.startswith(CMQ):
        return ""
    local = datatype.removeprefix(CMQ)
    return _SCHEMES.get(local, local)
