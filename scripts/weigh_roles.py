"""Fit the weights of likely roles to annotated headlines, and write them as the package reads them.

    python scripts/weigh_roles.py DAYS [--into FILE]

DAYS is the record of Wikipedia's current events by day (JSON lines, gzip); `annotated.py` says what is known of its
headlines. The weights are fitted to the sets "fitted", "first" and "second", and measured on "held". Only names whose
role a rule guesses count (`participation/likely.py`). Needs the dependency group `calibration`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import annotated
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from communique.converter.authority import Authority, load
from communique.converter.extract.documents.prose import find_documents
from communique.converter.extract.headlines.parsing import parse
from communique.converter.extract.headlines.participation.likely import ROLES, Likely
from communique.converter.extract.headlines.participation.roles import guessed_roles
from communique.ontology.vocabulary import top

INTO = Path(__file__).parents[1].joinpath("converter", "extract", "headlines", "participation", "likely.csv")
LEAST = 5
"""In the headlines of how many months a circumstance must be met to be weighed: fewer may tell of one event."""
_MONTH = len("2002-01")
INVERSE_REGULARISATION = 0.2
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name whose broad role a rule guessed, its circumstances, and the roles that are right, the best one first.

    The identifier of its `headline` begins with the day.
    """

    headline: str
    guess: str
    circumstances: tuple[str, ...]
    roles: tuple[str, ...]


def labels(sets: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the annotated headlines of some sets by identifier, each with `text` and the `roles` of its names."""
    found = {}
    for key, said in annotated.said_of(sets, "en").items():
        roles = said.get("roles") or {actor["name"]: [actor["role"]] for actor in said.get("actors", ())}
        found[key] = {"text": said["text"], "roles": _by_key(roles), "whole": "roles" not in said}
    return found


def _by_key(roles: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return roles by names as they are compared; mediators are too few to be weighed."""
    return {_key(name): tuple(right) for name, right in roles.items() if right[0] in ROLES}


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def labelled(items: Iterable[dict[str, Any]], authority: Authority) -> Iterator[Labelled]:
    """Yield the guesses in annotated headlines; in those annotated as a whole, a name without a role has none."""
    for item in items:
        documents = find_documents(item["text"], language="en")
        subjects = (item["topic"],) if item["topic"] else ()
        parsed = parse(item["text"], authority, documents, item["published"], subjects)
        for guess in guessed_roles(parsed):
            for index in guess.indexes:
                right = item["roles"].get(_key(parsed.names[index].name.text), ("",) if item["whole"] else ())
                if right:
                    yield Labelled(item["id"], top("role", guess.role), guess.circumstances, right)


def fit(made: Sequence[Labelled]) -> Likely:
    """Return the weights that fit labelled guesses best, rounded to hundredths."""
    months = {(circumstance, one.headline[:_MONTH]) for one in made for circumstance in one.circumstances}
    met = Counter(circumstance for circumstance, _ in months)
    vectors = DictVectorizer()
    rows = vectors.fit_transform({c: 1 for c in one.circumstances if met[c] >= LEAST} for one in made)
    model = LogisticRegression(C=INVERSE_REGULARISATION, fit_intercept=False, max_iter=2000)
    model.fit(rows, [one.roles[0] for one in made])
    columns = [list(model.classes_).index(role) for role in ROLES]
    weights = {
        circumstance: tuple(round(float(model.coef_[column][at]), 2) for column in columns)
        for circumstance, at in sorted(vectors.vocabulary_.items())
    }
    return Likely({circumstance: row for circumstance, row in weights.items() if any(row)})


def weighed(likely: Likely, made: Iterable[Labelled]) -> Iterator[tuple[Labelled, str]]:
    """Yield labelled guesses with the role that weights give them."""
    return ((one, likely.role(one.circumstances)[0]) for one in made)


def crossed(made: Sequence[Labelled]) -> Iterator[tuple[Labelled, str]]:
    """Yield labelled guesses with the role that weights give them which are fitted to other headlines."""
    headlines = [one.headline for one in made]
    for fitted, judged in GroupKFold(FOLDS).split(headlines, groups=headlines):
        yield from weighed(fit([made[at] for at in fitted]), [made[at] for at in judged])


def show(heading: str, made: Sequence[tuple[Labelled, str]]) -> None:
    """Print how many names are left out, rightly and not, and how often rules and weights are right of the others."""
    out = [one.roles[0] == "" for one, role in made if not role]
    kept = [(one, role) for one, role in made if role and one.roles[0]]
    guessed, likely = (sum(right) / len(kept) for right in zip(*map(_judged, kept), strict=True))
    print(
        f"{heading}: {len(made)} names; left out {sum(out)} that take no part and {len(out) - sum(out)} that do;"
        f" of {len(kept)} kept that take part, {guessed:.3f} have the role that rules guess,"
        f" {likely:.3f} that of weights"
    )


def _judged(made: tuple[Labelled, str]) -> tuple[bool, bool]:
    labelled, role = made
    return labelled.guess in labelled.roles, role in labelled.roles


def write(likely: Likely, file: Path) -> None:
    """Write weights as the package reads them."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("circumstance", *(role or "none" for role in ROLES)))
        rows.writerows((circumstance, *(f"{one:g}" for one in row)) for circumstance, row in likely.weights.items())


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("days", type=Path)
    parser.add_argument("--into", type=Path, default=INTO)
    options = parser.parse_args()
    authority = load()
    made = {}
    for name, sets in (("fitted", ("fitted", "first", "second")), ("held", ("held",))):
        said = labels(sets)
        with gzip.open(options.days, "rt", encoding="utf-8") as days:
            items = annotated.annotated(said, annotated.day_items(days, frozenset(said)))
            made[name] = list(labelled(items, authority))
    likely = fit(made["fitted"])
    write(likely, options.into)
    show("cross-validated", [*crossed(made["fitted"])])
    show("held back", [*weighed(likely, made["held"])])
    print(f"{len(likely.weights)} circumstances: {options.into}")


if __name__ == "__main__":
    main()
