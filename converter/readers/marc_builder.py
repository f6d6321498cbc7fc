"""MARC records built from the events of an XML parser, within bounds; what is no part of a record is a problem."""

from __future__ import annotations

from xml.parsers import expat

from pymarc import Field, Indicators, Leader, Record, Subfield
from pymarc.constants import LEADER_LEN

from communique.errors import InputError

from ..records import Problem
from .marc_fields import Marc, plain

LONGEST = 1_000_000
"""Characters in the longest record, and bytes in the longest tag or comment, that is read."""

NAMESPACE = "http://www.loc.gov/MARC21/slim"
ROOTS = frozenset(("collection", "record"))
_ENVELOPES = frozenset(("http://www.openarchives.org/OAI/2.0/",))
"""Namespaces of what records may be wrapped in: the library gives them out by OAI-PMH too."""

_DEEPEST = 64
_ELEMENT = 100  # what an element counts for, so that a million empty ones are too many
_AGAIN = "export it from the library again"


class StoppedError(Exception):
    """The rest of the file can't be read, or not in bounded memory."""


def _local(name: str) -> str:
    """Return the name of an element of MARCXML, whether it states its namespace or none; "" of any other."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in ("", NAMESPACE) else ""


class Builder:
    """Makes records of the parser's events."""

    parser: expat.XMLParserType

    def __init__(self, path: str) -> None:
        self.path = path
        self.fed = 0
        self.count = 0
        self.breaks = 0
        self.enveloped = False
        self.lines_before = 0
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

    def parse(self, encoding: str | None) -> expat.XMLParserType:
        """Return a new parser of what comes next."""
        parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._passed
        parser.ProcessingInstructionHandler = self._passed
        self.parser = parser
        self._depth = 0
        return parser

    def line(self) -> int:
        """Return the line of the file at which the parser is."""
        return self.lines_before + self.parser.CurrentLineNumber

    def broken(self, reason: str) -> Problem:
        """Return the problem of a break; raise `InputError` when the file has not begun before it."""
        if not self._depth and not self.count:
            raise InputError(self.path, reason, line=self.line(), remedy=_AGAIN)
        lost = f"; the record that begins on line {self._line} is lost" if self._open else ""
        return Problem(self.line(), reason + lost, _AGAIN)

    def break_off(self, reason: str) -> None:
        """Note a break, and where it is, to go on with another parser from there."""
        self._done.append(self.broken(reason))
        self.breaks += 1
        self.lines_before = self.line() - 1
        self._open = False
        self._field = None

    def check_token(self) -> None:
        """Stop at a tag or comment that does not end: the parser holds it as a whole."""
        if self.fed - self._seen > LONGEST:
            raise StoppedError(f"a tag or comment of more than {LONGEST:,} bytes")

    # -- the parser's events --------------------------------------------------------------------------------------

    def _doctype(self, *_: object) -> None:
        raise InputError(
            self.path,
            "it has a document type (<!DOCTYPE>), which could bring in entities",
            line=self.line(),
            remedy="remove the declaration; the UN Digital Library's files have none",
        )

    def _passed(self, *_: str) -> None:
        self._seen = self.fed

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._seen = self.fed
        self._depth += 1
        element = _local(name)
        if self._depth == 1:
            self._check_root(name, element)
        if self._depth > _DEEPEST:
            raise StoppedError(f"more than {_DEEPEST} elements inside one another")
        if element == "record":
            self._begin()
        elif self._open and self._grown(_ELEMENT + sum(map(len, attributes.values()))):
            self._start_in_record(element, attributes)
        self._text.clear()

    def _check_root(self, name: str, element: str) -> None:
        namespace, _, local = name.rpartition(" ")
        self.enveloped = namespace in _ENVELOPES
        if element in ROOTS or self.enveloped:
            return
        self._depth = 0
        reason = f"its root element is <{local[:60]}>, not <collection> or <record>"
        if local in ROOTS:
            reason = f"its root element <{local}> is in the namespace {namespace[:80]}, not {NAMESPACE}"
        raise InputError(self.path, reason, line=self.line(), remedy="export the records as MARCXML (MARC 21)")

    def _begin(self) -> None:
        if self._open:
            self._problem("a record inside another")
            self._finish()
        self._open = True
        self._line = self.line()
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

    def _characters(self, text: str) -> None:
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

    def _end(self, name: str) -> None:
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
        self._lines.append(self.line())

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
        self._problems.append(Problem(self.line(), f"{reason} is left out", "see it in the library's own record"))
