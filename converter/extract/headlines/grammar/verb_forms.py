"""Verb forms: which words can be a verb, by their form and by the words right beside them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from ..happenings.triggers import inflections, lexicon, plural
from ..lexicon import name_words, role_words
from .words import Words

HAVE = frozenset({"has", "have", "had", "having"})
MODALS = frozenset({"will", "would", "may", "might", "can", "could", "shall", "should", "must", "cannot"})
# What a hyphen parts from a verb that it is one with ("co-founded", "force-fed").
_PREFIXES = frozenset({"co", "over", "pre", "de", "un", "out", "under", "cross", "force", "court", "air", "pepper"})
# Past forms that are participles as well, beside another one.
_TWICE = frozenset(
    {"beat", "bit", "broadcast", "got", "forgot", "proved", "showed", "spilled", "swelled", "hung", "learned", "leaned"}
    | {"leapt", "pleaded", "sneaked", "struck", "kneeled", "hid", "knelt", "leaped", "wove", "woke"}
)
_STOP = frozenset({".", ";", ":", "!", "?", "—", "–"})
BOUNDARIES = _STOP | {"which", "who", "whom", "where", "that", "while", "because", "although", "though", "when", "if"}
CLAUSAL = frozenset({"after", "before", "since", "until", "as", "than"})
OPENING = frozenset(
    {"after", "as", "while", "since", "before", "although", "until", "whereas", "once", "unless", "than"}
)
# Words after a verb, hardly ever after a noun that looks like it.
_ONWARD = frozenset(
    {"through", "into", "out", "off", "up", "down", "away", "back", "onto", "that", "to", "over", "past", "along", "by"}
)
RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "that"})
# Pronouns that are subjects.
SUBJECTS = frozenset({"who", "which", "he", "she", "they", "it", "we", "i", "you"})
# fmt: off
_OBJECT_STARTS = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "all", "several", "some", "no",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "dozens", "hundreds", "thousands",
    "him", "them", "it", "us", "himself", "herself", "itself", "themselves",
})
# fmt: on
# Words with which an amount begins.
_AMOUNTS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("up", "to"), ("as", "many")}
)
_COMMAS = frozenset({",", "–", "—"})


@cache
def verb_forms() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return the kind and the lemma of every verb form, and the forms that are base and past at once ("beat")."""
    lex, roles = lexicon(), role_words()
    kinds = dict(lex.verbs)
    lemmas: dict[str, str] = {}
    wanted = roles.verbs | roles.transitive | roles.reporting | roles.giving | roles.light | roles.frames.keys()
    for lemma in sorted(wanted):
        for form, kind in inflections(lemma, lex.irregular):
            kinds.setdefault(form, kind)
            lemmas.setdefault(form, lemma)
    for form in kinds:
        known = lex.lemmas.get(form)
        if known:
            lemmas.setdefault(form, min(known))
    both = frozenset(lemma for lemma, forms in lex.irregular.items() if forms[0] == lemma)
    return kinds, lemmas, both


@cache
def base_participles() -> frozenset[str]:
    """Return the base forms that are past participles too ("come", "beat")."""
    return frozenset(lemma for lemma, forms in lexicon().irregular.items() if lemma in forms)


@cache
def only_past() -> frozenset[str]:
    """Return the past forms that are no participles ("spoke", "withdrew"): they always have a subject."""
    forms = lexicon().irregular
    past = {made[0] for made in forms.values() if len(_in_past(made)) > 1 and made[0] not in _TWICE}
    return frozenset(past - forms.keys())


def _in_past(forms: Sequence[str]) -> list[str]:
    return [form for form in forms if not form.endswith(("ing", "es"))]


def compound_participle(word: str) -> bool:
    """Return whether a word that no table knows is a participle with what stands before it ("re-elected")."""
    first, _, rest = word.partition("-")
    return first in _PREFIXES and kind_of(rest) == "ed"


def kind_of(word: str) -> str:
    """Return which form of a verb a word can be: base, s, ed, ing; "" if none."""
    kinds = verb_forms()[0]
    return kinds.get(word) or (kinds.get(word[3:], "") if word.startswith("re-") else "")


def lemma_of(word: str) -> str:
    """Return the lemma of a verb form; of one that was done again, that of what was done ("re-arrested")."""
    lemmas = verb_forms()[1]
    return lemmas.get(word) or lemmas.get(word.removeprefix("re-"), word)


def only_verb(word: str) -> bool:
    """Return whether a base form is nothing else: no noun, nor adjective ("seize", but not "raid" or "free")."""
    lex = role_words()
    return plural(word) not in lex.homonyms and word not in lex.homographs


def begins_object(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a name, a number or a word that opens a noun phrase stands at `at`."""
    lower = words.lower(at)
    if at in named or lower in _OBJECT_STARTS or lower[:1].isdigit() or (lower, words.lower(at + 1)) in _AMOUNTS:
        return True
    return lower != "" and words.capitals[at]


def takes_more(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a base form that is nothing but a verb has an object or the like after it ("seize control")."""
    if not only_verb(words.lowers[at]):
        return False
    after = words.lower(at + 1)
    return goes_on(words, at + 1, named) or (kind_of(after) == "base" and not only_verb(after))


def takes_object(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a noun phrase begins at `at`."""
    lower = words.lower(at)
    if not lower or lower in role_words().closed or not (lower[0].isalnum()):
        return False
    return not lower.endswith("ly") and (at in named or lower not in ("by", "and"))


def plural_before(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether what stands before a base form can be its subject: a plural, or several names."""
    before = words.lower(at - 1)
    if before in _COMMAS:
        aside = [there for there in range(max(1, at - 16), at - 1) if words.lowers[there] == before]
        return bool(aside) and words.lower(aside[-1] - 1) != before and plural_before(words, aside[-1], named)
    if at - 1 in named or (at > 1 and words.capitals[at - 1] and before not in name_words().demonyms_lower):
        start = at - 1
        titles = name_words().descriptions
        while (
            start in named
            or (start > 0 and words.capitals[start])
            or words.lower(start) == "the"
            or words.lower(start) in titles
        ):
            start -= 1
        if words.lower(start) in ("in", "of", "from", "at") and words.lower(start - 1).endswith("s"):
            return True
        if _plural_of(words, start + 1, at):
            return True
        return (
            words.lower(start) in ("and", "nor")
            or (words.lower(start) == "," and start - 1 in named)
            or (before.endswith("s") and before not in role_words().singular)
            or before in ("forces", "police")
        )
    return (before.endswith("s") and not before.endswith("ss")) or before in role_words().plurals


def _plural_of(words: Words, first: int, last: int) -> bool:
    """Return whether the noun before "of" in a name is a plural ("United Workers of Norway")."""
    of = next((at for at in range(first + 1, last) if words.lowers[at] == "of"), 0)
    noun = words.lower(of - 1) if of else ""
    return noun.endswith("s") and not noun.endswith("ss") and noun not in role_words().singular


def before_adverb(words: Words, at: int) -> int:
    """Return the word before `at`, or before the adverb or the brackets that stand there."""
    before = words.lower(at - 1)
    if before == ")" and "(" in words.lowers[:at]:
        return max(there for there in range(at) if words.lowers[there] == "(") - 1
    lex = role_words()
    adverb = before.endswith("ly") and before not in lex.nouns_in_ly and before not in lex.adjectives_in_ly
    adverb = adverb or before in lex.floating
    return at - 2 if adverb else at - 1


def goes_on(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether what stands at `at` follows a verb rather than a noun: an object, or a word of direction."""
    after = words.lower(at)
    if begins_object(words, at, named) or after in _ONWARD or after.endswith("ly"):
        return True
    word = after.replace("-", "").isalpha()
    return word and after not in role_words().closed and kind_of(after) not in ("base", "ed")
