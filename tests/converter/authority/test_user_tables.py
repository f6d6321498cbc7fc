from __future__ import annotations

from pathlib import Path

import pytest

from communique.converter.authority import load
from communique.converter.records import Name
from communique.errors import InputError

HEADER = "id,kind,label,names,source,licence"


def table(folder: Path, *rows: str, header: str = HEADER, name: str = "mine.csv") -> Path:
    (folder / name).write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return folder


def test_a_users_table_adds_names_and_leaves_the_others(tmp_path: Path) -> None:
    table(
        tmp_path,
        "actor/harbour-union,organisation,Harbour Union,fr:Union du port|zh:港口工會,own survey,CC0-1.0",
        "place/old-quay,site,Old Quay,,own survey,CC0-1.0",
    )
    authority = load(tmp_path)
    assert authority.identify(Name("Harbour Union", "actor")).entity == "actor/harbour-union"
    assert [match.text for match in authority.find("The Harbour Union met at Old Quay, Geneva.")] == [
        "Harbour Union",
        "Old Quay",
        "Geneva",
    ]
    assert authority.lookup("港口工会")
    assert load().get("actor/harbour-union") is None
    added = authority.get("actor/harbour-union")
    assert added is not None
    assert (added.table, added.source, added.licence) == ("mine", "own survey", "CC0-1.0")


def test_identifiers_have_the_source_of_their_row(tmp_path: Path) -> None:
    table(
        tmp_path,
        "actor/harbour-union,organisation,Harbour Union,Q1,own survey,CC0-1.0",
        header="id,kind,label,wikidata,source,licence",
    )
    entity = load(tmp_path).get("actor/harbour-union")
    assert entity is not None
    (identifier,) = entity.identifiers
    assert (identifier.scheme, identifier.value, identifier.source) == ("wikidata", "Q1", "own survey")


def test_a_merged_row_leads_to_the_one_that_stays(tmp_path: Path) -> None:
    table(
        tmp_path,
        "actor/port-union,organisation,Port Union,actor/harbour-union,own survey,CC0-1.0",
        "actor/harbour-union,organisation,Harbour Union,,own survey,CC0-1.0",
        header="id,kind,label,merged_into,source,licence",
    )
    authority = load(tmp_path)
    assert authority.identify(Name("Port Union", "actor")).entity == "actor/harbour-union"
    assert authority.get("actor/port-union") == authority.get("actor/harbour-union")
    assert [entity.key for entity in authority.closure(["actor/port-union"])] == [
        "actor/harbour-union",
        "actor/port-union",
    ]


def test_no_folder_and_no_tables_are_no_error(tmp_path: Path) -> None:
    assert load(tmp_path / "none").get("actor/syria") == load(tmp_path).get("actor/syria")


@pytest.mark.parametrize(
    ("header", "row", "line", "says"),
    [
        ("id,kind,label", "actor/x,group,X", 1, "no column source, licence"),
        ("id,kind,lable,label,source,licence", "actor/x,group,X,X,s,l", 1, "did you mean label?"),
        ("id,kind,label,label,source,licence", "actor/x,group,X,X,s,l", 1, "stands twice"),
        (HEADER, "actor/x,club,X,,s,l", 2, "unknown kind 'club'"),
        (HEADER, "thing/x,group,X,,s,l", 2, "bad id 'thing/x'"),
        (HEADER, "actor/x y,group,X,,s,l", 2, "bad id"),
        (HEADER, "actor/x-person,person,X,,s,l", 2, "ends in -person"),
        (HEADER, "actor/x,group,,,s,l", 2, "no label"),
        (HEADER, "actor/x,group,X,,,l", 2, "no source"),
        (HEADER, "actor/x,group,X,Ex,s,l", 2, "write the language before each name"),
        (HEADER, "actor/x,group,X,,s", 2, "5 values under 6 columns"),
        (HEADER, "actor/syria,state,Syria,,s,l", 2, "stands in the project's tables already"),
        ("id,kind,label,wikidata,source,licence", "actor/x,group,X,858,s,l", 2, "bad wikidata '858'"),
        ("id,kind,label,geonames,source,licence", "place/x,city,X,Q1,s,l", 2, "bad geonames"),
        ("id,kind,label,lat,source,licence", "place/x,city,X,91,s,l", 2, "bad coordinate '91'"),
        ("id,kind,label,lat,source,licence", "place/x,city,X,nan,s,l", 2, "bad coordinate 'nan'"),
        ("id,kind,label,population,source,licence", "place/x,city,X,many,s,l", 2, "bad population"),
        ("id,kind,label,within,source,licence", "place/x,city,X,Syria,s,l", 2, "refer to an entity by its id"),
        ("id,kind,label,within,source,licence", "place/x,city,X,place/nowhere,s,l", 2, "no table has"),
        ("id,kind,label,merged_into,source,licence", "actor/x,group,X,actor/x,s,l", 2, "merged into itself"),
        ("", "", 1, "empty table"),
    ],
)
def test_a_wrong_table_is_refused_with_line_and_remedy(
    tmp_path: Path, header: str, row: str, line: int, says: str
) -> None:
    table(tmp_path, row, header=header)
    with pytest.raises(InputError, match=r"mine\.csv") as caught:
        load(tmp_path)
    assert says in str(caught.value)
    assert caught.value.line == line
    assert caught.value.remedy


def test_the_same_id_in_two_tables_is_refused(tmp_path: Path) -> None:
    table(tmp_path, "actor/x,group,X,,s,l", name="a.csv")
    table(tmp_path, "actor/x,group,X,,s,l", name="b.csv")
    with pytest.raises(InputError, match=r"b\.csv:2: id 'actor/x' stands in .*a\.csv:2 already"):
        load(tmp_path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(f"{HEADER}\nactor/x,group,Orléans,,s,l\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        load(tmp_path)
