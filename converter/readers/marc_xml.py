"""MARC records out of MARCXML (https://www.loc.gov/standards/marcxml/) of any length, one at a time, as pymarc's.

The parser is fed piece by piece, so memory depends on the longest record alone, and that is bounded. A document type is
refused, and with it entities: a library's files have none, and those of others can be made to fill memory or to fetch.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from pymarc import Field, Indicators, Leader, Record, Subfield
from pymarc.constants import LEADER_LEN

from communique.errors import InputError

from ..records import Problem
from . import Input
from .lines import DAMAGED, opened
from .marc_fields import Marc, plain

LONGEST = 1_000_000
"""Characters in the longest record, and bytes in the longest tag or comment, that is read."""

NAMESPACE = "http://www.loc.gov/MARC21/slim"
ROOTS = frozenset(("collection", "record"))
_ENVELOPES = frozenset(("http://www.openarchives.org/OAI/2.0/",))
"""Namespaces of what records may be wrapped in: the library gives them out by OAI-PMH too."""

_DEEPEST = 64
_PIECE = 1 << 16
_ELEMENT = 100  # what an element counts for, so that a million empty ones are too many
_AGAIN = "export it from the library again"


def records(document: Input) -> Iterator[Marc | Problem]:
    """Yield the records of a file, and a problem for what of it is no record.

    A file that is not well-formed or is cut off is read up to there. Raises `InputError` when it is no MARCXML, or
    has a document type.
    """
    builder = _Builder(document.path)
    parser = _parser(document, builder)
    with opened(document) as stream:
        while True:
            try:
                piece = stream.read(_PIECE)
                builder.fed += len(piece)
                parser.Parse(piece, not piece)
                builder.check_token()
            except expat.ExpatError as error:
                yield from builder.taken()
                yield builder.broken(error.lineno, f"not well-formed XML ({expat.ErrorString(error.code)})")
                return
            except (LookupError, ValueError) as error:
                yield from builder.taken()
                yield builder.broken(parser.CurrentLineNumber, f"an encoding that can't be read ({error})")
                return
            except DAMAGED as error:
                yield from builder.taken()
                yield builder.broken(
                    parser.CurrentLineNumber, f"the compressed file is damaged or cut off here ({error})"
                )
                return
            except _Stopped as error:
                yield from builder.taken()
                yield builder.broken(parser.CurrentLineNumber, str(error))
                return
            yield from builder.taken()
            if not piece:
                break
    if not builder.count:
        yield Problem(1, "there is no record in the collection", "look whether the search had results")


class _Stopped(Exception):
    """The rest of the file can't be read in bounded memory."""


def _parser(document: Input, builder: _Builder) -> expat.XMLParserType:
    # A text that was decoded for us is UTF-8 by now, whatever its declaration says.
    parser = expat.ParserCreate("utf-8" if document.open is None else None, namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.CommentHandler = builder.passed
    parser.ProcessingInstructionHandler = builder.passed
    builder.parser = parser
    return parser


def _local(name: str) -> str:
    """Return the name of an element of MARCXML, whether it states its namespace or none; "" of any other."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in ("", NAMESPACE) else ""


class _Builder:
    """Makes records of the parser's events."""

    parser: expat.XMLParserType

    def __init__(self, path: str) -> None:
        self.path = path
        self.fed = 0
        self.count = 0
        self._seen = 0
        self._depth = 0
        self._done: list[Marc | Problem] = []
        self._text: list[str] = []
        self._open = False
        self._field: Field | None = None
        self._code = ""

    def taken(self) -> list[Marc | Problem]:
        """Return what was finished since the last time."""
        done, self._done = self._done, []
        return done

    def broken(self, line: int, reason: str) -> Problem:
        """Return the problem that ends the file; raise `InputError` when nothing came before it."""
        if not self._depth and not self.count:
            raise InputError(self.path, reason, line=line, remedy=_AGAIN)
        lost = f"; the record that begins on line {self._line} is lost with what follows" if self._open else ""
        return Problem(line, reason + lost, _AGAIN)

    def check_token(self) -> None:
        """Stop at a tag or comment that does not end: the parser holds it as a whole."""
        if self.fed - self._seen > LONGEST:
            raise _Stopped(f"a tag or comment of more than {LONGEST:,} bytes")

    # -- the parser's events --------------------------------------------------------------------------------------

    def doctype(self, *_: object) -> None:
        raise InputError(
            self.path,
            "it has a document type (<!DOCTYPE>), which could bring in entities",
            line=self.parser.CurrentLineNumber,
            remedy="remove the declaration; the UN Digital Library's files have none",
        )

    def passed(self, *_: str) -> None:
        self._seen = self.fed

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._seen = self.fed
        self._depth += 1
        element = _local(name)
        if self._depth == 1:
            self._check_root(name, element)
        if self._depth > _DEEPEST:
            raise _Stopped(f"more than {_DEEPEST} elements inside one another")
        if element == "record":
            self._begin()
        elif self._open and self._grown(_ELEMENT + sum(map(len, attributes.values()))):
            self._start_in_record(element, attributes)
        self._text.clear()

    def _check_root(self, name: str, element: str) -> None:
        namespace, _, local = name.rpartition(" ")
        if element in ROOTS or namespace in _ENVELOPES:
            return
        self._depth = 0
        reason = f"its root element is <{local[:60]}>, not <collection> or <record>"
        if local in ROOTS:
            reason = f"its root element <{local}> is in the namespace {namespace[:80]}, not {NAMESPACE}"
        raise InputError(
            self.path, reason, line=self.parser.CurrentLineNumber, remedy="export the records as MARCXML (MARC 21)"
        )

    def _begin(self) -> None:
        if self._open:
            self._problem("a record inside another")
            self._finish()
        self._open = True
        self._line = self.parser.CurrentLineNumber
        self._size = 0
        self._leader = ""
        self._fields: list[Field] = []
        self._lines: list[int] = []
        self._problems: list[Problem] = []
        self._field = None

    def _start_in_record(self, element: str, attributes: dict[str, str]) -> None:
        if element in ("controlfield", "datafield"):
            self._field = self._begun(element, attributes)
        elif element == "subfield":
            self._code = attributes.get("code", "")
            if self._field is None:
                self._problem("a subfield outside a data field")
            elif len(self._code) != 1:
                self._problem(f"a subfield of {self._field.tag} without its code")

    def _begun(self, element: str, attributes: dict[str, str]) -> Field | None:
        tag = attributes.get("tag", "")
        if len(tag) != 3 or not tag.isascii() or not tag.isalnum():
            self._problem(f"a field without a tag of three characters ({tag[:20]!r})")
            return None
        indicators = Indicators(attributes.get("ind1", " ")[:1] or " ", attributes.get("ind2", " ")[:1] or " ")
        field = Field(tag, indicators)
        if field.control_field != (element == "controlfield"):
            self._problem(f"field {tag} as <{element}>")
            return None
        return field

    def characters(self, text: str) -> None:
        self._seen = self.fed
        if self._open and self._grown(len(text)):
            self._text.append(text)

    def _grown(self, size: int) -> bool:
        """Return whether the record, so much longer now, is still to be read; one that is too long is passed over."""
        self._size += size
        if self._size <= LONGEST:
            return True
        for held in (self._text, self._fields, self._lines, self._problems):
            held.clear()
        self._field = None
        return False

    def end(self, name: str) -> None:
        self._seen = self.fed
        self._depth -= 1
        if not self._open:
            return
        element = _local(name)
        text = "".join(self._text)
        self._text.clear()
        if element == "record":
            self._finish()
        elif element == "leader":
            self._leader = text
        elif element == "subfield" and self._field is not None and len(self._code) == 1:
            self._field.subfields.append(Subfield(self._code, text))
        elif element in ("controlfield", "datafield") and self._field is not None:
            self._end_field(text)

    def _end_field(self, text: str) -> None:
        field, self._field = self._field, None
        assert field is not None
        if field.control_field:
            field.data = text
        elif plain(text):
            self._problem(f"text in field {field.tag} outside its subfields: {plain(text)[:60]!r}")
        self._fields.append(field)
        self._lines.append(self.parser.CurrentLineNumber)

    def _finish(self) -> None:
        self._open = False
        self.count += 1
        if self._size > LONGEST:
            reason = f"a record of more than {LONGEST:,} characters"
            self._done.append(Problem(self._line, reason, "look whether an end tag was lost"))
            return
        record = Record(fields=list(self._fields))
        if len(self._leader) == LEADER_LEN:
            record.leader = Leader(self._leader)
        elif plain(self._leader):
            self._problem(f"a leader of {len(self._leader)} characters instead of {LEADER_LEN}")
        self._done.append(Marc(record, self._line, tuple(self._lines), tuple(self._problems)))

    def _problem(self, reason: str) -> None:
        self._problems.append(
            Problem(self.parser.CurrentLineNumber, f"{reason} is left out", "see it in the library's own record")
        )
