"""`communique releases`: list, switch, roll back, prune, compare."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from communique.release import switch as releases
from communique.release.compare import compare as difference
from communique.release.opened import open_release

from .main import app, settings_of

verbs = typer.Typer(help="List, switch, roll back, prune and compare releases.", invoke_without_command=True)
app.add_typer(verbs, name="releases")

_NAME = typer.Argument(metavar="RELEASE", help="A release's name, or how it begins.")


@verbs.callback()
def list_(context: typer.Context) -> None:
    """List, switch, roll back, prune and compare releases; alone it lists them, the newest last."""
    if context.invoked_subcommand:
        return
    found = releases.list_releases(settings_of(context))
    if not found:
        typer.echo("nothing is published yet; run `communique build`")
        return
    table = Table(box=None, header_style="bold")
    table.add_column("")
    table.add_column("release")
    table.add_column("documents", justify="right")
    table.add_column("statements", justify="right")
    for release in found:
        served = "served" if release.current else ""
        whole = release.content != ""
        table.add_row(
            served,
            release.id,
            f"{release.documents:,}" if whole else "damaged",
            f"{release.statements:,}" if whole else "",
        )
    Console(highlight=False).print(table)


@verbs.command()
def switch(context: typer.Context, name: Annotated[str, _NAME]) -> None:
    """Serve this release."""
    settings = settings_of(context)
    releases.switch(settings, name)
    typer.echo(f"release {releases.current_name(settings)} is served")


@verbs.command()
def rollback(context: typer.Context) -> None:
    """Serve the release before the one that is served."""
    typer.echo(f"release {releases.roll_back(settings_of(context))} is served")


@verbs.command()
def prune(
    context: typer.Context,
    keep: Annotated[int | None, typer.Option(help="How many to keep. Default: build.keep.", min=1)] = None,
) -> None:
    """Remove old releases, never the one that is served; addresses that are gone stay known."""
    removed = releases.prune(settings_of(context), keep)
    typer.echo("\n".join(f"removed {name}" for name in removed) or "nothing to remove")


@verbs.command()
def compare(context: typer.Context, before: Annotated[str, _NAME], after: Annotated[str, _NAME]) -> None:
    """Count what came, went and changed from one release to another."""
    settings = settings_of(context)
    change = difference(
        open_release(settings.releases / releases.chosen(settings, before)),
        open_release(settings.releases / releases.chosen(settings, after)),
    )
    typer.echo(f"statements  +{change.statements_added:,} -{change.statements_removed:,}")
    typer.echo(
        f"addresses   +{change.addresses_added:,} -{change.addresses_removed:,}, {change.addresses_changed:,} changed"
    )
