"""Pages of resolutions, votes, members and subjects: what people see of them, without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

import httpx
import pyoxigraph as ox
import pytest

from communique.ontology.namespaces import CMQ, DCTERMS
from communique.release.settings import Settings
from communique.server.dates import series_of

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]

BASE = "http://data.example.org/"
RESOLUTION = "/doc/document/S-RES-9001-2019"
ROLL_CALL = "/doc/vote/8001"
SUBJECT = "/doc/subject/thesaurus.example/terms/100"
HTML = {"accept": "text/html"}


class Home(Protocol):
    """What the fixture gives."""

    @property
    def settings(self) -> Settings: ...
    def publish(self, name: str, data: str, gone: tuple[str, ...] = ()) -> Path: ...


class Tables(HTMLParser):
    """The tables of a page: caption to rows, each cell its text, sources of facts left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.scopes: list[str] = []
        self._caption: str | None = None
        self._into: list[str] = []
        self.feed(re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("caption", "th", "td"):
            self._into = []
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope") or "")
        if tag == "tr" and self._caption is not None:
            self.rows[self._caption].append([])

    def handle_endtag(self, tag: str) -> None:
        text = re.sub(r"\s+", " ", "".join(self._into)).strip()
        if tag == "caption":
            self._caption = text
            self.rows[text] = []
        if tag in ("th", "td") and self._caption is not None:
            self.rows[self._caption][-1].append(text)

    def handle_data(self, data: str) -> None:
        self._into.append(data)


def _get(client: httpx.Client, path: str) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200, path
    return response.text


def _words(html: str) -> str:
    bare = re.sub(r"<details class=\"why\">.*?</details>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", bare)))


def _section(html: str, anchor: str) -> str:
    found = re.search(rf'<h2 id="{anchor}">(.*?)</section>', html, re.DOTALL)
    assert found, anchor
    return found[1]


def _table(html: str, caption: str) -> list[list[str]]:
    return next(rows for name, rows in Tables(html).rows.items() if name.startswith(caption))


# -- resolutions -----------------------------------------------------------------------------------------------------


def test_a_resolution_has_its_facts(client: httpx.Client) -> None:
    facts = _words(_section(_get(client, RESOLUTION), "facts"))
    for fact in (
        "On the crossing at Lakeside",
        "Adopted by Council",
        "Adopted on 10 May 2019",
        "Meeting S/PV.8500",
        "Press release SC/13800",
        "Agenda The situation at the lake",
        "Mandates Lakeside Observation Mission",
        "About Lakeland",
        "undl:9001",
    ):
        assert fact in facts
    assert 'href="https://library.example/record/9001"' in _get(client, RESOLUTION)


def test_sources_that_disagree_on_a_vote_stand_side_by_side(client: httpx.Client) -> None:
    vote = _section(_get(client, RESOLUTION), "vote")
    rows = _table(vote, "Counts as each source states them")
    assert rows[0] == ["Source", "Vote", "Decided", "In favour", "Against", "Abstaining", "Not voting", "Members"]
    stated = {row[0]: row[3:] for row in rows[1:]}
    assert stated["Votes of the Council"] == ["14", "0", "1", "not stated", "15"]
    assert stated["Minutes of the Council"] == ["13", "not stated", "1", "not stated", "not stated"]
    assert "In favour: 13 according to Minutes of the Council; 14 according to Votes of the Council." in _words(vote)
    assert "Abstaining:" not in _words(vote)


def test_a_modality_is_not_a_count(client: httpx.Client) -> None:
    page = _get(client, "/doc/document/S-RES-8990-2019")
    assert _table(page, "Counts")[1][1:] == ["Vote on S/RES/8990 (2019)", "adopted unanimously", *["not stated"] * 5]
    assert re.search(r'href="/doc/vote/[^"]+"[^>]*>Vote on S/RES/8990', page)


def test_printed_dates_that_disagree(client: httpx.Client) -> None:
    html = _get(client, "/doc/document/S-RES-8990-2019")
    assert "Adopted on: 1 February 2019 according to Votes of the Council; 2 February 2019" in _words(html)
    assert "Sources disagree" not in _section(_get(client, RESOLUTION), "facts")


def test_a_draft_with_sponsors_and_six_files(client: httpx.Client) -> None:
    draft = _section(_get(client, RESOLUTION), "draft")
    row = _table(draft, "Drafts")[1]
    assert row[:2] == ["S/2019/400", "Lakeland, Northland"]
    assert row[2] == "Arabic, Chinese, English, French, Russian, Spanish"
    assert 'href="https://files.example/S_2019_400-AR.pdf"' in draft


def test_subjects_in_six_languages(client: httpx.Client) -> None:
    html = _section(_get(client, RESOLUTION), "subjects")
    rows = _table(html, "Subjects")
    assert rows[0] == ["Subject", "Arabic", "Chinese", "English", "French", "Russian", "Spanish"]
    assert rows[1] == ["FERRIES", "عبارات", "渡轮", "FERRIES", "BACS", "Паромы", "TRANSBORDADORES"]
    assert rows[2][1:] == ["", "", "WATER TRANSPORT", "TRANSPORTS PAR EAU", "", ""]
    assert '<span lang="ar" dir="rtl">عبارات</span>' in html
    assert f'href="{SUBJECT}"' in html


def test_before_and_after(client: httpx.Client) -> None:
    around = _section(_get(client, RESOLUTION), "before-and-after")
    groups = dict(re.findall(r'<h3 id="([a-z-]+)">(.*?)(?=<h3|\Z)', around, re.DOTALL))
    assert list(groups) == ["events-before", "events-after", "documents-before"]
    assert "30 April 2019 Clash at the pier shares: Lakeland" in _words(groups["events-before"])
    after = _words(groups["events-after"])
    assert after.index("Shots at night") < after.index("The ferry sails again")
    assert "More than ninety days later" not in around
    assert "1 February 2019 S/RES/8990 (2019)" in _words(groups["documents-before"])


def test_what_names_a_resolution(client: httpx.Client) -> None:
    assert "The ferry sails again" in _section(_get(client, RESOLUTION), "mandate-of")


# -- votes -----------------------------------------------------------------------------------------------------------


def test_members_by_choice(client: httpx.Client) -> None:
    members = _section(_get(client, ROLL_CALL), "members")
    assert re.findall(r"<h3 [^>]*>(.*?)</h3>", members) == ["In favour: 104", "Against: 15", "Abstaining: 53"]
    assert members.count("<li>") == 172
    assert members.count('<ul class="members" aria-labelledby=') == 3
    assert 'href="/doc/actor/old-union">Old Union (1922–1991)</a>' in members


def test_what_is_not_known_of_a_vote_is_said(client: httpx.Client) -> None:
    words = _words(_section(_get(client, ROLL_CALL), "members"))
    assert "Member 004 also stated: against" in words
    assert "with more than one choice: 1." in words
    assert "Of 193 members, 22 have no entry: what they chose is not stated." in words
    assert "In favour: 105 stated, 104 listed here." in words


def test_counts_of_one_vote_by_two_sources(client: httpx.Client) -> None:
    result = _section(_get(client, ROLL_CALL), "result")
    assert "Against: 14 according to Votes of the Assembly; 15 according to A count of our own." in _words(result)


def test_a_veto(client: httpx.Client) -> None:
    html = _get(client, "/doc/vote/6900")
    assert "Northland veto" in _table(html, "Counts")[1]
    assert "The vote against of a permanent member." in html
    assert "Vote on S/2018/156" in _section(_get(client, "/doc/actor/northland"), "vetoes-cast")


def test_a_vote_on_a_part_is_kept_apart(client: httpx.Client) -> None:
    html = _get(client, "/doc/document/A-RES-73-900")
    assert len(_table(_section(html, "vote"), "Counts")) == 3
    assert "Vote on paragraph 4" in html.partition("Votes on parts, amendments and motions")[2]


def test_figures_have_their_estimates_and_side(client: httpx.Client) -> None:
    figures = _words(_section(_get(client, "/doc/event/2019-04-30/clash-at-the-pier-aaaa01"), "figures"))
    assert "Killed 3 Lakeland, estimates from 2 to 9" in figures


def test_rows_are_evidence(client: httpx.Client) -> None:
    html = _get(client, RESOLUTION)
    assert re.search(r"Votes of the Council</a>, row 17\b", html)


# -- members ---------------------------------------------------------------------------------------------------------


def test_how_a_member_voted_by_year(client: httpx.Client) -> None:
    html = _get(client, "/doc/actor/northland")
    assert _table(html, "Ballots by year")[1] == ["2018", "0", "0", "1", "1"]
    assert 'href="/votes/member/northland/2018"' in html
    assert "S/2019/400" in _section(html, "documents-sponsored")
    whole = _table(_get(client, "/votes/member/northland"), "Ballots by year")
    assert whole[1:] == [["2018", "0", "0", "1", "1"], ["All years", "0", "0", "1", "1"]]


def test_a_year_of_a_member_by_agenda_item(client: httpx.Client) -> None:
    html = _get(client, "/votes/member/northland/2018")
    assert _table(html, "Ballots by agenda item")[1:] == [
        ["No agenda item stated", "0", "0", "0", "1"],
        ["The situation at the lake", "0", "0", "1", "0"],
    ]
    link = "/votes/member/northland/2018?agenda=topic/the-situation-at-the-lake"
    assert f'href="{link}"' in html
    item = _get(client, link)
    assert "Abstaining: 1" in item
    assert "Not voting" not in _section(item, "choices")


def test_the_query_gives_what_the_page_shows(client: httpx.Client) -> None:
    html = _get(client, "/votes/member/northland/2018?agenda=topic/the-situation-at-the-lake")
    found = re.search(r"<pre><code>(.*?)</code></pre>", html, re.DOTALL)
    assert found
    answer = client.get("/sparql", params={"query": unescape(found[1]), "format": "csv"}).text.splitlines()
    assert answer[0] == "date,item,vote,document,choice"
    document, choice = f"{BASE}id/document/A-RES-73-900", "https://w3id.org/communique/choice/abstaining"
    assert answer[1:] == [f"2018-12-20,The situation at the lake,{BASE}id/vote/8001,{document},{choice}"]
    asked = re.search(r'href="(/sparql\?[^"]+)"', html)
    assert asked
    assert client.get(unescape(asked[1]), headers=HTML).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/votes/member/nobody", 404),
        ("/votes/member/council", 404),
        ("/votes/member/northland/1999", 404),
        ("/votes/member/northland/20180", 404),
        ("/votes/member/northland/undated", 404),
        ("/votes/member/northland/%D9%A2%D9%A0%D9%A1%D9%A8", 404),
        ("/votes/member/northland/2018?agenda=topic/nothing", 404),
        ("/votes/member/northland/2018?agenda=%3E%20.%20%3Fs%20%3Fp%20%3Fo", 404),
        ("/votes/member/northland/2018?agenda=" + "x" * 400, 400),
        ("/votes/member/a%00b", 400),
        ("/votes/member/%3E%7D", 404),
        ("/votes?year=soon", 400),
        ("/votes?body=%00", 400),
        ("/documents?year=2019&series=" + "y" * 400, 400),
        ("/documents?series=%3Cscript%3E", 200),
        ("/documents?body=..%2F..%2Fetc", 200),
        ("/documents?year=2019&page=99", 404),
        ("/doc/subject/thesaurus.example/terms/999", 404),
        ("/doc/subject/", 404),
        ("/doc/subject/%3E%3C", 404),
    ],
)
def test_hostile_requests(client: httpx.Client, path: str, status: int) -> None:
    response = client.get(path, headers=HTML)
    assert response.status_code in (status, 400) if "%3" in path else response.status_code == status
    assert "<script>" not in response.text


def test_a_description_of_a_member_leaves_its_ballots_to_their_votes(client: httpx.Client) -> None:
    said = list(ox.parse(client.get("/doc/actor/northland.nt").content, format=ox.RdfFormat.N_TRIPLES))
    predicates = {triple.predicate.value for triple in said}
    assert CMQ + "voter" not in predicates
    assert {CMQ + "participant", CMQ + "vetoedBy", CMQ + "sponsor"} <= predicates
    vote = client.get(f"{ROLL_CALL}.nt").text
    assert vote.count(f"<{CMQ}voter>") == 172
    assert "hydra" not in vote


# -- subjects --------------------------------------------------------------------------------------------------------


def test_a_subject_has_its_names_its_place_and_what_is_about_it(client: httpx.Client) -> None:
    html = _get(client, SUBJECT)
    facts = _words(_section(html, "facts"))
    for name in ("FERRIES", "BACS", "TRANSBORDADORES", "عبارات", "渡轮", "Паромы"):
        assert name in facts
    assert '<a href="/doc/subject/thesaurus.example/terms/101">WATER TRANSPORT</a>' in html
    assert "LAKES <&>" in facts
    listed = _words(_section(html, "documents-and-votes-on-this-subject"))
    assert listed.index("S/RES/8990 (2019)") < listed.index("S/RES/9001 (2019)")
    assert "http://thesaurus.example/terms/100" in html.partition("Address:")[2]


def test_a_subject_is_described_in_every_format(client: httpx.Client) -> None:
    concept = ox.NamedNode("http://thesaurus.example/terms/100")
    found = client.get(SUBJECT, headers={"accept": "text/turtle"})
    assert found.headers["content-location"] == f"{SUBJECT}.ttl"
    assert f'<{concept.value}>; rel="describes"' in found.headers["link"]
    assert any(triple.subject == concept for triple in ox.parse(found.content, format=ox.RdfFormat.TURTLE))
    assert client.get(SUBJECT.replace("/doc/", "/id/")).headers["location"] == SUBJECT
    assert client.get(SUBJECT.replace("/doc/", "/linkset/")).status_code == 200
    assert client.get(f"{SUBJECT}.trig").text.count("FERRIES") == 1


def test_topics_lead_to_documents_and_votes(client: httpx.Client) -> None:
    listed = _words(_section(_get(client, "/doc/topic/the-situation-at-the-lake"), "on-the-agenda-of"))
    for name in ("S/RES/9001 (2019)", "Vote on A/RES/73/900"):
        assert name in listed
    assert "FERRIES" in _get(client, "/subjects")
    assert "situation at the lake" not in _get(client, "/subjects")


# -- days and lists --------------------------------------------------------------------------------------------------


def test_a_day_has_events_documents_votes_and_meetings(client: httpx.Client) -> None:
    html = _get(client, "/day/2019/05/10")
    assert "Shots at night" in _section(html, "on")
    assert "S/RES/9001 (2019)" in _section(html, "documents")
    assert "14 in favour" in _words(_section(html, "votes"))
    assert "S/PV.8500" in _section(html, "meetings")
    assert _table(_get(client, "/day/2019/05"), "Days")[1] == ["10 May 2019", "1", "1", "2"]


@pytest.mark.parametrize(
    ("path", "listed", "left_out"),
    [
        ("/votes", ("Vote on S/RES/9001 (2019)", "Vote on paragraph 4"), ()),
        ("/votes?year=2018", ("Vote on A/RES/73/900",), ("Vote on S/RES/9001",)),
        ("/votes?year=2018&body=actor/council", ("Vote on S/2018/156",), ("A/RES/73/900",)),
        ("/documents?series=S/RES", ("S/RES/9001 (2019)",), ("A/RES/73/900", "S/2019/400")),
        ("/documents?year=2019&body=actor/council", ("S/RES/8990 (2019)",), ("S/2018/156",)),
        ("/documents?year=", ("S/2019/400",), ()),
    ],
)
def test_lists_are_narrowed(
    client: httpx.Client, path: str, listed: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    entries = _words(_get(client, path).partition('<ol class="entries')[2])
    assert all(name in entries for name in listed)
    assert not any(name in entries for name in left_out)


def test_a_narrowed_list_leads_back(client: httpx.Client) -> None:
    html = _get(client, "/votes?year=2018&body=actor/council")
    assert '<a href="?body=actor%2Fcouncil" aria-current="true">2018</a>' in html
    assert '<a href="?year=2018" aria-current="true">Council</a>' in html


def test_series(client: httpx.Client) -> None:
    rows = _table(_get(client, "/resolutions"), "Series")
    assert rows[1:] == [["A/RES/73", "2018-12-20", "2018-12-20", "1"], ["S/RES", "2019-02-01", "2019-05-10", "3"]]


@pytest.mark.parametrize(
    ("symbol", "series"),
    [
        ("S/RES/2254 (2015)", "S/RES"),
        ("A/RES/71/248", "A/RES/71"),
        ("A/RES/2200(XXI)", "A/RES"),
        ("A/RES/51/46 D", "A/RES/51"),
        ("A/RES/ES-11/1", "A/RES/ES-11"),
        ("S/PV.7588", "S/PV"),
        ("A/71/PV.66", "A/71/PV"),
        ("S/2015/996", "S/2015"),
        ("SC/12171", "SC"),
        ("", ""),
    ],
)
def test_series_of_symbols(symbol: str, series: str) -> None:
    assert series_of(symbol) == series


# -- terms of use ----------------------------------------------------------------------------------------------------


def test_a_page_names_the_terms_of_all_its_sources(client: httpx.Client) -> None:
    terms = _section(_get(client, ROLL_CALL), "sources")
    words = _words(terms)
    assert "A library's tables, The library. Licence: https://library.example/terms" in words
    assert "An observer. Licence: not stated" in words
    assert "Conflict events" not in words
    around = _words(_section(_get(client, RESOLUTION), "sources"))
    assert "Conflict events, Those who counted. Licence: https://creativecommons.org/licenses/by/4.0/" in around


@pytest.mark.parametrize(
    ("extension", "form"), [("ttl", "TURTLE"), ("jsonld", "JSON_LD"), ("rdf", "RDF_XML"), ("trig", "TRIG")]
)
def test_data_names_the_terms_of_its_sources(client: httpx.Client, extension: str, form: str) -> None:
    data = client.get(f"{ROLL_CALL}.{extension}").content
    said = {
        (str(q.subject), q.predicate.value, str(q.object)) for q in ox.parse(data, format=getattr(ox.RdfFormat, form))
    }
    library, observer = (f"<{BASE}dataset#source-{name}>" for name in ("library", "observer"))
    document = f"<{BASE}doc/vote/8001>"
    assert {(document, DCTERMS + "source", library), (document, DCTERMS + "source", observer)} <= said
    assert (library, DCTERMS + "license", "<https://library.example/terms>") in said
    assert (library, DCTERMS + "rights", '"The library"') in said
    assert not any(subject == observer and predicate == DCTERMS + "license" for subject, predicate, _ in said)


def test_a_source_names_its_own_terms(client: httpx.Client) -> None:
    assert "The library" in _section(_get(client, "/doc/source/library/council-csv"), "sources")


# -- large ones ------------------------------------------------------------------------------------------------------


def test_a_state_with_thousands_of_ballots_and_events(empty_home: Home, connected: Connect) -> None:
    number = 2_500
    events = [
        f"<{BASE}id/event/2001-01-01/e-{each}> a cmq:Event ; cmq:participant <{BASE}id/actor/land> ;"
        f' cmq:earliest "{1990 + each % 20}-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .'
        for each in range(number)
    ]
    votes = [
        f"<{BASE}id/vote/{each}> a cmq:Vote ; cmq:ballot <{BASE}id/vote/{each}#b> ;"
        f' dcterms:date "{1990 + each % 20}-02-02"^^<http://www.w3.org/2001/XMLSchema#date> .'
        f" <{BASE}id/vote/{each}#b> a cmq:Ballot ; cmq:voter <{BASE}id/actor/land> ; cmq:choice cmc:against ."
        for each in range(number)
    ]
    prefixes = (
        f"PREFIX cmq: <{CMQ}> PREFIX dcterms: <{DCTERMS}> PREFIX cmc: <https://w3id.org/communique/choice/>\n"
        f"GRAPH <{BASE}id/graph/library/large> {{ <{BASE}id/actor/land> a cmq:State .\n"
    )
    empty_home.publish("r1", prefixes + "\n".join([*events, *votes]) + "\n}")
    with connected(empty_home.settings) as client:
        page = client.get("/doc/actor/land", headers=HTML)
        assert len(page.content) < 300_000
        assert "2,400 more on the following pages" in page.text
        rows = _table(page.text, "Ballots by year, the latest")
        assert [row[0] for row in rows[1:]] == [str(year) for year in range(2009, 2004, -1)]
        assert rows[1][2] == "125"
        assert "e 2499" in _get(client, "/doc/actor/land?page=25")
        data = list(ox.parse(client.get("/doc/actor/land.nt").content, format=ox.RdfFormat.N_TRIPLES))
        assert len(data) < 1_000
        whole = _table(_get(client, "/votes/member/land"), "Ballots by year")
        assert whole[-1] == ["All years", "0", "2,500", "0", "0"]


# -- reports on quality ----------------------------------------------------------------------------------------------

COMPLETENESS = {
    "format": 1,
    "series": [
        {
            "series": "S/RES",
            "name": "Resolutions of the Council",
            "session": "",
            "found": 3,
            "first": 8990,
            "last": 9001,
            "missing": {"count": 9, "ranges": [[8991, 8998], [9000, 9000]]},
            "named": ["S/RES/9000 (2019)"],
            "lacking": {
                "date": {"count": 1, "symbols": ["S/RES/9001 (2019)"]},
                "title": {"count": 0, "symbols": []},
                "vote": {"count": 0, "symbols": []},
                "file": {"count": 2, "symbols": ["S/RES/9001 (2019)", "<script>"]},
                "subject": {"count": 0, "symbols": []},
            },
            "sources": [{"source": "library/council.csv", "found": 3, "lacking": {"date": 1, "file": 2}}],
        }
    ],
}


def test_reports_on_quality(empty_home: Home, connected: Connect, small: str) -> None:
    folder = empty_home.publish("r1", small)
    (folder / "completeness.json").write_text(json.dumps(COMPLETENESS))
    manifest = json.loads((folder / "manifest.json").read_text())
    thing, said = f"{BASE}id/vote/8001", "The counts differ: one says 14; another says 15"
    manifest["disagreements"] = [{"file": "a", "line": 1, "part": thing, "shape": "s", "message": said, "remedy": ""}]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with connected(empty_home.settings) as client:
        html = _get(client, "/dataset/completeness")
        row = ["S/RES", "Resolutions of the Council", "8990–9001", "3", "9", "1", "0", "0", "2", "0"]
        assert _table(html, "Series")[1] == row
        one = _get(client, "/dataset/completeness?series=S/RES")
        assert "8991–8998" in one
        assert '<a href="/doc/document/S-RES-9001-2019">S/RES/9001 (2019)</a>' in one
        assert "<script>" not in one
        assert _table(one, "What each source")[1][:3] == ["library/council.csv", "3", "1"]
        assert client.get("/dataset/completeness.json").json() == COMPLETENESS
        assert client.get("/dataset/completeness?series=X", headers=HTML).status_code == 404
        listed = _get(client, "/dataset/disagreements")
        assert said in listed
        assert 'href="/doc/vote/8001"' in listed
        asked = client.get("/dataset/disagreements", headers={"accept": "application/json"})
        assert asked.json() == manifest["disagreements"]
        assert client.get("/dataset/disagreements?page=2", headers=HTML).status_code == 404


@pytest.mark.parametrize("written", [None, "{", "[]", '{"format": 1, "series": []}'])
def test_a_release_without_a_report(empty_home: Home, connected: Connect, small: str, written: str | None) -> None:
    folder = empty_home.publish("r1", small)
    if written is not None:
        (folder / "completeness.json").write_text(written)
    with connected(empty_home.settings) as client:
        assert "no report on its completeness" in _get(client, "/dataset/completeness")
        assert client.get("/dataset/completeness.json").status_code == 200
        assert client.get("/dataset/completeness.exe").status_code == 404
