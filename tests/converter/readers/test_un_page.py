from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.passages import Passage
from communique.converter.readers import Input, recognise
from communique.converter.readers.un_page import READER, recognises
from communique.converter.records import (
    Block,
    Bullets,
    Caption,
    ListedDocument,
    ListedTheme,
    Paragraph,
    QuotedStatement,
    Record,
)
from communique.errors import InputError

TEXT = """Peace needs patience.

Secretary-General Example Person in remarks to the General Assembly, 3 Apr. '18

A Peace Process

A boat lies at the quay.
A boat lies at the quay., by UN Photo/Example Person

About the Process\u00a0

The United Nations convened the parties. Rounds were held on these dates:
  • From 1 to 3 May 2016
  • From 7 to 9 June 2016

The Security Council met. For more, click here.


Agencies

  - Children – UNICEF
  - Food Security – FAO | WFP
  - Relief since 2015 – somebody


In Aden, Yemen, two girls carry water home.

A Mission

  • Resolution 71/1 ( A | C | E | F | R | S )
  • Report on the mission ( A | E )
  • List of members 'as of 1 July 2017'

Related Stories
"""


def read(text: str, path: str = "page.txt") -> Record:
    (record,) = READER.read(Input(path, text))
    return record


def blocks(record: Record, heading: str | None) -> tuple[Block, ...]:
    (found,) = (s for s in record.sections if (s.heading.text if s.heading else None) == heading)
    return found.blocks


def passages(record: Record) -> Iterator[Passage]:
    for section in record.sections:
        if section.heading:
            yield section.heading
        for block in section.blocks:
            match block:
                case Paragraph(passage):
                    yield passage
                case Bullets(items, lead):
                    yield from (*items, *([lead] if lead else []))
                case QuotedStatement(passage, attribution):
                    yield from (passage, attribution)
                case Caption(passage, credit):
                    yield from (passage, *([credit] if credit else []))
                case ListedDocument(title, _, at):
                    yield from (title, *([at] if at else []))
                case ListedTheme(theme, bodies):
                    yield from (theme, *bodies)


def spans_hold(record: Record) -> bool:
    return all(
        passage.text and passage.document == record.text and record.text[span.start : span.end] == span.text
        for passage in passages(record)
        for span in (passage.whole, passage.span(0, 1))
    )


class TestPlainText:
    def test_has_title_and_sections_under_their_headings(self) -> None:
        record = read(TEXT)
        assert record.title is not None
        assert (record.title.text, record.language, record.path) == ("A Peace Process", "en", "")
        assert [section.heading and section.heading.text for section in record.sections] == [
            None,
            "A Peace Process",
            "About the Process",
            "Agencies",
            "A Mission",
        ]
        assert spans_hold(record)

    def test_a_statement_stands_with_who_made_it(self) -> None:
        (quoted,) = blocks(read(TEXT), None)
        assert isinstance(quoted, QuotedStatement)
        assert quoted.passage.text == "Peace needs patience."
        assert quoted.attribution.text.startswith("Secretary-General Example Person in remarks")

    @pytest.mark.parametrize(
        "line",
        [
            "— Special Envoy Some One, in a statement, 2 March 2019",
            "Some One, briefing to the Security Council, 12 January 2019",
            "Some One in an interview with a newspaper, January 12, 2019",
        ],
    )
    def test_an_attribution_has_many_forms(self, line: str) -> None:
        (quoted,) = read(f"Words were said.\n\n{line}\n").sections[0].blocks
        assert isinstance(quoted, QuotedStatement)
        assert quoted.attribution.text == line.removeprefix("— ")

    @pytest.mark.parametrize("line", ["Reports of the year 2019", "In remarks, he said so.", "Founded in Geneva, 1946"])
    def test_another_line_after_a_paragraph_is_none(self, line: str) -> None:
        assert not any(
            isinstance(b, QuotedStatement)
            for s in read(f"It was said.\n\n{line}\n\nMore.\n").sections
            for b in s.blocks
        )

    @pytest.mark.parametrize(
        ("second", "credit"),
        [
            ("A boat lies at the quay., by UNICEF/Example", "UNICEF/Example"),
            ("A boat lies at the quay. Photo: Example Person", "Example Person"),
            ("A boat lies at the quay (Photo by Example Person)", "Example Person"),
            ("A boat lies at the quay. © UNHCR/Example", "UNHCR/Example"),
            ("A boat lies at the quay. UN Photo/Example", "UN Photo/Example"),
        ],
    )
    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_a_doubled_caption_is_one_with_its_credit(self, second: str, credit: str, gap: str) -> None:
        (caption,) = read(f"A boat lies at the quay.{gap}{second}\n").sections[0].blocks
        assert isinstance(caption, Caption)
        assert caption.passage.text.rstrip(".") == "A boat lies at the quay"
        assert caption.credit is not None
        assert caption.credit.text == credit

    def test_a_caption_without_credit_stands_between_a_list_and_a_heading(self) -> None:
        *_, caption = blocks(read(TEXT), "Agencies")
        assert isinstance(caption, Caption)
        assert caption.passage.text == "In Aden, Yemen, two girls carry water home."
        assert caption.credit is None

    def test_a_sentence_about_the_past_is_no_caption(self) -> None:
        record = read(TEXT.replace("carry water home", "were carried home"))
        *_, paragraph = blocks(record, "Agencies")
        assert isinstance(paragraph, Paragraph)

    def test_a_list_knows_its_lead_and_an_invitation_to_click_says_nothing(self) -> None:
        paragraph, bullets, last = blocks(read(TEXT), "About the Process")
        assert isinstance(paragraph, Paragraph)
        assert isinstance(bullets, Bullets)
        assert isinstance(last, Paragraph)
        assert bullets.lead is not None
        assert bullets.lead.text == "Rounds were held on these dates:"
        assert paragraph.passage.text.endswith(bullets.lead.text)
        assert [item.text for item in bullets.items] == ["From 1 to 3 May 2016", "From 7 to 9 June 2016"]
        assert last.passage.text == "The Security Council met."

    def test_themes_have_bodies_and_what_is_no_theme_stays_a_list(self) -> None:
        first, second, rest, _ = blocks(read(TEXT), "Agencies")
        assert isinstance(first, ListedTheme)
        assert isinstance(second, ListedTheme)
        assert (first.theme.text, [body.text for body in first.bodies]) == ("Children", ["UNICEF"])
        assert (second.theme.text, [body.text for body in second.bodies]) == ("Food Security", ["FAO", "WFP"])
        assert isinstance(rest, Bullets)
        assert [item.text for item in rest.items] == ["Relief since 2015 – somebody"]

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_lines_that_lost_their_bullets_are_known_by_their_form(self, gap: str) -> None:
        lines = ["Words stand here.", "Children – UNICEF", "Health – WHO", "Resolution 71/1 ( A | E )"]
        _, first, second, document = read(gap.join(lines)).sections[0].blocks
        assert isinstance(first, ListedTheme)
        assert isinstance(second, ListedTheme)
        assert isinstance(document, ListedDocument)

    def test_a_heading_may_stand_right_over_its_paragraph(self) -> None:
        record = read(
            "First.\n\nAbout the Mission\n" + "The mission watches over the ceasefire and " * 4 + "reports.\n"
        )
        assert [s.heading and s.heading.text for s in record.sections] == [None, "About the Mission"]

    def test_documents_have_languages_and_those_beside_them_none(self) -> None:
        documents = blocks(read(TEXT), "A Mission")
        assert [
            (d.title.text, "".join(code for code, _ in d.languages)) for d in documents if isinstance(d, ListedDocument)
        ] == [
            ("Resolution 71/1", "arzhenfrrues"),
            ("Report on the mission", "aren"),
            ("List of members 'as of 1 July 2017'", ""),
        ]

    @pytest.mark.parametrize(
        ("marks", "codes"),
        [
            ("(A|E)", ["ar", "en"]),
            ("[ EN / FR ]", ["en", "fr"]),
            ("(English, Español)", ["en", "es"]),
            ("( E )", ["en"]),
        ],
    )
    def test_language_marks_have_many_forms(self, marks: str, codes: list[str]) -> None:
        (document,) = read(f"• A title {marks}\n").sections[0].blocks
        assert isinstance(document, ListedDocument)
        assert [code for code, _ in document.languages] == codes

    @pytest.mark.parametrize("item", ["A meeting (in Geneva)", "Resolution 2254 (2015)", "( A | E )", "Plan (B | X)"])
    def test_other_parentheses_are_no_languages(self, item: str) -> None:
        (bullets,) = read(f"• {item}\n").sections[0].blocks
        assert isinstance(bullets, Bullets)

    @pytest.mark.parametrize("bullet", ["•", "-", "–", "*", "1.", "2)"])
    def test_bullets_have_many_forms_and_blank_lines_between(self, bullet: str) -> None:
        (bullets,) = read(f"{bullet} One thing\n\n{bullet} Another thing\n").sections[0].blocks
        assert isinstance(bullets, Bullets)
        assert [item.text for item in bullets.items] == ["One thing", "Another thing"]

    def test_wrapped_lines_are_one_paragraph_and_one_item(self) -> None:
        record = read(
            "The parties met in Geneva\nand then in Astana. They\nagreed.\n\n  • a long\n    item\n  • another\n"
        )
        paragraph, bullets = record.sections[0].blocks
        assert isinstance(paragraph, Paragraph)
        assert paragraph.passage.text == "The parties met in Geneva and then in Astana. They agreed."
        assert isinstance(bullets, Bullets)
        assert [item.text for item in bullets.items] == ["a long item", "another"]
        assert spans_hold(record)

    def test_long_lines_are_a_paragraph_each(self) -> None:
        long = "The parties met, and met again, " * 5
        assert len(read(f"URL: https://un.example/\n{long}once.\n{long}twice.\n").sections[0].blocks) == 2


HTML = """<!DOCTYPE html><html lang="fr-CA"><head><title>Site | UN</title><base href="https://un.example/en/">
<meta property="article:published_time" content="2019-02-03T10:00:00Z">
<script>var x = "<p>no</p>";</script></head><body>
<nav><p>Menu</p></nav><div class="site-breadcrumb">Home</div><main><h1>A  Peace&nbsp;Process</h1>
<p>The <b>United</b> Nations<!-- not this --> met<br>in &#71;eneva:</p>
<ul><li>One <a href="x y">thing</a></li><li>Two</li></ul>
<ol><li>Another list</li></ol>
<blockquote><p>Words.</p><cite>Some One, in a statement, 2 March 2019</cite></blockquote>
<figure><img src="/a.jpg" alt="not the caption">
<figcaption>A quay. <span class="photo-credit">© WFP/Some One</span></figcaption></figure>
<p><strong>A Bold Heading</strong></p>
<ul><li>A report ( <a href="r-ar.pdf">A</a> | <a href="javascript:x">E</a> )</li><li>Another report</li></ul>
<div hidden>hidden</div></main><footer>Foot</footer></body></html>"""


class TestHtml:
    def test_has_language_title_day_and_the_text_that_spans_count_in(self) -> None:
        record = read(HTML, "page.html")
        assert record.title is not None
        assert (record.title.text, record.title.language) == ("A Peace Process", "fr")
        assert (record.language, record.published) == ("fr", "2019-02-03")
        assert spans_hold(record)
        for left_out in ("Menu", "Home", "Foot", "hidden", "not this", "not the caption", "var x"):
            assert left_out not in record.text

    def test_has_the_same_blocks_as_plain_text(self) -> None:
        first, second, bullets, other, quoted, caption = blocks(read(HTML), "A Peace Process")
        assert isinstance(first, Paragraph)
        assert first.passage.text == "The United Nations met"
        assert isinstance(second, Paragraph)
        assert isinstance(bullets, Bullets)
        assert isinstance(other, Bullets)
        assert ([item.text for item in bullets.items], bullets.lead and bullets.lead.text) == (
            ["One thing", "Two"],
            "in Geneva:",
        )
        assert [item.text for item in other.items] == ["Another list"]
        assert isinstance(quoted, QuotedStatement)
        assert quoted.attribution.text == "Some One, in a statement, 2 March 2019"
        assert isinstance(caption, Caption)
        assert caption.credit is not None
        assert (caption.passage.text, caption.credit.text) == ("A quay.", "WFP/Some One")
        assert caption.url == "https://un.example/a.jpg"

    def test_a_language_version_has_its_file_if_the_link_is_one_of_the_web(self) -> None:
        with_files, without = blocks(read(HTML), "A Bold Heading")
        assert isinstance(with_files, ListedDocument)
        assert with_files.languages == (("ar", "https://un.example/en/r-ar.pdf"), ("en", ""))
        assert isinstance(without, ListedDocument)
        assert without.languages == ()

    @pytest.mark.parametrize(
        "source",
        [
            "<html><body><p>One. <p>Two.</body>",
            "<?xml version='1.0' encoding='latin-1'?><html><body><p>é</p><p>b</p></body></html>",
        ],
    )
    def test_sloppy_html_is_read(self, source: str) -> None:
        assert read(source).sections[0].blocks

    def test_many_inline_elements_take_linear_time(self) -> None:
        started = time.perf_counter()
        read("<html><body><p>" + "word <b>x</b> <a href='https://a.example/'>y</a> " * 50_000 + "</p></body></html>")
        assert time.perf_counter() - started < 30

    def test_deep_nesting_is_read(self) -> None:
        assert read("<html><body><p>Text.</p>" + "<div>" * 50_000).text == "Text."


class TestAPageIsRefused:
    @pytest.mark.parametrize(
        ("text", "reason", "line"),
        [
            ("", "no text", None),
            ("\n \u00a0\n", "no text", None),
            ("Heading Alone\n", "no text", None),
            ("<html><body></body></html>", "no text|can't be parsed", None),
            ("<html>", "no text|can't be parsed", None),
            ("a\nb\0", "binary", 2),
        ],
    )
    def test_with_reason_and_remedy(self, text: str, reason: str, line: int | None) -> None:
        with pytest.raises(InputError, match=reason) as raised:
            read(text)
        assert raised.value.remedy
        assert raised.value.line == line


class TestRecognition:
    @pytest.mark.parametrize(
        ("path", "text", "known"),
        [
            ("a.txt", TEXT, True),
            ("a", TEXT, True),
            ("a.html", HTML.replace("A report", "UNICEF, the Security Council"), True),
            ("a.md", TEXT, False),
            ("a.csv", TEXT, False),
            ("a.txt", "A recipe for soup, and how to eat it.", False),
            ("a.txt", "The United Nations is mentioned once.", False),
            ("a.html", "<html><body><p>A recipe.</p></body></html>", False),
            ("a.txt", "<record>United Nations Security Council General Assembly UN</record>", False),
            ("a.txt", '{"United Nations": "Security Council", "UN": "General Assembly"}', False),
            ("a.txt", "# T\n### Source:\n1. [UN](https://un.org/) Security Council General Assembly\n", False),
            ("a.txt", "\0" + TEXT, False),
            ("a.txt", "", False),
        ],
    )
    def test_goes_by_marks_of_the_un(self, path: str, text: str, known: bool) -> None:
        assert recognises(Input(path, text)) is known


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for document in (text, f"<html><body>{text}</body></html>", f"A b.\n\n• {text}\n"):
        recognises(Input("x.txt", document))
        try:
            record = read(document)
        except InputError:
            continue
        assert spans_hold(record)


_MARKS = (
    "• ~- ~– ~\n~\n\n~ ~A~Word~a sentence.~, by ~UN Photo/~( A | E )~ | ~:~click here~\u00a0~\u200b~in remarks, 2018"
    "~'18~UNICEF~©"
)
_TAGS = (
    "<p>~</p>~<li>~<ul>~</ul>~<figure>~<figcaption>~</figure>~<h2>~</h2>~<a href='b'>~</a>~<blockquote>~<cite>~<br>~<b>"
    "~</b>~<span class=credit>"
)


@given(st.lists(st.sampled_from(_MARKS.split("~")), max_size=30).map("".join))
def test_any_page_of_the_text_s_pieces_is_read_or_refused(text: str) -> None:
    try:
        assert spans_hold(read(text))
    except InputError:
        return


@given(st.lists(st.sampled_from([*_MARKS.split("~"), *_TAGS.split("~")]), max_size=30).map("".join))
def test_any_page_of_html_s_pieces_is_read_or_refused(text: str) -> None:
    try:
        assert spans_hold(read(f"<html><body><p>Text.</p>{text}</body></html>"))
    except InputError:
        return


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "Word\n",
        "Word.\n",
        "• x\n",
        "A title ( A | E )\n\n",
        "a. by b ",
        "(",
        "X – A|",
        "click here ",
        "<html><b>",
        ", ",
    ],
)
def test_a_large_page_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    text = piece * (2_000_000 // len(piece))
    recognises(Input("x.txt", text))
    with suppress(InputError):
        read(text)
    assert time.perf_counter() - started < 60


class TestTheExamples:
    def test_the_text_has_a_block_of_every_kind(self, examples: Path) -> None:
        page = examples / "un" / "yemen-talks.txt"
        document = Input(page.name, page.read_text("utf-8"))
        assert recognise(document) is READER
        record = read(document.text)
        kinds = {type(block) for section in record.sections for block in section.blocks}
        assert kinds == {Paragraph, Bullets, QuotedStatement, Caption, ListedDocument, ListedTheme}
        assert spans_hold(record)

    def test_the_html_has_its_files(self, examples: Path) -> None:
        page = examples / "un" / "hudaydah-ceasefire.html"
        document = Input(page.name, page.read_text("utf-8"))
        assert recognise(document) is READER
        record = read(document.text)
        resolution, draft, meeting = blocks(record, "Documents of the Council")
        assert isinstance(resolution, ListedDocument)
        assert dict(resolution.languages)["zh"] == "https://undocs.org/zh/S/RES/2451(2018)"
        assert isinstance(draft, ListedDocument)
        assert [code for code, _ in draft.languages] == ["en", "fr"]
        assert isinstance(meeting, ListedDocument)
        assert spans_hold(record)


@pytest.mark.real_data
class TestTheRealPages:
    def test_the_seed(self, shared: Path) -> None:
        (seed,) = (shared / "data" / "seeds").glob("003*.txt")
        document = Input(seed.name, seed.read_text("utf-8"))
        assert recognise(document) is READER
        record = read(document.text)
        assert spans_hold(record)
        found = [type(block).__name__ for section in record.sections for block in section.blocks]
        assert {name: found.count(name) for name in found} == {
            "QuotedStatement": 1,
            "Caption": 2,
            "Paragraph": 9,
            "Bullets": 1,
            "ListedTheme": 6,
            "ListedDocument": 5,
        }
        assert [s.heading and len(s.heading.text) for s in record.sections] == [None, 25, 35, 28, 35, 50]

    def test_a_page_of_the_office_at_geneva(self, shared: Path) -> None:
        page = shared / "data" / "un" / "intra_syrian_talks_unog_excerpt.txt"
        document = Input(page.name, page.read_text("utf-8"))
        assert recognise(document) is READER
        (section,) = read(document.text).sections
        assert [type(block) for block in section.blocks] == [Paragraph] * 6
