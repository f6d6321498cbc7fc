"""One row of the Peace Agreements Database as a record: the agreement, and the day it was agreed on."""

from __future__ import annotations

from collections.abc import Mapping

from ..records import (
    Document,
    DocumentKey,
    Event,
    EventKey,
    Evidence,
    Name,
    Participation,
    Period,
    Problem,
    Record,
    Stated,
    Text,
)
from .addresses import iso_day
from .news_items import short_label
from .pax_parties import parties
from .pax_places import countries

_STAGES = {
    "pre": "before negotiations",
    "cea": "ceasefire",
    "subpar": "partial framework",
    "subcomp": "comprehensive framework",
    "imp": "implementation",
    "ren": "renewal",
    "other": "other",
}
_NATURES = {
    "inter": "between States, on a conflict between States",
    "interintra": "between States, on a conflict within a State",
    "intra": "within a State",
    "intralocal": "within a State, on a local conflict",
}


class Row:
    """The cells of a row by the names of their columns."""

    def __init__(self, line: int, cells: Mapping[str, str]) -> None:
        self.line = line
        self.cells = cells
        self.problems: list[Problem] = []

    def cell(self, column: str) -> str:
        """Return what a cell holds, blanks folded; "" if nothing."""
        return " ".join(self.cells.get(column, "").split())

    def record(self) -> Record | Problem:
        """Return the record of an agreement; a problem if it has no name."""
        number, title = str(int(self.cell("AgtId").removesuffix(".0"))), self.cell("Agt")
        if not title:
            return Problem(self.line, f"agreement {number} has no name", "give it in the column Agt")
        period = self._day(number)
        key = DocumentKey(title=title, id=f"pax:{number}")
        process = self._process()
        signatories, signed = parties(self.cells.get("Part", ""))
        others, witnessed = parties(self.cells.get("ThrdPart", ""))
        document = Document(
            key,
            titles=(Stated(Text(title, "en"), Evidence("pax-name")),),
            descriptions=tuple(
                Stated(Text(text, "en"), Evidence("pax-column")) for text in self._descriptions(signed, witnessed)
            ),
            date=period,
            signatories=tuple(Stated(name, Evidence("pax-parties")) for name in signatories),
            places=tuple(Stated(name, Evidence("pax-country")) for name in self._places()),
            part_of=process,
            identifiers=(f"pax:{number}", *self._identifiers()),
        )
        event = Event(
            EventKey(period.value.start or "" if period else "", f"Agreement: {title}", id=f"pax:{number}"),
            labels=(Stated(Text(short_label(f"Agreement: {title}"), "en"), Evidence("pax-label")),),
            types=self._types(),
            period=period,
            participations=tuple(
                Stated(Participation(name, role), Evidence(rule))
                for names, role, rule in (
                    (signatories, "signatory", "pax-parties"),
                    (others, "participant", "pax-third-parties"),
                )
                for name in names
            ),
            part_of=process,
            outcomes=(Stated(key, Evidence("pax-agreement")),),
        )
        return Record(
            part=number,
            row=self.line,
            language="en",
            events=(event,),
            documents=(document,),
            problems=tuple(self.problems),
        )

    def _day(self, number: str) -> Stated[Period] | None:
        text = self.cell("Dat")
        day = iso_day(text)
        if day is None:
            self.problems.append(
                Problem(self.line, f"agreement {number} has no day: {text[:40]!r}", "write it as YYYY-MM-DD")
            )
            return None
        return Stated(Period(day, day), Evidence("pax-date"))

    def _process(self) -> tuple[Stated[Name], ...]:
        name = self.cell("PPName")
        return (Stated(Name(name, "process"), Evidence("pax-process")),) if name else ()

    def _places(self) -> tuple[Name, ...]:
        return countries(self.cell("Con"), (self.cell("Loc1ISO"), self.cell("Loc2ISO")))

    def _identifiers(self) -> tuple[str, ...]:
        number = self.cell("UcdpAgr").removesuffix(".0")
        return (f"ucdp-agreement:{int(number)}",) if number.isdecimal() and int(number) else ()

    def _types(self) -> tuple[Stated[str], ...]:
        """Return what the status says happened: an agreement, one side's announcement, or nothing that is sure."""
        status = self.cell("Status").casefold()
        if "unilateral" in status:
            return (Stated("announce", Evidence("pax-status")),)
        if not status or "signed" in status or "agreed" in status:
            return (Stated("agree", Evidence("pax-status")),)
        return ()

    def _descriptions(self, signed: str, witnessed: str) -> list[str]:
        stage = self.cell("Stage")
        nature = self.cell("Agtp")
        found = (
            ("Stage", f"{stage} ({_STAGES[stage.casefold()]})" if stage.casefold() in _STAGES else stage),
            ("Part of that stage", self.cell("StageSub")),
            ("Status", self.cell("Status")),
            ("Nature", f"{nature} ({_NATURES[nature.casefold()]})" if nature.casefold() in _NATURES else nature),
            ("Conflict over", self.cell("Contp")),
            ("Parties", signed),
            ("Third parties", witnessed),
        )
        return [f"{what}: {text}" for what, text in found if text]
