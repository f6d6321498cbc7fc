"""What every test shares: a clean environment, and where the collected real documents are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))


NO_SKIP = bool(os.environ.get("COMMUNIQUE_NO_SKIP"))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where everything that tests need is installed, a test that skipped has not been run: that is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not NO_SKIP:
        return
    skipped = reporter.stats.get("skipped", [])
    if skipped and exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{len(skipped)} tests skipped, though COMMUNIQUE_NO_SKIP is set", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("COMMUNIQUE_") and name != "COMMUNIQUE_SHARED"]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and standard suites; a test that needs it is marked `real_data`."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the collected real documents are not beside the checkout (COMMUNIQUE_SHARED names another place)")
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example documents."""
    return ROOT / "examples"


def _communique(
    *arguments: str | Path, home: Path, expect: int = 0, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own and return what it printed; its exit code must be `expect`."""
    run = [sys.executable, "-m", "communique.cli", "--home", str(home), *map(str, arguments)]
    done = subprocess.run(run, input=stdin, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == expect, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="session")
def communique() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command: `communique("build", path, home=home, expect=0, stdin="")`."""
    return _communique


@pytest.fixture(scope="session")
def example_home(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A home whose current release holds the examples."""
    home = tmp_path_factory.mktemp("examples") / "home"
    shutil.copytree(examples, home)
    _communique("build", home=home)
    return home


@pytest.fixture(scope="session")
def example_server(example_home: Path) -> Iterator[str]:
    """The address, without a slash at its end, of a real server of the examples on a free port of loopback."""
    run = [sys.executable, "-m", "communique.cli", "--home", str(example_home), "serve", "--port", "0"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        said: list[str] = []
        for line in server.stdout:
            said.append(line)
            if address := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        else:
            pytest.fail(f"the server did not start: {''.join(said)}")
        # Whoever writes to a pipe that nobody reads stops in the end.
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield address.group()
        server.terminate()
        server.wait(timeout=30)
