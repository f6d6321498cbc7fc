"""An opened release: what a server, a query or a comparison reads. Everything in it is read-only.

::

    releases/<UTC time>-<content hash>/
        store/          the statements, in the store's own format
        search.sqlite   the full-text index
        dumps/          communique.nq.gz, .ttl.gz, .jsonld.gz, SHA256SUMS, LICENCES.txt
        void.ttl        the dataset's description (VoID and DCAT)
        manifest.json   inputs, their hashes and licences, what was held back
        held-back.nq    the statements that were held back
        report.ttl      the validation report (SHACL)
        completeness.json  what is missing in the series of documents
        review-events.csv  pairs of events that may be one, for a person to decide
        review.csv      the names that nobody identified, for a person to decide
        addresses.gz    every address under /id/ that it describes
        gone            addresses that earlier releases had and this one has not
        run.json        when, where and with what it was made
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from communique.converter.iris import Iris
from communique.errors import ReleaseError

from .findings import Finding
from .settings import Settings

STORE = "store"
SEARCH = "search.sqlite"
DUMPS = "dumps"
DESCRIPTION = "void.ttl"
MANIFEST = "manifest.json"
HELD_BACK = "held-back.nq"
REPORT = "report.ttl"
ADDRESSES = "addresses.gz"
GONE = "gone"
RUN = "run.json"
COMPLETENESS = "completeness.json"

_DAMAGED = "roll back to another release (`communique releases`) or build again"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the dataset: `size` in bytes, `checksum` the SHA-256 in hexadecimal."""

    name: str
    path: Path
    media_type: str
    size: int
    checksum: str


@dataclass(frozen=True)
class Release:
    """A release that is open for reading.

    `store` has every statement in the default graph and in its named graphs; several threads may use it.
    `manifest` is manifest.json; `base` is the address under which its IRIs are made.
    """

    id: str
    path: Path
    manifest: Mapping[str, Any]
    base: str
    store: ox.Store = field(repr=False)

    def search_connection(self) -> sqlite3.Connection:
        """Return a new read-only connection to the full-text index, for one thread; the caller closes it.

        See `communique.release.search` for queries.
        """
        address = f"file:{quote(str(self.path / SEARCH))}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    @property
    def description(self) -> Path:
        """The file of the dataset's description, in Turtle."""
        return self.path / DESCRIPTION

    @property
    def store_path(self) -> Path:
        """The folder of the store, for other processes that open it read-only."""
        return self.path / STORE

    @cached_property
    def dumps(self) -> tuple[Dump, ...]:
        """The files of the dataset."""
        return tuple(
            Dump(
                entry["name"],
                self.path / DUMPS / entry["name"],
                entry["media_type"],
                entry["bytes"],
                entry["sha256"],
            )
            for entry in self.manifest["dumps"]
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many statements, quads and things of each class there are."""
        return dict(self.manifest["counts"])

    @property
    def disagreements(self) -> tuple[Finding, ...]:
        """What the release's sources say in different ways."""
        return tuple(Finding(**entry) for entry in self.manifest.get("disagreements", ()))

    @cached_property
    def gone(self) -> frozenset[str]:
        """Addresses under `/id/` that earlier releases had and this one has not."""
        return frozenset((self.path / GONE).read_text("utf-8").split())

    def identifier(self, path: str) -> str:
        """Return the IRI that a decoded path under `/id/` names, whether or not the release describes it.

        Raises `ValueError` when no IRI can be made of it.
        """
        return ox.NamedNode(Iris(self.base).entity(path)).value

    @cached_property
    def built(self) -> datetime | None:
        """When the release was finished, to the second, in UTC; None when it doesn't say."""
        try:
            return datetime.fromisoformat(self.run["finished"]).astimezone(UTC).replace(microsecond=0)
        except (KeyError, TypeError, ValueError):
            return None

    @cached_property
    def run(self) -> Mapping[str, Any]:
        """When, where and with which versions the release was made."""
        run: dict[str, Any] = json.loads((self.path / RUN).read_text("utf-8"))
        return run


def open_release(path: Path) -> Release:
    """Return the release in a folder, opened for reading.

    Raises `ReleaseError` when it is missing or damaged.
    """
    if not path.is_dir():
        raise ReleaseError(f"{path}: no such release; `communique releases` lists those there are")
    manifest = read_manifest(path)
    for name in (STORE, SEARCH, DUMPS, DESCRIPTION, GONE, RUN):
        if not (path / name).exists():
            raise ReleaseError(f"{path}: {name} is missing; {_DAMAGED}")
    try:
        store = ox.Store.read_only(str(path / STORE))
    except (OSError, ValueError, RuntimeError) as error:  # RocksDB's "corruption" is the last
        raise ReleaseError(f"{path}: the store can't be opened ({error}); {_DAMAGED}") from error
    return Release(path.name, path, manifest, manifest["base"], store)


def read_manifest(path: Path) -> dict[str, Any]:
    """Return a release's manifest; raises `ReleaseError` when it can't be read."""
    try:
        manifest: dict[str, Any] = json.loads((path / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{path}: {MANIFEST} can't be read ({error}); {_DAMAGED}") from error
    if not {"base", "content", "dumps", "sources"} <= manifest.keys():
        raise ReleaseError(f"{path}: {MANIFEST} is not complete; {_DAMAGED}")
    return manifest


def current(settings: Settings) -> Release | None:
    """Return the release that is served, opened for reading; None when nothing was published yet.

    Raises `ReleaseError` when it is damaged.
    """
    link = settings.current
    if not link.is_symlink():
        if link.exists():
            raise ReleaseError(f"{link}: not a link to a release; move it away and build again")
        return None
    target = link.resolve()
    if not target.is_dir():
        raise ReleaseError(f"{link}: links to {target.name}, which is missing; {_DAMAGED}")
    return open_release(target)
