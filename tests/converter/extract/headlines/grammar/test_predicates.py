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
    ("text", "expected"),
    [
        ("Norway opened a bridge.", [("open", "finite", False)]),
        ("Norway stripped Chile.", [("strip", "finite", False)]),
        ("Norway has cancelled a visit.", [("cancel", "finite", False)]),
        ("Norway has canceled a visit.", [("cancel", "finite", False)]),
        ("An envoy who lied resigns.", [("lie", "finite", False), ("resign", "finite", False)]),
        ("Norway has become a member.", [("become", "finite", False)]),
        ("Marta spoke to Oleg.", [("speak", "finite", False)]),
        ("Marta spoken to by Oleg resigns.", [("speak", "participle", True), ("resign", "finite", False)]),
        ("Marta is re-elected.", [("re-elect", "finite", True)]),
        ("Marta is left-handed.", [("be", "finite", False)]),
        ("Marta is deeply worried about Oleg.", [("be", "finite", False)]),
        ("Marta is then arrested.", [("arrest", "finite", True)]),
        ('Marta was "briefly detained" in Lima.', [("detain", "finite", True)]),
        ("Norway will no longer pay Chile.", [("pay", "finite", False)]),
        ("Norway votes to either pay or leave.", [("vote", "finite", False), ("pay", "infinitive", False)]),
        ("Norway will apply for a loan.", [("apply", "finite", False)]),
        ("Norway votes to re-open a museum.", [("vote", "finite", False), ("open", "infinitive", False)]),
        ("Norway re-opens a museum.", [("open", "finite", False)]),
        ("Norway is to cut jobs.", [("cut", "finite", False)]),
        ("Marta asked to resign.", [("ask", "finite", True)]),
        ("In Lima, ousted Marta denies fraud.", [("oust", "participle", True), ("deny", "finite", False)]),
    ],
)
def test_forms_that_are_made_in_other_ways(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert _read(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The Harbour Band take legal action.", "take"),
        ("The Harbour Battalion seize control of a bridge.", "seize"),
        ("Norwegian army personnel enter a base.", "enter"),
        ("Oleg and his group announce creation of a museum.", "announce"),
        ("Voters in the state of Norway go to the polls.", "go"),
        ("The United Workers of Norway vote to call a strike.", "vote"),
        ("Three envoys – Marta and Oleg – defect to Chile.", "defect"),
        ("Landslides near Lima, Peru, kill at least 30 Chileans.", "kill"),
        ("Norway's sues a rival.", "sue"),
        ("This marks a turn.", "mark"),
        ("Marta resigns and hands power to Oleg.", "hand"),
        ("Marta rejects the plan and calls for talks.", "call"),
        ("Farmers reject the plan, seize a bridge and leave.", "seize"),
        ("Farmers backed by drivers seize control of Lima.", "seize"),
        ("Farmers opposed to the reform storm the parliament.", "storm"),
        ("Norway launches air strikes.", "launch"),
        ("World leaders at a summit in Lima call for a truce.", "call"),
        ("Unknown gunmen in Norway open fire on a bus.", "open"),
        ("Thousands of supporters of Marta march through Lima.", "march"),
        ("A sapper of the Harbour Regiment and an interpreter die in a fire.", "die"),
        ("Marta's trial starts in Lima.", "start"),
        ("The observer mission of Norway ends, with a report to come.", "end"),
        ("Fierce fighting continues between Norway and Chile.", "continue"),
        ("A coast guard patrol jet crashes in Lima.", "crash"),
        ("Farmers (FFF) backed by drivers, seize control of Lima.", "seize"),
        ("Marta topped the list and Oleg won the race.", "win"),
        ("Marta, a firm that was founded in Lima, files for bankruptcy.", "file"),
        ("Marta's junta places dusk-till-dawn curfews on Lima.", "place"),
    ],
)
def test_verbs_that_are_no_part_of_the_noun_before_them(text: str, verb: str) -> None:
    assert verb in [lemma for lemma, form, _ in _read(text) if form == "finite"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("At least nine Norway recruits have been killed.", "recruit"),
        ("Oleg, a former guard and arms trafficker, has died.", "arm"),
        ("Norway announces a vote during a live televised speech.", "televise"),
        ("The early results in Norway show a tie.", "result"),
        ("The heavy fighting in Lima continues.", "fight"),
        ("Norway sells free tickets.", "free"),
        ("Norway defeats mixed teams.", "mix"),
        ("Marta is the most wanted spy in Lima.", "want"),
        ("The newly elected mayor of Lima resigns.", "elect"),
        ("Harbour forces in Norway flee.", "force"),
        ("Marta buys arms and flags for Oleg.", "flag"),
        ("Norway closes its border amid fears of a war.", "fear"),
        ("International reactions to a storm in Lima.", "react"),
        ("Norway's missile tests in Lima.", "test"),
        ("The death of the point guard of Lima.", "point"),
        ("Norway fines Chile, Peru and Kenya for breaking budget rules.", "rule"),
        ("Norway publishes Chile records which show a fraud.", "record"),
        ("Norway raids a house of Marta and Oleg ally Ana.", "ally"),
        ("Norway takes a bridge from Chile forces.", "force"),
        ("Five killed in a bomb attack Monday.", "attack"),
    ],
)
def test_nouns_and_adjectives_that_look_like_verbs(text: str, noun: str) -> None:
    assert noun not in [lemma for lemma, _, _ in _read(text)]


@pytest.mark.parametrize(
    ("text", "modal", "negated"),
    [
        ("Norway will not sign.", "will", True),
        ("Norway may sign.", "may", False),
        ("Norway has never signed.", "", True),
        ("Norway could have signed.", "could", False),
        ("Norway will no longer sign.", "will", True),
        ("Norway signs.", "", False),
    ],
)
def test_what_auxiliaries_say(text: str, modal: str, negated: bool) -> None:
    [predicate] = predicates(cut(text), frozenset({0}))
    assert (predicate.lemma, predicate.modal, predicate.negated) == ("sign", modal, negated)


def test_words_of_names_are_no_verbs() -> None:
    assert predicates(cut("United Nations strikes"), frozenset({0, 1, 2})) == ()
