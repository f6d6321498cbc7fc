from __future__ import annotations

import csv
import gzip
import io
import pickle
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from communique.converter.readers import Input, Raw
from communique.converter.readers.undl_agenda import Agenda, agenda
from communique.converter.readers.undl_rows import MOST
from communique.converter.readers.undl_votes import READER
from communique.converter.readers.undl_wording import scope
from communique.converter.records import DocumentKey, Problem, Record, Vote
from communique.errors import InputError

ASSEMBLY = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,"
    "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link"
)
COUNCIL = (
    "undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,description,agenda,subjects,"
    "vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,modality,undl_link"
)
WATER = (
    ",2030-05-14,84,A/RES/84/301,A/84/L.9,A/84/417,A/84/PV.50,"
    '"Water, and those who share it : resolution /",A/84/251 20b - Shared waters. - WATER RESOURCES,'
    "RIVER BASINS|DAMS,,2.0,1.0,0.0,,193,https://digitallibrary.un.org/record/7000001"
)
THREE = f"7000001,FRA,FRANCE,Y{WATER}\n7000001,PER,PERU,N{WATER}\n7000001,FJI,FIJI,X{WATER}\n"


def document(rows: str, columns: str = ASSEMBLY) -> Input:
    return Input("votes.csv", f"{columns}\n{rows}")


def unpacked(file: Path) -> Callable[[], BinaryIO]:
    return lambda: cast("BinaryIO", gzip.GzipFile(file))


def everything(read: Input) -> list[Record | Problem]:
    found: list[Record | Problem] = []
    for raw in READER.cut(read):
        found += READER.read(pickle.loads(pickle.dumps(raw))) if isinstance(raw, Raw) else [raw]
    return found


def records(read: Input) -> list[Record]:
    found = everything(read)
    assert all(isinstance(record, Record) for record in found), found
    return [record for record in found if isinstance(record, Record)]


def vote(rows: str, columns: str = ASSEMBLY) -> Vote:
    (record,) = records(document(rows, columns))
    return record.votes[0]


def problems(rows: str, columns: str = ASSEMBLY) -> list[tuple[int, str]]:
    found = everything(document(rows, columns))
    inside = [problem for record in found if isinstance(record, Record) for problem in record.problems]
    return [(p.line, p.reason) for p in [*inside, *(one for one in found if isinstance(one, Problem))]]


def test_a_roll_call_of_the_general_assembly() -> None:
    (record,) = records(document(THREE))
    (said,) = record.votes
    assert (record.part, record.row) == ("7000001", 2)
    assert said.key.undl == "7000001"
    assert said.label
    assert said.label.text == "Water, and those who share it : resolution /"
    assert said.body
    assert said.body.text == "United Nations General Assembly"
    assert (said.date, said.session, said.meeting) == ("2030-05-14", "84", "A/84/PV.50")
    assert [name.text for name in said.agenda] == ["Shared waters"]
    assert [subject.text for subject in said.subjects] == ["RIVER BASINS", "DAMS", "WATER RESOURCES"]
    assert said.note == "A/84/251 20b"
    assert (said.in_favour, said.against, said.abstaining, said.not_voting, said.members) == (2, 1, 0, None, 193)
    assert [(b.member.code, b.member.name, b.choice, b.row) for b in said.ballots] == [
        ("FRA", "FRANCE", "in-favour", 2),
        ("PER", "PERU", "against", 3),
        ("FJI", "FIJI", "not-voting", 4),
    ]
    assert (said.identifiers, said.links) == (("undl:7000001",), ("https://digitallibrary.un.org/record/7000001",))
    (resolution,) = said.on
    assert resolution.key == DocumentKey("A/RES/84/301")
    assert [stated.value.text for stated in resolution.titles] == ["Water, and those who share it : resolution /"]
    assert [stated.value.symbol for stated in resolution.drafts] == ["A/84/L.9"]
    assert [stated.value.symbol for stated in resolution.reports] == ["A/84/417"]
    assert [stated.value.symbol for stated in resolution.meetings] == ["A/84/PV.50"]
    assert [stated.value for stated in resolution.votes] == [said.key]
    assert resolution.roll_calls == ()


def test_a_roll_call_of_the_security_council() -> None:
    shared = (
        "2030-01-09,S/RES/3001(2030),S/2030/7,S/PV.10001,Security Council resolution 3001 (2030) [on a new mission],"
        "The question of the islands,PEACEKEEPING,Latvia did not take part.,14,,,,15,Adopted without a vote,"
    )
    said = vote(f"8000001,FRA,FRANCE,True,Y,{shared}\n8000001,LVA,LATVIA,False,X,{shared}\n", COUNCIL)
    assert said.body
    assert said.body.text == "United Nations Security Council"
    assert (said.modality, said.note) == ("Adopted without a vote", "Latvia did not take part.")
    assert (said.in_favour, said.against, said.abstaining, said.members) == (14, None, None, 15)
    assert [name.text for name in said.agenda] == ["The question of the islands"]
    assert [ballot.choice for ballot in said.ballots] == ["in-favour", "not-voting"]
    (resolution,) = said.on
    assert resolution.key == DocumentKey("S/RES/3001 (2030)")
    assert resolution.titles == ()
    assert [stated.value.text for stated in resolution.descriptions] == [
        "Security Council resolution 3001 (2030) [on a new mission]"
    ]


def test_without_a_number_a_vote_is_told_apart_by_what_it_says() -> None:
    one = ",FRA,FRANCE,Y,1950-11-03,5,,,,,ISLANDS,TO ADOPT PARAGRAPH 1 OF THE DRAFT.,,,5,4,3,,,\n"
    other = one.replace("PARAGRAPH 1", "PARAGRAPH 2")
    first, second = (record.votes[0] for record in records(document(one + other)))
    assert first.key.undl == second.key.undl == ""
    assert first.key != second.key
    assert first.on == ()
    assert first.key == vote(one).key


def test_a_draft_that_was_not_adopted_is_what_the_vote_was_on() -> None:
    (draft,) = vote("9,FRA,FRANCE,Y,1950-11-03,5,,A/L.12,,,Islands,,,,,,,,,\n").on
    assert draft.key == DocumentKey("A/L.12")
    assert draft.drafts == ()


def test_what_can_not_be_used_is_named_with_its_line_and_the_rest_stays() -> None:
    row = "7000001,{}" + WATER + "\n"
    rows = [
        row.format(told)
        for told in (
            "FRA,FRANCE,Y",
            "PER,PERU,Z",
            ",,Y",
            "France,FRANCE,Y",
            "FRA,FRANCE,Y",
            "FRA,FRANCE,N",
            "FJI,FIJI,A",
        )
    ]
    (record,) = records(document("".join(rows)))
    assert [(problem.line, problem.reason) for problem in record.problems] == [
        (3, "PERU: unknown vote 'Z'"),
        (4, "a vote of nobody"),
        (5, "FRANCE: no code of a member: 'France'"),
        (6, "FRANCE: stands here a second time, with the same vote"),
    ]
    assert [(b.member.name, b.choice, b.row) for b in record.votes[0].ballots] == [
        ("FRANCE", "in-favour", 2),
        ("FRANCE", "against", 7),
        ("FIJI", "abstaining", 8),
    ]


@pytest.mark.parametrize(
    ("column", "wrong", "reason"),
    [
        ("2030-05-14", "2017-02-30", "no day of the calendar: '2017-02-30'"),
        ("2030-05-14", "14 May 2030", "no day of the calendar: '14 May 2030'"),
        (",2.0,", ",two,", "total_yes: not a count: 'two'"),
        (",2.0,", ",2.5,", "total_yes: not a count: '2.5'"),
        ("A/84/PV.50", "fiftieth", "meeting: not a symbol of a UN document: 'fiftieth'"),
        ("A/RES/84/301", "number 301", "resolution: not a symbol of a UN document: 'number 301'"),
    ],
)
def test_what_a_roll_call_words_wrongly_costs_only_that(column: str, wrong: str, reason: str) -> None:
    rows = THREE.replace(column, wrong)
    assert problems(rows) == [(2, reason)]
    said = vote(rows)
    assert len(said.ballots) == 3
    assert (said.date == "") == (column == "2030-05-14")


def test_a_roll_call_of_which_nothing_can_be_used_is_problems_alone() -> None:
    found = everything(document(THREE.replace(",Y,", ",?,").replace(",N,", ",?,").replace(",X,", ",?,")))
    assert [(problem.line, type(problem)) for problem in found if isinstance(problem, Problem)] == [
        (line, Problem) for line in (2, 3, 4)
    ]
    assert len(found) == 3


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(delimiter: str) -> None:
    columns = ("ms_code", "ms_name", "ms_vote", "date", "resolution", "total_yes", "total_no", "total_abstentions")
    row = ("FRA", "FRANCE", "Y", "2030-05-14", "A/RES/84/301", "1", "0", "0")
    said = vote(delimiter.join(row) + "\n", delimiter.join(columns))
    assert (said.in_favour, len(said.ballots)) == (1, 1)


def test_a_missing_column_and_a_byte_order_mark() -> None:
    missing = document("x,y\n", ASSEMBLY.replace("ms_vote,", ""))
    assert READER.recognises(missing)
    with pytest.raises(InputError, match="ms_vote") as error:
        list(READER.cut(missing))
    assert error.value.line == 1
    marked = Input("votes.csv", "\ufeff" + f"{ASSEMBLY}\n{THREE}")
    assert READER.recognises(marked)
    assert len(records(marked)) == 1
    assert not READER.recognises(Input("other.csv", "a,b,c\n1,2,3\n"))
    assert not READER.recognises(Input("empty.csv", ""))


def test_more_rows_than_there_are_members() -> None:
    row = "7000001,FRA,FRANCE,Y" + WATER + "\n"
    found = list(READER.cut(document(row * (MOST + 5))))
    assert [getattr(one, "rows", None) for one in found] == [None, MOST, 5]
    assert isinstance(found[0], Problem)
    assert found[0].line == MOST + 2


def test_rows_are_the_same_however_they_are_read() -> None:
    """The quick way past rows that repeat what follows the ballot must give what reading each of them gives."""
    tails = [
        WATER,
        WATER.replace("Water, and", 'Water ""and""'),
        WATER.replace("those who", "those\nwho"),
        WATER.replace("those who", "those\x08who"),
        WATER.replace("Water", "水"),
        WATER.replace("7000001", "7000002"),
        WATER,
    ]
    heads = [
        "7000001,FRA,FRANCE,Y",
        '7000001,COD,"CONGO, DEMOCRATIC",N',
        "7000001,CIV,CÔTE D’IVOIRE,A",
        "7000001,PER,PERU,Y",
    ]
    text = "\n".join([ASSEMBLY, *(head + tail for tail in tails for head in heads), "7000002,PER,PERU,Y" + WATER])
    plain = list(csv.reader(io.StringIO(text.replace("\x08", " "))))[1:]
    cut = [raw for raw in READER.cut(Input("votes.csv", text)) if isinstance(raw, Raw)]
    assert [raw.rows for raw in cut] == [4] * len(tails) + [1]
    read = [ballot for raw in cut for ballot in zip(*raw.data[2:], strict=True)]
    assert read == [(row[1], row[2], row[3]) for row in plain]
    assert [raw.data[0]["title"] for raw in cut] == [row[10] for row in plain[::4]]
    lines = text.split("\n")
    for raw in cut:
        for line, code in zip(raw.data[1], raw.data[2], strict=True):
            assert f",{code}," in lines[line - 1]


def test_broken_rows_between_sound_ones() -> None:
    rows = THREE.splitlines()
    text = "\n".join([rows[0], "7000001,PER,PERU", rows[1], '7000001,"USA,N' + WATER, rows[2], ""])
    found = everything(document(text))
    assert [one.line for one in found if isinstance(one, Problem)] == [3, 5]
    ballots = [b for one in found if isinstance(one, Record) for v in one.votes for b in v.ballots]
    assert [(ballot.member.name, ballot.row) for ballot in ballots] == [("FRANCE", 2), ("PERU", 4), ("FIJI", 6)]


def test_a_compressed_file_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    many = "".join(THREE.replace("7000001", str(7_000_000 + number)) for number in range(3_000))
    file = tmp_path / "votes.csv.gz"
    file.write_bytes(gzip.compress(f"{ASSEMBLY}\n{many}".encode())[:-2_000])
    read = Input("votes.csv.gz", f"{ASSEMBLY}\n{many[:5_000]}", unpacked(file))
    found = everything(read)
    assert len(found) > 1_000
    assert [one.reason[:40] for one in found if isinstance(one, Problem)] == [
        "the compressed file is damaged or cut of"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Agenda(())),
        ("The question of the islands", Agenda(("The question of the islands",))),
        ("A/71/251 31 - Name. - SUBJECT--PART", Agenda(("Name",), ("SUBJECT--PART",), ("A/71/251 31",))),
        (
            "A/71/251 98gg - U.S. matters. - A, B (1997)",
            Agenda(("U.S. matters",), ("A, B (1997)",), ("A/71/251 98gg",)),
        ),
        (
            "A/73/251 74c - Reports. - RIGHTS;A/73/251 74c[6] - RIGHTS--ISLANDS",
            Agenda(("Reports",), ("RIGHTS", "RIGHTS--ISLANDS"), ("A/73/251 74c", "A/73/251 74c[6]")),
        ),
        ("A/73/251 is the agenda", Agenda(("A/73/251 is the agenda",))),
        ("A/71/251 31 - Name. - Not a subject", Agenda(("A/71/251 31 - Name. - Not a subject",))),
    ],
)
def test_agenda_items(text: str, found: Agenda) -> None:
    assert agenda(text) == found


SCOPES = [
    # telegraphic: the first decisive word counts
    ("whole", "TO ADOPT THE WHOLE 3-POWER DRAFT RESOLUTION (A/L.1), WHICH RECALLS PARAGRAPH 2 OF AN EARLIER ONE."),
    ("whole", "TO ADOPT 1ST COMM. DRAFT RESOL. A (A/552), AS AMENDED BY THE JOINT AMENDMENT."),
    ("whole", "TO ADOPT THE RESOL., I.A., REAFFIRMING RIGHTS OF PEOPLES; CALLING UPON STATES"),
    ("whole", "TO APPROVE A RESOLUTION ENDORSING PARAGRAPH 4 OF THE REPORT."),
    ("whole", "TO CALL UPON ALL STATES TO AMEND THEIR LAWS."),
    ("part", "TO ADOPT OPERATIVE PARAGRAPH 3 OF THE 5-POWER DRAFT RESOL. (A/L.2)"),
    ("whole", "TO AMEND RULES 3 AND 4 OF THE RULES OF PROCEDURE."),
    ("whole", "TO AMEND ARTICLE I OF THE REGULATIONS AS SHOWN IN PARAGRAPH 3 OF THE ANNEX TO THE PRESENT RESOLUTION."),
    ("whole", "TO ADOPT THE PRINCIPLES SET FORTH IN THE ANNEX TO THE PRESENT RESOLUTION."),
    ("part", "TO ADOPT OPERATIVE PARAG. 3 OF DRAFT RESOL. (A/L.2)"),
    ("part", "TO ADOPT SUB-PARAGRAPH 1 (B) OF THE DRAFT RESOL."),
    ("part", "TO ADOPT PREAMBLE AND PARAGRAPH 1 (A) OF A DRAFT RESOL."),
    ("part", "TO ADOPT THE LAST CLAUSE OF A DRAFT RESOLUTION."),
    ("part", "TO ADOPT WORDS IN THE 6TH PREAMBULAR PARAGRAPH OF THE DRAFT RESOLUTION"),
    ("part", "TO RETAIN THE NAME OF THE ISLANDS IN THE DRAFT RESOLUTION."),
    ("part", "OP PARA 4 OF RESOLUTION D (A/L.7)."),
    ("part", "RETENTION OF PREAM PARA 4 OF RESOLUTION D"),
    ("amendment", "TO ADOPT A PERUVIAN AMENDMENT (A/L.3) TO OPERATIVE PARAGRAPH 2 OF THE DRAFT RESOLUTION"),
    ("amendment", "TO ADOPT THE SUB-AMENDMENT TO THE AMENDMENT"),
    ("amendment", "TO AMEND TO RES (A/L.4) ADDING A NEW PARAGRAPH"),
    ("amendment", "ORAL AMEND TO OP PARA 3 OF RESOL (A/L.5)."),
    ("motion", "TO ADOPT A PERUVIAN MOTION FOR A SEPARATE VOTE ON OPERATIVE PARAGRAPH 7"),
    ("motion", "TO ADOPT A FRENCH MOTION TO ADJOURN THE MEETING."),
    ("motion", "TO ADOPT THE PRESIDENT'S RULING ON THE DRAFT RESOLUTION."),
    ("motion", "TO INCLUDE THE ITEM ON THE ISLANDS IN THE AGENDA."),
    ("motion", "TO ADOPT THE PROPOSAL FOR A PRIORITY VOTE ON THE DRAFT RESOLUTION"),
    # spoken: the last thing that is put to the vote counts
    ("part", "The President: I shall now put to the vote operative paragraph 3 (c). A recorded vote. A"),
    ("part", "The President: I shall now put to the voteoperative paragraph 5 as a whole, on which a vote was asked."),
    ("part", "The President: I shall next putto the vote the words _and islands_ in paragraph 4 of draft II."),
    ("part", "The Acting President: We come to draft resolution II. A separate vote has beenrequested on paragraph 1"),
    ("part", "The President: We shall now take a recorded vote on operative paragraph 4 of draft resolution II."),
    ("amendment", "The President: The Assembly will take a decision firston the amendment in document A/84/L.1."),
    ("amendment", "The President: We shall first take a vote on the oral amendment to paragraph 6 of draft III."),
    ("amendment", "The President: A recorded vote has been requested on the draft amendment to section II."),
    ("motion", "The President: I shall now put to the vote the motion that no action be taken on draft III."),
    ("motion", "The President: The Assembly will vote on the motion put forward not to take action on the amendment."),
    ("whole", "The President: As the oral amendment has not been adopted, we take a decision on the draft as a whole."),
    ("whole", "The President: Draft resolution II is entitled _Islands_. A recorded vote has been requested. A"),
    ("whole", "The President (spoke in French): We take a decision on the draft resolution, as orally amended."),
    # a resolution's title
    ("whole", "Amendments to the rules of procedure : resolution / adopted by the General Assembly"),
    ("whole", "Report on the adjournment of meetings, and paragraph 4 of the decision"),
    ("whole", "AMENDMENTS, RULES OF PROCEDURE"),
    ("whole", ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "wording"), SCOPES)
def test_what_a_roll_call_was_on(kind: str, wording: str) -> None:
    assert scope("ISLANDS", wording) == kind


def test_parts_of_a_text_are_roll_calls_and_not_votes_on_it() -> None:
    rows = (
        ",FRA,FRANCE,Y,2030-12-04,85,A/RES/85/9B,,,,,The President: I shall now put to the vote paragraph 3.,,,1,,,,,\n"
    )
    said = vote(rows)
    (resolution,) = said.on
    assert resolution.key == DocumentKey("A/RES/85/9 B")
    assert [stated.value for stated in resolution.roll_calls] == [said.key]
    assert (resolution.votes, resolution.titles) == ((), ())


@pytest.mark.real_data
def test_the_assembly_s_votes_whole(shared: Path) -> None:
    file = shared / "data" / "un" / "ga_votes_1946_2019.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8") as beginning:
        read = Input(file.name, beginning.read(20_000), unpacked(file))
    assert READER.recognises(read)
    raws = list(READER.cut(read))
    assert len(raws) == 6_202
    assert sum(raw.rows for raw in raws if isinstance(raw, Raw)) == 870_109
    found = [one for raw in raws if isinstance(raw, Raw) for one in READER.read(raw)]
    votes = [one.votes[0] for one in found if isinstance(one, Record)]
    assert len({vote.key for vote in votes}) == len(found) == 6_202
    said = [problem for one in found if isinstance(one, Record) for problem in one.problems]
    assert len(said) == 102
    assert {problem.reason.partition(": ")[2] for problem in said} == {"stands here a second time, with the same vote"}
    assert sum(len(vote.ballots) for vote in votes) == 870_109 - 102
    assert sum(not vote.on for vote in votes) == 1_760
    whole: Counter[str] = Counter()
    for vote in votes:
        for document in vote.on:
            whole[document.key.symbol] += len(document.votes)
    assert len(whole) == 4_081
    # Of some resolutions the data has only the vote on a part; few keep more than one on the text as a whole.
    assert sum(times > 1 for times in whole.values()) == 15
    islands = next(vote for vote in votes if any(d.key.symbol == "A/RES/71/248" for d in vote.on))
    assert (islands.in_favour, islands.against, islands.abstaining, len(islands.ballots)) == (105, 14, 52, 171)
