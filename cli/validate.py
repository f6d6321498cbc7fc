"""`communique validate`: the gate on any RDF file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from communique.ontology.namespaces import PREFIXES
from communique.shapes.gate import Report, report_triples, validate_file

from .main import app, errors, settings_of


@app.command()
def validate(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="RDF files, their format told by their name.")],
    report: Annotated[bool, typer.Option("--report", help="Write the SHACL report in Turtle.")] = False,
) -> None:
    """Hold RDF files against the shapes of this project and of the configuration.

    The exit code is 1 when a file has a violation; warnings alone do not fail.
    """
    settings = settings_of(context)
    extra = [(settings.home / shapes).resolve() for shapes in settings.build.shapes]
    reports = [validate_file(file, extra) for file in files]
    for one in reports:
        _tell(one)
    if report:
        triples = report_triples((result for one in reports for result in one.results), f"{settings.site.base}report")
        sys.stdout.buffer.write(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")
        sys.stdout.flush()
    if not all(one.conforms for one in reports):
        raise typer.Exit(1)


def _tell(report: Report) -> None:
    errors.print(f"{report.path}: {'conforms' if report.conforms else 'does not conform'}", markup=False)
    for result in report.results:
        where = f"{result.focus} {result.path or ''}".strip()
        errors.print(f"  {result.severity}: {result.message}\n    at {where}", markup=False, soft_wrap=True)
