"""The contents of a release: everything that stands in its folder, written from the quads that were validated."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from communique.ontology.namespaces import DCTERMS, PREFIXES
from communique.shapes.gate import Result, report_triples

from . import manifest, opened, store, switch
from .completeness import completeness
from .description import describe
from .disagreements import find_disagreements
from .dumps import write_dumps
from .findings import Finding
from .gone import write_addresses, write_gone
from .review.same_events import REVIEW as REVIEW_EVENTS
from .review.same_events import SameEvents, review_table
from .rounds import Rounds
from .search import write_index
from .settings import Settings, Source
from .tasks import held_file, published_file

WORK = "work"
"""The folder of what a build's processes write, inside that of the release; it goes when the release is whole."""

_SOURCE = ox.NamedNode(DCTERMS + "source")


@dataclass(frozen=True, slots=True)
class Written:
    """What is told of a release that was written: `stale` are decisions about what is no longer there."""

    counts: dict[str, int]
    disagreements: tuple[Finding, ...]
    stale: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a release is written from, and into which folder; `stage` times one stage of it."""

    folder: Path
    settings: Settings
    sources: Sequence[Source]
    authority: Sequence[tuple[str, ox.Triple]]
    rounds: Rounds
    same_events: SameEvents
    stage: Callable[[str], AbstractContextManager[None]]

    def write(self, content: dict[str, Any], run: Callable[[], dict[str, Any]]) -> Written:
        """Write everything; `content` decides what the release is, `run` says when and with what it was made."""
        folder, base = self.folder, self.settings.site.base
        work, rounds = folder / WORK, self.rounds
        with self.stage("load"):
            files = [published_file(work, number) for number in range(rounds.files)]
            full = store.fill(folder / opened.STORE, files, self.authority, base)
            full.bulk_extend(list(self.same_events.statements(full, base)))
            counts = store.counts(full)
            addresses = store.addresses(full, base)
        with self.stage("examine"):
            found = find_disagreements(full, base)
            disagreements = tuple(one.finding() for one in found)
            complete = manifest.as_text(completeness(full, base).as_json())
            (folder / opened.COMPLETENESS).write_text(complete, "utf-8")
            (folder / REVIEW_EVENTS).write_bytes(review_table(full, self.same_events))
            _report(folder, rounds, [*rounds.results, *(one.result() for one in found)], base)
        with self.stage("search"):
            write_index(full, base, folder / opened.SEARCH)
        with self.stage("dumps"):
            terms = {
                said.object.value
                for _, said in self.authority
                if said.predicate == _SOURCE and isinstance(said.object, ox.Literal)
            }
            dumps = write_dumps(full, folder / opened.DUMPS, counts["statements"], self.sources, terms)
        with self.stage("describe"):
            void = describe(full, self.settings, self.sources, dumps, counts["statements"])
            (folder / opened.DESCRIPTION).write_bytes(void)
            table = manifest.manifest(content, counts, dumps, disagreements)
            (folder / opened.MANIFEST).write_text(manifest.as_text(table), "utf-8")
            write_addresses(folder, addresses)
            earlier = [self.settings.releases / name for name in switch.names(self.settings)]
            write_gone(folder, addresses, earlier)
            (folder / opened.RUN).write_text(manifest.as_text(run()), "utf-8")
        stale = self.same_events.findings(full)
        del full  # closes the store, so that what is on disk is whole
        shutil.rmtree(work)
        return Written(counts, disagreements, stale)


def _report(folder: Path, rounds: Rounds, results: Sequence[Result], base: str) -> None:
    """Write what was held back, and the report of the validation."""
    with (folder / opened.HELD_BACK).open("wb") as out:
        for number in range(rounds.files):
            out.write(held_file(folder / WORK, number).read_bytes())
    triples = report_triples(results, f"{base}report")
    (folder / opened.REPORT).write_bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")
