"""Pages in a real browser: nothing is refused by their own policy, nothing is asked for elsewhere, no error is logged.

Basics of access for everybody are checked there too, where styles count: names of controls, headings, contrast.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EVENT = "/doc/event/2017-01-23/talks-open-in-astana-1a2b3c"
RESOLUTION = "/doc/document/S-RES-9001-2019"
VOTE = "/doc/vote/8001"
PAGES = [
    "/",
    "/events",
    "/actors",
    EVENT,
    "/doc/actor/northland",
    "/doc/document/S-RES-2254-2015",
    "/doc/source/un/intra-talks-txt",
    "/doc/document/S-RES-9001-2019",
    "/doc/vote/8001",
    "/doc/subject/thesaurus.example/terms/100",
    "/doc/topic/the-situation-at-the-lake",
    "/day/2019/05/10",
    "/votes",
    "/votes?year=2018",
    "/votes/member/northland",
    "/votes/member/northland/2018",
    "/resolutions",
    "/dataset/completeness",
    "/dataset/disagreements",
    "/subjects",
    "/choice",
    "/day/2017/01/23",
    "/day/2017",
    "/ontology",
    "/event-type",
    "/sparql",
    "/dataset",
    "/search",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on this machine"),
]

CONTRAST = """
() => {
  const channel = value => {
    value /= 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const paper = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = numbers(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [ink, ground] = [luminance(numbers(style.color)), luminance(paper(element))];
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName} ${ratio.toFixed(2)}: ${element.textContent.trim().slice(0, 40)}`);
  }
  return poor;
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-proxy-server"]
        started = driver.chromium.launch(executable_path=CHROMIUM, args=options)
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any, address: str) -> Iterator[Any]:
    """A tab that notes what goes wrong in it."""
    context = browser.new_context(base_url=address)
    opened = context.new_page()
    opened.wrong = []
    opened.on("console", lambda message: opened.wrong.append(message.text) if message.type != "log" else None)
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on("requestfailed", lambda request: opened.wrong.append(f"failed: {request.url}"))
    opened.on("request", lambda request: None if request.url.startswith(address) else opened.wrong.append(request.url))
    yield opened
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_show_without_an_error(tab: Any, path: str) -> None:
    answer = tab.goto(path)
    assert answer.status == 200
    assert tab.wrong == []
    assert tab.evaluate("getComputedStyle(document.documentElement).fontFamily").startswith("system-ui")
    levels = tab.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(each => Number(each.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    unnamed = tab.evaluate(
        "[...document.querySelectorAll('a,button,summary')].filter(each => !each.innerText.trim()"
        " && !each.textContent.trim() && !each.ariaLabel).length"
    )
    assert unnamed == 0
    unlabelled = tab.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]),select,textarea')]"
        ".filter(each => !each.labels.length).length"
    )
    assert unlabelled == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", EVENT, RESOLUTION, VOTE, "/votes", "/sparql", "/dataset"])
def test_contrast(tab: Any, path: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.goto(path)
    assert tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("path", ["/", EVENT, RESOLUTION, VOTE, "/votes", "/sparql", "/dataset", "/events"])
def test_narrow_screens_need_no_sideways_scrolling(tab: Any, path: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto(path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_query_is_asked_and_a_link_followed(tab: Any) -> None:
    tab.goto("/sparql")
    tab.fill("#query", 'SELECT ?thing WHERE { ?thing <http://www.w3.org/2000/01/rdf-schema#label> "Astana"@en }')
    tab.click("form.query button")
    tab.wait_for_selector("table")
    assert "1 row" in tab.inner_text("caption")
    tab.click("tbody a")
    assert tab.inner_text("h1") == "Astana"
    assert tab.wrong == []


def test_the_keyboard_reaches_the_content(tab: Any) -> None:
    tab.goto(EVENT)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


def test_a_page_that_is_not_there(tab: Any) -> None:
    answer = tab.goto("/doc/nothing")
    assert answer.status == 404
    assert tab.inner_text("h1") == "Not Found"


def test_a_roll_call_is_read_by_its_structure(tab: Any) -> None:
    tab.goto(VOTE)
    choices = [heading.inner_text() for heading in tab.locator("section[aria-labelledby=members] h3").all()]
    assert choices == ["In favour: 104", "Against: 15", "Abstaining: 53"]
    lists = tab.locator("section[aria-labelledby=members]").get_by_role("list")
    assert lists.count() == 3
    assert lists.first.get_by_role("listitem").count() == 104
    table = tab.get_by_role("table", name="Counts as each source states them")
    assert table.get_by_role("columnheader").count() == 7
    assert table.get_by_role("rowheader").count() == 2


def test_a_wide_table_scrolls_by_keyboard(tab: Any) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto(RESOLUTION)
    region = tab.get_by_role("region", name="Subjects in the official languages")
    region.focus()
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_a_vote_is_printed_whole(tab: Any) -> None:
    tab.goto(VOTE)
    tab.emulate_media(media="print")
    assert not tab.locator("header.site").is_visible()
    assert tab.get_by_text("Member 171").is_visible()
    assert tab.locator("details.why").first.is_hidden()
