"""Courses of events told by their names: a noun such as "war" or "election", and what makes it one war, one election.

"Sinai insurgency", "War in Darfur" and "2016 Austrian election" are such names; "Politics and elections", "Earthquakes"
and "Foreign relations of Chile" are none.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from ...folding import simplified
from ...frozen import frozen
from ..headlines.lexicon import name_words

_LONGEST_HEAD = 3  # words
_BRACKETS = re.compile(r"[ \t]*[(（]([^()（）]{1,60})[)）]$")
_YEAR_BEHIND = re.compile(r"^(.{3,}), ([0-9]{4}(?:[–-][0-9]{2,4})?)$")
_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[0-9]{4}|[0-9](?:st|nd|rd|th)\b")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@frozen
class _Words:
    heads: dict[tuple[str, ...], str]
    joining: frozenset[str]
    parting: frozenset[str]
    inside: frozenset[str]
    numbered: frozenset[str]
    leading: frozenset[str]
    lasting: frozenset[str]
    chinese_heads: tuple[str, ...]
    chinese_lasting: tuple[str, ...]


@cache
def _words() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("processes.toml").read_text(encoding="utf-8"))
    heads = {}
    for kept, others in data["heads"].items():
        for form in (kept, *(other.replace("_", " ") for other in others.split())):
            heads[tuple(form.split())] = kept
    lists = {key: frozenset(words.split()) for key, words in data["words"].items()}
    chinese = data["chinese"]
    return _Words(
        heads=heads,
        joining=lists["joining"],
        parting=lists["parting"],
        inside=lists["inside"],
        numbered=lists["numbered"],
        leading=lists["leading"],
        lasting=lists["lasting"],
        chinese_heads=tuple(chinese["heads"].split()),
        chinese_lasting=tuple(chinese["lasting"].split()),
    )


def process_name(text: str) -> str | None:
    """Return the name of the course of events that a tag names, in the form that its variants share, else None.

    A year goes to the front ("Austrian election, 2016"), and the noun is put in one form ("2016 Austrian elections").
    """
    plain = " ".join(text.split())
    if _CHINESE.search(plain):
        return plain if _is_chinese_process(plain) else None
    if year := _YEAR_BEHIND.match(plain):
        plain = f"{year[2]} {year[1]}"
    elif ", " in plain or "; " in plain:
        return None
    brackets = _BRACKETS.search(plain)
    forms = plain[: brackets.start()].split() if brackets else plain.split()
    head = _head(forms)
    if head is None:
        return None
    first, last, kept = head
    if kept:
        forms[first:last] = _cased(kept, forms[first])
    return " ".join(forms) + (brackets.group() if brackets else "")


def whole_of(text: str) -> str | None:
    """Return the name of what a tag names a lasting phase of: for "Conflict in A (2015–present)" what is before it."""
    brackets = _BRACKETS.search(text)
    if brackets is None:
        return None
    words, said = _words(), simplified(brackets[1]).lower()
    lasting = not words.lasting.isdisjoint(re.findall(r"[a-z]+", said)) or any(
        word in said for word in words.chinese_lasting
    )
    return text[: brackets.start()] if lasting and _YEAR.search(said) else None


def _head(forms: list[str]) -> tuple[int, int, str] | None:
    """Return where the noun stands and its kept form ("" in the name of a storm), None if this is no name."""
    words, lowers = _words(), [form.lower() for form in forms]
    if len(forms) > 1 and lowers[0] in words.leading and all(form[0].isupper() or form[0].isdigit() for form in forms):
        return 0, 1, ""
    joint = next((at for at in range(1, len(forms)) if _parts(lowers, at)), len(forms))
    if joint < len(forms) and lowers[joint] in words.parting:
        return None
    for length in range(min(_LONGEST_HEAD, joint), 0, -1):
        first = joint - length
        kept = words.heads.get(tuple(lowers[first:joint]))
        if kept in words.numbered and not _NUMBER.search(" ".join(forms)):
            return None
        if kept is not None:
            named = _names(forms, 0, first) or _names(forms, joint + 1, len(forms))
            return (first, joint, kept) if named else None
    return None


def _parts(lowers: list[str], at: int) -> bool:
    """Return whether a noun ends before a word: a preposition, but for one inside a longer name."""
    words = _words()
    return lowers[at] in words.parting or (lowers[at] in words.joining and lowers[at - 1] not in words.inside)


def _names(forms: list[str], first: int, last: int) -> bool:
    """Return whether some words hold a name or a number; the capital of a tag's first word alone tells none."""
    common = name_words().common
    return any(
        form[0].isdigit() or (any(map(str.isupper, form)) and (at > 0 or form.lower() not in common))
        for at, form in enumerate(forms[first:last], first)
    )


def _cased(kept: str, as_in: str) -> list[str]:
    return (kept.title() if as_in[0].isupper() else kept).split()


def _is_chinese_process(text: str) -> bool:
    """Return whether a name ends with such a noun and says which one it is: by a number, or two characters and more."""
    plain = simplified(_BRACKETS.sub("", text))
    head = next((head for head in _words().chinese_heads if plain.endswith(head)), None)
    return head is not None and len(plain) >= len(head) + 2
