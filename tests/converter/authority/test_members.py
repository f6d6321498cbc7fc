from __future__ import annotations

import csv
import gzip
import io
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from communique.converter.authority import Authority, load
from communique.converter.authority.members import COLUMNS, Members, memberships, own_memberships
from communique.errors import InputError

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


@pytest.mark.parametrize(
    ("code", "name", "day", "entity"),
    [
        # renamed: the same member
        ("ZAR", "ZAIRE", "1980-11-04", "actor/democratic-republic-of-the-congo"),
        ("COD", "CONGO (LEOPOLDVILLE)", "1961-04-15", "actor/democratic-republic-of-the-congo"),
        ("", "CONGO (BRAZZAVILLE)", "1963-12-11", "actor/republic-of-the-congo"),
        ("", "BURMA", "1950-11-03", "actor/myanmar"),
        ("", "CEYLON", "1960-12-14", "actor/sri-lanka"),
        ("", "DAHOMEY", "1970-10-24", "actor/benin"),
        ("", "UPPER VOLTA", "1976-12-01", "actor/burkina-faso"),
        ("", "SWAZILAND", "2001-12-03", "actor/eswatini"),
        ("", "FEDERATION OF MALAYA", "1960-10-18", "actor/malaysia"),
        ("", "BYELORUSSIAN SSR", "1962-11-06", "actor/belarus"),
        ("", "KHMER REPUBLIC", "1973-12-05", "actor/cambodia"),
        ("TUR", "TÜRKIYE", "2023-02-23", "actor/turkey"),
        ("CIV", "CÔTE D’IVOIRE", "1999-12-01", "actor/ivory-coast"),
        ("", "THE FORMER YUGOSLAV REPUBLIC OF MACEDONIA", "2005-12-08", "actor/north-macedonia"),
        ("", "FEDERAL REPUBLIC OF GERMANY", "1985-11-12", "actor/germany"),
        ("DEU", "GERMANY", "1990-12-14", "actor/germany"),
        # ended: a member of its own, whatever code it is given
        ("RUS", "RUSSIA", "1950-11-03", "actor/soviet-union"),
        ("RUS", "RUSSIAN FEDERATION", "1991-12-23", "actor/soviet-union"),
        ("RUS", "RUSSIAN FEDERATION", "1991-12-24", "actor/russia"),
        ("SUN", "UNION OF SOVIET SOCIALIST REPUBLICS", "1962-11-06", "actor/soviet-union"),
        ("", "GERMAN DEMOCRATIC REPUBLIC", "1989-12-06", "actor/east-germany"),
        ("", "CZECHOSLOVAKIA", "1992-12-06", "actor/czechoslovakia"),
        ("CZE", "CZECHIA", "1993-11-02", "actor/czech-republic"),
        ("", "YUGOSLAVIA", "1971-11-30", "actor/yugoslavia"),
        ("", "YUGOSLAVIA", "2001-12-03", "actor/serbia-and-montenegro"),
        ("SCG", "SERBIA AND MONTENEGRO", "2005-12-08", "actor/serbia-and-montenegro"),
        ("", "YUGOSLAVIA", "2015-12-09", "actor/serbia"),
        ("SRB", "SERBIA", "2022-03-02", "actor/serbia"),
        ("MNE", "MONTENEGRO", "2006-10-30", "actor/montenegro"),
        ("", "YEMEN ARAB REPUBLIC", "1980-11-04", "actor/yemen-arab-republic"),
        ("YEM", "YEMEN", "1962-11-06", "actor/yemen-arab-republic"),
        ("YMD", "DEMOCRATIC YEMEN", "1980-11-04", "actor/democratic-yemen"),
        ("", "YEMEN PEOPLE'S REPUBLIC", "1980-11-04", "actor/democratic-yemen"),
        ("YEM", "YEMEN", "1990-12-06", "actor/yemen"),
        ("", "YEMEN ARAB REPUBLIC", "1990-12-06", "actor/yemen"),
        ("EGY", "EGYPT", "1947-11-29", "actor/egypt"),
        ("EGY", "EGYPT", "1960-12-14", "actor/united-arab-republic"),
        ("", "UNITED ARAB REPUBLIC", "1960-12-14", "actor/united-arab-republic"),
        ("", "UNITED ARAB REPUBLIC", "1967-07-04", "actor/egypt"),
        ("SYR", "SYRIA", "1961-10-13", "actor/syria"),
        ("TZA", "TANZANIA", "1962-11-06", "actor/tanganyika"),
        ("TZA", "UNITED REPUBLIC OF TANZANIA", "1970-10-24", "actor/tanzania"),
        ("", "ZANZIBAR", "1963-12-16", "actor/zanzibar"),
        ("TWN", "TAIWAN", "1960-12-14", "actor/taiwan"),
        ("CHN", "CHINA", "1960-12-14", "actor/taiwan"),
        ("CHN", "CHINA", "1971-11-15", "actor/china"),
        # a date that is rough by weeks, where code and name leave no doubt
        ("MRT", "MAURITANIA", "1961-10-06", "actor/mauritania"),
        ("FJI", "FIJI", "1970-09-01", "actor/fiji"),
        # without a date, where there has only ever been one
        ("FRA", "FRANCE", "", "actor/france"),
    ],
)
def test_who_a_member_was(authority: Authority, code: str, name: str, day: str, entity: str) -> None:
    assert authority.member(code, name, day) == entity


@pytest.mark.parametrize(
    ("code", "name", "day", "why"),
    [
        ("KAZ", "KAZAKHSTAN", "1991-06-01", "voted on 1991-06-01, before it was a member (since 1992-03-02)"),
        ("SSD", "SOUTH SUDAN", "2010-12-08", "voted on 2010-12-08, before it was a member (since 2011-07-14)"),
        ("SUN", "USSR", "1995-12-12", "voted on 1995-12-12, when it was no member (until 1991-12-24)"),
        ("", "YUGOSLAVIA", "1995-12-12", "voted on 1995-12-12, when it was no member (until 1992-09-22)"),
        ("SYR", "SYRIA", "1960-12-14", "voted on 1960-12-14, when it was no member (until 1958-02-21)"),
        ("IDN", "INDONESIA", "1965-11-05", "voted on 1965-11-05, when it was no member (until 1965-01-20)"),
        ("USA", "FRANCE", "2000-12-04", "the code USA is not that of FRANCE"),
        ("QQQ", "", "2000-12-04", "no member has this code or name"),
        ("", "ATLANTIS", "2000-12-04", "no member has this code or name"),
        ("", "", "2000-12-04", "no member has this code or name"),
        ("", "CONGO", "1980-12-04", "several members have this name"),
        ("RUS", "RUSSIA", "", "the day of the vote is not known, and so not which member this was"),
        ("KAZ", "KAZAKHSTAN", "1991", "voted on 1991, before it was a member (since 1992-03-02)"),
    ],
)
def test_nobody_and_why(authority: Authority, code: str, name: str, day: str, why: str) -> None:
    assert authority.member(code, name, day) is None
    assert authority.members.why(code, name, day) == why


def test_a_code_that_no_table_has_leaves_it_to_the_name(authority: Authority) -> None:
    assert authority.member("UK", "UNITED KINGDOM", "2000-12-04") == "actor/united-kingdom"


def test_the_table_has_every_member_of_today_and_no_overlap(authority: Authority) -> None:
    rows = own_memberships()
    assert len([row for row in rows if not row.end]) == 193
    by_entity = defaultdict(list)
    for row in rows:
        entity = authority.get(row.entity)
        assert entity, row.entity
        assert (entity.kind, entity.key) == ("state", row.entity)
        assert not row.end or row.start < row.end
        by_entity[row.entity].append(row)
    for several in by_entity.values():
        for before, after in pairwise(several):
            assert before.end
            assert before.end <= after.start
    # Of those that have the same code, one was a member at a time.
    for row in rows:
        for other in rows:
            if row is not other and row.codes & other.codes and row.entity != other.entity:
                assert (row.end and row.end <= other.start) or (other.end and other.end <= row.start), (row, other)


def test_the_documentation_counts_the_rows() -> None:
    text = (ROOT / "docs" / "authority.md").read_text("utf-8")
    assert f"`members.csv` says so in {len(own_memberships())}" in " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("entity,codes\n", 1),
        ("", 1),
        (f"{','.join(COLUMNS)}\nactor/france,FRA\n", 2),
        (f"{','.join(COLUMNS)}\nactor/france,FRA,,1945-10-24,\nactor/peru,PER,,1945-10-32,\n", 3),
    ],
)
def test_a_broken_table_says_where(text: str, line: int) -> None:
    with pytest.raises(InputError) as error:
        memberships(text)
    assert error.value.line == line


def test_members_need_no_other_names_than_their_own() -> None:
    only = Members(
        memberships(f"{','.join(COLUMNS)}\nactor/x,XXX,Old X|New X,1950-01-01,\n"), lambda name, language: ()
    )
    assert only.find("", "THE OLD X", "1960-01-01") == "actor/x"
    assert only.find("", "X", "1960-01-01") is None


@pytest.mark.real_data
def test_every_member_of_the_assembly_s_data_is_known_on_every_day(shared: Path, authority: Authority) -> None:
    with gzip.open(shared / "data" / "un" / "ga_votes_1946_2019.csv.gz") as packed:
        rows = csv.reader(io.TextIOWrapper(packed, "utf-8", newline=""))
        next(rows)
        asked = {(row[1], row[2], row[4]) for row in rows}
    found = {asking: authority.member(*asking) for asking in asked}
    assert len({(code, name) for code, name, _ in asked}) == 200
    assert [asking for asking, entity in found.items() if entity is None] == []
    assert len(set(found.values())) == 204
    first: dict[str, str] = {}
    for (_, _, day), entity in found.items():
        assert entity
        first[entity] = min(day, first.get(entity, day))
    # The compilation dates votes of a month by its first days; Fiji's first ones stand under September.
    since = {row.entity: row.start for row in reversed(own_memberships())}
    assert {entity for entity, day in first.items() if day[:7] < since[entity][:7]} == {"actor/fiji"}
