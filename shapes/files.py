"""Reading RDF of any common format from a file, without calling out for anything."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from communique.errors import InputError

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
"""Suffix to format."""


def read_triples(path: Path) -> list[ox.Triple]:
    """Return the triples of a file, each once, in the file's order; of quads the union of all graphs.

    Relative addresses are taken against the file's own. A JSON-LD context must stand in the file: none is fetched.
    Raises `InputError` with file, line and remedy.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(sorted(FORMATS))
        raise InputError(str(path), "no RDF format has this suffix", remedy=f"rename it to one of {known}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), remedy="give a file that can be read") from error
    try:
        quads = ox.parse(data, format=form, base_iri=path.resolve().as_uri())
        return list(dict.fromkeys(quad.triple for quad in quads))
    except SyntaxError as error:
        remedy = f"correct it, or give it the suffix of its own format (this one says {form.name})"
        if "LoadDocument" in str(error):
            remedy = "write its @context into the file; remote contexts are not fetched"
        raise InputError(str(path), f"not valid {form.name}: {error.msg}", line=error.lineno, remedy=remedy) from error
