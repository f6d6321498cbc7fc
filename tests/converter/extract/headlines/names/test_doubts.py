"""Doubts: names that mean a team, or are a part of a longer name, are not what bears them."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.headlines.headline import read_headline


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def linked(text: str, authority: Authority, topic: str = "") -> set[str]:
    """Return the keys that a headline's places and actors have."""
    reading = read_headline(text, authority, topic=topic)
    names = [place.value for place in reading.places] + [taking.value.actor for taking in reading.participations]
    return {name.entity for name in names if name.entity}


@pytest.mark.parametrize(
    "text",
    [
        "Uruguay beats Denmark 2-0 in football.",
        "In rugby union, Fiji defeat Tonga by ten points.",
        "Hosts Norway lose to Iceland in the handball championship.",
        "In cricket, Zimbabwe play a match against Kenya.",
        "Texas defeats Ohio in the final of the basketball tournament.",
    ],
)
def test_a_country_that_meets_another_in_sport_is_a_team(text: str, authority: Authority) -> None:
    assert linked(text, authority) == set()


def test_the_topic_tells_of_sport(authority: Authority) -> None:
    text = "Uruguay defeats Denmark after an hour of rain."
    assert linked(text, authority, "Football at the summer tournament") == set()
    assert linked(text, authority) == {"actor/uruguay", "actor/denmark"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The football championship opens in Uruguay with a match of amateurs.", "place/uruguay"),
        ("A stand collapses at a cricket match in Nairobi, Kenya.", "place/kenya"),
        ("Denmark bans betting on football.", "actor/denmark"),
        ("Uruguay defeats a motion of Denmark in the General Assembly.", "actor/uruguay"),
    ],
)
def test_where_sport_takes_place_is_a_place(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Senators censure the minister Ada Lansing, as Lansing lost a letter.", "place/lansing"),
        ("Rugby Australia suspends a coach.", "actor/australia"),
        ("Victoria Marlowe, the Australian swimmer, opens a school.", "place/victoria-au-vic"),
        ("The owner of the Arizona Cactuswrens sells the club.", "place/arizona"),
        ("The Duke of Edinburgh opens a bridge.", "place/edinburgh"),
        ("Malaysia Skylines cancels all flights.", "actor/malaysia"),
        ("The US Soil and Water Administration approves a dam.", "actor/united-states"),
        ("Sailors of the HMS Liverpool strike over pay.", "place/liverpool"),
        ("A lorry overturns on the New Jersey Turnpike.", "place/new-jersey"),
        ("Airlines order forty Airbus A930 jets.", "actor/airbus"),
    ],
)
def test_a_part_of_a_longer_name_means_nobody(text: str, key: str, authority: Authority) -> None:
    assert key not in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A bridge in Arizona collapses.", "place/arizona"),
        ("The minister Ada Marlowe visits Lansing, Michigan.", "place/lansing"),
        ("Storms hit Arizona Tuesday.", "place/arizona"),
        ("A fire burns in Coconino County, Arizona.", "place/arizona"),
        ("Police in Vienna raid a flat.", "place/vienna"),
        ("The European Parliament Thursday rejects a plan.", "actor/european-parliament"),
    ],
)
def test_a_whole_name_keeps_its_entity(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Floods hit the Thai provinces of Yala and Pattani.", "place/yala"),
        ("Ukrainian oblasts of Sumy, Kharkiv and Poltava lose power.", "place/kharkiv"),
        ("Farmers in the Miyazaki and Kagoshima prefectures of Japan protest.", "place/miyazaki"),
        ("A bus falls into a canal in Bijapur district, India.", "place/bijapur"),
        ("A mine collapses in Salamanca, Guanajuato, Mexico.", "place/guanajuato"),
        ("A mine collapses in the town of Tarandacuao, Guanajuato, Mexico.", "place/guanajuato"),
    ],
)
def test_a_province_is_not_the_town_of_its_name(text: str, key: str, authority: Authority) -> None:
    assert key not in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rebels leave districts of Aleppo.", "place/aleppo"),
        ("The Sapporo district court frees a Japanese banker.", "place/sapporo"),
        ("A lorry burns in Sheikh Maqsoud, Aleppo, Syria.", "place/aleppo"),
        ("Buses stand still in the cities of Kharkiv and Poltava, Ukraine.", "place/kharkiv"),
    ],
)
def test_a_town_is_itself_among_its_districts_and_other_towns(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A mill burns in Tuxpan, Veracruz, Mexico.", "place/veracruz"),
        ("A dam bursts in Changchun, Jilin, China.", "place/jilin-city-cn"),
        ("Gunmen raid a bar in Aguaverde, Veracruz, Mexico.", "place/veracruz"),
        ("Troops in the Rostov, Belgorod and Bryansk regions of Russia go home.", "place/bryansk"),
        ("Russia imposes a curfew in Belgorod, Bryansk, and Kursk Oblasts.", "place/bryansk"),
        ("The army of Afghanistan bombs caves in Kandahar, Uruzgan and Zabul.", "place/kandahar"),
        ("Two dams burst in villages in Kandahar, Afghanistan.", "place/kandahar"),
        ("Taliban fighters take a post in western Kandahar, Afghanistan.", "place/kandahar"),
        ("Smugglers are caught at Kandahar's Spinwal District, Afghanistan.", "place/kandahar"),
        ("A drone falls into the Aleppo countryside in Syria.", "place/aleppo"),
    ],
)
def test_parts_and_fellows_tell_a_province(text: str, key: str, authority: Authority) -> None:
    assert key not in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A bank in Kandahar, Afghanistan, burns down.", "place/kandahar"),
        ("Crowds gather in Bursa, Antalya and Diyarbakir in Turkey.", "place/antalya"),
        ("Crowds gather in Istanbul, Izmir, Ankara, and other cities of Turkey.", "place/izmir"),
        ("Gas leaks from a flat in Eastwald, Oslo.", "place/oslo"),
        ("A school burns in Wichita, Kansas, United States.", "place/wichita"),
        ("A shop burns in eastern Baghdad, Iraq.", "place/baghdad"),
        ("A fire guts the athletes' village in Kandahar, Afghanistan.", "place/kandahar"),
    ],
)
def test_a_town_is_itself_beside_towns_and_its_parts(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Poland accuses Moscow of arson.", "place/moscow"),
        ("Norway calls on Beijing to free a poet.", "place/beijing"),
        ("Lawmakers demand sanctions against Tehran.", "place/tehran"),
        ("Mongolia keeps friendly ties with Pyongyang.", "place/pyongyang"),
        ("Talks between Moscow and Kyiv end.", "place/kyiv"),
        ("Japan cuts aid if Tehran does not open a mine.", "place/tehran"),
        ("The former minister Ana de la Madrid of Mexico dies.", "place/madrid"),
        ("Supporters of Spartak Moscow fight with police.", "place/moscow"),
    ],
)
def test_a_capital_that_is_dealt_with_is_no_town(text: str, key: str, authority: Authority) -> None:
    assert key not in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rebels launch an attack against Damascus.", "place/damascus"),
        ("A train connects Berlin with Warsaw.", "place/warsaw"),
        ("Talks between Fiji and Tonga are held in Moscow.", "place/moscow"),
        ("Somalia makes a deal with the Mogadishu fishermen.", "place/mogadishu"),
        ("Flights between Cairo and Athens resume.", "place/cairo"),
    ],
)
def test_a_capital_where_something_happens_is_a_town(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)
