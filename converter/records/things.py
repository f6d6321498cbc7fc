"""What is said of actors, places and concepts as such; quotations and pictures."""

from __future__ import annotations

from ..frozen import frozen
from .keys import DocumentKey, EventKey
from .stated import Name, Period, Stated, Text


@frozen
class Actor:
    """What a document says of an actor as such, apart from any event. `theme` is what it takes care of."""

    name: Name
    aliases: tuple[Stated[Text], ...] = ()
    offices: tuple[Stated[Text], ...] = ()
    member_of: tuple[Stated[Name], ...] = ()
    established_by: tuple[Stated[EventKey | DocumentKey | Name], ...] = ()
    themes: tuple[Stated[Name], ...] = ()


@frozen
class Quotation:
    """What somebody said, when, and where or to whom (`venue`: a body or a place)."""

    text: Stated[Text]
    speaker: Stated[Name] | None = None
    period: Stated[Period] | None = None
    venue: Stated[Name] | None = None


@frozen
class Picture:
    """A picture's caption, and its credit and address where stated."""

    caption: Stated[Text]
    credit: Stated[str] | None = None
    url: str = ""


@frozen
class Place:
    """What a table says of a place as such: what contains it, and where it lies (latitude, longitude in degrees)."""

    name: Name
    within: Name | None = None
    point: tuple[float, float] | None = None


@frozen
class Concept:
    """A term of a thesaurus that has addresses of its own.

    `labels` are the preferred ones, one a language; `broader`, `narrower` and `related` are addresses of other
    concepts, `near` of those of which the source says only that they are connected. `groups`: it is a heading that
    groups concepts, and nothing is indexed with it, so its labels name no subject of a document.
    """

    iri: str
    scheme: str
    notation: str = ""
    labels: tuple[Text, ...] = ()
    others: tuple[Text, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    groups: bool = False
