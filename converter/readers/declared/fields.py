"""What a mapping can fill: the fields of our records, each with what reads it; their names are those of the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any, Literal, get_args

from communique.ontology.vocabulary import Scheme, concepts

from ...frozen import frozen
from ...records import Choice, Figure, Participation, Report
from .cells import Part, Row
from .values import (
    addresses,
    counts,
    degrees,
    files,
    members,
    named,
    numbers,
    one_of,
    outcomes,
    periods,
    symbols,
    texts,
    worded,
)

Kind = Literal["document", "vote", "event", "actor", "place"]
"""The kinds of record that a mapping makes."""


@frozen
class Field:
    """A field of a record: how its values are read, whether it takes several, and whether each has evidence.

    One with `inside` is filled by tables of its own, whose fields these are; `make` makes a value of each.
    """

    read: Callable[[Part, Row, str], Iterator[Any]] = texts
    many: bool = True
    stated: bool = True
    needed: bool = False
    inside: Mapping[str, Field] = field(default_factory=dict)
    make: Callable[[dict[str, Any]], Any] | None = None


def _coded(scheme: Scheme) -> Callable[[Part, Row, str], Iterator[str]]:
    """Return a function that yields codes of a scheme, which is read when the first is wanted."""

    def codes(part: Part, row: Row, where: str) -> Iterator[str]:
        yield from one_of(concepts(scheme))(part, row, where)

    return codes


_ACTOR, _PLACE, _TOPIC, _PROCESS = named("actor"), named("place"), named("topic"), named("process")
_BODY = named("actor", "organisation")
_TEXT, _STRING = Field(worded), Field(stated=False)
_SYMBOL = Field(symbols)
_ONE_STRING = Field(many=False, stated=False)
_COUNT = Field(counts, many=False, stated=False)
_NUMBER = Field(numbers, many=False, stated=False)
_MEMBERS = Field(members, stated=False)

_PARTICIPATION = {
    "actor": Field(_ACTOR, stated=False, needed=True),
    "role": Field(_coded("role"), many=False, stated=False, needed=True),
}
_FIGURE = {
    "measure": Field(_coded("measure"), many=False, stated=False, needed=True),
    "value": Field(numbers, many=False, stated=False, needed=True),
    "bound": Field(_coded("bound"), many=False, stated=False),
    "unit": _ONE_STRING,
    "place": Field(_PLACE, many=False, stated=False),
    "low": _NUMBER,
    "high": _NUMBER,
    "side": Field(_ACTOR, many=False, stated=False),
}
_REPORT = {
    "url": Field(addresses, many=False, stated=False, needed=True),
    "publisher": Field(_BODY, many=False, stated=False),
    "title": Field(worded, many=False, stated=False),
}
_BALLOT = {
    "member": Field(members, stated=False, needed=True),
    "choice": Field(one_of(get_args(Choice)), many=False, stated=False, needed=True),
}


def _participations(found: dict[str, Any]) -> list[Participation]:
    return [Participation(actor, found["role"]) for actor in found["actor"]]


KEYS: Mapping[Kind, Mapping[str, Field]] = {
    "document": {"symbol": Field(symbols, many=False, stated=False), "title": _ONE_STRING, "id": _ONE_STRING},
    "vote": {"undl": _ONE_STRING, "content": _STRING},
    "event": {"date": Field(periods, many=False, stated=False), "title": _ONE_STRING, "id": _ONE_STRING},
    "actor": {"name": Field(_ACTOR, many=False, stated=False, needed=True)},
    "place": {"name": Field(_PLACE, many=False, stated=False, needed=True)},
}
"""What the addresses of each kind of record are made of."""

FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    "document": {
        "titles": _TEXT,
        "descriptions": _TEXT,
        "date": Field(periods, many=False),
        "adopted_by": Field(_BODY, many=False),
        "adopted_on": Field(periods, many=False),
        "language_versions": Field(files),
        "cites": _SYMBOL,
        "annexed_to": _SYMBOL,
        "mandates": Field(_PROCESS),
        "drafts": _SYMBOL,
        "meetings": _SYMBOL,
        "press_releases": _SYMBOL,
        "reports": _SYMBOL,
        "version_of": Field(symbols, many=False),
        "supplement_to": Field(symbols, many=False),
        "sponsors": Field(_ACTOR),
        "signatories": Field(_ACTOR),
        "about": Field(_ACTOR),
        "subjects": _TEXT,
        "agenda": Field(_TOPIC),
        "places": Field(_PLACE),
        "part_of": Field(_PROCESS),
        "identifiers": _STRING,
        "links": Field(addresses, stated=False),
        "urls": Field(addresses, stated=False),
    },
    "vote": {
        "label": Field(worded, many=False, stated=False),
        "body": Field(_BODY, many=False, stated=False),
        "date": Field(periods, many=False, stated=False),
        "session": _ONE_STRING,
        "agenda": Field(_TOPIC, stated=False),
        "subjects": Field(worded, stated=False),
        "modality": _ONE_STRING,
        "note": _ONE_STRING,
        "in_favour": _COUNT,
        "against": _COUNT,
        "abstaining": _COUNT,
        "not_voting": _COUNT,
        "members": _COUNT,
        "vetoed_by": _MEMBERS,
        "ballots": Field(inside=_BALLOT),
        "meeting": Field(symbols, many=False, stated=False),
        "identifiers": _STRING,
        "links": Field(addresses, stated=False),
    },
    "event": {
        "labels": _TEXT,
        "headline": _ONE_STRING,
        "abstracts": _TEXT,
        "types": Field(_coded("event-type")),
        "period": Field(periods, many=False),
        "status": Field(_coded("status"), many=False),
        "asserted_by": Field(_ACTOR, many=False),
        "places": Field(_PLACE),
        "participations": Field(inside=_PARTICIPATION, make=_participations),
        "part_of": Field(_PROCESS),
        "topics": Field(_TOPIC),
        "agenda": Field(_TOPIC),
        "mandated_by": _SYMBOL,
        "documents": _SYMBOL,
        "outcomes": Field(outcomes),
        "figures": Field(inside=_FIGURE, make=lambda found: [Figure(**found)]),
        "reports": Field(inside=_REPORT, make=lambda found: [Report(**found)]),
        "sources": Field(_BODY),
        "identifiers": _STRING,
    },
    "actor": {
        "aliases": _TEXT,
        "offices": _TEXT,
        "member_of": Field(_BODY),
        "established_by": _SYMBOL,
        "themes": Field(_TOPIC),
    },
    "place": {
        "within": Field(_PLACE, many=False, stated=False),
        "latitude": Field(degrees(90), many=False, stated=False),
        "longitude": Field(degrees(180), many=False, stated=False),
    },
}
"""What can be said of each kind of record beside its key."""
