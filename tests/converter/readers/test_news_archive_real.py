"""The news archive's reader on every real page, against counts made without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.converter.iris import archive_path
from communique.converter.readers import Input, recognise
from communique.converter.readers.news_archive import READER
from communique.converter.records import EventKey, Record

pytestmark = pytest.mark.real_data

_RESIDUE = re.compile(r"[{}\[\]|<>\u200b\u00a0]|''|https?:|www\.|&#?\w+;|&#|\s\s|date=|^\s|\s$")
_ITEM = re.compile(r"^\d+\. \[(?:.*)\]\((/(?:zh/)?news/[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)(.*)$", re.MULTILINE)
_TAGS = re.compile(r"_(?:Context|消息): (.*)_\s*$")
_SOURCE = re.compile(r"^\d+\. \[[^\]]*\]\((https?:\S+?)\)(?: \[|\s*$)", re.MULTILINE)
_IMAGE = re.compile(r"\[IMG\]\(((?:https?:)?//[^)\s]*)\)")
_ENTRY = re.compile(r"^### \[.*\]\((/[^\s]*)\)\s*$", re.MULTILINE)


def _tags(listed: str) -> list[str]:
    return re.split(r",\s*(?![^{]*\})", listed)


@pytest.fixture(scope="module")
def pages(shared: Path) -> dict[str, Record]:
    return dict(_pages(shared / "data" / "news-archive"))


def _pages(root: Path) -> Iterator[tuple[str, Record]]:
    for file in sorted(root.rglob("*.md")):
        document = Input(file.relative_to(root).as_posix(), file.read_bytes().decode())
        assert recognise(document) is READER
        (record,) = READER.read(document)
        yield document.path, record


def _event_pages(pages: dict[str, Record]) -> list[Record]:
    return [record for path, record in pages.items() if not path.endswith("/index.md")]


def test_every_page_is_read(pages: dict[str, Record]) -> None:
    assert len(pages) == 455
    assert {path for path, record in pages.items() if record.language != path[:2]} == set()
    assert len({record.path for path, record in pages.items() if path.startswith("zh")}) == 453


def test_nothing_in_the_archive_is_a_problem(pages: dict[str, Record]) -> None:
    problems = [problem.reason for record in pages.values() for problem in record.problems]
    assert problems == []


def test_every_day_is_that_of_the_address(pages: dict[str, Record]) -> None:
    for path, record in pages.items():
        assert record.path == archive_path(path)
        year, month, day = path.split("/")[2:5]
        assert record.published == f"{year}-{int(month):02}-{int(day):02}"
        for event in record.events:
            assert isinstance(event.key, EventKey)
            assert event.key.path.startswith(f"/news/{event.key.date.replace('-', '/')}/")


def test_no_residue_is_left(pages: dict[str, Record]) -> None:
    events = [event for record in pages.values() for event in record.events]
    texts = [text.value.text for event in events for text in (*event.labels, *event.abstracts)]
    texts += [topic.value.text for event in events for topic in event.topics]
    texts += [
        report.value.publisher.text
        for record in pages.values()
        for report in record.events[0].reports
        if report.value.publisher
    ]
    assert len(texts) > 5000
    assert [text for text in texts if not text or _RESIDUE.search(text)] == []


def test_labels_are_tagged_by_their_script(pages: dict[str, Record]) -> None:
    for record in pages.values():
        for event in record.events:
            for text in (label.value for label in (*event.labels, *event.abstracts)):
                assert text.language == ("zh" if re.search("[\u3400-\u9fff]", text.text) else "en")


def test_related_events_and_their_tags_are_all_there(pages: dict[str, Record]) -> None:
    for record in _event_pages(pages):
        wanted: dict[str, set[str]] = {}
        for target, rest in _ITEM.findall(record.text):
            tags = _TAGS.search(rest)
            wanted.setdefault(archive_path(target), set()).update(_tags(tags[1]) if tags else ())
        wanted.pop(record.path, None)
        own, *listed = record.events
        found = {event.key.path: len(event.topics) for event in listed if isinstance(event.key, EventKey)}
        assert found == {path: len(tags) for path, tags in wanted.items()}
        assert [related.value for related in own.related] == [event.key for event in listed]
        assert len(record.tags) <= len(set().union(*wanted.values()) if wanted else ())


def test_reports_and_their_images_are_all_there(pages: dict[str, Record]) -> None:
    for record in _event_pages(pages):
        reports = [report.value for report in record.events[0].reports]
        assert {report.url for report in reports} == set(_SOURCE.findall(record.text))
        linked = {image if image.startswith("http") else f"https:{image}" for image in _IMAGE.findall(record.text)}
        assert {image for report in reports for image in report.images} == linked
    assert sum(len(record.events[0].reports) for record in _event_pages(pages)) > 270


def test_index_entries_are_all_there_and_agree_with_their_pages(pages: dict[str, Record]) -> None:
    own = {(record.language, record.path): record.events[0] for record in _event_pages(pages)}
    for path, record in pages.items():
        if not path.endswith("/index.md"):
            continue
        keys = [event.key for event in record.events if isinstance(event.key, EventKey)]
        assert {key.path for key in keys} == {archive_path(target) for target in _ENTRY.findall(record.text)}
        for event in record.events:
            assert isinstance(event.key, EventKey)
            page = own.get((record.language, event.key.path))
            if page:
                assert page.key == event.key
                assert page.labels[0].value == event.labels[0].value


def test_spans_are_slices_of_the_document(pages: dict[str, Record]) -> None:
    for record in pages.values():
        for event in record.events:
            for stated in (*event.labels, *event.abstracts, *event.topics, *event.related, *event.reports):
                span = stated.evidence.span
                assert span is not None
                assert record.text[span.start : span.end] == span.text


def test_the_seed_gets_the_path_of_its_page_in_the_archive(shared: Path, pages: dict[str, Record]) -> None:
    (seed,) = (shared / "data" / "seeds").glob("000*.txt")
    document = Input(seed.name, seed.read_text("utf-8"))
    assert recognise(document) is READER
    (record,) = READER.read(document)
    (page,) = (record for path, record in pages.items() if path.startswith("en") and not path.endswith("index.md"))
    assert record.path == page.path
    assert [event.key for event in record.events] == [event.key for event in page.events]
    assert [event.key.date for event in record.events if isinstance(event.key, EventKey)] == [
        "2017-01-23",
        "2017-01-16",
        "2017-01-24",
        "2016-05-30",
        "2016-04-18",
        "2016-04-16",
        "2016-03-16",
        "2017-05-04",
        "2017-03-01",
        "2017-02-08",
        "2017-01-31",
    ]
