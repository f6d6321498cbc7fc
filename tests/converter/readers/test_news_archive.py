from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.iris import archive_path
from communique.converter.readers import Input, recognise
from communique.converter.readers.news_archive import READER, recognises
from communique.converter.records import Event, EventKey, Name, Period, Record, Text
from communique.errors import InputError

DAY = "### [2018-12-13](/news/2018/12/13/index.md)\n\n"
PAGE = (
    DAY
    + """##### Yemeni peace process
##### Stockholm
# The parties agree in Rimbo, Sweden, to a  ceasefire.\x20

They shake hands.

_Context: Rimbo, Yemeni peace process_

### Source:

1. [Nordic Ledger](https://ledger.example/a_(b)?c=d) [IMG](https://ledger.example/a.jpg) [VIDEO](https://ledger.example/a.mp4)
2. [Alpine Wire](http://wire.example/)
2. [Alpine Wire](http://wire.example/) [IMG](http://wire.example/2.png)

### Related:

1. [The talks open. ](/news/2018/12/6/the-talks-open.md) _Context: Sweden, Yemeni peace process_
2. [ A truce takes effect [1]](/en/news/2018/12/18/a-truce.md) _Context: U.S. (Army), war_
3. [The talks open. ](/news/2018/12/6/the-talks-open.md) _Context: Rimbo_
4. [Nothing is tagged.](/news/2015/01/9/nothing.md)
"""
)
CHINESE = """### [2018-02-26](/news/2018/02/26/index.md)

##### 葉門內戰
# 俄羅斯在聯合國否決-{zh-cn:也门; zh-tw:葉門;}-決議草案。\x20

Russia voted against the text.


### 信息来源:

1. [BBC](https://bbc.example/zh/1) [IMG](https://bbc.example/1.jpg)

### 有关:

1. [ 也门和谈结束。](/zh/news/2016/08/7/也门和谈结束.md) _消息: 也门, -{zh-cn:科威特城; zh-tw:科威特市;}-_
"""
INDEX = """
Formats: [HTML](2018/12/13/index.html)  [JSON](2018/12/13/index.json)

## [2018-12-13](/news/2018/12/13/index.md)

##### Yemeni peace process
### [The parties agree in Rimbo. ](/news/2018/12/13/the-parties-agree.md)
They shake hands.
_Context: Rimbo, Sweden_

### [A comet passes. ](/news/2018/12/13/a-comet-passes.md)

##### Rimbo
### [The parties agree in Rimbo. ](/news/2018/12/13/the-parties-agree.md)
## [Previous Day...](/news/2018/12/12/index.md)
"""


def read(text: str, path: str = "en/news/2018/12/13/the-parties-agree.md") -> Record:
    (record,) = READER.read(Input(path, text))
    return record


def spans_hold(record: Record) -> bool:
    stated = [
        item.evidence.span
        for event in record.events
        for many in (event.labels, event.abstracts, event.topics, event.related, event.reports)
        for item in many
    ]
    stated += [event.period.evidence.span for event in record.events if event.period]
    stated += [event.headline.whole for event in record.events if event.headline]
    return all(span is None or record.text[span.start : span.end] == span.text for span in stated)


def topics(event: Event) -> list[tuple[str, str]]:
    return [(topic.value.text, topic.evidence.rule) for topic in event.topics]


class TestAnEventPage:
    def test_is_one_record_with_its_own_event_first(self) -> None:
        record = read(PAGE)
        own = record.events[0]
        assert record.path == "/news/2018/12/13/the-parties-agree.md"
        assert (record.published, record.language, record.topic) == ("2018-12-13", "en", "Yemeni peace process")
        assert own.key == EventKey("2018-12-13", "The parties agree in Rimbo, Sweden, to a ceasefire.", record.path)
        assert own.headline is not None
        assert own.headline.text == own.labels[0].value.text == "The parties agree in Rimbo, Sweden, to a ceasefire."
        assert [abstract.value for abstract in own.abstracts] == [Text("They shake hands.", "en")]
        assert not record.problems
        assert spans_hold(record)

    def test_its_day_is_less_sure_than_a_date_in_the_text(self) -> None:
        period = read(PAGE).events[0].period
        assert period is not None
        assert period.value == Period("2018-12-13", "2018-12-13")
        assert (period.evidence.rule, period.evidence.confidence) == ("page-day", 0.7)
        assert period.evidence.span is not None
        assert "2018-12-13" in period.evidence.span.text

    def test_its_topics_are_headings_own_tags_and_tags_of_related_events(self) -> None:
        record = read(PAGE)
        assert topics(record.events[0]) == [
            ("Yemeni peace process", "topic-heading"),
            ("Stockholm", "topic-heading"),
            ("Rimbo", "context-tag"),
            ("Sweden", "context-tag"),
            ("U.S. (Army)", "context-tag"),
            ("war", "context-tag"),
        ]
        assert record.tags == ("Rimbo", "Sweden", "U.S. (Army)", "war")
        assert {topic.value.sort for topic in record.events[0].topics} == {"topic"}

    def test_its_reports_have_images_and_videos_and_come_once(self) -> None:
        first, second = (report.value for report in read(PAGE).events[0].reports)
        assert first.url == "https://ledger.example/a_(b)?c=d"
        assert first.publisher == Name("Nordic Ledger", "actor", "organisation")
        assert first.images == ("https://ledger.example/a.jpg",)
        assert first.videos == ("https://ledger.example/a.mp4",)
        assert (second.url, second.images) == ("http://wire.example/", ("http://wire.example/2.png",))

    def test_what_was_cut_to_an_article_names_no_publisher(self) -> None:
        [record] = READER.read(Input("p.md", PAGE.replace("[Nordic Ledger]", "[The]")))
        publishers = [report.value.publisher for report in record.events[0].reports]
        assert [publisher.text if publisher else None for publisher in publishers] == [None, "Alpine Wire"]

    def test_its_related_events_are_events_of_their_own_and_come_once(self) -> None:
        record = read(PAGE)
        own, *listed = record.events
        assert [related.value for related in own.related] == [event.key for event in listed]
        assert [(event.key.date, event.key.path) for event in listed if isinstance(event.key, EventKey)] == [
            ("2018-12-06", "/news/2018/12/06/the-talks-open.md"),
            ("2018-12-18", "/news/2018/12/18/a-truce.md"),
            ("2015-01-09", "/news/2015/01/09/nothing.md"),
        ]
        assert [event.labels[0].value.text for event in listed] == [
            "The talks open.",
            "A truce takes effect",
            "Nothing is tagged.",
        ]
        assert [name for name, _ in topics(listed[0])] == ["Sweden", "Yemeni peace process", "Rimbo"]
        assert [name for name, _ in topics(listed[1])] == ["U.S. (Army)", "war"]
        assert listed[0].period is not None
        assert listed[0].period.evidence.rule == "address-day"

    def test_a_page_outside_the_archive_gets_the_path_that_its_archive_would_give(self) -> None:
        assert read(PAGE, "000_abc.txt").path == "/news/2018/12/13/the-parties-agree-in-rimbo-sweden-to-a-ceasefire.md"

    def test_a_page_that_repeats_itself_is_read_once(self) -> None:
        once, twice = read(PAGE), read(PAGE + "\n" + PAGE)
        assert [event.key for event in twice.events] == [event.key for event in once.events]
        assert [r.value for r in twice.events[0].reports] == [r.value for r in once.events[0].reports]
        assert [t.value for t in twice.events[0].topics] == [t.value for t in once.events[0].topics]
        assert not twice.problems

    @pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
    def test_line_ends_and_a_byte_order_mark_do_not_matter(self, ending: str) -> None:
        record = read("\ufeff" + PAGE.replace("\n", ending))
        assert len(record.events) == 4
        assert record.events[0].key == read(PAGE).events[0].key
        assert spans_hold(record)


class TestAChinesePage:
    def test_is_read_by_its_own_labels(self) -> None:
        record = read(CHINESE, "zh/news/2018/02/26/x.md")
        own, listed = record.events
        assert record.language == "zh"
        assert own.labels[0].value == Text("俄羅斯在聯合國否決也门決議草案。", "zh")
        assert [report.value.url for report in own.reports] == ["https://bbc.example/zh/1"]
        assert listed.key == EventKey("2016-08-07", "也门和谈结束。", "/news/2016/08/07/也门和谈结束.md")
        assert [topic.value for topic in listed.topics] == [
            Name("也门", "topic", language="zh"),
            Name("科威特城", "topic", language="zh"),
        ]
        assert spans_hold(record)

    def test_a_text_without_a_chinese_letter_is_english(self) -> None:
        own = read(CHINESE, "zh/news/2018/02/26/x.md").events[0]
        assert own.abstracts[0].value.language == "en"
        assert own.reports[0].value.publisher == Name("BBC", "actor", "organisation", language="en")

    @pytest.mark.parametrize(
        ("written", "read_as", "language"),
        [
            ("城市en Sharif起火", "城市Sharif起火", "zh"),
            ("en Harbour Board", "Harbour Board", "en"),
            ("船队（en", "船队", "zh"),
            ("港口在城市en", "港口在城市", "zh"),
            ("港口（:en:Old Quay）起火", "港口（Old Quay）起火", "zh"),
            ("Maison en Bois号起火", "Maison en Bois号起火", "zh"),
            ("港口entry起火", "港口entry起火", "zh"),
        ],
    )
    def test_is_read_without_the_codes_of_lost_links(self, written: str, read_as: str, language: str) -> None:
        record = read(DAY + f"# {written}\n", "zh/news/2018/12/13/x.md")
        assert record.events[0].labels[0].value == Text(read_as, language)
        assert spans_hold(record)

    def test_a_page_without_labels_is_chinese_by_its_place_or_letters(self) -> None:
        assert read(DAY + "# 无标签\n", "x.md").language == "zh"
        assert read(DAY + "# C919\n", "zh/news/2018/12/13/c919.md").language == "zh"
        assert read(DAY + "# C919\n").language == "en"


class TestADayIndex:
    def test_lists_every_event_once_with_topic_abstract_and_tags(self) -> None:
        record = read(INDEX, "en/news/2018/12/13/index.md")
        assert record.path == "/news/2018/12/13/index.md"
        assert record.published == "2018-12-13"
        first, second = record.events
        assert first.key == EventKey(
            "2018-12-13", "The parties agree in Rimbo.", "/news/2018/12/13/the-parties-agree.md"
        )
        assert topics(first) == [
            ("Yemeni peace process", "topic-heading"),
            ("Rimbo", "context-tag"),
            ("Sweden", "context-tag"),
        ]
        assert [abstract.value.text for abstract in first.abstracts] == ["They shake hands."]
        assert first.period is not None
        assert first.period.evidence.rule == "day-index"
        assert (second.labels[0].value.text, second.topics, second.abstracts) == ("A comet passes.", (), ())
        assert spans_hold(record)

    def test_is_known_by_content_when_it_lies_elsewhere(self) -> None:
        assert read(INDEX, "an-index.txt").path == "/news/2018/12/13/index.md"

    def test_without_an_event_is_refused(self) -> None:
        with pytest.raises(InputError, match="lists no event"):
            read("## [2018-12-13](/news/2018/12/13/index.md)\n", "news/2018/12/13/index.md")

    def test_an_entry_with_a_bad_address_costs_the_entry(self) -> None:
        record = read(
            INDEX.replace("/news/2018/12/13/a-comet-passes.md", "javascript:x"), "en/news/2018/12/13/index.md"
        )
        assert len(record.events) == 1
        assert "leads to no page" in record.problems[0].reason


class TestTheDay:
    @pytest.mark.parametrize(
        "heading",
        [
            "### [2017-03-3](/news/2017/03/3/index.md)",
            "### [2017-03-03](/zh/news/2017/03/03/index.md)",
            "### 2017-03-3",
        ],
    )
    def test_is_padded(self, heading: str) -> None:
        record = read(heading + "\n# Something happens.\n", "x.md")
        assert (record.published, record.problems) == ("2017-03-03", ())

    def test_an_unreadable_heading_is_saved_by_its_link(self) -> None:
        assert read("### [yesterday](/news/2017/03/3/index.md)\n# Something.\n", "x.md").published == "2017-03-03"

    def test_the_place_wins_over_the_heading_and_a_problem_says_so(self) -> None:
        record = read("\n### [2017-03-04](/news/2017/03/4/index.md)\n# Something.\n", "news/2017/03/5/s.md")
        assert record.published == record.events[0].key.date == "2017-03-05"  # type: ignore[union-attr]
        assert record.problems[0].line == 2
        assert "2017-03-05" in record.problems[0].reason
        assert "2017-03-04" in record.problems[0].reason


class TestAPageIsRefused:
    @pytest.mark.parametrize(
        ("text", "reason", "line"),
        [
            ("", "the page is empty", None),
            ("\ufeff \n\t\n", "the page is empty", None),
            ("# Something happens.\n\n### Source:\n", "no heading states the day", 1),
            ("\n### [2017-02-31](/news/2017/02/31/index.md)\n# S.\n", "the heading's day can't be read", 2),
            ("### [soon](index.md)\n# S.\n", "no heading states the day", 1),
            (DAY, "no headline", 1),
            (DAY + "# \n", "no headline", 1),
            (DAY + "# ''''\n", "no headline", 1),
            (DAY + "# " + "word " * 10_000, "a headline of 49999 characters was left out", 3),
            ("PK\x03\x04\n\x00\x01", "a binary file", 2),
        ],
    )
    def test_with_line_and_remedy(self, text: str, reason: str, line: int | None) -> None:
        with pytest.raises(InputError, match=reason) as raised:
            read(text)
        assert raised.value.line == line
        assert raised.value.remedy
        assert raised.value.path.endswith("the-parties-agree.md")


class TestABadPartCostsThatPart:
    @pytest.mark.parametrize(
        "target", ["javascript:alert(1)", "https://a.example/a b", "/relative", "www.a.example", ""]
    )
    def test_a_source(self, target: str) -> None:
        record = read(DAY + f"# S.\n### Source:\n1. [Good](https://g.example/)\n2. [Bad]({target})\n")
        assert [report.value.url for report in record.events[0].reports] == ["https://g.example/"]
        (problem,) = record.problems
        assert problem.line == 6
        assert problem.reason.startswith("a source was left out")
        assert problem.remedy

    def test_an_image_but_not_its_source(self) -> None:
        record = read(DAY + "# S.\n### Source:\n1. [Good](https://g.example/) [IMG](/a.jpg)\n")
        assert record.events[0].reports[0].value.images == ()
        assert record.problems[0].reason.startswith("an image was left out")

    def test_an_image_of_a_bad_source_is_not_given_to_another(self) -> None:
        text = "# S.\n### Source:\n1. [Good](https://g.example/)\n2. [Bad](x:y) [IMG](https://i.example/a.jpg)\n"
        record = read(DAY + text)
        assert record.events[0].reports[0].value.images == ()
        assert len(record.problems) == 2

    @pytest.mark.parametrize(
        "entry",
        ["1. no link", "1. [Old](/news/2017/02/30/old.md)", "1. [ ](/news/2017/02/3/old.md)", "1. [Open](/news/2017"],
    )
    def test_a_related_entry(self, entry: str) -> None:
        record = read(DAY + f"# S.\n### Related:\n{entry}\n2. [Good.](/news/2017/02/3/good.md)\n")
        assert [event.labels[0].value.text for event in record.events] == ["S.", "Good."]
        assert record.problems[0].line == 5
        assert record.problems[0].remedy

    def test_an_unknown_part(self) -> None:
        record = read(DAY + "# S.\n### Quelle:\n1. [Zeitung](https://z.example/)\n")
        assert record.events[0].reports == ()
        assert "'Quelle:'" in record.problems[0].reason

    def test_a_second_headline(self) -> None:
        record = read(DAY + "# S.\n\n# T.\n")
        assert [event.labels[0].value.text for event in record.events] == ["S."]
        assert "second headline" in record.problems[0].reason

    def test_a_far_too_long_abstract(self) -> None:
        record = read(DAY + "# S.\n" + "word " * 10_000 + "\n")
        assert record.events[0].abstracts == ()
        assert "left out" in record.problems[0].reason


class TestRecognition:
    @pytest.mark.parametrize(
        ("path", "text", "known"),
        [
            ("a.txt", PAGE, True),
            ("a", INDEX, True),
            ("a.txt", CHINESE, True),
            ("a.txt", "# No day\n\n### Source:\n1. [A](https://a.example/)\n", True),
            ("news/2017/01/2/empty.md", "", True),
            ("README.md", "# A project\n\n## Source\n", False),
            ("a.md", "### [Chapter](/index.md)\n", False),
            ("a.txt", "news of 2017-01-23 from /news/2017/01/23/index.md", False),
            ("a.bin", "\0\1", False),
            ("a.txt", "", False),
        ],
    )
    def test_goes_by_content_then_place(self, path: str, text: str, known: bool) -> None:
        assert recognises(Input(path, text)) is known

    def test_the_registry_knows_the_reader(self) -> None:
        assert recognise(Input("a.txt", PAGE)) is READER


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for document in (
        text,
        DAY + "# " + text,
        DAY + "# S.\n### Source:\n1. [" + text,
        DAY + "# S.\n### 有关:\n1. [" + text,
    ):
        recognises(Input("x.md", document))
        try:
            record = read(document, "x.md")
        except InputError:
            continue
        assert spans_hold(record)


_MARKS = (
    "# ~## ~### ~##### ~Source:~Related:~信息来源:~1. ~[~]~(~)~](~/news/2017/1/2/a.md~_Context: ~_消息: ~_~,~-{~}-"
    "~zh-cn:~;~&amp;~''~|~http://a.example/~IMG~\n~ ~事~### [2017-1-2](/news/2017/01/2/index.md)\n~# S.\n"
    "~\n### Related:\n~\r~{{~[[~<ref>~\u200b"
)
_PIECES = st.sampled_from(_MARKS.split("~"))


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_page_of_the_grammar_s_pieces_is_read_or_refused(text: str) -> None:
    try:
        record = read(DAY + text, "x.md")
    except InputError:
        return
    assert spans_hold(record)
    assert all(problem.line >= 1 and problem.reason for problem in record.problems)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "1. [a](b) ",
        "word ",
        "# x\n",
        "1. [a](/news/2017/01/2/a.md)\n",
        "##### t\n",
        "[a](((",
        "\n",
        "_Context: a, ",
    ],
)
def test_a_large_page_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    text = DAY + "# S.\n### Related:\n" + piece * (2_000_000 // len(piece))
    recognises(Input("x.md", text))
    read(text, "x.md")
    assert time.perf_counter() - started < 60


class TestTheExamples:
    def test_are_read_without_a_problem(self, examples: Path) -> None:
        pages = sorted((examples / "archive").rglob("*.md"))
        assert len(pages) == 23
        for page in pages:
            name = page.relative_to(examples).as_posix()
            document = Input(name, page.read_text("utf-8"))
            assert recognise(document) is READER
            record = read(document.text, name)
            assert record.problems == ()
            assert record.path == archive_path(name[len("archive/") :])
            assert record.language == name.split("/")[1]
            assert spans_hold(record)

    def test_of_the_talks_in_biel(self, examples: Path) -> None:
        (page,) = (examples / "archive/en/news/2015/12/20").glob("peace*.md")
        record = read(page.read_text("utf-8"), page.relative_to(examples).as_posix())
        assert len(record.events[0].related) == 7
        assert [report.value.publisher.text for report in record.events[0].reports if report.value.publisher] == [
            "The Red Sea Courier",
            "Alpine Wire",
        ]
        assert "Yemeni peace process" in record.tags
