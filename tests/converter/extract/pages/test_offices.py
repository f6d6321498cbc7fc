"""Who holds which office, and whom an office alone means."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.pages.offices import find_held, find_holders
from communique.converter.passages import Passage


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        (
            "The United Nations Special Envoy for Narnia, Mr. Peder van der Berg, spoke.",
            "Peder van der Berg",
            "United Nations Special Envoy for Narnia",
        ),
        ("Secretary-General Anna Maria Holt in remarks", "Anna Maria Holt", "Secretary-General"),
        ("Ulla Berg, the UN Special Coordinator for Peace, left.", "Ulla Berg", "UN Special Coordinator for Peace"),
        (
            "Special Representative of the Secretary-General Ulla Berg said so.",
            "Ulla Berg",
            "Special Representative of the Secretary-General",
        ),
    ],
)
def test_holders(text: str, person: str, office: str) -> None:
    (holder,) = find_holders([Passage.verbatim(text)], load())
    assert (holder.person.value.text, holder.office.value.text) == (person, office)


@pytest.mark.parametrize(
    "text", ["The Special Envoy for Narnia, Security Council members and others met.", "The Special Envoy spoke.", ""]
)
def test_no_holder(text: str) -> None:
    assert find_holders([Passage.verbatim(text)], load()) == ()


def test_the_office_alone_means_its_only_holder() -> None:
    one = Passage.verbatim("The Special Envoy for Narnia, Mr. Peder Berg, spoke.")
    two = Passage.verbatim("The Special Envoy for Oz, Ms. Ulla Holt, spoke.")
    holders = find_holders([one], load())
    assert [held.name.text for held in find_held("The Special Envoy has convened the parties.", holders)] == [
        "Peder Berg"
    ]
    both = find_holders([one, two], load())
    assert find_held("The Special Envoy has convened the parties.", both) == ()
    assert [held.name.text for held in find_held("the Special Envoy for Oz", both)] == ["Ulla Holt"]


def test_an_office_that_nobody_holds_is_named_in_full() -> None:
    (held,) = find_held("the UN Special Envoy for Narnia suspended it", ())
    assert (held.name.text, held.rule) == ("United Nations Special Envoy for Narnia", "office")
