"""Write annotated headlines as JSON lines, with the texts from where they stand.

    python scripts/annotated.py DAYS ARCHIVE [--set first|second|third] [--language en|zh]

DAYS is the record of Wikipedia's current events by day (JSON lines, gzip), ARCHIVE the folder of a news archive in
Chinese. `calibration/annotations.jsonl` says what 1,097 of their headlines state: event types, places, actors with
roles, figures, dates and documents, by the guidelines of `converter/extract/headlines/gold.py`'s form. It holds no
text, only the day and number of an item or the path of a page, and the beginning of the text's SHA-256. A headline
that is not found, or reads otherwise there, is left out and counted on standard error.

The reader's rules were improved by what they made of the first and second set, and not by the third, which measures
them; the confidences of rules are fitted to three quarters of the days of the second and third.
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
Item = dict[str, Any]


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
    parser.add_argument("--set", choices=("first", "second", "third"))
    parser.add_argument("--language", choices=("en", "zh"))
    options = parser.parse_args()
    lines = ANNOTATIONS.read_text(encoding="utf-8").splitlines()
    wanted = {
        said["id"]: said
        for said in map(json.loads, lines)
        if options.set in (None, said["set"]) and options.language in (None, "zh" if "/" in said["id"] else "en")
    }
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
