"""UN documents and other agreements."""

from __future__ import annotations

from ..frozen import frozen
from .keys import DocumentKey, EventKey, VoteKey
from .stated import Name, Period, Stated, Text


@frozen
class Document:
    """A document: a resolution when its symbol says so.

    `language_versions` pair a language's code with a file's URL or "". `date` is that of the document, `adopted_on`
    of its adoption. `meetings` are the records of the meetings that it was dealt with in, `reports` the committee
    reports that recommend it. `subjects` are terms of a thesaurus as the source words them, `agenda` items of an
    agenda. `vote` is on the text as a whole, `roll_calls` on parts of it, amendments and motions. `version_of` is
    what it revises or corrects, `supplement_to` what it adds to. `identifiers` are its numbers in published datasets
    (`undl:814715`), `links` pages about it elsewhere, `urls` where it stands itself.
    """

    key: DocumentKey
    titles: tuple[Stated[Text], ...] = ()
    descriptions: tuple[Stated[Text], ...] = ()
    date: Stated[Period] | None = None
    adopted_by: Stated[Name] | None = None
    adopted_on: Stated[Period] | None = None
    language_versions: tuple[Stated[tuple[str, str]], ...] = ()
    cites: tuple[Stated[DocumentKey], ...] = ()
    annexed_to: tuple[Stated[DocumentKey], ...] = ()
    mandates: tuple[Stated[EventKey | Name], ...] = ()
    drafts: tuple[Stated[DocumentKey], ...] = ()
    meetings: tuple[Stated[DocumentKey], ...] = ()
    press_releases: tuple[Stated[DocumentKey], ...] = ()
    reports: tuple[Stated[DocumentKey], ...] = ()
    version_of: Stated[DocumentKey] | None = None
    supplement_to: Stated[DocumentKey] | None = None
    sponsors: tuple[Stated[Name], ...] = ()
    signatories: tuple[Stated[Name], ...] = ()
    about: tuple[Stated[Name], ...] = ()
    subjects: tuple[Stated[Text], ...] = ()
    agenda: tuple[Stated[Name], ...] = ()
    places: tuple[Stated[Name], ...] = ()
    votes: tuple[Stated[VoteKey], ...] = ()
    roll_calls: tuple[Stated[VoteKey], ...] = ()
    part_of: tuple[Stated[Name], ...] = ()
    identifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
