"""Notes: which names a batch could not identify, how often, and where; written to a file while it is converted.

Nothing of them stays in memory, however many documents a build has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from communique.converter.convert import Unit
from communique.converter.extract.headlines.names.state_bodies import of_every_state
from communique.converter.naming import Unidentified
from communique.converter.passages import line_of
from communique.ontology import namespaces as ns

from .model import Unknown

PASSAGES = 3
"""How many passages of a name are kept: the first, in the order of the inputs."""

_LABEL = ox.NamedNode(ns.RDFS + "label")
_LONGEST = 200  # characters of a passage
_LONGEST_WORD = 20  # where a passage is cut; scripts without blanks are cut anywhere
_MARKUP = re.compile(r"^#+ |^(?:\d+\. )?\[ ?| ?\]\([^)\s]*\)?")  # of headings and links, which say nothing here
_BORDER = re.compile(r"(?:(?<=\w{3})|(?<=[^\WA-Z]{2}))[.!?…]['\"”’)\]]*\s+(?=\W?[^\W\d_a-z])|[。！？\n]")


@dataclass(frozen=True, slots=True)
class Where:
    """A passage with a name: file and line (`archive/a.md:12`), the sentence, and the document's address."""

    place: str
    text: str
    document: str


@dataclass(slots=True)
class Seen:
    """In how many records a name stands, and the first passages."""

    count: int = 0
    passages: list[Where] = field(default_factory=list)


class Notes:
    """The names of a batch or piece that nobody knows."""

    def __init__(self) -> None:
        self._seen: dict[Unknown, Seen] = {}

    def add(self, file: str, document: str, unit: Unit) -> None:
        """Note what a unit of a file leaves open; `document` is the address of the file's description."""
        for one in unit.unidentified:
            name = one.name
            if name.sort == "actor" and not name.within and of_every_state(name.text):
                continue  # nobody can say which State's it is in every passage
            unknown = Unknown(name.text, name.sort, name.kind, name.language, name.within)
            seen = self._seen.setdefault(unknown, Seen())
            seen.count += 1
            if len(seen.passages) < PASSAGES:
                seen.passages.append(Where(f"{file}:{_line(unit, one)}", _passage(unit, one), document))

    def save(self, file: Path) -> None:
        """Write the notes; none make no file, and remove what an earlier round wrote."""
        if not self._seen:
            file.unlink(missing_ok=True)
            return
        with file.open("w", encoding="utf-8") as out:
            for unknown, seen in self._seen.items():
                name = (unknown.text, unknown.sort, unknown.kind, unknown.language, unknown.within)
                passages = [(where.place, where.text, where.document) for where in seen.passages]
                out.write(json.dumps((name, seen.count, passages), ensure_ascii=False) + "\n")


def notes_file(folder: Path, number: int) -> Path:
    """Return the file of the notes of a batch or piece."""
    return folder / f"notes-{number:06}.jsonl"


def read_notes(file: Path) -> Iterator[tuple[Unknown, Seen]]:
    """Yield the names of a file of notes, in the order they were met; a file that does not exist has none."""
    if not file.exists():
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            name, count, passages = json.loads(line)
            yield Unknown(*name), Seen(count, [Where(*where) for where in passages])


def _line(unit: Unit, one: Unidentified) -> int:
    if unit.row:
        return unit.row
    return line_of(unit.text, one.span.start) if one.span else 1


def _passage(unit: Unit, one: Unidentified) -> str:
    """Return the sentence in which a name was read; without a span, what is said with the name or beside it."""
    if one.span and unit.text[one.span.start : one.span.end] == one.span.text:
        return sentence(unit.text, one.span.start, one.span.end)
    name = one.name.text
    said = ((triple.predicate, triple.object) for triple in unit.statements)
    texts = [(what, term.value) for what, term in said if isinstance(term, ox.Literal) and len(term.value) > len(name)]
    for _, text in texts:
        if (at := text.find(name)) >= 0:
            return sentence(text, at, at + len(name))
    # Who reports something stands beside it, not in it.
    label = next((text for what, text in texts if what == _LABEL), "")
    return sentence(label, 0, 1) if label else name


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around `text[start:end]` on one line; a long one is cut to 200 characters, between words."""
    from_, to = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    first = max((found.end() for found in _BORDER.finditer(text, from_, start)), default=0)
    after = _BORDER.search(text, end, to)
    last = after.end() if after else len(text)
    left, right = max(first, from_), min(last, to)
    if right - left > _LONGEST:
        left = max(left, min(start - max(0, _LONGEST - (end - start)) // 2, right - _LONGEST))
        right = min(right, left + _LONGEST)
    if left > first and (blank := text.find(" ", left, min(start, left + _LONGEST_WORD))) >= 0:
        left = blank
    if right < last and (blank := text.rfind(" ", max(end, right - _LONGEST_WORD), right)) >= 0:
        right = blank
    plain = _MARKUP.sub("", " ".join(text[left:right].split()))
    return f"{'… ' * (left > first)}{plain}{' …' * (right < last)}"
