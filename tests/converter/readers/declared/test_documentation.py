"""docs/tables.md says all that a mapping can say, and its example is the one in examples/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.converter.readers import Input, Raw
from communique.converter.readers.declared import READER
from communique.converter.readers.declared.fields import FIELDS, KEYS
from communique.converter.readers.declared.mapping import TABLE_KEYS
from communique.converter.readers.declared.parts import PART_KEYS
from communique.converter.readers.declared.table import built_in
from communique.converter.records import Record

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs/tables.md").read_text("utf-8")


def test_every_key_and_field_is_documented(page: str) -> None:
    said = set(re.findall(r"`([a-z_]+)`", page))
    inside = {name for kind in FIELDS.values() for field in kind.values() for name in field.inside}
    fields = {name for kind in FIELDS.values() for name in kind} | {name for kind in KEYS.values() for name in kind}
    assert sorted((inside | fields | {*TABLE_KEYS, *PART_KEYS}) - said) == []


def test_every_built_in_mapping_is_documented(page: str) -> None:
    assert [name for name, _ in built_in() if f"| `{name.removesuffix('.toml')}` |" not in page] == []


def test_the_mapping_on_the_page_is_the_example(page: str, examples: Path) -> None:
    written = (examples / "talks/mapping.toml").read_text("utf-8")
    assert written.partition("\n\n")[2] in page
    for line in (examples / "talks/talks.csv").read_text("utf-8").splitlines()[:2]:
        assert line in page


def test_the_example_is_read_without_a_problem(examples: Path) -> None:
    table, mapping = examples / "talks/talks.csv", examples / "talks/mapping.toml"
    raws = list(READER.cut(Input("talks.csv", table.read_text("utf-8"), None, mapping)))
    records = [found for raw in raws if isinstance(raw, Raw) for found in READER.read(raw)]
    assert len(records) == len(raws) == 5
    assert all(isinstance(record, Record) and not record.problems for record in records)
