"""How a member voted: by year on its own page, and one year by agenda item on a page of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..addresses import ID, on_the_wire
from ..ballots import CHOICES, Cast, by_agenda, by_year
from ..labels import Link, Names, Text
from .model import Group, Section, Table, Value
from .votes import CHOICE_WORDS

NONE = "none"
"""What stands in an address for votes without an agenda item."""

UNDATED = "undated"
"""What stands in an address for votes without a date."""

_MOST_ITEMS = 400
_COLUMNS = tuple(CHOICE_WORDS[choice] for choice in CHOICES)


def record_path(base: str, actor: str, year: str = "") -> str:
    """Return the path of the page of how an actor voted, of one year if given, as it goes over the wire."""
    name = actor.removeprefix(base + ID).partition("/")[2]
    return on_the_wire(f"/votes/member/{name}{'/' + year if year else ''}")


def years(names: Names, actor: str, casts: Sequence[Cast], *, whole: bool) -> Section:
    """Return how often a member chose what in each year, latest first, with links to the years.

    `whole` says that these are all its years; else the section leads to them.
    """
    counted = by_year(casts)
    rows = [
        (
            (Value(Text(year or UNDATED), names.root + record_path(names.base, actor, year or UNDATED)),),
            *_numbers(counts),
        )
        for year, counts in reversed(counted.items())
    ]
    if whole:
        rows.append(((Value(Text("All years")),), *_numbers(sum(counted.values(), Counter[str]()))))
    caption = "Ballots by year" if whole else "Ballots by year, the latest"
    table = Table(caption, ("Year", *_COLUMNS), tuple(rows), numbers=1)
    links = (Value(Text("All years, and how it voted on what"), names.root + record_path(names.base, actor)),)
    return Section("voting", "How it voted", tables=(table,), links=() if whole else links)


def agenda(names: Names, address: str, casts: Sequence[Cast]) -> Table:
    """Return how often a member chose what by agenda item, most votes first; items lead to `address` with the item."""
    found = sorted(by_agenda(casts).items(), key=lambda item: (-len(item[1]), _name(names, item[0])))
    rows = [
        (
            (Value(Text(_name(names, item)), address + "?agenda=" + _key(names.base, item)),),
            *_numbers(_counted(of)),
        )
        for item, of in found[:_MOST_ITEMS]
    ]
    return Table("Ballots by agenda item", ("Agenda item", *_COLUMNS), tuple(rows), numbers=1)


def choices(names: Names, casts: Sequence[Cast], links: dict[str, Link]) -> list[Group]:
    """Return votes by what the member chose; `links` are the documents that the votes were on, where known."""
    groups = []
    for choice in [*CHOICES, *sorted({code for cast in casts for code in cast.choices} - set(CHOICES))]:
        of = [cast for cast in casts if choice in cast.choices]
        if of:
            words = CHOICE_WORDS.get(choice, choice)
            groups.append(Group(choice, f"{words}: {len(of):,}", tuple(_cast(names, cast, links) for cast in of)))
    return groups


def of_item(base: str, casts: Iterable[Cast], key: str) -> list[Cast]:
    """Return the votes under an agenda item, named as addresses name it; "none" stands for those without one."""
    wanted = "" if key == NONE else base + ID + key
    return [cast for cast in casts if wanted in (cast.vote.agenda or ("",))]


def _cast(names: Names, cast: Cast, links: dict[str, Link]) -> Value:
    vote = names.link(cast.vote.iri)
    document = links.get(cast.vote.iri)
    label = document.label if document else vote.label
    return Value(label, vote.href, ", ".join(part for part in (cast.vote.day, _several(cast)) if part))


def _several(cast: Cast) -> str:
    others = len(cast.choices) > 1
    return "stated with more than one choice" if others else ""


def _counted(casts: Iterable[Cast]) -> Counter[str]:
    return Counter(choice for cast in casts for choice in cast.choices)


def _numbers(counts: Counter[str]) -> tuple[tuple[Value, ...], ...]:
    return tuple((Value(Text(f"{counts[choice]:,}")),) for choice in CHOICES)


def _name(names: Names, item: str) -> str:
    return names.text(item).text if item else "No agenda item stated"


def _key(base: str, item: str) -> str:
    return on_the_wire(item.removeprefix(base + ID)).replace("&", "%26").replace("+", "%2B") if item else NONE
