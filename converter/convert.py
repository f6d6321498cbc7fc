"""The way of a document through the converter: read, extract, identify, map.

It takes two looks at a document. `survey` says which archive pages it should hold; once all are known, `convert`
gives its quads: an event that is merely listed, and has a page of its own, is described by that page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from pyoxigraph import Triple

from communique.errors import UsageError

from .authority import Authority
from .extracted import ALL, Extraction, extracted
from .folding import fold
from .frozen import frozen
from .iris import Iris, archive_path
from .mapping.entities import entity, replaced
from .mapping.record import Mapped, Pages, map_record
from .mapping.sources import SourceInfo, source
from .mapping.statements import row_in
from .naming import Namer, Unidentified
from .passages import line_of
from .readers import Input, Raw, Reader, TableReader, readers, recognise
from .records import EventKey, Problem, Record, Text
from .refused import without_refused


@frozen
class Survey:
    """What a first look at a document tells: its reader (None: no reader knows it) and the archive pages it holds.

    A `table` is a file of any length that is read in pieces. `concepts` are the labels of its concepts, folded, with
    their addresses.
    """

    reader: str | None
    archive_paths: frozenset[str] = frozenset()
    table: bool = False
    concepts: Mapping[str, str] = field(default_factory=dict)


@frozen
class Unit:
    """What is published or held back as one: a page, a roll call, a row.

    `archive_paths` are the pages whose own event it describes, `related_paths` those that it merely lists.
    `lines` are further statements, `mentions` what stands in the source's graph alone, both as lines of canonical
    N-Triples, each without its ` .`. `offsets` says where in `text` a subject's property was read (property "": the
    subject as a whole); a record of a table begins on the line `row` instead, its ballots stand on lines of their own.
    `unidentified` are the names in it that no authority knows.
    """

    part: str
    archive_paths: frozenset[str]
    related_paths: frozenset[str]
    statements: list[Triple]
    lines: list[bytes]
    mentions: list[bytes]
    entities: frozenset[str]
    offsets: dict[tuple[str, str], int]
    text: str
    row: int = 0
    unidentified: tuple[Unidentified, ...] = ()

    def line(self, subject: str, predicate: str | None = None) -> int | None:
        """Return the line, from 1, where a subject's property was read, else the subject; None if unknown."""
        if self.row:
            return row_in(self.mentions, subject) or self.row
        offset = self.offsets.get((subject, predicate or ""))
        if offset is None:
            offset = min((at for (about, _), at in self.offsets.items() if about == subject), default=None)
        return None if offset is None else line_of(self.text, offset)


@frozen
class Converted:
    """A document's quads by unit, what is said of the document itself, and what in it could not be used.

    `unread` are rows of a table of which nothing could be used.
    """

    source_iri: str
    graph_iri: str
    reader: str
    units: list[Unit]
    description: list[Triple]
    problems: tuple[Problem, ...]
    unread: tuple[Problem, ...] = ()


class Converter:
    """Documents to quads, for one site and one authority, reading prose as `extraction` says."""

    def __init__(self, base: str, authority: Authority, extraction: Extraction = ALL) -> None:
        self.iris = Iris(base)
        self.authority = authority
        self._namer = Namer(authority, self.iris)
        self._extraction = extraction

    def is_table(self, document: Input, reader: str = "auto") -> bool:
        """Return whether a document is read in pieces, as its beginning tells; raises as `survey` does."""
        return isinstance(_reader(document, reader), TableReader)

    def survey(self, document: Input, reader: str = "auto") -> Survey:
        """Return the reader of a document and the archive pages it holds, or should hold by where it lies.

        Raises `InputError` when the document can't be read, `UsageError` when there is no such reader.
        """
        chosen = _reader(document, reader)
        if chosen is None:
            return Survey(None)
        if isinstance(chosen, TableReader):
            return Survey(
                chosen.name, table=True, concepts=_concepts(chosen, document) if chosen.names_concepts else {}
            )
        if chosen.place and (path := chosen.place(document.path)):
            return Survey(chosen.name, frozenset([path]))
        return Survey(chosen.name, frozenset(path for record in chosen.read(document) for path in _own(record)))

    def cut(self, document: Input, reader: str) -> Iterator[Raw | Problem]:
        """Yield what is to be read of a table, and a problem for each part of it that can't be used.

        Raises `InputError` when nothing of it can be used.
        """
        yield from _table(reader).cut(document)

    def convert_rows(
        self, raws: Iterable[Raw], info: SourceInfo, reader: str, known: frozenset[str], concepts: Mapping[str, str]
    ) -> Converted:
        """Return the quads of a piece of a table; `concepts` are the labels of a thesaurus with their addresses.

        The description is that of the table as a whole.
        """
        chosen = _table(reader)
        self._namer.concepts = concepts
        units: list[Unit] = []
        problems: list[Problem] = []
        unread: list[Problem] = []
        for raw in raws:
            records = list(chosen.read(raw))
            if not records:
                unread.append(Problem(raw.line, "its reader made nothing of it", "look whether it is whole"))
            for record in records:
                if isinstance(record, Problem):
                    unread.append(record)
                    continue
                pages = Pages(known, frozenset())
                record = replace(record, row=record.row or raw.line)
                mapped = self._mapped(record, info, pages)
                units.append(_unit(record, frozenset(), mapped))
                problems += mapped.problems
        return replace(self._converted(chosen, info, units, problems, None, ""), unread=tuple(unread))

    def convert(self, document: Input, info: SourceInfo, reader: str, known: frozenset[str]) -> Converted:
        """Return the quads of a document; `known` are the archive pages that the whole input holds.

        Raises `InputError` when the document can't be read, `UsageError` when there is no such reader.
        """
        chosen = _reader(document, reader)
        if not isinstance(chosen, Reader):
            raise UsageError(f"no reader of documents knows the format of {info.identifier}")
        units: list[Unit] = []
        problems: list[Problem] = []
        title: Text | None = None
        language = ""
        for record in chosen.read(document):
            own = _own(record)
            pages = Pages(known, own)
            mapped = self._mapped(record, info, pages)
            units.append(_unit(record, own, mapped))
            problems += mapped.problems
            title, language = title or record.title, language or record.language
        return self._converted(chosen, info, units, problems, title, language)

    def _mapped(self, record: Record, info: SourceInfo, pages: Pages) -> Mapped:
        read = extracted(record, self.authority, pages, self._extraction)
        if self.authority.decisions.refused:
            read = without_refused(read, lambda name: self._namer(name).refused)
        mapped = map_record(read, info, self.iris, self._namer, pages)
        return replace(mapped, problems=(*read.problems, *mapped.problems))

    def _converted(
        self,
        chosen: Reader | TableReader,
        info: SourceInfo,
        units: list[Unit],
        problems: list[Problem],
        title: Text | None,
        language: str,
    ) -> Converted:
        label = f"{chosen.name} {chosen.version}"
        return Converted(
            source_iri=self.iris.source(info.name, info.path),
            graph_iri=self.iris.graph(info.name, info.path),
            reader=label,
            units=units,
            description=source(self.iris, info, title=title, language=language, reader=label),
            problems=tuple(problems),
        )

    def held_back_description(self, info: SourceInfo, reason: str) -> list[Triple]:
        """Return what is published of a document that is held back: that it exists, and why nothing of it is here."""
        return source(self.iris, info, held_back=reason)

    def entity_triples(self, keys: frozenset[str]) -> list[tuple[str, Triple]]:
        """Return what the authority says of these entities and all they refer to, each with its table's name."""
        return [(item.table, triple) for item in self.authority.closure(keys) for triple in entity(self.iris, item)]

    def replaced_triples(self, keys: frozenset[str]) -> list[tuple[str, Triple]]:
        """Return which addresses of merged rows now lead to these entities, each with its table's name."""
        return [
            (old.table, replaced(self.iris, old, new))
            for old in self.authority
            if old.merged_into and (new := self.authority.get(old.key)) and new.key in keys
        ]


def _table(name: str) -> TableReader:
    chosen = readers()[name]
    if not isinstance(chosen, TableReader):
        raise UsageError(f"the reader {name} reads documents as a whole")
    return chosen


def _concepts(reader: TableReader, document: Input) -> dict[str, str]:
    """Return the labels of a thesaurus, folded, with the addresses of what they name; none that names several.

    A label in English names its concept whatever other languages call so, since subjects are worded in English. The
    labels of headings that merely group concepts name none.
    """
    english: dict[str, str | None] = {}
    others: dict[str, str | None] = {}
    for raw in reader.cut(document):
        for record in reader.read(raw) if isinstance(raw, Raw) else ():
            for concept in record.concepts if isinstance(record, Record) else ():
                for label in () if concept.groups else concept.labels:
                    folded, held = fold(label.text), english if label.language == "en" else others
                    held[folded] = concept.iri if held.get(folded, concept.iri) == concept.iri else None
    return {label: iri for label, iri in (others | english).items() if iri}


def _reader(document: Input, name: str) -> Reader | TableReader | None:
    if name == "auto" and document.mapping is None:
        return recognise(document)
    name = "table" if name == "auto" else name
    if name not in readers():
        raise UsageError(f"there is no reader named {name}; there are: auto, {', '.join(readers())}")
    return readers()[name]


def _own(record: Record) -> frozenset[str]:
    """Return the archive path of the page that a record is, if it describes that page's event."""
    if not record.path:
        return frozenset()
    own = archive_path(record.path)
    return frozenset(
        [own]
        if any(isinstance(e.key, EventKey) and e.key.path and archive_path(e.key.path) == own for e in record.events)
        else ()
    )


def _unit(record: Record, own: frozenset[str], mapped: Mapped) -> Unit:
    listed = {
        archive_path(key.path)
        for event in record.events
        for key in (event.key, *(related.value for related in event.related))
        if isinstance(key, EventKey) and key.path
    }
    return Unit(
        part=record.part,
        archive_paths=own,
        related_paths=frozenset(listed - own),
        statements=mapped.statements,
        lines=mapped.lines,
        mentions=mapped.mentions,
        entities=mapped.entities,
        offsets=mapped.offsets,
        text=record.text,
        row=record.row,
        unidentified=mapped.unidentified,
    )
