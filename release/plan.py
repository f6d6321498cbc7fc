"""The plan of a build: which files it reads, in which order, and for which source."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.converter.iris import slug
from communique.errors import InputError, UsageError

from .settings import Settings, Source


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to read.

    `path` is its path inside the source, with `/` and without `.gz`; `refused` says why it can't be read, if that is
    known without opening it.
    """

    source: Source
    path: str
    file: Path
    refused: str = ""

    @property
    def name(self) -> str:
        """The file as reports and the manifest call it, the same on every machine."""
        return f"{self.source.name}/{self.path}"


def plan(settings: Settings, paths: Sequence[Path] = ()) -> tuple[Planned, ...]:
    """Return the files of `paths`, or else of the configured sources, ordered by source and path.

    A path inside a configured source is read as part of that source, under the same addresses. Any other folder is a
    source named for itself; any other file belongs to a source named for the folder it lies in.
    Raises `UsageError` when a path is missing or two sources can't be told apart.
    """
    found: dict[Path, Planned] = {}
    roots: dict[str, Path] = {}
    for source, root, start in _starts(settings, paths):
        if roots.setdefault(source.name, root) != root:
            raise UsageError(
                f"{root} and {roots[source.name]} would both be the source “{source.name}”; "
                "name them in communique.toml"
            )
        for planned in _files(source, root, start):
            found.setdefault(planned.file, planned)
    return tuple(sorted(found.values(), key=lambda planned: (planned.source.name, planned.path, str(planned.file))))


def _starts(settings: Settings, paths: Sequence[Path]) -> Iterator[tuple[Source, Path, Path]]:
    """Yield the source, the folder its paths are relative to, and the file or folder to read."""
    configured = [(_ready(settings, source), (settings.home / source.path).resolve()) for source in settings.sources]
    for source, path in configured if not paths else ():
        _must_exist(path, f"the source “{source.name}”")
        yield source, path if path.is_dir() else path.parent, path
    for path in paths:
        _must_exist(path, "an input")
        yield _given(path.resolve(), configured)


def _given(path: Path, configured: Sequence[tuple[Source, Path]]) -> tuple[Source, Path, Path]:
    for source, root in configured:
        if path == root or root in path.parents:
            return source, root if root.is_dir() else root.parent, path
    folder = path if path.is_dir() else path.parent
    return Source(name=_named(folder.name), path=folder), folder, path


def _ready(settings: Settings, source: Source) -> Source:
    """Return a configured source under the name that addresses have, its mapping as a file that is there."""
    mapping = source.mapping and (settings.home / source.mapping).resolve()
    if mapping and not mapping.is_file():
        raise UsageError(f"{mapping}: the mapping of the source “{source.name}” is not there; check the path")
    return source.model_copy(update={"name": _named(source.name), "mapping": mapping})


def _named(name: str) -> str:
    return slug(name) or "documents"


def _must_exist(path: Path, what: str) -> None:
    if not path.exists():
        raise UsageError(f"{path}: {what} is not there; check the path")


def _files(source: Source, root: Path, start: Path) -> Iterator[Planned]:
    if not start.is_dir():
        yield _planned(source, root, start)
        return

    def unreadable(error: OSError) -> None:
        raise InputError(str(error.filename), error.strerror or str(error), remedy="make the folder readable")

    for folder, names, files in os.walk(start, onerror=unreadable):
        for name in names:
            link = Path(folder, name)
            if link.is_symlink() and not name.startswith("."):
                yield Planned(source, link.relative_to(root).as_posix(), link, "a link to a folder is not followed")
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _planned(source, root, Path(folder, name))


def _planned(source: Source, root: Path, file: Path) -> Planned:
    path = file.relative_to(root).as_posix()
    refused = ""
    if not os.path.isfile(file):
        refused = "a link to nothing" if file.is_symlink() else "not a regular file"
    elif file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
        refused = "a link to a file outside its source is not followed"
    return Planned(source, path.removesuffix(".gz"), file, refused)
