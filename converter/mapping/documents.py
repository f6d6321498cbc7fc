"""UN documents, their language versions, and what they cite, annex and mandate."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ..records import Document
from . import terms as t
from .events import document_node, event_node
from .statements import Statements, date, literal, uri

LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"


def language_node(code: str) -> NamedNode:
    """Return the Library of Congress's address of an ISO 639-1 language."""
    return NamedNode(LANGUAGES + code)


def document(say: Statements, item: Document, owner: str) -> NamedNode:
    """State what a record says of a document and return its node."""
    node = document_node(say, item.key)
    if item.titles:
        say.begin(node, item.titles[0].evidence)
    for title in item.titles:
        say.say(node, t.TITLE, literal(title.value), title.evidence)
    if item.date:
        stated = item.date.value.start or item.date.value.end
        if stated:
            say.say(node, t.DATE, date(stated), item.date.evidence)
    if item.adopted_by:
        say.say(node, t.ADOPTED_BY, say.node(item.adopted_by.value), item.adopted_by.evidence)
    if item.adopted_on and item.adopted_on.value.start:
        say.say(node, t.ADOPTED_ON, date(item.adopted_on.value.start), item.adopted_on.evidence)
    for version in item.language_versions:
        code, url = version.value
        part = NamedNode(f"{node.value}#language-{code}")
        say.say(node, t.HAS_LANGUAGE_VERSION, part, version.evidence)
        say.say(part, t.TYPE, t.LANGUAGE_VERSION)
        say.say(part, t.LANGUAGE, language_node(code))
        if url:
            file = NamedNode(say.iris.fragment(node.value, "file", url))
            say.say(part, t.FILE, file)
            say.say(file, t.URL, uri(url))
    for cited in item.cites:
        say.say(node, t.CITES, document_node(say, cited.value), cited.evidence)
    for annexed in item.annexed_to:
        say.say(node, t.ANNEXED_TO, document_node(say, annexed.value), annexed.evidence)
    for mandate in item.mandates:
        say.say(node, t.MANDATES, event_node(say, mandate.value, owner), mandate.evidence)
    return node
