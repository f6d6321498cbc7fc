"""What a document says of actors as such, what they said, and the pictures it shows."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from ..records import Actor, DocumentKey, Picture, Quotation
from . import terms as t
from .events import document_node, event_node
from .statements import Statements, literal, uri


def actor(say: Statements, item: Actor, owner: str) -> NamedNode:
    """State what a record says of an actor and return its node."""
    node = say.node(item.name)
    for alias in item.aliases:
        say.say(node, t.ALT_LABEL, literal(alias.value), alias.evidence)
    for office in item.offices:
        say.say(node, t.OFFICE, literal(office.value), office.evidence)
    for body in item.member_of:
        say.say(node, t.MEMBER_OF, say.node(body.value), body.evidence)
    for founder in item.established_by:
        key = founder.value
        by = document_node(say, key) if isinstance(key, DocumentKey) else event_node(say, key, owner)
        say.say(node, t.ESTABLISHED_BY, by, founder.evidence)
    for theme in item.themes:
        say.say(node, t.THEME, say.node(theme.value), theme.evidence)
    return node


def quotation(say: Statements, item: Quotation) -> NamedNode:
    """State a quotation and return its node, a part of the input document."""
    text = item.text.value
    node = NamedNode(say.iris.fragment(say.source, "quotation", text.text))
    say.begin(node, item.text.evidence)
    say.say(node, t.TYPE, t.QUOTATION)
    say.say(node, t.TEXT, literal(text), item.text.evidence)
    say.say(node, t.QUOTED_FROM, NamedNode(say.source))
    if item.speaker:
        say.say(node, t.SPEAKER, say.node(item.speaker.value), item.speaker.evidence)
    if item.period:
        say.dated(node, item.period.value, item.period.evidence)
    if item.venue:
        say.say(node, t.VENUE, say.node(item.venue.value), item.venue.evidence)
    return node


def picture(say: Statements, item: Picture) -> NamedNode:
    """State a picture and return its node, a part of the input document."""
    caption = item.caption.value
    node = NamedNode(say.iris.fragment(say.source, "picture", caption.text, item.url))
    say.begin(node, item.caption.evidence)
    say.say(node, t.TYPE, t.PICTURE)
    say.say(node, t.CAPTION, literal(caption), item.caption.evidence)
    say.say(node, t.DERIVED_FROM, NamedNode(say.source))
    if item.credit:
        say.say(node, t.CREDIT, Literal(item.credit.value), item.credit.evidence)
    if item.url:
        say.say(node, t.URL, uri(item.url))
    return node
