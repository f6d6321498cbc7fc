"""Releases on disk: which there are, which is served, and changing that in one step."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from communique.errors import ReleaseError, UsageError

from .lock import locked
from .opened import read_manifest
from .settings import Settings

BUILDING = ".building-"
_HASH_LENGTH = 12
_TIME = "%Y%m%dT%H%M%SZ"
_NAMES = "they are named like 20260131T120000Z-0123456789ab"


@dataclass(frozen=True, slots=True)
class Listed:
    """A release in the list: `content` is the hash of what is in it, `statements` those of the default graph."""

    id: str
    path: Path
    current: bool
    content: str
    documents: int
    statements: int


def names(settings: Settings) -> list[str]:
    """Return the names of all releases, the oldest first."""
    if not settings.releases.is_dir():
        return []
    return sorted(path.name for path in settings.releases.iterdir() if path.is_dir() and path.name[0] != ".")


def current_name(settings: Settings) -> str | None:
    """Return the name of the release that is served, None if there is none."""
    return settings.current.readlink().name if settings.current.is_symlink() else None


def list_releases(settings: Settings) -> list[Listed]:
    """Return all releases, the oldest first; a damaged one has no content."""
    served = current_name(settings)
    return [_listed(settings.releases / name, name == served) for name in names(settings)]


def _listed(path: Path, current: bool) -> Listed:
    try:
        manifest = read_manifest(path)
    except ReleaseError:
        return Listed(path.name, path, current, "", 0, 0)
    return Listed(
        path.name,
        path,
        current,
        manifest["content"],
        len(manifest.get("documents", ())),
        manifest.get("counts", {}).get("statements", 0),
    )


def switch(settings: Settings, name: str) -> None:
    """Serve the release of this name, or of the only name that starts so.

    Raises `UsageError` when there is none, `ReleaseError` when it is damaged or the releases are locked.
    """
    with locked(settings.releases):
        wanted = chosen(settings, name)
        read_manifest(settings.releases / wanted)
        point(settings, wanted)


def roll_back(settings: Settings) -> str:
    """Serve the release before the one that is served; return its name.

    Raises `ReleaseError` when there is none or it is damaged.
    """
    with locked(settings.releases):
        served = current_name(settings)
        earlier = [name for name in names(settings) if served is not None and name < served]
        if not earlier:
            raise ReleaseError(f"{settings.releases}: there is no earlier release to go back to")
        read_manifest(settings.releases / earlier[-1])
        point(settings, earlier[-1])
        return earlier[-1]


def prune(settings: Settings, keep: int | None = None) -> list[str]:
    """Remove all but the newest `keep` releases (else build.keep) and the one that is served; return their names."""
    kept = settings.build.keep if keep is None else keep
    if kept < 1:
        raise UsageError("at least one release must be kept")
    with locked(settings.releases):
        remove_leftovers(settings)
        served = current_name(settings)
        old = [name for name in names(settings)[:-kept] if name != served]
        for name in old:
            # Out of sight first, so that a prune that is killed leaves no half release.
            aside = settings.releases / f"{BUILDING}{secrets.token_hex(4)}"
            (settings.releases / name).rename(aside)
            shutil.rmtree(aside)
        return old


def chosen(settings: Settings, name: str) -> str:
    """Return the release of this name, or the only one whose name starts so; raises `UsageError` when there is none."""
    found = [known for known in names(settings) if known.startswith(name)] if name else []
    if len(found) != 1:
        problem = "no release is" if not found else f"{len(found)} releases are"
        raise UsageError(f"{problem} named {name or 'so'}; {_NAMES}; `communique releases` lists them")
    return found[0]


# -- changing what is there -----------------------------------------------------------------------------------


def new_folder(settings: Settings) -> Path:
    """Return a new folder beside the releases, on the same file system, to build one in."""
    folder = settings.releases / f"{BUILDING}{secrets.token_hex(8)}"
    folder.mkdir()
    return folder


def remove_leftovers(settings: Settings) -> None:
    """Remove what builds that were killed left; only while the lock is held."""
    for folder in settings.releases.glob(f"{BUILDING}*"):
        shutil.rmtree(folder)
    for link in settings.home.glob(".current-*"):
        link.unlink()


def publish(settings: Settings, folder: Path, content: str) -> str:
    """Make a finished folder a release and serve it; return its name. Either all of it happens or nothing."""
    _sync(folder)
    target = settings.releases / _name(settings, content)
    folder.rename(target)
    _sync_folder(settings.releases)
    point(settings, target.name)
    return target.name


def point(settings: Settings, name: str) -> None:
    """Let `current` link to a release, in one step."""
    if settings.current.exists() and not settings.current.is_symlink():
        raise ReleaseError(f"{settings.current}: not a link to a release; move it away first")
    link = settings.home / f".current-{secrets.token_hex(4)}"
    link.symlink_to(Path(settings.releases.name, name), target_is_directory=True)
    link.replace(settings.current)
    _sync_folder(settings.home)


def _name(settings: Settings, content: str) -> str:
    """Return a name that sorts after all others: two builds may end in one second, or the clock may be set back."""
    made = datetime.now(UTC)
    with suppress(IndexError, ValueError):
        newest = datetime.strptime(names(settings)[-1].partition("-")[0], _TIME).replace(tzinfo=UTC)
        made = max(made, newest + timedelta(seconds=1))
    return f"{made:{_TIME}}-{content[:_HASH_LENGTH]}"


def _sync(folder: Path) -> None:
    """Have the disk hold a folder and all in it before anything refers to it."""
    for parent, _, files in os.walk(folder):
        for name in files:
            with Path(parent, name).open("rb") as file:
                os.fsync(file.fileno())
        _sync_folder(Path(parent))


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
