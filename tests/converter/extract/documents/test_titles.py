from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.documents.missions import find_missions
from communique.converter.extract.documents.titles import TitleReading, read_title
from communique.converter.records import Name, Stated


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def named(found: tuple[Stated[Name], ...]) -> list[str]:
    """Return the entities that were named, and the wording of those that no authority knows."""
    return [one.value.entity or one.value.text for one in found]


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("The situation in Yemen", ["place/yemen"]),
        ("Middle East - Syria", ["place/middle-east", "place/syria"]),
        ("Middle East", ["place/middle-east"]),
        ("Middle East, including the question of Palestine", ["place/middle-east", "place/palestine"]),
        ("Georgia", ["place/georgia"]),
        ("Iraq-Kuwait", ["place/iraq", "place/kuwait"]),
        ("The India-Pakistan question", ["place/india", "place/pakistan"]),
        ("Items relating to the situation in the former Yugoslavia", ["place/yugoslavia"]),
        ("The situation in the occupied Arab territories", ["occupied Arab territories"]),
        ("Peace and security - Africa (Zimbabwe)", ["place/zimbabwe"]),
        ("HUMAN RIGHTS, MYANMAR", ["place/myanmar"]),
        ("Draft resolution [on piracy off the coast of Somalia]", ["place/somalia"]),
        ("Letter dated 1 May 1970 from Chad to the President of the Security Council", []),
        ("Letter dated 1 May 1970 from Chad and Niger concerning the situation in Libya", ["place/libya"]),
        ("Statement of the representative of Mali", []),
        ("Women and peace and security", []),
        ("The situation in Territories under administration", []),
        ("", []),
        ("x" * 10_000, []),
    ],
)  # fmt: skip
def test_places(authority: Authority, title: str, places: list[str]) -> None:
    assert named(read_title(title, authority).places) == places


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Complaint by Zambia against Portugal", ["actor/zambia", "actor/portugal"]),
        ("Admission of new Members: Tuvalu", ["actor/tuvalu"]),
        ("Draft resolution [recommending Kenya for admission to membership]", ["actor/kenya"]),
        ("Draft resolution [on measures against the Taliban and Al-Qaida]", ["actor/taliban", "actor/al-qaeda"]),
        ("The situation between Iran and Iraq", ["actor/iran", "actor/iraq"]),
        ("Report of the Secretary-General to the United Nations", []),
    ],
)
def test_actors(authority: Authority, title: str, about: list[str]) -> None:
    assert named(read_title(title, authority).about) == about


@pytest.mark.parametrize(
    ("title", "mandates"),
    [
        ("on extension of the mandate of the UN Mission in Liberia (UNMIL)", ["United Nations Mission in Liberia"]),
        (
            "on establishment of the UN Mission in Chad and the UN Office in Mali",
            ["United Nations Mission in Chad", "United Nations Office in Mali"],
        ),
        ("on renewal of mandate of the UN Interim Force in Lebanon", ["actor/united-nations-interim-force-in-lebanon"]),
        ("on extension of the mandate of the Panel of Experts concerning Mali", ["Panel of Experts concerning Mali"]),
        (
            "on the mandate of the Panel of Experts Established pursuant to Resolution 1591 (2005)",
            ["Panel of Experts Established pursuant to Security Council Resolution 1591 (2005)"],
        ),
        ("on termination of the mandate of the UN Mission in Liberia", []),
        ("on financing of the UN Mission in Liberia", []),
        ("on terms of office of judges at the International Criminal Tribunal for Rwanda", []),
        ("on extension of the mandate of the UN Group of Experts", []),
    ],
)  # fmt: skip
def test_missions_that_are_mandated(authority: Authority, title: str, mandates: list[str]) -> None:
    assert named(read_title(f"Draft resolution [{title}]", authority).mandates) == mandates


def test_a_mission_is_named_with_its_place_and_where_it_stands(authority: Authority) -> None:
    title = "Draft resolution [on\u00a0establishment of the UN Mission in Liberia (UNMIL)]"
    reading = read_title(title, authority)
    (mandated,) = reading.mandates
    span = mandated.evidence.span
    assert span is not None
    assert span.text == title[span.start : span.end] == "UN Mission in Liberia (UNMIL)"
    assert (mandated.evidence.rule, mandated.value.sort, mandated.value.kind) == (
        "title-mandate",
        "actor",
        "organisation",
    )
    assert named(reading.places) == ["place/liberia"]
    assert reading.places[0].evidence.rule == "title-mission-place"
    assert named(reading.about) == ["United Nations Mission in Liberia"]


def test_the_name_of_a_mission_and_its_acronym() -> None:
    text = "AU/UN Hybrid Operation in Darfur (UNAMID) and UN Operation in Côte d'Ivoire until 2017; UN reform"
    assert [(one.name, one.acronym) for one in find_missions(text)] == [
        ("African Union/United Nations Hybrid Operation in Darfur", "UNAMID"),
        ("United Nations Operation in Côte d'Ivoire", ""),
    ]


def test_other_languages_give_places_with_less_confidence(authority: Authority) -> None:
    (place,) = read_title("也门局势", authority, language="zh").places
    assert place.value.entity == "place/yemen"
    assert place.evidence.confidence < 0.7


def test_a_title_that_comes_again_is_not_read_again(authority: Authority) -> None:
    title = "The situation in Burundi"
    assert read_title(title, authority) is read_title(title, authority)


@pytest.mark.parametrize("part", ["UN ", "Letter from ", "Mission in the ", "Iran and ", "situation in ", "A, "])
def test_long_titles_take_linear_time(authority: Authority, part: str) -> None:
    began = time.process_time()
    read_title((part * 5_000)[:5_000], authority)
    assert time.process_time() - began < 2


@pytest.mark.real_data
def test_titles_of_real_resolutions(authority: Authority, shared: Path) -> None:
    with (shared / "data" / "un" / "sc_resolutions_1946_2022.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = {text for row in csv.DictReader(file) for text in (row["topic"], row["draft_description"]) if text}
    readings: list[TitleReading] = [read_title(title, authority) for title in sorted(titles)]
    assert len(titles) > 2_000
    assert sum(1 for reading in readings if reading.places) > 1_200
    assert sum(1 for reading in readings if reading.mandates) > 600
    alone = read_title("The situation in the Middle East", authority)
    assert named(alone.places) == ["place/middle-east"]


@pytest.mark.real_data
def test_reading_a_title_is_fast(authority: Authority, shared: Path) -> None:
    with (shared / "data" / "un" / "sc_resolutions_1946_2022.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = sorted({row["draft_description"] for row in csv.DictReader(file)})
    for title in titles:
        read_title(title, authority)
    read_title.cache_clear()
    began = time.process_time()
    for title in titles:
        read_title(title, authority)
    assert (time.process_time() - began) / len(titles) < 0.0005  # 0.1 ms on an idle machine
