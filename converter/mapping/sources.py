"""What is said of an input document itself, and of the named graph that holds what it says."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from ..frozen import frozen
from ..iris import Iris
from ..records import Text
from . import terms as t
from .documents import language_node
from .statements import literal


@frozen
class SourceInfo:
    """One input document: its configured source's name, its path inside that source (with `/`), and its terms of use.

    `checksum` is the SHA-256 of its uncompressed bytes, written `sha256:` and hexadecimal digits.
    """

    name: str
    path: str
    checksum: str
    licence: str = ""
    title: str = ""
    attribution: str = ""

    @property
    def identifier(self) -> str:
        """Return `name/path`, which tells the document apart in the whole configuration."""
        return f"{self.name}/{self.path}"


def source(
    iris: Iris,
    info: SourceInfo,
    *,
    title: Text | None = None,
    language: str = "",
    reader: str = "",
    held_back: str = "",
) -> list[Triple]:
    """Return the description of an input document; `held_back` says why nothing of it is published."""
    node = NamedNode(iris.source(info.name, info.path))
    name = Text(title.text, title.language or language or "en") if title else Text(info.identifier, "en")
    said = [
        Triple(node, t.TYPE, t.SOURCE_CLASS),
        Triple(node, t.LABEL, literal(name)),
        Triple(node, t.IDENTIFIER, Literal(info.identifier)),
        Triple(node, t.CHECKSUM, Literal(info.checksum)),
        Triple(NamedNode(iris.graph(info.name, info.path)), t.DERIVED_FROM, node),
    ]
    if info.licence:
        said.append(Triple(node, t.LICENSE, NamedNode(info.licence)))
    if info.attribution:
        said.append(Triple(node, t.CREDIT, Literal(info.attribution)))
    if language:
        said.append(Triple(node, t.LANGUAGE, language_node(language)))
    if reader:
        said.append(Triple(node, t.READER, Literal(reader)))
    if held_back:
        said.append(Triple(node, t.HELD_BACK, Literal("true", datatype=t.BOOLEAN)))
        said.append(Triple(node, t.cmq("reason"), Literal(held_back, language="en")))
    return said
