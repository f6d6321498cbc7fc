"""What every test shares: a clean environment, and where the collected real documents are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))


NO_SKIP = bool(os.environ.get("COMMUNIQUE_NO_SKIP"))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where everything that tests need is installed, a test that skipped has not been run: that is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if NO_SKIP and skipped and exitstatus == pytest.ExitCode.OK:
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
