"""What the authority tables say of an entity, with the source and licence of its table."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from ..authority import Entity, Identifier
from ..iris import Iris
from ..records import Text
from . import terms as t
from .places import point
from .statements import literal

SAME_AS = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "geonames": "https://sws.geonames.org/{}/",
    "unbis": "http://metadata.un.org/thesaurus/{}",
}
"""Identifiers that are addresses of the same thing elsewhere, by scheme."""

NOTATIONS = {
    "m49": t.cmq("m49"),
    "iso3166alpha2": t.cmq("iso3166alpha2"),
    "iso3166alpha3": t.cmq("iso3166alpha3"),
    "ucdpActor": t.cmq("ucdpActor"),
}
"""Identifiers that are codes: the datatype of their `skos:notation`, by scheme."""


def entity(iris: Iris, item: Entity) -> list[Triple]:
    """Return what its table says of an entity."""
    node = NamedNode(iris.entity(item.key))
    said = [Triple(node, t.TYPE, kind) for kind in _classes(item)]
    said.append(Triple(node, t.LABEL, literal(Text(item.label, item.language))))
    shown = {(item.language, item.label)}
    for language, name in item.names:
        if (language, name) not in shown:
            shown.add((language, name))
            said.append(Triple(node, t.ALT_LABEL, literal(Text(name, language))))
    for predicate, keys in (
        (t.PART_OF, item.part_of),
        (t.WITHIN, (item.within,) if item.within else ()),
        (t.TERRITORY_OF, (item.territory_of,) if item.territory_of else ()),
        (t.GOVERNMENT_OF, (item.government_of,) if item.government_of else ()),
        (t.MEMBER_OF, item.member_of),
    ):
        said += [Triple(node, predicate, NamedNode(iris.entity(key))) for key in keys]
    if item.office:
        said.append(Triple(node, t.OFFICE, Literal(item.office, language="en")))
    for stated in dict.fromkeys((_terms("", item), *(_terms(f"{i.scheme}: ", i) for i in item.identifiers))):
        said.append(Triple(node, t.SOURCE, Literal(stated, language="en")))
    for identifier in item.identifiers:
        if address := SAME_AS.get(identifier.scheme):
            said.append(Triple(node, t.SAME_AS, NamedNode(address.format(identifier.value))))
        elif datatype := NOTATIONS.get(identifier.scheme):
            said.append(Triple(node, t.NOTATION, Literal(identifier.value, datatype=datatype)))
    if item.lat is not None and item.lon is not None:
        geometry = NamedNode(node.value + "#geometry")
        said += (
            Triple(node, t.HAS_GEOMETRY, geometry),
            Triple(geometry, t.TYPE, t.GEOMETRY),
            Triple(geometry, t.AS_WKT, point(item.lat, item.lon)),
        )
    return said


def replaced(iris: Iris, old: Entity, new: Entity) -> Triple:
    """Return that a merged row's address is now another's; the server sends those who ask for it there."""
    return Triple(NamedNode(iris.entity(old.key)), t.REPLACED_BY, NamedNode(iris.entity(new.key)))


def _terms(what: str, of: Entity | Identifier) -> str:
    """Return where something comes from and on which terms, as `dcterms:source` says it."""
    return f"{what}{of.source} ({of.licence})" if of.licence else f"{what}{of.source}"


def _classes(item: Entity) -> tuple[NamedNode, ...]:
    match item.sort:
        case "actor":
            kind = t.ACTOR_CLASSES.get(item.kind)
            return (t.ACTOR, kind) if kind else (t.ACTOR,)
        case "place":
            return (t.PLACE,)
        case _:
            return (t.EVENT, t.PROCESS)
