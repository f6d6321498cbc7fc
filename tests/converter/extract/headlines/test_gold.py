"""The gold form: the codes of the annotation rules, with the finer ones beside them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.gold import gold_code, to_gold
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.records import Reading


def _gold(text: str) -> dict[str, Any]:
    item = {"id": "x-1", "published": "2017-02-01", "text": text, "topic": None, "context": ["a"]}
    return to_gold(item, read_headline(text, load(), published="2017-02-01"))


@pytest.mark.parametrize(
    ("fine", "code"),
    [("party", "participant"), ("host", "mediator"), ("agent", "agent"), ("appointee", "target"), ("no-such", "other")],
)
def test_a_fine_role_has_a_gold_code(fine: str, code: str) -> None:
    assert gold_code("role", fine) == code


def test_the_keys_of_the_annotation_are_there() -> None:
    gold = _gold("Talks between Norway and the Syrian government in Geneva end; at least 12 people were killed.")
    assert gold["id"] == "x-1"
    assert gold["event_type"] == "consult"
    assert [(a["name"], a["kind"], a["role"]) for a in gold["actors"]] == [
        ("Norway", "state", "participant"),
        ("Syrian government", "state", "participant"),
    ]
    assert gold["actors"][0]["roles"] == ["party"]
    assert gold["actors"][0]["entity"] == "actor/norway"
    assert gold["places"][0]["name"] == "Geneva"
    assert [(f["measure"], f["value"], f["bound"]) for f in gold["figures"]] == [("killed", 12, "at_least")]
    assert gold["date"] is None
    assert json.loads(json.dumps(gold, ensure_ascii=False)) == gold


def test_an_actor_with_two_roles_is_one_entry_with_the_weightier() -> None:
    gold = _gold("Talks end with the sponsors of the process, Norway and Chile, agreeing to watch the truce.")
    assert [(a["name"], a["role"], a["roles"]) for a in gold["actors"]] == [
        ("Norway", "participant", ["sponsor", "signatory"]),
        ("Chile", "participant", ["sponsor", "signatory"]),
    ]


def test_an_empty_reading_is_other_and_nothing_else() -> None:
    gold = to_gold({"id": "y", "text": ""}, Reading())
    assert gold["event_type"] == "other"
    assert gold["places"] == gold["actors"] == gold["documents"] == gold["figures"] == []
    assert gold["date"] is None
