"""Which statements a page shows under which heading, kind by kind: tables, so that a new property is a row."""

from __future__ import annotations

from communique.ontology.namespaces import CMQ, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SCHEMA, SKOS

KINDS: tuple[tuple[str, str, str], ...] = (
    ("Process", "Process", "processes"),
    ("Event", "Event", "events"),
    ("Resolution", "Resolution", "documents"),
    ("Document", "Document", "documents"),
    ("Vote", "Vote", "votes"),
    ("State", "State", "actors"),
    ("Organization", "Organisation", "actors"),
    ("Military", "Military", "actors"),
    ("ArmedGroup", "Armed group", "actors"),
    ("Person", "Person", "actors"),
    ("Group", "Group", "actors"),
    ("Actor", "Actor", "actors"),
    ("Place", "Place", "places"),
    ("Topic", "Topic", "topics"),
    ("Report", "Report", "reports"),
    ("Source", "Source document", "sources"),
    (SKOS + "Concept", "Subject", "subjects"),
)
"""Class (of our own, else an IRI), its name on pages, and the list it belongs to; the first that a thing has counts."""

LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "events": ("Events", ("Event",)),
    "processes": ("Processes", ("Process",)),
    "actors": ("Actors", ("State", "Organization", "Military", "ArmedGroup", "Person", "Group", "Actor")),
    "places": ("Places", ("Place",)),
    "documents": ("Documents", ("Document", "Resolution")),
    "votes": ("Votes", ("Vote",)),
    "topics": ("Topics", ("Topic",)),
    "subjects": ("Subjects", (SKOS + "Concept",)),
    "reports": ("Reports", ("Report",)),
    "sources": ("Sources", ("Source",)),
}
"""A list's address, title and classes."""

DATED = frozenset({"events", "processes", "votes"})
"""Lists in the order of dates, latest first; the others by name."""

HIDDEN = frozenset(
    {
        RDF + "type",
        RDFS + "label",
        DCTERMS + "abstract",
        CMQ + "startDate",
        CMQ + "endDate",
        CMQ + "earliest",
        CMQ + "latest",
        CMQ + "participant",
        CMQ + "vote",
        CMQ + "rollCall",
        CMQ + "draft",
        DCTERMS + "subject",
        SKOS + "inScheme",
    }
)
"""Properties that a page shows elsewhere: in its title, its date, or by another property."""

FACTS: tuple[tuple[str, str], ...] = (
    (CMQ + "eventType", "Type"),
    (CMQ + "status", "Status"),
    (CMQ + "assertedBy", "Claimed by"),
    (CMQ + "place", "Place"),
    (CMQ + "partOf", "Part of"),
    (CMQ + "agenda", "Agenda"),
    (CMQ + "mandatedBy", "Mandated by"),
    (CMQ + "outcome", "Outcome"),
    (CMQ + "symbol", "Symbol"),
    (DCTERMS + "title", "Title"),
    (CMQ + "adoptedBy", "Adopted by"),
    (CMQ + "adoptedOn", "Adopted on"),
    (DCTERMS + "date", "Date"),
    (DCTERMS + "description", "Description"),
    (CMQ + "body", "Body"),
    (CMQ + "session", "Session"),
    (CMQ + "meetingRecord", "Meeting"),
    (CMQ + "pressRelease", "Press release"),
    (CMQ + "committeeReport", "Committee report"),
    (CMQ + "sponsor", "Sponsors"),
    (CMQ + "signatory", "Signatories"),
    (SCHEMA + "about", "About"),
    (DCTERMS + "spatial", "Places"),
    (SKOS + "note", "Note"),
    (DCTERMS + "isVersionOf", "Revises or corrects"),
    (DCTERMS + "isPartOf", "Supplement to"),
    (CMQ + "languageVersion", "Languages"),
    (CMQ + "annexedTo", "Annexed to"),
    (CMQ + "cites", "Cites"),
    (CMQ + "mandates", "Mandates"),
    (CMQ + "document", "Documents"),
    (SKOS + "prefLabel", "Names"),
    (SKOS + "altLabel", "Other names"),
    (SKOS + "broader", "Broader"),
    (SKOS + "narrower", "Narrower"),
    (SKOS + "related", "Related"),
    (SKOS + "semanticRelation", "Connected with"),
    (CMQ + "reportedBy", "Reported by"),
    (CMQ + "office", "Office"),
    (CMQ + "governmentOf", "Government of"),
    (CMQ + "memberOf", "Member of"),
    (CMQ + "establishedBy", "Established by"),
    (CMQ + "theme", "Responsible for"),
    (CMQ + "within", "Within"),
    (CMQ + "territoryOf", "Territory of"),
    (CMQ + "topic", "Topics"),
    (DCTERMS + "publisher", "Published by"),
    (SCHEMA + "url", "Address"),
    (SCHEMA + "image", "Pictures"),
    (SCHEMA + "video", "Videos"),
    (OWL + "sameAs", "Same as"),
    (SKOS + "notation", "Identifiers"),
    (DCTERMS + "identifier", "Identified as"),
    (RDFS + "seeAlso", "See also"),
    (DCTERMS + "license", "Licence"),
    (CMQ + "reader", "Read by"),
    (CMQ + "checksum", "Checksum"),
    (DCTERMS + "language", "Language"),
    (CMQ + "heldBack", "Held back"),
    (PROV + "wasDerivedFrom", "Derived from"),
    (FOAF + "homepage", "Website"),
)
"""Properties that are shown one by one, in this order, and their headings; unknown ones follow under their labels."""

SINGLE: tuple[tuple[str, str], ...] = (
    (CMQ + "adoptedOn", "Adopted on"),
    (DCTERMS + "date", "Date"),
    (CMQ + "session", "Session"),
)
"""Properties of which a thing can have but one value: several are what sources disagree on."""

SECTIONS: tuple[tuple[str, str], ...] = (
    (CMQ + "reportedIn", "Reported in"),
    (CMQ + "related", "Related events"),
)
"""Properties whose values are lists of their own."""

INCOMING: tuple[tuple[str, str], ...] = (
    (CMQ + "partOf", "Timeline"),
    (CMQ + "participant", "Events"),
    (CMQ + "place", "Events here"),
    (CMQ + "topic", "Events on this topic"),
    (CMQ + "agenda", "On the agenda of"),
    (CMQ + "reportedIn", "Reports on"),
    (CMQ + "related", "Named as related by"),
    (CMQ + "outcome", "Outcome of"),
    (CMQ + "mandatedBy", "Mandate of"),
    (CMQ + "document", "Named by"),
    (CMQ + "assertedBy", "Claims"),
    (CMQ + "mandates", "Mandated by"),
    (CMQ + "adoptedBy", "Adopted documents"),
    (CMQ + "vote", "Vote on"),
    (CMQ + "rollCall", "Vote on a part of, an amendment to or a motion on"),
    (CMQ + "draft", "Draft of"),
    (CMQ + "meetingRecord", "Dealt with at this meeting"),
    (CMQ + "pressRelease", "Press release on"),
    (CMQ + "committeeReport", "Report of a committee on"),
    (DCTERMS + "isVersionOf", "Revisions and corrections"),
    (DCTERMS + "isPartOf", "Supplements"),
    (CMQ + "vetoedBy", "Vetoes cast"),
    (CMQ + "sponsor", "Documents sponsored"),
    (CMQ + "signatory", "Documents signed"),
    (SCHEMA + "about", "Documents about it"),
    (DCTERMS + "subject", "Documents and votes on this subject"),
    (DCTERMS + "spatial", "Documents about this place"),
    (CMQ + "body", "Votes taken"),
    (CMQ + "cites", "Cited by"),
    (CMQ + "annexedTo", "Annexes"),
    (CMQ + "establishedBy", "Established"),
    (CMQ + "memberOf", "Members"),
    (CMQ + "governmentOf", "Governments"),
    (CMQ + "territoryOf", "Territory"),
    (CMQ + "within", "Places within"),
    (CMQ + "theme", "Looked after by"),
    (DCTERMS + "publisher", "Reports published"),
    (CMQ + "speaker", "Quotations"),
    (PROV + "wasDerivedFrom", "Graph of what it says"),
)
"""Properties that lead here from elsewhere, in this order, and the headings of their lists."""

NOT_INCOMING = frozenset(
    {
        CMQ + "actor",
        CMQ + "subject",
        CMQ + "object",
        CMQ + "voter",
        PROV + "wasQuotedFrom",
        DCTERMS + "isReplacedBy",
        SKOS + "broader",
        SKOS + "narrower",
        SKOS + "related",
        SKOS + "semanticRelation",
        SKOS + "inScheme",
        SKOS + "hasTopConcept",
    }
)
"""Properties that lead here from a part of something, shown there or by a shortcut, or from what was merged."""
