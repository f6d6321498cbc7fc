"""The tutorial: each of its commands is run, in its order, in one shell, and prints what the tutorial shows."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(sh|text|csv)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SERVE = "communique serve"


@dataclass
class Step:
    """Commands, and what the tutorial shows of their output: the whole (csv), or beginnings and parts of lines."""

    commands: str
    whole: str = ""
    lines: tuple[str, ...] = ()


def steps() -> list[Step]:
    found: list[Step] = []
    for kind, text in _BLOCK.findall(TUTORIAL.read_text("utf-8")):
        if kind == "sh":
            found.append(Step(text))
        elif kind == "csv":
            found[-1].whole = text
        else:
            found[-1].lines = tuple(text.splitlines())
    return found


def script(port: int) -> str:
    """Return the commands as one script; the site is served in the background, until the script ends."""
    start = (
        f"communique serve --port {port} > served.log 2>&1 &\nSITE=$!\ntrap 'kill $SITE; wait $SITE' EXIT\n"
        f"for _ in $(seq 300); do curl -s -o /dev/null http://127.0.0.1:{port}/ && break; sleep 0.2; done"
    )
    parts = ["set -e"]
    for number, step in enumerate(steps()):
        commands = step.commands.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
        parts += [f"echo '=== {number}'", commands.replace(_SERVE, start)]
    return "\n".join(parts)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def plain(text: str) -> str:
    """Return a line with single blanks."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What each step printed."""
    if not all(map(shutil.which, ("bash", "curl", "sed", "sha256sum"))):
        pytest.skip("the tutorial needs bash, curl, sed and sha256sum")
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "examples" / "undl", folder / "examples" / "undl")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script(free_port())],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return re.split(r"^=== \d+\n", done.stdout, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("number", range(len(steps())), ids=lambda number: steps()[number].commands.split("\n")[0][:40])
def test_each_step_prints_what_the_tutorial_shows(printed: list[str], number: int) -> None:
    step = steps()[number]
    assert step.whole in printed[number]
    lines = [plain(line) for line in printed[number].splitlines()]
    for shown in step.lines:
        assert any(plain(shown) in line for line in lines), f"{shown!r} is not in:\n{printed[number]}"


def test_the_site_is_served_once_and_every_command_is_shown_to_be_run() -> None:
    text = TUTORIAL.read_text("utf-8")
    assert sum(_SERVE in step.commands for step in steps()) == 1
    assert text.count("```") == 2 * len(_BLOCK.findall(text))
