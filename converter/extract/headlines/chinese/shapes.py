"""What a Chinese name's shape is made of: its words and characters. Texts are folded to simplified characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ....frozen import frozen
from ....records import Sort
from ..lexicon import table

HAN = "\u4e00-\u9fff"
# Characters that stand in no body's name; what is before the last of them is no part of it.
FUNCTION = re.compile(
    r"已故|不过|经过|反(?=共产|政府|对)|[的了在被由向对把将从至到于是有该其某多各数这那此名个位为使令让就以称说指任因而但且并均曾已未不来]|中(?![央国华部学文科东美欧非资心])|据(?!点)|等(?!法院)|[获遭受]得?到?|[一两几][家间所座个名]|和(?!平)|与"
)
_COUNTED = re.compile(
    r"^(?:[一二两三四五六七八九十几\d]+(?:[个名位座所家间处架辆艘条支枚项起宗栋幢层片批列组伙群班段颗台节国大级号]|$)|两|几(?!内亚)|\d|另|首|前|旧|新任|现任)"
)


@frozen
class Shape:
    """What a name's shape tells: where it stands, its sort and kind, by which rule and how sure."""

    start: int
    end: int
    sort: Sort
    kind: str
    rule: str
    confidence: float


@frozen
class ShapeWords:
    """The words and patterns of shapes: see `shapes.toml`."""

    sounds: frozenset[str]
    going_on: frozenset[str]
    dotted: re.Pattern[str]
    titled: re.Pattern[str]
    surname: re.Pattern[str]
    bodies: re.Pattern[str]
    body_kinds: dict[str, str]
    regions: re.Pattern[str]
    region_kinds: dict[str, str]
    sites: re.Pattern[str]
    site_behind: re.Pattern[str]
    site_kinds: dict[str, str]
    plain: frozenset[str]
    cuts: re.Pattern[str]


def either(words: Iterable[str]) -> str:
    """Return a pattern of words of which the longest that fits is taken."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _by_kind(lists: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in lists.items() for word in words.split()}


@cache
def shape_words() -> ShapeWords:
    """Return the words of shapes, read once."""
    data = table("chinese/shapes.toml")
    sounds = "".join(sorted(set(data["sounds"]) - set("\n ")))
    part = f"(?:大卫|[{sounds}]){{1,7}}"  # 大 alone begins too many words
    places = table("chinese/places.toml")
    bodies, regions, sites = (_by_kind(lists) for lists in (data["bodies"], places["regions"], places["sites"]))
    surnames = "".join(data["surnames"].split())
    return ShapeWords(
        sounds=frozenset(sounds),
        going_on=frozenset(data["going_on"].split()),
        dotted=re.compile(rf"{part}(?:-{part})?(?:·[^\W和与及同在的为是被由向对、]{{1,7}}?(?=·))*·{part}(?:-{part})?"),
        titled=re.compile(either(data["titles"].split())),
        surname=re.compile(rf"(?:{either(data['long_surnames'].split())})[{HAN}]{{1,2}}|[{surnames}][{HAN}]{{1,2}}"),
        bodies=re.compile(either(bodies)),
        body_kinds=bodies,
        regions=re.compile(either(word for word in regions if word != "城") + "|城(?![市镇区乡])"),
        region_kinds=regions,
        sites=re.compile(either(sites)),
        site_behind=re.compile(rf"(?:国际|纪念)?(?:{either((*sites, '大学', '学院', '奖', '号'))})"),
        site_kinds=sites,
        plain=frozenset(data["plain"]["leads"].split()),
        cuts=re.compile(either(data["plain"]["cuts"].split()) + "|选举(?!委员)|代表(?![办团处会大])"),
    )


def names_nobody(text: str) -> bool:
    """Return whether a run of characters is made of common words alone, or holds a verb."""
    return generic(text) or bool(shape_words().cuts.search(text))


def generic(lead: str, also: frozenset[str] = frozenset()) -> bool:
    """Return whether what stands before a name's last word names nobody: common words alone, or a number.

    `also` are further common words.
    """
    plain = shape_words().plain
    rest = lead
    if re.match(r"第|\d|[两二三四五六七八九十]国|.*[两二三四五六七八九十]国$", lead):
        return True
    while rest:
        sizes = range(min(5, len(rest)), 0, -1)
        word = next((rest[:size] for size in sizes if rest[:size] in plain or rest[:size] in also), "")
        if not word:
            return bool(_COUNTED.match(lead)) or not re.search(f"[{HAN}a-z]", lead)
        rest = rest[len(word) :]
    return True
