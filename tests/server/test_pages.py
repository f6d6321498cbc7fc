"""Pages for people: what they show, with what evidence, in what HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import httpx
import pytest

EVENT = "/doc/event/2017-01-23/talks-open-in-astana-1a2b3c.html"
PAGES = [
    "/",
    "/events",
    "/actors",
    "/documents",
    "/sources",
    EVENT,
    "/doc/process/peace-process.html",
    "/doc/actor/northland.html",
    "/doc/place/astana.html",
    "/doc/document/S-RES-2254-2015.html",
    "/doc/source/un/intra-talks-txt.html",
    "/doc/graph/un/intra-talks-txt.html",
    "/doc/document/S-RES-9001-2019.html",
    "/doc/vote/8001.html",
    "/doc/subject/thesaurus.example/terms/100.html",
    "/doc/topic/the-situation-at-the-lake.html",
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
    "/day/2017/01",
    "/day/2017",
    "/ontology.html",
    "/shapes.html",
    "/event-type",
    "/event-type/consult.html",
    "/role",
    "/measure",
    "/sparql",
    "/dataset.html",
    "/search",
    "/doc/nothing.html",
]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
OPTIONAL_END = {"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody"}


class Outline(HTMLParser):
    """Elements in order, and what isn't closed or nested as it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> in {self.open[-3:]}")
        else:
            self.open.pop()

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def _page(client: httpx.Client, path: str) -> str:
    response = client.get(path, headers={"accept": "text/html"})
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("path", PAGES)
def test_html(client: httpx.Client, path: str) -> None:
    html = _page(client, path)
    outline = Outline(html)
    assert html.startswith("<!DOCTYPE html>\n")
    assert not outline.wrong
    assert not outline.open
    assert outline.all("html")[0]["lang"] == "en"
    assert [len(outline.all(tag)) for tag in ("title", "h1", "main")] == [1, 1, 1]
    assert {"header", "nav", "footer"} <= {tag for tag, _ in outline.elements}
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in outline.elements:
        assert attributes.get("aria-labelledby", ids[0]) in ids
        assert not any(name.startswith("on") for name in attributes)
        assert "style" not in attributes
    assert len(outline.all("caption")) == len(outline.all("table"))
    labelled = {attributes.get("for") for attributes in outline.all("label")}
    for tag in ("textarea", "select"):
        assert all(attributes["id"] in labelled for attributes in outline.all(tag))
    assert all(script["type"] == "application/ld+json" for script in outline.all("script"))


@pytest.mark.parametrize("path", PAGES)
def test_links(client: httpx.Client, path: str) -> None:
    targets = {attributes["href"] for attributes in Outline(_page(client, path)).all("a")}
    assert "#content" in targets
    for target in targets:
        assert target.startswith(("/", "#", "?", "http://", "https://")), target
        assert not target.startswith("http://data.example.org/")
    for target in sorted(target for target in targets if target.startswith("/"))[:40]:
        assert client.get(target, headers={"accept": "text/html"}).status_code == 200, target


def test_no_script_link_from_data(client: httpx.Client) -> None:
    html = _page(client, "/doc/source/un/intra-talks-txt.html")
    assert 'href="javascript:' not in html
    assert "javascript:alert(1)" in _text(html)


def test_security_headers(client: httpx.Client) -> None:
    headers = client.get("/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_event(client: httpx.Client) -> None:
    html = _page(client, EVENT)
    text = _text(html)
    assert "Talks between Northland &amp; Southland open in Astana &lt;under guard&gt;</h1>" in html
    assert '<time datetime="2017-01-23">23 January 2017</time>' in html
    for fact in ("at least 250,000", "Mediator", "Red Crescent of Southland", "A joint statement", "Example News"):
        assert fact in text
    related = html.partition('id="related-events"')[2]
    assert "February 2017" in related
    assert "planned" in related


def test_every_fact_has_its_evidence(client: httpx.Client) -> None:
    html = _page(client, EVENT)
    facts = re.findall(r"<dd>(.*?)</dd>", html, re.DOTALL)
    assert len(facts) >= 9
    assert all('<details class="why">' in fact for fact in facts)


def test_evidence_is_the_passage_with_rule_and_confidence(client: httpx.Client) -> None:
    html = _page(client, EVENT)
    kind = next(part for part in html.split("<dt>") if part.startswith("Type</dt>"))
    text = _text(kind)
    assert "<blockquote>talks between the &lt;two&gt; sides</blockquote>" in kind
    assert "rule type-noun" in text
    assert "confidence 90 %" in text
    assert "characters 12–41" in text
    assert "2 sources" in text
    assert 'href="/doc/source/archive/2017-01-23/talks-md"' in kind
    assert 'href="/doc/graph/un/intra-talks-txt"' in kind


def test_evidence_of_a_role_stands_with_the_participant(client: httpx.Client) -> None:
    party = next(part for part in _page(client, EVENT).split("<dt>") if part.startswith("Party</dt>"))
    assert "between Northland and" in party
    assert "1 source<" in party


def test_embedded_data_is_json_ld(client: httpx.Client) -> None:
    html = _page(client, EVENT)
    data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "<" not in data
    assert "under guard" in data


def test_a_process_has_a_timeline_of_all_its_parts(client: httpx.Client) -> None:
    html = _page(client, "/doc/process/peace-process.html")
    timeline = html.partition('id="timeline"')[2]
    order = [timeline.find(label) for label in ("Astana talks", "Talks between", "A second round")]
    assert -1 not in order
    assert order == sorted(order)


def test_an_actor_has_names_codes_and_events_with_roles(client: httpx.Client) -> None:
    text = _text(_page(client, "/doc/actor/northland.html"))
    for fact in (
        "Republic of Northland",
        "999 UN M49",
        "http://www.wikidata.org/entity/Q1",
        "23 January 2017",
        "party",
    ):
        assert fact in text


def test_a_document_has_its_languages_and_what_it_mandates(client: httpx.Client) -> None:
    html = _page(client, "/doc/document/S-RES-2254-2015.html")
    assert '<a href="https://undocs.example/fr/S/RES/2254" rel="external noreferrer">French</a>' in html
    assert "Astana talks" in _text(html)


def test_a_source_has_its_licence_and_quotations(client: httpx.Client) -> None:
    html = _page(client, "/doc/source/un/intra-talks-txt.html")
    assert "We need a place to talk." in html
    assert 'id="quotation-77"' in html
    assert "The Envoy" in html
    says = html.partition('id="says"')[2]
    assert "S/RES/2254 (2015)" in says
    assert "Peace process" in says
    licensed = _page(client, "/doc/source/archive/2017-01-23/talks-md.html")
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/"' in licensed


def test_days(client: httpx.Client) -> None:
    html = _page(client, "/day/2017/01/23")
    assert "Talks between Northland" in html
    assert "Astana talks" in html.partition('id="under-way"')[2]
    later = _page(client, "/day/2017/02/14")
    assert 'rel="prev" href="/day/2017/01/23"' in later


def test_lists_leave_processes_out_of_the_events(client: httpx.Client) -> None:
    assert "Astana talks" not in _page(client, "/events")
    assert "Astana talks" in _page(client, "/processes")


def test_dataset(client: httpx.Client) -> None:
    html = _page(client, "/dataset.html")
    assert "communique.nq.gz" in html
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/"' in html
    assert "void:triples" in client.get("/dataset", headers={"accept": "text/turtle"}).text
    for path in ("/dataset/communique.nq.gz", "/dataset/dumps/communique.nq.gz"):
        dump = client.get(path)
        assert (dump.status_code, dump.headers["content-type"], len(dump.content)) == (200, "application/gzip", 2600)
        assert client.get(path, headers={"range": "bytes=0-9"}).status_code == 206
        assert client.get(path, headers={"if-none-match": dump.headers["etag"]}).status_code == 304


def test_vocabulary(client: httpx.Client) -> None:
    assert 'id="Participation"' in _page(client, "/ontology")
    assert client.get("/ontology", headers={"accept": "application/rdf+xml"}).text.startswith("<?xml")
    assert "consult" in client.get("/event-type/consult.ttl").text
    assert client.get("/shapes.ttl").status_code == 200
