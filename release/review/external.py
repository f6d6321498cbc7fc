"""Candidates from the services that the settings name, and what went wrong with them.

Nothing is asked unless a service is configured, and nothing that goes wrong ends or holds up a build: candidates are
absent then, and a warning says why.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from ..findings import Finding
from ..settings import FILE, Reconcile, Settings
from .asking import ServiceError, Turns
from .cache import FILE as CACHE
from .cache import Asked, Cache, Kept
from .model import Candidate, Unknown
from .reconciliation import ReconciliationService
from .sparql_candidates import SparqlService

_DAY = 86_400.0


class Service(Protocol):
    """Who can be asked for candidates; both methods raise `ServiceError`."""

    @property
    def key(self) -> str:
        """What tells its answers from others."""

    def batches(self, asked: Sequence[Asked], /) -> Iterator[Sequence[Asked]]:
        """Yield what to ask in one request each."""

    def ask(self, batch: Sequence[Asked], /) -> Mapping[Asked, tuple[Candidate, ...]]:
        """Return the candidates of each name."""


class External:
    """Asks the configured services for candidates (`Candidates`); `warnings` tells what could not be asked."""

    def __init__(self, settings: Settings, now: Callable[[], float] = time.time) -> None:
        self._settings, self._now = settings, now
        self.warnings: list[Finding] = []

    def __call__(self, unknown: Sequence[Unknown], /) -> Mapping[Unknown, tuple[Candidate, ...]]:
        """Return the candidates of these names, service by service; the first names are the first to be asked for."""
        found: dict[Unknown, tuple[Candidate, ...]] = {}
        if not self._settings.reconcile or not unknown:
            return found
        cache = Cache(self._settings.home / "cache" / CACHE)
        try:
            for configured in self._settings.reconcile:
                answers = self._answers(configured, unknown, cache)
                for one, candidates in answers.items():
                    found[one] = found.get(one, ()) + candidates
        finally:
            cache.close()
        return found

    def _answers(
        self, configured: Reconcile, unknown: Sequence[Unknown], cache: Cache
    ) -> Mapping[Unknown, tuple[Candidate, ...]]:
        """Return the answers of a service: kept ones that are young enough, new ones, and old ones for want of new."""
        kept: dict[Asked, Kept] = {}
        asked: dict[Unknown, Asked] = {}
        try:
            service = _service(configured, self._settings)
            asked = {one: _asked(service.key, one, configured.types) for one in unknown}
            kept = {what: answer for what in asked.values() if (answer := cache.get(what))}
            oldest = self._now() - configured.days * _DAY
            wanted = [what for what in dict.fromkeys(asked.values()) if what not in kept or kept[what].asked < oldest]
            for batch in service.batches(wanted[: configured.most]) if wanted and configured.most else ():
                for what, candidates in service.ask(batch).items():
                    kept[what] = Kept(self._now(), candidates)
                    cache.put(what, kept[what])
        except ServiceError as error:
            remedy = "look whether it answers, and what communique.toml says of it"
            self.warnings.append(Finding(FILE, 1, configured.name, "", f"{configured.name}: {error}", remedy))
        return {one: kept[what].candidates for one, what in asked.items() if what in kept}


def _service(configured: Reconcile, settings: Settings) -> Service:
    turns = Turns(configured.pause, configured.seconds, configured.deadline)
    name, endpoint, limit, batch = configured.name, configured.endpoint, configured.limit, configured.batch
    if configured.query is None:
        return ReconciliationService(name, endpoint, limit, batch, _agent(settings), turns)
    query = _query(settings.home / configured.query)
    return SparqlService(name, endpoint, query, configured.languages, limit, batch, _agent(settings), turns)


def _query(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ServiceError(f"its query can't be read: {error}") from error


def _agent(settings: Settings) -> str:
    """Return who asks: services want to know whom to write to."""
    site = settings.site
    who = f"{site.publisher or site.title}; {site.publisher_url or site.base}"
    plain = "".join(character for character in who if character.isascii() and character.isprintable())
    return f"communique/{version('communique')} ({plain.replace('(', '').replace(')', '')})"


def _asked(service: str, one: Unknown, types: Mapping[str, str]) -> Asked:
    return Asked(service, one.text, one.language, types.get(one.kind) or types.get(one.sort) or "")
