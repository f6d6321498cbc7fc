"""The command line: what is common to every verb, and the verbs by name."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from communique.errors import CommuniqueError, UsageError
from communique.release.settings import Settings, find_home, load

app = typer.Typer(
    name="communique",
    help="Turn documents on world events and the UN into a validated knowledge graph, and publish it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

VERBS = ("build", "demo", "extract", "query", "releases", "serve", "validate")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {version('communique')}")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            "--home",
            envvar="COMMUNIQUE_HOME",
            help="The folder that holds communique.toml, your authority tables and the releases. "
            "Default: the nearest folder with a communique.toml, else this one.",
        ),
    ] = None,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Settle where HOME is, before any verb runs."""
    context.obj = home if home is not None else find_home(Path.cwd())


def settings_of(context: typer.Context) -> Settings:
    """Return the settings of the home that this command works on. Raises `UsageError` when it isn't a folder."""
    home: Path = context.obj
    if home.exists() and not home.is_dir():
        raise UsageError(f"{home} is not a folder; --home names the folder that holds communique.toml and the releases")
    return load(home)


def main() -> None:
    """Run the command; an error that a user can meet is one sentence and its exit code, never a traceback."""
    # A verb registers itself when its module is loaded; those that are not meant need not be waited for.
    for verb in [verb for verb in VERBS if verb in sys.argv] or VERBS:
        import_module(f"communique.cli.{verb}")
    try:
        app()
    except CommuniqueError as error:
        errors.print(f"[bold red]communique:[/] {_plain(str(error))}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has left (`| head`): nothing more to say.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        errors.print(f"[bold red]communique:[/] {_plain(str(error))}")
        sys.exit(CommuniqueError.exit_code)
    except KeyboardInterrupt:
        errors.print("stopped")
        sys.exit(130)


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
