from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from communique.converter.authority import COLUMNS, KINDS, TABLES, Authority, Entity, load
from communique.converter.authority.tables import own_tables, read_table, sources

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "data" / "reference"


@pytest.fixture(scope="module")
def entities() -> list[Entity]:
    """Return every row, read strictly as a user's table is."""
    return [entity for name, file in own_tables() for _, entity in read_table(name, file)]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def identifiers(authority: Authority, key: str) -> dict[str, str]:
    entity = authority.get(key)
    assert entity is not None, key
    return {identifier.scheme: identifier.value for identifier in entity.identifiers}


@pytest.mark.parametrize(
    ("key", "qid"),
    [
        ("actor/russia", "Q159"),
        ("actor/turkey", "Q43"),
        ("actor/iran", "Q794"),
        ("actor/kazakhstan", "Q232"),
        ("actor/syria", "Q858"),
        ("actor/united-nations", "Q1065"),
        ("actor/united-nations-security-council", "Q37470"),
        ("actor/united-nations-general-assembly", "Q47423"),
        ("actor/unicef", "Q740308"),
        ("actor/who", "Q7817"),
        ("actor/fao", "Q82151"),
        ("actor/wfp", "Q204344"),
        ("actor/unhcr", "Q132551"),
        ("actor/unesco", "Q7809"),
        ("actor/ocha", "Q1065854"),
        ("actor/antonio-guterres", "Q311440"),
    ],
)
def test_wikidata_identifiers(authority: Authority, key: str, qid: str) -> None:
    assert identifiers(authority, key)["wikidata"] == qid


@pytest.mark.parametrize(
    ("key", "number"),
    [("place/astana", "1526273"), ("place/geneva", "2660646"), ("place/ankara", "323786"), ("place/syria", "163843")],
)
def test_geonames_identifiers(authority: Authority, key: str, number: str) -> None:
    assert identifiers(authority, key)["geonames"] == number


def test_a_state_and_its_territory_share_no_identifier(authority: Authority) -> None:
    assert identifiers(authority, "actor/syria") == {
        "wikidata": "Q858",
        "m49": "760",
        "iso3166alpha2": "SY",
        "iso3166alpha3": "SYR",
    }
    assert identifiers(authority, "place/syria") == {"geonames": "163843"}
    territory, government = authority.get("place/syria"), authority.get("actor/government-of-syria")
    assert territory is not None
    assert government is not None
    assert territory.territory_of == government.government_of == "actor/syria"
    assert identifiers(authority, government.key) == {"ucdpActor": "118"}


def test_the_wrong_identifier_of_unhcr_is_nowhere(entities: list[Entity]) -> None:
    text = "".join(file.read_text("utf-8") for _, file in own_tables())
    assert "Q28606331" not in text
    assert not [entity for entity in entities if any(i.value == "Q28606331" for i in entity.identifiers)]


def test_no_identifier_stands_for_two_entities(entities: list[Entity]) -> None:
    counted = Counter((i.scheme, i.value) for entity in entities for i in entity.identifiers)
    assert [identifier for identifier, times in counted.items() if times > 1] == []


def test_every_identifier_and_every_row_has_source_and_licence(entities: list[Entity]) -> None:
    titles = {title for title, _ in sources().values()}
    for entity in entities:
        assert entity.licence, entity.key
        for identifier in entity.identifiers:
            assert identifier.licence, entity.key
            assert any(identifier.source.startswith(title) for title in titles), identifier.source


def test_only_issuers_and_persons_need_no_second_source(entities: list[Entity]) -> None:
    alone = {
        (entity.kind, identifier.scheme)
        for entity in entities
        for identifier in entity.identifiers
        if ", confirmed by " not in identifier.source
    }
    assert {scheme for kind, scheme in alone if kind != "person"} == {"ucdpActor"}


def test_ids_are_unique_and_sorted_by_their_table(entities: list[Entity]) -> None:
    assert [key for key, times in Counter(entity.key for entity in entities).items() if times > 1] == []
    for table in TABLES:
        keys = [entity.key for entity in entities if entity.table == table]
        assert all(one < other for one, other in pairwise(keys))


def test_no_id_is_one_that_an_unknown_name_could_get(entities: list[Entity]) -> None:
    kinds = {*(kind.replace("_", "-") for kinds in KINDS.values() for kind in kinds), "unidentified"}
    endings = tuple(f"-{kind}" for kind in sorted(kinds))
    assert [e.key for e in entities if e.sort != "process" and e.key.endswith(endings)] == []


def test_every_reference_leads_to_a_row_of_the_right_sort(entities: list[Entity]) -> None:
    by_key = {entity.key: entity for entity in entities}
    for entity in entities:
        assert [key for key in entity.referred if key not in by_key] == [], entity.key
        assert not entity.within or entity.within.startswith("place/")
        for state in (entity.territory_of, entity.government_of):
            assert not state or by_key[state].kind == "state"


def test_the_columns_stand_in_the_order_that_the_fast_way_expects() -> None:
    for _, file in own_tables():
        with file.open("r", encoding="utf-8") as lines:
            assert tuple(next(csv.reader(lines))) == COLUMNS


def test_both_ways_to_read_a_table_agree(entities: list[Entity], authority: Authority) -> None:
    assert list(authority) == entities


def test_countries_have_names_in_the_six_languages_and_both_chinese_scripts(entities: list[Entity]) -> None:
    states = [e for e in entities if e.kind == "state" and e.country and e.table == "countries"]
    assert len(states) == 196
    for state in states:
        assert {"en", "fr", "es", "ru", "ar", "zh-Hans", "zh-Hant"} <= {language for language, _ in state.names}, (
            state.key
        )


def test_the_series_of_talks_are_part_of_the_process_with_a_source(authority: Authority) -> None:
    for key in ("process/intra-syrian-talks", "process/astana-talks"):
        process = authority.get(key)
        assert process is not None
        assert process.part_of == ("process/syrian-peace-process",)
        assert process.source.startswith("United Nations")


def test_ids_once_published_stay(entities: list[Entity]) -> None:
    kept = Path(__file__).with_name("authority-ids.txt").read_text("utf-8").split()
    assert sorted(set(kept) - {entity.key for entity in entities}) == []


def test_the_tables_are_small() -> None:
    folder = files("communique.ontology.authority")
    assert sum(len(file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".csv")) < 4_000_000


@pytest.mark.real_data
def test_compiling_again_changes_nothing(tmp_path: Path) -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference tables are not beside the checkout")
    tables = ROOT / "ontology" / "authority"
    for file in tables.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    command = [sys.executable, str(ROOT / "scripts" / "compile_authority.py"), str(REFERENCE), "--into", str(tmp_path)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Q28606331" in printed
    for file in tables.glob("*.csv"):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


def test_the_documentation_counts_the_rows_and_names_the_columns(entities: list[Entity]) -> None:
    text = (ROOT / "docs" / "authority.md").read_text("utf-8")
    for table, rows in Counter(entity.table for entity in entities).items():
        assert f"| `{table}.csv` | {rows:,} |" in text, (table, rows)
    assert [column for column in COLUMNS if f"`{column}`" not in text] == []
