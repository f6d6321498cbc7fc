"""The namespaces that Communique's graphs use, and the prefixes they are written with."""

from __future__ import annotations

ROOT = "https://w3id.org/communique/"
CMQ = ROOT + "ontology#"
CMT = ROOT + "event-type/"
CMR = ROOT + "role/"
CMM = ROOT + "measure/"
CMB = ROOT + "bound/"
CMC = ROOT + "choice/"
CMS = ROOT + "status/"
CMSH = ROOT + "shapes#"

DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
GEO = "http://www.opengis.net/ont/geosparql#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"

PREFIXES: dict[str, str] = {
    "cmq": CMQ,
    "cmt": CMT,
    "cmr": CMR,
    "cmm": CMM,
    "cmb": CMB,
    "cmc": CMC,
    "cms": CMS,
    "cmsh": CMSH,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "geo": GEO,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
"""Prefix to namespace, for serialisers, SPARQL forms and documentation."""
