"""The word lists of extraction, read once from the data files beside this module."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ...frozen import frozen

_HERE = "communique.converter.extract.headlines"


def table(name: str) -> dict[str, Any]:
    """Return the parsed TOML file `name` of this folder."""
    return tomllib.loads(files(_HERE).joinpath(name).read_text(encoding="utf-8"))


def column(name: str) -> frozenset[str]:
    """Return the first column of the CSV file `name` of this folder, without its heading."""
    rows = csv.reader(files(_HERE).joinpath(name).read_text(encoding="utf-8").splitlines())
    next(rows)
    return frozenset(row[0] for row in rows if row)


def _kinds(lists: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in lists.items() for word in words.split()}


@frozen
class NameWords:
    """What tells a name's kind: see `names.toml`."""

    titles: frozenset[str]
    titles_or_names: frozenset[str]
    portfolios: frozenset[str]
    descriptions: frozenset[str]
    modifiers: frozenset[str]
    organisations: dict[str, str]
    first: dict[str, str]
    bodies: dict[str, str]
    of_bodies: frozenset[str]
    state_bodies: frozenset[str]
    of_state_bodies: frozenset[str]
    with_nationality: dict[str, str]
    generic: dict[str, str]
    places: dict[str, str]
    missions: frozenset[str]
    site_adjectives: frozenset[str]
    houses: frozenset[str]
    heavenly: frozenset[str]
    not_names: frozenset[str]
    parts: frozenset[str]
    not_persons: frozenset[str]
    not_first: frozenset[str]
    called_bodies: frozenset[str]
    armable: frozenset[str]
    armed_as: frozenset[str]
    happenings: frozenset[str]
    things: frozenset[str]
    called: frozenset[str]
    vessels: frozenset[str]
    happenings_first: frozenset[str]
    agreements: frozenset[str]
    locative: frozenset[str]
    connectors: frozenset[str]
    after_actor: frozenset[str]
    fired: frozenset[str]
    given_by: frozenset[str]
    taking: frozenset[str]
    directions: frozenset[str]
    participles: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    demonyms: frozenset[str]
    demonyms_lower: frozenset[str]


_PLAIN = (
    "missions",
    "site_adjectives",
    "houses",
    "heavenly",
    "of_bodies",
    "state_bodies",
    "of_state_bodies",
    "not_names",
    "parts",
    "not_persons",
    "not_first",
    "called_bodies",
    "armable",
    "armed_as",
    "happenings",
    "things",
    "called",
    "vessels",
    "happenings_first",
    "agreements",
    "locative",
    "connectors",
    "after_actor",
    "fired",
    "taking",
    "directions",
    "participles",
)


@cache
def name_words() -> NameWords:
    """Return the words that tell what names are."""
    data = table("names/names.toml")
    words = data["words"]
    demonyms = column("names/demonyms.csv")
    return NameWords(
        titles=frozenset(data["titles"].split()),
        descriptions=frozenset(data["descriptions"].split()) | frozenset(data["titles"].split()),
        titles_or_names=frozenset(data["titles_or_names"].split()),
        portfolios=frozenset(data["portfolios"].split()),
        modifiers=frozenset(data["title_modifiers"].split()),
        organisations=_kinds(data["organisations"]),
        bodies=_kinds(data["bodies"]),
        first=_kinds(data["first"]),
        with_nationality=_kinds(data["with_nationality"]),
        generic=_kinds(data["generic"]),
        places=_kinds(data["places"]),
        common=column("names/common_words.csv"),
        given=column("names/given_names.csv"),
        surnames=column("names/surnames.csv"),
        demonyms=demonyms,
        demonyms_lower=frozenset(demonym.lower() for demonym in demonyms),
        given_by=frozenset(words["given"].split()),
        **{key: frozenset(words[key].split()) for key in _PLAIN},
    )


_ROLE_LISTS = (
    "texts", "clash", "observed", "judging", "transitive", "reporting", "giving", "perceiving", "as_what", "naming",
    "light", "doings", "undergone",
    "done_of", "parts", "heads", "floating", "nouns_in_ly", "states", "adjectives_in_ly", "adjectives_in_ing",
    "nouns_in_ing",
    "many", "persons", "singular", "dated",
    "determiners", "adjectives", "nominal", "compounding", "leading_to", "subjunctive",
    "homonyms", "homographs", "plurals", "prepositions",
    "subordinators", "including", "closed", "claiming", "sources",
    "hedges", "supposed", "being", "planning", "expected", "titled", "litigating", "doubtful",
    "whereabouts", "deciding", "prizes", "demanded", "cases", "counting", "pronouns", "own", "declaring", "belongings",
    "representing", "mutual", "holding", "harmed", "stricken", "attending", "undergoing", "owning", "wanting",
    "alleging", "visits", "press", "ending", "guesses",
)  # fmt: skip


_NOUNS = ("doings", "undergone", "done_of")


@frozen
class Frame:
    """A class of verbs: the roles of its sides by function, and the event types in which it holds (all if none)."""

    name: str
    types: frozenset[str]
    sides: dict[str, str]


@frozen
class RoleWords:
    """What tells a role: see `roles.toml`.

    `frames` gives by lemma the classes of a verb; `with_code` the role after "with" by event type.
    """

    frames: dict[str, list[Frame]]
    by_participle: dict[str, str]
    by_noun: dict[str, str]
    direct: dict[str, str]
    with_code: dict[str, str]
    complements: dict[str, frozenset[str]]
    particles: dict[str, frozenset[str]]
    befalling: dict[str, frozenset[str]]
    texts: frozenset[str]
    clash: frozenset[str]
    observed: frozenset[str]
    judging: frozenset[str]
    transitive: frozenset[str]
    reporting: frozenset[str]
    giving: frozenset[str]
    perceiving: frozenset[str]
    as_what: frozenset[str]
    naming: frozenset[str]
    light: frozenset[str]
    doings: frozenset[str]
    undergone: frozenset[str]
    done_of: frozenset[str]
    parts: frozenset[str]
    heads: frozenset[str]
    floating: frozenset[str]
    nouns_in_ly: frozenset[str]
    states: frozenset[str]
    adjectives_in_ly: frozenset[str]
    adjectives_in_ing: frozenset[str]
    nouns_in_ing: frozenset[str]
    many: frozenset[str]
    persons: frozenset[str]
    singular: frozenset[str]
    dated: frozenset[str]
    determiners: frozenset[str]
    adjectives: frozenset[str]
    nominal: frozenset[str]
    compounding: frozenset[str]
    leading_to: frozenset[str]
    subjunctive: frozenset[str]
    homonyms: frozenset[str]
    homographs: frozenset[str]
    plurals: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    including: frozenset[str]
    closed: frozenset[str]
    verbs: frozenset[str]
    claiming: frozenset[str]
    sources: frozenset[str]
    hedges: frozenset[str]
    supposed: frozenset[str]
    being: frozenset[str]
    planning: frozenset[str]
    expected: frozenset[str]
    titled: frozenset[str]
    litigating: frozenset[str]
    doubtful: frozenset[str]
    whereabouts: frozenset[str]
    deciding: frozenset[str]
    prizes: frozenset[str]
    demanded: frozenset[str]
    cases: frozenset[str]
    counting: frozenset[str]
    pronouns: frozenset[str]
    own: frozenset[str]
    declaring: frozenset[str]
    belongings: frozenset[str]
    representing: frozenset[str]
    mutual: frozenset[str]
    holding: frozenset[str]
    harmed: frozenset[str]
    stricken: frozenset[str]
    attending: frozenset[str]
    undergoing: frozenset[str]
    owning: frozenset[str]
    wanting: frozenset[str]
    alleging: frozenset[str]
    visits: frozenset[str]
    press: frozenset[str]
    ending: frozenset[str]
    guesses: frozenset[str]


@cache
def role_words() -> RoleWords:
    """Return the words that tell who has which role."""
    data = table("participation/roles.toml")
    words = data["words"]
    frames: dict[str, list[Frame]] = {}
    for name, sides in data["frames"].items():
        verbs, types = sides.pop("verbs").split(), frozenset(sides.pop("types", "").split())
        for verb in verbs:
            frames.setdefault(verb, []).append(Frame(name.replace("_", "-"), types, sides))
    return RoleWords(
        frames,
        _kinds(data["by_participle"]),
        _kinds(data["by_noun"]),
        _kinds(data["direct"]),
        data["with"],
        {preposition: frozenset(nouns.split()) for preposition, nouns in data["complements"].items()},
        {particle: frozenset(verbs.split()) for particle, verbs in data["particles"].items()},
        {verb: frozenset(nouns.split()) for verb, nouns in data["befalling"].items()},
        verbs=frozenset(words["verbs"].split()) | column("grammar/verbs.csv"),
        **{key: frozenset(words[key].split()) for key in _ROLE_LISTS if key not in _NOUNS},
        **{key: frozenset(form for noun in words[key].split() for form in (noun, noun + "s")) for key in _NOUNS},
    )
