"""The reader of declared tables: which files it knows, what it does with rows of every kind, and how much it holds."""

from __future__ import annotations

import io
import pickle
import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.converter.passages import Passage
from communique.converter.readers import Input, Raw, readers
from communique.converter.readers.declared import READER
from communique.converter.readers.declared.mapping import read_mapping
from communique.converter.readers.declared.table import built_in
from communique.converter.records import (
    Actor,
    Ballot,
    Event,
    EventKey,
    Figure,
    Member,
    Name,
    Participation,
    Period,
    Place,
    Problem,
    Record,
    Report,
    Text,
)
from communique.errors import InputError

Reading = Callable[..., Any]
CELLS = (
    *("S/RES/2254 (2015)", "S/PV.7588", "SC/12171 + Corr.1", "2015-12-18", "2017-02-30", "30 January 86", "--", "15"),
    *("https://digitallibrary.un.org/record/814714", "http://x/record/814714/files/S-EN.pdf", "ChinaUSA"),
    *("٢٠١٥", "9" * 5000, "1946-01-02-03"),
    *("Chile and Norway", "0000-00-00", "(", "{value}", "{flag}", "\x85"),
)
"""Cells that are almost right, or wrong in ways that have broken readers."""

LETTERS = """
[table]
columns = ["Title", "Day"]
dates = ["d MMMM yyyy"]

[[document]]
key = { title = "Title", id = { template = "letters:{Title}" } }
titles = "Title"
date = "Day"
"""


def only(found: Any) -> Record:
    (record,) = found.records
    assert isinstance(record, Record)
    return record


# -- which files ------------------------------------------------------------------------------------------------------


def test_the_reader_is_registered() -> None:
    assert readers()["table"] is READER


def test_a_table_is_known_by_the_columns_of_a_built_in_mapping() -> None:
    header = "date_printed,draft,meeting,agenda,vetoed_by\n"
    assert READER.recognises(Input("vetoes.csv", header))
    assert READER.recognises(Input("vetoes.tsv", header.replace(",", "\t")))
    assert READER.recognises(Input("vetoes.csv.gz", "\ufeff" + header))
    assert not READER.recognises(Input("vetoes.csv", "date_printed,draft\n"))
    assert not READER.recognises(Input("vetoes.md", header))
    assert not READER.recognises(Input("empty.csv", ""))


def test_a_table_whose_source_names_a_mapping_is_known(tmp_path: Path) -> None:
    assert READER.recognises(Input("letters.txt", "a,b\n", None, tmp_path / "mapping.toml"))


def test_a_table_without_mapping_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match=r"no mapping for a table with the columns a, b") as raised:
        list(READER.cut(Input("letters.csv", "a,b\n1,2\n")))
    assert 'mapping = "my-table.toml"' in raised.value.remedy
    assert "sc_vetoes" in raised.value.remedy


def test_a_mapping_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"letters\.csv: the mapping mapping\.toml can't be read"):
        list(READER.cut(Input("letters.csv", "a,b\n", None, tmp_path / "mapping.toml")))


def test_a_slip_in_a_mapping_is_told_of_the_table(table: Reading) -> None:
    with pytest.raises(InputError, match=r"table\.csv: in the mapping mapping\.toml: document 1: does not know"):
        table(LETTERS + 'titel = "Title"\n', "Title,Day\n")


def test_a_missing_column_is_named_with_those_there_are(table: Reading) -> None:
    with pytest.raises(InputError, match=r"the header has no column Day; it has: Title, Date"):
        table(LETTERS, "Title,Date\nx,1 May 1990\n")


def test_a_delimiter_other_than_the_mapping_says_is_refused(table: Reading) -> None:
    said = LETTERS.replace("dates", 'delimiter = ";"\ndates')
    assert len(table(said, "Title;Day\nOne;1 May 1990\n").records) == 1
    with pytest.raises(InputError, match=r"stand apart by ',', the mapping says ';'"):
        table(said, "Title,Day\nOne,1 May 1990\n")


# -- rows ------------------------------------------------------------------------------------------------------------


def test_every_row_ends_as_a_record_or_a_problem(table: Reading) -> None:
    found = table(
        LETTERS,
        "\ufeffTitle,Day,Box\n"
        "On the ceasefire,1 May 1990,7\n"
        "\n"
        "Too few\n"
        "Too,many,values,here\n"
        ",2 May 1990,8\n"
        '"A title\nof two lines",30 February 1990,9\n',
    )
    assert [(record.row, record.documents[0].key.title) for record in found.records] == [
        (2, "On the ceasefire"),
        (7, "A title\nof two lines"),
    ]
    assert [problem.line for problem in found.problems] == [4, 5, 6, 7]
    assert "1 values under a header of 3" in found.reasons[0]
    assert "a row without a record" in found.reasons[2]
    assert "'30 February 1990' is no day of the calendar" in found.reasons[3]


def test_an_optional_column_may_be_missing(table: Reading) -> None:
    said = LETTERS.replace("dates", 'optional = ["Box"]\ndates') + 'identifiers = { template = "box:{Box}" }\n'
    assert only(table(said, "Title,Day\nOne,1 May 1990\n")).documents[0].identifiers == ()
    assert only(table(said, "Title,Day,Box\nOne,1 May 1990,7\n")).documents[0].identifiers == ("box:7",)


def test_marks_of_empty_cells_say_nothing(table: Reading) -> None:
    said = LETTERS.replace("dates", 'empty = ["n/a", "--"]\ndates')
    found = table(said, "Title,Day\nOne,n/a\n--,1 May 1990\n")
    assert [record.documents[0].date for record in found.records] == [None]
    assert [problem.line for problem in found.problems] == [3]


def test_what_is_read_can_go_to_another_process(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(LETTERS)
    raws = list(READER.cut(Input("letters.csv", "Title,Day\nOne,1 May 1990\n", None, mapping)))
    (raw,) = pickle.loads(pickle.dumps(raws))
    assert isinstance(raw, Raw)
    assert [type(found) for found in READER.read(raw)] == [Record]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(LETTERS)

    def peak(rows: int) -> int:
        lines = (f"Letter {number},1 May 1990\n".encode() for number in range(rows))
        document = Input("letters.csv", "Title,Day\n", lambda: _Stream(b"Title,Day\n", lines), mapping)
        tracemalloc.start()
        try:
            assert sum(isinstance(raw, Raw) for raw in READER.cut(document)) == rows
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(30_000) < peak(15_000) * 1.2


class _Stream(io.BytesIO):
    """A file that is made while it is read."""

    def __init__(self, header: bytes, lines: Iterator[bytes]) -> None:
        super().__init__()
        self._header, self._lines = header, lines

    def readline(self, size: int | None = -1, /) -> bytes:
        header, self._header = self._header, b""
        return header or next(self._lines, b"")


# -- values ----------------------------------------------------------------------------------------------------------

CLASHES = """
[table]
columns = ["id", "from", "to", "what", "where", "country", "sides", "dead", "dead_low", "paper", "address", "kind"]

[parts.sides]
column = "sides"
split = "/"
replace = { "Gov" = "Government of Syria" }
others = "keep"

[[event]]
key = { id = { template = "clashes:{id}" }, title = "what" }
labels = "what"
period = [{ template = "{from}–{to}", formats = ["yyyy-MM-dd-yyyy-MM-dd"] }, "from"]
types = { column = "kind", replace = { battle = "assault", truce = "agree" } }
status = { value = "claimed", when = { what = "(?i)reportedly" } }
places = { column = "where", kind = "city" }
participations = [{ actor = { use = "sides" }, role = { value = "party" } }]
figures = [{ measure = { value = "killed" }, value = "dead", low = "dead_low", place = "where" }]
reports = [{ url = "address", publisher = "paper", title = "what" }]
identifiers = { template = "clashes:{id}" }

[[place]]
key = { name = { column = "where", kind = "city" } }
within = { column = "country", kind = "country" }

[[actor]]
each.side = { use = "sides" }
key = { name = { column = "side", kind = "armed_group" } }
aliases = { template = "the {side}" }
"""
CLASH = {
    "id": "12",
    "from": "2013-04-01",
    "to": "2013-04-03",
    "what": "Clash at a crossing",
    "where": "Qusayr",
    "country": "Syria",
    "sides": "Gov / A militia",
    "dead": "1,250",
    "dead_low": "1000.5",
    "paper": "A newspaper",
    "address": "https://news.example/1",
    "kind": "battle",
}


def test_a_table_of_events(table: Reading) -> None:
    found = table(CLASHES, [CLASH])
    assert found.problems == []
    record = only(found)
    (event,) = record.events
    assert event.key == EventKey(
        "2013-04-01/2013-04-03", "Clash at a crossing", "", "Clash at a crossing", "clashes:12"
    )
    assert event.period is not None
    assert event.period.value == Period("2013-04-01", "2013-04-03")
    assert [stated.value for stated in event.types] == ["assault"]
    assert event.status is None
    assert [stated.value.actor.text for stated in event.participations] == ["Government of Syria", "A militia"]
    assert event.participations[0].value == Participation(Name("Government of Syria", "actor"), "party")
    place = Name("Qusayr", "place", "city")
    assert [stated.value for stated in event.figures] == [
        Figure("killed", 1250, place=Name("Qusayr", "place"), low=Decimal("1000.5"))
    ]
    assert event.reports[0].value == Report(
        "https://news.example/1", Name("A newspaper", "actor", "organisation"), Text("Clash at a crossing", "en")
    )
    assert record.places == (Place(place, within=Name("Syria", "place", "country")),)
    assert [actor.name for actor in record.actors] == [
        Name("Government of Syria", "actor", "armed_group"),
        Name("A militia", "actor", "armed_group"),
    ]
    assert isinstance(record.actors[0], Actor)
    assert [stated.value for stated in record.actors[1].aliases] == [Text("the A militia", "en")]


def test_the_first_that_a_list_of_ways_gives_is_taken(table: Reading) -> None:
    (event,) = only(table(CLASHES, [CLASH | {"to": ""}])).events
    assert isinstance(event, Event)
    assert event.period is not None
    assert event.period.value == Period("2013-04-01", "2013-04-01")


def test_a_condition_chooses_values(table: Reading) -> None:
    (event,) = only(table(CLASHES, [CLASH | {"what": "Reportedly a clash"}])).events
    assert event.status is not None
    assert event.status.value == "claimed"


def test_a_value_outside_a_closed_list_is_a_problem(table: Reading) -> None:
    found = table(CLASHES, [CLASH | {"kind": "siege", "address": "news.example", "dead": ""}])
    assert only(found).events[0].types == ()
    assert only(found).events[0].figures == ()
    assert "event 1, types: 'siege' is none of: battle, truce" in found.reasons
    assert any("'news.example' is no web address" in reason for reason in found.reasons)


def test_prose_is_left_for_extraction(table: Reading) -> None:
    text = "At least 12 people are killed in Homs.  The sides blame each other."
    found = table(
        "", [{"date": "2012-05-01", "category": "Conflict", "text": text, "sources": "BBC; AFP via Le Monde"}]
    )
    assert found.problems == []
    record = only(found)
    (event,) = record.events
    assert record.text == text
    assert record.published == "2012-05-01"
    assert isinstance(event.headline, Passage)
    assert event.headline.document == text
    assert event.period is not None
    assert event.period.evidence.rule == "page-day"
    assert [stated.value.text for stated in event.labels] == ["At least 12 people are killed in Homs."]
    assert [stated.value for stated in event.topics] == [Name("Conflict", "topic")]
    assert [stated.value.text for stated in event.sources] == ["BBC", "AFP", "Le Monde"]


def test_prose_without_a_day_or_words_is_a_problem(table: Reading) -> None:
    found = table("", [{"date": "2012-02-30", "category": "", "text": "Talks begin in Geneva.", "sources": ""}])
    assert only(found).events[0].period is None
    assert "no day of the calendar" in found.reasons[0]
    assert table("", [{"date": "2012-05-01", "category": "", "text": "", "sources": ""}]).records == []


ROLL_CALLS = """
[table]
columns = ["session", "item", "France", "Ghana"]

[[vote]]
key = { content = ["session", "item"] }
label = "item"
%s
"""


def test_a_column_a_member_or_a_row_a_member(table: Reading) -> None:
    choices = 'replace = { "+" = "in-favour", "-" = "against", "0" = "abstaining" }'
    wide = ROLL_CALLS % "".join(
        f'[[vote.ballots]]\nmember = {{ value = "{name}" }}\nchoice = {{ column = "{name}", {choices} }}\n'
        for name in ("France", "Ghana")
    )
    found = table(wide, [{"session": "1", "item": "a", "France": "+", "Ghana": ""}])
    (vote,) = only(found).votes
    assert vote.ballots == (Ballot(Member("", "France"), "in-favour", 2),)
    assert found.problems == []
    found = table(wide, [{"session": "1", "item": "a", "France": "?", "Ghana": "0"}])
    assert only(found).votes[0].ballots == (Ballot(Member("", "Ghana"), "abstaining", 2),)
    assert "'?' is none of: +, -, 0" in found.reasons[0]


def test_what_has_no_address_is_said(table: Reading) -> None:
    found = table(CLASHES, [CLASH | {"where": "", "country": "Syria"}])
    assert only(found).places == ()
    assert any(reason.startswith("place 1: nothing to make its address of, so that within") for reason in found.reasons)


def test_an_actor_without_a_role_is_said(table: Reading) -> None:
    said = """
[table]
columns = ["what", "who", "role"]
[[event]]
key = { title = "what" }
participations = { actor = "who", role = "role" }
"""
    found = table(said, "what,who,role\nA meeting,France,\nAnother,,\nA third,France,guest\n")
    assert [len(record.events[0].participations) for record in found.records] == [0, 0, 0]
    assert [problem.line for problem in found.problems] == [2, 4, 4]
    assert found.reasons[0] == "event 1, participations: no role for the actor"


def test_a_point_lies_on_the_globe(table: Reading) -> None:
    said = """
[table]
columns = ["name", "lat", "lon"]
[[place]]
key = { name = { column = "name", kind = "city" } }
latitude = "lat"
longitude = "lon"
"""
    found = table(said, "name,lat,lon\nQusayr,34.5,36.58\nNowhere,91,10\nHalf,1,\n")
    assert [record.places[0].point for record in found.records] == [(34.5, 36.58), None, None]
    assert found.reasons == ["place 1, latitude: 91 is no angle between -90 and 90"]


@pytest.mark.parametrize("named", built_in(), ids=lambda named: named[0])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_cells_end_as_a_record_or_a_problem(named: tuple[str, str], data: st.DataObject) -> None:
    mapping = read_mapping(*named)
    known = st.sampled_from(CELLS)
    cell = st.one_of(st.text(max_size=40), known, st.lists(known, max_size=4).map("|".join))
    values = data.draw(st.fixed_dictionaries(dict.fromkeys((*mapping.columns, *mapping.optional), cell)))
    (found,) = READER.read(Raw(2, (named, tuple(values), list(values.values()), 2)))
    assert isinstance(found, (Record, Problem))


def test_rows_of_one_vote_meet_in_its_key(table: Reading) -> None:
    long = """
[table]
columns = ["item", "member", "choice"]
[[vote]]
key = { content = ["item"] }
label = "item"
ballots = { member = "member", choice = { column = "choice", replace = { Y = "in-favour", N = "against" } } }
"""
    rows = [{"item": "a", "member": "FRA", "choice": "Y"}, {"item": "a", "member": "GHA Ghana", "choice": "N"}]
    found = table(long, rows)
    assert len({record.votes[0].key for record in found.records}) == 1
    assert [record.votes[0].ballots for record in found.records] == [
        (Ballot(Member("FRA", "FRA"), "in-favour", 2),),
        (Ballot(Member("GHA", "Ghana"), "against", 3),),
    ]
