"""Statements that the reader makes of annotated headlines, each judged by the annotation."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from communique.converter.authority import Authority
from communique.converter.extract.headlines.gold import gold_code
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.records import Evidence, Reading, Stated

Item = Mapping[str, Any]


class Scorer(Protocol):
    """The matching rules of the module that scores annotations."""

    def norm(self, name: str) -> str:
        """Return a name as it is compared."""

    def names(self, item: Item, key: str) -> set[str]:
        """Return the names of an item as they are compared."""

    def figures(self, item: Item) -> set[tuple[str, float, str]]:
        """Return the figures of an item as they are compared."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement: `family` is its kind, `own` the confidence that the rule gives itself, `right` the judgement."""

    day: str
    family: str
    rule: str
    own: float
    right: bool


def scorer(file: Path) -> Scorer:
    """Return the scoring module at a path."""
    spec = importlib.util.spec_from_file_location("scorer", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{file}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Scorer, module)


def is_set_aside(day: str) -> bool:
    """Return whether a day belongs to the quarter that nothing is fitted to."""
    return int(hashlib.sha256(day.encode()).hexdigest(), 16) % 4 == 0


def judged(items: Iterable[Item], authority: Authority, score: Scorer) -> list[Judged]:
    """Return every statement that the reader makes of the items and that the annotation tells right from wrong."""
    found: list[Judged] = []
    for item in items:
        reading = read_headline(
            item["text"],
            authority,
            published=item["published"],
            topic=item.get("topic") or "",
            tags=tuple(item.get("context") or ()),
        )
        found += (
            Judged(item["published"], family, evidence.rule, evidence.confidence, right)
            for family, evidence, right in _statements(item, reading, score)
        )
    return found


def _statements(item: Item, reading: Reading, score: Scorer) -> Iterator[tuple[str, Evidence, bool]]:
    if reading.event_type:
        fine = {item["event_type"], *item.get("event_type_also", ())}
        yield "event type", reading.event_type.evidence, reading.event_type.value in fine
    if "roles" in item:
        yield from _roles(item["roles"], reading, score)
        return
    if reading.period:
        period = reading.period.value
        yield "date", reading.period.evidence, {"start": period.start, "end": period.end} == item.get("date")
    yield from _named(item, "places", ((stated, stated.value.text) for stated in reading.places), score)
    documents = ((stated, stated.value.symbol or stated.value.title) for stated in reading.documents)
    yield from _named(item, "documents", documents, score)
    roles = {score.norm(actor["name"]): actor["role"] for actor in item["actors"]}
    left_open = {score.norm(name) for name in item.get("actors_also", ())}
    for taking_part in reading.participations:
        name = score.norm(taking_part.value.actor.text)
        if name not in left_open:
            yield "role", taking_part.evidence, roles.get(name) == gold_code("role", taking_part.value.role)
    figures = score.figures(item)
    for figure in reading.figures:
        said = (gold_code("measure", figure.value.measure), float(figure.value.value), figure.value.bound)
        yield "figure", figure.evidence, said in figures


def _roles(
    labels: Mapping[str, Sequence[str]], reading: Reading, score: Scorer
) -> Iterator[tuple[str, Evidence, bool]]:
    """Yield the roles of those names that have been given one, or none at all."""
    right = {score.norm(name): roles for name, roles in labels.items()}
    for taking_part in reading.participations:
        name = score.norm(taking_part.value.actor.text)
        if name in right:
            yield "role", taking_part.evidence, gold_code("role", taking_part.value.role) in right[name]


def _named(
    item: Item, key: str, said: Iterable[tuple[Stated[Any], str]], score: Scorer
) -> Iterator[tuple[str, Evidence, bool]]:
    right = score.names(item, key)
    left_open = {score.norm(name) for name in item.get(f"{key}_also", ())}
    for stated, text in said:
        name = score.norm(text)
        if name not in left_open:
            yield key.removesuffix("s"), stated.evidence, name in right
