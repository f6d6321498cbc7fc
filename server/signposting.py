"""Typed links that lead machines from a page to its identifier, its metadata, its content and its terms.

Follows FAIR Signposting, levels 1 and 2 (https://signposting.org/FAIR/), RFC 8288 for headers and RFC 9264 for sets of
links.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, RDF, SCHEMA
from communique.release.opened import Release

from .addresses import ID, on_the_wire
from .formats import GRAPHS, LINKSET, LINKSET_JSON
from .profiles import OWN, SCHEMA_ORG, Profile, representations
from .schema_org import Terms, types

ABOUT_PAGE = SCHEMA + "AboutPage"
_MOST_ITEMS = 20
_DEFAULT = ox.DefaultGraph()
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Signpost:
    """A link: its relation, where it leads, what is there, to which profile that conforms, and where it starts.

    Without an `anchor` it starts at the resource that it comes with.
    """

    relation: str
    target: str
    media_type: str = ""
    profile: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What links say of a thing: its classes in schema.org, files that are it, on which terms, by whom."""

    iri: str
    types: tuple[str, ...]
    items: tuple[str, ...]
    licence: str
    authors: tuple[str, ...]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles that it can be described in."""
        return (OWN, SCHEMA_ORG) if self.types else (OWN,)


def about(release: Release, iri: str, terms: Terms) -> About:
    """Return what a release says of a thing that links tell."""
    store, node = release.store, ox.NamedNode(iri)
    files = [node, *_values(store, node, CMQ + "file")]
    for version in _values(store, node, CMQ + "languageVersion"):
        files += _values(store, version, CMQ + "file")
    items = {
        quad.object.value
        for file in files
        for quad in store.quads_for_pattern(file, ox.NamedNode(SCHEMA + "url"), None, _DEFAULT)
        if isinstance(quad.object, ox.NamedNode | ox.Literal) and quad.object.value.startswith(_WEB)
    }
    authors = [*_values(store, node, DCTERMS + "creator"), *_values(store, node, SCHEMA + "author")]
    return About(
        iri,
        tuple(types(terms, (kind.value for kind in _values(store, node, RDF + "type")))),
        tuple(sorted(items)[:_MOST_ITEMS]),
        _licence(release, node),
        tuple(sorted({author.value for author in authors})),
    )


def landing_page(what: About, document: str, linkset: str) -> list[Signpost]:
    """Return the links of a thing's page. `document` and `linkset` are the addresses of page and set of links."""
    return [
        Signpost("cite-as", on_the_wire(what.iri)),
        *(Signpost("type", kind) for kind in (ABOUT_PAGE, *what.types)),
        *(Signpost("author", on_the_wire(author)) for author in what.authors),
        *([Signpost("license", on_the_wire(what.licence))] if what.licence else []),
        *described_by(what, document),
        *(Signpost("item", on_the_wire(item)) for item in what.items),
        *linksets(linkset),
    ]


def described_by(what: About, document: str) -> list[Signpost]:
    """Return the links to a thing's metadata, in each format of each profile."""
    return [
        Signpost("describedby", address, format_.media_type, profile.iri)
        for profile, format_, address in representations(document, what.profiles)
        if format_ in GRAPHS
    ]


def linksets(linkset: str) -> list[Signpost]:
    """Return the links to a set of links."""
    return [
        Signpost("linkset", f"{linkset}.{format_.extension}", format_.media_type) for format_ in (LINKSET_JSON, LINKSET)
    ]


def metadata(what: About, document: str, profile: Profile, linkset: str) -> list[Signpost]:
    """Return the links of a representation in RDF."""
    return [
        Signpost("describes", on_the_wire(what.iri)),
        Signpost("describes", document),
        Signpost("profile", profile.iri),
        *([Signpost("license", on_the_wire(what.licence))] if what.licence else []),
        *linksets(linkset),
    ]


def everything(what: About, document: str, linkset: str) -> list[Signpost]:
    """Return the links of page, metadata and content, each with where it starts."""
    page = [replace(post, anchor=document) for post in landing_page(what, document, linkset)]
    described = [
        Signpost("describes", document, "text/html", anchor=post.target) for post in described_by(what, document)
    ]
    content = [Signpost("collection", document, "text/html", anchor=on_the_wire(item)) for item in what.items]
    return [*page, *described, *content]


def header(posts: Iterable[Signpost]) -> str:
    """Return links as a Link header."""
    return ", ".join(_entry(post) for post in posts)


def as_text(posts: Iterable[Signpost]) -> str:
    """Return links as application/linkset (RFC 9264, section 4.1)."""
    return ",\n".join(_entry(post) for post in posts) + "\n"


def as_json(posts: Sequence[Signpost]) -> str:
    """Return links as application/linkset+json (RFC 9264, section 4.2)."""
    contexts: dict[str, dict[str, list[dict[str, str]]]] = {}
    for post in posts:
        target = {"href": post.target}
        if post.media_type:
            target["type"] = post.media_type
        if post.profile:
            target["profile"] = post.profile
        contexts.setdefault(post.anchor, {}).setdefault(post.relation, []).append(target)
    found = [{"anchor": anchor, **relations} for anchor, relations in contexts.items()]
    return json.dumps({"linkset": found}, ensure_ascii=False, indent=1)


def _entry(post: Signpost) -> str:
    attributes = [("rel", post.relation), ("type", post.media_type), ("profile", post.profile), ("anchor", post.anchor)]
    return f"<{post.target}>" + "".join(f'; {name}="{value}"' for name, value in attributes if value)


def _values(store: ox.Store, node: ox.NamedNode, predicate: str) -> list[ox.NamedNode]:
    pattern = store.quads_for_pattern(node, ox.NamedNode(predicate), None, _DEFAULT)
    return [quad.object for quad in pattern if isinstance(quad.object, ox.NamedNode)]


def _licence(release: Release, node: ox.NamedNode) -> str:
    """Return the terms on which a thing's description stands: its own, else those all its sources share, else ""."""
    for own in _values(release.store, node, DCTERMS + "license"):
        return own.value
    terms = {source["name"]: str(source.get("licence") or "") for source in release.manifest["sources"]}
    start = release.base + ID + "graph/"
    found = set()
    for quad in release.store.quads_for_pattern(node, ox.NamedNode(RDF + "type"), None, None):
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(start):
            found.add(terms.get(quad.graph_name.value.removeprefix(start).partition("/")[0], ""))
        if len(found) > 1:
            return ""
    licence = next(iter(found), "")
    return licence if licence.startswith(_WEB) else ""
