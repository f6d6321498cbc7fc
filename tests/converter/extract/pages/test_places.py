"""The places of UN prose: where a meeting is held or somebody goes, rather than what is spoken of."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.pages.places import find_places
from communique.converter.passages import Passage


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def read(text: str, authority: Authority) -> list[tuple[str, str | None]]:
    found = find_places(Passage.verbatim(text, 0, len(text)), authority, strangers=True)
    return [(place.value.text, place.value.entity) for place in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The round was held in Palermo, Italy.", [("Palermo", "place/palermo"), ("Italy", "place/italy")]),
        ("The round was held in Palermo (Italy).", [("Palermo", "place/palermo"), ("Italy", "place/italy")]),
        ("The envoy visited Rabat and Algiers.", [("Rabat", "place/rabat"), ("Algiers", "place/algiers")]),
        ("Meetings were held in both Nicosia and Vienna.", [("Nicosia", "place/nicosia"), ("Vienna", "place/vienna")]),
        ("The attack took place in eastern Myanmar.", [("Myanmar", "place/myanmar")]),
        ("They met near the Alder River, in central Mali.", [("Alder River", None), ("Mali", "place/mali")]),
        ("They met at the Villa Bianca in Rome.", [("Villa Bianca", None), ("Rome", "place/rome")]),
        ("The Group met at United Nations Headquarters in New York.", [("New York", "place/new-york-city-us")]),
        ("The envoy will travel to Kenya.", [("Kenya", "place/kenya")]),
        ("Donors gave more relief to Kenya.", []),
        ("The Council will consider the situation in Libya.", []),
        ("Experts spoke of security and stability in Libya.", []),
        ("The text was proposed by Iran, the Russian Federation and Turkey.", []),
        ("They met in Geneva and Syria welcomed it.", [("Geneva", "place/geneva")]),
        ("The United Nations Support Mission in Libya helped.", []),
    ],
)  # fmt: skip
def test_places(text: str, places: list[tuple[str, str | None]], authority: Authority) -> None:
    assert read(text, authority) == places
