"""A day's index in a news archive: the day's events, each with its topic, abstract and tags."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.errors import InputError

from ..iris import archive_path
from ..passages import Passage
from ..records import Event, EventKey, Name, Record, Stated, Text
from .addresses import is_index, page_at
from .archive_draft import Draft, distinct
from .archive_lines import Line
from .labels import meaning


@dataclass(slots=True)
class _Entry:
    """An event as the index lists it; a second entry for it only adds topics and abstracts."""

    key: EventKey
    label: Stated[Text]
    headline: Passage
    topics: list[Stated[Name]]
    abstracts: dict[str, Stated[Text]] = field(default_factory=dict)


def looks_like_index(draft: Draft) -> bool:
    """Return whether a document is an index: it has no headline of its own, but lies or lists as one."""
    if any(line.level == 1 for line in draft.lines):
        return False
    if is_index(draft.path) and draft.place:
        return True
    return any(_entry_link(draft, line) for line in draft.lines if line.level in (3, 4))


def _entry_link(draft: Draft, line: Line) -> bool:
    link = draft.link(line)
    return link is not None and page_at(link.target) is not None and not is_index(link.target)


def read_index(draft: Draft) -> Record:
    """Return the record of a day's index. Raises `InputError` when it states no day or lists nothing."""
    day = draft.day()
    path = draft.place[0] if draft.place else archive_path(f"/news/{day.replace('-', '/')}/index.md")
    entries: dict[str, _Entry] = {}
    topics: list[Stated[Name]] = []
    entry: _Entry | None = None
    for line in draft.lines:
        whole = Passage.verbatim(draft.text, line.start, line.end)
        if line.level >= 5:
            topics, entry = draft.stated_topics([whole], "topic-heading"), None
        elif line.level and (link := draft.link(line)):
            if is_index(link.target) or meaning(link.text.text):
                entry = None
                continue
            entry, topics = _entered(draft, line, path, topics, entries), []
        elif line.level:
            entry = None
        elif entry is not None:
            _added(draft, line, whole, entry)
    if not entries:
        raise InputError(
            draft.path, "the index lists no event", line=1, remedy="list the day's events as ### [headline](address)"
        )
    return Record(
        draft.text,
        language=draft.language,
        title=Text(day),
        path=path,
        published=day,
        events=tuple(_event(draft, entry) for entry in entries.values()),
        problems=tuple(draft.problems),
    )


def _entered(
    draft: Draft, line: Line, path: str, topics: list[Stated[Name]], entries: dict[str, _Entry]
) -> _Entry | None:
    link = draft.link(line)
    page = draft.page(line, link, path) if link else None
    headline = draft.cleaned(line, link.text, "a headline") if link else None
    if page is None or headline is None:
        return None
    known = entries.get(page[0])
    if known:
        known.topics += topics
        return known
    label = draft.stated_text(headline, "day-index")
    return entries.setdefault(page[0], _Entry(EventKey(page[1], headline.text, page[0]), label, headline, topics))


def _added(draft: Draft, line: Line, whole: Passage, entry: _Entry) -> None:
    tags = draft.tags(line, line.start)
    if tags:
        entry.topics += tags
        return
    found = draft.cleaned(line, whole, "an abstract")
    if found:
        entry.abstracts.setdefault(found.text, draft.stated_text(found, "day-index"))


def _event(draft: Draft, entry: _Entry) -> Event:
    return Event(
        entry.key,
        labels=(entry.label,),
        headline=entry.headline,
        abstracts=tuple(entry.abstracts.values()),
        period=draft.stated_day(entry.key.date, "day-index", entry.headline),
        topics=distinct(entry.topics),
    )
