from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.records import Name, Sort


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def found(authority: Authority, text: str, language: str = "en") -> list[tuple[str, list[str]]]:
    return [(match.text, [entity.key for entity in match.entities]) for match in authority.find(text, language)]


def test_matches_give_offsets_in_the_text_that_was_searched(authority: Authority) -> None:
    text = "Talks in Astana, Kazakhstan: the Syrian Government’s delegation met Türkiye's."
    matches = authority.find(text)
    assert [text[match.start : match.end] for match in matches] == [match.text for match in matches]
    assert [match.text for match in matches] == ["Astana", "Kazakhstan", "Syrian Government", "Türkiye"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the United Nations Security Council met",
            [("United Nations Security Council", ["actor/united-nations-security-council"])],
        ),
        ("Omanis and Nigerians", []),
        ("WHO staff asked who it was", [("WHO", ["actor/who"])]),
        ("they told us", []),
        ("US-led forces", [("US", ["actor/united-states", "place/united-states"])]),
        ("the U.S. said", [("U.S.", ["actor/united-states", "place/united-states"])]),
        ("ISIL-held al-Bab", [("ISIL", ["actor/isil"]), ("al-Bab", ["place/al-bab"])]),
        ("is it a is?", []),
        ("a nice day for reading", []),
        ("Houthi shelling", [("Houthi", ["actor/houthis"])]),
    ],
)
def test_whole_words_longest_first_with_their_capitals(
    authority: Authority, text: str, expected: list[tuple[str, list[str]]]
) -> None:
    result = found(authority, text)
    known = [(name, keys) for name, keys in expected if authority.lookup(name)]
    assert result == known


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("美国", "actor/united-states"),
        ("美國", "actor/united-states"),
        ("中国", "actor/china"),
        ("中國", "actor/china"),
        ("叙利亚", "actor/syria"),
        ("敘利亞", "actor/syria"),
        ("联合国", "actor/united-nations"),
        ("聯合國", "actor/united-nations"),
        ("俄羅斯", "actor/russia"),
        ("俄罗斯", "actor/russia"),
        ("義大利", "actor/italy"),
        ("意大利", "actor/italy"),
        ("紐西蘭", "actor/new-zealand"),
        ("新西兰", "actor/new-zealand"),
        ("安理会", "actor/united-nations-security-council"),
        ("聯合國大會", "actor/united-nations-general-assembly"),
        ("日內瓦", "place/geneva"),
        ("日内瓦", "place/geneva"),
        ("敘利亞內戰", "process/syrian-civil-war"),
    ],
)
def test_chinese_names_in_both_scripts_and_their_regional_forms(authority: Authority, text: str, key: str) -> None:
    (match,) = authority.find(f"在{text}，", "zh")
    assert match.text == text
    assert key in [entity.key for entity in match.entities]


def test_short_chinese_names_are_not_torn_out_of_longer_ones(authority: Authority) -> None:
    assert found(authority, "罗德里戈·桑索萨", "zh") == []
    assert [name for name, _ in found(authority, "伊朗德黑兰、法国巴黎", "zh")] == ["伊朗", "德黑兰", "法国", "巴黎"]


@pytest.mark.parametrize(
    "text",
    [
        "近海地震频繁",
        "朝野最高领导人",
        "阿曼达来信",
        "马里奥获奖",
        "马里亚诺·索托获奖",
        "美國馬里蘭州",
        "苏丹阿里亚·哈桑",
        "中東方案",
    ],
)
def test_a_chinese_name_does_not_begin_or_end_inside_a_word(authority: Authority, text: str) -> None:
    kept = {"美国", "美國", "馬里蘭州", "朝野", "中東"}
    assert [name for name, _ in found(authority, text, "zh") if name not in kept] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("穿越南中国海", ["南中国海"]),
        ("马里巴马科", ["马里", "巴马科"]),
        ("伊朗达成目标", ["伊朗"]),
        ("苏丹达尔富尔地区", ["苏丹"]),
        ("越南地震", ["越南"]),
    ],
)
def test_a_chinese_name_beside_other_words(authority: Authority, text: str, expected: list[str]) -> None:
    assert [name for name, _ in found(authority, text, "zh") if name in expected] == expected


def test_the_sign_of_a_currency_belongs_to_its_word(authority: Authority) -> None:
    assert found(authority, "It costs US$5 million.") == []


def test_names_count_in_the_language_of_the_text(authority: Authority) -> None:
    assert found(authority, "in Chine und Jordanie") == []
    assert found(authority, "la Jordanie", "fr") == [("Jordanie", ["actor/jordan", "place/jordan"])]


def test_a_name_of_several_entities_gives_all_of_them(authority: Authority) -> None:
    (match,) = authority.find("The Congo denied it")
    assert [entity.key for entity in match.entities if entity.sort == "actor"] == [
        "actor/democratic-republic-of-the-congo",
        "actor/republic-of-the-congo",
    ]


@pytest.mark.parametrize(
    ("text", "sort", "kind", "within", "key"),
    [
        ("Syria", "actor", "", "", "actor/syria"),
        ("Syria", "place", "", "", "place/syria"),
        ("Syrian Government", "actor", "state", "", "actor/government-of-syria"),
        ("Syrian Government", "actor", "organisation", "", "actor/government-of-syria"),
        ("Government of Syria", "actor", "", "", "actor/government-of-syria"),
        ("the Russian Federation", "actor", "state", "", "actor/russia"),
        ("Britain", "actor", "", "", "actor/united-kingdom"),
        ("Burma", "actor", "", "", "actor/myanmar"),
        ("Swaziland", "actor", "", "", "actor/eswatini"),
        ("Czechia", "actor", "", "", "actor/czech-republic"),
        ("Geneva", "place", "city", "Switzerland", "place/geneva"),
        ("Ankara", "place", "", "Turkey", "place/ankara"),
        ("London", "place", "", "", "place/london"),
        ("London", "place", "", "Canada", "place/london-ca"),
        ("Luxembourg", "place", "", "", "place/luxembourg"),
        ("Georgia", "place", "country", "", "place/georgia"),
        ("Islamic State", "actor", "armed_group", "", "actor/isil"),
        ("ISIS", "actor", "", "", "actor/isil"),
        ("Ansar Allah", "actor", "", "", "actor/houthis"),
        ("HNC", "actor", "", "", "actor/high-negotiations-committee"),
        ("OCHA", "actor", "organisation", "", "actor/ocha"),
        ("United Nations Office at Geneva", "actor", "", "", "actor/united-nations-office-at-geneva"),
    ],
)
def test_identifies_the_one_entity_that_fits(
    authority: Authority, text: str, sort: Sort, kind: str, within: str, key: str
) -> None:
    assert authority.identify(Name(text, sort, kind, within=within)).entity == key


@pytest.mark.parametrize(
    ("text", "sort", "kind", "within"),
    [
        ("Congo", "actor", "", ""),
        ("Georgia", "place", "", ""),
        ("Geneva", "place", "", "Atlantis"),
        ("Geneva", "place", "country", ""),
        ("Paris", "place", "", "Kazakhstan"),
        ("Syria", "actor", "person", ""),
        ("Syrian", "actor", "", ""),
        ("Nobody Atall", "actor", "person", ""),
        ("", "actor", "", ""),
    ],
)
def test_rather_none_than_a_wrong_one(authority: Authority, text: str, sort: Sort, kind: str, within: str) -> None:
    name = Name(text, sort, kind, within=within)
    assert authority.identify(name) == name


@pytest.mark.parametrize(
    ("text", "sort", "key"),
    [
        ("Syrian peace process", "process", "process/syrian-peace-process"),
        ("Syrian opposition", "actor", "actor/syrian-opposition"),
        ("Syrian government", "actor", "actor/government-of-syria"),
        ("Kazakhstan", "actor", "actor/kazakhstan"),
        ("Astana", "place", "place/astana"),
        ("war", "topic", None),
    ],
)
def test_a_topic_gets_the_sort_of_what_it_names(authority: Authority, text: str, sort: Sort, key: str | None) -> None:
    name = authority.identify(Name(text, "topic"))
    assert (name.sort, name.entity) == (sort, key)


def test_demonyms_name_one_state_or_none(authority: Authority) -> None:
    syria = authority.get("actor/syria")
    assert authority.demonym("Syrian") == syria
    assert authority.demonym("Syrians") == syria
    assert authority.demonym("Russian") == authority.get("actor/russia")
    assert authority.demonym("Chinese") == authority.get("actor/china")
    assert authority.demonym("Congolese") is None
    assert authority.demonym("Houthi") is None


def test_closure_has_all_that_is_referred_to(authority: Authority) -> None:
    keys = [entity.key for entity in authority.closure(["actor/government-of-syria", "place/astana", "actor/no-such"])]
    assert keys == sorted(keys)
    assert set(keys) == {
        "actor/government-of-syria",
        "actor/syria",
        "place/astana",
        "place/kazakhstan",
        "actor/kazakhstan",
    }


def test_an_unknown_key_has_no_entity(authority: Authority) -> None:
    assert authority.get("actor/no-such") is None


def test_a_region_is_known_by_its_name_with_the_word_for_what_it_is(authority: Authority) -> None:
    borno = Name("Borno state", "place", "region", within="Nigeria")
    assert authority.identify(borno).entity == "place/borno"
    assert authority.identify(Name("Borno state", "place", "region")).entity is None
    assert authority.identify(Name("Borno state", "place", "region", within="France")).entity is None


def test_a_number_tells_who_is_meant(authority: Authority) -> None:
    number = next(i for e in authority for i in e.identifiers if i.scheme == "ucdpActor" and not e.merged_into)
    code = f"ucdpActor:{number.value}"
    known = authority.identify(Name("a name of nobody", "actor", "armed_group", code=code))
    assert known.entity is not None
    entity = authority.get(known.entity)
    assert entity is not None
    assert number.value in {i.value for i in entity.identifiers}
    assert authority.identify(Name("a name of nobody", "place", code=code)).entity is None
