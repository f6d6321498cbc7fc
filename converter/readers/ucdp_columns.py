"""The columns of the UCDP Georeferenced Event Dataset, under all names that its versions give them.

The dataset and its codebook: https://ucdp.uu.se/downloads/ ("UCDP GED Codebook"). Its candidate events have the same
columns; older versions and those that went through shapefiles have shorter names; the last names of each row here are
those of the JSON lines in which events are paired with news articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "event_id"),
    "year": ("year",),
    "type": ("type_of_violence", "type_of_vi", "type_of_v"),
    "conflict": ("conflict_name", "conflict_n", "conflict_na"),
    "side_a": ("side_a", "side_a_name"),
    "side_b": ("side_b", "side_b_name"),
    "side_a_number": ("side_a_new_id",),
    "side_b_number": ("side_b_new_id",),
    "where_prec": ("where_prec",),
    "where": ("where_coordinates", "where_coor", "location_where_name"),
    "adm_1": ("adm_1", "location_adm1_name"),
    "adm_2": ("adm_2", "location_adm2_name"),
    "country": ("country", "location_root_name"),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "date_prec": ("date_prec",),
    "start": ("date_start", "start_date"),
    "end": ("date_end", "end_date"),
    "deaths_a": ("deaths_a", "deaths_side_a"),
    "deaths_b": ("deaths_b", "deaths_side_b"),
    "deaths_civilians": ("deaths_civilians", "deaths_civ", "deaths_civilian"),
    "deaths_unknown": ("deaths_unknown", "deaths_unk", "deaths_unkn"),
    "best": ("best", "best_est"),
    "low": ("low", "low_est", "deaths_low"),
    "high": ("high", "high_est", "deaths_high"),
}
"""Our name of each column that is read, and the names that versions of the dataset give it."""

REQUIRED = ("id", "side_a", "side_b", "start")
"""What a table must have to be one of such events."""

_OURS = {name: ours for ours, names in NAMES.items() for name in names}


def ours(names: Iterable[str]) -> dict[str, str]:
    """Return our names of a table's columns, by the table's; columns that are not read are left out."""
    return {name: known for name in names if (known := _OURS.get(name.strip().lower()))}


def missing(names: Iterable[str]) -> list[str]:
    """Return the columns that a table of such events lacks, by the names of the current version."""
    there = set(ours(names).values())
    return [NAMES[column][0] for column in REQUIRED if column not in there]
