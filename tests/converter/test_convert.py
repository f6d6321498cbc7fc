"""The way through the converter: which day an event is given."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from communique.converter.authority import load
from communique.converter.convert import Converter
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input

_PAGE = """### [2017-03-14](/news/2017/03/14/index.md)

##### Harbours
# {headline}


### Source:

1. [Lantern Daily](https://lantern.example/2017/03/14/harbours)
"""
_START = "https://w3id.org/communique/ontology#startDate"


@pytest.mark.parametrize(
    ("headline", "start"),
    [
        ("Norway and Chile sign a treaty on harbours.", "2017-03-14"),
        ("Norway and Chile sign a treaty on harbours on 10 March 2017.", "2017-03-10"),
        ("Norway and Chile sign a treaty on harbours in March 2017.", "2017-03-14"),
        ("Norway and Chile sign a treaty on harbours in 2017.", "2017-03-14"),
        ("Norway and Chile signed a treaty on harbours in February 2017.", "2017-02"),
        ("Norway and Chile hold talks from 13 March to 15 March 2017.", "2017-03-13"),
    ],
)
def test_a_date_in_the_text_never_widens_the_day_of_the_page(headline: str, start: str) -> None:
    path = "en/news/2017/03/14/norway-and-chile.md"
    document = Input(path, _PAGE.format(headline=headline))
    converted = Converter("http://127.0.0.1:8000/", load()).convert(
        document, SourceInfo("archive", path, "sha256:0"), "news-archive", frozenset()
    )
    starts = {
        triple.object.value
        for unit in converted.units
        for triple in unit.statements
        if triple.predicate.value == _START and isinstance(triple.object, Literal) and "/event/" in str(triple.subject)
    }
    assert starts == {start}
