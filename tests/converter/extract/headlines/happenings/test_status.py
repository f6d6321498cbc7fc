"""Who says so, and whether it happened: claims, plans, possibilities, denials, and what did not come about."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


@pytest.mark.parametrize(
    ("text", "code", "status", "asserted_by"),
    [
        ("Chile claims to have captured the island.", "assault", "claimed", "Chile"),
        ("According to Norway, Chile attacked a ship.", "assault", "claimed", "Norway"),
        (
            "Chile attacks a ship, according to Norwegian Foreign Minister Marta Quill.",
            "assault",
            "claimed",
            "Marta Quill",
        ),
        ("Norway says Chile attacked a ship.", "assault", "claimed", "Norway"),
        ("Chile attacked a ship, Norway says.", "assault", "claimed", "Norway"),
        ("Chile attacked a ship, says Marta Quill.", "assault", "claimed", "Marta Quill"),
        ("Norway: Chile attacked a ship.", "assault", "claimed", "Norway"),
        ("Chile denies attacking a ship.", "reject", None, None),
        ("Chile denies that its navy shelled a village.", "reject", None, None),
        ("Norway plans to withdraw from the treaty.", "announce", "planned", None),
        ("Norway may withdraw from the treaty.", "sanction", "planned", None),
        ("Norway will host peace talks in May.", "consult", "planned", None),
        ("Norway is expected to sign the treaty.", "announce", "planned", None),
        ("Norway and Chile are to hold talks in Geneva.", "consult", "planned", None),
        ("Norway warns that Chile could attack Kenya.", "threaten", None, None),
        ("Norway fails to sign the treaty.", None, None, None),
        ("Norway and Chile end talks without agreement.", "consult", None, None),
        ("Boko Haram reportedly attacks a village.", "assault", "claimed", None),
        ("Chile allegedly bombed a hospital.", "assault", "claimed", None),
        ("Chile is believed to have bombed a hospital.", "assault", "claimed", None),
        ("Chile is accused of bombing a hospital.", "accuse", None, None),
        ("Police say gunmen killed two people in Lima.", "assault", "claimed", None),
        ("Police foil a bomb attack in Lima.", None, None, None),
        ("Norway withdraws from the treaty.", "sanction", None, None),
        ("Boko Haram claims responsibility for the attack.", "assault", None, None),
        ("Norway threatens to expel Oleg Brandt.", "threaten", None, None),
        ("Norway says it will withdraw its troops from Kenya.", "announce", "planned", "Norway"),
        ("The visit of Marta Quill to Kenya is cancelled.", None, None, None),
        ("If Chile attacks, Norway will send troops.", "mobilize", "planned", None),
        ("Norway has not recognised Kenya.", None, None, None),
        ("Oleg Brandt pleads not guilty to fraud.", "legal", None, None),
        ("Marta Quill wins a vote of no confidence.", "office", None, None),
        ("Police arrest an alleged smuggler in Lima.", "coerce", None, None),
        ("Chile sends warships after a suspected attack on a port.", "mobilize", None, None),
        ("Norway says forty people may be dead after Chile attacked a port.", "assault", "claimed", "Norway"),
        ("Norwegian officials say Chile bombed a port.", "assault", "claimed", None),
        ("Norway is poised to recognise Kenya.", "support", "planned", None),
    ],
)
def test_status(text: str, code: str | None, status: str | None, asserted_by: str | None) -> None:
    reading = read_headline(text, load())
    assert (
        reading.event_type and reading.event_type.value,
        reading.status and reading.status.value,
        reading.asserted_by and reading.asserted_by.value.text,
    ) == (code, status, asserted_by)
