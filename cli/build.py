"""`communique build`: documents in, a release out."""

from __future__ import annotations

import re
from pathlib import Path
from types import TracebackType
from typing import Annotated, Self

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from communique.release.build import Outcome
from communique.release.build import build as run
from communique.release.findings import Finding
from communique.release.review.same_events import REVIEW
from communique.release.review.table import Undecided
from communique.release.tasks import Counts, DocumentOutcome

from .main import app, errors, settings_of

STAGES = {
    "survey": "looking over the documents",
    "convert": "reading and validating",
    "rows": "reading tables",
    "review": "listing unknown names",
    "load": "filling the store",
    "examine": "comparing sources",
    "search": "indexing",
    "dumps": "writing dumps",
    "describe": "describing the dataset",
    "publish": "publishing",
}
_SHOWN = 20
_PARTICULAR = re.compile(r": |[“”\"'\d]+")
_THINGS = ("Event", "Process", "Actor", "Place", "Document", "Vote", "Ballot", "Report")


@app.command()
def build(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files and folders to publish. Default: the configured sources."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Publish nothing if anything is held back; the exit code is then 1.")
    ] = False,
) -> None:
    """Publish a release of exactly these inputs; the same content as before makes no new one.

    What fails validation is held back and reported, the rest is published. Until the new release is whole, and
    whenever a build fails, the release that is served stays as it was.
    """
    settings = settings_of(context)
    with Bar() as bar:
        outcome = run(settings, paths or (), strict=strict, progress=bar)
    summarise(outcome, Console(highlight=False))


class Bar:
    """A progress bar on standard error, one line a stage; silent where nobody watches."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<26}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=errors,
            disable=not errors.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if total == 0:
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(STAGES.get(stage, stage), total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)

    def __enter__(self) -> Self:
        """Begin to show."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Leave the bars as they are."""
        self._progress.stop()


def summarise(outcome: Outcome, console: Console) -> None:
    """Print what a build did: what was read and published, what was held back and why, what no reader knows."""
    counts = outcome.counts
    table = Table.grid(padding=(0, 2))
    table.add_row("files read", f"{outcome.documents:,}")
    for thing in _THINGS:
        if counts.get(thing):
            table.add_row(f"{thing.lower()}s" if thing != "Process" else "processes", f"{counts[thing]:,}")
    table.add_row("statements", f"{counts.get('statements', 0):,}")
    table.add_row("held back", f"{len(outcome.held_back):,}")
    table.add_row("warnings", f"{len(outcome.problems):,}")
    if outcome.disagreements:
        table.add_row("disagreements", f"{len(outcome.disagreements):,}")
    console.print(table)
    _inputs(console, outcome)
    _findings(console, "Held back, not published:", outcome.held_back)
    _findings(console, "Published, with a warning:", outcome.problems)
    _findings(console, "Published, though sources disagree:", outcome.disagreements)
    _findings(console, "Decided about what is not there:", outcome.stale)
    _findings(console, "Asked for candidates in vain:", outcome.unanswered)
    if outcome.unknown:
        console.print("\n[bold]No reader knows these files:[/]")
        for name in outcome.unknown[:_SHOWN]:
            console.print(f"  {name}", markup=False)
        _more(console, len(outcome.unknown))
    _undecided(console, outcome.undecided)
    if outcome.pairs:
        said = f"{outcome.pairs:,} pairs of events may be one: decide in {outcome.undecided.file.with_name(REVIEW)}"
        console.print(f"\n{said}", markup=False, soft_wrap=True)
    for name in outcome.left_out:
        console.print(f"\nleft out because of its licence: {name}", markup=False)
    if outcome.unchanged:
        console.print(f"\nnothing has changed: release {outcome.release} stays", markup=False)
    else:
        console.print(f"\nrelease {outcome.release} is published", markup=False)


def _undecided(console: Console, undecided: Undecided) -> None:
    """Print in one line how many names wait for a decision, and where."""
    if undecided.names:
        once = f"; {undecided.left_out:,} more were seen once" if undecided.left_out else ""
        said = f"{undecided.names:,} names are not identified: decide in {undecided.file}{once}"
        console.print(f"\n{said}", markup=False, soft_wrap=True)


def _inputs(console: Console, outcome: Outcome) -> None:
    """Print what became of each source's files and rows: each is published, held back or could not be read."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("source", "reader"):
        table.add_column(heading, overflow="fold")
    for heading in ("files", "rows", "not read", "records", "held back", "statements"):
        table.add_column(heading, justify="right")
    groups: dict[tuple[str, str], list[DocumentOutcome]] = {}
    for document in outcome.inputs:
        groups.setdefault((document.source, document.reader.partition(" ")[0] or "none"), []).append(document)
    for (source, reader), documents in sorted(groups.items()):
        counts = sum((document.counts for document in documents), Counts())
        numbers = (len(documents), counts.rows, counts.unread, counts.units, counts.held, counts.statements)
        table.add_row(source, reader, *(f"{number:,}" for number in numbers))
    console.print()
    console.print(table)


def _findings(console: Console, heading: str, findings: tuple[Finding, ...]) -> None:
    """Print what was found; what many have in common is said once, with the first of them."""
    if not findings:
        return
    console.print(f"\n[bold]{heading}[/]")
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.file.partition("/")[0], finding.shape, _general(finding.message)), []).append(finding)
    for (_, shape, _), group in sorted(alike.items(), key=lambda found: -len(found[1]))[:_SHOWN]:
        first = group[0]
        message, remedy = first.message, first.remedy
        others = f" and {len(group) - 1:,} more" if len(group) > 1 else ""
        named = f" ({shape.rpartition('#')[2]})" if shape else ""
        console.print(f"  {first.file}:{first.line}{others}", markup=False, soft_wrap=True)
        console.print(f"    {message}{named}{f'; {remedy}' if remedy else ''}", markup=False, soft_wrap=True)
    _more(console, len(alike))


def _general(message: str) -> str:
    """Return what a message has in common with others of its kind.

    Messages name what they are about before or after a colon, and in quotation marks what stands in the document.
    """
    parts = _PARTICULAR.split(message)
    return next((part for part in parts if len(part.split()) > 2), max(parts, key=len))


def _more(console: Console, number: int) -> None:
    if number > _SHOWN:
        console.print(f"  … and {number - _SHOWN:,} more, in the release's manifest.json", markup=False)
