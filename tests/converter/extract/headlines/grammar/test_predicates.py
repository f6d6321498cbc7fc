"""Verb groups: which words are verbs in a headline, and in what voice and form."""

from __future__ import annotations

import pytest

from communique.converter.extract.headlines.grammar.predicates import predicates
from communique.converter.extract.headlines.grammar.words import cut


def _read(text: str) -> list[tuple[str, str, bool]]:
    """Return lemma, form and voice of each predicate; a word in capitals is a part of a name."""
    words = cut(text)
    named = frozenset(
        at for at, capital in enumerate(words.capitals) if capital and words.lowers[at] not in ("the", "a")
    )
    return [(p.lemma, p.form, p.passive) for p in predicates(words, named)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway expels an envoy.", [("expel", "finite", False)]),
        ("Norway and Chile expel an envoy.", [("expel", "finite", False)]),
        ("An envoy is expelled by Norway.", [("expel", "finite", True)]),
        ("An envoy has been formally expelled.", [("expel", "finite", True)]),
        ("Norway has expelled an envoy.", [("expel", "finite", False)]),
        ("Norway is expelling an envoy.", [("expel", "finite", False)]),
        ("Norway votes to expel an envoy.", [("vote", "finite", False), ("expel", "infinitive", False)]),
        ("Five envoys expelled.", [("expel", "finite", True)]),
        ("Norway expelled an envoy.", [("expel", "finite", False)]),
        ("An envoy expelled by Norway resigns.", [("expel", "participle", True), ("resign", "finite", False)]),
        ("Norway frees the envoys captured in Lima.", [("free", "finite", False), ("capture", "participle", True)]),
        ("Norway says Chile captured a ship.", [("say", "finite", False), ("capture", "finite", False)]),
        ("Marta named minister.", [("name", "finite", True)]),
        ("Norway beat Chile.", [("beat", "finite", False)]),
        ("Peace talks resume.", [("resume", "finite", False)]),
        ("Norway rejects talks.", [("reject", "finite", False)]),
        ("Some people join the Harbour Party protests.", [("join", "finite", False)]),
        ("Ships sink, killing nine.", [("sink", "finite", False), ("kill", "ing", False)]),
    ],
)
def test_predicates(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "modal", "negated"),
    [
        ("Norway will not sign.", "will", True),
        ("Norway may sign.", "may", False),
        ("Norway has never signed.", "", True),
        ("Norway could have signed.", "could", False),
        ("Norway signs.", "", False),
    ],
)
def test_what_auxiliaries_say(text: str, modal: str, negated: bool) -> None:
    [predicate] = predicates(cut(text), frozenset({0}))
    assert (predicate.lemma, predicate.modal, predicate.negated) == ("sign", modal, negated)


def test_words_of_names_are_no_verbs() -> None:
    assert predicates(cut("United Nations strikes"), frozenset({0, 1, 2})) == ()
