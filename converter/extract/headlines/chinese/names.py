"""The actors and places of a Chinese text: names that the authority knows, and names known by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ....folding import fold
from ....records import Name
from ..names.found import FoundName
from .asides import without_asides
from .background import in_background
from .bodies import describes, is_title
from .candidates import is_body, shapes_of
from .doubts import undoubted
from .known import known_name, meant
from .metonyms import government, named_government
from .persons import fated, persons
from .shapes import Shape

if TYPE_CHECKING:
    from ....authority import Authority, Match

_TITLE = re.compile(r"《[^《》]*》")
# What a place's own name may take behind it: the word for what it is, or for a country.
_LONGER = {
    "city": re.compile(r"市(?![场民长政区中值面立])|镇(?![长压民政定静痛])|村(?![民长庄落委])"),
    "region": re.compile(r"[省州郡](?![长政议立府警内界际委])|海(?![军上域关拔外岸滩啸盗水员警峡港边])|海峡"),
    "site": re.compile("大[楼厦]|山庄"),
    "country": re.compile(r"(?<!国)国(?![家际会内民籍王旗防务营产歌庆土境人有])"),
}
# What stands between a place and what lies in it.
_IN_IT = re.compile(
    r"(?:的|首都|首府|省会|[东南西北中]+[部郊]的?|(?:沿海|边境|港口|古|小)?城[市镇]|省份|大区|近郊|市中心|境内的?)*"
)
_AREA = re.compile(r"(?:地区|市|省|州|县|区|岛|半岛|群岛|大区|邦)$")
_SIZES = {"country": 0, "territory": 0, "region": 1, "city": 2, "site": 3}


def chinese_names(text: str, authority: Authority, context: Sequence[str] = ()) -> tuple[FoundName, ...]:
    """Return the actors and places in a Chinese text, in its order: those that the authority knows, and by shape.

    A body whose name begins with its country is found whole ("法国宪法委员会"); `first` and `last` are characters.
    What stands in the title of a work is not found, unless it is a newspaper that reports. A short name is a town's
    only where the town is told to be meant: by its country in the text or in `context` (what else the page says), by
    the words around it, or by its size. A place that stands right behind another lies in it.
    """
    folded = fold(text)
    titles = [match.span() for match in _TITLE.finditer(text)]
    matches, titles = _matches(text, folded, authority, context, titles)
    states = [match for match in matches if any(entity.kind == "state" for entity in match.entities)]
    people = [*persons(folded, frozenset(m.end for m in matches), _states(states)), *fated(folded)]
    listed = {match.start for match in matches if any(entity.kind == "person" for entity in match.entities)}
    named = frozenset({shape.start for shape in people} | listed)
    matches = [match for match in matches if not (is_body(match) and _describes(folded, match, named))]
    shapes = shapes_of(folded, matches, titles, context, people, named, authority)
    shapes = [shape for shape in shapes if not any(_within(shape, match) for match in matches)]
    begun = _places_begun(folded, matches, [shape for shape in shapes if shape.sort == "actor"], named)
    begun |= {shape.start for shape in shapes if shape.sort == "place" and not describes(folded, shape.end, named)}
    begun |= {start - 1 for start in begun if folded[start - 1 : start] == "的"}
    found: list[FoundName] = []
    items: list[Match | Shape] = [*matches, *shapes]
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if found and item.start < found[-1].end:
            continue
        if _is_place(item) and describes(folded, item.end, named):
            continue
        if isinstance(item, Shape):
            name = named_government(Name(text[item.start : item.end], item.sort, item.kind, "zh"), authority)
            found.append(_found(name, item.start, item.end, found, folded, authority, item.rule, item.confidence))
        elif not any(shape.start <= item.start and item.end <= shape.end for shape in shapes):
            known = government(folded, item, authority)
            alone = len(states) < 2 or _is_alone(folded, item, states)
            known = known or known_name(folded, item, found, item.end in begun, alone)
            if known:
                known = _without_noun(known, item, authority)
                end = item.start + len(known.text)
                if known.sort == "place":
                    end = _longer(folded, item.start, end, known.kind, context)
                found.append(_found(known, item.start, end, found, folded, authority, "name-authority", 0.8, text))
    named_here = [name for name in found if not in_background(folded, name)]
    return undoubted(text, folded, without_asides(folded, named_here))


def _places_begun(folded: str, matches: Sequence[Match], acting: Sequence[Shape], named: frozenset[int]) -> set[int]:
    """Return where known names begin that are those of places where they stand, and no part of an actor's."""
    begun: set[int] = set()
    for match in reversed(matches):
        inside = any(shape.start <= match.start < shape.end for shape in acting)
        if inside or not _is_place(match) or describes(folded, match.end, named):
            continue
        known = known_name(folded, match, (), match.end in begun)
        if known and known.sort == "place":
            begun.add(match.start)
    return begun


def _longer(folded: str, start: int, end: int, kind: str, context: Sequence[str]) -> int:
    """Return where a place's name ends with the word for what it is, if it has one, or as the page's tags write it."""
    for said in map(fold, context):
        if folded.startswith(said, start) and _AREA.match(said, end - start):
            return start + len(said)
    more = _LONGER[kind].match(folded, end) if kind in _LONGER else None
    return more.end() if more else end


def _found(
    name: Name,
    start: int,
    end: int,
    before: Sequence[FoundName],
    folded: str,
    authority: Authority,
    rule: str,
    confidence: float,
    text: str = "",
) -> FoundName:
    """Return a name with its entity; a known one is identified by its own name, though it is written longer."""
    if name.sort == "place" and (holder := _holder(folded, start, end, name.kind, before)):
        name = replace(name, within=holder)
    known = name if name.entity else authority.identify(name)
    if text and len(known.text) != end - start:
        known = replace(known, text=text[start:end])
    return FoundName(known, start, end, start, end, rule, confidence)


def _holder(folded: str, start: int, end: int, kind: str, before: Sequence[FoundName]) -> str:
    """Return the place right before a place, if it is a larger one."""
    last = before[-1] if before else None
    if last is None or last.name.sort != "place" or not _IN_IT.fullmatch(folded, last.end, start):
        return ""
    county = folded[last.end - 1] in "省州区" and folded[end - 1] in "县旗区"
    county = county or (last.name.kind == "city" and folded[end - 1] == "区")
    return last.name.text if county or _SIZES.get(last.name.kind, 9) < _SIZES.get(kind, 3) else ""


def _matches(
    text: str, folded: str, authority: Authority, context: Sequence[str], titles: list[tuple[int, int]]
) -> tuple[list[Match], list[tuple[int, int]]]:
    """Return the known names that mean what they say, and the titles of works that are no known newspaper's."""
    found = authority.find(text, "zh")
    papers = {(m.start - 1, m.end + 1) for m in found if all(entity.sort == "actor" for entity in m.entities)}
    titles = [span for span in titles if span not in papers]
    matches = [m for m in found if not any(start <= m.start < end for start, end in titles)]
    countries = {
        (entity.country, match.text)
        for match in (*matches, *(match for said in context for match in authority.find(said, "zh")))
        for entity in match.entities
        if entity.country
    }
    ends = {match.end for match in matches if any(entity.kind in ("state", "country") for entity in match.entities)}
    return [m for m in matches if meant(folded, m, countries, ends) and not _in_latin(text, m)], titles


def _states(states: Sequence[Match]) -> frozenset[int]:
    """Return where the names of States begin that are no part of a person's."""
    return frozenset(state.start for state in states if len(state.text) > 2)


def _is_place(item: Match | Shape) -> bool:
    if isinstance(item, Shape):
        return item.sort == "place"
    return all(entity.sort == "place" for entity in item.entities)


def _is_alone(folded: str, match: Match, states: Sequence[Match]) -> bool:
    """Return whether no other State is named behind a name in its clause."""
    end = re.search("[,。;]|$", folded[match.end :]).start() + match.end  # type: ignore[union-attr]
    return not any(match.end <= other.start < end for other in states)


def _without_noun(name: Name, match: Match, authority: Authority) -> Name:
    """Return an armed group without the noun for what it is, where it is known without it too: 伊斯兰国组织."""
    if name.kind != "armed_group" or not name.text.endswith(("组织", "組織")):
        return name
    bare = name.text[:-2]
    known = {entity.key for entity in authority.lookup(bare, "zh")}
    return replace(name, text=bare) if any(entity.key in known for entity in match.entities) else name


def _in_latin(text: str, match: Match) -> bool:
    """Return whether a name in Latin letters is a word of a longer one, which the table doesn't know."""
    before, after = text[: match.start], text[match.end :]
    return match.text.isascii() and bool(re.search(r"[A-Za-z],? $", before) or re.match(r" ?[A-Za-z]", after))


def _describes(folded: str, match: Match, named: frozenset[int]) -> bool:
    """Return whether a body, or an office of one, only says what the person is who is named behind it."""
    return describes(folded, match.end, named) or (match.end in named and is_title(folded[match.start : match.end]))


def _within(shape: Shape, match: Match) -> bool:
    """Return whether a known name is as long as a shape or longer; a country or town is a part of longer names."""
    return match.start <= shape.start and shape.end <= match.end
