"""What a page and an index of a news archive share: language, day, problems, and how a passage becomes a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.errors import InputError

from ..passages import Passage
from ..records import Event, EventKey, Evidence, Name, Period, Problem, Stated, Text
from .addresses import AddressError, iso_day, linked_page, page_at
from .archive_lines import LONGEST, Line, Link, lines, link_at, tags
from .labels import LABEL_SETS, language_of, meaning, without_lost_links
from .markup import clean

DAY_CONFIDENCE = 0.7
"""How sure the day of a page or an address is the event's: the archive's day is the one it was reported on."""

_PREFIX = re.compile(r"(?:^|[/(])([a-z]{2,3})/news/[0-9]{4}/")


@dataclass(slots=True)
class Draft:
    """A document while it is read: its lines, and what is known of it as a whole."""

    path: str
    text: str
    lines: Sequence[Line] = ()
    language: str = ""
    place: tuple[str, str] | None = None
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, path: str, text: str) -> Draft:
        """Return the draft of a document, with its lines and its language."""
        draft = cls(path, text, tuple(lines(text)), place=page_at(path))
        draft.language = _language(draft)
        return draft

    def problem(self, line: Line, reason: str, remedy: str = "") -> None:
        """Note something that can't be used."""
        self.problems.append(Problem(line.number, reason, remedy))

    def label(self, line: Line) -> str | None:
        """Return what a heading opens, if it is a label."""
        what = meaning(self.text[line.start : line.end]) if line.end - line.start < 60 else None
        return what[0] if what else None

    def link(self, line: Line) -> Link | None:
        """Return the link with which a line begins."""
        return link_at(self.text, line.start, line.end)

    def cleaned(self, line: Line, passage: Passage, what: str) -> Passage | None:
        """Return a passage without markup; None, and a problem, if it is far too long, None if nothing is left."""
        if len(passage.text) > LONGEST:
            self.problem(line, f"{what} of {len(passage.text)} characters was left out", f"at most {LONGEST} are read")
            return None
        plain = without_lost_links(clean(passage), self.language)
        return plain if plain.text else None

    def page(self, line: Line, link: Link, own_path: str) -> tuple[str, str] | None:
        """Return archive path and day of the page that a link leads to; None, and a problem, if it leads to none."""
        try:
            return linked_page(link.target, own_path)
        except AddressError as error:
            self.problem(line, str(error), error.remedy)
            return None

    def day(self) -> str:
        """Return the document's ISO day: that of its place, else that of its heading.

        Raises `InputError` when no heading states a day, or one that is none.
        """
        for line in self.lines:
            if line.level in (2, 3):
                link = self.link(line)
                target = page_at(link.target) if link else None
                stated = iso_day(link.text.text if link else self.text[line.start : line.end])
                if stated or target or (link and _looks_like_day(link)):
                    return self._settled(line, stated, target[1] if target else None)
            elif line.level == 1:
                break
        raise InputError(
            self.path,
            "no heading states the day",
            line=1,
            remedy="begin with ### [YYYY-MM-DD](/news/YYYY/MM/DD/index.md)",
        )

    def _settled(self, line: Line, stated: str | None, linked: str | None) -> str:
        days = [day for day in (self.place[1] if self.place else None, linked, stated) if day]
        if not (stated or linked):
            raise InputError(
                self.path,
                f"the heading's day can't be read: {self.text[line.start : line.end][:80]!r}",
                line=line.number,
                remedy="write it as YYYY-MM-DD",
            )
        if len(set(days)) > 1:
            others = " and ".join(sorted(set(days) - {days[0]}))
            self.problem(
                line,
                f"the page's place says {days[0]}, but its heading {others}",
                f"{days[0]} was taken; correct the heading or move the page",
            )
        return days[0]

    def stated_text(self, passage: Passage, rule: str) -> Stated[Text]:
        """Return a text and where it stands."""
        return Stated(Text(passage.text, language_of(passage.text, self.language)), Evidence(rule, 1.0, passage.whole))

    def stated_day(self, day: str, rule: str, passage: Passage | None = None) -> Stated[Period]:
        """Return a day as a period, as sure as a page's day is."""
        return Stated(Period(day, day), Evidence(rule, DAY_CONFIDENCE, passage.whole if passage else None))

    def stated_topics(self, passages: Iterable[Passage], rule: str) -> list[Stated[Name]]:
        """Return topics by the names that passages give them."""
        return [
            Stated(
                Name(plain.text, "topic", language=language_of(plain.text, self.language)),
                Evidence(rule, 1.0, plain.whole),
            )
            for plain in map(clean, passages)
            if plain.text
        ]

    def tags(self, line: Line, start: int) -> list[Stated[Name]]:
        """Return the tags that stand in a line from `start` on."""
        found = tags(self.text, start, line.end)
        return self.stated_topics(found[1], "context-tag") if found else []


def listed_event(
    key: EventKey, label: Stated[Text], headline: Passage, day: Stated[Period], topics: Iterable[Stated[Name]]
) -> Event:
    """Return an event as a list names it."""
    return Event(key, labels=(label,), headline=headline, period=day, topics=distinct(topics))


def distinct(topics: Iterable[Stated[Name]]) -> tuple[Stated[Name], ...]:
    """Return the topics without those whose name came before."""
    found: dict[str, Stated[Name]] = {}
    for topic in topics:
        found.setdefault(topic.value.text, topic)
    return tuple(found.values())


def _looks_like_day(link: Link) -> bool:
    return bool(re.search("[0-9]", link.text.text)) and link.target.rstrip("/").endswith(("index.md", "index.html"))


def _language(draft: Draft) -> str:
    for line in draft.lines:
        what = meaning(draft.text[line.start : line.end]) if line.level and line.end - line.start < 60 else None
        if what:
            return what[1]
    for prefix in _PREFIX.findall(draft.path) + _PREFIX.findall(draft.text[:2000]):
        if any(labels.language == prefix for labels in LABEL_SETS):
            return str(prefix)
    headline = next((draft.text[line.start : line.end] for line in draft.lines if line.level == 1), draft.text[:1000])
    return next(
        (labels.language for labels in LABEL_SETS if labels.script and labels.script.search(headline)),
        LABEL_SETS[0].language,
    )
