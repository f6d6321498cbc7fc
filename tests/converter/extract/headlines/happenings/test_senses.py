"""Senses: the same verb tells different things by what it is done to, and by whom."""

from __future__ import annotations

import pytest

from communique.converter.extract.headlines.grammar.clauses import clauses, finite_verbs
from communique.converter.extract.headlines.grammar.predicates import predicates
from communique.converter.extract.headlines.grammar.words import cut
from communique.converter.extract.headlines.happenings.event_types import read_type
from communique.converter.extract.headlines.happenings.senses import sense
from communique.converter.extract.headlines.happenings.subjects import subject_code
from communique.converter.extract.headlines.lexicon import table
from communique.ontology.vocabulary import concepts


def _type(text: str, *subjects: str) -> str | None:
    words = cut(text)
    heads = {verb.at: verb for verb in predicates(words, frozenset())}
    read = read_type(words, clauses(words, finite_verbs(words)), heads, subjects)
    return read.code if read else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The president fires his defence minister.", "office"),
        ("The defence minister is fired by the president.", "office"),
        ("Militants fire rockets at the town.", "assault"),
        ("The navy fires a ballistic missile into the sea.", "mobilize"),
        ("The island launches a satellite.", "science"),
        ("The union launches an inquiry into the deal.", "accuse"),
        ("Rebels launch an offensive in the east.", "assault"),
        ("The company launches a new smartphone.", "economy"),
        ("The army launches joint exercises with its neighbour.", "cooperate"),
        ("The two ministers hold talks in the capital.", "consult"),
        ("The republic holds a referendum on the treaty.", "election"),
        ("The fleet holds exercises off the coast.", "mobilize"),
        ("The rebels release three hostages.", "concede"),
        ("The ministry releases a report on fishing.", "announce"),
        ("The band releases its third album.", "culture"),
        ("The senator wins the presidential primary.", "election"),
        ("The novelist wins the prize for her second book.", "culture"),
        ("The rower wins the bronze medal.", "sport"),
        ("The court dismisses the petition of two fishermen.", "legal"),
        ("The governor dismisses the police commissioner.", "office"),
        ("The governor signs a bill on fishing.", "adopt"),
        ("The governor signs an agreement with the islanders.", "agree"),
        ("The ministry imposes a curfew in two towns.", "coerce"),
        ("The ministry imposes sanctions on two banks.", "sanction"),
        ("The ministry lifts the curfew in two towns.", "concede"),
        ("The bank raises interest rates.", "economy"),
        ("The envoy raises concerns about the vote.", "accuse"),
        ("Divers find the skeleton of a dinosaur.", "science"),
        ("Police find the bodies of two hikers.", "crime"),
        ("The province reports 31 new cases of cholera.", "disaster"),
        ("Nurses strike over pay.", "protest"),
        ("The parliament elects a fisherman as its speaker.", "office"),
        ("A fisherman is elected chairman of the league.", "office"),
        ("The islanders re-elect their president.", "election"),
        ("Voters approve a plan to build a harbour.", "election"),
        ("The council votes to build a harbour.", "adopt"),
        ("The council approves a plan to build a harbour.", "adopt"),
        ("The opposition wins three provinces.", "election"),
        ("The opposition party wins the lawsuit against the bank.", "legal"),
        ("Soldiers shoot dead two fishermen.", "assault"),
        ("Two peacekeepers are shot dead at a checkpoint.", "assault"),
        ("Two fishermen are shot dead in a tavern.", "crime"),
        ("The senate blocks the bill on fishing.", "reject"),
        ("The rebels free three hostages.", "concede"),
        ("Commandos free three hostages.", "coerce"),
        ("A coastal court dismisses the lawsuit.", "legal"),
        ("The governor dismisses the allegations.", "reject"),
        ("The governor dismisses her deputy from his post.", "office"),
        ("The smuggler is captured in a tavern.", "coerce"),
        ("The company agrees to buy a rival.", "economy"),
        ("Rebels execute eleven prisoners.", "assault"),
        ("Police shoot tear gas at fishermen.", "coerce"),
        ("A fisherman is elected prime minister of the island.", "office"),
        ("An astronaut is arrested in the capital.", "coerce"),
        ("A judge is kidnapped in the capital.", "coerce"),
        ("The kingdom executes eleven prisoners.", "legal"),
        ("The minister announces that she will resign in May.", "office"),
        ("The minister announces that she will resume fishing in May.", "announce"),
        ("The island orders three diplomats to leave the country.", "sanction"),
        ("The airline shuts down its plant.", "economy"),
        ("An earthquake strikes the coast.", "disaster"),
        ("A drone strikes a village.", "assault"),
        ("A bus plunges off the road.", "accident"),
        ("Soldiers capture a village near the river.", "assault"),
        ("Police capture a fugitive drug lord.", "coerce"),
        ("The island expels two diplomats.", "sanction"),
        ("The island reopens its embassy.", "cooperate"),
        ("The island sends tanks to the border.", "mobilize"),
        ("The island sends tents to the victims of the quake.", "aid"),
        ("The fund approves a loan for the island.", "aid"),
        ("Soldiers rescue four hostages.", "coerce"),
        ("Crews contain a wildfire near the lake.", "disaster"),
        ("The soldiers rout the rebel forces.", "assault"),
        ("The two armies conduct a joint operation on the border.", "cooperate"),
        ("The opposition called for an early election.", "request"),
        ("The president calls an early election.", "election"),
        ("The rebels declare a unilateral ceasefire.", "retreat"),
        ("A storm closes the harbour.", "disaster"),
        ("A typhoon is set to hit the islands.", "disaster"),
        ("The conference on fishing opens in the capital.", "consult"),
        ("The trial of two fishermen begins.", "legal"),
        ("The ministry has banned flights from the islands.", "sanction"),
    ],
)
def test_one_verb_several_senses(text: str, code: str) -> None:
    assert _type(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "The minister fires up the crowd.",
        "The report says that the minister waits.",  # no verb with rows
        "The plant fires; a minister watches.",  # another clause
    ],
)
def test_no_row_fits(text: str) -> None:
    words = cut(text)
    heads = {verb.at: verb for verb in predicates(words, frozenset())}
    assert [sense(words, head, heads) for head in heads.values()] == [None] * len(heads)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister says that soldiers attacked the port.", "assault"),
        ("The minister says that soldiers will attack the port.", "announce"),
        ("The minister announces the arrest of two smugglers.", "coerce"),
        ("The minister announces a visit to the islands.", "consult"),
        ("The minister promises to send tents to the islands.", "announce"),
        ("Mortar fire kills two people in the port.", "assault"),
        ("A fire at a warehouse kills two people.", "accident"),
        ("Six people die after a bus plunges off the road.", "accident"),
        ("A gas pipeline explodes near Lima.", "accident"),
        ("A car bomb explodes near Lima.", "assault"),
        ("A bus plummets into a river in Peru.", "accident"),
        ("The premier revokes the curfew in Lima.", "concede"),
        ("Chile withdraws its recognition of the rival president of Peru.", "sanction"),
        ("Unrest erupts in southern Chile.", "protest"),
        ("Clashes erupt in southern Chile.", "assault"),
        ("Forty people are evacuated after a volcano erupts.", "disaster"),
        ("Two sailors are rescued after their ferry capsizes.", "accident"),
        ("The minister resigns after a bus plunges off the road.", "office"),
    ],
)
def test_what_is_reported_and_what_caused_it(text: str, code: str) -> None:
    assert _type(text) == code


def test_a_fixed_phrase_is_no_sum_of_its_words() -> None:
    assert _type("Five people die in a forest fire.") == "disaster"
    assert _type("Five people die in a warehouse fire.") == "accident"


def test_the_subject_tells_the_event_but_not_what_stands_beside_it() -> None:
    assert _type("Scientists are pleased.") == "science"
    assert _type("A robbery near the court is solved.") == "crime"


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("2031 Norwegian flu pandemic", "disaster"),
        ("Siege of Lima", "assault"),
        ("Trial of Marta Quill", "legal"),
        ("2031 Chilean parliamentary election", "election"),
        ("Protests in Lima, 2031", "protest"),
        ("War memorials in Norway", "assault"),
        ("Norway–Kenya relations", ""),
        ("Lima", ""),
    ],
)
def test_headings(subject: str, code: str) -> None:
    assert subject_code(subject) == code


def test_a_heading_tells_the_event_only_where_the_text_does_not() -> None:
    assert _type("The number of the missing is unknown.", "2031 Lima earthquake") == "disaster"
    assert _type("The envoys meet again.", "2031 Lima earthquake") == "consult"


def test_classes_and_codes_exist() -> None:
    data = table("happenings/senses.toml")
    rows = data["rows"]["senses"]
    assert {row[1] for row in rows} == {"object", "subject", "complement"}
    assert {row[2] for row in rows} <= set(data["classes"])
    assert {row[3] for row in rows} <= set(concepts("event-type"))
