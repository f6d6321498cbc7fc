"""From addresses on the wire to IRIs in the store, and from IRIs to links on pages.

IRIs are minted elsewhere; here a requested path is only brought to the form that they have.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from communique.ontology.namespaces import ROOT, SKOS
from communique.release.opened import Release

ID = "id/"
DOC = "doc/"
LINKSET = "linkset/"
SUBJECT = "subject/"
"""Where the site describes a concept that has an address elsewhere: its host and path follow."""

LONGEST_PATH = 2_000

_WEB = ("http://", "https://")
_KEPT_ON_THE_WIRE = "%/:?#[]@!$&'()*+,;=-._~"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffd\ud800-\udfff]")


class BadAddress(ValueError):
    """A requested path that no address can have; its text says why."""


def identifier(release: Release, path: str) -> str:
    """Return the IRI that a decoded path under `/id/` or `/doc/` names.

    Raises `BadAddress` for control characters, broken UTF-8 (decoded to U+FFFD) and paths longer than 2,000
    characters.
    """
    if len(path) > LONGEST_PATH:
        raise BadAddress(f"An address here has at most {LONGEST_PATH} characters.")
    if _CONTROL.search(path):
        raise BadAddress("The address holds a control character or bytes that are not UTF-8.")
    try:
        if path.startswith(SUBJECT) and (subject := _subject(release, path.removeprefix(SUBJECT))):
            return subject
        return release.identifier(path)
    except ValueError as error:
        raise BadAddress("The address holds a character that no address has.") from error


def on_the_wire(iri: str) -> str:
    """Return an IRI or a path as a URI, for headers and links (RFC 3987, section 3.1)."""
    return quote(iri, safe=_KEPT_ON_THE_WIRE)


def is_subject(store: ox.Store, base: str, iri: str) -> bool:
    """Return whether an IRI is a concept of a thesaurus with addresses of its own, described in a store."""
    if iri.startswith((base, ROOT)) or not iri.startswith(_WEB) or "#" in iri or "?" in iri:
        return False
    found = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(SKOS + "inScheme"), None, ox.DefaultGraph())
    return next(found, None) is not None


def _subject(release: Release, path: str) -> str | None:
    """Return the concept that a host and a path name, None if the release describes none."""
    found = (scheme + path for scheme in _WEB if is_subject(release.store, release.base, scheme + path))
    return next(found, None)


def local_path(base: str, iri: str) -> str:
    """Return a thing's path below `/id/`, `/doc/` and the like, as it is read."""
    owner = owner_of(iri)
    return owner.removeprefix(base + ID) if owner.startswith(base) else SUBJECT + owner.partition("://")[2]


def document_path(base: str, iri: str, extension: str = "") -> str:
    """Return the path of the page of an IRI under `base`, or of a subject, with its fragment, as it goes over the wire.

    `extension` fixes the format.
    """
    _, mark, fragment = iri.partition("#")
    return on_the_wire(f"/{DOC}{local_path(base, iri)}{'.' + extension if extension else ''}{mark}{fragment}")


def linkset_path(base: str, iri: str) -> str:
    """Return the path of the set of links around a thing, as it goes over the wire."""
    return on_the_wire(f"/{LINKSET}{local_path(base, iri)}")


def link(base: str, iri: str, root: str = "") -> str | None:
    """Return where a page links to for an IRI; None when it must not be a link.

    Our own things lead to their pages and our vocabulary to the copy that this site serves, as paths below `root`
    (the path the site is mounted at); other http and https addresses stay as they are. Anything else, `javascript:`
    first of all, is never a link.
    """
    if iri.startswith(base + ID):
        return root + document_path(base, iri)
    if iri.startswith(base):
        return root + on_the_wire(f"/{iri.removeprefix(base)}")
    if iri.startswith(ROOT):
        return root + on_the_wire(f"/{iri.removeprefix(ROOT)}")
    try:
        parts = urlsplit(iri)
    except ValueError:
        return None
    return iri if parts.scheme in ("http", "https") and parts.netloc else None


def owner_of(iri: str) -> str:
    """Return the thing that a fragment belongs to; any other IRI is its own."""
    return iri.partition("#")[0]
