from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.extract.documents.prose import find_documents
from communique.converter.extract.documents.symbols import normalise_symbol


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As mandated by Security Council Resolution 2254 (2015), they", ["S/RES/2254 (2015)"]),
        ("Security Council resolutions 2254 (2015) and 2268 (2016) ask", ["S/RES/2254 (2015)", "S/RES/2268 (2016)"]),
        ("the Council adopts Resolution 1718, imposing", ["S/RES/1718 (2006)"]),
        ("UNSC resolution 1973 of 17 March 2011", ["S/RES/1973 (2011)"]),
        ("resolution 2254", ["S/RES/2254 (2015)"]),
        ("Security Council Resolution\u00a02254\u00a0(2015)", ["S/RES/2254 (2015)"]),
        ("General Assembly resolution 71/248 ( A | C )", ["A/RES/71/248"]),
        ("on the implementation of resolution 71/248", ["A/RES/71/248"]),
        ("GA res. 33/182 A", ["A/RES/33/182 A"]),
        ("resolution 181 (II)", ["A/RES/181 (II)"]),
        ("see S/2018/156. And A/71/755/Corr.1,", ["S/2018/156", "A/71/755/Corr.1"]),
        ("draft resolution", []),
        ("the 2016 resolution", []),
        ("House Resolution 1234 passes", []),
        ("resolution 12", []),
        ("open 24/7 and/or later", []),
        ("press release SC/12171, and GA/11880", ["SC/12171", "GA/11880"]),
        ("new moons, named S/2004 S 1 and S/2003 J 18", []),
        ("the comet A/2017 U7 and the flu A/H1N1", []),
        ("fined S/18,500 and S/20 million", []),
        ("on Security Council resolution 1973 and 4) on aid", ["S/RES/1973 (2011)"]),
        ("(Security Council resolutions 1970 and 1973)", ["S/RES/1970 (2011)", "S/RES/1973 (2011)"]),
        ("In the Senate, Republicans bring in Resolution 1553", []),
        ("they invoke United Nations Resolution 377", []),
        ("Security Council resolution 770 (1991)", ["S/RES/770 (1992)"]),
    ],
)
def test_documents_by_symbol_and_number(text: str, expected: list[str]) -> None:
    assert [found.value.symbol for found in find_documents(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安理会第2254(2015)号决议", ["S/RES/2254 (2015)"]),
        ("根據第2254號決議", ["S/RES/2254 (2015)"]),
        ("大会第71/248号决议", ["A/RES/71/248"]),
    ],
)
def test_chinese_documents(text: str, expected: list[str]) -> None:
    assert [found.value.symbol for found in find_documents(text, language="zh")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leaves the Paris Agreement", ["Paris Agreement"]),
        ("withdraws from the Trans-Pacific Partnership, and", ["Trans-Pacific Partnership"]),
        ("on the basis of the Geneva Communiqué.", ["Geneva Communiqué"]),
        ("ratify the Convention on the Rights of the Child", ["Convention on the Rights of the Child"]),
        ("the Treaty of Lisbon and the Kyoto Protocol", ["Treaty of Lisbon", "Kyoto Protocol"]),
        ("the Joint Comprehensive Plan of Action", ["Joint Comprehensive Plan of Action"]),
        ("the Government of National Accord says", []),
        ("signs the Treaty today", []),
        ("at the Republican National Convention", []),
        ("signs an agreement", []),
    ],
)
def test_agreements_by_name_have_a_title_and_less_confidence(text: str, expected: list[str]) -> None:
    found = find_documents(text)
    assert [stated.value.title for stated in found] == expected
    assert all(stated.evidence.confidence < 0.8 and not stated.value.symbol for stated in found)


VOCABULARY = (
    "Security Council resolution resolutions 2254 (2015) and 71/248 A/RES/71/248"
    " S/RES/1 Paris Agreement Treaty of 第 号决议 ( ) /"
)
PARTS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=14).map(" ".join)))
def test_any_text_gives_ordered_spans(text: str) -> None:
    at = 0
    for stated in find_documents(text, language="zh"):
        span = stated.evidence.span
        assert span is not None
        assert at <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        at = span.end
        assert stated.value.symbol or stated.value.title
    symbol = normalise_symbol(text)
    assert symbol is None or normalise_symbol(symbol) == symbol


@pytest.mark.parametrize(
    "part", ["1", "-", "(", "A/1", "A/", "resolution 1 and ", "1, ", "Abc ", "Treaty of ", "Abc Treaty on ", "第1"]
)
def test_long_texts_take_linear_time(part: str) -> None:
    began = time.process_time()
    find_documents("resolutions " + part * (100_000 // len(part)), language="zh")
    assert time.process_time() - began < 5  # a second on an idle machine


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Fighting breaks out despite the Lake Tana ceasefire agreement.", ["Lake Tana ceasefire agreement"]),
        ("Norway withdraws from the Oslo accords.", ["Oslo accords"]),
        ("Kenya ratifies the Vienna Convention on Consular Relations in Nairobi.",
         ["Vienna Convention on Consular Relations"]),
        ("The Treaty of Trondheim in Norway is read out.", ["Treaty of Trondheim"]),
        ("The court cites the Charter of Rights and Freedoms.", []),
        ("Delegates meet at the National Science Fiction Convention.", []),
        ("The crew signs the Acme deal.", []),
        ("The two sides reach a ceasefire agreement.", []),
        ("The minister rejects the deal.", []),
    ],
)  # fmt: skip
def test_agreements_by_name_and_nothing_else(text: str, titles: list[str]) -> None:
    assert [found.value.title for found in find_documents(text)] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("挪威宣布退出奥斯陆气候协定。", ["奥斯陆气候协定"]),
        ("议会批准《内罗毕海洋公约》。", ["内罗毕海洋公约"]),
        ("雙方違反朝鮮停戰協定。", ["朝鮮停戰協定"]),
        ("两国签署自由贸易协定。", []),
        ("双方达成长期停火协议。", []),
    ],
)
def test_chinese_agreements(text: str, titles: list[str]) -> None:
    assert [found.value.title for found in find_documents(text, language="zh")] == titles
