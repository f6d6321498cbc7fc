"""An event page of a news archive: one event, its reports, and the events related to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.errors import InputError

from ..iris import archive_path_for
from ..passages import Passage
from ..records import Event, EventKey, Evidence, Name, Record, Report, Stated, Text
from .addresses import AddressError, web_address
from .archive_draft import Draft, distinct, listed_event
from .archive_lines import Line, links
from .labels import CUT_SHORT, language_of, medium
from .markup import clean


@dataclass(slots=True)
class _Source:
    """A source while its line is read."""

    publisher: Name | None
    evidence: Evidence
    images: dict[str, None] = field(default_factory=dict)
    videos: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Related:
    """A related event as the list names it; a second entry for it only adds tags."""

    key: EventKey
    label: Stated[Text]
    headline: Passage
    topics: list[Stated[Name]]


class _Page:
    """The parts of a page, in the order they come."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.day = draft.day()
        self.headline: Passage | None = None
        self.raw_headline = ""
        self.path = draft.place[0] if draft.place else ""
        self.abstracts: dict[str, Stated[Text]] = {}
        self.paragraph: tuple[Line, int] | None = None
        self.topics: list[Stated[Name]] = []
        self.tags: list[Stated[Name]] = []
        self.sources: dict[str, _Source] = {}
        self.related: dict[str, _Related] = {}
        self.part = "head"

    def read(self) -> None:
        """Read every line."""
        for line in self.draft.lines:
            if line.level:
                self._heading(line)
            elif self.part == "source":
                self._source(line)
            elif self.part == "related":
                self._related(line)
            elif self.part == "text":
                self._text(line)

    def _heading(self, line: Line) -> None:
        if line.level == 1:
            self._headline(line)
        elif line.level >= 5:
            if self.part in ("head", "text"):
                self.topics += self.draft.stated_topics([self._whole(line)], "topic-heading")
        elif self.draft.link(line) or self.headline is None:
            return  # the page's day, or a link to another
        else:
            what = self.draft.label(line)
            self.part = what or "unknown"
            if not what:
                self.draft.problem(
                    line,
                    f"nothing is known of a part with the heading {self._whole(line).text[:60]!r}",
                    "it was left out; its word may be missing in the table of labels",
                )

    def _whole(self, line: Line) -> Passage:
        return Passage.verbatim(self.draft.text, line.start, line.end)

    def _headline(self, line: Line) -> None:
        found = self.draft.cleaned(line, self._whole(line), "a headline")
        if found is None:
            return
        if self.headline is None:
            self.headline = found
            self.raw_headline = self.draft.text[line.mark + 1 : line.end]
        elif found.text != self.headline.text:
            self.draft.problem(line, "a second headline was left out", "give every event a page of its own")
            self.part = "unknown"
            return
        self.part = "text"

    def _text(self, line: Line) -> None:
        tags = self.draft.tags(line, line.start)
        if tags:
            self.tags += tags
            return
        found = self.draft.cleaned(line, self._whole(line), "an abstract")
        if found:
            self.abstracts.setdefault(found.text, self.draft.stated_text(found, "abstract"))

    def _source(self, line: Line) -> None:
        source: _Source | None = None
        any_link = False
        for link in links(self.draft.text, line):
            any_link = True
            kind = medium(link.text.text)
            try:
                address = web_address(link.target)
            except AddressError as error:
                what = "a source" if kind is None else f"an {kind}" if kind == "image" else f"a {kind}"
                self.draft.problem(line, f"{what} was left out: {error}", error.remedy)
                source = None if kind is None else source
                continue
            if kind is None:
                source = self._named(address, clean(link.text), line)
            elif source is not None:
                (source.images if kind == "image" else source.videos).setdefault(address)
            else:
                self.draft.problem(line, f"an {kind} stands beside no source", "name the report that it belongs to")
        if not any_link:
            self.draft.problem(
                line, "a source without an address was left out", "link it to the report: [name](address)"
            )

    def _named(self, address: str, name: Passage, line: Line) -> _Source:
        publisher = None
        if name.text and len(name.text) <= 200 and name.text.casefold() not in CUT_SHORT:
            publisher = Name(name.text, "actor", "organisation", language_of(name.text, self.draft.language))
        whole = name.whole if name.text else self._whole(line).whole
        return self.sources.setdefault(address, _Source(publisher, Evidence("source-list", 1.0, whole)))

    def _related(self, line: Line) -> None:
        link = self.draft.link(line)
        if link is None:
            self.draft.problem(line, "a related entry without a link was left out", "link it to the event's page")
            return
        page = self.draft.page(line, link, self.path)
        headline = self.draft.cleaned(line, link.text, "a related headline")
        tags = self.draft.tags(line, link.end)
        if page is None:
            return
        path, day = page
        if path in self.related:
            self.related[path].topics += tags
        elif headline is None:
            self.draft.problem(line, "a related entry without a headline was left out", "write the event's headline")
        else:
            label = self.draft.stated_text(headline, "related-list")
            self.related[path] = _Related(EventKey(day, headline.text, path), label, headline, tags)

    def record(self) -> Record:
        """Return the page's record. Raises `InputError` when it has no headline."""
        if self.headline is None:
            told = next((problem for problem in self.draft.problems if problem.reason.startswith("a headline")), None)
            raise InputError(
                self.draft.path,
                told.reason if told else "the page has no headline",
                line=told.line if told else 1,
                remedy=told.remedy if told else "write what happened behind a single #",
            )
        path = self.path or archive_path_for(self.day, self.raw_headline)
        self.related.pop(path, None)
        own = [*self.topics, *self.tags, *(tag for entry in self.related.values() for tag in entry.topics)]
        topics = distinct(own)
        return Record(
            self.draft.text,
            language=self.draft.language,
            title=Text(self.headline.text, language_of(self.headline.text, self.draft.language)),
            path=path,
            published=self.day,
            topic=self.topics[0].value.text if self.topics else "",
            tags=tuple(topic.value.text for topic in topics if topic.evidence.rule == "context-tag"),
            events=(self._event(path, self.headline, topics), *map(self._listed, self.related.values())),
            problems=tuple(self.draft.problems),
        )

    def _event(self, path: str, headline: Passage, topics: tuple[Stated[Name], ...]) -> Event:
        return Event(
            EventKey(self.day, headline.text, path),
            labels=(self.draft.stated_text(headline, "headline"),),
            headline=headline,
            abstracts=tuple(self.abstracts.values()),
            period=self.draft.stated_day(self.day, "page-day", self._day_passage()),
            topics=topics,
            related=tuple(
                Stated(entry.key, Evidence("related-list", 1.0, entry.headline.whole))
                for entry in self.related.values()
            ),
            reports=tuple(
                Stated(
                    Report(address, source.publisher, images=tuple(source.images), videos=tuple(source.videos)),
                    source.evidence,
                )
                for address, source in self.sources.items()
            ),
        )

    def _day_passage(self) -> Passage | None:
        return next((self._whole(line) for line in self.draft.lines if line.level in (2, 3)), None)

    def _listed(self, entry: _Related) -> Event:
        day = self.draft.stated_day(entry.key.date, "address-day", entry.headline)
        return listed_event(entry.key, entry.label, entry.headline, day, entry.topics)


def read_page(draft: Draft) -> Record:
    """Return the record of an event page. Raises `InputError` when it states no day or has no headline."""
    page = _Page(draft)
    page.read()
    return page.record()
