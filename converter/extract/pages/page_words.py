"""The words of UN pages, as data: what talks, meetings, outcomes, bodies and crises are called in this kind of prose.

Each is a part of a regular expression, made of its phrases by `any_of`. A phrase may itself be a small expression.
"""

from __future__ import annotations

import re

_OUTSIDE = re.compile(r"(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^|()])+")
"""What stands between bars outside of groups."""


def any_of(*lines: str) -> str:
    """Return an expression for any of the phrases, which `|` divides; the longest first, so that none hides another."""
    phrases = sorted({phrase for line in lines for phrase in _OUTSIDE.findall(line)}, key=lambda p: (-len(p), p))
    return f"(?:{'|'.join(phrases)})"


BIG = r"[^\W\d_a-z][\w’'-]*"
"""A word with a capital letter."""

_HALF_YEARS = ("January|February|March|April|May|June", "July|August|September|October|November|December")
MONTHS = tuple("|".join(_HALF_YEARS).split("|"))
MONTH = any_of(*MONTHS)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_COUNTING = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
NUMBERS = {word: at for at, word in enumerate(_COUNTING.split("|"), start=1)}

# -- series of talks ------------------------------------------------------------------------------------------

TALKS = any_of(
    "[Tt]alks|[Nn]egotiations|[Cc]onsultations|[Dd]iscussions|[Dd]ialogue|[Dd]ialogue [Ff]orum|[Pp]roximity talks"
)
TALKS_ON = any_of("Conference|Talks|Consultations|Dialogue|Negotiations")
KIND_OF_TALKS = any_of(
    "peace|political|national|inter-communal|intercommunal|reunification|international|ceasefire|status"
)
OPENS_NO_NAME = any_of(
    "The|These|Those|This|Such|All|Both|Some|Any|Previous|Earlier|Further|New|Formal|Informal|Direct|Indirect",
    "Peace|Political|Bilateral|Inclusive|During|After|Before|Since|For|In|On|At|When|While|As|About|Following",
    r"Discussions|Talks|Negotiations|United Nations|UN(?:-\w+)?|Under|Last|Next|First|Second|Third|Key|Its|Their",
    *MONTHS,
)
REFERS_BACK = any_of("the|these|those|both|such|previous|earlier")
TALKS_BEFORE = any_of("talks|negotiations|consultations|discussions|dialogue|conference|rounds?|sessions?")
PARTIES = any_of("parties|sides|leaders")
ASIDE = any_of(
    "In parallel|Separately|Meanwhile|At the same time|Alongside|Simultaneously|Elsewhere|Independently|In addition"
)

# -- meetings -------------------------------------------------------------------------------------------------

MEETING = any_of(
    "met|meet|meets|held|hold|convene|convened|convenes|reconvene|reconvened|resume|resumed|gathered|attended",
    "hosted|took place|take place|takes place|lasted|began|opened|launched|started|continued|scheduled|concluded",
    "closed|brought together|participated",
)
OPENED = any_of("began|begun|started|launched|initiated|opened|under way|underway")
COMING = any_of("next|upcoming|forthcoming|coming")
EXPECTED = any_of("is|are") + r"\s+" + any_of("scheduled|expected|due|to")
AUXILIARY = (
    "has|have|had|will|also|then|jointly|again|to|" + any_of("is|was|are|were") + r" (?:(?:expected|due|scheduled) )?to"
)
TO_MEET = any_of("held|resume|convene|reconvene|meet|take place|begin|start|open")
CONVENING = {
    "conven": "convener",
    "reconven": "convener",
    "organi": "convener",
    "launch": "convener",
    "initiat": "convener",
    "chair": "convener",
    "co-chair": "convener",
    "host": "host",
    "facilitat": "facilitator",
    "mediat": "mediator",
    "broker": "mediator",
    "moderat": "mediator",
    "sponsor": "sponsor",
    "support": "sponsor",
    "back": "sponsor",
}
"""The stem of a verb, and the role of who does that to a meeting."""

LEADERSHIP = any_of("auspices|aegis|chairmanship|facilitation|mediation|leadership")
TAKING_PART = any_of(
    "between|attended by|with the participation of|in the presence of|joined by|brought together|bringing together",
    "delegations of|delegations from|representatives of|representatives from|leaders of",
)
TOOK_PART = any_of("met|meet|attended|participated|took part|gathered")
APPOSITIONS = {
    "guarantor": "guarantor",
    "sponsor": "sponsor",
    "co-sponsor": "sponsor",
    "mediator": "mediator",
    "facilitator": "facilitator",
    "host": "host",
    "co-chair": "convener",
    "co-convener": "convener",
    "observer": "observer",
}
"""What an apposition ("the three guarantors: …") makes of those it lists: its noun and the role."""

MANDATED = any_of("mandated|requested|called for|required|foreseen|envisaged|set out|stipulated")
GUIDED = any_of(
    "guided by|pursuant to|in accordance with|in line with|in keeping with|on the basis of|based on",
    "under the terms of|within the framework of",
)

# -- agendas --------------------------------------------------------------------------------------------------

FOCUS = any_of("focus(?:ed|es|ing)?|centred|centered|centres|centers|concentrate[ds]?|concentrating")
SUBJECTS = any_of("[Dd]iscussions|[Tt]alks|[Nn]egotiations|[Aa]genda|[Ss]ubjects|[Tt]opics|[Ii]ssues|[Cc]onsultations")
INCLUDE = any_of("include[ds]?|cover(?:s|ed)?|address(?:es|ed)?|deals? with|dealt with|comprise[ds]?")
AFTER_AGENDA = any_of(
    "as the|as a|as set|as mandated|as called|as foreseen|as well as mandated|in order|in accordance|in line|in view",
    "in pursuit|in keeping|with a view|with the aim|with the goal|pursuant|based on|under the|so as|which",
    "within the framework|that would|that will|and will|and are|and have",
)
MATTERS = any_of("matters|issues|questions|the issues?|the questions?|the matters?|topics")

# -- outcomes -------------------------------------------------------------------------------------------------

LED_TO = any_of(
    "resulted in|resulting in|culminated in|culminating in|led to|leading to|gave rise to|paved the way for",
    "concluded with|ended with|closed with|finished with|produced|yielded|brought about",
)
MADE_A_PACT = any_of("reached|signed|concluded|adopted|endorsed|declared")
ENDED = any_of("ended|closed|concluded|finished|broke up|adjourned")
NO_RESULT = any_of("agreement|result|results|breakthrough|settlement|failure|deadlock|stalemate")
PACT = any_of(
    r"cease-?fire|truce|armistice|cessation of (?:all )?hostilities|agreements?|accords?|pact|treaty",
    "memorandum|memoranda|roadmap|road map|declaration|communiqu[eé]|settlement|peace deal|deal|protocol",
    "exchange of prisoners|prisoner exchange",
)
TRUCE = any_of(r"cease-?fire|truce|armistice|cessation of (?:all )?hostilities")
TOOK_EFFECT = any_of(
    "began|begins|beginning|started|starting|took effect|taking effect|takes effect|took hold|came into force",
    "came into effect|entered into force|entered into effect|coming into force|entering into force|effective",
    "was to begin|was due to begin|would begin|was to take effect|would take effect",
)

# -- names ----------------------------------------------------------------------------------------------------

NO_PLACE = "Spring|Summer|Autumn|Winter|Security|General|United|Council|Resolution"
DIRECTION = any_of("(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|neighbouring|neighboring|nearby")
GOING = any_of("visit|trip|travel|return|mission|went|go|going|journey|flew|mov|deploy|dispatch|relocat|repatriat")
"""Stems of words before "to" that tell who or what goes to a country, rather than what it is given."""
TOPIC = any_of(
    "situation|conflict|crisis|wars?|developments?|process|peace|stability|security|reconciliation|transition|progress",
    "democracy|rule of law|question|issue|efforts|solution|settlement|challenges",
)
BUILT = any_of(
    "Hotel|Palace|Palais|Villa|Hall|Centre|Center|Château|Castle|Airport|Stadium|University|Building|House|Residence"
)
FEATURE = any_of("River|Lake|Valley|Region|Province|District|Governorate|Strait|Mountains|Islands?|Peninsula|Desert")
ENDS_TITLE = any_of(
    "Resolutions?|Documents?|Charter|Member|Members|Secretary|Special|Personal|Deputy|Chair|Security|General|Report"
)

# -- bodies ---------------------------------------------------------------------------------------------------

ESTABLISHED = any_of("established|created|set up|founded|instituted")
DECIDED_TO_ESTABLISH = any_of(
    "decided to establish|decided to create|decided to set up",
    "authori[sz]ed the establishment of|authori[sz]ed the creation of|authori[sz]ed the deployment of",
)

# -- offices --------------------------------------------------------------------------------------------------

OF_BODY = any_of(
    r"United Nations|UN|U\.N\.|African Union|AU|European Union|EU|Arab League|NATO|OSCE|Joint|Deputy|Acting"
)
OFFICE = any_of(
    "Special Envoy|Personal Envoy|Special Representative|Special Advis[eo]r|Special Coordinator|Envoy",
    "Special Rapporteur|Under-Secretary-General|Assistant Secretary-General|Secretary-General|High Commissioner",
    "High Representative|Emergency Relief Coordinator|Humanitarian Coordinator|Resident Coordinator|President",
    "Executive Director|Director-General|Prime Minister|Foreign Minister",
)
OPENS_NO_PERSON = any_of(
    "The|A|An|His|Her|Its|Our|Former|Then|When|After|Since|As|Mr|Mrs|Ms|Dr|Special|Personal|Joint|Deputy|Acting",
    "United|UN",
)
IN_NO_PERSON = any_of("Council|Assembly|Committee|Nations|Office|Conference|Government|Minister", OFFICE)
HONORIFIC = any_of(r"Mr|Mrs|Ms|Dr|Prof|Amb|Sir|H\.E") + r"\.? "
NAME_PARTICLE = any_of(f"de|da|del|der|di|du|van|von|bin|ibn|al|el|ould|[Aa]l-{BIG}")

# -- crises ---------------------------------------------------------------------------------------------------

CRISIS = any_of("civil war|armed conflict|conflict|war|crisis|fighting|hostilities|insurgency|violence|emergency")
ARMED = any_of("war|conflict|fighting|hostilities|insurgency|violence")
ONSET = any_of("onset|start|beginning|outbreak|escalation|eruption")
BROKE_OUT = any_of("began|started|erupted|broke out|escalated|flared up")
MEANS_COUNTRY = any_of("the country|the nation|the crisis|the conflict|the war|this crisis|this conflict|this war")
HUMAN_MEASURES = frozenset(
    [
        "killed",
        "besieged",
        "evacuated",
        "injured",
        "missing",
        "displaced",
        "internally-displaced",
        "refugees",
        "in-need",
        "affected",
        "arrested",
    ]
)
"""Measures that count the people of a crisis."""
