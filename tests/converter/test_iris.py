"""Addresses depend on the thing alone."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from communique.converter.iris import Iris, archive_path, archive_path_for, encoded, slug, symbol_slug
from communique.converter.records import DocumentKey, EventKey, Name

IRIS = Iris("https://example.org/")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/news/2017/05/4/a-memorandum.md", "/news/2017/05/04/a-memorandum.md"),
        ("/zh/news/2017/03/3/index.md", "/news/2017/03/03/index.md"),
        ("en/news/2017/3/23/talks.md", "/news/2017/03/23/talks.md"),
        ("/news/2017/03/13/cafe\u0301.md", "/news/2017/03/13/café.md"),
    ],
)
def test_archive_paths_have_one_form(path: str, key: str) -> None:
    assert archive_path(path) == key


def test_a_page_elsewhere_gets_the_path_its_archive_would_give() -> None:
    headline = "The U.N. envoy meets Syria's opposition, again"
    assert (
        archive_path_for("2017-02-03", headline) == "/news/2017/02/03/the-u-n-envoy-meets-syria-s-opposition-again.md"
    )


def test_every_listing_of_a_page_arrives_at_the_same_address() -> None:
    path = "/zh/news/2017/03/3/talks-in-geneva.md"
    ours = IRIS.event(EventKey("2017-03-03", "Talks in Geneva", path))
    listed = IRIS.event(EventKey("2017-03-3", "Talks in Geneva (updated)", "/news/2017/03/03/talks-in-geneva.md"))
    assert ours == listed
    assert ours.startswith("https://example.org/id/event/2017-03-03/talks-in-geneva-")


def test_events_in_prose_are_told_apart_by_document_and_passage() -> None:
    key = EventKey("2017-02-23/2017-03-03", "Round of talks", passage="From 23 February to 3 March 2017")
    one, other = IRIS.event(key, "seeds/a.txt"), IRIS.event(key, "seeds/b.txt")
    assert one != other
    assert "/id/event/2017-02-23--2017-03-03/round-of-talks-" in one
    assert "/id/event/undated/" in IRIS.event(EventKey("", "Round of talks"), "seeds/a.txt")


@pytest.mark.parametrize(
    ("symbol", "part"),
    [
        ("S/RES/2254 (2015)", "S-RES-2254-2015"),
        ("A/RES/71/248", "A-RES-71-248"),
        ("A/RES/51/46 D", "A-RES-51-46-D"),
    ],
)
def test_symbols_in_addresses(symbol: str, part: str) -> None:
    assert symbol_slug(symbol) == part
    assert IRIS.document(DocumentKey(symbol)) == f"https://example.org/id/document/{part}"


def test_a_name_that_no_table_knows_carries_its_country_or_kind() -> None:
    assert IRIS.name(Name("Jordan Peters", "actor", "person")).endswith("/id/actor/jordan-peters-person")
    assert IRIS.name(Name("al-Bab", "place", "city", within="Syria")).endswith("/id/place/al-bab-syria")
    assert IRIS.name(Name("Somebody", "actor")).endswith("/id/actor/somebody-unidentified")


def test_a_name_in_either_chinese_script_has_one_address() -> None:
    simple = IRIS.name(Name("海洋联盟", "actor", "organisation", "zh"))
    assert simple.endswith("/id/actor/海洋联盟-organisation")
    assert IRIS.name(Name("海洋聯盟", "actor", "organisation", "zh")) == simple
    assert IRIS.topic("海洋聯盟") == IRIS.topic("海洋联盟")
    assert IRIS.name(Name("Étoile", "actor", "organisation")).endswith("/id/actor/étoile-organisation")
    assert IRIS.name(Name("Syria", "actor", entity="actor/syria")).endswith("/id/actor/syria")


def test_letters_of_every_script_stay() -> None:
    assert slug("敘利亞 Peace-process!") == "敘利亞-peace-process"
    assert slug("हिन्दी समाचार") == "हिन्दी-समाचार"
    assert IRIS.name(Name("美国", "topic")) == "https://example.org/id/topic/美国"


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("source/a/b c.md", "source/a/b%20c.md"),
        ("source/a/100%.md", "source/a/100%25.md"),
        ('x<y>"z"', "x%3Cy%3E%22z%22"),
        ("source/a/?#[]", "source/a/%3F%23%5B%5D"),
        ("news/cafe\u0301", "news/café"),
        ("हिन्दी/\u200b", "हिन्दी/%E2%80%8B"),
    ],
)
def test_what_no_iri_may_hold_is_encoded(path: str, iri: str) -> None:
    assert encoded(path) == iri
    assert NamedNode("https://example.org/id/" + encoded(path)).value.endswith(iri)


def test_slugs_end_at_a_word() -> None:
    assert slug("one two three four", 12) == "one-two"
    assert slug("a" * 80, 60) == "a" * 60


def test_sources_leave_room_for_representations() -> None:
    assert (
        IRIS.source("News archive", "2017/01/23/index.md")
        == "https://example.org/id/source/news-archive/2017/01/23/index-md"
    )
    assert IRIS.graph("seeds", "a.b/readme") == "https://example.org/id/graph/seeds/a.b/readme"


def test_long_names_with_the_same_beginning_stay_apart() -> None:
    committees = [
        Name(f"Committee of a Council Established pursuant to a Decision with the Number {number} of its Year", "actor")
        for number in (1267, 1373)
    ]
    assert len({IRIS.name(committee) for committee in committees}) == 2
