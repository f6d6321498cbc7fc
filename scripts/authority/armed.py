"""Armed groups, communities and historical governments of UCDP's actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from communique.converter.authority import fold

from .rows import HAND, Row, read

_KINDS = {"1": "armed_group", "2": "group", "3": "group", "4": "organisation"}


def armed_actors(
    rows: list[dict[str, str]],
    current: set[str],
    country_of: Mapping[str, str],
    taken: set[str],
    organisations: set[str],
) -> Iterator[Row]:
    """Yield the actors but for the governments of today (`current`, by id), and what is kept by hand.

    `country_of` is the ISO code of a country by folded name. An actor whose name is `taken` (folded) by a country, a
    place or a people's adjective, or is too general, is called by its location too, and by its other names; one of
    three letters at most by what they stand for, and by the letters if no organisation is (`organisations`, folded). An
    alias that is a name kept by hand, or the proper name of another actor in the same country, is that actor's
    alone.
    """
    kept_by_hand = read(HAND / "armed-actors.csv")
    hand = {row["ucdp"]: row for row in kept_by_hand if row["ucdp"]}
    too_general = taken | {row["name"] for row in read(HAND / "generic-names.csv")}
    well_known = {fold(name) for row in kept_by_hand for name in (row["label"], *_kept_names(row, "en"))}
    owners = _owners(rows)
    for row in rows:
        number = row["ucdp_actor_id"]
        if number in current:
            continue
        kept = hand.get(number, {})
        countries = {country_of.get(fold(name), "") for name in _locations(row["location"])}
        names = [name for name in (_tidy(row["name"]), *_aliases(row["aliases"])) if fold(name) not in too_general]
        initials = [name for name in names if _initials(name) and fold(name) not in well_known | organisations]
        if not kept:
            names = [name for name in names if fold(name) not in well_known and not _initials(name)]
        label = kept.get("label") or _label(row, names)
        made = Row("actor", kept.get("kind") or _KINDS[row["org_code"]], label, "ucdp", id=kept.get("id", ""))
        made.country = countries.pop() if len(countries) == 1 else ""
        made.told_apart = (row["location"].split(",")[0], number)
        made.identifiers["ucdpActor"] = (number, "ucdp")
        lands = set(_locations(row["location"]))
        own = [
            name
            for name in (*names, *(() if kept else initials))
            if number in (proper := owners.get(fold(name), {number: lands}))
            or lands.isdisjoint(set().union(*proper.values()))
        ]
        made.name("en", *own)
        _add(made, kept)
        yield made
    for kept in kept_by_hand:
        if not kept["ucdp"]:
            made = Row("actor", kept["kind"], kept["label"], kept["source"], id=kept["id"], country=kept["country"])
            _add(made, kept)
            yield made


def _owners(rows: list[dict[str, str]]) -> dict[str, dict[str, set[str]]]:
    """Return who has a name, folded, as the proper one or as what that stands for: numbers with their locations."""
    owners: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        name = _tidy(row["name"])
        for proper in {name, _label(row, list(_aliases(row["aliases"]))) if _initials(name) else name}:
            owners.setdefault(fold(proper), {})[row["ucdp_actor_id"]] = set(_locations(row["location"]))
    return owners


def _label(row: dict[str, str], names: list[str]) -> str:
    """Return UCDP's name if it is usable, else what it stands for, else UCDP's name with the location."""
    name = _tidy(row["name"])
    spelt_out = [alias for alias in names if " " in alias and alias.isascii()]
    if name in names:
        return name
    return spelt_out[-1] if spelt_out and _initials(name) else f"{name} ({_locations(row['location'])[0]})"


def _initials(name: str) -> bool:
    return name.isupper() and sum(map(str.isalpha, name)) < 4


def initials(rows: Iterable[Row]) -> set[str]:
    """Return the names, folded, of three letters at most that none of the actors kept by hand bears: tables use them,
    and in prose they stand for other things as well.
    """
    kept = {fold(name) for row in read(HAND / "armed-actors.csv") for name in (row["label"], *_kept_names(row, "en"))}
    return {fold(name) for row in rows for _, name in row.names if _initials(name)} - kept


def _kept_names(kept: dict[str, str], language: str) -> list[str]:
    names = [name.partition(":") for name in kept["names"].split("|")]
    return [name for tongue, _, name in names if tongue == language]


def _add(made: Row, kept: dict[str, str]) -> None:
    for name in filter(None, kept.get("names", "").split("|")):
        language, _, text = name.partition(":")
        made.name(language, text)
    made.member_of = list(filter(None, kept.get("member_of", "").split("|")))


def _locations(written: str) -> list[str]:
    return [re.sub(r"\s*\(.*?\)", "", name).strip() for name in written.split(",")]


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).replace("´", "'").strip()


def _aliases(written: str) -> Iterator[str]:
    """Yield the aliases: UCDP puts those of one time behind another with commas, and languages side by side."""
    for part in re.split(r"\||, | / ", written):
        name = _tidy(part)
        if re.fullmatch(r"[Tt]he \S+", name):
            continue
        if len(name) > 1 and (" " in name or "-" in name or name.isupper() or len(name) > 5):
            yield name
