"""A name that was found in a headline, and where it stands."""

from __future__ import annotations

from ....frozen import frozen
from ....records import Name


@frozen
class FoundName:
    """A name and where it stands: characters `start`–`end` of the text, words `first`–`last`.

    `rule` and `confidence` are those of its evidence; `office` is the text of the title before a person and
    `member_of` the organisation that the title names; `there` is the place of an actor that is hit on its own soil.
    """

    name: Name
    start: int
    end: int
    first: int
    last: int
    rule: str
    confidence: float
    office: str = ""
    member_of: Name | None = None
    there: Name | None = None

    def called(self, name: Name) -> FoundName:
        """Return the same by another name."""
        return FoundName(
            name,
            self.start,
            self.end,
            self.first,
            self.last,
            self.rule,
            self.confidence,
            self.office,
            self.member_of,
            self.there,
        )
