"""MARCXML of the UN Digital Library: documents, votes, and files that are broken or hostile."""

from __future__ import annotations

import gzip
import io
import pickle
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.converter.readers import Input, Raw, marc_builder, marc_xml
from communique.converter.readers.undl_marcxml import READER
from communique.converter.records import Document, Problem, Record, Vote
from communique.errors import InputError

HEAD = '<?xml version="1.0"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
DRAFT = """<record>
<controlfield tag="001">7</controlfield>
<datafield tag="191" ind1=" " ind2=" "><subfield code="a">S/2015/996</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Draft resolution /</subfield></datafield>
</record>
"""


def read(source: Any, name: str = "export.xml") -> tuple[list[Record], list[Problem]]:
    """Return the records and all problems of a file; each record passes through pickle, as between processes."""
    stream: Any = source
    if isinstance(source, (str, bytes)):
        stream = io.BytesIO(source.encode() if isinstance(source, str) else source)
    beginning = source if isinstance(source, str) else ""
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in READER.cut(Input(name, beginning, open=lambda: stream)):
        found: Iterator[Record | Problem] = iter([raw]) if isinstance(raw, Problem) else _read(raw)
        for item in found:
            if isinstance(item, Problem):
                problems.append(item)
            else:
                records.append(item)
                problems += item.problems
    return records, problems


def _read(raw: Raw) -> Iterator[Record | Problem]:
    yield from READER.read(pickle.loads(pickle.dumps(raw)))


def collection(*records: str) -> str:
    return HEAD + "".join(records) + "</collection>\n"


def record(*fields: str, number: str = "7") -> str:
    control = f'<controlfield tag="001">{number}</controlfield>' if number else ""
    return "<record>" + control + "".join(fields) + "</record>"


def field(tag: str, *subfields: str, first: str = " ") -> str:
    """Return a data field; a subfield is its code and its value: `"aS/2015/996"`."""
    inner = "".join(f'<subfield code="{text[0]}">{text[1:]}</subfield>' for text in subfields)
    return f'<datafield tag="{tag}" ind1="{first}" ind2=" ">{inner}</datafield>'


def document(*fields: str, number: str = "7") -> Document:
    records, problems = read(collection(record(*fields, number=number)))
    assert not problems
    return records[0].documents[0]


def vote(*fields: str) -> tuple[Vote, list[Problem]]:
    records, problems = read(collection(record(*fields)))
    return records[0].votes[0], problems


@pytest.fixture(scope="module")
def council(examples: Path) -> list[Record]:
    records, problems = read((examples / "undl" / "council.xml").read_text("utf-8"))
    assert not problems
    return records


def test_each_record_stands_by_its_number_and_line(council: list[Record]) -> None:
    assert [(found.part, found.row) for found in council] == [("814714", 3), ("814715", 22), ("816556", 38)]


def test_a_draft_and_the_resolution_it_became(council: list[Record]) -> None:
    draft, resolution = council[0].documents
    assert draft.key.symbol == "S/2015/996"
    assert [name.value.text for name in draft.sponsors] == ["United States of America"]
    assert [text.value.text for text in draft.subjects][:2] == ["INTERNAL SECURITY", "HUMANITARIAN ASSISTANCE"]
    assert [version.value[0] for version in draft.language_versions] == ["ar", "zh", "en", "fr", "ru", "es"]
    assert [name.value.text for name in draft.about] == ["International Syria Support Group"]
    assert draft.identifiers == ("undl:814714",)
    assert draft.links == ("https://digitallibrary.un.org/record/814714",)
    assert draft.date
    assert draft.date.value.start == "2015-12-18"
    assert resolution.key.symbol == "S/RES/2254 (2015)"
    assert [key.value.symbol for key in resolution.drafts] == ["S/2015/996"]


def test_a_resolution_with_draft_meeting_and_press_release(council: list[Record]) -> None:
    (resolution,) = council[1].documents
    assert [key.value.symbol for key in resolution.drafts] == ["S/2015/996"]
    assert [key.value.symbol for key in resolution.press_releases] == ["SC/12171"]
    assert [key.value.symbol for key in resolution.meetings] == ["S/PV.7588"]
    assert resolution.adopted_on
    assert resolution.adopted_on.value.start == "2015-12-18"
    assert resolution.adopted_by
    assert resolution.adopted_by.value.entity == "actor/united-nations-security-council"
    assert [name.value.text for name in resolution.places] == ["SYRIAN ARAB REPUBLIC"]
    assert [name.value.text for name in resolution.agenda] == ["MIDDLE EAST SITUATION"]
    assert not resolution.sponsors


def test_a_voting_record(council: list[Record]) -> None:
    (said,) = council[2].votes
    assert (said.key.undl, said.date, said.session, said.modality) == (
        "816556",
        "2015-12-18",
        "70",
        "Vote",
    )
    assert (said.in_favour, said.against, said.abstaining, said.not_voting, said.members) == (15, 0, 0, 0, 15)
    assert {ballot.choice for ballot in said.ballots} == {"in-favour"}
    assert (said.ballots[4].member.code, said.ballots[4].member.name, said.ballots[4].row) == ("FRA", "FRANCE", 49)
    assert said.body
    assert said.body.text == "United Nations Security Council"
    assert said.meeting == "S/PV.7588"
    (on,) = said.on
    assert on.key.symbol == "S/RES/2254 (2015)"
    assert [key.value.undl for key in on.votes] == ["816556"]
    assert [key.value.symbol for key in on.drafts] == ["S/2015/996"]


@pytest.mark.real_data
def test_the_real_voting_record(shared: Path) -> None:
    path = shared / "data" / "un" / "votes_A_RES_80_214_fixture.xml"
    records, problems = read(path.read_text("utf-8"))
    assert not problems
    (said,) = records[0].votes
    assert (said.in_favour, said.against, said.abstaining, said.not_voting, said.members) == (167, 2, 11, 13, 193)
    assert [(one.member.code, one.choice, one.row) for one in said.ballots] == [
        ("USA", "against", 13),
        ("GBR", "in-favour", 14),
        ("RUS", "not-voting", 15),
    ]
    assert said.on[0].key.symbol == "A/RES/80/214"
    assert said.meeting == "A/80/PV.69"


# -- fields -------------------------------------------------------------------------------------------------------


def test_the_title_proper_is_the_title_where_there_is_no_uniform_one() -> None:
    found = document(
        field("191", "aA/80/1"), field("245", "aReport on peace :", "bnote /", "cby the Secretary-General.")
    )
    assert [text.value.text for text in found.titles] == ["Report on peace : note"]
    assert [text.value.text for text in found.descriptions] == ["Report on peace : note / by the Secretary-General."]
    assert not found.sponsors


def test_a_document_without_symbol_is_known_by_its_number() -> None:
    found = document(field("245", "aA handbook of mediation"))
    assert (found.key.symbol, found.key.title, found.key.id) == ("", "A handbook of mediation", "undl:7")


def test_a_text_issued_under_two_symbols() -> None:
    records, problems = read(collection(record(field("191", "aA/58/667"), field("191", "aS/2003/1219"))))
    assert not problems
    assert [found.key.symbol for found in records[0].documents] == ["A/58/667", "S/2003/1219"]


@pytest.mark.parametrize(
    ("symbol", "of", "adds_to"),
    [("S/100/Rev.1", "S/100", ""), ("S/100/Corr.2", "S/100", ""), ("S/100/Add.1", "", "S/100"), ("S/100", "", "")],
)
def test_revisions_corrections_and_additions(symbol: str, of: str, adds_to: str) -> None:
    found = document(field("191", f"a{symbol}"))
    assert (found.version_of.value.symbol if found.version_of else "") == of
    assert (found.supplement_to.value.symbol if found.supplement_to else "") == adds_to


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2015-12-18", "2015-12-18"),
        ("20151218", "2015-12-18"),
        ("2015-12", "2015-12"),
        ("2015", "2015"),
        ("18 Dec. 2015", "2015-12-18"),
        ("Dec. 2015", "2015-12"),
    ],
)
def test_dates_are_as_precise_as_stated(text: str, day: str) -> None:
    found = document(field("191", "aS/100"), field("269", f"a{text}"))
    assert found.date
    assert (found.date.value.start, found.date.value.end) == (day, day)


@pytest.mark.parametrize("text", ["2017-02-30", "20171301", "31 Foo 2017", "soon", "17"])
def test_a_day_that_is_none_is_a_problem(text: str) -> None:
    records, problems = read(collection(record(field("191", "aS/100"), field("269", f"a{text}"))))
    assert records[0].documents[0].date is None
    assert text in problems[0].reason


def test_files_by_what_their_links_say_and_by_their_names() -> None:
    found = document(
        field("191", "aS/100"),
        field("856", "uhttps://digitallibrary.un.org/record/7/files/x.pdf", "yFrançais"),
        field("856", "uhttps://digitallibrary.un.org/record/7/files/S_100-RU.pdf"),
        field("856", "uhttps://digitallibrary.un.org/record/7/files/map.jpg"),
    )
    assert [version.value[0] for version in found.language_versions] == ["fr", "ru"]
    assert found.urls == ("https://digitallibrary.un.org/record/7/files/map.jpg",)


def test_a_link_that_cannot_be_used_costs_that_link() -> None:
    records, problems = read(collection(record(field("191", "aS/100"), field("856", "ujavascript:alert(1)"))))
    assert not records[0].documents[0].urls
    assert "856 $u" in problems[0].reason


def test_bodies_are_named_without_the_session_that_is_meant() -> None:
    found = document(
        field("191", "aS/100"), field("610", "aUN. Security Council (35th year : 1980)"), field("610", "aUN")
    )
    assert [name.value.text for name in found.about] == ["United Nations Security Council", "United Nations"]


def test_numbers_of_authority_records_are_no_subjects() -> None:
    found = document(field("191", "aS/100"), field("650", "a(DHLAUTH)269014", "aunbist", "aNAMIBIA QUESTION"))
    assert [text.value.text for text in found.subjects] == ["NAMIBIA QUESTION"]


@pytest.mark.parametrize(
    ("own", "first", "other", "relation"),
    [
        ("A/RES/80/142", "2", "A/C.2/80/L.35/Rev.1", "drafts"),
        ("A/RES/80/142", " ", "A/C.2/80/L.35", "drafts"),
        ("A/RES/80/142", "1", "A/80/555", "reports"),
        ("A/RES/80/142", " ", "A/80/555", "reports"),
        ("A/RES/80/142", "4", "A/80/PV.64", "meetings"),
        ("S/RES/2254 (2015)", " ", "S/2015/996", "drafts"),
        ("S/RES/2254 (2015)", " ", "SC/12171", "press_releases"),
    ],
)
def test_what_goes_with_a_resolution(own: str, first: str, other: str, relation: str) -> None:
    found = document(field("191", f"a{own}"), field("993", f"a{other}", first=first))
    assert [key.value.symbol for key in getattr(found, relation)] == [other]


@pytest.mark.parametrize(
    ("symbol", "title", "relation"),
    [
        ("S/2015/996", "Draft resolution /", "drafts"),
        ("S/13535", "Report of the Committee on the Admission of New Members", "reports"),
        ("S/PV.7588", "Record", "meetings"),
        ("SC/12171", "Press release", "press_releases"),
    ],
)
def test_whose_draft_report_record_it_is(symbol: str, title: str, relation: str) -> None:
    records, _ = read(
        collection(record(field("191", f"a{symbol}"), field("245", f"a{title}"), field("993", "aS/RES/1")))
    )
    own, resolution = records[0].documents
    assert resolution.key.symbol == "S/RES/1 (1946)"
    assert [key.value.symbol for key in getattr(resolution, relation)] == [own.key.symbol]


def test_relations_that_nobody_explains_are_reported() -> None:
    _, problems = read(collection(record(field("191", "aS/100"), field("993", "aS/200"), field("993", "aS/100"))))
    assert [problem.reason for problem in problems] == [
        "993 says that S/200 is related to S/100, but not how",
        "993 names the record's own symbol, S/100, as related",
    ]


def test_what_is_no_symbol_is_reported_with_its_line() -> None:
    text = collection(
        "<record>\n", '<controlfield tag="001">7</controlfield>\n', field("191", "aS/100; see annex"), "</record>"
    )
    records, problems = read(text)
    assert records[0].documents[0].key.symbol == "S/100"
    assert (problems[0].line, "'see annex'" in problems[0].reason) == (5, True)


# -- votes --------------------------------------------------------------------------------------------------------


def test_totals_that_are_missing_or_wrong_stay_unstated() -> None:
    said, problems = vote(field("791", "aA/RES/1/1"), field("996", "b10", "cmany"))
    assert (said.in_favour, said.against, said.members) == (10, None, None)
    assert "996 $c 'many' is no count" in problems[0].reason


def test_without_a_vote_is_a_modality_and_no_zeros() -> None:
    said, _ = vote(field("791", "aA/RES/80/1"), field("590", "aADOPTED WITHOUT VOTE"))
    assert said.modality == "ADOPTED WITHOUT VOTE"
    assert said.in_favour is None


def test_members_that_choose_nothing_known_are_left_out_with_a_problem() -> None:
    said, problems = vote(
        field("791", "aA/RES/80/1"),
        field("967", "cFRA", "dQ"),
        field("967", "dY"),
        field("967", "cDEU", "dY"),
        field("967", "cDEU", "dY"),
        field("967", "cDEU", "dA"),
        field("967", "cITA"),
    )
    assert [(one.member.code, one.choice) for one in said.ballots] == [
        ("DEU", "in-favour"),
        ("DEU", "abstaining"),
        ("ITA", "not-voting"),
    ]
    assert [problem.reason for problem in problems] == [
        "967 $d 'Q' is no vote (FRA)",
        "967 names no member ($c, $e)",
        "967 DEU stands here a second time, with the same vote",
    ]


@pytest.mark.parametrize(
    ("totals", "choices", "told"),
    [
        (("b2", "c0"), ["in-favour", "in-favour"], True),
        (("b0", "e2"), ["not-voting", "not-voting"], True),
        (("aADOPTED WITHOUT VOTE",), [], False),
        (("b2", "e1"), ["in-favour", "in-favour"], True),
        (("b1", "e1"), [], False),
    ],
)
def test_members_without_a_vote_chose_what_the_totals_say(
    totals: tuple[str, ...], choices: list[str], told: bool
) -> None:
    said, problems = vote(field("791", "aS/RES/1"), field("967", "cFRA"), field("967", "cUSA"), field("996", *totals))
    assert [one.choice for one in said.ballots] == choices
    assert told != bool(problems)


def test_members_without_a_vote_did_not_vote_where_others_did() -> None:
    said, problems = vote(field("791", "aA/RES/80/1"), field("967", "cFRA", "dY"), field("967", "cUSA"))
    assert [one.choice for one in said.ballots] == ["in-favour", "not-voting"]
    assert not problems


def test_how_it_was_decided_stands_in_two_fields() -> None:
    said, _ = vote(field("791", "aS/RES/1"), field("590", "aWithout vote"), field("996", "aADOPTED BY CONSENSUS"))
    assert said.modality == "Without vote; ADOPTED BY CONSENSUS"


def test_a_vote_on_a_paragraph_is_a_roll_call_of_the_resolution() -> None:
    said, _ = vote(field("791", "aA/RES/80/1"), field("590", "aSeparate vote on paragraph 4"))
    assert [key.value.undl for key in said.on[0].roll_calls] == ["7"]
    assert not said.on[0].votes


def test_a_vote_on_a_draft_that_was_not_adopted() -> None:
    said, _ = vote(field("993", "aA/80/L.1", first="2"), field("952", "aA/80/PV.2"), field("996", "b1", "c100"))
    (on,) = said.on
    assert on.key.symbol == "A/80/L.1"
    assert [key.value.undl for key in on.votes] == ["7"]
    assert [key.value.symbol for key in on.meetings] == ["A/80/PV.2"]


def test_a_voting_record_without_its_number_is_told_by_its_content() -> None:
    records, problems = read(collection(record(field("791", "aA/RES/80/1"), field("996", "b10"), number="")))
    key = records[0].votes[0].key
    assert (key.undl, key.content[0]) == ("", "A/RES/80/1")
    assert any("without its number" in problem.reason for problem in problems)


# -- files that are broken or hostile -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<leader>00000nam</leader>", "a leader of 8 characters instead of 24"),
        ('<datafield ind1=" "><subfield code="a">x</subfield></datafield>', "a field without a tag"),
        ('<datafield tag="24"><subfield code="a">x</subfield></datafield>', "a field without a tag"),
        ('<datafield tag="500"><subfield>x</subfield></datafield>', "a subfield of 500 without its code"),
        ('<datafield tag="500">loose</datafield>', "text in field 500 outside its subfields: 'loose'"),
        ('<subfield code="a">x</subfield>', "a subfield outside a data field"),
        ('<controlfield tag="245">x</controlfield>', "field 245 as <controlfield>"),
        ('<datafield tag="001"><subfield code="a">x</subfield></datafield>', "field 001 as <datafield>"),
    ],
)
def test_a_broken_part_is_left_out_and_the_record_is_read(broken: str, reason: str) -> None:
    records, problems = read(collection(record(field("191", "aS/100"), broken)))
    assert records[0].documents[0].key.symbol == "S/100"
    assert reason in problems[0].reason
    assert problems[0].line == 3


def test_a_record_without_its_number_is_read() -> None:
    records, problems = read(collection(record(field("191", "aS/100"), number="")))
    assert records[0].part == "line 3"
    assert problems[0].reason == "a record without its number (001)"


def test_a_record_that_names_nothing_is_one_problem() -> None:
    records, problems = read(collection(record(field("500", "aA note")), DRAFT))
    assert len(records) == 1
    assert [problem.reason for problem in problems] == ["a record with neither a symbol (191) nor a title (245)"]


def test_a_record_inside_another_ends_it() -> None:
    records, problems = read(
        collection("<record>", field("191", "aS/100"), record(field("191", "aS/200")), "</record>")
    )
    assert [found.documents[0].key.symbol for found in records] == ["S/100", "S/200"]
    assert "a record inside another" in problems[0].reason


@pytest.mark.parametrize("end", ["<oops></record></collection>", "", "\x01</collection>", "</record></record>"])
def test_what_comes_before_the_break_is_read(end: str) -> None:
    records, problems = read(HEAD + DRAFT + end)
    assert [found.part for found in records] == ["7"]
    assert problems[0].reason.startswith("not well-formed XML")
    assert problems[0].line == 8


@pytest.mark.parametrize(
    "broken",
    [
        "<record><oops></record>\n",
        "<record>Rights & duties</record>\n",
        "<record>a page\x0cbreak</record>\n",
        '<record><datafield tag="245" tag="246"/></record>\n',
        "<record>&nbsp;</record>\n",
        "</collection>\n",
    ],
)
@pytest.mark.parametrize("prefix", ["", "marc:"])
@pytest.mark.parametrize("size", [17, 65_536])
def test_after_a_break_reading_goes_on_with_the_next_record(
    monkeypatch: pytest.MonkeyPatch, broken: str, prefix: str, size: int
) -> None:
    monkeypatch.setattr(marc_xml, "_PIECE", size)
    text = HEAD + DRAFT + broken + DRAFT + broken + DRAFT + "</collection>"
    if prefix:
        text = re.sub(r"(</?)(?=collection|record|controlfield|datafield|subfield)", rf"\1{prefix}", text)
        text = text.replace("xmlns=", "xmlns:marc=")
    records, problems = read(text)
    assert [found.row for found in records] == [3, 9, 15]
    assert [found.documents[0].key.symbol for found in records] == ["S/2015/996"] * 3
    assert [problem.line for problem in problems] == [8, 14] if "coll" not in broken else [9, 15]


def test_a_file_of_breaks_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marc_xml, "MOST_BREAKS", 3)
    records, problems = read(HEAD + DRAFT + "<record><oops></record>\n" * 9 + DRAFT)
    assert len(records) == 1
    assert problems[-1].reason.startswith("it breaks in 3 places")


def test_a_record_that_is_cut_off_is_named() -> None:
    _, problems = read(HEAD + DRAFT + DRAFT[:90])
    assert "the record that begins on line 8 is lost" in problems[0].reason


def test_a_gzip_that_is_cut_off_is_read_up_to_there() -> None:
    # Noise that does not shrink, so that much of the file is read before the cut.
    packed = gzip.compress(collection(*[DRAFT] * 2000).encode(), 1)
    stream = gzip.GzipFile(fileobj=io.BytesIO(packed[: len(packed) - 12]))
    records, problems = read(stream)
    assert records
    assert "cut off" in problems[-1].reason


def test_a_byte_order_mark_and_other_encodings() -> None:
    text = collection(record(field("245", "aÉtat de siège")))
    latin = text.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"').encode("latin-1")
    for data in (b"\xef\xbb\xbf" + text.encode(), latin, text.encode("utf-16")):
        records, problems = read(data)
        assert records[0].documents[0].key.title == "État de siège"
        assert not problems


def test_a_text_that_was_decoded_already_is_not_decoded_again() -> None:
    text = collection(record(field("245", "aÉtat de siège"))).replace('"1.0"', '"1.0" encoding="ISO-8859-1"')
    (raw,) = READER.cut(Input("export.xml", text))
    assert isinstance(raw, Raw)
    (found,) = READER.read(raw)
    assert isinstance(found, Record)
    assert found.documents[0].key.title == "État de siège"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<!DOCTYPE c [<!ENTITY a "b">]><collection/>', "document type"),
        ('<!DOCTYPE c SYSTEM "file:///etc/passwd"><collection/>', "document type"),
        ("<html><body>Too many requests</body></html>", "its root element is <html>"),
        ('<collection xmlns="info:lc/xmlns/marcxchange-v1"/>', "is in the namespace info:lc"),
        ("", "not well-formed"),
        ("plain text", "not well-formed"),
        ('<?xml version="1.0" encoding="klingon"?><collection/>', "an encoding that can't be read"),
    ],
)
def test_what_is_no_marcxml_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as error:
        read(text)
    assert error.value.remedy


def test_a_document_type_is_refused_before_its_entities_are_read() -> None:
    bomb = '<!DOCTYPE c [<!ENTITY a "aaaa">' + "".join(f'<!ENTITY {n} "&a;&a;">' for n in "bcd") + "]><collection/>"
    with pytest.raises(InputError, match="document type"):
        read(bomb)


def test_records_in_an_envelope_of_oai_pmh() -> None:
    inner = '<record xmlns="http://www.loc.gov/MARC21/slim">' + field("191", "aS/100") + "</record>"
    text = (
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>x</identifier>'
        f"</header><metadata>{inner}</metadata></record></ListRecords></OAI-PMH>"
    )
    records, _ = read(text)
    assert [found.documents[0].key.symbol for found in records] == ["S/100"]
    assert READER.recognises(Input("a.xml", text))


def test_a_search_without_results() -> None:
    records, problems = read(HEAD + "</collection>")
    assert not records
    assert problems[0].reason == "there is no record in the collection"


class Endless(io.RawIOBase):
    """A stream that gives a beginning, then the same piece for a long time, then an end."""

    def __init__(self, beginning: str, piece: bytes, size: int, end: str) -> None:
        self._parts = self._pieces(beginning.encode(), piece, size, end.encode())
        self._left = b""

    @staticmethod
    def _pieces(beginning: bytes, piece: bytes, size: int, end: bytes) -> Iterator[bytes]:
        yield beginning
        for _ in range(size // len(piece)):
            yield piece
        yield end

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._left:
            self._left = next(self._parts, b"")
        given, self._left = self._left[:size], self._left[size:]
        return given


@pytest.mark.parametrize(
    ("beginning", "piece", "end", "after"),
    [
        ('<record><datafield tag="500"><subfield code="a">', b"word ", "</subfield></datafield></record>", True),
        ("<record>", b'<datafield tag="500"' + b" " * 200 + b"/>", "</record>", True),
        ("<other>", b"word ", "</other>", True),
        ("<!--", b"word ", "-->", False),
        ("<record ", b'a="b" ', "></record>", False),
        ("", b"<a>", "", False),
    ],
    ids=["text", "fields", "other", "comment", "tag", "depth"],
)
def test_memory_is_bounded_whatever_does_not_end(
    monkeypatch: pytest.MonkeyPatch, beginning: str, piece: bytes, end: str, after: bool
) -> None:
    monkeypatch.setattr(marc_builder, "LONGEST", 100_000)
    size = 3_000_000
    repeated = piece * (65_536 // len(piece))
    stream = Endless(HEAD + DRAFT + beginning, repeated, size, end + DRAFT + "</collection>")
    tracemalloc.start()
    records, problems = read(stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(records) == (2 if after else 1)
    assert bool(problems) == (beginning != "<other>")
    assert peak < size


def test_it_is_recognised_by_its_content(examples: Path) -> None:
    def known(text: str) -> bool:
        return READER.recognises(Input("a.xml", text))

    text = (examples / "undl" / "council.xml").read_text("utf-8")
    assert known(text)
    assert known("\ufeff" + text)
    assert known('<record><controlfield tag="001">1</controlfield></record>')
    assert not known("<html><body>collection</body></html>")
    assert not known('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')
    assert not known("undl_id,ms_code")
