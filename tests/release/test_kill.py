"""A build that is killed, or refused by the disk, leaves the served release as it was and no trace in the next."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.errors import ReleaseError
from communique.release import opened, switch
from communique.release.build import build
from communique.release.lock import locked
from communique.release.settings import Build, Settings

_BUILD = """
import sys
from pathlib import Path
from communique.release.build import build
from communique.release.settings import Build, Settings

if __name__ == "__main__":
    home, archive, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    settings = Settings(home=home, build=Build(workers=workers))
    build(settings, [archive], progress=lambda stage, done, total: print(stage, done, total, flush=True))
"""


def _page(number: int) -> str:
    day = number % 28 + 1
    return f"""### [2017-01-{day:02}](/news/2017/01/{day:02}/index.md)

# Envoys number {number} of Russia and Turkey meet in Astana, Kazakhstan, over the war in Syria.

### Source:

1. [Reuters](http://example.org/{number})

### Related:

1. [Envoys meet again. ](/news/2017/02/{day:02}/envoys-meet-again-{number}.md) _Context: Russia, Syria, war_
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred pages: several batches."""
    folder = tmp_path_factory.mktemp("kill") / "archive"
    for number in range(100):
        file = folder / f"news/2017/01/{number % 28 + 1:02}/envoys-{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(number), "utf-8")
    return folder


@pytest.fixture(scope="module")
def small(archive: Path) -> Path:
    """A part of them, for a release that is served meanwhile."""
    return archive / "news/2017/01/01"


def _start(tmp_path: Path, home: Path, archive: Path, workers: int) -> subprocess.Popen[str]:
    script = tmp_path / "build.py"
    script.write_text(_BUILD, "utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), str(home), str(archive), str(workers)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stage", "workers"),
    [("survey", 2), ("convert", 1), ("convert", 2), ("load", 1), ("search", 1), ("dumps", 1), ("publish", 1)],
)
def test_a_killed_build_changes_nothing(tmp_path: Path, archive: Path, small: Path, stage: str, workers: int) -> None:
    settings = Settings(home=tmp_path / "home", build=Build(workers=1))
    settings.home.mkdir()
    served = build(settings, [small]).release
    with _start(tmp_path, settings.home, archive, workers) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(stage):
                break
        else:
            pytest.fail(f"the build never came to {stage}")
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        # Its processes hold the other end of the pipe until they are gone too.
        process.stdout.read()
    now = opened.current(settings)
    assert now is not None
    if stage != "publish":
        assert now.id == served
    assert now.manifest["counts"]["quads"] == len(now.store)
    # The lock is free, what was left is removed, and the build works.
    after = build(settings, [small])
    assert after.unchanged == (now.id == served)
    assert not list(settings.releases.glob(".building-*"))
    assert not list(settings.home.glob(".current-*"))
    assert opened.open_release(settings.releases / after.release).manifest["held_back"] == []


@pytest.mark.slow
def test_any_number_of_processes_gives_the_same_release(tmp_path: Path, archive: Path) -> None:
    found = []
    for workers in (1, 2):
        settings = Settings(home=tmp_path / str(workers), build=Build(workers=workers))
        outcome = build(settings, [archive])
        assert outcome.documents == 100
        path = settings.releases / outcome.release
        files = [file for file in sorted(path.rglob("*")) if file.is_file() and "store" not in file.parts]
        found.append({str(file.relative_to(path)): file.read_bytes() for file in files if file.name != "run.json"})
    assert found[0].keys() == found[1].keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


def test_a_folder_that_may_not_be_written(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(settings: Settings) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied", str(settings.releases))

    # The superuser may write everywhere, so the refusal itself is made, at the first write of a build.
    monkeypatch.setattr("communique.release.switch.new_folder", refused)
    with pytest.raises(ReleaseError, match="nothing was published"):
        build(Settings(home=tmp_path / "home"), [small])


@pytest.mark.slow
def test_a_disk_that_is_full(tmp_path: Path, archive: Path, small: Path) -> None:
    """A limit on the size of files stands in for a full disk: the system's answer comes from the same calls."""
    settings = Settings(home=tmp_path / "home", build=Build(workers=1))
    settings.home.mkdir()
    served = build(settings, [small]).release
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(ReleaseError):
            build(settings, [archive])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    now = opened.current(settings)
    assert now is not None
    assert now.id == served
    assert switch.names(settings) == [served]
    assert not list(settings.releases.glob(".building-*"))


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="some"), locked(tmp_path):
        raise ValueError("some")
    with locked(tmp_path):
        assert True
