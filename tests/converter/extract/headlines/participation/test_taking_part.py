"""Who takes part at all, and what the classes of verbs and nouns make of whom their prepositions join."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Roles = Callable[[str], dict[str, str]]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Hezbollah leader Oleg Brandt arrives in Oslo.", "Hezbollah"),
        ("World Bank president and former minister Marta Quill resigns.", "World Bank"),
        ("The head of the World Bank, Marta Quill, warns of a famine.", "World Bank"),
        ("Marta Quill, an employee of the World Bank, is arrested.", "World Bank"),
        ("A student is shot dead at the University of Oslo.", "University of Oslo"),
        ("A speech is given in the European Parliament.", "European Parliament"),
        ("Marta Quill wins the Premier League title.", "Premier League"),
        ("Marta Quill of the ruling Nordic Party is arrested.", "Nordic Party"),
        ("A student from Kenya is arrested in Oslo.", "Kenya"),
        ("Norway grants scholarships to students from Kenya.", "Kenya"),
        ("Norway tells its citizens to leave Kenya.", "Kenya"),
        ("Marta Quill visits Kenya.", "Kenya"),
        ("A bomb explodes on the road between Norway and Chile.", "Chile"),
        ("Two soldiers are shot dead near the border with Chile.", "Chile"),
        ("A flood closes the World Bank.", "World Bank"),
    ],
)
def test_takes_no_part(text: str, absent: str, roles_in: Roles) -> None:
    assert absent not in roles_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An office without a name beside it acts for its body, and so does what belongs to the body.
        ("A Hezbollah member attacks a bus.", {"Hezbollah": "agent"}),
        ("Norway expels the head of the World Bank.", {"World Bank": "target"}),
        ("Four die in an attack on a Hezbollah convoy.", {"Hezbollah": "target"}),
        ("Marta Quill resigns as director of the World Bank.", {"Marta Quill": "agent", "World Bank": "other"}),
        # Courts and parliaments decide, wherever it is decided in them.
        ("Oleg Brandt is convicted in the International Criminal Court.", {"International Criminal Court": "agent"}),
        ("Kenya sentences two editors to jail.", {"Kenya": "agent"}),
        ("A trial between Norway and Chile opens.", {"Norway": "target", "Chile": "target"}),
        # Counting cases is no deed.
        ("Kenya reports 40 new cases of cholera.", {"Kenya": "other"}),
        ("Kenya reports an attack on its embassy.", {"Kenya": "other"}),
    ],
)
def test_bodies(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamas says it attacked a bus.", {"Hamas": "agent"}),
        ("Hamas claims to have attacked a bus.", {"Hamas": "agent"}),
        ("Hamas says that police attacked a bus.", {"Hamas": "other"}),
        ("Norway dismisses calls from Chile for a referendum.", {"Norway": "agent", "Chile": "target"}),
        ("Norway condemns a speech by Oleg Brandt.", {"Norway": "agent", "Oleg Brandt": "target"}),
        ("Protesters repeat calls for Oleg Brandt to resign.", {"Oleg Brandt": "target"}),
        ("Interpol issues a warrant for Oleg Brandt.", {"Interpol": "agent", "Oleg Brandt": "target"}),
        ("Norway withdraws its support for Oleg Brandt.", {"Norway": "agent", "Oleg Brandt": "target"}),
        ("Norway says its forces attacked a bus.", {"Norway": "agent"}),
        ("Norway announces a ban on fishing.", {"Norway": "agent"}),
        ("Norway announces that Chile bans fishing.", {"Chile": "agent"}),
        ("Norway freezes the assets of the World Bank.", {"Norway": "agent", "World Bank": "target"}),
        ("The board of the World Bank rejects a loan.", {"World Bank": "agent"}),
        ("Thousands march in Oslo to demand the resignation of Oleg Brandt.", {"Oleg Brandt": "target"}),
        ("Norway hands over Oleg Brandt to Chile.", {"Norway": "agent", "Oleg Brandt": "target", "Chile": "target"}),
        ("Kenya hangs Oleg Brandt.", {"Kenya": "agent", "Oleg Brandt": "target"}),
        ("Oleg Brandt is sentenced to death by the Supreme Court of Kenya.", {"Supreme Court of Kenya": "agent"}),
        ("Norway protests to Chile over fishing.", {"Norway": "agent", "Chile": "target"}),
        ("Sanctions against Kenya are lifted by the European Union.", {"European Union": "agent", "Kenya": "target"}),
        ("Norway strikes a deal with Chile.", {"Norway": "participant", "Chile": "participant"}),
        ("The body of Oleg Brandt is found.", {"Oleg Brandt": "target"}),
        ("Norway bans imports from Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway recalls its ambassador from Chile.", {"Norway": "agent", "Chile": "target"}),
        ("Norway leaves the World Bank.", {"Norway": "agent", "World Bank": "target"}),
        ("Norway imposes a tax on Chile.", {"Norway": "agent", "Chile": "target"}),
        (
            "Marta Quill defeats Oleg Brandt in the election.",
            {"Marta Quill": "participant", "Oleg Brandt": "participant"},
        ),
        ("A bomb kills nine people, including Oleg Brandt.", {"Oleg Brandt": "target"}),
        ("Delegates from Kenya and Chile meet in Oslo.", {"Kenya": "participant", "Chile": "participant"}),
        ("Norway and Chile form a partnership.", {"Norway": "participant", "Chile": "participant"}),
        ("Norway forms a new ministry.", {"Norway": "agent"}),
        ("Oleg Brandt is found dead in Oslo.", {"Oleg Brandt": "target"}),
        ("Oleg Brandt is missing after an attack.", {"Oleg Brandt": "target"}),
        ("Five people are killed in a Boko Haram attack.", {"Boko Haram": "agent"}),
        ("Norway condemns a Boko Haram attack.", {"Norway": "agent", "Boko Haram": "target"}),
        ("Boko Haram kills over 20 Hezbollah fighters.", {"Boko Haram": "agent", "Hezbollah": "target"}),
        ("Oleg Brandt signs a bill on fishing.", {"Oleg Brandt": "agent"}),
        ("Norway signs a treaty with Chile.", {"Norway": "participant", "Chile": "participant"}),
        ("In tennis, Marta Quill wins the title, defeating Ada Roe.", {"Marta Quill": "participant"}),
        ("In tennis, Marta Quill wins the title.", {"Marta Quill": "agent"}),
        ("Norway announces that Chile will reopen its embassy.", {"Norway": "agent", "Chile": "agent"}),
        ("Marta Quill visits Oslo.", {"Marta Quill": "agent"}),
        ("Marta Quill visits Oleg Brandt in prison.", {"Marta Quill": "agent", "Oleg Brandt": "target"}),
        ("Marta Quill meets Oleg Brandt in Oslo.", {"Marta Quill": "participant", "Oleg Brandt": "participant"}),
        ("Norway agrees to release two sailors.", {"Norway": "agent"}),
        ("Norway and Chile agree to release two sailors.", {"Norway": "participant", "Chile": "participant"}),
        ("Norway condemns Chile, while Kenya praises Vietnam.", {"Kenya": "agent", "Vietnam": "target"}),
    ],
)
def test_sides(text: str, expected: dict[str, str], roles_in: Roles) -> None:
    roles = roles_in(text)
    assert {name: roles.get(name) for name in expected} == expected
