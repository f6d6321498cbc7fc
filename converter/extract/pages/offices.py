"""Who holds which office, as a page itself says, and who is meant where it names the office alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...authority import Authority
from ...frozen import frozen
from ...passages import Passage
from ...records import Evidence, Name, Stated, Text
from . import page_words as w

_OF_PLACE = rf"(?: (?:of|for|on|to)(?: the)? {w.BIG}(?: {w.BIG})*)*"
_TAIL = rf"(?:,? (?:of|for|on|to)(?: the)? {w.BIG}(?: (?:and )?(?:the )?{w.BIG})*?)*?"
_PERSON = rf"(?!{w.OPENS_NO_PERSON}\b){w.BIG}(?: (?:{w.BIG}|[A-Z]\.|{w.NAME_PARTICLE}))+"

_BEFORE = re.compile(
    rf"\b(?P<office>(?:{w.OF_BODY} )*{w.OFFICE}{_TAIL})(?:, (?:{w.HONORIFIC})?| {w.HONORIFIC}| )(?P<person>{_PERSON})"
)
_AFTER = re.compile(
    rf"\b(?P<person>{_PERSON}),? (?:the |who is the )?(?P<office>(?:{w.OF_BODY} )*{w.OFFICE}{_OF_PLACE})"
)
_ALONE = re.compile(rf"\b(?P<office>(?:{w.OF_BODY} )*(?P<noun>{w.OFFICE})(?P<tail>{_OF_PLACE}))")
_NO_PERSON = re.compile(rf"\b{w.IN_NO_PERSON}\b")
_LONG = re.compile(r"\b(?:UN|U\.N\.)(?= )")


@frozen
class Holder:
    """A person and the office that the page says they hold."""

    person: Stated[Name]
    office: Stated[Text]

    @property
    def noun(self) -> str:
        """Return the office's kind, such as `Special Envoy`."""
        match = re.search(w.OFFICE, self.office.value.text)
        return match.group() if match else ""


@frozen
class Held:
    """An office, or its holder, where a text names it: `start` and `end` count in that text."""

    start: int
    end: int
    name: Name
    rule: str
    confidence: float


def find_holders(passages: Iterable[Passage], authority: Authority) -> tuple[Holder, ...]:
    """Return who holds an office according to these passages, each person and office once, in reading order."""
    found: dict[tuple[str, str], Holder] = {}
    for passage in passages:
        for holder in _holders(passage, authority):
            key = (holder.person.value.entity or holder.person.value.text, _full(holder.office.value.text))
            found.setdefault(key, holder)
    return tuple(found.values())


def _holders(passage: Passage, authority: Authority) -> Iterator[Holder]:
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(passage.text):
            name = _person(match["person"], authority)
            if name is None:
                continue
            at = match.start("person")
            evidence = Evidence("office-of-person", 0.9, passage.span(at, at + len(name.text)))
            office = Text(match["office"].strip(), "en")
            said = Evidence("office-of-person", 0.9, passage.span(match.start("office"), match.end("office")))
            yield Holder(Stated(name, evidence), Stated(office, said))


def _person(text: str, authority: Authority) -> Name | None:
    """Return the person that `text` begins with, or None when it names something else."""
    for match in authority.find(text):
        if match.start == 0:
            if any(entity.kind == "person" for entity in match.entities):
                return authority.identify(Name(match.text, "actor", "person"))
            return None
    if _NO_PERSON.search(text):
        return None
    return authority.identify(Name(text, "actor", "person"))


def find_held(text: str, holders: tuple[Holder, ...]) -> tuple[Held, ...]:
    """Return the offices that a text names, each as its holder where the page leaves no doubt who that is.

    An office without a known holder is named as it stands, in full form (`United Nations Special Envoy for Syria`).
    """
    found: list[Held] = []
    for match in _ALONE.finditer(text):
        meant = {
            holder.person.value
            for holder in holders
            if holder.noun == match["noun"] and match["tail"].strip() in _full(holder.office.value.text)
        }
        if len(meant) == 1:
            person = meant.pop()
            beside = re.compile(rf",? (?:{w.HONORIFIC})?{re.escape(person.text)}\b").match(text, match.end())
            found.append(Held(match.start(), beside.end() if beside else match.end(), person, "office-holder", 0.9))
        elif not meant and match["tail"]:
            name = Name(_full(match["office"]), "actor")
            found.append(Held(match.start(), match.end(), name, "office", 0.7))
    for holder in holders:
        name = holder.person.value
        found.extend(
            Held(match.start(), match.end(), name, "person-name", 0.9)
            for match in re.finditer(rf"\b{re.escape(name.text)}\b", text)
        )
    return tuple(found)


def _full(office: str) -> str:
    return _LONG.sub("United Nations", office)
