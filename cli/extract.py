"""`communique extract`: what sentences say, without building anything."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from communique.converter.authority import load as load_authority
from communique.converter.extract.confidence.calibration import calibrated
from communique.converter.extract.confidence.threshold import above
from communique.converter.extract.headlines.gold import to_gold
from communique.converter.extract.headlines.headline import read_as, read_headline
from communique.converter.extract.models.pipeline import load_model
from communique.errors import InputError

from .main import app, errors, settings_of

_REMEDY = 'each line is an object such as {"id": "1", "published": "2017-01-23", "text": "…"}'


@app.command()
def extract(
    context: typer.Context,
    language: Annotated[
        str, typer.Option(help="The language of the texts that don't name their own (key `language`).")
    ] = "en",
    confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Leave out statements that are less sure. Default: as configured."),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(help="The folder of a spaCy pipeline that finds further names. Default: as configured."),
    ] = None,
) -> None:
    """Read sentences as JSON lines (id, published, text, topic, context) and write what they say as JSON lines.

    A line that can't be read is named on standard error and passed over; the exit code is then 3.
    """
    settings = settings_of(context)
    how = settings.extraction
    names = load_model(found) if (found := model or how.model) else None
    least = how.confidence if confidence is None else confidence
    authority = load_authority(settings.authority)
    failed: InputError | None = None
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            item = _item(line, number)
        except InputError as error:
            errors.print(str(error), markup=False)
            failed = error
            continue
        spoken = item.get("language") or language
        reading = read_headline(
            item["text"],
            authority,
            language=spoken,
            published=item.get("published") or "",
            topic=item.get("topic") or "",
            tags=tuple(item.get("context") or ()),
            model=names,
        )
        reading = above(calibrated(reading, read_as(item["text"], spoken)), least, [])
        sys.stdout.write(json.dumps(to_gold(item, reading), ensure_ascii=False) + "\n")
    sys.stdout.flush()
    if failed:
        raise typer.Exit(failed.exit_code)


def _item(line: bytes, number: int) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError("standard input", f"not JSON in UTF-8: {error}", line=number, remedy=_REMEDY) from error
    if not isinstance(item, dict):
        raise InputError("standard input", "not an object", line=number, remedy=_REMEDY)
    for key, wanted in (
        ("text", str),
        ("published", str),
        ("topic", str),
        ("language", str),
        ("context", list),
    ):
        value = item.get(key)
        if (value is None and key == "text") or (value is not None and not isinstance(value, wanted)):
            name = {"str": "a text", "list": "a list of texts"}[wanted.__name__]
            raise InputError("standard input", f"{key} is not {name}", line=number, remedy=_REMEDY)
    if not all(isinstance(tag, str) for tag in item.get("context") or ()):
        raise InputError("standard input", "context is not a list of texts", line=number, remedy=_REMEDY)
    return item
