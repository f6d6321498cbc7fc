"""Decisions about names: what they may say, what is wrong with one, and what the authority makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.converter.authority import Authority, load
from communique.converter.authority.decisions import address
from communique.converter.iris import Iris
from communique.converter.naming import Namer
from communique.converter.records import Name, Sort
from communique.errors import InputError

HEADER = "name,sort,kind,language,within,decision\n"
UNION = Name("Harbour Union", "actor", "organisation")


def _load(folder: Path, *rows: str) -> Authority:
    (folder / "decisions.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return load(folder)


def _named(folder: Path, row: str, name: Name = UNION) -> Namer:
    return Namer(_load(folder, row), Iris("https://a.example/"))


def test_a_name_means_an_entity_that_there_is(tmp_path: Path) -> None:
    namer = _named(tmp_path, "Harbour Union,actor,organisation,en,,actor/united-nations")
    assert namer(UNION).iri == "https://a.example/id/actor/united-nations"
    assert namer(UNION).key == "actor/united-nations"
    assert not namer(UNION).own


def test_every_spelling_of_the_address_is_decided_and_nothing_else(tmp_path: Path) -> None:
    namer = _named(tmp_path, "Harbour Union,actor,organisation,en,,actor/united-nations")
    assert namer(Name("harbour union", "actor", "organisation", "fr")).key == "actor/united-nations"
    others: list[tuple[str, Sort, str]] = [
        ("Harbour Union", "actor", "armed_group"),
        ("Harbour Union", "place", ""),
        ("Harbour Unions", "actor", "organisation"),
    ]
    for text, sort, kind in others:
        assert namer(Name(text, sort, kind)).key is None
    assert not namer.authority.find("The Harbour Union met.")


def test_an_identifier_makes_an_entity_at_the_address_that_the_name_has(tmp_path: Path) -> None:
    authority = _load(tmp_path, "Harbour Union,actor,organisation,en,,https://www.wikidata.org/wiki/Q999999999")
    named = Namer(authority, Iris("https://a.example/"))(UNION)
    assert named.own
    assert named.iri == "https://a.example/id/actor/harbour-union-organisation"
    entity = authority.get("actor/harbour-union-organisation")
    assert entity is not None
    assert [(i.scheme, i.value) for i in entity.identifiers] == [("wikidata", "Q999999999")]
    assert (entity.label, entity.kind, entity.table) == ("Harbour Union", "organisation", "decisions")


def test_an_identifier_that_a_table_has_means_its_entity(tmp_path: Path) -> None:
    namer = _named(tmp_path, "Harbour Union,actor,organisation,en,,Q1065")
    assert namer(UNION).key == "actor/united-nations"


def test_two_names_with_one_new_identifier_are_one_entity(tmp_path: Path) -> None:
    rows = ("Harbour Union,actor,organisation,en,,Q999999999", "Union of Quays,actor,organisation,en,,Q999999999")
    namer = Namer(_load(tmp_path, *rows), Iris("https://a.example/"))
    assert namer(UNION).iri == namer(Name("Union of Quays", "actor", "organisation")).iri


def test_a_place_may_be_known_to_geonames(tmp_path: Path) -> None:
    authority = _load(tmp_path, "Old Quay,place,site,en,,https://www.geonames.org/999999999/old-quay.html")
    entity = authority.get(address(Name("Old Quay", "place", "site")))
    assert entity is not None
    assert [(i.scheme, i.value) for i in entity.identifiers] == [("geonames", "999999999")]


def test_an_entity_of_its_own_keeps_its_address_and_language(tmp_path: Path) -> None:
    authority = _load(tmp_path, "港口联盟,actor,group,zh,,new")
    entity = authority.get("actor/港口联盟-group")
    assert entity is not None
    assert (entity.language, entity.identifiers) == ("zh", ())


def test_what_is_no_name_is_refused(tmp_path: Path) -> None:
    namer = _named(tmp_path, "Harbour Union,actor,organisation,en,,not")
    assert namer(UNION).refused
    assert not namer(Name("Harbour Union", "topic")).refused


def test_what_a_table_identifies_is_not_decided(tmp_path: Path) -> None:
    namer = _named(tmp_path, "United Nations,actor,organisation,en,,not")
    named = namer(Name("United Nations", "actor", "organisation"))
    assert (named.key, named.refused) == ("actor/united-nations", False)


def test_a_table_may_be_separated_as_spreadsheets_do(tmp_path: Path) -> None:
    text = (
        "\ufeff" + HEADER.replace(",", ";") + 'Harbour Union;actor;organisation;en;;" actor/united-nations "\n;;;;;\n'
    )
    (tmp_path / "decisions.csv").write_text(text, "utf-8")
    assert Namer(load(tmp_path), Iris("https://a.example/"))(UNION).key == "actor/united-nations"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,actor,,en,,actor/united-nation", "column decision: no table has 'actor/united-nation'; did you mean"),
        ("A,actor,,en,,maybe", "column decision: 'maybe' is none; write the id of an entity"),
        ("A,actor,,en,,https://example.org/a", "column decision: 'https://example.org/a' is none"),
        ("A,actor,,en,,place/geneva", "can't be what 'A' means, which is read as an actor"),
        ("A,topic,,en,,new", "column sort: 'topic' is no sort of name; write actor, place, process"),
        (",actor,,en,,new", "column name: nothing is named"),
        ("A,actor,new", "3 values under 6 columns"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        _load(tmp_path, "B,actor,,en,,new", row)
    assert said in str(raised.value)
    assert raised.value.line == 3


def test_decisions_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"decisions.csv:3: .*decisions.csv:2 decides otherwise about 'A'"):
        _load(tmp_path, "A,actor,,en,,new", "a,actor,,fr,,not")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("name,sort,kind,language,decision", "column within is missing"),
        ("name,sort,kind,language,within,decision,notes", "unknown column 'notes'"),
        ("name,name,sort,kind,language,within,decision", "column name stands twice"),
    ],
)
def test_what_is_wrong_with_the_columns_is_said(tmp_path: Path, header: str, said: str) -> None:
    (tmp_path / "decisions.csv").write_text(header + "\n", "utf-8")
    with pytest.raises(InputError, match=said):
        load(tmp_path)
