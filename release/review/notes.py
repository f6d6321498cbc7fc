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
from communique.converter.naming import Unidentified
from communique.converter.passages import line_of
from communique.ontology import namespaces as ns

from .model import Unknown

PASSAGES = 3
"""How many passages of a name are kept: the first, in the order of the inputs."""

_LABEL = ox.NamedNode(ns.RDFS + "label")
_LONGEST = 200  # characters of a passage
_BORDER = re.compile(r"(?<=\w{3})[.!?…]['\"”’)\]]*\s+(?=\W?[^\W\d_a-z])|[。！？\n]")


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
    first = max((found.end() for found in _BORDER.finditer(text, from_, start)), default=from_)
    after = _BORDER.search(text, end, to)
    last = after.end() if after else to
    spare = max(0, _LONGEST - (end - start))
    if last - first > _LONGEST:
        first = max(first, min(start - spare // 2, last - _LONGEST))
        last = min(last, first + _LONGEST)
    whole = " ".join(text[first:last].split())
    words = whole.split(" ")
    if first and text[first - 1].isalnum() and len(words) > 2:
        words = words[1:]
    if last < len(text) and text[last - 1].isalnum() and text[last].isalnum() and len(words) > 2:
        words = words[:-1]
    return f"{'' if first == 0 or _ends(text, first) else '… '}{' '.join(words)}{'' if _ends(text, last) else ' …'}"


def _ends(text: str, at: int) -> bool:
    """Return whether a sentence, or the text, ends right before a character."""
    return at >= len(text) or text[:at].rstrip()[-1:] in '.!?…"”’)]。！？' or text[at - 1] == "\n"
