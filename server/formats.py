"""The one table of formats: negotiation, fixed extensions, links, forms and documentation all read it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the site answers in.

    `extension` is also its name in `?format=`; `aliases` are further media types under which it may be asked for
    and is then sent. `rdf` writes graphs and `results` writes query results; a page has neither.
    """

    extension: str
    media_type: str
    label: str
    rdf: ox.RdfFormat | None = None
    results: ox.QueryResultsFormat | None = None
    aliases: tuple[str, ...] = ()

    @property
    def media_types(self) -> tuple[str, ...]:
        """All media types under which it may be asked for, its own first."""
        return (self.media_type, *self.aliases)


HTML = Format("html", "text/html", "HTML")
TURTLE = Format("ttl", "text/turtle", "Turtle", rdf=ox.RdfFormat.TURTLE)
JSON_LD = Format("jsonld", "application/ld+json", "JSON-LD", rdf=ox.RdfFormat.JSON_LD, aliases=("application/json",))
N_TRIPLES = Format("nt", "application/n-triples", "N-Triples", rdf=ox.RdfFormat.N_TRIPLES)
RDF_XML = Format("rdf", "application/rdf+xml", "RDF/XML", rdf=ox.RdfFormat.RDF_XML)
TRIG = Format("trig", "application/trig", "TriG, by source", rdf=ox.RdfFormat.TRIG)

RESULTS_JSON = Format(
    "json",
    "application/sparql-results+json",
    "JSON",
    results=ox.QueryResultsFormat.JSON,
    aliases=("application/json",),
)
RESULTS_XML = Format(
    "xml",
    "application/sparql-results+xml",
    "XML",
    results=ox.QueryResultsFormat.XML,
    aliases=("application/xml", "text/xml"),
)
RESULTS_CSV = Format("csv", "text/csv", "CSV", results=ox.QueryResultsFormat.CSV)
RESULTS_TSV = Format("tsv", "text/tab-separated-values", "TSV", results=ox.QueryResultsFormat.TSV)

LINKSET_JSON = Format("json", "application/linkset+json", "Links, JSON", aliases=("application/json",))
LINKSET = Format("txt", "application/linkset", "Links")

GRAPHS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
"""Formats of one graph, the one that is sent when any will do first."""

DESCRIPTIONS = (HTML, *GRAPHS, TRIG)
"""Formats of a resource's description."""

VOCABULARIES = (HTML, *GRAPHS)
"""Formats of the ontology, the schemes, the shapes and the dataset's description."""

LINKSETS = (LINKSET_JSON, LINKSET)
"""Formats of a set of links (RFC 9264)."""

REPORTS = (HTML, Format("json", "application/json", "JSON"))
"""Formats of the reports on a release's content."""

RESULTS = (RESULTS_JSON, RESULTS_XML, RESULTS_CSV, RESULTS_TSV)
"""Formats of the answers to SELECT and ASK."""


def by_extension(extension: str, formats: tuple[Format, ...]) -> Format | None:
    """Return the format of an extension (without its dot), None if it is not among `formats`."""
    return next((format_ for format_ in formats if format_.extension == extension), None)


def by_media_type(media_type: str, formats: tuple[Format, ...]) -> Format | None:
    """Return the format of a media type without parameters, None if it is not among `formats`."""
    return next((format_ for format_ in formats if media_type.lower() in format_.media_types), None)


def offers(formats: tuple[Format, ...]) -> dict[str, Format]:
    """Return media type to format, in order of preference: each format's own type first, then the aliases."""
    table = {format_.media_type: format_ for format_ in formats}
    for format_ in formats:
        for alias in format_.aliases:
            table.setdefault(alias, format_)
    return table


def content_type(media_type: str) -> str:
    """Return the Content-Type header of a media type: text says its charset, the others have theirs by definition."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
