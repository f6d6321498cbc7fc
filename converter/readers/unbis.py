"""The UNBIS Thesaurus as a table: a row a concept, with its address and its labels in the six UN languages.

The thesaurus is published at http://metadata.un.org/thesaurus. `related_ids` does not tell broader from narrower and
related concepts, so they are kept as merely connected. A number of six digits is a subject category (`17.01.00`), which
groups concepts; it is a concept too, but nothing is indexed with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..records import Concept, Problem, Record, Text
from . import Input, Raw, TableReader
from .addresses import AddressError, web_address
from .marc_fields import plain
from .tables import header, rows

SCHEME = "http://metadata.un.org/thesaurus/00"
"""The concept scheme of the thesaurus as a whole."""

BASE = "http://metadata.un.org/thesaurus/"
_LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
_COLUMNS = ("uri", "identifier", "en")
_IDENTIFIER = re.compile(r"[0-9A-Za-z_]{2,20}")
_CATEGORY = re.compile(r"[0-9]{2}(?:[0-9]{4})?")
_SEVERAL = re.compile(r"[|;]")


def _recognises(document: Input) -> bool:
    return header(document.text).has((*_COLUMNS, "fr", "related_ids"))


def _cut(document: Input) -> Iterator[Raw | Problem]:
    names = header(document.text).names
    for found in rows(document, _COLUMNS):
        if isinstance(found, Problem):
            yield found
        else:
            yield Raw(found[0], dict(zip(names, map(plain, found[1]), strict=True)))


def _read(raw: Raw) -> Iterator[Record | Problem]:
    row: dict[str, str] = raw.data
    try:
        iri = web_address(row["uri"])
    except AddressError as error:
        yield Problem(raw.line, f"a concept without an address: {error}", "give its address in the column uri")
        return
    labels = tuple(Text(row[language], language) for language in _LANGUAGES if row.get(language))
    if not labels:
        yield Problem(raw.line, f"the concept {iri} has no label", "give one in the column en")
        return
    problems: list[Problem] = []
    if wanting := [language for language in _LANGUAGES if not row.get(language)]:
        problems.append(
            Problem(raw.line, f"the concept {iri} has no label in {', '.join(wanting)}", "look it up there")
        )
    near = tuple(_near(raw.line, row, problems))
    groups = bool(_CATEGORY.fullmatch(row["identifier"]))
    concept = Concept(iri, SCHEME, row["identifier"], labels, near=near, groups=groups)
    yield Record(
        part=row["identifier"] or f"row {raw.line}", row=raw.line, concepts=(concept,), problems=tuple(problems)
    )


def _near(line: int, row: dict[str, str], problems: list[Problem]) -> Iterator[str]:
    """Yield the addresses of the concepts and categories that a row is connected with."""
    for text in dict.fromkeys(map(plain, _SEVERAL.split(row.get("related_ids", "")))):
        if text and not _IDENTIFIER.fullmatch(text):
            problems.append(Problem(line, f"related_ids: {text[:60]!r} is no number of a concept", "part them by |"))
        elif text and text != row["identifier"]:
            yield BASE + text


READER = TableReader(
    name="unbis-thesaurus",
    version="1",
    description="the UNBIS Thesaurus as a table: concepts with labels in six languages",
    suffixes=(".csv", ".tsv"),
    recognises=_recognises,
    cut=_cut,
    read=_read,
    names_concepts=True,
)
