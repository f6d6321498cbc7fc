"""The reader of UCDP events: columns of every version, dates and places as precise as stated, counts, broken rows."""

from __future__ import annotations

import csv
import io
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.readers import Input, Raw, recognise
from communique.converter.readers.ucdp import READER, cut, read, recognises
from communique.converter.readers.ucdp_columns import NAMES
from communique.converter.records import Event, Figure, Name, Period, Problem, Record
from communique.errors import InputError

_GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
GED = next(csv.reader([_GED]))
ROW = {
    "id": "501",
    "year": "2018",
    "type_of_violence": "1",
    "conflict_name": "Yemen (North Yemen): Government",
    "side_a": "Government of Yemen (North Yemen)",
    "side_b": "AQAP",
    "where_prec": "1",
    "where_coordinates": "Aden town",
    "adm_1": "Aden governorate",
    "adm_2": "",
    "latitude": "12.78",
    "longitude": "45.01",
    "country": "Yemen (North Yemen)",
    "date_prec": "1",
    "date_start": "2018-03-13 00:00:00.000",
    "date_end": "2018-03-13 00:00:00.000",
    "deaths_a": "2",
    "deaths_b": "0",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "best": "3",
    "high": "5",
    "low": "1",
}


def _csv(*changes: dict[str, str], delimiter: str = ",", columns: list[str] = GED) -> str:
    quoted = [
        delimiter.join(f'"{cell}"' for cell in ({**ROW, **change}.get(column, "") for column in columns))
        for change in changes
    ]
    return "\n".join([delimiter.join(columns), *quoted, ""])


def _all(document: Input) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in cut(document):
        if isinstance(raw, Problem):
            problems.append(raw)
            continue
        for found in read(pickle.loads(pickle.dumps(raw))):
            assert isinstance(found, Record)
            records.append(found)
            problems += found.problems
    return records, problems


def _one(**change: str) -> tuple[Record, Event, list[Problem]]:
    (record,), problems = _all(Input("ged.csv", _csv(change)))
    return record, record.events[0], problems


def _period(**change: str) -> Period | None:
    period = _one(**change)[1].period
    return period.value if period else None


def _figures(event: Event) -> list[Figure]:
    return [stated.value for stated in event.figures]


# -- the format ----------------------------------------------------------------------------------------------------


def test_published_tables_are_known_by_their_columns() -> None:
    assert recognise(Input("ged.csv", _csv({}))) is READER
    assert recognise(Input("ged.csv", "\ufeff" + _csv({}, delimiter=";"))) is READER
    assert not recognises(Input("other.csv", "id,name\n1,x\n"))
    assert not recognises(Input("other.jsonl", '{"id": 1, "side_a": "x"}\n'))
    assert not recognises(Input("deep.jsonl", "[" * 100_000))
    assert not recognises(Input("deep.jsonl", '{"id":' + "[" * 100_000))


def test_columns_of_older_versions_are_read() -> None:
    renamed = {"best": "best_est", "low": "low_est", "high": "high_est", "type_of_violence": "type_of_vi"}
    text = _csv({})
    for new, old in renamed.items():
        text = text.replace(f"{new},", f"{old},", 1)
    (record,), problems = _all(Input("ged.csv", text))
    assert problems == []
    assert _figures(record.events[0])[0] == Figure("killed", 3, low=1, high=5)


def test_a_file_without_the_columns_says_which() -> None:
    with pytest.raises(InputError, match=r"no column side_b, date_start.*it has: id, side_a"):
        list(cut(Input("bad.csv", "id,side_a\n1,x\n")))
    with pytest.raises(InputError, match="no column id"):
        list(cut(Input("bad.csv", "id:side_a:side_b:date_start\n1:a:b:2018-01-01\n")))


def test_json_lines_say_the_same() -> None:
    facts = {
        "id": 501,
        "side_a_name": ROW["side_a"],
        "side_b_name": ROW["side_b"],
        "location_root_name": ROW["country"],
        "location_adm1_name": ROW["adm_1"],
        "location_adm2_name": "",
        "location_where_name": "Aden\u00a0town",
        "start_date": "2018-03-13",
        "end_date": "2018-03-13",
        "deaths_side_a": 2,
        "deaths_side_b": 0,
        "deaths_civilian": 1,
        "deaths_unknown": 0,
        "deaths_low": 1,
        "deaths_high": 5,
    }
    document = Input("ged.jsonl", json.dumps(facts) + "\n")
    assert recognise(document) is READER
    (record,), problems = _all(document)
    _, published, _ = _one()
    assert problems == []
    assert record.events[0].key == published.key
    assert record.events[0].labels == published.labels
    assert _figures(record.events[0]) == _figures(published)
    assert record.events[0].figures[0].evidence.rule == "ucdp-deaths-summed"
    assert published.figures[0].evidence.rule == "ucdp-best-estimate"


# -- what a row says -------------------------------------------------------------------------------------------------


def test_a_row_is_an_event() -> None:
    record, event, problems = _one()
    assert problems == []
    assert (record.part, record.row) == ("501", 2)
    assert event.identifiers == ("ucdp:501",)
    assert [label.value.text for label in event.labels] == ["Government of Yemen – AQAP: Aden town, 2018-03-13"]
    assert [(kind.value, kind.evidence.rule) for kind in event.types] == [("assault", "ucdp-state-based")]
    assert [name.value for name in event.part_of] == [Name("Yemen (North Yemen): Government", "process")]
    assert [place.value for place in event.places] == [Name("Aden", "place", "city", within="Yemen")]


def test_both_sides_are_parties_and_one_sided_violence_has_a_target() -> None:
    _, event, _ = _one()
    assert [(part.value.actor.text, part.value.role) for part in event.participations] == [
        ("Government of Yemen", "party"),
        ("AQAP", "party"),
    ]
    _, event, _ = _one(type_of_violence="3", side_a="IS", side_b="Civilians")
    assert [(part.value.actor, part.value.role) for part in event.participations] == [
        (Name("IS", "actor", "armed_group"), "agent"),
        (Name("Civilians", "actor", "group"), "target"),
    ]


def test_the_former_name_of_a_state_is_another_name() -> None:
    record, _, _ = _one()
    (actor,) = record.actors
    assert actor.name == Name("Government of Yemen", "actor", "organisation")
    assert [alias.value.text for alias in actor.aliases] == ["Government of Yemen (North Yemen)"]


def test_allies_are_actors_of_their_own_and_counted_together() -> None:
    _, event, _ = _one(side_b="HTS, Rahman Corps, Jaysh al-Islam (JaI, east)", deaths_b="4")
    names = [part.value.actor.text for part in event.participations]
    assert names == ["Government of Yemen", "HTS", "Rahman Corps", "Jaysh al-Islam (JaI, east)"]
    assert Figure("killed", 4, unit="HTS, Rahman Corps, Jaysh al-Islam (JaI, east)") in _figures(event)
    assert (
        event.labels[0].value.text
        == "Government of Yemen – HTS, Rahman Corps, Jaysh al-Islam (JaI, east): Aden town, 2018-03-13"
    )
    _, event, _ = _one(side_b="A, B, C, D")
    assert "A and 3 others" in event.labels[0].value.text


def test_a_side_without_a_name_is_nobody() -> None:
    _, event, problems = _one(side_a="XXX700", side_b="XXX5447", conflict_name="XXX700")
    assert (event.participations, event.part_of, problems) == ((), (), [])
    assert event.labels[0].value.text == "unnamed side – unnamed side: Aden town, 2018-03-13"


def test_counts_are_kept_as_stated_zeros_too() -> None:
    _, event, _ = _one()
    assert _figures(event) == [
        Figure("killed", 3, low=1, high=5),
        Figure("killed", 2, side=Name("Government of Yemen", "actor", "organisation")),
        Figure("killed", 0, side=Name("AQAP", "actor", "armed_group")),
        Figure("killed", 1, unit="civilians"),
    ]


def test_one_sided_violence_counts_no_deaths_of_sides() -> None:
    _, event, _ = _one(side_a="IS", side_b="Civilians", deaths_a="0", deaths_civilians="2", deaths_unknown="1")
    assert _figures(event)[1:] == [
        Figure("killed", 2, unit="civilians"),
        Figure("killed", 1, unit="people whose side is unknown"),
    ]


@pytest.mark.parametrize(
    ("precision", "start", "end", "stated"),
    [
        ("1", "2018-03-13", "2018-03-13", ("2018-03-13", "2018-03-13")),
        ("2", "2018-03-13", "2018-03-15", ("2018-03-13", "2018-03-15")),
        ("3", "2018-03-12", "2018-03-18", ("2018-03-12", "2018-03-18")),
        ("4", "2018-03-01", "2018-03-31", ("2018-03", "2018-03")),
        ("4", "2018-03-05", "2018-03-29", ("2018-03", "2018-03")),
        ("4", "2018-03-15", "2018-04-14", ("2018-03-15", "2018-04-14")),
        ("5", "2018-01-01", "2018-12-31", ("2018", "2018")),
        ("5", "2018-03-01", "2018-05-31", ("2018-03", "2018-05")),
        ("5", "2018-03-03", "2018-06-02", ("2018-03-03", "2018-06-02")),
        ("", "2018-03-01", "2018-03-31", ("2018-03-01", "2018-03-31")),
    ],
)
def test_a_date_is_as_precise_as_stated(precision: str, start: str, end: str, stated: tuple[str, str]) -> None:
    assert _period(date_prec=precision, date_start=start, date_end=end) == Period(*stated)


@pytest.mark.parametrize(
    ("precision", "adm_2", "pointed"),
    [
        ("1", "", "Aden"),
        ("2", "", "Aden"),
        ("3", "Crater district", "Crater district (Aden governorate)"),
        ("3", "", None),
        ("4", "", None),
        ("6", "", None),
        ("7", "", None),
    ],
)
def test_a_point_is_a_places_where_the_dataset_says_so(precision: str, adm_2: str, pointed: str | None) -> None:
    record, _, _ = _one(where_prec=precision, adm_2=adm_2)
    points = {place.name.text: place.point for place in record.places if place.point}
    assert points == ({pointed: (12.78, 45.01)} if pointed else {})


def test_places_stand_in_one_another() -> None:
    record, event, _ = _one(
        where_coordinates="Al Hawl camp", adm_2="Al Hasakah district", adm_1="Al Hasakah governorate", country="Syria"
    )
    assert [(place.name.text, place.within and place.within.text) for place in record.places] == [
        ("Al Hasakah governorate", "Syria"),
        ("Al Hasakah district (Al Hasakah governorate)", "Al Hasakah governorate"),
        ("Al Hawl camp (Al Hasakah governorate)", "Al Hasakah district (Al Hasakah governorate)"),
    ]
    assert event.places[0].value.kind == "site"


@pytest.mark.parametrize(
    ("written", "text", "kind"),
    [
        ("Damascus city", "Damascus", "city"),
        ("Tadmur/Palmyra town", "Tadmur", "city"),
        ("As Suwar town/Sur town", "As Suwar", "city"),
        ("Ghanim al Ali (Rabyeh) village", "Ghanim al Ali (Unit)", "city"),
        ("Road between Lawdar town and Mudiyah town", "Road between Lawdar town and Mudiyah town (Unit)", ""),
        ("A field, near Uri town", "A field, near Uri town (Unit)", ""),
        ("Southern Unit governorate", "Southern Unit governorate (Unit)", "region"),
        ("Orontes river", "Orontes river (Unit)", "water"),
        ("Unit", "Unit", "region"),
        ("", "Unit", "region"),
    ],
)
def test_a_place_goes_by_its_name(written: str, text: str, kind: str) -> None:
    _, event, _ = _one(where_coordinates=written, adm_1="Unit", country="Syria")
    assert event.places[0].value == Name(text, "place", kind, within="Syria")


def test_codes_that_a_spreadsheet_made_decimals() -> None:
    decimals = {
        name: f"{ROW[name]}.0" for name in ("id", "type_of_violence", "where_prec", "date_prec", "best", "deaths_a")
    }
    record, _, problems = _one(**decimals)
    assert (record, problems) == (_one()[0], [])


def test_a_row_that_names_a_country_alone_is_there() -> None:
    record, event, _ = _one(where_coordinates="Yemen (North Yemen)", adm_1="", where_prec="6")
    assert [place.value for place in event.places] == [Name("Yemen", "place", "country")]
    assert record.places == ()
    _, event, problems = _one(where_coordinates="", adm_1="", country="")
    assert (event.places, problems) == ((), [])


# -- what is wrong ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"date_start": "2017-02-30"}, "no day: '2017-02-30'"),
        ({"date_start": "2018-03-14"}, "it ends on 2018-03-13, before it starts on 2018-03-14"),
        ({"date_prec": "9"}, "no precision of a date: '9'"),
        ({"deaths_a": "-2"}, "no number of deaths in deaths_a: '-2'"),
        ({"best": "many"}, "no number of deaths in best: 'many'"),
        ({"latitude": "95.2"}, "no point on the Earth: 95.2, 45.01"),
        ({"longitude": "nan"}, "no point on the Earth: 12.78, nan"),
        ({"longitude": "45,01"}, "no point on the Earth: 12.78, 45,01"),
        ({"where_prec": "12"}, "no precision of a place: '12'"),
        ({"type_of_violence": "4"}, "no type of violence: '4'"),
    ],
)
def test_a_bad_cell_is_a_problem_and_the_rest_stands(change: dict[str, str], reason: str) -> None:
    record, event, problems = _one(**change)
    assert [(problem.line, problem.reason) for problem in problems] == [(2, f"event 501: {reason}")]
    assert all(problem.remedy for problem in problems)
    assert len(event.participations) == 2
    assert record.part == "501"


def test_what_is_left_of_a_bad_date() -> None:
    assert _period(date_start="2017-02-30") == Period(None, "2018-03-13")
    assert _period(date_start="2018-03-14") == Period("2018-03-14", None)
    assert _period(date_start="", date_end="") == Period("2018", "2018")
    assert _period(date_start="", date_end="", year="") is None


def test_a_low_estimate_above_the_high_one_is_kept() -> None:
    _, event, problems = _one(low="9", high="2")
    assert _figures(event)[0] == Figure("killed", 3, low=9, high=2)
    assert problems == []


def test_rows_that_stand_twice_or_have_no_number_are_problems() -> None:
    records, problems = _all(Input("ged.csv", _csv({}, {"id": "502"}, {}, {"id": ""}, {"id": "-4"}, {"id": "9" * 30})))
    assert [record.part for record in records] == ["501", "502"]
    assert [problem.line for problem in problems] == [4, 5, 6, 7]
    assert "stands in an earlier row" in problems[0].reason
    assert all("without the number" in problem.reason for problem in problems[1:])


def test_broken_rows_do_not_stop_the_file() -> None:
    lines = _csv({}, {"id": "502"}, {"id": "503"}).split("\n")
    lines[2] = lines[2][:40]
    records, problems = _all(Input("ged.csv", "\n".join(lines)))
    assert [record.part for record in records] == ["501", "503"]
    assert [problem.line for problem in problems] == [3]


def test_a_giant_line_and_bad_bytes_cost_themselves_alone() -> None:
    head, first, second, *_ = _csv({}, {"id": "502"}).encode().split(b"\n")
    data = b"\n".join([b"\xef\xbb\xbf" + head, first, b"x" * 3_000_000, b"\xff\xfe", second, b""])
    records, problems = _all(Input("ged.csv", data.decode(errors="replace")[:65536], lambda: io.BytesIO(data)))
    assert [record.part for record in records] == ["501", "502"]
    assert [problem.line for problem in problems] == [3, 4]


def test_broken_json_is_a_problem() -> None:
    good = '{"id": 1, "side_a_name": "A", "side_b_name": "B", "start_date": "2018-01-01", "end_date": "2018-01-01"}'
    text = "\n".join([good, good[:-5], "[" * 50_000, "[1]", good.replace("1,", "2,", 1), '{"id": null}', ""])
    records, problems = _all(Input("ged.jsonl", text))
    assert [record.part for record in records] == ["1", "2"]
    assert [problem.line for problem in problems] == [2, 3, 4, 6]


_CELLS = st.fixed_dictionaries(
    {},
    optional={
        name: st.text(max_size=30) | st.sampled_from(sorted({*ROW.values(), "-1", "0", "1e9", "A, B (C/D)"}))
        for name in NAMES
    },
)


@given(_CELLS)
def test_whatever_the_cells_hold_a_row_becomes_a_record(cells: dict[str, str]) -> None:
    (record,) = read(Raw(7, (1, cells)))
    assert isinstance(record, Record)
    (event,) = record.events
    assert event.labels[0].value.text
    assert all(isinstance(figure.value, int) and figure.value >= 0 for figure in _figures(event))
    assert all(problem.line == 7 and problem.remedy for problem in record.problems)


# -- the example ---------------------------------------------------------------------------


def test_the_example_is_read(examples: Path) -> None:
    path = examples / "tables" / "ucdp-ged.csv"
    document = Input(path.name, path.read_text(encoding="utf-8"))
    assert recognise(document) is READER
    records, problems = _all(document)
    assert (len(records), problems) == (4, [])
