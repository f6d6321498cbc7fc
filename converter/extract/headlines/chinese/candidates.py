"""What is a name by its shape in a Chinese text: all kinds of shapes, the more telling ones first, without overlaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .bodies import bodies, describes
from .clubs import bodies_of_state, contestants, missions, teams
from .groups import described_groups, governments, peoples
from .lands import is_region
from .lands import lands as lands_by_name
from .places import BETWEEN, areas
from .shapes import Shape, shape_words
from .sites import sites
from .tagged import tagged
from .towns import districts, towns

if TYPE_CHECKING:
    from ....authority import Authority, Match

_PERIODICAL = re.compile(r"(?:[报刊]|杂志|学人|快讯|世界)$")
_TELLING = re.compile(
    r"》(?:[^,。]{0,4}(?:总部|编辑部|办公室|社址|主编|记者|员工)|报[导道]|称|[刊发]|指|披露|援引|网|记者|、|[^,。]{0,12}(?:列入|点名))"
)


def shapes_of(
    folded: str,
    matches: Sequence[Match],
    titles: Sequence[tuple[int, int]],
    context: Sequence[str],
    people: Sequence[Shape],
    named: frozenset[int],
    authority: Authority,
) -> list[Shape]:
    """Return what is a name by its shape, without overlaps; the more telling shapes first."""
    lands = [match for match in matches if any(entity.sort == "place" for entity in match.entities)]
    kept: list[Shape] = []
    for shape in _candidates(folded, matches, lands, context, people, named):
        if any(start < shape.end and shape.start < end for start, end in titles):
            continue
        if shape.rule == "name-zh-area" and any(_is_town_of(match, shape) for match in lands):
            continue
        if not any(shape.start < other.end and other.start < shape.end for other in kept):
            kept.append(shape)
    kept = [part for shape in kept for part in _parted(folded, shape, authority, {m.end: m for m in lands})]
    for start, end in titles:
        if _PERIODICAL.search(folded, start, end - 1) and _TELLING.match(folded, end - 1):
            kept.append(Shape(start + 1, end - 1, "actor", "organisation", "name-zh-periodical", 0.7))
    return kept


def _candidates(
    folded: str,
    matches: Sequence[Match],
    lands: Sequence[Match],
    context: Sequence[str],
    people: Sequence[Shape],
    named: frozenset[int],
) -> list[Shape]:
    """Return all that may be names by their shape, the more telling ones first; `lands` are the places of `matches`."""
    ends, starts = frozenset(match.end for match in matches), frozenset(match.start for match in matches)
    covered = frozenset(at for match in matches for at in range(match.start, match.end))
    land_ends = frozenset(match.end for match in lands)
    states = {m.end: m.start for m in lands if any(entity.kind in ("country", "territory") for entity in m.entities)}
    cities = {match.end: match.start for match in lands if all(e.kind == "city" for e in match.entities)}
    parts = {m.end: m.start for m in lands if all(entity.kind != "state" for entity in m.entities)}
    bare = list(lands_by_name(folded, ends, starts, covered))
    around = land_ends | _owners(folded, ends) | {shape.end for shape in bare}
    regions = list(areas(folded, around, cities, {m.end: m.start for m in lands}))
    within = {shape.end: shape.start for shape in (*regions, *bare)}
    taken = covered.union(*(range(start, end) for end, start in within.items()))
    return [
        *tagged(folded, context, ends),
        *people,
        *described_groups(folded, starts),
        *governments(folded, parts | {r.end: r.start for r in regions if r.kind == "region"}, frozenset(cities)),
        *peoples(folded),
        *teams(folded, states),
        *contestants(folded, states),
        *missions(folded),
        *sorted(
            bodies(folded, ends, frozenset(match.start for match in lands), named, covered, land_ends - set(states)),
            key=lambda shape: shape.start - shape.end,
        ),
        *(shape for shape in bodies_of_state(folded, ends) if not describes(folded, shape.end, named)),
        *regions,
        *bare,
        *sites(folded, around.union(within), cities, states, frozenset(m.end for m in matches if is_body(m))),
        *towns(folded, (land_ends - set(cities)).union(within), taken),
        *districts(folded, land_ends.union(within), taken),
    ]


def _parted(folded: str, shape: Shape, authority: Authority, lands: dict[int, Match]) -> list[Shape]:
    """Return a site as its town and itself, if its name begins with a known town's: 德国柏林博德博物馆.

    The town is one of the country named before it; where none is, its name has three characters or more.
    """
    court = shape.rule == "name-zh-house" and folded.endswith(("法院", "法庭"), 0, shape.end)
    if shape.rule != "name-zh-site" and not court:
        return [shape]
    holder = next((land for end, land in lands.items() if BETWEEN.fullmatch(folded, end, shape.start)), None)
    here = {entity.country for entity in holder.entities} if holder else set()
    for size in (5, 4, 3, 2):
        middle = shape.start + size
        if shape.end < middle + 3 or folded[middle : shape.end] in shape_words().site_kinds:
            continue
        kind = _kind_of(folded[shape.start : middle], authority, here)
        if kind:
            return [replace(shape, end=middle, kind=kind), replace(shape, start=middle)]
    return [shape]


def _kind_of(name: str, authority: Authority, here: set[str]) -> str:
    """Return the kind of a region or town, of one of the countries `here` if any is told of; "" if it is none."""
    if is_region(name):
        return "region"
    kinds = ("city",) if here else ("city", "region", "territory")
    bearers = authority.lookup(name, "zh") if here or len(name) > 2 else ()
    return next((e.kind for e in bearers if e.kind in kinds and (e.country in here or not here)), "")


def _owners(folded: str, ends: frozenset[int]) -> frozenset[int]:
    """Return where known names end that own what follows: 政府军的…基地."""
    return frozenset(end for end in ends if folded[end : end + 1] == "的")


def is_body(match: Match) -> bool:
    """Return whether a known name is only that of bodies, forces or armed groups."""
    return all(entity.kind in ("organisation", "military", "armed_group") for entity in match.entities)


def _is_town_of(match: Match, shape: Shape) -> bool:
    """Return whether a shape is a known town with the word for town: 台南市."""
    return (
        shape.kind == "city"
        and match.start == shape.start
        and match.end == shape.end - 1
        and any(entity.kind == "city" for entity in match.entities)
    )
