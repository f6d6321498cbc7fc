"""Where names may begin and end: at the borders of words, or, in scripts without them, where no longer name goes on."""

from __future__ import annotations

from .folding import borderless

_TRANSCRIBING = frozenset(
    "斯尔拉克亚特卡阿马巴德里利纳尼布塔科罗萨瓦加伊维奥达格雷普西多比姆夫鲁洛塞波兰帕托基埃乌勒诺戈哈库安蒂迪图贝索莫内莱米堡博林奇兹"
    "吉苏卢赫梅沃古伯顿瓜皮哥茨耶韦伦沙恩佩曼杜希法弗列坦约什那威蒙森扎凯福穆霍杰胡班坎丁桑菲丹泰艾温摩提贾切敦努查朗迈雅锡盖费谢隆泽甘圭纽"
    "扬玛尤涅根厄密廷赖翁瑟松默潘彼娜·"
)
"""The characters that write foreign names by their sound in Chinese: those most frequent in the names of the places of
other countries, but for those that have a meaning there (city, island, new), and the dot between parts of a name."""

_CURRENCY = frozenset("$€£¥")


def whole(folded: str, start: int, end: int) -> bool:
    """Return whether no word goes on beyond the ends of a match; the sign of a currency is part of its word (US$)."""
    return folded[end : end + 1] not in _CURRENCY and not (
        (start and _joined(folded[start - 1], folded[start]))
        or (end < len(folded) and _joined(folded[end - 1], folded[end]))
    )


def torn(folded: str, start: int, end: int, border: int) -> bool:
    """Return whether a match seems part of a longer foreign name in Chinese, as Delhi (德里) is of Rodrigo (罗德里戈).

    `border` is where the name before it ends.
    """
    before = start > border and _sounds_on(folded[start - 1], folded[start])
    return before or (end < len(folded) and _sounds_on(folded[end], folded[end - 1]))


def _sounds_on(outside: str, inside: str) -> bool:
    return outside in _TRANSCRIBING and inside in _TRANSCRIBING


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not borderless(left) and not borderless(right)
