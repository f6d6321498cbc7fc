"""The site does what its OpenAPI description says, whatever is asked: requests are made up from the description.

`make fuzz` makes more of them: FUZZ_EXAMPLES says how many for each operation.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))

CONFIGURATION = """
[checks]
# A request may be valid and still name what there isn't, or two formats at once.
positive_data_acceptance.expected-statuses = ["2xx", "3xx", "400", "404", "406", "410", "412", "416"]
"""


def test_every_address_of_the_description_answers(example_server: str) -> None:
    described = httpx.get(example_server + "/openapi.json", trust_env=False).json()
    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        assert {"get", "head"} <= set(operations), path
        address = path
        for parameter in operations["get"].get("parameters", ()):
            if parameter["in"] == "path":
                schema = parameter["schema"]
                example = (schema.get("enum") or schema.get("examples") or ["2017"])[0]
                address = address.replace(f"{{{parameter['name']}}}", example)
        response = httpx.get(example_server + address, headers={"accept": "*/*"}, trust_env=False)
        assert str(response.status_code) in operations["get"]["responses"], address
        assert response.status_code < 400, address


def test_no_page_of_documentation_loads_from_elsewhere(example_server: str) -> None:
    for path in ("/docs", "/redoc"):
        assert httpx.get(example_server + path, trust_env=False).status_code == 404


@pytest.mark.slow
@pytest.mark.skipif(find_spec("schemathesis") is None, reason="schemathesis is not installed")
def test_made_up_requests_are_answered_as_described(example_server: str, tmp_path: Path) -> None:
    configuration = tmp_path / "schemathesis.toml"
    configuration.write_text(CONFIGURATION)
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration), "run"]
    options = ["--max-examples", str(EXAMPLES), "--seed", "1", "--no-color", "--report-json-path", str(report)]
    done = subprocess.run(
        [*command, example_server + "/openapi.json", *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=1_800,
    )
    made = re.search(r"([\d,]+) generated", done.stdout)
    assert made, done.stdout + done.stderr
    print(f"{made[1]} requests")
    assert done.returncode == 0, done.stdout[-5_000:]
    assert int(made[1].replace(",", "")) > 500
    assert json.loads(report.read_text())
