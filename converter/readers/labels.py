"""The words of a news archive's page furniture, one row a language: a further language is a further row."""

from __future__ import annotations

import re
from typing import Literal

from ..frozen import frozen
from ..passages import Passage

Label = Literal["source", "related", "context", "turn"]
"""What a label opens: sources, related events, context tags, or a link that turns to another day."""


@frozen
class LabelSet:
    """The words of one language, in lower case; `script` finds a letter that only text in that language has.

    `script` is None where the letters are those of many languages (Latin). `lost` finds what a link to another
    language's page leaves of itself where the archive lost it: that language's code.
    """

    language: str
    source: tuple[str, ...]
    related: tuple[str, ...]
    context: tuple[str, ...]
    turn: tuple[str, ...]
    image: tuple[str, ...]
    video: tuple[str, ...]
    script: re.Pattern[str] | None = None
    lost: re.Pattern[str] | None = None


HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

LABEL_SETS: tuple[LabelSet, ...] = (
    LabelSet(
        "en",
        source=("source", "sources"),
        related=("related", "related events", "related news"),
        context=("context", "tags"),
        turn=("previous day", "next day"),
        image=("img", "image", "photo", "picture"),
        video=("video",),
    ),
    LabelSet(
        "zh",
        source=("信息来源", "信息來源", "資訊來源", "来源", "來源"),
        related=("有关", "有關", "相关", "相關"),
        context=("消息", "标签", "標籤"),
        turn=("前一天", "后一天", "後一天"),
        image=("图片", "圖片"),
        video=("视频", "視頻", "影片"),
        script=HAN,
        lost=re.compile(r"[（(]\s*en$|:en:|(?<![A-Za-z0-9 ])en(?:\s+|$)"),
    ),
)
"""Every language that can be read; the first is the one assumed where nothing tells."""


def _meanings() -> dict[str, tuple[Label, str]]:
    found: dict[str, tuple[Label, str]] = {}
    for row in LABEL_SETS:
        table: tuple[tuple[Label, tuple[str, ...]], ...] = (
            ("source", row.source),
            ("related", row.related),
            ("context", row.context),
            ("turn", row.turn),
        )
        for label, words in table:
            for word in words:
                found.setdefault(word, (label, row.language))
    return found


_MEANING = _meanings()
_IMAGE = frozenset(word for labels in LABEL_SETS for word in labels.image)
_VIDEO = frozenset(word for labels in LABEL_SETS for word in labels.video)
_BY_LANGUAGE = {labels.language: labels for labels in LABEL_SETS}


def meaning(words: str) -> tuple[Label, str] | None:
    """Return what a label means and its language, whatever its case, colon and dots; None if it is no label."""
    return _MEANING.get(words.strip().rstrip(":：.… ").lower())


def medium(words: str) -> Literal["image", "video"] | None:
    """Return whether a link's text says that an image or a video stands at its address."""
    plain = words.strip().lower()
    return "image" if plain in _IMAGE else "video" if plain in _VIDEO else None


def language_of(text: str, page: str) -> str:
    """Return the language of a text on a page whose labels are in `page`.

    A text without a letter of that language's own script is in another: the first of the table. One on a page in
    Latin script is the page's, unless every letter of it is in another's script.
    """
    script = _BY_LANGUAGE[page].script
    if script is None and text.isascii():
        return page
    if script:
        return page if script.search(text) else LABEL_SETS[0].language
    for labels in LABEL_SETS:
        if labels.script and labels.script.search(text) and not re.search("[A-Za-z]", text):
            return labels.language
    return page


def without_lost_links(passage: Passage, language: str) -> Passage:
    """Return a passage of a page in `language` without what lost links leave: 城市en Name reads 城市Name."""
    lost = _BY_LANGUAGE[language].lost
    if lost is None:
        return passage
    return passage.sub(lost, "").stripped()


CUT_SHORT = frozenset(("the", "a", "an", "al", "el", "la", "le", "les", "los", "las", "der", "die", "das", "il", "new"))
"""Words that begin names and are none: what an archive leaves of "The …" or "La …" names nobody."""
