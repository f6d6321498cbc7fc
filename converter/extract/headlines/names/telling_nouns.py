"""Nouns beside a name that tell what bears it: "the town of …", "… region", "the carmaker …", "the singer …"."""

from __future__ import annotations

from ..grammar.words import Words
from ..lexicon import name_words


def called(words: Words, first: int) -> str:
    """Return what a noun before a name calls it: a company, a band, a militia ("the carmaker …")."""
    lexicon = name_words()
    noun = words.lower(first - 1)
    if noun not in lexicon.called_bodies or words.capitals[first - 1]:
        return ""
    if noun in lexicon.armable and words.lower(first - 2) in lexicon.armed_as:
        return "armed_group"
    kind = lexicon.organisations.get(noun, "")
    return kind if kind == "armed_group" else "organisation"


def before_noun(words: Words, last: int) -> tuple[str, int]:
    """Return the kind of place that a noun after a name tells ("Mopti region"), and where that noun ends."""
    lexicon = name_words()
    at = last
    while words.lower(at) in lexicon.site_adjectives:
        at += 1
    if at > last and words.lower(at).removesuffix("s") not in lexicon.places:
        at -= 1  # "prison" is what it says here, and in "prison camp" it describes
    noun = words.lower(at)
    if at == last and noun.endswith("s"):
        return "", last
    kind = lexicon.places.get(noun.rpartition("-")[2]) or lexicon.places.get(noun.removesuffix("s"), "")
    return ("", last) if at > last and kind != "site" else (kind, at + 1)


def after_noun(words: Words, first: int) -> str:
    """Return the kind of place that a noun before a name tells ("the town of Mocha", "the port city of")."""
    lexicon = name_words()
    at = first - 1
    if words.lower(at) == "of":
        at -= 1
    elif at < 0 or words.capitals[at]:
        return ""
    noun = words.lower(at)
    kind = lexicon.places.get(noun) or lexicon.places.get(noun.removesuffix("s"), "")
    return kind if noun != "state" else ""


def tells_person(words: Words, first: int) -> bool:
    """Return whether a noun before a name describes a person ("the singer …", "a singer, …")."""
    lexicon = name_words()
    before = words.lower(first - 1)
    if before == ",":
        before = words.lower(first - 2)
        return before in lexicon.descriptions and first > 2
    return before in lexicon.descriptions and not words.capitals[first - 1]


def describes(words: Words, at: int) -> bool:
    """Return whether what ends before a word only describes the person or body that the word means."""
    lexicon = name_words()
    lower = words.lower(at)
    return lower in lexicon.descriptions or lower in lexicon.organisations
