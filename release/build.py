"""A build: documents in, a release out, or nothing at all.

It takes two looks at the input (`survey`, `convert`), because an event that has a page of its own is described by that
page alone. A page that is held back counts as not in the input, so the pages that list it are converted again; that
ends, since every round holds back more. Whatever happens, the release that is served stays as it was until the new one
is whole on disk.
"""

from __future__ import annotations

import os
import platform
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from communique.errors import HeldBack, ReleaseError, UsageError
from communique.ontology.namespaces import DCTERMS

from . import manifest, opened, switch
from .contents import WORK, Contents
from .crew import Crew, processors
from .findings import Finding
from .lock import locked
from .plan import Planned, plan
from .reading import Reading, wanted
from .review.external import External
from .review.notes import notes_file
from .review.same_events import renew_review, taken_decisions
from .review.table import REVIEW, Review, Undecided, review, take_decisions
from .settings import Settings, Source
from .tasks import DocumentOutcome, Job, Tools
from .tools import TOOLS
from .vocabulary import vocabulary_quads

Progress = Callable[[str, int, int], None]
"""Told of a stage's name, how much of it is done, and how much there is (documents, lines of tables, else steps)."""

_SOURCE = ox.NamedNode(DCTERMS + "source")

STAGES = ("survey", "convert", "rows", "review", "load", "examine", "search", "dumps", "describe", "publish")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did.

    `release` is the name of the release that is now served; when `unchanged`, it was served before. `undecided` are the
    names that nobody identified, and the table in which a person can say what they mean, `pairs` how many pairs of
    events may be one; `unanswered` says which services could not be asked for candidates. `inputs` are the documents
    with what became of each, `left_out` the sources whose licence the settings exclude, `disagreements` what sources
    that are published say in different ways, `stale` the user's decisions about events that are not there any more.
    `counts` has statements, quads and things by class (`Event`, `Actor` …). `seconds` has the wall time of each stage,
    and of reading the processor time by part (`convert.convert`, `convert.gate`, `convert.write`), over all processes.
    """

    release: str
    unchanged: bool
    documents: int
    inputs: tuple[DocumentOutcome, ...]
    counts: dict[str, int]
    held_back: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]
    disagreements: tuple[Finding, ...]
    undecided: Undecided
    pairs: int
    unanswered: tuple[Finding, ...]
    stale: tuple[Finding, ...]
    seconds: dict[str, float]


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def build(
    settings: Settings,
    paths: Sequence[Path] = (),
    *,
    strict: bool = False,
    progress: Progress = _silent,
    tools: Tools = TOOLS,
) -> Outcome:
    """Publish a release of exactly these files and folders, else of the configured sources.

    The same content as that of the release served makes no new one. Raises `UsageError` when there is nothing to read
    or a path is wrong, `HeldBack` with `strict` when something was held back, `ReleaseError` when the disk, another
    build or a lack of memory prevents it; nothing is published then.
    """
    with locked(settings.releases):
        switch.remove_leftovers(settings)
        everything = plan(settings, paths)
        planned = tuple(file for file in everything if file.source.licence not in settings.build.without_licences)
        if everything and not planned:
            raise UsageError("all sources are left out by build.without_licences; nothing is left to publish")
        if not planned:
            raise UsageError("there is nothing to read: name files or folders, or add sources to communique.toml")
        left_out = tuple(sorted({file.source.name for file in everything} - {file.source.name for file in planned}))
        folder = switch.new_folder(settings)
        try:
            return _Build(settings, planned, left_out, folder, strict, progress, tools).run()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass
class _Build:
    settings: Settings
    planned: tuple[Planned, ...]
    left_out: tuple[str, ...]
    folder: Path
    strict: bool
    progress: Progress
    tools: Tools
    seconds: dict[str, float] = field(default_factory=dict)
    started: datetime = field(default_factory=lambda: datetime.now(UTC))

    def run(self) -> Outcome:
        """Return what the build did."""
        settings = self.settings
        work = self.folder / WORK
        work.mkdir()
        take_decisions(settings.home, settings.authority)
        same_events = taken_decisions(settings.home, settings.authority)
        job = Job(
            base=settings.site.base,
            authority=settings.authority,
            extract=settings.extraction,
            shapes=tuple((settings.home / file).resolve() for file in settings.build.shapes),
            document_bytes=settings.limits.document_bytes,
            folder=work,
            tools=self.tools,
        )
        with Crew(job, wanted(settings.build.workers or processors(), self.planned)) as crew:
            reading = Reading(crew, self.planned, self._stage, self.progress)
            rounds = reading.run()
            converter, entities = crew.worker.converter, frozenset(rounds.entities)
            authority = [*converter.entity_triples(entities), *converter.replaced_triples(entities)]
        with self._stage("review"):
            notes = [notes_file(work, number) for number in range(rounds.files)]
            names = review(notes, settings.authority, settings.site.base)
            (self.folder / REVIEW).write_bytes(names.table)
        for part, seconds in reading.seconds.items():
            self.seconds[f"convert.{part}"] = seconds
        unknown = reading.unknown
        held_back = tuple(sorted(rounds.held_back))
        if self.strict and held_back:
            raise HeldBack(_refusal(held_back))
        sources = _sources(self.planned)
        content = manifest.content(
            settings,
            sources,
            rounds.documents,
            authority,
            held_back,
            rounds.problems,
            unknown,
            self.left_out,
            job.shapes,
            vocabulary_quads(),
        )
        content["same_events"] = same_events.as_json()
        outcome = Outcome(
            release="",
            unchanged=False,
            documents=len(rounds.documents),
            inputs=tuple(rounds.documents),
            counts={},
            held_back=held_back,
            problems=tuple(rounds.problems),
            unknown=unknown,
            left_out=self.left_out,
            disagreements=(),
            undecided=Undecided(settings.home / REVIEW),
            pairs=0,
            unanswered=(),
            stale=(),
            seconds=self.seconds,
        )
        if served := self._same(manifest.content_hash(content)):
            pairs = renew_review(settings.home, settings.authority, served.path)
            undecided, unanswered = self._renewed(names)
            return replace(
                outcome,
                release=served.id,
                unchanged=True,
                counts=served.counts,
                disagreements=served.disagreements,
                undecided=undecided,
                pairs=pairs,
                unanswered=unanswered,
                stale=same_events.findings(served.store),
            )
        contents = Contents(self.folder, settings, sources, authority, rounds, same_events, self._stage)
        written = contents.write(content, self._run)
        with self._stage("publish"):
            name = switch.publish(settings, self.folder, manifest.content_hash(content))
            pairs = renew_review(settings.home, settings.authority, settings.releases / name)
        undecided, unanswered = self._renewed(names)
        return replace(
            outcome,
            release=name,
            counts=written.counts,
            undecided=undecided,
            pairs=pairs,
            unanswered=unanswered,
            disagreements=written.disagreements,
            stale=written.stale,
        )

    def _renewed(self, names: Review) -> tuple[Undecided, tuple[Finding, ...]]:
        """Renew the home's table, with candidates from outside: nobody waits for them to see the release."""
        external = External(self.settings)
        with self._stage("review"):
            undecided = names.asking(external).renew(self.settings.home, self.settings.authority)
        return undecided, tuple(external.warnings)

    @contextmanager
    def _stage(self, name: str, total: int = 1) -> Iterator[None]:
        self.progress(name, 0, total)
        clock = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - clock
        self.progress(name, total, total)

    def _run(self) -> dict[str, Any]:
        packages = ("communique", "pyoxigraph", "pyshacl", "rdflib")
        return {
            "started": self.started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
            "workers": self.settings.build.workers or processors(),
            "python": platform.python_version(),
            "machine": {"system": platform.platform(), "processors": os.cpu_count()},
            "packages": {name: version(name) for name in packages},
        }

    def _same(self, content: str) -> opened.Release | None:
        """Return the release that is served, if it has this content and is whole."""
        try:
            served = opened.current(self.settings)
        except ReleaseError:
            return None
        if served is None or served.manifest["content"] != content:
            return None
        return served


def _sources(planned: Iterable[Planned]) -> list[Source]:
    """Return the sources that have files, by name."""
    return sorted({file.source.name: file.source for file in planned}.values(), key=lambda source: source.name)


def _refusal(held_back: Sequence[Finding]) -> str:
    shown = "\n".join(f"  {f.file}:{f.line}: {f.message}" for f in held_back[:20])
    rest = f"\n  and {len(held_back) - 20} more" if len(held_back) > 20 else ""
    return f"nothing was published, since something was held back:\n{shown}{rest}"
