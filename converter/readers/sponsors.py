"""Sponsors of drafts, as the UN's tables and catalogues word them: "Argentina, Chile and United Kingdom".

Which names hold an "and" of their own is known from the authority's States (`United Kingdom of Great Britain and
Northern Ireland`, `Bosnia and Herzegovina`), in every language of its tables that has such a name.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from ..authority.members import own_memberships
from ..authority.store import own_store
from ..folding import fold
from ..records import Name

_BY = re.compile(
    r"^(?:(?:jointly )?(?:submitted|presented|introduced|proposed|sponsored)\b.*?\bby|by) ",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"^adopted (?:at|by) .*", re.IGNORECASE)
_CIRCUMSTANCES = re.compile(
    r",? (?:adopted )?(?:at|on|in|to|under|concerning|incorporating|held on) "
    r"(?=the |its |an? |rule |matters|amendment|\d).*"
)
_FOR = re.compile(r"^.*\b(?:representatives?|delegations?) of (?:the )?", re.IGNORECASE)
_DELEGATION = re.compile(r" delegations?$", re.IGNORECASE)
_EDITORIAL = re.compile(r"\[[^]]*\d[^]]*\]")
_BRACKETS = str.maketrans("[]", "  ")
_SYMBOL = re.compile(r" ?\([A-Z]{1,3}/[^)]*\)")
_BETWEEN = re.compile(r"(, ?and |, et |, | and | et | y | ?/ |; |\|)")
_SMALL_WORDS = frozenset(("of", "the", "and", "de", "du", "des", "del", "la", "le", "les", "et", "y"))
_CONJUNCTIONS = (" and ", " et ", " y ")


def sponsors(text: str) -> tuple[Name, ...]:
    """Return who a statement of responsibility names, in its order, each once: States and, seldom, bodies or offices.

    A name that no table knows is given as it stands, without kind. What names nobody (`adopted at the 286th meeting`)
    gives nothing.
    """
    return read_sponsors(text)[0]


def read_sponsors(text: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return who a statement of responsibility names, as `sponsors` does, and what in it names nobody."""
    plain = _BY.sub(
        "", _ADOPTED.sub("", " ".join(_EDITORIAL.sub("", normalize("NFC", text)).translate(_BRACKETS).split()))
    )
    names: dict[str, Name] = {}
    others: list[str] = []
    for part in filter(None, _glued(_BETWEEN.split(_CIRCUMSTANCES.sub("", _SYMBOL.sub("", plain))))):
        found = _names(part)
        for name in found:
            names.setdefault(fold(name.text), name)
        if not found:
            others.append(part)
    if text.strip() and not names and not others:
        others.append(text.strip())
    return tuple(names.values()), tuple(others)


def _glued(parts: list[str]) -> list[str]:
    """Return the parts between separators, those together again that are one State's name."""
    glued = [_bare(parts[0])]
    for separator, raw in zip(parts[1::2], parts[2::2], strict=True):
        part = _bare(raw)
        whole = f"{glued[-1]}{separator}{part}"
        if fold(whole) in _states() or _is_rest(fold(part)):
            glued[-1] = whole
        else:
            glued.append(part)
    return glued


def _is_rest(part: str) -> bool:
    """Return whether this ends a State's name that began before: `Northern Ireland`, `Federal Republic of`."""
    return part.endswith(" of") or (part in _second_halves() and part not in _states())


def _bare(part: str) -> str:
    """Return a part without what stands before and behind a name."""
    part = _FOR.sub("", re.sub(r"^(?:and|by) ", "", part.strip()))
    part = _DELEGATION.sub("", part.strip().rstrip(".,; "))
    return part if fold(part) in _second_halves() else re.sub(r"^the ", "", part, flags=re.IGNORECASE)


def _names(part: str) -> list[Name]:
    folded = fold(part)
    if folded in _states():
        return [Name(part, "actor", "state")]
    if entity := _renamed().get(folded):
        return [Name(part, "actor", "state", entity=entity)]
    bearers = [own_store()[key] for key in own_store().bearers(folded)]
    if any(entity.kind == "organisation" for entity in bearers):
        return [Name(part, "actor", "organisation")]
    if peoples := own_store().peoples(folded):
        return [Name(own_store()[peoples[0]].label, "actor", "state")] if len(peoples) == 1 else []
    if together := _run_together(part):
        return [Name(name, "actor", "state") for name in together]
    return [Name(part, "actor")] if _is_name(part) else []


def _run_together(part: str) -> list[str]:
    """Return the States of a part that lacks what should stand between them (`Chile France`); none if it isn't so."""
    words = re.split(r"\.? ", part)
    if len(words) > 8:
        return []
    for cut in range(1, len(words)):
        first, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if fold(first) not in _states():
            continue
        others = [rest] if fold(rest) in _states() else _run_together(rest)
        if others:
            return [first, *others]
    return []


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 10 and all(
        word[0].isupper() or word[:2] in ("d'", "l'") or word.lower() in _SMALL_WORDS for word in words
    )


@cache
def _states() -> frozenset[str]:
    """Return the names of States, folded."""
    store = own_store()
    return frozenset(fold(name) for key in store if (entity := store[key]).kind == "state" for _, name in entity.names)


@cache
def _renamed() -> dict[str, str]:
    """Return the names, folded, by which members of the United Nations went, with the entity of each; none of two."""
    found: dict[str, set[str]] = {}
    for membership in own_memberships():
        for name in membership.names:
            found.setdefault(name, set()).add(membership.entity)
    return {name: entities.pop() for name, entities in found.items() if len(entities) == 1}


@cache
def _second_halves() -> frozenset[str]:
    """Return what stands behind the "and" of a State's name, folded, with and without its article."""
    halves = {name.partition(word)[2] for name in _states() for word in _CONJUNCTIONS if word in name}
    return frozenset(halves | {half.removeprefix("the ") for half in halves}) - {""}
