"""Where names may begin and end: at the borders of words, or, in scripts without them, where no longer name goes on."""

from __future__ import annotations

import re

from ..folding import borderless

_TRANSCRIBING = frozenset(
    "斯尔拉克亚特卡阿马巴德里利纳尼布塔科罗萨瓦加伊维奥达格雷普西多比姆夫鲁洛塞波兰帕托基埃乌勒诺戈哈库安蒂迪图贝索莫内莱米堡博林奇兹"
    "吉苏卢赫梅沃古伯顿瓜皮哥茨耶韦伦沙恩佩曼杜希法弗列坦约什那威蒙森扎凯福穆霍杰胡班坎丁桑菲丹泰艾温摩提贾切敦努查朗迈雅锡盖费谢隆泽甘圭纽坡"
    "扬玛尤涅根厄密廷赖翁瑟松默潘彼娜·"
)
"""The characters that write foreign names by their sound in Chinese: those most frequent in the names of the places of
other countries, but for those that have a meaning there (city, island, new), and the dot between parts of a name."""

_PARTICLE = re.compile(r" (?:d[aeio]s?|del|du|upon|sur|am)(?: l[aeo]s?)? [A-ZÀ-Þ]")
"""What joins the name of a town to the rest of another town's: Porto de Moz, Stratford upon Avon."""
_PARTICLE_BEGINS = (" d", " upon ", " sur ", " am ")

_CURRENCY = frozenset("$€£¥")

# Common words, in folded characters, that stand across the border of what only looks like a name: 海地 in 近海地震.
_ACROSS_WORDS = """
地震 地区 地方 地带 地点 地面 地铁 领导 领袖 领土 领域 领海
领空 领先 领事 穿越 跨越 超越 翻越 飞越 逾越 卓越 优越 最高
提高 高原 世界 中东
"""

# Common words that begin with a character that writes sounds too.
_GOING_ON_WORDS = """
达成 达到 提出 提供 提交 提议 提名 特使 特别 特种 安全 安排
多个 多名 多地 多处 多数 多座 多所 多家 多间 多艘 多架 多辆 多条 多支 多枚 多起 多次 多人 多国 多州 多省 多市
西部 西北 西南 西方 加入 加强 加紧
利用 维和 维持 法院 法律 法官 法庭 比赛 森林 斯里 希望 图书
普遍 文化 扎营 基地 根据 恩施 侵入 密集 密切 奥运 沙漠
"""
_ACROSS = frozenset(_ACROSS_WORDS.split())
_GOING_ON = frozenset(_GOING_ON_WORDS.split())


def whole(folded: str, start: int, end: int) -> bool:
    """Return whether no word goes on beyond the ends of a match; the sign of a currency is part of its word (US$)."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (
        after in _CURRENCY
        or (before.isalnum() and _joined(before, folded[start]))
        or (after.isalnum() and _joined(folded[end - 1], after))
    )


def goes_on(text: str, end: int) -> bool:
    """Return whether a town's name that ends at `end` goes on as that of another town: Porto de Moz."""
    return text.startswith(_PARTICLE_BEGINS, end) and _PARTICLE.match(text, end) is not None


def torn(folded: str, start: int, end: int, border: int) -> bool:
    """Return whether a match seems part of a longer foreign name in Chinese, as Delhi (德里) is of Rodrigo (罗德里戈).

    `border` is where the name before it ends.
    """
    before = start > border and _sounds_on(folded[start - 1], folded[start])
    return before or (end < len(folded) and _sounds_on(folded[end], folded[end - 1]))


def crossed(folded: str, start: int, end: int) -> bool:
    """Return whether a common Chinese word stands across either end of a match, so that it is no name."""
    return folded[end - 1 : end + 1] in _ACROSS or (start > 0 and folded[start - 1 : start + 1] in _ACROSS)


def in_a_longer_name(folded: str, end: int, follows: bool) -> bool:
    """Return whether a country's name of two sounding characters goes on as a person's or place's: 马里 in 马里奥.

    `follows` says that another known name begins at `end`. One more sound makes a name of three; several make one
    where the dot between the parts of a person's name follows them, else they may be a province of that country.
    """
    if follows or not all(character in _TRANSCRIBING for character in folded[end - 2 : end]):
        return False
    at = end
    while at < len(folded) and folded[at] in _TRANSCRIBING and folded[at] != "·":
        at += 1
    if at == end:
        return folded.startswith("·", end)
    return folded.startswith("·", at) or (at == end + 1 and folded[end : end + 2] not in _GOING_ON)


def _sounds_on(outside: str, inside: str) -> bool:
    return outside in _TRANSCRIBING and inside in _TRANSCRIBING


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not borderless(left) and not borderless(right)
