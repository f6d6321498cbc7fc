"""Records of the UN Digital Library in MARC, from whatever file: bibliographic ones are documents, voting ones votes.

What the library's fields mean is said here and in `marc_documents` and `marc_votes` alone, for MARCXML and for
spreadsheets with MARC columns. See the library's guide to its export, https://research.un.org/en/digitallibrary/export,
and for the fields UNBIS reference manual, https://www.un.org/depts/dhl/unbisref_manual/bd/introduction_new.htm.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..frozen import frozen
from ..records import Problem, Record
from .marc_documents import documents
from .marc_fields import Marc, control
from .marc_votes import is_voting_record, vote


@frozen
class Numbered:
    """A MARC record and what tells it from the others of its file; `part` is a row, where the file has rows."""

    marc: Marc
    part: str = ""


def read(numbered: Numbered) -> Iterator[Record | Problem]:
    """Yield what a MARC record says; a problem alone when it names neither a document nor a vote."""
    marc = numbered.marc
    part = numbered.part or control(marc.record, "001") or f"line {marc.line}"
    if is_voting_record(marc.record):
        held, problems = vote(marc)
        yield Record(part=part, row=marc.line, votes=(held,), problems=(*marc.problems, *problems))
        return
    found, problems = documents(marc)
    if not found:
        # One problem for a record of which nothing is made: such problems and records together are all that was read.
        first, *others = [*problems[-1:], *marc.problems, *problems[:-1]]
        yield Problem(first.line, "; ".join([first.reason, *(other.reason for other in others)]), first.remedy)
        return
    yield Record(part=part, row=marc.line, documents=found, problems=(*marc.problems, *problems))
