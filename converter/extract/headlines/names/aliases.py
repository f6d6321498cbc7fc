"""One actor under two forms in one text: a surname before the full name, and an abbreviation that brackets explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....records import Name
from .found import FoundName


def in_one_form(found: Sequence[FoundName], short: Mapping[str, Name]) -> tuple[FoundName, ...]:
    """Return the names with the full form in place of a short one; `short` are the abbreviations in brackets.

    A name keeps where it stands, so that a passage is shown as it is written.
    """
    full = {
        name.name.text.rpartition(" ")[2]: name.name
        for name in reversed(found)
        if name.name.kind == "person" and " " in name.name.text
    }
    forms = {**full, **short}
    if not forms:
        return tuple(found)
    return tuple(
        name.called(meant) if name.name.sort == "actor" and (meant := forms.get(name.name.text)) else name
        for name in found
    )
