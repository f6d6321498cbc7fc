"""Events, their participations, figures and reports."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from communique.ontology.namespaces import CMB, CMM, CMR, CMS, CMT

from ..extract.dates.periods import earliest, latest
from ..records import DocumentKey, Event, EventKey, Figure, Name, Period, Report, Stated, Text
from . import terms as t
from .statements import Statements, literal, number, uri


def event(say: Statements, item: Event, owner: str, *, whole: bool = True) -> NamedNode:
    """State what a record says of an event and return its node.

    `owner` names the input document, for events that only its prose tells apart. `whole` is False for an event
    that has a page of its own: then this record adds topics and links alone.
    """
    node = event_node(say, item.key, owner)
    if whole:
        _described(say, node, item, owner)
    for topic in item.topics:
        meant, named = say.named(topic.value)
        say.say(node, t.TOPIC, meant, topic.evidence)
        if named.key and named.name.sort == "process" and meant != node:
            say.say(node, t.PART_OF, meant, topic.evidence)
    for related in item.related:
        say.say(node, t.RELATED, NamedNode(say.iris.event(related.value, owner)), related.evidence)
    return node


def event_node(say: Statements, key: EventKey | Name, owner: str) -> NamedNode:
    """Return the node of an event or of a process."""
    return say.node(key) if isinstance(key, Name) else NamedNode(say.iris.event(key, owner))


def _described(say: Statements, node: NamedNode, item: Event, owner: str) -> None:
    say.say(node, t.TYPE, t.EVENT)
    if isinstance(item.key, Name):
        say.say(node, t.TYPE, t.PROCESS)
    if item.labels:
        say.begin(node, item.labels[0].evidence)
    for label in item.labels:
        say.say(node, t.LABEL, literal(label.value), label.evidence)
    for abstract in item.abstracts:
        say.say(node, t.ABSTRACT, literal(abstract.value), abstract.evidence)
    for kind in item.types:
        say.say(node, t.EVENT_TYPE, NamedNode(CMT + kind.value), kind.evidence)
    if item.period:
        _period(say, node, item.period)
    if item.status:
        say.say(node, t.STATUS, NamedNode(CMS + item.status.value), item.status.evidence)
    if item.asserted_by:
        say.say(node, t.ASSERTED_BY, say.node(item.asserted_by.value), item.asserted_by.evidence)
    for place in item.places:
        say.say(node, t.HAS_PLACE, say.node(place.value), place.evidence)
    for taking_part in item.participations:
        actor = say.node(taking_part.value.actor)
        role = NamedNode(CMR + taking_part.value.role)
        part = NamedNode(say.iris.fragment(node.value, "participation", actor.value))
        say.say(node, t.HAS_PARTICIPATION, part)
        say.say(node, t.PARTICIPANT, actor, taking_part.evidence)
        say.say(part, t.TYPE, t.PARTICIPATION)
        say.say(part, t.HAS_ACTOR, actor)
        say.say(part, t.ROLE, role, taking_part.evidence)
    for whole in item.part_of:
        say.say(node, t.PART_OF, event_node(say, whole.value, owner), whole.evidence)
    for subject in item.agenda:
        say.say(node, t.AGENDA, say.topic(subject.value), subject.evidence)
    for mandate in item.mandated_by:
        say.say(node, t.MANDATED_BY, document_node(say, mandate.value), mandate.evidence)
    for document in item.documents:
        say.say(node, t.HAS_DOCUMENT, document_node(say, document.value), document.evidence)
    for outcome in item.outcomes:
        _outcome(say, node, outcome, owner)
    for figure in item.figures:
        _figure(say, node, figure)
    for report in item.reports:
        say.say(node, t.REPORTED_IN, _report(say, report.value), report.evidence)
    for reporter in item.sources:
        say.say(node, t.REPORTED_BY, say.node(reporter.value), reporter.evidence)
    for identifier in item.identifiers:
        say.say(node, t.IDENTIFIER, Literal(identifier))


def document_node(say: Statements, key: DocumentKey, *, titled: bool = False) -> NamedNode:
    """Return the node of a document, described as far as its key tells; `titled`: its titles are stated besides."""
    node = NamedNode(say.iris.document(key))
    say.say(node, t.TYPE, t.DOCUMENT)
    if key.symbol:
        say.say(node, t.SYMBOL, Literal(key.symbol))
        if "/RES/" in key.symbol:
            say.say(node, t.TYPE, t.RESOLUTION)
    elif key.title and not titled:
        say.say(node, t.TITLE, Literal(key.title, language="en"))
    return node


def _period(say: Statements, node: NamedNode, period: Stated[Period]) -> None:
    say.dated(node, period.value, period.evidence)
    if (first := earliest(period.value)) is not None:
        say.say(node, t.EARLIEST, Literal(first.isoformat(), datatype=t.DATE_TYPES[10]))
    if (last := latest(period.value)) is not None:
        say.say(node, t.LATEST, Literal(last.isoformat(), datatype=t.DATE_TYPES[10]))


def _outcome(say: Statements, node: NamedNode, outcome: Stated[EventKey | DocumentKey | Text], owner: str) -> None:
    match outcome.value:
        case EventKey() as key:
            result: NamedNode | Literal = event_node(say, key, owner)
        case DocumentKey() as key:
            result = document_node(say, key)
        case Text() as text:
            result = literal(text)
    say.say(node, t.OUTCOME, result, outcome.evidence)


def _figure(say: Statements, node: NamedNode, stated: Stated[Figure]) -> None:
    figure, evidence = stated.value, stated.evidence
    place = say.node(figure.place) if figure.place else None
    side = say.node(figure.side) if figure.side else None
    content: tuple[str, ...] = (
        figure.measure,
        str(figure.value),
        figure.bound,
        figure.unit,
        place.value if place else "",
        f"{figure.period.start}/{figure.period.end}" if figure.period else "",
    )
    if side or figure.low is not None or figure.high is not None:
        content += (str(figure.low), str(figure.high), side.value if side else "")
    part = NamedNode(say.iris.fragment(node.value, "figure", *content))
    say.say(node, t.HAS_FIGURE, part, evidence)
    say.say(part, t.TYPE, t.FIGURE)
    say.say(part, t.MEASURE, NamedNode(CMM + figure.measure), evidence)
    for predicate, value in ((t.VALUE, figure.value), (t.LOW, figure.low), (t.HIGH, figure.high)):
        if value is not None:
            say.say(part, predicate, number(value), evidence)
    say.say(part, t.BOUND, NamedNode(CMB + figure.bound), evidence)
    if figure.unit:
        say.say(part, t.UNIT, Literal(figure.unit, language="en"))
    if place:
        say.say(part, t.HAS_PLACE, place)
    if side:
        say.say(part, t.SIDE, side)
    if figure.period:
        say.dated(part, figure.period, None)


def _report(say: Statements, report: Report) -> NamedNode:
    node = NamedNode(say.iris.report(report.url))
    say.say(node, t.TYPE, t.REPORT)
    say.say(node, t.URL, uri(report.url))
    if report.publisher:
        say.say(node, t.PUBLISHER, say.node(report.publisher))
    if report.title:
        say.say(node, t.TITLE, literal(report.title))
    for image in report.images:
        say.say(node, t.IMAGE, uri(image))
    for video in report.videos:
        say.say(node, t.VIDEO, uri(video))
    return node
