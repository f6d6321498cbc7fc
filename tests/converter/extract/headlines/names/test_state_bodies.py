"""Bodies that every State has: which names are such, and with which State they are completed."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.extract.headlines.names.state_bodies import of_every_state
from communique.converter.iris import Iris
from communique.converter.records import Name

_TABLE = """\
id,kind,label,names,demonyms,country,source,licence
actor/senate-of-kenya,organisation,Senate of Kenya,,,KE,invented,CC0-1.0
actor/ivo-brandt,person,Ivo Brandt,,,KE,invented,CC0-1.0
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The project's tables and a body and a person of a State."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "invented.csv").write_text(_TABLE, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize(
    "name",
    [
        "Supreme Court",
        "National Assembly",
        "House of Representatives",
        "Labour Party",
        "Ministry of Foreign Affairs",
        "Senate",
        "Court of Appeal",
    ],
)
def test_bodies_that_every_state_has(name: str) -> None:
    assert of_every_state(name)


@pytest.mark.parametrize("name", ["Quarry Court", "Supreme Court of Kenya", "Heron Party", "Knesset", "High Seas", ""])
def test_bodies_of_their_own(name: str) -> None:
    assert not of_every_state(name)


def _actors(text: str, authority: Authority, *tags: str) -> dict[str, Name]:
    reading = read_headline(text, authority, tags=tags)
    return {stated.value.actor.text: stated.value.actor for stated in reading.participations}


@pytest.mark.parametrize(
    ("text", "tags", "within"),
    [
        ("The Supreme Court overturns a law in Kenya.", (), "Kenya"),
        ("The Peruvian president sues, and the Supreme Court rules on it.", (), "Peru"),
        ("The Supreme Court overturns a law.", ("Kenya",), "Kenya"),
        ("Peru's Supreme Court overturns a law on trade with Kenya.", (), "Peru"),
        ("The Supreme Court rules on a dispute of Kenya with Peru.", (), ""),
        ("The Supreme Court overturns a law.", (), ""),
    ],
)
def test_the_state_that_a_body_is_of(text: str, tags: tuple[str, ...], within: str, authority: Authority) -> None:
    assert _actors(text, authority, *tags)["Supreme Court"].within == within


def test_its_address_differs_from_state_to_state(authority: Authority) -> None:
    iris = Iris("https://example.org/")
    addresses = [
        iris.name(_actors(f"{state}'s Supreme Court overturns a law.", authority)["Supreme Court"])
        for state in ("Kenya", "Peru")
    ]
    assert addresses == [f"https://example.org/id/actor/supreme-court-{state}" for state in ("kenya", "peru")]


def test_a_body_that_a_table_knows_is_found_by_its_state(authority: Authority) -> None:
    assert _actors("Kenya's Senate rejects a law.", authority)["Senate"].entity == "actor/senate-of-kenya"
    assert not _actors("The Senate rejects a law in Kenya.", authority)["Senate"].entity


def test_a_government_is_known_by_the_name_of_its_state(authority: Authority) -> None:
    actors = _actors("The U.S. government rejects a claim.", authority)
    assert actors["U.S. government"].entity == "actor/government-of-united-states"


def test_a_surname_is_that_of_whom_a_tag_names(authority: Authority) -> None:
    assert _actors("Brandt rejects a claim.", authority, "Ivo Brandt")["Brandt"].entity == "actor/ivo-brandt"
    assert not _actors("Brandt rejects a claim.", authority)["Brandt"].entity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.S. rejects it, and the United States votes against Kenya.", "United States"),
        ("The Peruvian government denies it; the Government of Peru attacks Kenya.", "Peruvian government"),
    ],
)
def test_an_actor_goes_by_its_first_full_form(text: str, name: str, authority: Authority) -> None:
    actors = _actors(text, authority)
    assert name in actors
    assert len({actor.entity for actor in actors.values()}) == len(actors)
