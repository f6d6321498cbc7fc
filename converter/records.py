"""Records: what a document says, before any RDF.

A reader yields one `Record` a unit (a page, a roll call, a table row); extraction adds what its prose says;
the authority gives its names an identity; the mapping turns it into quads. Records are values: nobody changes
one, each step returns another. Nothing here knows a file format or the ontology.

`Stated` pairs a value with its `Evidence`: the rule that read it, how sure that is, and where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from .passages import Passage, Span

T_co = TypeVar("T_co", covariant=True)

Sort = Literal["actor", "place", "process", "topic"]
"""What a name can name: each has its own kind of address."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a statement is made: the name of the rule, its confidence (0 to 1) and the passage.

    `span` counts in the document's text, but for what extraction returns about a text of its own, where it
    counts in that text (`extract.anchored` moves it). None: the record as a whole says it.
    """

    rule: str
    confidence: float = 1.0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """A value and the evidence for it."""

    value: T_co
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its language (BCP 47; empty if unknown)."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a document gives it.

    `kind` is an actor's (state, organisation, armed_group, military, person, group) or a place's (country,
    territory, region, city, site, water), empty if unknown. `within` is the containing place or country that the
    text itself names. `entity` is the authority's key, such as `actor/syria`, once the name is identified.
    """

    text: str
    sort: Sort
    kind: str = ""
    language: str = "en"
    within: str = ""
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Start and end in ISO 8601 with the precision stated (`2017`, `2017-02`, `2017-02-23`).

    A single day, month or year has both equal; None is unknown, never "the same".
    """

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class EventKey:
    """What an event's address is made of: the date as stated ("" if none), a title, and what tells it from others.

    `path` is the archive path of its page (`/news/2017/01/23/…`); an event found in prose has none, and is told
    apart by `passage`, its wording, and the input document it stands in.
    """

    date: str
    title: str
    path: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What a UN document's address is made of: its normalised symbol (`S/RES/2254 (2015)`), else its title."""

    symbol: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor in an event, with a role of the scheme (`cmr:`): party, convener, guarantor, agent, target …"""

    actor: Name
    role: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A count: `measure` of the scheme (`cmm:`), value, bound (exact, at_least, at_most, about), and its scope.

    `unit` says what is counted where the measure does not (`zones`); `place` and `period` only as stated.
    """

    measure: str
    value: int | Decimal
    bound: str = "exact"
    unit: str = ""
    place: Name | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A news item at its address, with the images and videos linked beside it."""

    url: str
    publisher: Name | None = None
    title: Text | None = None
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a single sentence or headline says of its one main event; spans count in the text that was read.

    `memberships` pair a person with the organisation the text says the person belongs to, `offices` a person with
    the office as the text words it.
    """

    event_type: Stated[str] | None = None
    period: Stated[Period] | None = None
    status: Stated[str] | None = None
    asserted_by: Stated[Name] | None = None
    places: tuple[Stated[Name], ...] = ()
    participations: tuple[Stated[Participation], ...] = ()
    figures: tuple[Stated[Figure], ...] = ()
    documents: tuple[Stated[DocumentKey], ...] = ()
    memberships: tuple[Stated[tuple[Name, Name]], ...] = ()
    offices: tuple[Stated[tuple[Name, str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event or, when its key is the name of a process, a course of events.

    `headline` is the prose that extraction should read for it; None: nothing is left to read.
    `status` is happened, planned or claimed; no status means happened.
    """

    key: EventKey | Name
    labels: tuple[Stated[Text], ...] = ()
    headline: Passage | None = None
    abstracts: tuple[Stated[Text], ...] = ()
    types: tuple[Stated[str], ...] = ()
    period: Stated[Period] | None = None
    status: Stated[str] | None = None
    asserted_by: Stated[Name] | None = None
    places: tuple[Stated[Name], ...] = ()
    participations: tuple[Stated[Participation], ...] = ()
    part_of: tuple[Stated[Name | EventKey], ...] = ()
    topics: tuple[Stated[Name], ...] = ()
    agenda: tuple[Stated[Name], ...] = ()
    related: tuple[Stated[EventKey], ...] = ()
    mandated_by: tuple[Stated[DocumentKey], ...] = ()
    documents: tuple[Stated[DocumentKey], ...] = ()
    outcomes: tuple[Stated[EventKey | DocumentKey | Text], ...] = ()
    figures: tuple[Stated[Figure], ...] = ()
    reports: tuple[Stated[Report], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A UN document: a resolution when its symbol says so. `language_versions` pair a code with a file's URL or ""."""

    key: DocumentKey
    titles: tuple[Stated[Text], ...] = ()
    date: Stated[Period] | None = None
    adopted_by: Stated[Name] | None = None
    adopted_on: Stated[Period] | None = None
    language_versions: tuple[Stated[tuple[str, str]], ...] = ()
    cites: tuple[Stated[DocumentKey], ...] = ()
    annexed_to: tuple[Stated[DocumentKey], ...] = ()
    mandates: tuple[Stated[EventKey | Name], ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """What a document says of an actor as such, apart from any event. `theme` is what it takes care of."""

    name: Name
    aliases: tuple[Stated[Text], ...] = ()
    offices: tuple[Stated[Text], ...] = ()
    member_of: tuple[Stated[Name], ...] = ()
    established_by: tuple[Stated[EventKey | DocumentKey | Name], ...] = ()
    themes: tuple[Stated[Name], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, when, and where or to whom (`venue`: a body or a place)."""

    text: Stated[Text]
    speaker: Stated[Name] | None = None
    period: Stated[Period] | None = None
    venue: Stated[Name] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's caption, and its credit and address where stated."""

    caption: Stated[Text]
    credit: Stated[str] | None = None
    url: str = ""


# -- the prose of a page, as its reader found it -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `lead` is the sentence or paragraph that ends in a colon before it, if any."""

    items: tuple[Passage, ...]
    lead: Passage | None = None


@dataclass(frozen=True, slots=True)
class QuotedStatement:
    """A statement that stands alone, and the line that says who made it."""

    passage: Passage
    attribution: Passage


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, its credit where stated, and its address where stated."""

    passage: Passage
    credit: Passage | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in a list: its title, and the language codes (`ar`, `zh` …) with a file's URL or ""."""

    title: Passage
    languages: tuple[tuple[str, str], ...] = ()
    languages_at: Passage | None = None


@dataclass(frozen=True, slots=True)
class ListedTheme:
    """A theme and the bodies that take care of it (`Food Security – FAO | WFP`)."""

    theme: Passage
    bodies: tuple[Passage, ...]


Block = Paragraph | Bullets | QuotedStatement | Caption | ListedDocument | ListedTheme


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its heading (None: what stands before the first)."""

    heading: Passage | None
    blocks: tuple[Block, ...] = ()


# -- the unit -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that could not be used, though the rest of it can.

    `line` counts from 1; `remedy` says what would help.
    """

    line: int
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The unit that is read, validated and, if need be, held back: a page, a roll call, a row.

    `part` tells the records of one file apart (a row number, a record id; "" when the file is one record).
    `text` is the whole decoded text that spans count in. `path` is the archive path that the document has, if any.
    `topic` and `tags` are what the document says of its own subject and help extraction choose.
    """

    text: str
    part: str = ""
    language: str = ""
    title: Text | None = None
    path: str = ""
    published: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
