"""Places as tables describe them, and their geometry in WKT. See https://www.ogc.org/standards/geosparql/."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..records import Place
from . import terms as t
from .statements import Statements


def place(say: Statements, item: Place) -> NamedNode:
    """State what a table says of a place and return its node.

    The geometry's address is made of the point: tables that put a place elsewhere do not mix theirs with the
    authority's.
    """
    node = say.node(item.name)
    if item.within:
        say.say(node, t.WITHIN, say.node(item.within))
    if item.point:
        wkt = point(*item.point)
        geometry = NamedNode(say.iris.fragment(node.value, "geometry", wkt.value))
        say.say(node, t.HAS_GEOMETRY, geometry)
        say.say(geometry, t.TYPE, t.GEOMETRY)
        say.say(geometry, t.AS_WKT, wkt)
    return node


def point(lat: float, lon: float) -> Literal:
    """Return a point of WGS 84, in degrees, as WKT: longitude first, never with an exponent."""
    return Literal(f"POINT({Decimal(str(lon)):f} {Decimal(str(lat)):f})", datatype=t.WKT)
