"""The dumps of a release: everything as N-Quads, the default graph as Turtle and JSON-LD, each gzipped.

The same store gives the same bytes: quads come in the store's order, and gzip's header has no time and no name.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from communique.ontology.namespaces import PREFIXES

from .settings import Source

CHECKSUMS = "SHA256SUMS"
LICENCES = "LICENCES.txt"


@dataclass(frozen=True, slots=True)
class Format:
    """A dump's format: the file's name, the serialiser, and whether it has the named graphs too."""

    name: str
    format: ox.RdfFormat
    media_type: str
    everything: bool
    about: str


FORMATS = (
    Format(
        "communique.nq.gz", ox.RdfFormat.N_QUADS, "application/n-quads", True, "all statements with their named graphs"
    ),
    Format("communique.ttl.gz", ox.RdfFormat.TURTLE, "text/turtle", False, "all statements, merged"),
    Format("communique.jsonld.gz", ox.RdfFormat.JSON_LD, "application/ld+json", False, "all statements, merged"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A dump that was written: `size` in bytes, `checksum` the SHA-256 in hexadecimal, `statements` in it."""

    format: Format
    size: int
    checksum: str
    statements: int


def write_dumps(
    store: ox.Store, folder: Path, statements: int, sources: Sequence[Source], terms: Iterable[str]
) -> tuple[Written, ...]:
    """Write all dumps, their checksums and the licences of what is in them; return what was written.

    `statements` is how many the default graph has, `terms` say where names and identifiers come from. Raises
    `OSError` when the disk can't hold them.
    """
    folder.mkdir()
    # The store and gzip let other threads run meanwhile.
    with ThreadPoolExecutor(len(FORMATS)) as threads:
        written = tuple(threads.map(lambda format: _write(store, folder / format.name, format, statements), FORMATS))
    sums = "".join(f"{dump.checksum}  {dump.format.name}\n" for dump in written)
    (folder / CHECKSUMS).write_text(sums, "utf-8")
    (folder / LICENCES).write_text(_licences(sources, terms), "utf-8")
    return written


def _write(store: ox.Store, file: Path, format: Format, statements: int) -> Written:
    graph = None if format.everything else ox.DefaultGraph()
    # The serialiser writes in small pieces, which gzip would pack one by one: hence the buffer.
    with (
        file.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0) as packed,
        io.BufferedWriter(packed, 1 << 18) as out,
    ):
        store.dump(out, format.format, from_graph=graph, prefixes=PREFIXES)
    with file.open("rb") as finished:
        checksum = hashlib.file_digest(finished, "sha256").hexdigest()
    return Written(format, file.stat().st_size, checksum, len(store) if format.everything else statements)


def _licences(sources: Sequence[Source], terms: Iterable[str]) -> str:
    lines = ["What these files contain, and on which terms", ""]
    for source in sources:
        lines.append(f"{source.name}: {source.title or 'documents'}")
        lines.append(f"  licence: {source.licence or 'not stated; ask before you use it'}")
        lines += [f"  to be named: {source.attribution}"] if source.attribution else []
    lines += ["", "Names and identifiers of actors, places and processes come from:"]
    lines += [f"  {term}" for term in sorted(set(terms))]
    lines.append("Each thing says its own in dcterms:source.")
    return "\n".join(lines) + "\n"
