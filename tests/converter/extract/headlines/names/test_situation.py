"""Where something happens: places by the words around them, and countries that act as well as being the place."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.headlines.headline import read_headline

_TABLE = """\
id,kind,label,names,source,licence
actor/norland,state,Norland,,invented,CC0-1.0
place/norland,country,Norland,,invented,CC0-1.0
actor/sudmark,state,Sudmark,,invented,CC0-1.0
place/sudmark,country,Sudmark,,invented,CC0-1.0
place/portville,city,Portville,,invented,CC0-1.0
place/eastshire,region,Eastshire,,invented,CC0-1.0
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The project's tables and invented countries beside them."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "invented.csv").write_text(_TABLE, encoding="utf-8")
    return load(folder)


def _read(text: str, authority: Authority) -> tuple[list[str], list[str]]:
    reading = read_headline(text, authority, published="2021-06-14")
    return [place.value.text for place in reading.places], [who.value.actor.text for who in reading.participations]


def _places(text: str, authority: Authority) -> list[str]:
    return _read(text, authority)[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The foreign minister visits Norland.", ["Norland"]),
        ("A wounded captain is flown to Norland.", ["Norland"]),
        ("Thousands flee Norland by boat.", ["Norland"]),
        ("Tanks roll into Norland overnight.", ["Norland"]),
        ("The last battalion completes its withdrawal from Norland.", ["Norland"]),
        ("A landslide buries a hamlet in neighbouring Norland.", ["Norland"]),
        ("A quake shakes central Norland.", ["Norland"]),
        ("Rebels say they hold all of Norland.", ["Norland"]),
        ("Citizens of Norland vote for a new parliament.", ["Norland"]),
        ("A judge opens an investigation into Norland.", []),
        ("A panel praises Norland.", []),
        ("The firm pays in US dollars.", []),
        ("Floods hit the U.S. state of Eastshire.", ["Eastshire"]),
        ("It is the largest fine in U.S. history.", []),
    ],
)
def test_a_country_is_a_place_where_somebody_goes_or_a_part_of_it_is_meant(
    text: str, places: list[str], authority: Authority
) -> None:
    assert _places(text, authority) == places


@pytest.mark.parametrize(
    "text",
    [
        "Norland reports 312 new infections in a day.",
        "Norland confirms its first two cases of cholera.",
        "An earthquake strikes Norland, killing nine.",
        "Sudmark fires missiles at Norland.",
    ],
)
def test_a_country_hit_on_its_own_soil_is_place_and_actor(text: str, authority: Authority) -> None:
    places, actors = _read(text, authority)
    assert "Norland" in places
    assert "Norland" in actors


@pytest.mark.parametrize(
    "text", ["Norland reports a profit.", "Sudmark hits Norland with tariffs.", "Norland reports that deaths are rare."]
)
def test_not_every_report_or_blow_is_at_home(text: str, authority: Authority) -> None:
    assert "Norland" not in _places(text, authority)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A blast rocks Norland's capital Portville.", ["Norland", "Portville"]),
        ("A blast rocks Norland's Portville.", ["Norland", "Portville"]),
        ("Fires spread through Norland's Lower Tarn Province.", ["Norland", "Lower Tarn Province"]),
        ("A bus overturns in the Tarn Province of Norland.", ["Tarn Province", "Norland"]),
        ("A bus overturns in Tarn province, Norland.", ["Tarn", "Norland"]),
        ("A bus overturns in Alder Department, Norland.", ["Alder Department", "Norland"]),
        ("Fires spread through Norland's rebel-held Lower Tarn Province.", ["Norland", "Lower Tarn Province"]),
        ("Norland's parliament adjourns.", []),
        ("Norland's government leases Tarn Airport to a bank.", ["Tarn Airport"]),
        ("She scores twice in Norland's last match.", []),
        ("Turnout is low in Norland's election.", ["Norland"]),
    ],
)
def test_what_contains_a_place_is_one(text: str, places: list[str], authority: Authority) -> None:
    assert _places(text, authority) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The mayor of Portville resigns.", []),
        ("Portville mayor Ada Quill resigns.", []),
        ("The governor of Tarn Province resigns.", []),
        ("The governor of Portville, Norland, resigns.", []),
        ("The Portville band Grey Heron wins a prize.", []),
        ("A suspect in the 2009 Portville bombings is arrested.", []),
        ("A bomb goes off in Portville.", ["Portville"]),
        ("Portville lifts its curfew.", ["Portville"]),
    ],
)
def test_a_town_is_no_place_where_it_only_tells_whose_officer_or_past_is_meant(
    text: str, places: list[str], authority: Authority
) -> None:
    assert _places(text, authority) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Protesters gather outside the French embassy in Portville.", ["French embassy", "Portville"]),
        ("The French embassy denies the report.", []),
        ("Two leaders meet at Alder University in Portville.", ["Alder University", "Portville"]),
        ("Researchers at Alder University find a fossil.", []),
        ("A plane lands at the Tarn airfield.", ["Tarn airfield"]),
        ("Militants seize the Tarn gas fields.", ["Tarn gas fields"]),
        ("A shell kills two in the Tarn refugee camp.", ["Tarn refugee camp"]),
        ("Inmates riot at the Abu Tarn prison.", ["Abu Tarn prison"]),
        ("Men storm a Meridian Grain hotel in Portville.", ["Portville"]),
        ("A rocket launches from the Alder Space Center.", ["Alder Space Center"]),
        ("A bus overturns on Tarn Highway 40.", ["Tarn Highway 40"]),
        ("A probe lands on the Moon.", ["Moon"]),
        ("A probe finds ice on Mars.", ["Mars"]),
        ("The study appears in The Beacon.", []),
        ("The bank sells its stake in Brantell.", []),
        ("Pilots at Brantell go on strike.", []),
        ("A dam breaks at Brantell.", ["Brantell"]),
        ("Police arrest Peter Hall.", []),
        ("Police search a flat near Peter Hall.", ["Peter Hall"]),
        ("The law bars them from crossing the Norland–Sudmark border.", []),
    ],
)
def test_sites(text: str, places: list[str], authority: Authority) -> None:
    assert _places(text, authority) == places


def test_a_capital_that_speaks_is_its_government(authority: Authority) -> None:
    reading = read_headline("Pyongyang denies the charge.", authority)
    assert not reading.places
    assert [(who.value.actor.kind, who.value.actor.entity) for who in reading.participations] == [
        ("state", "actor/north-korea")
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A sailor who was kidnapped in Portville arrives home.", []),
        ("A shell lands near a convoy which is parked in Portville.", ["Portville"]),
        ("The death toll rises to nine after a boy who was hurt in Portville dies.", ["Portville"]),
        ("Police arrest two men who were planning a raid in Portville.", ["Portville"]),
    ],
)
def test_relative_clauses_about_the_past_are_background(text: str, places: list[str], authority: Authority) -> None:
    assert _places(text, authority) == places


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT, March 3 — Gunmen close a road in Portville.",
        "Geneva (Reuters) - Gunmen close a road in Portville.",
        "KABUL, Afghanistan (AP) -- Gunmen close a road in Portville.",
        "JERUSALEM (AP) Gunmen close a road in Portville.",
        "NAIROBI — Gunmen close a road in Portville.",
    ],
)
def test_a_dateline_is_no_place(text: str, authority: Authority) -> None:
    assert _read(text, authority) == (["Portville"], [])


@pytest.mark.parametrize(
    "text", ["UNICEF (Geneva) says it lacks money.", "NATO — The alliance sends ships.", "Geneva votes on a new tax."]
)
def test_not_every_beginning_in_capitals_is_a_dateline(text: str, authority: Authority) -> None:
    assert _read(text, authority) != ([], [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Norland: A dam breaks.", ["Norland"]),
        ("Norland – A dam breaks.", ["Norland"]),
        ("Dams break in Norland, Sudmark and Kenya.", ["Norland", "Sudmark", "Kenya"]),
        ("Locusts strip fields across Norland, Sudmark, Kenya, and Chad.", ["Norland", "Sudmark", "Kenya", "Chad"]),
        ("Snow blankets several countries, including Norland and Sudmark.", ["Norland", "Sudmark"]),
        ("In Norland, Sudmark and Kenya sign a pact.", ["Norland"]),
        ("Talks between Norland and Sudmark fail.", []),
        ("The Alliance for Free Speech in Norland wins a prize.", []),
        ('Her song "Portville" wins a prize.', []),
        ("A man is charged with bombing a market in Portville in 2009.", []),
        ("A man is charged with bombing a market in Portville last year.", []),
        ("A bomb explodes at a market in Portville in 2021.", ["Portville"]),
        ("A ship with tourists is stranded in the Antarctic.", ["Antarctic"]),
        ("He is on trial over the war in Norland.", ["Norland"]),
    ],
)
def test_headings_series_and_background(text: str, places: list[str], authority: Authority) -> None:
    assert _places(text, authority) == places


def test_a_series_contains_nothing(authority: Authority) -> None:
    reading = read_headline("Marches are held in Arizona, Illinois, and Ohio.", authority)
    assert [(place.value.within, place.value.entity) for place in reading.places] == [
        ("", "place/arizona"),
        ("", "place/illinois"),
        ("", "place/ohio"),
    ]


def test_a_town_of_a_country_may_lie_in_any_of_its_regions(authority: Authority) -> None:
    reading = read_headline("A prison is raided in Ciudad Juárez, Chihuahua, Mexico.", authority)
    assert reading.places[0].value.entity == "place/ciudad-juarez"
