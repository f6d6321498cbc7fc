"""The UN Digital Library's spreadsheet export: columns under many names, cells with several values, broken files."""

from __future__ import annotations

import csv
import gzip
import io
import pickle
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.converter.readers import Input, Raw
from communique.converter.readers.undl_csv import READER
from communique.converter.records import Document, Problem, Record
from communique.errors import InputError

HEADER = (
    "undl_record_id,symbol_191a,notes_239a,title_245a,responsibility_245c,"
    "corp_610a,subjects_650,subjects_650a,files_856u,related_993a"
)


def read(text: str, data: bytes | None = None) -> tuple[list[Record], list[Problem]]:
    """Return the records and all problems of a table; each record passes through pickle, as between processes."""
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in READER.cut(Input("export.csv", text, open=lambda: io.BytesIO(data or text.encode()))):
        for item in [raw] if isinstance(raw, Problem) else READER.read(pickle.loads(pickle.dumps(raw))):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                records.append(item)
                problems += item.problems
    return records, problems


def rows(*cells: dict[str, str], header: str = HEADER, delimiter: str = ",") -> str:
    """Return a table under this header; what a row does not name is empty."""
    names = header.split(",")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in cells)
    return out.getvalue()


def document(**cells: str) -> Document:
    records, problems = read(rows({"undl_record_id": "7", **cells}))
    assert not problems
    return records[0].documents[0]


def test_the_example(examples: Path) -> None:
    records, problems = read((examples / "undl" / "drafts.csv").read_text("utf-8"))
    assert [(found.part, found.documents[0].key.symbol) for found in records] == [
        ("row 2", "S/2015/245"),
        ("row 3", "S/2018/156"),
        ("row 4", "S/2018/1147"),
    ]
    draft, resolution = records[0].documents
    assert [name.value.text for name in draft.sponsors] == [
        "France",
        "Jordan",
        "United Kingdom of Great Britain and Northern Ireland",
        "United States of America",
    ]
    assert [text.value.text for text in draft.subjects] == ["ARMS EMBARGO", "SANCTIONS"]
    assert [version.value[0] for version in draft.language_versions] == ["ar", "en", "es", "fr", "ru", "zh"]
    assert resolution.key.symbol == "S/RES/2216 (2015)"
    assert [key.value.symbol for key in resolution.drafts] == ["S/2015/245"]
    assert not problems


def test_a_row_that_names_nothing_is_one_problem() -> None:
    records, problems = read(rows({"undl_record_id": "7"}))
    assert not records
    assert [(problem.line, problem.reason) for problem in problems] == [
        (2, "a record with neither a symbol (191) nor a title (245)")
    ]


def test_a_title_keeps_its_semicolons() -> None:
    found = document(symbol_191a="S/100", title_245a="Peace; security; and development /")
    assert [text.value.text for text in found.titles] == ["Peace; security; and development"]


def test_subjects_without_a_column_of_their_own_are_told_from_numbers() -> None:
    text = rows(
        {"191$a": "S/100", "650": "(DHLAUTH)269014; NAMIBIA QUESTION; 1277954; unbist; CEASEFIRES"},
        header="191$a,650",
    )
    records, _ = read(text)
    assert [term.value.text for term in records[0].documents[0].subjects] == ["NAMIBIA QUESTION", "CEASEFIRES"]


@pytest.mark.parametrize(
    "names",
    [
        ("001", "191$a", "245$a", "856$u", "993$a"),
        ("001", "191__a", "245__a", "856__u", "993__a"),
        ("record_id", "191 a", "24510a", "8564_u", "9932_a"),
        ("undl_id", "Symbol 191$$a", "TITLE_245A", "856u", "993a"),
    ],
)
def test_names_that_people_give_columns(names: tuple[str, ...]) -> None:
    cells = ("7", "S/2015/996", "Draft resolution /", "https://un.example/x-EN.pdf", "S/RES/2254(2015)")
    records, problems = read(rows(dict(zip(names, cells, strict=True)), header=",".join(names)))
    assert not problems
    draft, resolution = records[0].documents
    assert (draft.key.symbol, draft.identifiers) == ("S/2015/996", ("undl:7",))
    assert draft.language_versions[0].value == ("en", "https://un.example/x-EN.pdf")
    assert resolution.drafts[0].value.symbol == "S/2015/996"


def test_columns_of_one_field_belong_together_value_by_value() -> None:
    text = rows(
        {"191$a": "S/100", "856$u": "https://un.example/a; https://un.example/b", "856$y": "English; Français"},
        header="191$a,856$u,856$y",
    )
    records, _ = read(text)
    assert [version.value for version in records[0].documents[0].language_versions] == [
        ("en", "https://un.example/a"),
        ("fr", "https://un.example/b"),
    ]


def test_a_cell_with_two_symbols_is_two_documents() -> None:
    records, problems = read(rows({"undl_record_id": "7", "symbol_191a": "A/58/667; S/2003/1219"}))
    assert not problems
    assert [found.key.symbol for found in records[0].documents] == ["A/58/667", "S/2003/1219"]


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        (
            "Argentina, Czech Republic and Iran (Islamic Republic of).",
            ["Argentina", "Czech Republic", "Iran (Islamic Republic of)"],
        ),
        ("Bosnia and Herzegovina and Trinidad and Tobago", ["Bosnia and Herzegovina", "Trinidad and Tobago"]),
        ("submitted by the representative of Norway at the 433rd meeting", ["Norway"]),
    ],
)
def test_who_sponsors_a_draft(wording: str, names: list[str]) -> None:
    found = document(symbol_191a="S/100", title_245a="Draft resolution /", responsibility_245c=wording)
    assert [name.value.text for name in found.sponsors] == names


def test_who_writes_a_note_sponsors_nothing() -> None:
    found = document(symbol_191a="S/100", title_245a="Note /", responsibility_245c="by the Secretary-General.")
    assert not found.sponsors
    assert [text.value.text for text in found.descriptions] == ["Note / by the Secretary-General."]


def test_a_delimiter_of_another_country_is_found_out() -> None:
    records, problems = read(rows({"undl_record_id": "7", "symbol_191a": "S/100"}, delimiter=";"))
    assert not problems
    assert records[0].documents[0].key.symbol == "S/100"


def test_a_byte_order_mark_is_passed_over() -> None:
    text = rows({"undl_record_id": "7", "symbol_191a": "S/100"})
    records, problems = read("\ufeff" + text)
    assert not problems
    assert records[0].documents[0].identifiers == ("undl:7",)


@pytest.mark.parametrize(
    ("symbol", "reason"),
    [("S/RES/2254(2016)", "the Council adopted its resolution 2254 in 2015"), ("see annex", "is no document symbol")],
)
def test_a_symbol_that_is_wrong_is_reported(symbol: str, reason: str) -> None:
    _, problems = read(rows({"undl_record_id": "7", "symbol_191a": symbol, "title_245a": "A text"}))
    assert [problem.line for problem in problems] == [2]
    assert reason in problems[0].reason


def test_rows_that_are_broken_cost_themselves_alone() -> None:
    good = '8,S/200,,"Draft resolution",,,,,,\n'
    text = HEADER + "\n" + "7,S/100,too few\n" + good + '9,S/300,"never closed,,,,,,,\n' + good
    records, problems = read(text)
    assert [found.row for found in records] == [3, 5]
    assert [problem.line for problem in problems] == [2, 4]


def test_a_row_that_stands_twice_says_the_same_twice() -> None:
    row = {"undl_record_id": "7", "symbol_191a": "S/100"}
    records, problems = read(rows(row, row))
    assert not problems
    assert [found.part for found in records] == ["row 2", "row 3"]
    assert records[0].documents == records[1].documents


def test_a_gzip_that_is_cut_off_is_read_up_to_there() -> None:
    text = rows(*[{"undl_record_id": str(number), "symbol_191a": f"S/{number}"} for number in range(1, 20_000)])
    packed = gzip.compress(text.encode())[:-2000]
    unpacked: Any = gzip.GzipFile(fileobj=io.BytesIO(packed))
    records: list[Raw] = []
    problems: list[Problem] = []
    for raw in READER.cut(Input("x.csv.gz", text[:1000], open=lambda: unpacked)):
        (problems if isinstance(raw, Problem) else records).append(raw)  # type: ignore[arg-type]
    assert len(records) > 100
    assert any("cut off" in problem.reason for problem in problems)


def test_line_ends_of_another_age_are_reported() -> None:
    text = rows({"undl_record_id": "7", "symbol_191a": "S/100"}).replace("\n", "\r")
    assert READER.recognises(Input("export.csv", text))
    records, problems = read(text)
    assert not records
    assert "new-line character" in problems[0].reason


def test_a_table_without_symbol_and_title_is_refused() -> None:
    with pytest.raises(InputError, match="no column holds a symbol") as error:
        read("856$u,650$a\nhttps://un.example/x,PEACE\n")
    assert error.value.remedy


class Line(io.RawIOBase):
    """A header, then one line that does not end for a long time."""

    def __init__(self, size: int) -> None:
        self._parts = self._pieces(size)
        self._left = b""

    @staticmethod
    def _pieces(size: int) -> Iterator[bytes]:
        yield HEADER.encode() + b"\n7,S/100,"
        for _ in range(size // 65_536):
            yield b"x" * 65_536
        yield b",,,,,,,\n8,S/200,,,,,,,,\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if not self._left:
            self._left = next(self._parts, b"")
        given, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


def test_memory_is_bounded_by_the_longest_line() -> None:
    line: Any = Line(40_000_000)
    stream = io.BufferedReader(line)
    tracemalloc.start()
    document = Input("export.csv", HEADER + "\n", open=lambda: stream)
    found = list(READER.cut(document))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(item) for item in found] == [Problem, Raw]
    assert peak < 10_000_000


def test_it_is_recognised_by_its_columns() -> None:
    def known(text: str) -> bool:
        return READER.recognises(Input("a.csv", text))

    assert known(HEADER)
    assert known("\ufeff191$a;245$a")
    assert not known("undl_id,ms_code,ms_name,ms_vote,date,resolution")
    assert not known("uri,identifier,en,fr")
    assert not known("<collection/>")
    assert not known("")


@pytest.mark.real_data
def test_the_real_export_whole(shared: Path) -> None:
    path = shared / "data" / "un" / "undl_export_security_council.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        stated = list(csv.DictReader(file))
    records, problems = read(path.read_text("utf-8-sig"))
    assert len(records) == len(stated) == 3724
    assert [found.row for found in records] == list(range(2, 3726))
    assert sum("without its number" in problem.reason for problem in problems) == 97
    assert len(problems) == 105
    for row, found in zip(stated, records, strict=True):
        first = found.documents[0]
        assert first.identifiers == ((f"undl:{row['undl_record_id']}",) if row["undl_record_id"] else ())
        assert len(first.language_versions) == len({file for file in row["files_856u"].split("; ") if file})
        terms = {text.value.text for text in first.subjects}
        assert terms == {" ".join(term.split()) for term in row["subjects_650a"].split("; ")} - {""}
    assert sum(len(item.drafts) for found in records for item in found.documents) == 2524
    assert sum(len(item.reports) for found in records for item in found.documents) == 33
