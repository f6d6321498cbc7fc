from __future__ import annotations

from decimal import Decimal

import pytest

from communique.converter.extract.figures.counts import find_figures

Counted = tuple[str, int | Decimal, str]


def _counted(text: str) -> list[Counted]:
    return [(found.value.measure, found.value.value, found.value.bound) for found in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll of the landslide that hit two villages near Lima last week climbs to 31.",
         [("other", 2, "exact"), ("killed", 31, "exact")]),
        ("The death toll from the siege exceeds 900.", [("killed", 900, "at_least")]),
        ("The number of deaths caused by the collapse of a hall in Oslo, Norway, rises to 136.",
         [("killed", 136, "exact")]),
        ("Chile counts 2,031 new cases of measles, which brings the total of confirmed cases to 149,908.",
         [("affected", 2031, "exact"), ("affected", 149908, "exact")]),
        ("Chile reports 40 deaths from cholera, taking the total to more than 270.",
         [("killed", 40, "exact"), ("killed", 270, "at_least")]),
        ("Measles cases in Kenya pass 5,000.", [("affected", 5000, "at_least")]),
        ("The number of troops in the valley rises to 3,000 soldiers.", [("other", 3000, "exact")]),
        ("Infections at three schools worry the city.", [("other", 3, "exact")]),
    ],
)  # fmt: skip
def test_a_tally_gives_the_measure_of_its_state(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman kills a guard and two visitors.", [("killed", 2, "exact")]),
        ("Bombs hit Kabul, killing three soldiers and injuring a driver and at least two pupils.",
         [("killed", 3, "exact"), ("injured", 2, "at_least")]),
        ("Police fatally shoot two men.", [("killed", 2, "exact")]),
        ("Two envoys of the bishop of Lima were kidnapped and found dead.", [("killed", 2, "exact")]),
        ("Nine people are infected with cholera, with two patients dying.",
         [("affected", 9, "exact"), ("killed", 2, "exact")]),
        ("Six tourists fall ill after a dinner in Oslo.", [("affected", 6, "exact")]),
        ("Three people die and 15 others are rescued.", [("killed", 3, "exact"), ("other", 15, "exact")]),
        ("A mine caves in, leaving four dead and at least 20 trapped.",
         [("killed", 4, "exact"), ("other", 20, "at_least")]),
        ("One Norwegian sailor dies in the storm.", [("killed", 1, "exact")]),
        ("Thirteen sailors from one vessel are missing.", [("missing", 13, "exact")]),
        ("Four missionaries are arrested in Lima.", [("arrested", 4, "exact")]),
        ("More than 200 bears are killed in one season.", [("other", 200, "at_least")]),
        ("The museum releases 300 pages of letters by the painter, who died in Lima.", [("other", 300, "exact")]),
    ],
)  # fmt: skip
def test_what_befell_those_who_are_counted(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seek five to seven attackers.", [("other", 5, "at_least"), ("other", 7, "at_most")]),
        ("Between 20 and 30 people are killed.", [("killed", 20, "at_least"), ("killed", 30, "at_most")]),
        ("The firm cuts 40–50 jobs.", [("other", 40, "at_least"), ("other", 50, "at_most")]),
        ("The repair will cost $5 to $10 million.",
         [("money_usd", 5_000_000, "at_least"), ("money_usd", 10_000_000, "at_most")]),
        ("The payment rises from $600 to $2,000.", [("money_usd", 600, "exact"), ("money_usd", 2000, "exact")]),
        ("Oslo beats Bergen 3-1 to go top.", []),
        ("The club signed him for the 2012–13 season.", []),
    ],
)  # fmt: skip
def test_ranges_are_two_bounds(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood kills 20 people, including a woman and two children, with 55 people wounded.",
         [("killed", 20, "exact"), ("injured", 55, "exact")]),
        ("Five villagers are killed, including a midwife, and a further eight injured.",
         [("killed", 5, "exact"), ("injured", 8, "exact")]),
        ("Four workers are saved, one of whom is injured.", [("other", 4, "exact")]),
        ("Soldiers shoot dead two boys aged 12 and 15.", [("killed", 2, "exact")]),
    ],
)  # fmt: skip
def test_parts_of_what_was_counted_are_left_out(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 6.0 magnitude earthquake shakes Lima.",
        "Oslo wins game seven of a best of seven series.",
        "Weddings of more than 25 people are banned in gatherings of more than 50 people.",
        "One in four adults smokes.",
        "The town enters tier three restrictions.",
        "One town in the valley has no power.",
    ],
)
def test_measures_of_nature_labels_limits_and_rates_count_nothing(text: str) -> None:
    assert [figure for figure in _counted(text) if figure[1] != 25] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hands over $NZ420 million to the tribe", ("other", 420_000_000, "exact")),
        ("diverts 48.8M dollars", ("money_usd", 48_800_000, "exact")),
        ("a 22.5bn euro loan", ("other", 22_500_000_000, "exact")),
        ("half a million pilgrims", ("other", 500_000, "exact")),
        ("A row over two islands", ("other", 2, "exact")),
        ("Over two islands", ("other", 2, "at_least")),
        ("wins 273 electoral votes", ("vote_for", 273, "exact")),
        ("2,000-plus workers", ("other", 2000, "at_least")),
    ],
)
def test_sums_bounds_and_votes(text: str, expected: Counted) -> None:
    assert _counted(text) == [expected]


def test_abstentions_after_a_preposition() -> None:
    expected = [("vote_for", 173, "exact"), ("vote_against", 3, "exact"), ("vote_abstain", 3, "exact")]
    assert _counted("The harbour board votes 173–3 with three abstentions for a new pier.") == expected
