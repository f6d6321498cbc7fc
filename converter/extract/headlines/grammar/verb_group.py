"""A verb group of a headline."""

from __future__ import annotations

from ....frozen import frozen


@frozen
class Predicate:
    """A verb group: words `first`–`last`, whose lexical verb is the last of them.

    `form` is finite, infinitive, ing or participle (a reduced clause that tells of the noun before it). `passive`
    tells the voice; `modal` is the auxiliary that makes it less than a fact ("" if none).
    """

    first: int
    last: int
    lemma: str
    form: str
    passive: bool
    negated: bool = False
    modal: str = ""

    @property
    def at(self) -> int:
        """Return the word that is the lexical verb."""
        return self.last - 1

    @property
    def finite(self) -> bool:
        """Return whether it can carry a clause of its own."""
        return self.form == "finite"
