"""Inputs of a build, and what is told when one can't be used: a mistake in one document costs that document alone."""

from __future__ import annotations

from functools import partial

from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input
from communique.converter.records import Problem
from communique.errors import CommuniqueError, InputError, ReleaseError

from .files import stream
from .findings import Finding
from .plan import Planned
from .tasks import Surveyed


def info(surveyed: Surveyed) -> SourceInfo:
    """Return what is known of a document without reading it."""
    planned, source = surveyed.planned, surveyed.planned.source
    return SourceInfo(
        name=source.name,
        path=planned.path,
        licence=source.licence,
        title=source.title,
        attribution=source.attribution,
        checksum=surveyed.checksum,
    )


def long_input(planned: Planned, text: str) -> Input:
    """Return a file of any length as a reader takes it; `text` is its beginning."""
    return Input(planned.path, text, partial(stream, planned), planned.source.mapping)


def failure(planned: Planned, error: Exception) -> Finding:
    """Return why a document is held back; raises the error again when it is not about this document.

    A mistake in a reader costs the documents that show it, not the build.
    """
    if isinstance(error, InputError):
        return Finding(planned.name, error.line or 1, "", "", error.reason, error.remedy)
    if isinstance(error, CommuniqueError | MemoryError):
        raise error
    reason = f"its conversion failed ({type(error).__name__}: {error})"
    return Finding(planned.name, 1, "", "", reason, "please report this with the document")


def finding(planned: Planned, problem: Problem) -> Finding:
    """Return what a reader could not use as a build tells it."""
    return Finding(planned.name, problem.line, "", "", problem.reason, problem.remedy)


def changed(planned: Planned) -> ReleaseError:
    """Return what ends a build whose inputs do not stay the same."""
    return ReleaseError(f"{planned.file}: changed while it was being read; build again")
