from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.passages import Passage
from communique.converter.readers.markup import clean, converted, fold


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Nothing to do.", "Nothing to do."),
        ("A &amp; B &#8211; C&nbsp;D", "A & B – C D"),
        ("an entity of an entity: &amp;quot;so&amp;quot;", 'an entity of an entity: "so"'),
        ("a text cut in an entity&#...", "a text cut in an entity..."),
        ("''Nature'' and '''bold''' but Allush's", "Nature and bold but Allush's"),
        ("前往-{zh-cn:戛纳; zh-hk:康城; zh-tw:坎城;}-的", "前往戛纳的"),
        ("-{zh-hk:文翠珊; zh-tw:zh-tw:德蕾莎·梅伊;}-首相", "德蕾莎·梅伊首相"),
        ("前代表-{朴}-槿惠", "前代表朴槿惠"),
        ("空-{}-白", "空白"),
        ("杯 Final:解放者杯;zh-hk:自由盃;zh-tw:自由盃;}-冠军", "杯 Final:解放者杯冠军"),
        ("總統-{zh-cn:特朗普;zh-tw:川普;簽署", "總統特朗普簽署"),
        ("the [[Syria|Syrian]] army and [[Iran]]", "the Syrian army and Iran"),
        ("half a link]] and [[another", "half a link and another"),
        ("[[File:A map.png|thumb|a map]]A map", "A map"),
        ("選舉將於週日舉行:13:41+00:00", "選舉將於週日舉行"),
        ("The train leaves at 13:41.", "The train leaves at 13:41."),
        ("dead {{dead link|date=May 2018}}link", "dead link"),
        ("an open template {{dead link ", "an open template"),
        ("絕食。[http://www.mpinews.com/a.htm 明報]date=十一月 2017 ", "絕食。"),
        ("喪生。 [https://www.bbc.com/x (BBC)] 死者", "喪生。 死者"),
        ("檔案。《[http://a.example/1 東方日報]》、《[http://b.example 郵報]》", "檔案。"),
        ("slugs of addresses http:--www.bbc.com-news-1 too", "slugs of addresses too"),
        ("a bare https://example.org/a?b=c address", "a bare address"),
        ("a note<ref>Somewhere</ref> and a<br/>break <ref name=x />", "a note and a break"),
        ("three < four", "three < four"),
        ("a\u200b zero\ufeff width and\u00a0\u00a0hard  space", "a zero width and hard space"),
        ("Vista, California| suspects", "Vista, California suspects"),
        ("no note [1] here", "no note here"),
        ("", ""),
    ],
)
def test_residue_is_taken_out(raw: str, plain: str) -> None:
    assert clean(Passage.verbatim(raw)).text == plain


@pytest.mark.parametrize(
    ("rule", "reads"),
    [
        ("zh-hant:繁; zh-hans:简", "简"),
        ("zh-tw:臺; zh:中", "中"),
        ("zh-tw:臺; zh-hk:港", "臺"),
        ("H|zh-cn:隐;zh-tw:隱", ""),
        ("T|zh-cn:题", ""),
        ("A|zh-cn:示;zh-tw:示", "示"),
        ("朴", "朴"),
    ],
)
def test_a_conversion_mark_reads_as_one_variant(rule: str, reads: str) -> None:
    assert converted(rule) == reads


def test_a_cleaned_passage_knows_where_it_stood() -> None:
    document = "# 前往-{zh-cn:戛纳; zh-tw:坎城;}-的&amp;會[http://a.example 報]場"
    passage = clean(Passage.verbatim(document, 2))
    assert passage.text == "前往戛纳的&會場"
    at = passage.text.index("戛纳")
    assert passage.span(at, at + 2).text == "-{zh-cn:戛纳; zh-tw:坎城;}-"  # the mark as a whole says it
    assert passage.span(5, 6).text == "&amp;"
    assert passage.whole.text == document[2:]


@given(st.text(alphabet="ab -{}[]|;:&#<>/'\"zh\u200b\u00a0《》()（）\n=."), st.booleans())
def test_cleaning_never_fails_and_never_loses_its_place(raw: str, only_fold: bool) -> None:
    passage = (fold if only_fold else clean)(Passage.verbatim(raw))
    for at in range(len(passage.text)):
        span = passage.span(at, at + 1)
        assert raw[span.start : span.end] == span.text
    assert "  " not in passage.text
    assert passage.text == passage.text.strip()


@pytest.mark.parametrize(
    "piece", ["-{", "[[", "{{", "[http://a ", "<ref>", "&amp", "《》、", "-{zh:", "<ref ", ";zh:a", "'"]
)
def test_cleaning_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    clean(Passage.verbatim(piece * 20_000))
    assert time.perf_counter() - started < 10
