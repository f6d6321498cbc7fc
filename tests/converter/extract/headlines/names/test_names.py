"""Names: which words are one, what they are, and whether they act or are where something happens."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.headlines.names.names import find_names

_TABLE = """\
id,kind,label,names,source,licence
actor/norland,state,Norland,zh:诺兰,invented,CC0-1.0
place/norland,country,Norland,zh:诺兰,invented,CC0-1.0
actor/sudmark,state,Sudmark,zh:苏马克,invented,CC0-1.0
place/sudmark,country,Sudmark,zh:苏马克,invented,CC0-1.0
place/portville,city,Portville,zh:港城,invented,CC0-1.0
actor/harbour-front,armed_group,Harbour Front,en:Harbour Front rebels,invented,CC0-1.0
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The project's tables and invented countries beside them."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "invented.csv").write_text(_TABLE, encoding="utf-8")
    return load(folder)


def _found(text: str, authority: Authority, *, language: str = "en") -> list[tuple[str, str, str]]:
    names = find_names(text, authority, language=language)
    return [(found.name.text, found.name.sort, found.name.kind) for found in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland says it will not sign.", [("Norland", "actor", "state")]),
        ("A ferry sinks off Norland.", [("Norland", "place", "country")]),
        ("Hundreds march in Portville, Norland.", [("Portville", "place", "city"), ("Norland", "place", "country")]),
        (
            "Talks between Norland and Sudmark open in Portville.",
            [("Norland", "actor", "state"), ("Sudmark", "actor", "state"), ("Portville", "place", "city")],
        ),
        ("Fires spread across northern Sudmark.", [("Sudmark", "place", "country")]),
    ],
)
def test_the_words_around_a_country_tell_whether_it_acts(
    text: str, expected: list[tuple[str, str, str]], authority: Authority
) -> None:
    assert _found(text, authority) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The first Norland harvest arrives on Monday.",
        "Norland's President resigns.",
        "A Norland judge frees the editor.",
        "Syrian refugees leave by sea.",
        "Police arrest protesters.",
        "",
    ],
)
def test_what_only_describes_is_no_name(text: str, authority: Authority) -> None:
    assert _found(text, authority) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UN envoy Pedro Salgueiro flies home.", [("Pedro Salgueiro", "actor", "person")]),
        (
            "President Marta Quill meets Prime Minister Ivo Brandt.",
            [("Marta Quill", "actor", "person"), ("Ivo Brandt", "actor", "person")],
        ),
        ("Prime Minister of Norland Ivo Brandt resigns.", [("Ivo Brandt", "actor", "person")]),
        ("Turkish journalist Deniz Kaya is freed.", [("Deniz Kaya", "actor", "person")]),
        ("The Meridian Grain Committee meets.", [("Meridian Grain Committee", "actor", "organisation")]),
        ("The Egyptian Army retakes a village.", [("Egyptian Army", "actor", "military")]),
        ("The French police search a house.", [("French police", "actor", "organisation")]),
        ("The Syrian opposition rejects it.", [("Syrian opposition", "actor", "armed_group")]),
        ("The Front for Free Ostrava disarms.", [("Front for Free Ostrava", "actor", "armed_group")]),
        ("The Peace and Security Council backs a mission.", [("Peace and Security Council", "actor", "organisation")]),
        ("UN peacekeepers withdraw.", [("UN", "actor", "organisation")]),
        ("A flood hits the town of Brackwater.", [("Brackwater", "place", "city")]),
        ("A dam breaks in Lower Tarn Province.", [("Lower Tarn Province", "place", "region")]),
        ("A blast near the Amber Gate Mall kills two.", [("Amber Gate Mall", "place", "site")]),
        ("Militias enter rebel-held Qasr.", [("Qasr", "place", "city")]),
        ("It joins the Northern Rivers Treaty.", [("Northern Rivers Treaty", "topic", "agreement")]),
        ("The Sudmark-led coalition attacks.", [("Sudmark-led coalition", "actor", "military")]),
    ],
)  # fmt: skip
def test_names_that_no_table_knows(text: str, expected: list[tuple[str, str, str]], authority: Authority) -> None:
    assert _found(text, authority) == expected


def test_happenings_are_no_actors(authority: Authority) -> None:
    assert _found("The Amber Civil War and Hurricane Olga delay the Winter Cup.", authority) == []


def test_a_generic_noun_goes_and_the_body_stays(authority: Authority) -> None:
    assert _found("Harbour Front rebels storm Portville.", authority)[0] == ("Harbour Front", "actor", "armed_group")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former Iranian Prime Minister Reza Sorani dies.", [("Reza Sorani", "actor", "person")]),
        ("Norland's civil defence agency warns of floods.", []),
        ("The ambassador to Norland leaves.", []),
        ('A banner reads "Save the Grey Heron of Tarn".', []),
        ("The Portville Falcons win.", [("Portville Falcons", "actor", "organisation")]),
    ],
)
def test_names_among_other_capitals(text: str, expected: list[tuple[str, str, str]], authority: Authority) -> None:
    assert _found(text, authority) == expected


def test_a_name_keeps_its_offsets(authority: Authority) -> None:
    text = "Two ships leave Portville, Norland, at dawn."
    for found in find_names(text, authority):
        assert text[found.start : found.end] == found.name.text


def test_a_containing_place_is_said_of_the_place(authority: Authority) -> None:
    first = find_names("Unrest in Portville, Norland.", authority)[0]
    assert first.name.within == "Norland"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("诺兰宣布与苏马克断交", [("诺兰", "actor", "state"), ("苏马克", "actor", "state")]),
        ("火车在诺兰港城脱轨", [("诺兰", "place", "country"), ("港城", "place", "city")]),
        ("诺兰财政部公布预算", [("诺兰财政部", "actor", "organisation")]),
        ("诺兰选手夺冠", []),
        ("演员港城·史密斯获奖", []),
        ("诺兰驻苏马克大使回国", []),
        ("诺兰国旗升起", []),
        ("诺兰航空停飞", [("诺兰航空", "actor", "organisation")]),
        ("诺兰港城大学开学", [("港城大学", "actor", "organisation")]),
        ("诺兰联邦调查局搬家", [("诺兰联邦调查局", "actor", "organisation")]),
        ("影片《诺兰之夜》上映", []),
        ("台风诺兰登陆", []),
        ("诺兰一艘渔船失联", []),
        ("灯塔在港城亮起", [("港城", "place", "city")]),
        ("灯塔迁往港城省", [("港城省", "place", "region")]),
        ("钟声来自港城塔", []),
    ],
)
def test_chinese_names(text: str, expected: list[tuple[str, str, str]], authority: Authority) -> None:
    assert _found(text, authority, language="zh") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Minister of Culture Tomas Grell opens a fair.", ["Tomas Grell"]),
        ("Harbour Ministry Secretary Lena Orth resigns.", ["Lena Orth"]),
        ("The Quarry Workers Union President Lena Orth speaks.", ["Lena Orth"]),
        ("Vice-Foreign Minister Wei Daoming replies.", ["Wei Daoming"]),
        ("President-elect Marta Quill names a team.", ["Marta Quill"]),
        ("Candidates Marta Quill and Ivo Brandt debate.", ["Marta Quill", "Ivo Brandt"]),
        ("Former Norland Prime Minister Ivo Brandt is freed.", ["Ivo Brandt"]),
        ("President of Norland Marta Quill visits.", ["Marta Quill"]),
        ("Head of the Tarn Republic Ivo Brandt says so.", ["Ivo Brandt"]),
        ("Briton Jane Orchard is freed.", ["Jane Orchard"]),
        ("Health and Energy Minister resigns.", []),
        ("Queens of the lagoon parade.", []),
        ("The judge at the Quarry Court Lena Orth frees him.", ["Lena Orth"]),
        ("Will Orchard sings.", ["Will Orchard"]),
        ("Chief Cabinet Secretary Wei Daoming replies.", ["Wei Daoming"]),
        ("President Ivo Brandt and UN envoy Lena Orth meet.", ["Ivo Brandt", "Lena Orth"]),
        ("He plays in Major League Quoits.", []),
        ("Harbour Front leader Ivo Brandt and Amber Tide party leader Lena Orth meet.", ["Ivo Brandt", "Lena Orth"]),
    ],
)
def test_what_stands_before_a_person_is_no_part_of_the_name(text: str, names: list[str], authority: Authority) -> None:
    assert [name for name, _, kind in _found(text, authority) if kind == "person"] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finnish border guards stop a lorry.", ("Finnish border guards", "organisation")),
        ("A Danish appeals court frees the editor.", ("Danish appeals court", "organisation")),
        ("Kenyan authorities deny it.", ("Kenyan authorities", "state")),
        ("Philippine security forces close a road.", ("Philippine security forces", "military")),
        ("U.S. forces leave a base.", ("U.S. forces", "military")),
        ("A Sudmark-led special forces unit lands.", ("Sudmark-led special forces", "military")),
        ("The Reagan administration objects.", ("Reagan administration", "state")),
        ("The vote in Parliament is delayed.", ("Parliament", "organisation")),
        ("A boat is stopped by the Swedish coast guard", ("Swedish coast guard", "organisation")),
    ],
)
def test_a_force_or_body_is_named_by_its_nationality(
    text: str, expected: tuple[str, str], authority: Authority
) -> None:
    assert (expected[0], "actor", expected[1]) in _found(text, authority)


@pytest.mark.parametrize(
    "text",
    [
        "Turkish soldiers fire into the air.",
        "Police arrest a driver.",
        "The tanker Grey Petrel sinks.",
        "USS Harlow returns.",
        "The Amber Fire grows.",
        "Doctors test the Zelvax vaccine.",
        "The Norland–Sudmark relations cool.",
        "She wins Best Actress.",
        "A doctor treats Alder's disease.",
        "Crews close the Amber Highway.",
        "South Koreans vote.",
        "A firm buys Zelva fighter jets.",
        "It is spoken in Korean.",
        "Zelva-linked gunmen flee.",
        "The Coastal Housing and Jobs Act fails.",
        "Veterans recall World War II.",
        "An order, Executive Order 999, follows.",
    ],
)
def test_things_and_unnamed_people_are_no_actors(text: str, authority: Authority) -> None:
    assert [name for name, sort, _ in _found(text, authority) if sort == "actor" and name not in ("Norland",)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quarry Brothers closes a mine.", ("Quarry Brothers", "organisation")),
        ("Borussia Tarn wins at home.", ("Borussia Tarn", "organisation")),
        ("Jaish al-Tarn claims it.", ("Jaish al-Tarn", "armed_group")),
        ("The Nature and Parks Authority warns.", ("Nature and Parks Authority", "organisation")),
        ("Putin answers.", ("Putin", "person")),
        ("Orth & Quill sells a mine.", ("Orth & Quill", "organisation")),
        ("Grey Heron militants flee.", ("Grey Heron", "armed_group")),
        ("Air Sudmark cancels flights.", ("Air Sudmark", "organisation")),
        ("The Tarn Liberation Army disarms.", ("Tarn Liberation Army", "armed_group")),
        ("The Tarn Police Force closes a road.", ("Tarn Police Force", "organisation")),
    ],
)
def test_the_kind_of_an_unknown_name(text: str, expected: tuple[str, str], authority: Authority) -> None:
    assert (expected[0], "actor", expected[1]) in _found(text, authority)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Putin leaves, and Vladimir Putin is not seen again.", ["Vladimir Putin", "Vladimir Putin"]),
        ("The Amber Tide Council (ATC) meets, and ATC rejects it.", ["Amber Tide Council", "Amber Tide Council"]),
        ("The Amber Tide Movement (KTL) meets.", ["Amber Tide Movement"]),
        ("Lena Orth meets the Quarry Council.", ["Lena Orth", "Quarry Council"]),
    ],
)
def test_an_actor_has_one_form_in_a_text(text: str, names: list[str], authority: Authority) -> None:
    assert [name for name, _, _ in _found(text, authority)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The carmaker Zelva recalls vans.", ("Zelva", "organisation")),
        ("The militant group Tarn Dawn claims it.", ("Tarn Dawn", "armed_group")),
        ("In football, Zelva wins the cup.", ("Zelva", "organisation")),
        ("Four Grey Quarry Brigades leave.", ("Grey Quarry Brigades", "armed_group")),
        ("The Norland opposition party Amber Tide meets.", ("Amber Tide", "organisation")),
        ("Pope Francis replies.", ("Francis", "person")),
        ("The representative of Norland speaks.", ("Norland", "state")),
        ("Rebels of the Tarn Resistance Army leave.", ("Tarn Resistance Army", "armed_group")),
        (
            "The African Union Peace and Security Council meets.",
            ("African Union Peace and Security Council", "organisation"),
        ),
    ],
)
def test_what_a_name_is_called(text: str, expected: tuple[str, str], authority: Authority) -> None:
    assert (expected[0], "actor", expected[1]) in _found(text, authority)


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 767 lands.",
        "A Google car crashes.",
        "The GPS systems fail.",
        "A Zelva-24 crashes.",
        "It costs $NZ420.",
    ],
)
def test_products_and_models_are_no_actors(text: str, authority: Authority) -> None:
    assert _found(text, authority) == []
