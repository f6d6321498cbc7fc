"""A converter and a gate that are small enough to see what a build makes of them.

A document is lines: `path: /news/…`, `label: …`, `bad: why` (breaks a shape), `lists: /news/…`, `error: why`.
Anything else is of no known format. A file `….rows` is a table whose lines begin with `bad`, `odd`, `unread`, `crash`
or something else.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.converter.convert import Converted, Survey, Unit
from communique.converter.iris import Iris
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input, Raw
from communique.converter.readers.lines import lines
from communique.converter.records import EventKey, Problem
from communique.errors import InputError
from communique.ontology import namespaces as ns
from communique.release.settings import Build, Extract, Settings
from communique.release.tasks import Checks, Converts, Tools
from communique.shapes.gate import Result, Statement
from communique.shapes.statements import as_triples

TYPE = ox.NamedNode(ns.RDF + "type")
EVENT = ox.NamedNode(ns.CMQ + "Event")
LABEL = ox.NamedNode(ns.RDFS + "label")
BAD = ox.NamedNode("https://example.org/bad")
ROW = ox.NamedNode(ns.CMQ + "row")
RELATED = ox.NamedNode(ns.CMQ + "related")


class FakeConverter:
    def __init__(self, base: str) -> None:
        self.iris = Iris(base)

    def is_table(self, document: Input, reader: str = "auto") -> bool:
        return document.path.endswith(".rows")

    def cut(self, document: Input, reader: str) -> Iterator[Raw | Problem]:
        for found in lines(document):
            if isinstance(found, Problem):
                yield found
            elif found[1].strip() == "nothing can be read":
                raise InputError(document.path, "nothing can be read", line=found[0], remedy="mend it")
            else:
                yield Raw(found[0], found[1].strip())

    def convert_rows(
        self, raws: Iterable[Raw], info: SourceInfo, reader: str, known: frozenset[str], concepts: Mapping[str, str]
    ) -> Converted:
        units: list[Unit] = []
        problems: list[Problem] = []
        unread: list[Problem] = []
        for raw in raws:
            word, _, rest = raw.data.partition(" ")
            if word == "crash":
                raise ValueError(rest)
            if word == "unread":
                unread.append(Problem(raw.line, rest))
                continue
            if word == "odd":
                problems.append(Problem(raw.line, rest))
            node = self._event(f"row {raw.data}")
            statements = [ox.Triple(node, TYPE, EVENT)]
            statements += [ox.Triple(node, BAD, ox.Literal(rest))] if word == "bad" else []
            line = str(ox.Triple(node, LABEL, ox.Literal(concepts.get(raw.data, raw.data)))).encode()
            mention = str(ox.Triple(node, ROW, ox.Literal(raw.line))).encode()
            empty: frozenset[str] = frozenset()
            units.append(Unit(str(raw.line), empty, empty, statements, [line], [mention], empty, {}, "", raw.line))
        return Converted(
            source_iri=self.iris.source(info.name, info.path),
            graph_iri=self.iris.graph(info.name, info.path),
            reader="fake table 1",
            units=units,
            description=self._description(info),
            problems=tuple(problems),
            unread=tuple(unread),
        )

    def survey(self, document: Input, reader: str = "auto") -> Survey:
        if document.path.endswith(".rows"):
            return Survey("fake table", table=True, concepts={"term": "https://example.org/term"})
        said = _said(document.text)
        if "error" in said:
            raise InputError(document.path, said["error"][0], line=1, remedy="mend it")
        if "bug" in said:
            raise KeyError(said["bug"][0])
        if "path" not in said:
            return Survey(None)
        return Survey("fake", frozenset(said["path"]))

    def convert(self, document: Input, info: SourceInfo, reader: str, known: frozenset[str]) -> Converted:
        said = _said(document.text)
        own = said["path"][0]
        node = self._event(own)
        statements = [ox.Triple(node, TYPE, EVENT)]
        statements += [ox.Triple(node, LABEL, ox.Literal(label, language="en")) for label in said.get("label", ())]
        statements += [ox.Triple(node, BAD, ox.Literal(why)) for why in said.get("bad", ())]
        for path in said.get("lists", ()):
            statements.append(ox.Triple(node, RELATED, self._event(path)))
            if path not in known:
                statements.append(ox.Triple(self._event(path), TYPE, EVENT))
                statements.append(ox.Triple(self._event(path), LABEL, ox.Literal(f"listed {path}", language="en")))
        source = self.iris.source(info.name, info.path)
        mention = ox.NamedNode(source + "#mention-1")
        unit = Unit(
            part="",
            archive_paths=frozenset([own]),
            related_paths=frozenset(said.get("lists", ())),
            statements=statements,
            lines=[],
            mentions=[str(ox.Triple(mention, TYPE, ox.NamedNode(ns.CMQ + "Mention"))).encode()],
            entities=frozenset(["place/geneva"]),
            offsets={(node.value, BAD.value): document.text.find("bad:")},
            text=document.text,
        )
        return Converted(
            source_iri=source,
            graph_iri=self.iris.graph(info.name, info.path),
            reader="fake 1",
            units=[unit],
            description=self._description(info),
            problems=tuple(Problem(1, "odd") for _ in said.get("odd", ())),
        )

    def held_back_description(self, info: SourceInfo, reason: str) -> list[ox.Triple]:
        node = ox.NamedNode(self.iris.source(info.name, info.path))
        return [*self._description(info), ox.Triple(node, ox.NamedNode(ns.CMQ + "heldBack"), ox.Literal(True))]

    def entity_triples(self, keys: frozenset[str]) -> list[tuple[str, ox.Triple]]:
        return [
            ("places", ox.Triple(ox.NamedNode(self.iris.entity(key)), LABEL, ox.Literal(key, language="en")))
            for key in sorted(keys)
        ]

    def replaced_triples(self, keys: frozenset[str]) -> list[tuple[str, ox.Triple]]:
        return []

    def _event(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self.iris.event(EventKey("2017-01-01", path, path)))

    def _description(self, info: SourceInfo) -> list[ox.Triple]:
        node = ox.NamedNode(self.iris.source(info.name, info.path))
        return [ox.Triple(node, TYPE, ox.NamedNode(ns.CMQ + "Source"))]


class FakeGate:
    def check(self, units: Sequence[Sequence[Statement]], further: Iterable[ox.Triple] = ()) -> list[Result]:
        return [
            Result(
                number, triple.subject.value, BAD.value, None, ns.CMSH + "Event", str(triple.object.value), "violation"
            )
            for number, unit in enumerate(units)
            for triple in as_triples(unit)
            if triple.predicate == BAD
            and isinstance(triple.subject, ox.NamedNode)
            and isinstance(triple.object, ox.Literal)
        ]


def _said(text: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for line in text.splitlines():
        key, colon, value = line.partition(": ")
        if colon:
            said.setdefault(key, []).append(value)
    return said


def converter(base: str, authority: Path, extract: Extract) -> Converts:
    return FakeConverter(base)


def gate(context: Iterable[ox.Triple], shapes: Sequence[Path]) -> Checks:
    return FakeGate()


TOOLS = Tools(converter, gate)


@pytest.fixture
def tools() -> Tools:
    """The small converter and gate."""
    return TOOLS


Archive = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A function that writes a folder of documents anew and returns it."""

    def write(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "archive"
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The defaults, with a home of their own and one process."""
    home = tmp_path / "home"
    home.mkdir()
    return Settings(home=home, build=Build(workers=1))
