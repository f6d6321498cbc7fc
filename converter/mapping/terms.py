"""The terms of the ontology and of the vocabularies it uses, as the store's own nodes."""

from __future__ import annotations

from pyoxigraph import NamedNode

from communique.ontology.namespaces import CMQ, DCTERMS, GEO, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD


def cmq(name: str) -> NamedNode:
    """Return the term of our own vocabulary."""
    return NamedNode(CMQ + name)


TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
ALT_LABEL = NamedNode(SKOS + "altLabel")
NOTATION = NamedNode(SKOS + "notation")
CONCEPT = NamedNode(SKOS + "Concept")
SAME_AS = NamedNode(OWL + "sameAs")
DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
QUOTED_FROM = NamedNode(PROV + "wasQuotedFrom")
HAS_GEOMETRY = NamedNode(GEO + "hasGeometry")
GEOMETRY = NamedNode(GEO + "Geometry")
AS_WKT = NamedNode(GEO + "asWKT")
WKT = NamedNode(GEO + "wktLiteral")

ABSTRACT = NamedNode(DCTERMS + "abstract")
DATE = NamedNode(DCTERMS + "date")
IDENTIFIER = NamedNode(DCTERMS + "identifier")
LANGUAGE = NamedNode(DCTERMS + "language")
LICENSE = NamedNode(DCTERMS + "license")
PUBLISHER = NamedNode(DCTERMS + "publisher")
REPLACED_BY = NamedNode(DCTERMS + "isReplacedBy")
SOURCE = NamedNode(DCTERMS + "source")
TITLE = NamedNode(DCTERMS + "title")

CAPTION = NamedNode(SCHEMA + "caption")
CREDIT = NamedNode(SCHEMA + "creditText")
IMAGE = NamedNode(SCHEMA + "image")
TEXT = NamedNode(SCHEMA + "text")
URL = NamedNode(SCHEMA + "url")
VIDEO = NamedNode(SCHEMA + "video")

ANY_URI = NamedNode(XSD + "anyURI")
BOOLEAN = NamedNode(XSD + "boolean")
DATE_TYPES = {4: NamedNode(XSD + "gYear"), 7: NamedNode(XSD + "gYearMonth"), 10: NamedNode(XSD + "date")}
"""The datatype of a date by the length of its ISO 8601 form."""
DECIMAL = NamedNode(XSD + "decimal")
INTEGER = NamedNode(XSD + "integer")

ACTOR = cmq("Actor")
DOCUMENT = cmq("Document")
EVENT = cmq("Event")
FIGURE = cmq("Figure")
LANGUAGE_VERSION = cmq("LanguageVersion")
MENTION = cmq("Mention")
PARTICIPATION = cmq("Participation")
PICTURE = cmq("Picture")
PLACE = cmq("Place")
PROCESS = cmq("Process")
QUOTATION = cmq("Quotation")
REPORT = cmq("Report")
RESOLUTION = cmq("Resolution")
SOURCE_CLASS = cmq("Source")
TOPIC_CLASS = cmq("Topic")
ACTOR_CLASSES = {
    "state": cmq("State"),
    "organisation": cmq("Organization"),
    "armed_group": cmq("ArmedGroup"),
    "military": cmq("Military"),
    "person": cmq("Person"),
    "group": cmq("Group"),
}

ADOPTED_BY = cmq("adoptedBy")
ADOPTED_ON = cmq("adoptedOn")
AGENDA = cmq("agenda")
ANNEXED_TO = cmq("annexedTo")
ASSERTED_BY = cmq("assertedBy")
BOUND = cmq("bound")
CHECKSUM = cmq("checksum")
CITES = cmq("cites")
CONFIDENCE = cmq("confidence")
EARLIEST = cmq("earliest")
END = cmq("end")
END_DATE = cmq("endDate")
ESTABLISHED_BY = cmq("establishedBy")
EVENT_TYPE = cmq("eventType")
EXACT = cmq("exact")
FILE = cmq("file")
GOVERNMENT_OF = cmq("governmentOf")
HAS_ACTOR = cmq("actor")
HAS_DOCUMENT = cmq("document")
HAS_FIGURE = cmq("figure")
HAS_LANGUAGE_VERSION = cmq("languageVersion")
HAS_PARTICIPATION = cmq("participation")
HAS_PLACE = cmq("place")
HELD_BACK = cmq("heldBack")
LATEST = cmq("latest")
MANDATED_BY = cmq("mandatedBy")
MANDATES = cmq("mandates")
MEASURE = cmq("measure")
MEMBER_OF = cmq("memberOf")
OBJECT = cmq("object")
OFFICE = cmq("office")
OUTCOME = cmq("outcome")
PARTICIPANT = cmq("participant")
PART_OF = cmq("partOf")
PREDICATE = cmq("predicate")
READER = cmq("reader")
RELATED = cmq("related")
REPORTED_IN = cmq("reportedIn")
ROLE = cmq("role")
RULE = cmq("rule")
SPEAKER = cmq("speaker")
START = cmq("start")
START_DATE = cmq("startDate")
STATUS = cmq("status")
SUBJECT = cmq("subject")
SYMBOL = cmq("symbol")
TERRITORY_OF = cmq("territoryOf")
THEME = cmq("theme")
TOPIC = cmq("topic")
UNIT = cmq("unit")
VALUE = cmq("value")
VENUE = cmq("venue")
WITHIN = cmq("within")
