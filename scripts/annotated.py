"""Write annotated headlines as JSON lines, with the texts from where they stand.

    python scripts/annotated.py DAYS ARCHIVE [--set SET …] [--language en|zh]

DAYS is the record of Wikipedia's current events by day (JSON lines, gzip), ARCHIVE the folder of a news archive in
Chinese. Neither file of annotations holds texts, only the day and number of an item or the path of a page, and the
beginning of the text's SHA-256. A headline that is not found, or reads otherwise there, is left out and counted on
standard error.

`calibration/annotations.jsonl` says what 1,097 headlines state: event types, places, actors with roles, figures, dates
and documents, in the form of `converter/extract/headlines/gold.py`. The reader's rules were improved by what they made
of its sets "first" and "second", and not by "third", which measures them.

`calibration/roles.jsonl` says of 6,094 more what happened and which roles (`roles`, the best one first) the actors
that the reader finds have, "" for taking no part. Weights of likely roles are fitted to its set "fitted", and rules
were improved by it; "held" measures both, and confidences are fitted to it and to the second and third set.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from communique.converter.readers import Input
from communique.converter.readers.news_archive import read

ANNOTATIONS = Path(__file__).parent / "calibration" / "annotations.jsonl"
ROLES = ANNOTATIONS.with_name("roles.jsonl")
SETS = ("first", "second", "third", "fitted", "held")
Item = dict[str, Any]


def said_of(sets: Iterable[str] = SETS, language: str | None = None) -> dict[str, Item]:
    """Return what is said of the headlines of some sets, in a language or in all, by their identifiers."""
    lines = [line for file in (ANNOTATIONS, ROLES) for line in file.read_text(encoding="utf-8").splitlines()]
    return {
        said["id"]: said
        for said in map(json.loads, lines)
        if said["set"] in sets and language in (None, "zh" if "/" in said["id"] else "en")
    }


def day_items(lines: Iterable[str], wanted: frozenset[str]) -> Iterator[Item]:
    """Yield the wanted items of a record of days, by day and number of the item in it, with their topic."""
    for line in lines:
        day = json.loads(line)
        number, topic, category = 0, None, None
        for item in day["items"]:
            if item["category"] != category:
                topic, category = None, item["category"]
            if item["kind"] == "heading":
                topic = item["text"]
                continue
            number += 1
            key = f"{day['date']}-{number:02d}"
            if key in wanted:
                text = " ".join(item["text"].replace("''", "").split())
                yield {"id": key, "published": day["date"], "text": text, "topic": topic, "context": []}


def page_items(archive: Path, wanted: Iterable[str]) -> Iterator[Item]:
    """Yield the headlines of the wanted pages of an archive, with their topic and tags."""
    for path in sorted(wanted):
        file = archive / path
        if not file.is_file():
            continue
        for record in read(Input(path=path, text=file.read_text(encoding="utf-8"))):
            (event, *_) = record.events
            if event.headline is None:
                continue
            text = event.headline.text
            topic = record.topic or next((topic.value.text for topic in event.topics), None)
            context = list(dict.fromkeys(record.tags))
            yield {"id": path, "published": record.published, "text": text, "topic": topic, "context": context}


def annotated(annotations: Mapping[str, Item], items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items with their annotations, those whose text is the one annotated."""
    empty: Item = {"date": None, "places": [], "actors": [], "documents": [], "figures": []}
    for item in items:
        said = annotations[item["id"]]
        if hashlib.sha256(item["text"].encode()).hexdigest()[:16] == said["text"]:
            yield empty | said | item


def main() -> None:
    """Write the lines to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("days", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--set", choices=SETS, action="append", help="may be given several times; all without it")
    parser.add_argument("--language", choices=("en", "zh"))
    options = parser.parse_args()
    wanted = said_of(options.set or SETS, options.language)
    pages = [key for key in wanted if "/" in key]
    with gzip.open(options.days, "rt", encoding="utf-8") as days:
        items = [*day_items(days, frozenset(wanted)), *page_items(options.archive, pages)]
    found = 0
    for item in annotated(wanted, items):
        found += 1
        print(json.dumps(item, ensure_ascii=False))
    if found < len(wanted):
        print(f"{len(wanted) - found} of {len(wanted)} headlines were not found, or read otherwise", file=sys.stderr)


if __name__ == "__main__":
    main()
