"""What a server process keeps: settings, the release it answers from, the vocabulary, and what it worked out once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, cast

import pyoxigraph as ox

from communique.ontology.vocabulary import ALIGNMENTS, file_triples, ontology_triples
from communique.release.opened import Release, current
from communique.release.settings import Settings

from .answers import Answers
from .stores.endpoint import configured
from .stores.remote import RemoteStore

T = TypeVar("T")


class Edition:
    """A release and what was worked out from it: kept as long as the release is served, then dropped with it.

    `served_since` is when it was switched to, in seconds; `answers` are those that were given already.
    """

    def __init__(self, release: Release, served_since: float = 0) -> None:
        self.release, self.served_since = release, served_since
        self.answers = Answers()
        self._kept: dict[str, Any] = {}
        self._lock = threading.RLock()

    def once(self, name: str, make: Callable[[ox.Store], T]) -> T:
        """Return what `make` makes of the store; it is called once for a name."""
        with self._lock:
            if name not in self._kept:
                self._kept[name] = make(self.release.store)
            return cast(T, self._kept[name])


class Site:
    """The site of one HOME; its methods may be called from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._edition: Edition | None = None
        self._seen: object = None
        self._lock = threading.Lock()

    def edition(self) -> Edition | None:
        """Return what is served now, None when nothing was published yet; follows the link when it is switched.

        Raises `ReleaseError` when the release is damaged.
        """
        seen = _fingerprint(self.settings.current)
        if seen == self._seen:
            return self._edition
        with self._lock:
            if seen != self._seen:
                release = current(self.settings)
                self._edition = Edition(self._read(release), _switched(self.settings.current)) if release else None
                self._seen = seen
            return self._edition

    def _read(self, release: Release) -> Release:
        """Return a release whose statements are read from the endpoint that is configured, if there is one."""
        endpoint = configured(self.settings.store)
        # It reads as the release's own store does: see `stores.Reader`.
        return replace(release, store=cast(ox.Store, RemoteStore(endpoint))) if endpoint else release

    @cached_property
    def vocabulary(self) -> ox.Store:
        """The ontology, its schemes and its alignments."""
        return _store((*ontology_triples(), *file_triples(ALIGNMENTS)))

    @cached_property
    def shapes(self) -> ox.Store:
        """The shapes that every release is held against, as the package has them."""
        shapes = [file for file in files("communique.shapes").iterdir() if file.name.endswith(".ttl")]
        return _store(
            quad.triple
            for file in sorted(shapes, key=lambda file: file.name)
            for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        )


def _store(triples: Iterable[ox.Triple]) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return store


def _switched(link: Path) -> float:
    """Return when a link was made, in seconds; 0 when it is gone meanwhile."""
    try:
        return os.lstat(link).st_mtime
    except OSError:
        return 0


def _fingerprint(link: Path) -> object:
    """Return what changes when the link is switched; None when there is none."""
    try:
        status = os.lstat(link)
        return os.readlink(link), status.st_ino, status.st_mtime_ns
    except OSError:
        return None
