"""Organs and agencies of the United Nations, and intergovernmental organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from communique.converter.authority import fold

from .report import Report
from .rows import HAND, Row, read, slug

_LANGUAGES = {"fr": "name_fr", "es": "name_es", "ru": "name_ru", "zh": "name_zh", "ar": "name_ar"}
_SECOND_LIST = "also read in an independent"
_UN = "actor/united-nations"


def organisations(rows: list[dict[str, str]], report: Report) -> Iterator[Row]:
    """Yield the organisations; rows of one name are one organisation, what is kept by hand is added to it."""
    hand = {fold(row["name"]): row for row in read(HAND / "organisations.csv")}
    shared = Counter(row["wikidata_qid"] for row in rows)
    for group in _grouped(rows):
        kept = hand.pop(fold(group[0]["name"]), {})
        made = Row("actor", "organisation", kept.get("label") or group[0]["name"], _source(group[0]))
        made.id = kept.get("id", "")
        made.told_apart = ("igo", *(row["wikidata_qid"] for row in group))
        made.name("en", *(name for row in group for name in (row["name"], *row["aliases"].split("|"))))
        for language, column in _LANGUAGES.items():
            made.name(language, *(row[column] for row in group))
        _add(made, kept)
        if qid := _confirmed(group, shared):
            made.identifiers["wikidata"] = qid
        elif any(row["wikidata_qid"] for row in group):
            un = "UN bodies" if group[0]["kind"] == "un_body" else "other organisations"
            report.left_out(f"Wikidata, {un}", made.label)
        if any("CONFLICT" in row["note"] for row in group):
            report.left_out("Wikidata, contradicted", f"{made.label}: {', '.join(r['wikidata_qid'] for r in group)}")
        yield made
    for kept in hand.values():
        made = Row(
            "actor", kept["kind"] or "organisation", kept["label"] or kept["name"], kept["source"] or "communique"
        )
        made.id = kept["id"] or f"actor/{slug(made.label)}"
        _add(made, kept)
        yield made


def obscure_initials(rows: Iterable[Row]) -> set[str]:
    """Return the names, folded, of three capitals at most that prose uses of other bodies and things as often.

    Kept are those that are known by themselves, or stand among the names that are kept by hand.
    """
    kept = {row["name"] for row in read(HAND / "known-initials.csv")}
    kept |= {
        fold(name.partition(":")[2]) for row in read(HAND / "organisations.csv") for name in row["names"].split("|")
    }
    kept |= {fold(row[column]) for row in read(HAND / "organisations.csv") for column in ("name", "label")}
    names = {name for row in rows for _, name in [("en", row.label), *row.names]}
    return {
        fold(name) for name in names if name.isupper() and name.isascii() and sum(map(str.isalpha, name)) < 4
    } - kept


def _add(made: Row, kept: dict[str, str]) -> None:
    """Add what is kept by hand; a name with a minus before it is taken away."""
    for name in filter(None, kept.get("names", "").split("|")):
        language, _, text = name.partition(":")
        if language.startswith("-"):
            made.names.remove((language[1:], text))
        else:
            made.name(language, text)
    made.part_of = list(filter(None, kept.get("part_of", "").split("|")))
    made.member_of = list(filter(None, kept.get("member_of", "").split("|")))


def _grouped(rows: Iterable[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Return the rows in groups that share their name, or a name that is another's alias of several words."""
    groups: list[list[dict[str, str]]] = []
    at: dict[str, int] = {}
    for row in rows:
        names = [fold(row["name"]), *(fold(name) for name in row["aliases"].split("|") if name)]
        found = next((at[name] for name in names if name in at), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(row)
        for name in names:
            if " " in name:
                at.setdefault(name, found)
    return groups


def _source(row: dict[str, str]) -> str:
    return "supraverden" if row["source"].startswith("confirmordeny/supraverden") else "opensanctions"


def _confirmed(group: list[dict[str, str]], shared: Counter[str]) -> tuple[str, str] | None:
    """Return the Wikidata id that two sources have, with their codes."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in group:
        if qid := row["wikidata_qid"]:
            said[qid].add(_source(row))
            if row["confirmed_by"] == "opensanctions":
                said[qid].add("opensanctions")
            if _SECOND_LIST in row["note"]:
                said[qid].add("emergency-list")
    confirmed = [(qid, sources) for qid, sources in said.items() if len(sources) > 1]
    rows_of = {qid: sum(row["wikidata_qid"] == qid for row in group) for qid in said}
    if len(confirmed) != 1 or shared[confirmed[0][0]] > rows_of[confirmed[0][0]]:
        return None
    qid, sources = confirmed[0]
    return qid, "+".join(sorted(sources, reverse=True))
