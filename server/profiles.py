"""The profiles that descriptions conform to, and which one a request wants.

Follows Content Negotiation by Profile (https://www.w3.org/TR/dx-prof-conneg/): by the header Accept-Profile and by
`?_profile=` (sections 7.2 and 7.3); `?_profile=alt` lists what there is.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import DCTERMS, RDF, ROOT, SCHEMA

from .formats import DESCRIPTIONS, GRAPHS, Format
from .negotiation import preferred_profile

PROF = "http://www.w3.org/ns/dx/prof/"
ALTR = "http://www.w3.org/ns/dx/connegp/altr#"
ALTERNATES = "alt"
"""The token of the list of representations."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A view of a thing: `token` is its short name in `?_profile=`, `formats` are those that it can be had in."""

    token: str
    iri: str
    title: str
    formats: tuple[Format, ...]


OWN = Profile("cmq", ROOT + "ontology", "Communique vocabulary", DESCRIPTIONS)
SCHEMA_ORG = Profile("schema", SCHEMA.rstrip("/"), "schema.org", GRAPHS)
LIST = Profile(ALTERNATES, ALTR + "alt-data-model", "List of representations", GRAPHS)

PROFILES = (OWN, SCHEMA_ORG, LIST)
"""All profiles, the one that is sent when none is asked for first."""


class UnknownProfile(ValueError):
    """`?_profile=` names a profile that there isn't."""


def wanted(named: str | None, accept_profile: str | None) -> Profile:
    """Return the profile that a request wants, by `?_profile=` (a token or an IRI), else by its header, else our own.

    Raises `UnknownProfile`.
    """
    if named is not None:
        for profile in PROFILES:
            if named == profile.token or _same(named, profile.iri):
                return profile
        raise UnknownProfile(named)
    offers = {spelling: profile for profile in PROFILES for spelling in _spellings(profile.iri)}
    found = preferred_profile(accept_profile, list(offers))
    return offers[found] if found else OWN


def representations(document: str, profiles: tuple[Profile, ...]) -> list[tuple[Profile, Format, str]]:
    """Return each profile in each of its formats, and the address that always gives it.

    `document` is the address of the description, without an extension.
    """
    return [
        (profile, format_, f"{document}.{format_.extension}" + (f"?_profile={profile.token}" if profile != OWN else ""))
        for profile in profiles
        for format_ in profile.formats
    ]


def listed(thing: str, document: str, profiles: tuple[Profile, ...]) -> list[ox.Triple]:
    """Return the list of representations of a thing in the Alternate Representations data model (section 6.2)."""
    triples = []
    for profile, format_, address in representations(document, profiles):
        node = ox.NamedNode(address)
        triples += [
            ox.Triple(ox.NamedNode(thing), ox.NamedNode(ALTR + "hasRepresentation"), node),
            ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(ALTR + "Representation")),
            ox.Triple(node, ox.NamedNode(DCTERMS + "conformsTo"), ox.NamedNode(profile.iri)),
            ox.Triple(node, ox.NamedNode(DCTERMS + "format"), ox.Literal(format_.media_type)),
        ]
    default = ox.NamedNode(representations(document, (OWN,))[0][2])
    triples.append(ox.Triple(ox.NamedNode(thing), ox.NamedNode(ALTR + "hasDefaultRepresentation"), default))
    for profile in profiles:
        node = ox.NamedNode(profile.iri)
        triples += [
            ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(PROF + "Profile")),
            ox.Triple(node, ox.NamedNode(PROF + "hasToken"), ox.Literal(profile.token)),
            ox.Triple(node, ox.NamedNode(DCTERMS + "title"), ox.Literal(profile.title, language="en")),
        ]
    return triples


def _spellings(iri: str) -> tuple[str, ...]:
    """Return an IRI as clients write it: schema.org is named with and without TLS and a final slash."""
    plain = iri.rstrip("/#")
    both = (plain, plain.replace("https://", "http://", 1)) if plain.startswith(SCHEMA.rstrip("/")) else (plain,)
    return tuple(spelling + end for spelling in both for end in ("", "/", "#"))


def _same(named: str, iri: str) -> bool:
    return named in _spellings(iri)
