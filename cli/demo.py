"""`communique demo`: the examples, built and served."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from communique.errors import UsageError
from communique.release.build import build
from communique.release.settings import FILE, load
from communique.server.run import serve

from .build import Bar, summarise
from .main import app

DEFAULT_HOME = Path("demo")


@app.command()
def demo(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)] = 8000,
) -> None:
    """Build the examples in the folder `demo` (or --home) and serve them: a first look, without any set-up."""
    home: Path = context.find_root().params.get("home") or DEFAULT_HOME
    if home.exists() and any(home.iterdir()) and not (home / "examples.txt").exists():
        raise UsageError(f"{home} holds something else; name another folder with --home")
    with as_file(files("communique.examples")) as examples:
        shutil.copytree(examples, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    (home / "examples.txt").write_text(f"The examples of Communique; {FILE} says how they are read.\n", "utf-8")
    settings = load(home)
    with Bar() as bar:
        outcome = build(settings, progress=bar)
    summarise(outcome, Console(highlight=False))
    serve(settings, "127.0.0.1", port, 1)
