"""How fast sentences are read, on one core: Communique against spaCy and against one large regular expression.

    python bench/extract.py [TEXTS] [--sentences N] [--rounds R]

TEXTS holds JSON lines (plain or gzip), each with a key `text`, or with `items` that have one; without it, sentences are
made up of names that the authority knows, in English and in Chinese. Each system reads the same sentences R times in a
process of its own (the regular expression, which is slow, 500 of them). Printed are sentences a second of processor
time, and the ratios of the medians; the processor seconds until a system has read its first sentence, imports included;
and the most memory of its process, then and at the end. Before that, the same of the authority alone, which finds names
in sentences and nothing else.

communique  reads names with their entities, kinds and roles, event type, date, figures, documents and status
spacy       spacy.blank: cuts the sentence into words and finds the same names (entity ruler), and nothing else
regex       finds the same names by one alternation, the longest first, and nothing else

So the comparison favours the other two, which neither know who is meant nor read anything but names.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

SYSTEMS = ("communique", "spacy", "regex")
_ENGLISH = (
    "At least {n} people are killed in clashes between {a} and {b} forces near {p}.",
    "{a} and {b} sign a ceasefire agreement in {p}, {c}, on {d} May 2016.",
    "The Foreign Minister of {a} arrives in {p} for talks with {b}.",
    "A magnitude {d}.1 earthquake strikes {c}, injuring more than {n} people in {p}.",
    "{a} condemns {b} over the arrest of {n} journalists in {p}.",
    "Protesters march through {p}, {c}, to demand the resignation of the president.",
)
_CHINESE = (
    "{a}与{b}在{p}举行会谈，讨论停火协议。",
    "{c}{p}发生爆炸，造成至少{n}人死亡。",
    "{a}总统抵达{p}，会见{b}外交部长。",
    "{a}谴责{b}在{p}逮捕{n}名记者。",
    "{c}发生{d}.1级地震，{n}人受伤。",
)
Read = Callable[[str], object]


def sentences(language: str, number: int) -> list[str]:
    """Return made-up sentences with names of States and towns of the authority."""
    from communique.converter.authority import load

    known = [(entity, dict(reversed(entity.names)).get(language)) for entity in load()]
    states = [name for entity, name in known if name and entity.kind == "state"]
    towns = [name for entity, name in known if name and entity.kind == "city" and entity.population > 200_000]
    forms = itertools.cycle(_ENGLISH if language == "en" else _CHINESE)
    return [
        next(forms).format(
            a=states[i % len(states)],
            b=states[(7 * i + 3) % len(states)],
            c=states[(5 * i + 1) % len(states)],
            p=towns[(11 * i) % len(towns)],
            n=2 + i % 97,
            d=1 + i % 28,
        )
        for i in range(number)
    ]


def texts(file: Path, number: int) -> list[str]:
    """Return the first texts of a file of JSON lines."""
    open_text = gzip.open if file.suffix == ".gz" else open
    with open_text(file, "rt", encoding="utf-8") as lines:
        return list(itertools.islice(_texts(map(json.loads, lines)), number))


def _texts(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    for line in lines:
        yield from (item["text"] for item in line.get("items", [line]))


# -- in a process of its own -----------------------------------------------------------------------------------


def _names(language: str) -> Iterator[tuple[str, str]]:
    """Yield every name of the authority in a language, with a label for what bears it."""
    from communique.converter.authority import load

    for entity in load():
        label = "GPE" if entity.sort == "place" else "ORG"
        yield from ((label, name) for spoken, name in entity.names if spoken.startswith(language) and len(name) > 1)


def _authority(language: str) -> Read:
    from communique.converter.authority import load

    authority = load()
    return lambda text: authority.find(text, language)


def _communique(language: str) -> Read:
    from communique.converter.authority import load
    from communique.converter.extract.confidence.calibration import calibrated
    from communique.converter.extract.headlines.headline import read_headline

    authority = load()
    return lambda text: calibrated(read_headline(text, authority, language=language), language)


def _spacy(language: str) -> Read:
    import spacy

    pipeline = spacy.blank(language)
    ruler: Any = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in _names(language)])
    return lambda text: pipeline(text).ents


def _regex(language: str) -> Read:
    names = sorted({re.escape(name) for _, name in _names(language)}, key=lambda name: (-len(name), name))
    border = r"\b" if language == "en" else ""
    return re.compile(f"{border}(?:{'|'.join(names)}){border}").findall


def work(system: str, language: str, file: Path, rounds: int) -> None:
    """Read the sentences of a file (a JSON list) `rounds` times and print what that took, as JSON."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    said: list[str] = json.loads(file.read_text("utf-8"))
    clock = time.process_time()
    read = {"authority": _authority, "communique": _communique, "spacy": _spacy, "regex": _regex}[system](language)
    read(said[0])
    ready, memory = time.process_time() - clock, _peak()
    rates = []
    for _ in range(rounds):
        clock = time.process_time()
        for text in said:
            read(text)
        rates.append(len(said) / (time.process_time() - clock))
    print(json.dumps({"ready": ready, "ready_bytes": memory, "rates": rates, "bytes": _peak()}))


def _peak() -> int:
    """Return the most memory that this process had, in bytes (Linux counts kibibytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


# -- the comparison --------------------------------------------------------------------------------------------


def compare(language: str, said: list[str], rounds: int) -> None:
    """Print what each system took for the same sentences, and the ratios."""
    print(f"{language}: {len(said):,} sentences, {sum(map(len, said)) / len(said):.0f} characters on average")
    medians: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sentences.json")
        file.write_text(json.dumps(said), "utf-8")
        for system in ("authority", *SYSTEMS):
            few = file if system != "regex" else _few(said, Path(folder, "few.json"))
            run = [
                sys.executable,
                __file__,
                "--work",
                system,
                "--language",
                language,
                str(few),
                "--rounds",
                str(rounds),
            ]
            done = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
            medians[system] = statistics.median(done["rates"])
            print(
                f"  {system:<11} {medians[system]:>9,.0f} sentences/s ({min(done['rates']):,.0f} to "
                f"{max(done['rates']):,.0f}); ready in {done['ready']:.2f} s with {done['ready_bytes'] / 1e6:.0f} MB, "
                f"at the end {done['bytes'] / 1e6:.0f} MB"
            )
    ratios = ", ".join(f"{medians['communique'] / medians[other]:.2f} of {other}" for other in SYSTEMS[1:])
    print(f"  communique reads {ratios}\n")


def _few(said: list[str], file: Path) -> Path:
    """Write the first sentences to a file, as many as a slow system is given, and return it."""
    file.write_text(json.dumps(said[:500]), "utf-8")
    return file


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--sentences", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--language", default="en", choices=["en", "zh"], help="the language of TEXTS")
    parser.add_argument("--work", choices=("authority", *SYSTEMS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work, given.language, given.texts, given.rounds)
    elif given.texts:
        compare(given.language, texts(given.texts, given.sentences), given.rounds)
    else:
        for language in ("en", "zh"):
            compare(language, sentences(language, given.sentences), given.rounds)


if __name__ == "__main__":
    main()
