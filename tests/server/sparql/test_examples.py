"""The questions that the form offers: each can be asked, and those on votes and documents have answers."""

from __future__ import annotations

import httpx
import pytest

from communique.server.routes.sparql import prologue_of
from communique.server.sparql.examples import EXAMPLES

QUERIES = dict(EXAMPLES)


def _rows(client: httpx.Client, query: str) -> list[str]:
    asked = {"query": prologue_of(query) + query, "format": "csv"}
    answer = client.get("/sparql", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.text.splitlines()[1:]


@pytest.mark.parametrize("title", QUERIES)
def test_every_example_can_be_asked(client: httpx.Client, title: str) -> None:
    _rows(client, QUERIES[title])


@pytest.mark.parametrize(
    ("start", "names", "number"),
    [
        ("A resolution:", {"S/RES/2254 (2015)": "S/RES/9001 (2019)"}, 16),
        ("How a member voted", {"Kazakhstan": "Northland", "2017": "2018"}, 2),
        ("Who voted how", {"A/RES/71/248": "A/RES/73/900"}, 172),
        ("Vetoes", {"; cmq:agenda/rdfs:label ?item": "", 'CONTAINS(LCASE(?item), "middle east")': "true"}, 1),
        ("Counts of a vote", {}, 1),
        ("Events in a country", {"Syria": "Lakeland"}, 3),
        ("Resolutions about a place", {}, 1),
    ],
)
def test_examples_have_answers(client: httpx.Client, start: str, names: dict[str, str], number: int) -> None:
    query = next(text for title, text in EXAMPLES if title.startswith(start))
    for ours, here in names.items():
        assert ours in query
        query = query.replace(ours, here)
    assert len(_rows(client, query)) == number
