"""Roles by construction: what a name is to its verb, and what its verb makes of that, in the five broad roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Roles = Callable[[str], dict[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway condemns Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Kenya expels the ambassador of Chile.", {"Kenya": "agent"}),
        ("Vietnam bombs a port held by Hamas.", {"Vietnam": "agent", "Hamas": "target"}),
        ("The World Bank approves a loan to Kenya.", {"World Bank": "agent", "Kenya": "target"}),
        ("Norway condemned Chile over the sinking of a trawler.", {"Norway": "agent", "Chile": "target"}),
        ("Police in Nairobi said Boko Haram attacked a market.", {"Boko Haram": "agent"}),
        ("Norway has condemned Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway strongly condemns Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway urges Chile to release Oleg Brandt.", {"Norway": "agent", "Chile": "target"}),
        ("The United Nations asks Kenya to open its border.", {"United Nations": "agent", "Kenya": "target"}),
        ("Norway becomes the first state to recognise Kenya.", {"Norway": "agent", "Kenya": "target"}),
        ("Kenya joins the World Trade Organization.", {"Kenya": "agent", "World Trade Organization": "target"}),
        ("Norway threatens Chile with sanctions.", {"Norway": "agent", "Chile": "target"}),
        ("Chile rejects a proposal by Norway.", {"Chile": "agent", "Norway": "target"}),
        ("Chile denies bombing a hospital.", {"Chile": "agent"}),
        ("Norway and Chile veto a draft resolution on Vietnam.", {"Norway": "agent", "Chile": "agent"}),
        ("Hamas releases two hostages to Norway.", {"Hamas": "agent", "Norway": "target"}),
        (
            "Norway condemns Chile and expels Oleg Brandt.",
            {"Norway": "agent", "Chile": "target", "Oleg Brandt": "target"},
        ),
        ("Hamas and Hezbollah agree on a ceasefire.", {"Hamas": "participant", "Hezbollah": "participant"}),
        (
            "Norway and the European Union conclude a trade agreement.",
            {"Norway": "participant", "European Union": "participant"},
        ),
    ],
)
def test_subjects_and_objects(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile is condemned by Norway and Kenya.", {"Chile": "target", "Norway": "agent", "Kenya": "agent"}),
        ("Marta Quill has been arrested by Kenya.", {"Marta Quill": "target", "Kenya": "agent"}),
        ("A village is captured by Boko Haram.", {"Boko Haram": "agent"}),
        ("A law against smuggling was adopted by the European Parliament.", {"European Parliament": "agent"}),
        ("Marta Quill arrested in Nairobi.", {"Marta Quill": "target"}),
        ("Oleg Brandt jailed for fraud by Norway.", {"Oleg Brandt": "target"}),
        ("Marta Quill named prime minister.", {"Marta Quill": "target"}),
        ("Norway frees a sailor captured by Chile.", {"Norway": "agent", "Chile": "unsure"}),
        ("Hezbollah commander Oleg Brandt is killed by Hamas.", {"Oleg Brandt": "target", "Hamas": "agent"}),
        (
            "Two soldiers of the Kenya Defence Forces are killed in an ambush by Boko Haram.",
            {"Kenya Defence Forces": "target", "Boko Haram": "agent"},
        ),
        ("Chile is accused of bombing a hospital.", {"Chile": "target"}),
        ("Norway accuses Chile of arming Hezbollah.", {"Norway": "agent", "Chile": "target", "Hezbollah": "unsure"}),
    ],
)
def test_passives_and_participles(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway imposes an embargo on Chile, accusing Kenya of smuggling.",
            {"Norway": "agent", "Chile": "target", "Kenya": "target"},
        ),
        (
            "The Security Council adopts a resolution condemning Chile.",
            {"Security Council": "agent", "Chile": "target"},
        ),
        ("Norway recalls its ambassador after Chile seizes a trawler.", {"Norway": "agent", "Chile": "unsure"}),
        ("Ten people are killed after Boko Haram attacks a market.", {"Boko Haram": "agent"}),
        ("Chile declares an emergency as Norway sends troops.", {"Chile": "agent", "Norway": "unsure"}),
        ("Marta Quill resigns following criticism by Kenya.", {"Marta Quill": "agent", "Kenya": "unsure"}),
        ("Marta Quill, who had criticised Chile, is arrested.", {"Marta Quill": "target"}),
        ("Norway, which hosted the talks last year, condemns Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Chile bombs a port and Norway condemns the attack.", {"Chile": "agent"}),
        (
            "Marta Quill flies to Nairobi to meet Oleg Brandt.",
            {"Marta Quill": "participant", "Oleg Brandt": "participant"},
        ),
        ("Norway agrees to extradite Oleg Brandt to Chile.", {"Norway": "agent"}),
        ("The European Parliament votes to suspend Chile.", {"European Parliament": "agent", "Chile": "target"}),
        ("Boko Haram attacks a base during a visit by Marta Quill.", {"Boko Haram": "agent", "Marta Quill": "unsure"}),
        ("In a speech in Geneva, Marta Quill condemns Chile.", {"Marta Quill": "agent", "Chile": "target"}),
        ("After talks in Geneva, Norway lifts sanctions on Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway says Chile shot down an airliner.", {"Norway": "other", "Chile": "agent"}),
        ("Norway says that Chile has withdrawn its troops.", {"Norway": "other", "Chile": "agent"}),
        ("Boko Haram attacks an airport, Kenya says.", {"Boko Haram": "agent", "Kenya": "other"}),
        ("According to Kenya, Boko Haram attacks an airport.", {"Boko Haram": "agent", "Kenya": "other"}),
        ("The European Commission announces a plan for fisheries.", {"European Commission": "agent"}),
    ],
)
def test_clauses(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway signs a treaty with Chile.", {"Norway": "participant", "Chile": "participant"}),
        ("Norway breaks off relations with Chile.", {"Norway": "agent", "Chile": "unsure"}),
        ("Norwegian and Kenyan officials meet with Marta Quill in Geneva.", {"Marta Quill": "participant"}),
        (
            "Boko Haram clashes with the Kenya Defence Forces.",
            {"Boko Haram": "participant", "Kenya Defence Forces": "participant"},
        ),
        ("Norway votes against Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Thousands march in Lima against Marta Quill.", {"Marta Quill": "target"}),
        ("Kenya launches an offensive against Boko Haram.", {"Kenya": "agent", "Boko Haram": "target"}),
        ("Fighting between Hamas and Hezbollah kills ten.", {"Hamas": "participant", "Hezbollah": "participant"}),
        ("A ceasefire between Norway and Chile takes effect.", {"Norway": "participant", "Chile": "participant"}),
        (
            "Talks between Norway, Chile and Kenya resume in Geneva.",
            {"Norway": "participant", "Chile": "participant", "Kenya": "participant"},
        ),
        ("Norway grants asylum to Marta Quill.", {"Norway": "agent", "Marta Quill": "target"}),
        ("Norway pledges aid to Kenya.", {"Norway": "agent", "Kenya": "target"}),
        ("Kenya issues an ultimatum to Boko Haram.", {"Kenya": "agent", "Boko Haram": "target"}),
        ("Boko Haram surrenders to Kenya.", {"Boko Haram": "agent", "Kenya": "target"}),
        ("Norway withdraws from the African Union.", {"Norway": "agent", "African Union": "target"}),
        ("The African Union expels Chile from the organisation.", {"African Union": "agent", "Chile": "target"}),
        ("Kenya receives food aid from Norway.", {"Kenya": "target", "Norway": "agent"}),
        ("Kenya recaptures a town from Boko Haram.", {"Kenya": "agent", "Boko Haram": "target"}),
        ("Norway imposes sanctions on Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway calls on Chile to free Oleg Brandt.", {"Norway": "agent", "Chile": "target"}),
        ("An attack on Kenya Defence Forces kills nine soldiers.", {"Kenya Defence Forces": "target"}),
        ("Norway votes for Kenya's candidate.", {"Norway": "agent"}),
        ("Norway voices support for Kenya.", {"Norway": "agent", "Kenya": "target"}),
        (
            "Norway and Chile reach an agreement mediated by Kenya.",
            {"Norway": "participant", "Chile": "participant", "Kenya": "mediator"},
        ),
        (
            "Kenya mediates talks between Norway and Chile.",
            {"Kenya": "mediator", "Norway": "participant", "Chile": "participant"},
        ),
        ("Norway hosts a summit of the African Union.", {"Norway": "mediator"}),
        ("Peace talks brokered by the African Union begin in Geneva.", {"African Union": "mediator"}),
        ("Rebels backed by Chile seize a port.", {"Chile": "other"}),
        ("Norway sues Chile over fishing rights.", {"Norway": "target", "Chile": "target"}),
        ("Oleg Brandt resigns under pressure from Norway.", {"Oleg Brandt": "agent"}),
        ("Norway condemns three states, including Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway, along with Kenya, condemns Chile.", {"Norway": "agent", "Kenya": "agent", "Chile": "target"}),
        (
            "Boko Haram takes control of a town from the Kenya Defence Forces.",
            {"Boko Haram": "agent", "Kenya Defence Forces": "target"},
        ),
        (
            "Kenya Defence Forces and Boko Haram fight for control of the town.",
            {"Kenya Defence Forces": "participant", "Boko Haram": "participant"},
        ),
        ("Hamas fighters are killed in clashes with Hezbollah.", {"Hezbollah": "participant"}),
    ],
)
def test_prepositions(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Quill, the leader of the Harbour Party, is arrested.", {"Marta Quill": "target"}),
        ("Police arrest the union's leader, Oleg Brandt.", {"Oleg Brandt": "target"}),
        ("Norway's attack on Chile kills nine.", {"Norway": "agent", "Chile": "target"}),
        ("Norway's withdrawal from the treaty begins.", {"Norway": "agent"}),
        ("Oleg Brandt's trial begins in Lima.", {"Oleg Brandt": "target"}),
        ("Boko Haram's shelling of a market kills two.", {"Boko Haram": "agent"}),
        (
            "Norway, Chile and Kenya condemn Vietnam.",
            {"Norway": "agent", "Chile": "agent", "Kenya": "agent", "Vietnam": "target"},
        ),
        ("Norway condemns Chile and Vietnam.", {"Norway": "agent", "Chile": "target", "Vietnam": "target"}),
        ("Norway (with Kenya) condemns Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Thousands of supporters of Marta Quill protest in Lima.", {"Marta Quill": "agent"}),
    ],
)
def test_series_owners_and_appositions(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Quill is sworn in as president.", {"Marta Quill": "agent"}),
        ("Oleg Brandt steps down as head of the African Union.", {"Oleg Brandt": "agent"}),
        ("Marta Quill is appointed prime minister by the king.", {"Marta Quill": "target"}),
        ("Marta Quill is elected president of the World Bank.", {"Marta Quill": "target"}),
        ("The African Union elects Marta Quill.", {"African Union": "agent", "Marta Quill": "target"}),
        ("A court in Lima sentences Oleg Brandt to nine years in prison.", {"Oleg Brandt": "target"}),
        ("Oleg Brandt pleads guilty to fraud.", {"Oleg Brandt": "target"}),
        (
            "The International Criminal Court charges Oleg Brandt with war crimes.",
            {"International Criminal Court": "agent", "Oleg Brandt": "target"},
        ),
        ("Oleg Brandt sues Norway over a fishing ban.", {"Oleg Brandt": "target", "Norway": "target"}),
        ("A bomb kills four in Nairobi. Boko Haram claims responsibility.", {"Boko Haram": "agent"}),
        ("A bomb kills four in Nairobi. Boko Haram denies involvement.", {"Boko Haram": "other"}),
        ("Marta Quill visits Kenya.", {"Marta Quill": "agent"}),
        (
            "Marta Quill arrives in Nairobi for talks with Oleg Brandt.",
            {"Marta Quill": "participant", "Oleg Brandt": "participant"},
        ),
        ("Norway beat Chile in the final of the World Cup.", {"Norway": "participant", "Chile": "participant"}),
        ("Marta Quill wins the presidential election in Chile.", {"Marta Quill": "agent"}),
    ],
)
def test_roles_of_a_type_of_event(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oleg Brandt gets re-elected as mayor.", {"Oleg Brandt": "target"}),
        ("Norway is expected to recognise Kenya next week.", {"Norway": "agent", "Kenya": "target"}),
        ("Chile is said to have bombed a hospital.", {"Chile": "agent"}),
        ("Hezbollah kills more than 40 Hamas fighters.", {"Hezbollah": "agent", "Hamas": "target"}),
        ("Police arrest at least nine members of the Harbour Party.", {"Harbour Party": "target"}),
        ("The leader of the Harbour Party, Oleg Brandt, is arrested.", {"Oleg Brandt": "target"}),
        (
            "The United Nations envoy for Chile, Marta Quill, condemns Hezbollah.",
            {"Marta Quill": "agent", "Hezbollah": "target"},
        ),
        (
            "All members of the cabinet, including Marta Quill and Oleg Brandt, resign.",
            {"Marta Quill": "agent", "Oleg Brandt": "agent"},
        ),
        ("The African Union (AU) suspends Kenya.", {"African Union": "agent", "Kenya": "target"}),
        ("Norway publishes a report that says Chile poisoned a river.", {"Norway": "agent", "Chile": "unsure"}),
        ("A jury acquits Marta Quill of theft.", {"Marta Quill": "target"}),
        ("Marta Quill faces trial in Lima.", {"Marta Quill": "target"}),
        ("A court awards damages to Marta Quill.", {"Marta Quill": "target"}),
        ("Norway calls for Chile to withdraw its troops.", {"Norway": "agent", "Chile": "target"}),
        ("The European Union demands an apology from Vietnam.", {"European Union": "agent", "Vietnam": "target"}),
        (
            "Prime Minister Marta Quill and President Oleg Brandt agree to meet in Geneva.",
            {"Marta Quill": "participant", "Oleg Brandt": "participant"},
        ),
        ("Foreign ministers of Norway and Chile meet in Nairobi.", {"Norway": "participant", "Chile": "participant"}),
        (
            "Kenya hosts talks between Hamas and Hezbollah.",
            {"Kenya": "mediator", "Hamas": "participant", "Hezbollah": "participant"},
        ),
        (
            "Norway and Chile sign a peace deal brokered by the African Union.",
            {"Norway": "participant", "Chile": "participant", "African Union": "mediator"},
        ),
        ("Chile is hit with sanctions by the European Union.", {"Chile": "target", "European Union": "agent"}),
        (
            "An air strike by Norway kills Hezbollah commander Oleg Brandt.",
            {"Norway": "agent", "Oleg Brandt": "target"},
        ),
        ("Gunmen assassinate Marta Quill in Lima.", {"Marta Quill": "target"}),
        ("Marta Quill is shot dead by police in Nairobi.", {"Marta Quill": "target"}),
        ("Norway withdraws its troops from Kenya.", {"Norway": "agent"}),
        ("Norway backs Kenya's bid to join the African Union.", {"Norway": "agent", "Kenya": "target"}),
        (
            "The United Nations praises Kenya for its handling of the floods.",
            {"United Nations": "agent", "Kenya": "target"},
        ),
        ("Chile frees Marta Quill after two years.", {"Chile": "agent", "Marta Quill": "target"}),
        ("Marta Quill is released by Hezbollah.", {"Marta Quill": "target", "Hezbollah": "agent"}),
        ("Vietnam bans imports from Chile.", {"Vietnam": "agent"}),
        ("Norway arrests Oleg Brandt, whom Chile had sought.", {"Norway": "agent", "Oleg Brandt": "target"}),
        (
            "Kenya sends troops, joining Norway in the fight against Boko Haram.",
            {"Kenya": "agent", "Boko Haram": "target"},
        ),
        ("Norway closes its embassy because Chile expelled its envoy.", {"Norway": "agent", "Chile": "unsure"}),
        ("While Norway holds talks with Chile, Kenya mobilises its army.", {"Kenya": "agent"}),
        ("Norway deploys troops despite criticism from Chile.", {"Norway": "agent"}),
        ("Oleg Brandt is extradited to Norway.", {"Oleg Brandt": "target", "Norway": "target"}),
        ("Oleg Brandt sworn in as prime minister.", {"Oleg Brandt": "agent"}),
        ("The Senate impeaches Marta Quill.", {"Marta Quill": "target"}),
        (
            "Marta Quill is confirmed by the European Parliament as commissioner.",
            {"Marta Quill": "target", "European Parliament": "agent"},
        ),
        ("Marta Quill resigns over a row with Oleg Brandt.", {"Marta Quill": "agent", "Oleg Brandt": "unsure"}),
        ("The World Bank gives 40 million dollars to Kenya for dams.", {"World Bank": "agent", "Kenya": "target"}),
        (
            "Norway and Kenya conduct a joint exercise with Chile.",
            {"Norway": "participant", "Kenya": "participant", "Chile": "unsure"},
        ),
        ("Hezbollah seizes a town held by Hamas.", {"Hezbollah": "agent", "Hamas": "target"}),
        ("Kenya declares a ceasefire with Boko Haram.", {"Kenya": "participant", "Boko Haram": "unsure"}),
        ("Oleg Brandt surrenders to the police.", {"Oleg Brandt": "agent"}),
        ("Norway and Chile agree to exchange prisoners.", {"Norway": "participant", "Chile": "participant"}),
        ("Hamas fires rockets at Norway.", {"Hamas": "agent", "Norway": "target"}),
        ("Norway condemns an attack by Hamas on a school.", {"Norway": "agent", "Hamas": "target"}),
        ("Norway condemns Chile's annexation of the island.", {"Norway": "agent", "Chile": "target"}),
        ("Hezbollah vows to avenge the killing of Oleg Brandt.", {"Hezbollah": "agent", "Oleg Brandt": "unsure"}),
        ("The United Nations warns that Kenya faces a famine.", {"United Nations": "agent", "Kenya": "target"}),
        ("Protests by supporters of Marta Quill spread in Lima.", {"Marta Quill": "agent"}),
        ("Thousands demand the resignation of Marta Quill.", {"Marta Quill": "target"}),
        (
            "Marta Quill defeats Oleg Brandt in the presidential election.",
            {"Marta Quill": "participant", "Oleg Brandt": "participant"},
        ),
        ("The Security Council adopts a resolution on Kenya.", {"Security Council": "agent", "Kenya": "other"}),
        ("Norway defeat Chile 4-1 in the final.", {"Norway": "participant", "Chile": "participant"}),
        ("Defeated candidate Oleg Brandt condemns Kenya.", {"Oleg Brandt": "agent", "Kenya": "target"}),
        ("Chile replaces fired minister Oleg Brandt.", {"Chile": "agent", "Oleg Brandt": "target"}),
        ("In a speech at the Harbour University, President Marta Quill condemns Chile.", {"Marta Quill": "agent"}),
        ("The African Union suspends Kenya in response to a coup led by Oleg Brandt.", {}),
        ("Marta Quill dies at the age of 88 in Lima.", {"Marta Quill": "target"}),
        ("Marta Quill wins the marathon in Lima.", {"Marta Quill": "agent"}),
        (
            "Marta Quill defeats Oleg Brandt in the final of the tournament.",
            {"Marta Quill": "participant", "Oleg Brandt": "participant"},
        ),
        ("President Marta Quill halts the trial of Oleg Brandt.", {"Marta Quill": "agent", "Oleg Brandt": "target"}),
    ],
)
def test_constructions_together(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected
