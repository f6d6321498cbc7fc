"""The named alternative: the shortest honest script with rdflib and pySHACL that turns an archive's pages into RDF.

It is what a careful person writes in an afternoon: regular expressions for the page, a dictionary of names, one rdflib
dataset a page, pySHACL a page. It states what the page states (its source, labels, days, topics, reports, related
events, the actors that take part and the places that its headline names) with a mention behind each; it reads no event
types, roles, figures or dates in the text.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from pathlib import Path

import pyshacl
from rdflib import RDF, RDFS, SDO, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV

ROOT = Path(__file__).parents[1]
CMQ = Namespace("https://w3id.org/communique/ontology#")
CMR = Namespace("https://w3id.org/communique/role/")
LICENCE = URIRef("https://creativecommons.org/licenses/by-sa/4.0/")
ENGLISH = URIRef("http://id.loc.gov/vocabulary/iso639-1/en")
BASE = "http://127.0.0.1:8000/id/"
DAY = re.compile(r"^### \[(\d{4}-\d{2}-\d{1,2})\]\((/[^)]*)\)", re.M)
TOPIC = re.compile(r"^##### (.+)$", re.M)
HEADLINE = re.compile(r"^# (.+?) *$", re.M)
SOURCE = re.compile(r"^\d+\. \[([^]]*)\]\((https?:[^)\s]*)\) *$", re.M)
RELATED = re.compile(r"^\d+\. \[([^]]*)\]\((/news/(\d{4})/(\d{2})/(\d{1,2})/[^)]*)\)(?: _Context: ([^_]*)_)?", re.M)
WORD = re.compile(r"\w+")


def names() -> dict[str, tuple[URIRef, URIRef]]:
    """Return every name of the authority tables with its address and the property that leads to it."""
    found: dict[str, tuple[URIRef, URIRef]] = {}
    for table in sorted((ROOT / "ontology" / "authority").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if not row.get("id") or not row.get("label"):
                    continue
                node = URIRef(f"{BASE}{row['id']}")
                prop = CMQ.place if row["id"].startswith("place/") else CMQ.participant
                others = [name[3:] for name in row["names"].split("|") if name.startswith("en:")]
                for name in (row["label"], *others):
                    found.setdefault(" ".join(WORD.findall(name)).casefold(), (node, prop))
    return found


def event(path: str) -> URIRef:
    """Return the address of the event that an archive page is about."""
    return URIRef(f"{BASE}event/{hashlib.sha256(path.encode()).hexdigest()[:12]}")


def convert(file: Path, root: Path, known: set[str], table: dict[str, tuple[URIRef, URIRef]]) -> Dataset:
    """Return what one page says, in its named graph."""
    data = file.read_bytes()
    text = data.decode("utf-8")
    path = "/" + file.relative_to(root).as_posix()
    dataset = Dataset()
    source = URIRef(f"{BASE}source/archive{path}")
    graph = dataset.graph(URIRef(f"{BASE}graph/archive{path}"))

    def say(subject: URIRef, prop: URIRef, value: URIRef | Literal, start: int, end: int, rule: str) -> None:
        graph.add((subject, prop, value))
        digest = hashlib.sha256(f"{subject} {prop} {value} {start}".encode()).hexdigest()[:10]
        mention = URIRef(f"{source}#mention-{digest}")
        graph.add((mention, RDF.type, CMQ.Mention))
        graph.add((mention, CMQ.subject, subject))
        graph.add((mention, CMQ.predicate, prop))
        graph.add((mention, CMQ.object, value))
        graph.add((mention, CMQ.exact, Literal(text[start:end])))
        graph.add((mention, CMQ.start, Literal(start)))
        graph.add((mention, CMQ.end, Literal(end)))
        graph.add((mention, CMQ.rule, Literal(rule)))
        graph.add((mention, CMQ.confidence, Literal("0.80", datatype=XSD.decimal)))

    def topic(label: str) -> URIRef:
        node = URIRef(f"{BASE}topic/" + re.sub(r"\W+", "-", label.lower()).strip("-"))
        graph.add((node, RDF.type, CMQ.Topic))
        graph.add((node, RDFS.label, Literal(label, lang="en")))
        return node

    def dated(node: URIRef, day: str, start: int, end: int, rule: str) -> None:
        value = Literal(day, datatype=XSD.date)
        say(node, CMQ.startDate, value, start, end, rule)
        say(node, CMQ.endDate, value, start, end, rule)
        graph.add((node, CMQ.earliest, value))
        graph.add((node, CMQ.latest, value))

    day, headline = DAY.search(text), HEADLINE.search(text)
    if day is None or headline is None:
        raise ValueError(f"{file}: no day or no headline")
    graph.add((source, RDF.type, CMQ.Source))
    graph.add((source, RDFS.label, Literal(headline[1], lang="en")))
    graph.add((source, DCTERMS.identifier, Literal(f"archive{path}")))
    graph.add((source, DCTERMS.license, LICENCE))
    graph.add((source, DCTERMS.language, ENGLISH))
    graph.add((source, CMQ.checksum, Literal("sha256:" + hashlib.sha256(data).hexdigest())))
    graph.add((graph.identifier, PROV.wasDerivedFrom, source))
    this = event(path)
    graph.add((this, RDF.type, CMQ.Event))
    say(this, RDFS.label, Literal(headline[1], lang="en"), *headline.span(1), "headline")
    dated(this, day[1], *day.span(1), "page-day")
    for found in TOPIC.finditer(text):
        say(this, CMQ.topic, topic(found[1]), *found.span(1), "topic-heading")
    words = list(WORD.finditer(headline[1]))
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            name = " ".join(word.group() for word in words[at : at + size]).casefold()
            if name in table and words[at].group()[0].isupper():
                node, prop = table[name]
                offset = headline.start(1)
                where = offset + words[at].start(), offset + words[at + size - 1].end()
                say(this, prop, node, *where, "name")
                if prop == CMQ.participant:
                    part = URIRef(f"{this}#participation-" + hashlib.sha256(node.encode()).hexdigest()[:10])
                    graph.add((this, CMQ.participation, part))
                    graph.add((part, RDF.type, CMQ.Participation))
                    graph.add((part, CMQ.actor, node))
                    say(part, CMQ.role, CMR.participant, *where, "name")
                at += size - 1
                break
        at += 1
    for found in SOURCE.finditer(text):
        report = URIRef(f"{BASE}report/{hashlib.sha256(found[2].encode()).hexdigest()[:12]}")
        publisher = URIRef(f"{BASE}actor/" + re.sub(r"\W+", "-", found[1].lower()).strip("-"))
        graph.add((report, RDF.type, CMQ.Report))
        graph.add((report, SDO.url, Literal(found[2], datatype=XSD.anyURI)))
        graph.add((report, DCTERMS.publisher, publisher))
        graph.add((publisher, RDF.type, CMQ.Organization))
        graph.add((publisher, RDFS.label, Literal(found[1], lang="en")))
        say(this, CMQ.reportedIn, report, *found.span(), "source-list")
    for found in RELATED.finditer(text):
        other = event(found[2])
        say(this, CMQ.related, other, *found.span(1), "related-list")
        if found[2] not in known:
            graph.add((other, RDF.type, CMQ.Event))
            say(other, RDFS.label, Literal(found[1].strip(), lang="en"), *found.span(1), "related-list")
            dated(other, f"{found[3]}-{found[4]}-{int(found[5]):02}", *found.span(2), "address-day")
        for tag in (found[6] or "").split(","):
            if tag.strip():
                for subject in (this, other):
                    say(subject, CMQ.topic, topic(tag.strip()), *found.span(6), "context-tag")
    return dataset


def valid(dataset: Dataset, shapes: Graph) -> bool:
    """Return whether a page conforms to the shapes."""
    union = Graph()
    for triple in dataset.triples((None, None, None)):
        union.add(triple)
    conforms, _, _ = pyshacl.validate(union, shacl_graph=shapes)
    return bool(conforms)


def main(archive: Path) -> None:
    """Convert a folder of pages and write the N-Quads of those that conform to standard output."""
    files = sorted(file for file in archive.rglob("*.md") if file.name != "index.md")
    known = {"/" + file.relative_to(archive).as_posix() for file in files}
    shapes = Graph()
    for file in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(file)
    table = names()
    for file in files:
        dataset = convert(file, archive, known, table)
        if valid(dataset, shapes):
            sys.stdout.write(dataset.serialize(format="nquads"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
