"""Where something happens: what the words around a name tell of it, and of a country that acts or suffers at home."""

from __future__ import annotations

from collections.abc import Sequence

from ..grammar.words import Words
from ..happenings.triggers import lexicon as verb_lexicon
from ..lexicon import name_words, role_words
from .chunks import Chunk
from .describing import of_a_body, of_what_follows
from .found import FoundName
from .situation_words import situation_words

_POSSESSIVE = frozenset({"'s", "’s"})
_ACTING = frozenset({"by", "with", "against", "between", "from"})
_HELPING = frozenset({"has", "have", "had", "will", "would", "also", "again"})
_SUCH = frozenset({"like", "including", "as", "namely", "particularly", "especially"})
_STATES = frozenset({"countries", "nations", "states", "places", "territories"})
_HEADINGS = frozenset({":", "-", "–", "—"})
_QUOTES = frozenset({'"', "“"})
_SERIES = frozenset({"and", ",", "the"})
_NEAR = 6
"""How many words before a preposition the word may stand that tells what it means."""

_REACH = 14
"""How many words after a verb of counting what it counts may stand."""


def located(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether the words around a name say that something is there."""
    lex, names = situation_words(), name_words()
    state = chunk.state
    if of_a_body(words, chunk, before):
        return False
    at = past_description(words, chunk.first - 1)
    previous = words.lower(at)
    if state and of_what_follows(words, chunk) and previous != ",":
        return False
    if (state and _directed(words, chunk.first - 1, previous)) or _held(chunk.before):
        return True
    if previous in names.locative:
        if state and previous == "over" and not near(words, at, lex.flying, 8):
            return False
        return not (state and (previous == "at" or _owns_no_place(words, chunk)))
    if previous == "into":
        return not lex.inquiring.intersection(words.lowers[max(0, at - 3) : at]) and not (state and _fired(words, at))
    if previous in names.places and names.places[previous] and chunk.before != ",":
        return True
    if (
        previous in names.taking
        or (previous == "on" and words.lower(at - 1) in names.taking)
        or (previous in lex.reaching and not words.capitals[at] and (chunk.entities or _plain_object(words, chunk)))
    ):
        return True
    if previous == "from":
        return _fired(words, at) or near(words, at, lex.departing, 4) or words.lower(at - 1) in lex.departures
    if previous == "of":
        return _part_of(words, at)
    if previous == "to":
        return words.lower(at - 1) in lex.travels or near(words, at, lex.going, 2)
    if previous in _SUCH and state:
        return _one_of_the_places(words, at)
    return _beside_a_place(words, chunk, previous, at, before)


def past_description(words: Words, at: int) -> int:
    """Return the word before the articles and adjectives that end at `at`."""
    lex, names = situation_words(), name_words()
    while at >= 0:
        lower = words.lowers[at]
        described = not words.capitals[at] and (lower in names.directions or lower in lex.describing or _held(lower))
        if not (described or lower == "the" or lower in _QUOTES or lower in names.demonyms_lower):
            break
        at -= 1
    return at


def _plain_object(words: Words, chunk: Chunk) -> bool:
    """Return whether nothing stands between a verb and a name, and the verb is no adjective."""
    return not chunk.before.endswith(("ing", "ed")) and chunk.before != "the"


def _held(lower: str) -> bool:
    """Return whether an adjective tells who holds a place, or what befell it ("rebel-held", "war-torn")."""
    if "-" not in lower:
        return False
    first, _, last = lower.rpartition("-")
    return first != "" and last in situation_words().ending


def _directed(words: Words, at: int, previous: str) -> bool:
    """Return whether a direction or the like stands before a country ("shakes central Chile")."""
    if previous in _ACTING or at < 0 or words.capitals[at]:
        return False
    return words.lowers[at] in situation_words().directions


def near(words: Words, at: int, cues: frozenset[str], reach: int = _NEAR) -> bool:
    """Return whether one of some words stands at most `reach` words before `at`."""
    return not cues.isdisjoint(words.lowers[max(0, at - reach) : at])


def _fired(words: Words, at: int) -> bool:
    return near(words, at, name_words().fired)


def _part_of(words: Words, at: int) -> bool:
    """Return whether the noun before "of" at `at` is a place, a part of one, or means who votes there."""
    lex, names = situation_words(), name_words()
    noun = words.lower(at - 1)
    if noun == "state" and _capital(words, at - 1):
        return words.lower(at - 2) != "of"
    return (
        noun in names.places
        or noun in names.directions
        or noun in lex.parts
        or noun.removesuffix("s") in names.places
        or (noun in lex.voters and not {"vote", "votes", "polls"}.isdisjoint(words.lowers[at : at + 8]))
    )


def _one_of_the_places(words: Words, at: int) -> bool:
    """Return whether a country is an example of countries where something is ("in several States, including …")."""
    while words.lower(at - 1) in ("such", ",") or words.lower(at - 1) in _SUCH:
        at -= 1
    cues = name_words().locative | situation_words().striking
    return words.lower(at - 1) in _STATES and near(words, at - 1, cues)


def _beside_a_place(words: Words, chunk: Chunk, previous: str, at: int, before: Sequence[FoundName]) -> bool:
    """Return whether a name stands in brackets after a place, contains it, or is named in one breath with it."""
    if not before or before[-1].name.sort != "place":
        return False
    last = before[-1]
    if not chunk.entities and chunk.last - chunk.first > 1 and near(words, at, name_words().titles, 12):
        return False
    if previous == "(":
        return last.last >= at - 2 and chunk.after == ")"
    if previous == "," and last.name.kind != "country" and _ends(words, last, at):
        return not _new_subject(words, chunk)
    return (
        previous in ("and", ",")
        and chunk.first - last.last <= 3
        and last.name.kind in ("country", "city", "region")
        and _same_series(words, last, chunk)
    )


def _new_subject(words: Words, chunk: Chunk) -> bool:
    """Return whether a name after a place and a comma is the subject of the verb behind it ("In Portville, Norland …").

    Another subject stands before the place unless the sentence begins with a preposition, or the verb is one of saying.
    """
    verb = chunk.after
    if verb_lexicon().verbs.get(verb) not in ("s", "ed"):
        return False
    begin = max((at for at in words.sentences if at <= chunk.first), default=0)
    introduced = words.lowers[begin] in situation_words().introducing or words.lowers[begin].endswith("ing")
    return introduced or verb in situation_words().speaking


def _ends(words: Words, last: FoundName, at: int) -> bool:
    """Return whether a place ends at `at`, but for the noun that says what it is ("Kerman province,")."""
    return last.last == at or (last.last == at - 1 and words.lowers[at - 1] in name_words().places)


def _same_series(words: Words, last: FoundName, chunk: Chunk) -> bool:
    return (
        all(words.lowers[i] in (",", "and", "the") for i in range(last.last, chunk.first))
        and words.lowers[last.last] == "and"
    )


def contains(words: Words, chunk: Chunk) -> bool:
    """Return whether a country owns a place that is named after it ("Norland's capital Portville")."""
    names = name_words()
    if chunk.after not in _POSSESSIVE:
        return False
    if chunk.owns_place:
        return True
    at = chunk.last + 1
    while at < len(words.forms) and not words.capitals[at] and words.forms[at].isalpha() and at - chunk.last < 6:
        lower = words.lowers[at]
        following = at + 1 + (words.lower(at + 1) == ",")
        if lower in names.directions and (_capital(words, following) or lower in ("coast", "border")):
            return True
        if lower in names.places:
            return words.lower(at + 1) == "of" or _capital(words, following)
        if lower in role_words().closed or lower in names.descriptions:
            break
        at += 1
    return False


def _owns_no_place(words: Words, chunk: Chunk) -> bool:
    """Return whether a country owns what is no place and no vote ("in Norland's last match")."""
    if chunk.after not in _POSSESSIVE or contains(words, chunk):
        return False
    lex, names = situation_words(), name_words()
    at = chunk.last + 1
    while at < len(words.forms) and words.forms[at][0].isalnum() and words.lowers[at] not in role_words().closed:
        noun = words.lowers[at]
        if noun in lex.parts or noun in lex.votes or noun in names.places or noun.removesuffix("s") in names.places:
            return False
        at += 1
    return True


def _capital(words: Words, at: int) -> bool:
    return at < len(words.forms) and words.capitals[at]


def heads(words: Words, chunk: Chunk) -> bool:
    """Return whether a country stands over a headline ("Norland: …", "Norland – …")."""
    if chunk.first not in words.sentences or chunk.after not in _HEADINGS:
        return False
    following = words.lower(chunk.last + 1)
    acts = _capital(words, chunk.last + 1) and following not in name_words().common
    return not (acts and words.lower(chunk.last + 2) in verb_lexicon().verbs)


def speaks(words: Words, chunk: Chunk, name: str) -> bool:
    """Return whether a capital stands for its government: it says or wants something ("Moscow denies")."""
    at = chunk.last
    while words.lower(at) in _HELPING:
        at += 1
    return name in situation_words().capitals and words.lower(at) in situation_words().speaking


def governs_itself(words: Words, chunk: Chunk) -> bool:
    """Return whether a part of a State heads a sentence as who tells of its cases, or decides what governments do."""
    lex, verb = situation_words(), chunk.after
    if chunk.first not in words.sentences:
        return False
    return verb in lex.governing or (verb not in lex.exceeding and _counts_its_own(words, chunk.last))


def hit(words: Words, chunk: Chunk) -> bool:
    """Return whether a country that acts or suffers is where that happens too: it counts its own dead, or is struck."""
    return _counts_its_own(words, chunk.last) or _struck(words, chunk) or _is_struck(words, chunk.last)


def _counts_its_own(words: Words, last: int) -> bool:
    """Return whether a country tells of its own cases and deaths ("Norland confirms its first two cases of …")."""
    lex = situation_words()
    at = last
    while at < len(words.forms) and (words.lowers[at] in _SERIES or words.capitals[at]):
        at += 1
    at += words.lower(at) in ("has", "have")
    if words.lower(at) not in lex.counting:
        return False
    for there in range(at + 1, min(at + _REACH, len(words.lowers))):
        lower = words.lowers[there]
        if lower in (".", ";", "that") or (lower == "in" and _capital(words, there + 1)):
            return False
        if lower in lex.counted:
            return True
    return False


def _is_struck(words: Words, last: int) -> bool:
    """Return whether a blow to the soil of a country is told with it as subject ("Norland is again hit by floods")."""
    lex, at = situation_words(), last
    while at < last + _NEAR and words.lower(at) in lex.undergoing:
        at += 1
    struck = at > last and words.lower(at) in lex.striking and words.lower(at + 1) == "by"
    return struck and lex.bloodless.isdisjoint(words.lowers[at:])


def _struck(words: Words, chunk: Chunk) -> bool:
    lex = situation_words()
    if chunk.after in _POSSESSIVE or of_what_follows(words, chunk):
        return False
    at = past_description(words, chunk.first - 1)
    previous = words.lower(at)
    if previous in ("at", "into", "toward", "towards", "on"):
        return _fired(words, at) or (previous == "on" and words.lower(at - 1) in lex.blows)
    if previous not in lex.striking or words.capitals[at]:
        return False
    return lex.bloodless.isdisjoint(words.lowers[chunk.last :])
