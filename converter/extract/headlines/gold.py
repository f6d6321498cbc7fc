"""Readings in the form of the gold set, with spans, rules, confidence, fine codes and entities as further keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from communique.ontology.vocabulary import Scheme, concepts

from ...records import Evidence, Name, Reading

_GOVERNMENT = re.compile(r"(?:^government of\b|\bgovernment$|政府$|[当當]局$)", re.IGNORECASE)
_PLACE_KINDS = {"territory": "region"}
_ROLE_ORDER = ("agent", "target", "participant", "mediator", "other")


@cache
def _broader(scheme: Scheme) -> dict[str, str]:
    """Return the gold code of every code of a scheme: its broader one, or itself."""
    return {code: concept.broader or code for code, concept in concepts(scheme).items()}


def gold_code(scheme: Scheme, code: str) -> str:
    """Return the code of the gold set for a fine code of `role` or `measure`; an unknown code is `other`."""
    return _broader(scheme).get(code, "other")


def to_gold(item: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """Return the annotation of one item (`id`, `published`, `text`, `topic`, `context`) as JSON values."""
    return {
        "id": item.get("id"),
        "published": item.get("published"),
        "text": item.get("text"),
        "topic": item.get("topic"),
        "context": list(item.get("context") or []),
        "event_type": reading.event_type.value if reading.event_type else "other",
        "event_type_evidence": _evidence(reading.event_type.evidence) if reading.event_type else None,
        "places": [_place(stated.value, stated.evidence) for stated in reading.places],
        "actors": _actors(reading),
        "documents": [stated.value.symbol or stated.value.title for stated in reading.documents],
        "document_evidence": [_evidence(stated.evidence) for stated in reading.documents],
        "figures": [
            {
                "measure": gold_code("measure", stated.value.measure),
                "value": _number(stated.value.value),
                "bound": stated.value.bound,
                "fine_measure": stated.value.measure,
                "unit": stated.value.unit,
                **_evidence(stated.evidence),
            }
            for stated in reading.figures
        ],
        "date": _date(reading),
        "date_evidence": _evidence(reading.period.evidence) if reading.period else None,
        "status": reading.status.value if reading.status else "happened",
        "asserted_by": reading.asserted_by.value.text if reading.asserted_by else None,
        "memberships": [
            {"person": person.text, "organisation": body.text, **_evidence(stated.evidence)}
            for stated in reading.memberships
            for person, body in [stated.value]
        ],
        "offices": [
            {"person": person.text, "office": office, **_evidence(stated.evidence)}
            for stated in reading.offices
            for person, office in [stated.value]
        ],
    }


def _number(value: Any) -> int | float:
    return value if isinstance(value, int) else float(value)


def _date(reading: Reading) -> dict[str, str | None] | None:
    if reading.period is None:
        return None
    return {"start": reading.period.value.start, "end": reading.period.value.end}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    span = evidence.span
    return {
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _place(name: Name, evidence: Evidence) -> dict[str, Any]:
    return {
        "name": name.text,
        "kind": _PLACE_KINDS.get(name.kind, name.kind or "other"),
        "within": name.within,
        "entity": name.entity or None,
        **_evidence(evidence),
    }


def _actors(reading: Reading) -> list[dict[str, Any]]:
    """Return one entry an actor: the gold set knows a single role, the weightiest that is read."""
    entries: dict[str, dict[str, Any]] = {}
    for stated in reading.participations:
        name = stated.value.actor
        role = gold_code("role", stated.value.role)
        entry = entries.get(name.text)
        if entry is None:
            kind = "state" if _GOVERNMENT.search(name.text) else name.kind or "organisation"
            entries[name.text] = {
                "name": name.text,
                "kind": kind,
                "role": role,
                "roles": [stated.value.role],
                "entity": name.entity or None,
                **_evidence(stated.evidence),
            }
        else:
            entry["roles"].append(stated.value.role)
            entry["role"] = _weightier((entry["role"], role))
    return list(entries.values())


def _weightier(roles: Iterable[str]) -> str:
    return min(roles, key=_ROLE_ORDER.index)
