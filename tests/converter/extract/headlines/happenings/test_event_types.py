"""Event types: the main thing that happened, not its background."""

from __future__ import annotations

import pytest

from communique.converter.extract.headlines.chinese.types import read_type_chinese, vocabulary
from communique.converter.extract.headlines.grammar.clauses import clauses, finite_verbs
from communique.converter.extract.headlines.grammar.predicates import predicates
from communique.converter.extract.headlines.grammar.words import cut
from communique.converter.extract.headlines.happenings.event_types import read_type
from communique.converter.extract.headlines.happenings.triggers import inflections, lexicon, plural
from communique.converter.folding import fold
from communique.ontology.vocabulary import concepts


def _type(text: str, *subjects: str) -> str | None:
    words = cut(text)
    parts = clauses(words, finite_verbs(words))
    heads = {verb.at: verb for verb in predicates(words, frozenset())}
    read = read_type(words, parts, heads, subjects)
    return read.code if read else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Peace talks in Vienna end without a result.", "consult"),
        ("The two ministers sign a memorandum on fishing.", "agree"),
        ("The rebels agree to attend the conference.", "agree"),
        ("Negotiations end with both delegations agreeing to set up a joint body.", "agree"),
        ("Bolivia vetoes the draft resolution.", "reject"),
        ("The delegation rules out any direct contact.", "reject"),
        ("The prime minister resigns over the budget.", "office"),
        ("Airstrikes hit two districts of the town.", "assault"),
        ("Rebels advance on the airfield, capturing its outskirts.", "assault"),
        ("The Council adopts a resolution, imposing sanctions on the island.", "adopt"),
        ("Hundreds of fighters surrender to the army.", "retreat"),
        ("The Commission urges both sides to stop.", "request"),
        ("The court sentences a former minister to six years.", "legal"),
        ("Two trains collide near the border, killing nine.", "accident"),
        ("Eleven people die after a ferry capsizes.", "accident"),
        ("At least forty people drown due to flooding.", "disaster"),
        ("Voters go to the polls in the general election.", "election"),
        ("Thousands march through the capital in an anti-government protest.", "protest"),
        ("The army deploys troops along the river.", "mobilize"),
        ("The police arrest a newspaper editor.", "coerce"),
        ("Jan Novak, novelist, dies at the age of 90.", "death"),
        ("Astronomers discover a planet with two suns.", "science"),
        ("Kenya wins the gold medal at the World Championships.", "sport"),
    ],
)
def test_main_event(text: str, code: str) -> None:
    assert _type(text) == code


def test_a_subordinate_clause_weighs_less() -> None:
    assert _type("The governor resigns after an earthquake.") == "office"
    assert _type("After an earthquake, the governor resigns.") == "office"


def test_a_second_sentence_weighs_less() -> None:
    assert _type("The two presidents meet in Oslo. Earlier, gunmen attacked a convoy.") == "consult"


def test_nothing_said_is_no_type() -> None:
    assert _type("A quiet afternoon.") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("两国外长在维也纳举行会谈", "consult"),
        ("議會通過新法案", "adopt"),
        ("邊境小鎮發生地震", "disaster"),
        ("反对派武装袭击机场", "assault"),
        ("总理宣布辞职", "office"),
        ("總統簽署限制釣魚的法令", "adopt"),
        ("总统签署名为「保护海岸线和渔场、港口的长期计划」的行政命令", "adopt"),
        ("两国代表签署渔业法案合作书", "agree"),
        ("兩國艦隊舉行聯合軍演", "cooperate"),
        ("村民拒绝支持新港口", "reject"),
        ("因洪水中断三天后，环岛自行车大奖赛开赛", "sport"),
    ],
)
def test_chinese(text: str, code: str) -> None:
    read = read_type_chinese(fold(text))
    assert read is not None
    assert read[0] == code
    assert 0 < read[1] <= 1


@pytest.mark.parametrize(
    "text",
    [
        "今天天气很好",
        "一艘驱逐舰抵港",  # 驱逐 inside a longer word
        "調查局換了新大樓",
        "世界贸易组织换了新标志",
        "各方未能就捕鱼区达成协议",
        "村镇不支持该计划案",
        "城门加锁以防空袭",
        "笑声爆发",
    ],
)
def test_chinese_without_a_word_that_tells_an_event(text: str) -> None:
    assert read_type_chinese(fold(text)) is None


def test_every_code_is_one_of_the_scheme() -> None:
    known = concepts("event-type")
    used = {entry.code for entries in lexicon().forms.values() for entry in entries}
    used |= {phrase.code for phrases in lexicon().phrases.values() for phrase in phrases}
    used |= {code for code, _ in vocabulary().values() if code} | set(lexicon().subjects.values())
    assert used <= set(known)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("agree", {"agrees", "agreed", "agreeing"}),
        ("deny", {"denies", "denied", "denying"}),
        ("ban", {"bans", "banned", "banning"}),
        ("veto", {"vetoes", "vetoed", "vetoing"}),
        ("release", {"releases", "released", "releasing"}),
    ],
)
def test_inflections(lemma: str, forms: set[str]) -> None:
    made = {form for form, _ in inflections(lemma, {"veto": ["vetoes"]})}
    assert forms <= made


def test_plurals() -> None:
    assert [plural(noun) for noun in ("truce", "treaty", "clash", "day")] == ["truces", "treaties", "clashes", "days"]
