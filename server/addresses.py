"""From addresses on the wire to IRIs in the store, and from IRIs to links on pages.

IRIs are minted elsewhere; here a requested path is only brought to the form that they have.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from communique.ontology.namespaces import ROOT
from communique.release.opened import Release

ID = "id/"
DOC = "doc/"
LINKSET = "linkset/"

LONGEST_PATH = 2_000

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
        return release.identifier(path)
    except ValueError as error:
        raise BadAddress("The address holds a character that no address has.") from error


def on_the_wire(iri: str) -> str:
    """Return an IRI or a path as a URI, for headers and links (RFC 3987, section 3.1)."""
    return quote(iri, safe=_KEPT_ON_THE_WIRE)


def document_path(base: str, iri: str, extension: str = "") -> str:
    """Return the path of the page of an IRI under `base`, with its fragment, as it goes over the wire.

    `extension` fixes the format.
    """
    owner, mark, fragment = iri.removeprefix(base + ID).partition("#")
    return on_the_wire(f"/{DOC}{owner}{'.' + extension if extension else ''}{mark}{fragment}")


def linkset_path(base: str, iri: str) -> str:
    """Return the path of the set of links around a thing, as it goes over the wire."""
    return on_the_wire(f"/{LINKSET}{owner_of(iri).removeprefix(base + ID)}")


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
