"""Which names take part and which are places, by what stands around them, in whole headlines."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _read(text: str) -> tuple[set[str], set[str]]:
    reading = read_headline(text, load())
    actors = {stated.value.actor.text for stated in reading.participations}
    return actors, {stated.value.text for stated in reading.places}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # The victim of a crime that somebody is tried or sought for takes no part.
        ("Oleg Brandt is jailed for the 1991 murder of Marta Quill.", {"Oleg Brandt"}),
        ("Police arrest Oleg Brandt over the killing of Norwegian student Marta Quill.", {"Oleg Brandt"}),
        ("Oleg Brandt is found guilty of murdering his wife Marta Quill.", {"Oleg Brandt"}),
        ("Oleg Brandt confesses to the murder of journalist Marta Quill.", {"Oleg Brandt"}),
        # Nor does whose family, followers or time somebody or something else is.
        ("Police arrest the son of governor Oleg Brandt.", set()),
        ("Norway lifts a ban imposed during the reign of Oleg Brandt.", {"Norway"}),
        ("Norway condemns the government of Chile.", {"Norway", "government of Chile"}),
        # Nor a body whose plane or plant is only where something is.
        ("Divers find the wreckage of an Air France plane.", set()),
        ("A fire breaks out at a Zerbex Industries plant.", set()),
        ("Zerbex Airlines buys a plane.", {"Zerbex Airlines"}),
        # Nor a body whose branch is named, nor a country that only tells where a sea lies.
        ("The World Bank's Alder Centre warns of a famine.", {"Alder Centre"}),
        ("A ship sinks in the Arctic Ocean between Norway and Canada.", set()),
        ("Talks open between Norway and Canada.", {"Norway", "Canada"}),
        ("A man fails a PCR test.", set()),
        # Where the deed itself is told, the victim does.
        ("The murder of Marta Quill shocks voters.", {"Marta Quill"}),
        ("Hezbollah attacks a bus, killing Marta Quill.", {"Hezbollah", "Marta Quill"}),
        ("Norway condemns the arrest of Marta Quill.", {"Norway", "Marta Quill"}),
        # Officials and the like are nobody, whatever State is theirs.
        ("U.S. officials admit a mistake.", set()),
        ("A bridge has collapsed, according to United States officials.", set()),
        ("Hamas correspondent Oleg Brandt is arrested.", {"Oleg Brandt"}),
        # A part of a State that heads a sentence acts where it does what governments do.
        ("Bavaria bans fireworks.", {"Bavaria"}),
        ("Bavaria reports 40 new cases of cholera.", {"Bavaria"}),
        ("Bavaria surpasses 4,000 cases of cholera.", set()),
        ("Bavaria braces for a storm.", set()),
        # What something is done to is somebody, also under a name that nobody knows.
        ("Norway opens an investigation into Zerbex.", {"Norway", "Zerbex"}),
        ("Chile fines Zerbex.", {"Chile", "Zerbex"}),
        ("Chile praises Zerbex art.", {"Chile"}),
        # Names with more in them than their first words.
        ("The Mary Quill administration resigns.", {"Mary Quill administration"}),
        (
            "The Court of Appeals for the Third Circuit frees Oleg Brandt.",
            {"Oleg Brandt", "Court of Appeals for the Third Circuit"},
        ),
        ("Bavaria Azarenka wins a race.", {"Bavaria Azarenka"}),
        ("Norway joins the Zerbex group.", {"Norway", "Zerbex"}),
        ("Police arrest nine members of the Merrow mafia clan.", {"Merrow"}),
        ("Sixty-two people die in a fire.", set()),
        ("Chile fines the Zerbex group Alder Bank.", {"Chile", "Alder Bank"}),
        ("Lima police find a bomb.", {"Lima police"}),
        ("Norway opens an investigation into Zerbex, Quorl and Merrow.", {"Norway", "Zerbex", "Quorl", "Merrow"}),
        ("In golf, Chile wins a match over Norway.", {"Chile", "Norway"}),
    ],
)
def test_takes_part(text: str, actors: set[str]) -> None:
    assert _read(text)[0] == actors


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("An earthquake is felt in both Norway and Chile.", {"Norway", "Chile"}),
        ("A ship sails out of Merrow.", {"Merrow"}),
        ("Archaeologists enter the ruins of Merrow.", {"Merrow"}),
        ("Residents of Merrow hold a vote.", {"Merrow"}),
        ("Bavaria bans fireworks.", {"Bavaria"}),
        ("Patriarch Ivan of Bavaria dies.", set()),
        ("A bomb explodes in Lima, Peru killing nine.", {"Lima", "Peru"}),
        ("A bomb explodes near Lima, the capital of Peru.", {"Lima", "Peru"}),
        ("A drone crashes over Norway.", {"Norway"}),
        ("A bomb in a court in Bavaria, Norway kills nine.", {"Bavaria", "Norway"}),
        ("In Lima, Norway signs a treaty.", {"Lima"}),
        ("Norway is once again deluged by snowfall.", {"Norway"}),
        ("Norway is hit by tariffs.", set()),
        ("A bomb explodes at Ford's Theatre in Lima.", {"Ford's Theatre", "Lima"}),
        ("Norway inspects the Merrow nuclear facility.", {"Merrow nuclear facility"}),
        ("A fire breaks out at the Merrow detention camp.", {"Merrow detention camp"}),
    ],
)
def test_place(text: str, places: set[str]) -> None:
    assert _read(text)[1] == places
