"""The manifest of a release: what went into it, what was held back, and the hash that names it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from .dumps import Written
from .findings import Finding
from .settings import Settings, Source
from .tasks import DocumentOutcome

SOFTWARE = "communique"


def content(
    settings: Settings,
    sources: Sequence[Source],
    documents: Sequence[DocumentOutcome],
    authority: Sequence[tuple[str, ox.Triple]],
    held_back: Sequence[Finding],
    problems: Sequence[Finding],
    unknown: Sequence[str],
    left_out: Sequence[str],
    shapes: Sequence[Path],
    vocabulary: Iterable[ox.Quad],
) -> dict[str, Any]:
    """Return everything that decides what a release contains, the same on every machine."""
    return {
        "software": {"name": SOFTWARE, "version": version(SOFTWARE)},
        "base": settings.site.base,
        "site": settings.site.model_dump(mode="json"),
        "sources": [_source(source, documents) for source in sources],
        "documents": [_document(document) for document in documents],
        "authority": _tables(authority),
        "vocabulary": {"sha256": _hash(sorted(str(quad) for quad in vocabulary))},
        "shapes": [{"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()} for file in shapes],
        "held_back": [finding.as_json() for finding in held_back],
        "problems": [finding.as_json() for finding in problems],
        "unknown": list(unknown),
        "left_out": list(left_out),
    }


def content_hash(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def manifest(
    content: Mapping[str, Any], counts: Mapping[str, int], dumps: Sequence[Written], disagreements: Sequence[Finding]
) -> dict[str, Any]:
    """Return the manifest of a release with this content."""
    return {
        **content,
        "content": content_hash(content),
        "counts": dict(counts),
        "disagreements": [finding.as_json() for finding in disagreements],
        "dumps": [
            {
                "name": dump.format.name,
                "media_type": dump.format.media_type,
                "bytes": dump.size,
                "sha256": dump.checksum,
                "statements": dump.statements,
            }
            for dump in dumps
        ],
    }


def as_text(table: Mapping[str, Any]) -> str:
    """Return a table as JSON for people: indented, in the order given."""
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"


def _source(source: Source, documents: Sequence[DocumentOutcome]) -> dict[str, Any]:
    return {
        "name": source.name,
        "title": source.title,
        "licence": source.licence,
        "attribution": source.attribution,
        "documents": sum(document.source == source.name for document in documents),
    }


def _document(document: DocumentOutcome) -> dict[str, Any]:
    return {
        "source": document.source,
        "path": document.path,
        "iri": document.source_iri,
        "graph": document.graph_iri,
        "checksum": document.checksum,
        "reader": document.reader,
        "graph_sha256": document.graph_hash,
        **asdict(document.counts),
        "held_back": document.held,
    }


def _tables(authority: Sequence[tuple[str, ox.Triple]]) -> list[dict[str, Any]]:
    tables: dict[str, set[str]] = {}
    for table, triple in authority:
        tables.setdefault(table, set()).add(str(triple))
    return [
        {"table": table, "statements": len(lines), "sha256": _hash(sorted(lines))}
        for table, lines in sorted(tables.items())
    ]


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
