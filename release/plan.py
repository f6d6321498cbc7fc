"""The plan of a build: which files it reads, in which order, and for which source."""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.converter.iris import slug
from communique.errors import InputError, UsageError

from .settings import Settings, Source

_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}
_SIZE_REMEDY = "split it, or raise limits.document_bytes in communique.toml"
_UTF8_REMEDY = "save it as UTF-8, for instance with `iconv -f ISO-8859-1 -t UTF-8`"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


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
    configured = [(source, (settings.home / source.path).resolve()) for source in settings.sources]
    for source, path in configured if not paths else ():
        _must_exist(path, f"the source “{source.name}”")
        named = source.model_copy(update={"name": _named(source.name)})
        yield named, path if path.is_dir() else path.parent, path
    for path in paths:
        _must_exist(path, "an input")
        yield _given(path.resolve(), configured)


def _given(path: Path, configured: Sequence[tuple[Source, Path]]) -> tuple[Source, Path, Path]:
    for source, root in configured:
        if path == root or root in path.parents:
            named = source.model_copy(update={"name": _named(source.name)})
            return named, root if root.is_dir() else root.parent, path
    folder = path if path.is_dir() else path.parent
    return Source(name=_named(folder.name), path=folder), folder, path


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


def read(planned: Planned, limit: int) -> bytes:
    """Return the bytes of a file, decompressed.

    Raises `InputError` with a remedy for one that can't be read or has more than `limit` bytes.
    """
    if planned.refused:
        raise InputError(planned.name, planned.refused, remedy="copy the file itself into the source")
    try:
        with planned.file.open("rb") as raw:
            if not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
                raise InputError(planned.name, "not a regular file")
            stream = gzip.GzipFile(fileobj=raw) if planned.file.suffix == ".gz" else raw
            data = stream.read(limit + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(planned.name, f"damaged gzip ({error})", remedy="get the file again") from error
    except OSError as error:
        raise InputError(planned.name, error.strerror or str(error), remedy="make the file readable") from error
    if len(data) > limit:
        raise InputError(planned.name, f"larger than the limit of {limit:,} bytes", remedy=_SIZE_REMEDY)
    return data


def checksum(data: bytes) -> str:
    """Return the SHA-256 of some bytes as the graph states it: `sha256:` and hexadecimal digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def decode(name: str, data: bytes) -> str:
    """Return a document's text without byte order mark.

    Raises `InputError` with line and remedy for what is empty, binary or not UTF-8.
    """
    if data.startswith(_UTF16_MARKS):
        raise InputError(name, "UTF-16, not UTF-8", line=1, remedy="save it as UTF-8")
    control = next((at for at, byte in enumerate(data[:4096]) if byte in _CONTROL), data.find(b"\0"))
    if control >= 0:
        raise InputError(
            name,
            "a binary file, or one with control characters",
            line=_line(data, control),
            remedy="remove it from the source",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise InputError(name, f"not UTF-8 (byte 0x{data[error.start]:02x})", line=line, remedy=_UTF8_REMEDY) from error
    if not text.strip():
        raise InputError(name, "empty", line=1, remedy="remove it, or write the document")
    return text


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
