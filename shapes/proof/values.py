"""What shapes ask of a value by itself: its kind, datatype, form, length, range.

The referee's own constraint judges each value, once, and the verdict is remembered. Before that a few rules say yes
to values whose form leaves no doubt; texts, which hardly ever come twice, need no more than these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.constraints.core import other_constraints as other
from pyshacl.constraints.core import string_based_constraints as strings
from pyshacl.constraints.core import value_constraints as kinds
from pyshacl.constraints.core import value_range_constraints as ranges
from pyshacl.pytypes import SHACLExecutor
from rdflib import term as rdflib_term
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Literal, Node, URIRef

from ..scope import new_graph
from .terms import DECIMAL, INTEGER, Memo, Verdict, inside, suffix, term

Sure = Callable[[str], bool]
"""Says yes to a token only if its value conforms."""

LOCAL: tuple[type[ConstraintComponent], ...] = (
    kinds.DatatypeConstraintComponent,
    kinds.NodeKindConstraintComponent,
    strings.MinLengthConstraintComponent,
    strings.MaxLengthConstraintComponent,
    strings.PatternConstraintComponent,
    strings.LanguageInConstraintComponent,
    other.InConstraintComponent,
    ranges.MinInclusiveConstraintComponent,
    ranges.MaxInclusiveConstraintComponent,
    ranges.MinExclusiveConstraintComponent,
    ranges.MaxExclusiveConstraintComponent,
)
"""The constraints that look at nothing but the value."""

EXECUTOR = SHACLExecutor()
FOCUS = URIRef("urn:focus")
UNFIT = (Exception,)
"""Whatever the referee stumbles over is for the referee to tell."""

_NOTHING = new_graph()


class ValueCheck:
    """Some constraints of a shape that look at nothing but the value."""

    __slots__ = ("_components", "_memo", "_sure", "known")

    def __init__(self, components: Sequence[ConstraintComponent], sure: tuple[Sure, ...] | None) -> None:
        self._components = components
        self._sure = sure
        self._memo: Memo[bool] = Memo()
        self.known: Callable[[str], bool | None] = self._memo.get
        """Gives the verdict on a value that is remembered."""

    def __call__(self, token: str) -> Verdict:
        """Return whether a value conforms."""
        known = self._memo.get(token)
        if known is not None:
            return known
        if self._sure is not None:
            for sure in self._sure:
                if not sure(token):
                    break
            else:
                return self._memo.remember(token, True)
        return self._asked(token)

    def _asked(self, token: str) -> Verdict:
        value = term(token)
        if value is None:
            return None
        try:
            # Each is asked, as each may give up.
            verdict = False not in {judged(component, value) for component in self._components}
        except UNFIT:
            return None
        return self._memo.remember(token, verdict)


def judged(component: ConstraintComponent, value: Node, graph: Any = _NOTHING) -> bool:
    """Return whether the referee finds that a value conforms to a constraint; raises what the referee raises."""
    conforms, _ = component.evaluate(EXECUTOR, graph, {FOCUS: {value}}, [component.shape, component])
    return bool(conforms)


def sure_of(components: Iterable[ConstraintComponent]) -> tuple[Sure, ...] | None:
    """Return the rules that together say that values conform to these constraints; None if one has no rule."""
    found: list[Sure] = []
    for component in components:
        make = _RULES.get(type(component))
        sure = make(component) if make else None
        if sure is None:
            return None
        found.append(sure)
    return tuple(found)


def any_of(members: Sequence[tuple[Sure, ...]]) -> Sure:
    """Return the rule that says yes where all rules of one of the members do."""

    def sure(token: str) -> bool:
        for rules in members:
            for rule in rules:
                if not rule(token):
                    break
            else:
                return True
        return False

    return sure


def _datatype(component: Any) -> Sure | None:
    datatype = str(component.datatype_rule)
    if datatype == str(XSD.string):
        return lambda token: token[-1] == '"'
    if datatype == str(RDF.langString):
        return lambda token: token[0] == '"' and token[-1] not in '">'
    if datatype == str(XSD.integer):
        return lambda token: INTEGER.fullmatch(token) is not None
    if datatype == str(XSD.decimal):
        return lambda token: DECIMAL.fullmatch(token) is not None
    # rdflib gives a text of these no other value, so that none can be wrong.
    if datatype == str(XSD.anyURI) or (URIRef(datatype) not in rdflib_term._toPythonMapping and ":" in datatype):
        ending = f'"^^<{datatype}>'
        return lambda token: token.endswith(ending)
    return None


_FIRST = {
    SH.IRI: "<",
    SH.Literal: '"',
    SH.BlankNode: "_",
    SH.BlankNodeOrIRI: "<_",
    SH.BlankNodeOrLiteral: '"_',
    SH.IRIOrLiteral: '<"',
}


def _node_kind(component: Any) -> Sure | None:
    first = _FIRST.get(component.nodekind_rule)
    return (lambda token: token[0] in first) if first else None


_COLLAPSED = (f"{XSD.token}>", f"{XSD.normalizedString}>")


def _as_written(token: str) -> bool:
    """Whether the referee reads a value as it is written: no blank node, and nothing whose blanks rdflib collapses."""
    return token[0] != "_" and not token.endswith(_COLLAPSED)


def _minimum_length(component: Any) -> Sure:
    least = component.string_rules[0].value
    if least <= 1:
        return lambda token: _as_written(token) and len(inside(token)) >= least
    return lambda token: _as_written(token) and "\\" not in token and len(inside(token)) >= least


def _maximum_length(component: Any) -> Sure:
    most = component.string_rules[0].value
    return lambda token: _as_written(token) and len(inside(token)) <= most


def _pattern(component: Any) -> Sure | None:
    searches = [pattern.search for pattern in component.compiled_cache.values()]
    if len(searches) != 1:
        return None
    (search,) = searches
    return lambda token: _as_written(token) and "\\" not in token and search(inside(token)) is not None


def _language_in(component: Any) -> Sure:
    """A text's language is all that counts."""
    check = ValueCheck([component], None)
    return lambda token: token[0] == '"' and check('""' + suffix(token)) is True


def _range(compare: Callable[[Any, Any], bool], name: str) -> Callable[[Any], Sure | None]:
    def make(component: Any) -> Sure | None:
        bounds = [bound.value if isinstance(bound, Literal) else None for bound in getattr(component, name)]
        if not all(type(bound) in (int, Decimal) for bound in bounds):
            return None

        def sure(token: str) -> bool:
            found = INTEGER.fullmatch(token)
            value = int(found[1]) if found else _decimal(token)
            return value is not None and all(compare(value, bound) for bound in bounds)

        return sure

    return make


def _decimal(token: str) -> Decimal | None:
    found = DECIMAL.fullmatch(token)
    return Decimal(found[1]) if found else None


_RULES: dict[type[ConstraintComponent], Callable[[Any], Sure | None]] = {
    kinds.DatatypeConstraintComponent: _datatype,
    kinds.NodeKindConstraintComponent: _node_kind,
    strings.MinLengthConstraintComponent: _minimum_length,
    strings.MaxLengthConstraintComponent: _maximum_length,
    strings.PatternConstraintComponent: _pattern,
    strings.LanguageInConstraintComponent: _language_in,
    ranges.MinInclusiveConstraintComponent: _range(lambda value, bound: value >= bound, "min_vals"),
    ranges.MinExclusiveConstraintComponent: _range(lambda value, bound: value > bound, "min_vals"),
    ranges.MaxInclusiveConstraintComponent: _range(lambda value, bound: value <= bound, "max_vals"),
    ranges.MaxExclusiveConstraintComponent: _range(lambda value, bound: value < bound, "max_vals"),
}
