from __future__ import annotations

import pytest

from communique.converter.readers.addresses import AddressError, iso_day, linked_page, page_at, web_address


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/news/2017/01/1/a.md", ("/news/2017/01/01/a.md", "2017-01-01")),
        ("/zh/news/2017/03/3/新聞.md", ("/news/2017/03/03/新聞.md", "2017-03-03")),
        ("en/news/2017/3/14/a-b.md", ("/news/2017/03/14/a-b.md", "2017-03-14")),
        ("archive/of/mine/en/news/2017/3/14/a.md", ("/news/2017/03/14/a.md", "2017-03-14")),
        ("/news/2017/02/31/a.md", None),
        ("/news/2017/02/a.md", None),
        ("/olds/2017/02/3/a.md", None),
        ("a.txt", None),
    ],
)
def test_a_page_is_known_by_its_place(path: str, page: tuple[str, str] | None) -> None:
    assert page_at(path) == page


@pytest.mark.parametrize(
    ("text", "day"),
    [("2017-03-3", "2017-03-03"), ("2017-12-31", "2017-12-31"), ("2017-02-30", None), ("March", None), ("", None)],
)
def test_a_day_is_padded_and_must_exist(text: str, day: str | None) -> None:
    assert iso_day(text) == day


def test_a_link_to_a_page_may_be_relative_escaped_or_have_a_fragment() -> None:
    own = "/news/2017/01/23/own.md"
    assert linked_page("../22/other.md", own) == ("/news/2017/01/22/other.md", "2017-01-22")
    assert linked_page("/zh/news/2017/01/2/%E6%96%B0.md#top")[0] == "/news/2017/01/02/新.md"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "", "https://site.example/news/2017/01/1/a.md", "../../a.md", "/news/2017/13/1/a.md"],
)
def test_a_link_that_leads_to_no_page_says_so(target: str) -> None:
    with pytest.raises(AddressError) as raised:
        linked_page(target, "/news/2017/01/23/own.md")
    assert raised.value.remedy


@pytest.mark.parametrize(
    "address",
    ["http://a.example/b_(c)", "https://a.example:8080/?q=1#f", "HTTPS://a.example/", "https://新聞.example/頁"],
)
def test_a_web_address_stands_as_given(address: str) -> None:
    assert web_address(address) == address


def test_an_address_that_leaves_its_scheme_open_gets_https() -> None:
    assert web_address("//pictures.example/a.jpg") == "https://pictures.example/a.jpg"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("javascript:alert(1)", "neither http nor https"),
        ("ftp://a.example/b", "neither http nor https"),
        ("/relative", "neither http nor https"),
        ("www.example.org/b", "neither http nor https"),
        ("", "neither http nor https"),
        ("https://a.example/a b", "blank"),
        ("https://a.example/\u00a0", "blank"),
        ("https://a.example/<b>", "blank or a character"),
        ("https:///path", "names no site"),
        ("https://a.example:port/", "malformed"),
        ("http://[::1/", "malformed"),
    ],
)
def test_another_address_is_refused_with_a_remedy(address: str, reason: str) -> None:
    if address.endswith("\u00a0"):
        address += "b"
    with pytest.raises(AddressError, match=reason) as raised:
        web_address(address)
    assert raised.value.remedy
