"""`communique serve`: the current release over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.server.run import Options
from communique.server.run import serve as run

from .main import app, settings_of


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on; 0: any free one.", min=0, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes that answer; each has its own query processes.", min=1)] = 1,
    access_log: Annotated[
        str, typer.Option(help="The file that gets a line of JSON for each request; - for standard error.")
    ] = "",
    grace: Annotated[
        int, typer.Option(help="Seconds that begun answers may take when the site is stopped.", min=0)
    ] = 10,
    log_clients: Annotated[bool, typer.Option(help="Whether the access log names clients' addresses.")] = False,
) -> None:
    """Serve the current release, and follow it when a new one is published."""
    run(settings_of(context), host, port, workers, Options(access_log, log_clients, grace))
