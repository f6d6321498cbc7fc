"""One of several, another, homes and cases: who is counted where no plain word says so."""

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
        ("Three climbers are killed and another is badly hurt in the Alps.",
         [("killed", 3, "exact"), ("injured", 1, "exact")]),
        ("A person is killed and six people are injured at a fair in Lima.",
         [("killed", 1, "exact"), ("injured", 6, "exact")]),
        ("One of the mayor's guards is shot in Oslo.", [("injured", 1, "exact")]),
        ("Two pilots are abducted near Kano. One of the pilots is killed.",
         [("other", 2, "exact"), ("killed", 1, "exact")]),
        ("One person is dead and another missing after a climb in Chile.",
         [("killed", 1, "exact"), ("missing", 1, "exact")]),
        ("A landslide kills nine people in Lima and one more in Oslo.",
         [("killed", 9, "exact"), ("killed", 1, "exact")]),
        ("Chile accuses Peru of killing one of its soldiers.", [("killed", 1, "exact")]),
        ("Norway executes a spy, one of the officers who fled.", []),
        ("One of the oldest bridges in Oslo is closed.", []),
        ("Another bridge is closed in Oslo.", []),
        ("A person close to the mayor denies the report.", []),
        ("Norway sends one ship and another is to follow.", []),
    ],
)  # fmt: skip
def test_one_counts_those_to_whom_something_befell(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A storm cuts power to 40,000 homes in Norway.", [("affected", 40000, "exact")]),
        ("About 700 houses near Lima were badly affected by the flood.", [("affected", 700, "about")]),
        ("Some 9,000 customers are left without water.", [("affected", 9000, "about")]),
        ("Norway builds 40,000 homes.", [("other", 40000, "exact")]),
        ("Chile reports 42 cases, the fewest since May.", [("affected", 42, "exact")]),
        ("Lima records a record of 5,028 cases.", [("affected", 5028, "exact")]),
        ("The court in Lima hears 42 cases.", [("other", 42, "exact")]),
        ("Police in Oslo record 30 cases of fraud.", [("other", 30, "exact")]),
        ("The number of new cases in Chile rises by 510.", [("affected", 510, "exact")]),
        ("The number of infected people in Chile is now 53, up from 34.",
         [("affected", 53, "exact"), ("affected", 34, "exact")]),
        ("Cholera has infected over 42,000 in Chile.", [("affected", 42000, "at_least")]),
        ("The number of people in Chile with a dose of vaccine passes 3 million.", [("other", 3000000, "at_least")]),
        ("Chile reports 11 deaths, bringing the toll of the fever to 310 and the total of cases to 23,661.",
         [("killed", 11, "exact"), ("killed", 310, "exact"), ("affected", 23661, "exact")]),
        ("Chile has 20 to 30 cases of rabies annually.", []),
    ],
)  # fmt: skip
def test_the_affected_without_a_word_for_it(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 90 people report being stabbed with needles.", [("injured", 90, "at_least")]),
        ("Five men are found beaten to death near Kano.", [("killed", 5, "exact")]),
        ("Nine men are hanged in Kano.", [("killed", 9, "exact")]),
        ("Some 900 villagers are ordered to evacuate.", [("displaced", 900, "about")]),
        ("At least 74 of the 77 people on board are killed.", [("killed", 74, "at_least")]),
        ("Two 17-year-old pupils are killed in Oslo.", [("killed", 2, "exact")]),
        ("Police find three 55-gallon chemical drums.", [("other", 3, "exact")]),
        ("At least 100 Labour MPs oppose the plan.", [("other", 100, "at_least")]),
        ("Five men are sentenced to death in Kano.", [("other", 5, "exact")]),
        ("The toll of the mine fire rises to 82, with up to 15 miners still missing.",
         [("killed", 82, "exact"), ("missing", 15, "at_most")]),
        ("Evacuations of 700 villagers begin in Chile.", [("displaced", 700, "exact")]),
        ("Police take the editor into custody along with three other writers.", [("arrested", 3, "exact")]),
        ("The mayor arrives along with three other writers.", [("other", 3, "exact")]),
        ("Ninety rebels are thought to have died near Kano.", [("killed", 90, "about")]),
        ("Norway buys ships for US$5 billion (€4.6 billion).", [("money_usd", 5000000000, "exact")]),
    ],
)  # fmt: skip
def test_more_of_what_befell_them(text: str, expected: list[Counted]) -> None:
    assert _counted(text) == expected
