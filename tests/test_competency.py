"""The questions that the graph is made to answer, in SPARQL over the default graph, with their answers.

The questions are `competency/*.rq`; what the examples and the seed documents answer is in `competency/*.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from communique.converter.mapping.statements import date
from communique.ontology.namespaces import PREFIXES
from communique.release.opened import Release, current
from communique.release.settings import load

HERE = Path(__file__).parent / "competency"
_PREFIXES = "\n".join(f"PREFIX {prefix}: <{address}>" for prefix, address in PREFIXES.items())


def _questions(name: str) -> list[Any]:
    table = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["question"]
    return [
        pytest.param(q, id="-".join(str(q.get(k, "")) for k in ("ask", "day", "process")).strip("-")) for q in table
    ]


def _answer(release: Release, question: dict[str, Any]) -> list[list[str]]:
    text = (HERE / f"{question['ask']}.rq").read_text("utf-8")
    # What a question leaves open is written into it: the SPARQL way, a binding, would have to be selected too.
    if "day" in question:
        text = re.sub(r"\?day\b", str(date(question["day"])), text)
    if "process" in question:
        text = re.sub(r"\?process\b", f"<{release.base}id/{question['process']}>", text)
    answer = release.store.query(_PREFIXES + text)
    assert isinstance(answer, ox.QuerySolutions)
    return [
        [term.value if (term := row[variable]) is not None else "" for variable in answer.variables] for row in answer
    ]


def _check(rows: Sequence[list[str]], question: dict[str, Any]) -> None:
    if "rows" in question:
        assert rows == question["rows"]
    if "count" in question:
        assert len(rows) == question["count"], rows
    for wanted in question.get("includes", ()):
        # An empty cell of a wanted row stands for anything.
        assert any(all(w in ("", cell) for w, cell in zip(wanted, row, strict=True)) for row in rows), (wanted, rows)


def _release(home: Path) -> Release:
    release = current(load(home))
    assert release is not None
    return release


@pytest.fixture(scope="session")
def example_release(example_home: Path) -> Release:
    return _release(example_home)


@pytest.fixture(scope="session")
def table_release(
    tmp_path_factory: pytest.TempPathFactory, examples: Path, communique: Callable[..., object]
) -> Release:
    home = tmp_path_factory.mktemp("tables")
    communique("build", examples / "undl", examples / "tables", home=home)
    return _release(home)


@pytest.fixture(scope="session")
def seed_release(tmp_path_factory: pytest.TempPathFactory, shared: Path, communique: Callable[..., object]) -> Release:
    home = tmp_path_factory.mktemp("seeds")
    communique("build", shared / "data" / "seeds", home=home)
    return _release(home)


@pytest.mark.real_data
@pytest.mark.parametrize("question", _questions("seeds"))
def test_the_seed_documents_answer(seed_release: Release, question: dict[str, Any]) -> None:
    _check(_answer(seed_release, question), question)


@pytest.mark.parametrize("question", _questions("examples"))
def test_the_examples_answer(example_release: Release, question: dict[str, Any]) -> None:
    _check(_answer(example_release, question), question)


@pytest.mark.parametrize("question", _questions("tables"))
def test_the_tables_answer(table_release: Release, question: dict[str, Any]) -> None:
    _check(_answer(table_release, question), question)


def test_every_question_is_asked_of_the_examples() -> None:
    tables = [tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")) for name in ("examples", "tables")]
    asked = {question["ask"] for table in tables for question in table["question"]}
    assert asked == {file.stem for file in HERE.glob("*.rq")}
