"""Phrases: a headline cut into noun phrases, verb groups, prepositions, joints and marks, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ....frozen import frozen
from ..lexicon import name_words, role_words
from ..names.found import FoundName
from .verb_forms import RELATIVE
from .verb_group import Predicate
from .words import Words

# Pronouns that are never objects, and words that only the beginning of a noun phrase has.
_PRONOUNS = frozenset({"he", "she", "they", "we"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
# Words of a noun phrase that can stand before those.
_BEFORE_ARTICLE = frozenset(
    {
        "all",
        "both",
        "half",
        "such",
        "quite",
        "twice",
        "what",
        "only",
        "even",
        "not",
        "many",
        "double",
        "so",
        "too",
        "just",
    }
    | {"'s", "’s", "once", "rather", "merely", "exactly", "nearly", "about"}
)
_DEGREES = frozenset({"best", "better", "well", "most"})
_STOPS = frozenset({".", ";", ":", "!", "?"})
_COMMAS = frozenset({",", "—", "–", "-"})
_JOINTS = frozenset({"and", "or", "nor", "but", "&"})
_QUOTES = frozenset({'"', "“", "”", "‘", "''", "«", "»"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# Prepositions of several words, and what they are as one.
_LONG = {
    ("according", "to"): "according",
    ("because", "of"): "because",
    ("due", "to"): "because",
    ("out", "of"): "from",
    ("ahead", "of"): "before",
    ("prior", "to"): "before",
    ("next", "to"): "near",
    ("close", "to"): "near",
    ("instead", "of"): "without",
    ("along", "with"): "including",
    ("together", "with"): "including",
    ("well", "as"): "including",
    ("such", "as"): "including",
}
_VERSUS = frozenset({"v.", "vs.", "vs", "versus"})
# Words after which a preposition belongs to a number ("at least 40").
_MEASURING = {"at": ("least", "most"), "as": ("many", "few", "much")}
_PLACES = frozenset({"state", "country", "city", "region", "territory"})
_ROUNDING = frozenset({"over", "about", "around", "under", "to", "between"})


@frozen
class Phrase:
    """Words `first`–`last` of one kind: N noun phrase, V verb group, P preposition, S subordinator, R relative word,
    C "and", "," comma or dash, "(" and ")" brackets, "." end of a sentence or heading.

    `word` is the preposition or other function word, for a noun phrase its last common noun ("" if it ends in a name);
    `kind` is the kind of the last name in it ("name" if nothing tells it, "" if no name stands in it), `named` the
    first word of that name, and `place` whether it is a place or the name of one.
    """

    sort: str
    first: int
    last: int
    word: str = ""
    kind: str = ""
    verb: Predicate | None = None
    named: int = -1
    place: bool = False


def tags(words: Words, names: Sequence[FoundName], predicates: Sequence[Predicate]) -> list[str]:
    """Return the class of each word: those of phrases, w for words of noun phrases, N for words of names,
    a for adverbs, q for quotation marks."""
    classes, depending = _classes(), _by_neighbours()
    found = [
        _tag(words, at) if lower in depending or lower.endswith("ly") else classes.get(lower, "w")
        for at, lower in enumerate(words.lowers)
    ]
    for predicate in predicates:
        if not _adjectival(words, found, predicate):
            for at in range(predicate.first, predicate.last):
                found[at] = "V"
            _around(words, found, predicate)
    for name in names:
        for at in range(name.first, min(name.last, len(found))):
            found[at] = "N"
    ends = {first - 1 for first in words.sentences[1:]} | {len(found) - 1}
    for at, lower in enumerate(words.lowers) if "." in words.lowers[:-1] else ():
        if lower == "." and at not in ends and at + 1 not in ends:  # "Apple Inc., which …"
            found[at] = "q"
    for first in words.sentences[1:]:
        found[first - 1] = "."
    return found


def _around(words: Words, found: list[str], verb: Predicate) -> None:
    """Say what the words beside a verb group are, where that depends on it ("best known as the director of A")."""
    if words.lower(verb.first - 1) in _DEGREES:
        found[verb.first - 1] = "a"
    if verb.lemma in role_words().as_what and words.lower(verb.last) == "as":
        found[verb.last] = "P"


def _adjectival(words: Words, classes: Sequence[str], verb: Predicate) -> bool:
    """Return whether a participle belongs to the noun after it ("suspected members of A")."""
    if verb.form != "participle" or not verb.passive or verb.first != verb.at or verb.last >= len(classes):
        return False
    lex = role_words()
    bare = words.lower(verb.last) not in lex.determiners and words.lower(verb.last) not in lex.dated
    return bare and classes[verb.last] in "wN" and verb.lemma not in lex.naming and verb.lemma not in lex.giving


@cache
def _classes() -> dict[str, str]:
    """Return the class of each word that has one of its own, wherever it stands."""
    lex = role_words()
    classes = dict.fromkeys(lex.floating, "a") | dict.fromkeys(lex.prepositions | lex.including | _VERSUS, "P")
    classes |= dict.fromkeys(RELATIVE, "R") | dict.fromkeys(lex.subordinators, "S")
    classes |= dict.fromkeys(_POSSESSIVE | lex.nouns_in_ly, "w") | dict.fromkeys(_QUOTES, "q")
    classes |= dict.fromkeys(_JOINTS, "C") | dict.fromkeys(_COMMAS, ",") | dict.fromkeys(_STOPS, ".")
    return classes | {"(": "(", ")": ")"}


_LONG_FIRST = frozenset(first for first, _ in _LONG)
_BY_CONTEXT = _LONG_FIRST | _ROUNDING | {"than", "at", "as"}


@cache
def _by_neighbours() -> frozenset[str]:
    """Return the words whose class the words beside them decide, as they do of all that end in -ly."""
    return _BY_CONTEXT.union(word for word, sort in _classes().items() if sort == "a")


def _tag(words: Words, at: int) -> str:
    lower = words.lowers[at]
    found = _classes().get(lower)
    if lower == "such" and words.lower(at + 1) != "as":
        return "w"
    if lower in _BY_CONTEXT:
        if (lower, words.lower(at + 1)) in _LONG:
            return "P"
        if _of_number(words, at):
            return "w"
    if found is None:
        return "a" if lower.endswith("ly") and not words.capitals[at] else "w"
    return "w" if found == "a" and words.lower(at + 1) == "of" else found


def _of_number(words: Words, at: int) -> bool:
    """Return whether a word only belongs to a number ("more than 40", "at least 40", "as many as 40", "over 40")."""
    lower, after, before = words.lowers[at], words.lower(at + 1), words.lower(at - 1)
    if lower == "than":
        return before in ("more", "less", "fewer", "other")
    if after in _MEASURING.get(lower, ()) or (lower == "as" and before in _MEASURING["as"]):
        return True
    if lower == "to":
        return before == "up"
    return lower in _ROUNDING and after[:1].isdigit() and not _year(after) and words.lower(at + 2).isalpha()


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def phrases(
    words: Words, classes: Sequence[str], names: Sequence[FoundName], predicates: Sequence[Predicate]
) -> list[Phrase]:
    """Return the phrases of a headline; adverbs and quotation marks are in none."""
    verbs = {predicate.first: predicate for predicate in predicates}
    of_word = {at: name for name in names for at in range(name.first, name.last)}
    found: list[Phrase] = []
    at, size = 0, len(classes)
    while at < size:
        sort = classes[at]
        last = at + 1
        if sort in "wN":
            while last < size and classes[last] in "wN" and not _begins_another(words, classes, of_word, last):
                last += 1
            found.append(_noun_phrase(words, classes, of_word, at, last))
        elif sort == "V":
            verb = verbs.get(at)
            if verb is None:  # the rest of a group that a name cuts off
                at += 1
                continue
            last = max(verb.last, last)
            found.append(Phrase("V", at, last, verb.lemma, "", verb))
        elif sort not in "aq":
            long = _LONG.get((words.lowers[at], words.lower(at + 1))) if sort == "P" else None
            if long:
                last = at + 2
            word = "against" if words.lowers[at] in _VERSUS else words.lowers[at]
            found.append(Phrase(sort, at, last, long or word))
        at = last
    return found


def _begins_another(words: Words, classes: Sequence[str], of_word: dict[int, FoundName], at: int) -> bool:
    """Return whether a second noun phrase begins at `at`, without a joint ("the strike they began")."""
    if words.lowers[at] in _PRONOUNS or (words.lowers[at] == "it" and classes[at + 1 : at + 2] == ["V"]):
        return words.lowers[at - 1] not in _BEFORE_ARTICLE
    if words.lowers[at] not in _ARTICLES or (at in of_word and of_word[at].first < at):
        return False
    if (
        at - 1 in of_word
        and of_word[at - 1].name.kind == "person"
        and words.capitals[min(at + 1, len(words.forms) - 1)]
    ):
        return False  # "Ivan the Terrible"
    return words.lowers[at - 1] not in _BEFORE_ARTICLE


def _noun_phrase(words: Words, classes: Sequence[str], of_word: dict[int, FoundName], first: int, last: int) -> Phrase:
    name = None
    for at in range(last - 1, first - 1, -1):
        name = of_word.get(at)
        if name is not None:
            break
    word = words.lowers[last - 1] if classes[last - 1] == "w" else ""
    if name is None:
        return Phrase("N", first, last, word, "name" if words.capitals[last - 1] and last - 1 > 0 else "")
    place = not word and (name.name.sort == "place" or name.name.kind in _PLACES)
    return Phrase("N", first, last, word, name.name.kind or "name", None, max(first, name.first), place)


def human(phrase: Phrase) -> bool:
    """Return whether a noun phrase without a name is of a person ("the leader")."""
    return phrase.word in name_words().descriptions or phrase.word in role_words().persons


def several(phrase: Phrase) -> bool:
    """Return whether a noun phrase without a name is of several: a plural, or a number."""
    if phrase.kind or not phrase.word:
        return False
    noun = phrase.word
    lex = role_words()
    return (noun.endswith("s") and not noun.endswith("ss")) or noun in lex.plurals or noun in lex.many
