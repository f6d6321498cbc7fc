"""UN documents and agreements: what they are, what they belong to, and how they were decided on."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from ..extract.documents.symbols import is_resolution, organ_of
from ..records import Document, DocumentKey, Name, Period, Stated
from . import terms as t
from .events import document_node, event_node
from .statements import Statements, date, literal, uri

LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"


def language_node(code: str) -> NamedNode:
    """Return the Library of Congress's address of an ISO 639-1 language."""
    return NamedNode(LANGUAGES + code)


def document(say: Statements, item: Document, owner: str) -> NamedNode:
    """State what a record says of a document and return its node."""
    node = document_node(say, item.key, titled=bool(item.titles))
    if item.titles:
        say.begin(node, item.titles[0].evidence)
    for title in item.titles:
        say.say(node, t.TITLE, literal(title.value), title.evidence)
    for description in item.descriptions:
        say.say(node, t.DESCRIPTION, literal(description.value), description.evidence)
    _dated(say, node, t.DATE, item.date)
    _adopted(say, node, item)
    _languages(say, node, item)
    _documents(say, node, item)
    _actors(say, node, item)
    _subjects(say, node, item)
    for mandate in item.mandates:
        say.say(node, t.MANDATES, event_node(say, mandate.value, owner), mandate.evidence)
    for process in item.part_of:
        say.say(node, t.PART_OF, say.node(process.value), process.evidence)
    for predicate, votes in ((t.VOTE, item.votes), (t.ROLL_CALL, item.roll_calls)):
        for vote in votes:
            say.say(node, predicate, NamedNode(say.iris.vote(vote.value)), vote.evidence)
    _elsewhere(say, node, item)
    return node


def _dated(say: Statements, node: NamedNode, predicate: NamedNode, stated: Stated[Period] | None) -> None:
    if stated and (first := stated.value.start or stated.value.end):
        say.say(node, predicate, date(first), stated.evidence)


def _adopted(say: Statements, node: NamedNode, item: Document) -> None:
    """State by whom and when; who adopted a resolution stands in its symbol."""
    if item.adopted_by:
        say.say(node, t.ADOPTED_BY, say.node(item.adopted_by.value), item.adopted_by.evidence)
    elif is_resolution(item.key.symbol) and (organ := organ_of(item.key.symbol)):
        say.say(node, t.ADOPTED_BY, say.node(Name("", "actor", entity=organ)))
    _dated(say, node, t.ADOPTED_ON, item.adopted_on)


def _languages(say: Statements, node: NamedNode, item: Document) -> None:
    for version in item.language_versions:
        code, url = version.value
        part = NamedNode(f"{node.value}#language-{code}")
        say.say(node, t.HAS_LANGUAGE_VERSION, part, version.evidence)
        say.say(part, t.TYPE, t.LANGUAGE_VERSION)
        say.say(part, t.LANGUAGE, language_node(code))
        if url and say.fit(url):
            file = NamedNode(say.iris.fragment(node.value, "file", url))
            say.say(part, t.FILE, file)
            say.say(file, t.URL, uri(url))


def _documents(say: Statements, node: NamedNode, item: Document) -> None:
    """State the other documents that a document names or goes with."""
    others: tuple[tuple[NamedNode, Iterable[Stated[DocumentKey]]], ...] = (
        (t.CITES, item.cites),
        (t.ANNEXED_TO, item.annexed_to),
        (t.DRAFT, item.drafts),
        (t.MEETING_RECORD, item.meetings),
        (t.PRESS_RELEASE, item.press_releases),
        (t.COMMITTEE_REPORT, item.reports),
        (t.VERSION_OF, (item.version_of,) if item.version_of else ()),
        (t.IS_PART_OF, (item.supplement_to,) if item.supplement_to else ()),
    )
    for predicate, keys in others:
        for key in keys:
            say.say(node, predicate, document_node(say, key.value), key.evidence)


def _actors(say: Statements, node: NamedNode, item: Document) -> None:
    for predicate, names in (
        (t.SPONSOR, item.sponsors),
        (t.SIGNATORY, item.signatories),
        (t.ABOUT, item.about),
        (t.SPATIAL, item.places),
    ):
        for name in names:
            say.say(node, predicate, say.node(name.value), name.evidence)


def _subjects(say: Statements, node: NamedNode, item: Document) -> None:
    for term in item.subjects:
        say.say(node, t.TERM, say.subject(term.value), term.evidence)
    for point in item.agenda:
        say.say(node, t.AGENDA, say.topic(point.value), point.evidence)


def _elsewhere(say: Statements, node: NamedNode, item: Document) -> None:
    """State a document's numbers in published datasets, the pages about it, and where it stands itself."""
    for identifier in item.identifiers:
        say.say(node, t.IDENTIFIER, Literal(identifier))
    for link in item.links:
        say.linked(node, link)
    for url in item.urls:
        if say.fit(url):
            say.say(node, t.URL, uri(url))
