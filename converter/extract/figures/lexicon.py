"""The English words that tell what a number counts, as expressions over the text before or after it.

Expressions for the left end where the number begins; those for the right begin where it ends.
"""

from __future__ import annotations

import re

from .word_lists import words_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# -- before the number -------------------------------------------------------------------------------------------

FILLER = re.compile(
    r"(?:^|(?<= ))(?:another|an additional|an extra|a further|additional|a total of|a staggering|a record) $",
    re.IGNORECASE,
)
# The words that those end in: few texts need the expression.
FILLER_ENDS = _words("another additional extra further of staggering record")

BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            r"(?:^|(?<=[\s(“\"]))(?:at least|at the very least|more than|(?:well |just |slightly )?over|above"
            r"|upwards? of|(?:no|not) (?:fewer|less) than|a minimum of|"
            r"in excess of|(?<!n)exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)|greater than) $",
            re.IGNORECASE,
        ),
    ),
    (
        "at_most",
        re.compile(
            r"(?:^|(?<=[\s(“\"]))"
            r"(?:up to|as many as|as much as|as high as|at most|(?:no|not) more than|fewer than|less than"
            r"|under|below|a maximum of) $",
            re.IGNORECASE,
        ),
    ),
    (
        "about",
        re.compile(
            r"(?:^|(?<=[\s(“\"]))(?:some|around|(?<!concern )(?<!concerns )(?<!concerned )(?<!worried )(?<!fears "
            r")about|approximately|roughly|nearly|almost|close to"
            r"|an? (?:estimated|approximate)|estimated(?: at)?|estimates?(?: of)?|just (?:under|shy of)|nearing"
            r"|approaching|circa"
            r"|(?:believed|thought|estimated|feared) to (?:be|have reached)) $",
            re.IGNORECASE,
        ),
    ),
)
# The words that a bound can end in: few texts need the expressions.
BOUND_ENDS = _words(
    "least than over above of excess exceed exceeds exceeded exceeding surpasses surpassed surpassing to as many "
    "much most under below maximum some around about"
    " approximately roughly nearly almost estimated approximate at estimate estimates nearing approaching circa be "
    "reached"
)
HEDGED_VERB = re.compile(r"(?:believed|thought|estimated|feared) to (?=(?:be|have reached) $)", re.IGNORECASE)
BOUND_AFTER = re.compile(r"\+|(?:-| )plus\b|(?: people)? or more\b|(?: people)? and counting\b")
HEDGED_AFTER = re.compile(
    r"(?: [\w'’-]++){0,4}? (?:is|are|was|were) (?:believed|thought|estimated) to (?:be|have)\b", re.IGNORECASE
)
AGES = re.compile(r"\baged? \d+,? (?:and|to|or) $")
IS_LIMIT = re.compile(
    r"\b(?:(?:gatherings?|meetings?|groups|parties|crowds|households|events|sizes?) of|limit(?:s|ed|ing)?\b[^,.;]{0,50}"
    r"|capped at|maximum of|restrict(?:s|ed|ing)?\b[^,.;]{0,50}) $",
    re.IGNORECASE,
)


# The last word or two before a number and its bound, with the measure they give, and whether it must count persons.
VERBS: dict[str, tuple[str, bool]] = {
    verb.strip(): (measure, persons)
    for section, persons in (("verbs", False), ("verbs_of_persons", True))
    for measure, verbs in words_of(section).items()
    for verb in verbs.split("|")
}
_LISTS = words_of("")
ONE_COUNTS, ARTICLES, LABELS, LABELS_OF_SINGLES, SUBSET = (
    _words(_LISTS[name]) for name in ("one_counts", "articles", "labels", "labels_of_singles", "subset")
)
STOP_WORDS, IRREGULAR_PLURALS, NOT_PLURAL = (_words(_LISTS[name]) for name in ("stops", "plurals", "not_plurals"))
LABELS_OF_TWO = frozenset(
    {
        "temperature of",
        "temperatures of",
        "age of",
        "dies at",
        "died at",
        "dead at",
        "die at",
        "points to",
        "at around",
        "at about",
        "best of",
        "game of",
    }
)
SUBSET_OF_TWO = frozenset(
    {
        "among them",
        "among whom",
        "of whom",
        "of which",
        "of them",
        "half of",
        "consisting of",
        "them were",
        "them are",
        "whom were",
        "whom are",
        "including at",
    }
)

# -- after the number --------------------------------------------------------------------------------------------

_SCOPE = (
    r"(?:more|consecutive|straight|additional|further|full|long|whole|calendar|working|other|to|or|and|a half|and a "
    r"half|successive|square|cubic|nautical|metric|-)"
)
_UNITS_OF_MEASURE = (
    r"years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|decades?|centur(?:y|ies)|nights?"
    r"|millennia"
    r"|k(?:ilo)?m(?:et(?:er|re)s?)?|kms|km/h|kph|mph|knots|miles?|met(?:er|re)s?|m|cm|mm|centimet(?:er|re)s?"
    r"|millimet(?:er|re)s?|f(?:ee|oo)t|ft|inch(?:es)?|yards?"
    r"|acres?|hectares?|square|degrees?|light[- ]years?|astronomical|kilo(?:gram)?s?|kg|grams?|lit(?:er|re)s?"
    r"|megawatts?|gigawatts?|[MGkT]Wh?|[kmg]hz|volts?"
    r"|points?|p(?:er ?)?cent(?:age)?|%|pm|am|[ap]\.m\.|o['’]clock|UTC|GMT|thirds?|quarters?|halves"
    r"|times|fold|basis|cents|pence"
)
NOT_AFTER = re.compile(
    rf" ?(?:%|°|º)|-(?!plus)|(?:st|nd|rd|th)\b|[’'](?!s? ?[a-z])|(?: {_SCOPE}){{0,3}} (?:{_UNITS_OF_MEASURE})(?![\w-])"
    r"|,? "
    rf"(?:[a-z]+ )?of (?:whom|which|them)\b"
    rf"|(?: [\w-]++){{1,3}} (?:annually|yearly|monthly|weekly|daily|hourly|nightly)\b"
    r"|(?: [\w-]++){0,2} (?:per|an?|each|every) (?:day|hour|week|month|year|minute|second|capita|person)\b| of the "
    r"(?:most|best|largest|biggest|world['’]s)\b",
    re.IGNORECASE,
)
AGE = re.compile(r"[A-Z][\w’'-]+, $")

PERSON = re.compile(
    r"(?:^|[ -])(?:people|persons?|civilians?|soldiers?|troops|militants?|rebels?|fighters?|insurgents?"
    r"|(?:[a-z]+)?(?:men|man|women|woman)|child(?:ren)?|girls?|boys?"
    r"|students?|pupils?|officers?|police|passengers?|protesters?|protestors?|demonstrators?|migrants?|refugees?"
    r"|workers?|employees?|others?|residents?|villagers?"
    r"|members?|personnel|victims?|journalists?|prisoners?|inmates?|detainees?|suspects?|attackers?|hostages?"
    r"|tourists?|miners?|patients?|guards?|pilgrims?"
    r"|peacekeepers?|firefighters?|crew|sailors?|pilots?|teachers?|terrorists?|extremists?|commanders?|nationals?"
    r"|citizens?|families|jihadists?|diplomats?"
    r"|doctors?|nurses?|officials?|activists?|politicians?|leaders?|survivors?|infants?|babies|teenagers?|youths?"
    r"|athletes?|fans|supporters?|marines?|militia"
    r"|drivers?|climbers?|worshippers?|mourners?|bystanders?|inhabitants?|islanders?|deputies|lawmakers?|judges?"
    r"|traders?|herders|farmers?|settlers?|recruits?"
    r"|cadets?|bombers?|assailants?|combatants?|aid|staff|clerics?|priests?|nuns?|hikers?|skiers?|immigrants?|asylum "
    r"seekers?|foreigners?|adults?|minors|toddlers?"
    r"|relatives|spectators?|shoppers?|servicemen|contractors?|engineers?|scientists?|lawyers?|bodies|spouses|wives"
    r"|brothers|sisters|sons|daughters|occupants"
    r"|pensioners?|elders|convicts|defendants?|dissidents?|loyalists?|separatists?|guerrillas?|gangsters|traffickers"
    r"|smugglers|pirates|hijackers|rioters|strikers"
    r"|Kurds?|Turks?|Britons?|Swedes?|Danes?|Poles?|Serbs?|Croats?|Arabs?|Jews?|Muslims?|Christians?|Sunnis?"
    r"|Shi['’]?ites?|Filipinos?|Czechs?|Greeks?|Yazidis?"
    r"|Rohingyas?|Afghans?|Spaniards?|Hindus?|Tamils?|Finns?|Dutch|French|[A-Z][a-z]+(?:ians?|[^r]ans?"
    r"|(?:[ae]l|an|aq|en|ait|ud|at|sh|th)is|ese|ish))$"
)

_NP = (
    r"(?: (?!(?:and|or|in|on|at|by|after|when|as|while|with|during|from|near|that|which|who|to|for|are|were|was"
    r"|is)\b)[\w'’.-]++){0,5}?"
)
_LONG = r"(?:,? [\w'’\"“”().-]++){0,14}?"
_BE = (
    r" (?:are|were|was|is|been|being|be|get|got|remains?|remained)(?:,? (?:also|still|reported(?:ly)?|confirmed|feared"
    r"|presumed|believed|either|since|left|listed(?: as)?|declared|found|all|later|seriously|critically|severely"
    r"|kidnapped|abducted|tortured|robbed|raped|shot|stabbed|ambushed|beaten|fatally|tragically|reportedly|already"
    r"|badly|slightly|shot|now|thought|to|be|have|been|and))*"
)
_ADV = (
    r"(?:,? (?:reported(?:ly)?|feared|confirmed|presumed|also|still|left|are|were|was|remain|remained|seriously"
    r"|critically|severely|badly|slightly|more|others?))*"
)

_TO_DEATH = (
    "shot|stabbed|beaten|hacked|burned|burnt|crushed|trampled|frozen|choked|strangled|stoned|starved|battered|clubbed"
    "|mauled|gored|scalded|tortured"
)
_KILLED = (
    rf"killed|dead|slain|massacred|executed|murdered|beheaded|assassinated|shot dead|(?:{_TO_DEATH}) to death|drowned"
    r"|hanged|lynched|gunned down|decapitated|electrocuted|strangled|slaughtered|put to death|burned alive|burnt alive"
    r"|shot and killed|fatally (?:shot|stabbed|wounded|injured|beaten|hurt)"
)
_INJURED = r"injured|wounded|hurt|hospitali[sz]ed|maimed|shot|stabbed|burned|burnt"
_ARRESTED = r"arrested|detained|taken into custody|in custody|jailed|imprisoned|captured|apprehended|rounded up"
_AFFECTED = (
    r"affected|infected|stranded|sickened|quarantined|poisoned|swept away|starving|at risk|ill|diagnosed"
    r"|without (?:power|electricity|water|food|shelter)|hit by|contaminated|exposed"
)
_OTHER = r"rescued|trapped|taken hostage|held hostage|kidnapped|abducted|saved|freed|released"
_DISPLACED = (
    r"displaced|homeless|evacuated|uprooted|forced (?:from|out of)"
    r"|(?:forced|ordered|told|asked|obliged|made) to (?:flee|evacuate|leave their)|forced to leave|driven (?:from|out)"
)


def _passive(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_LONG}{_BE} (?:{words})\b", re.IGNORECASE)


def _bare(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_NP}{_ADV} (?:{words})\b", re.IGNORECASE)


# Measure, expression, whether it must count persons, and whether the cue could be an active verb with an object.
AFTER_RULES: tuple[tuple[str, re.Pattern[str], bool, bool], ...] = (
    ("internally-displaced", re.compile(rf"{_LONG} internally[ -]displaced\b", re.IGNORECASE), False, False),
    (
        "in-need",
        re.compile(
            rf"{_NP}{_ADV}(?: who)?(?: are| is| were)? (?:(?:in (?:\w+ )?need|(?:need|needs|needing|require"
            rf"|requiring)(?: of)?(?: \w+){{0,2}} (?:assistance|aid|help|relief))\b)",
            re.IGNORECASE,
        ),
        False,
        False,
    ),
    (
        "refugees",
        re.compile(
            rf"{_LONG} (?:(?:flee|fled|fleeing|left) (?:the country|abroad|their country|across the border)"
            rf"|(?:sought|seek|seeking|taken|take|found) refuge (?:in|abroad)|become refugees)\b",
            re.IGNORECASE,
        ),
        True,
        False,
    ),
    (
        "killed",
        re.compile(r"(?: [\w'’-]+){0,3}? (?:deaths|fatalities|bodies|corpses|lives)\b", re.IGNORECASE),
        False,
        False,
    ),
    ("injured", re.compile(r"(?: [\w'’-]+){0,2}? (?:injuries|for injuries)\b", re.IGNORECASE), False, False),
    ("arrested", re.compile(r"(?: [\w'’-]+){0,2}? arrests\b", re.IGNORECASE), False, False),
    ("affected", re.compile(r"(?: [\w'’-]+){0,2}? survivors\b", re.IGNORECASE), False, False),
    ("killed", _bare(_KILLED), True, True),
    ("injured", _bare(_INJURED), True, True),
    ("missing", _bare(r"missing|unaccounted for"), True, False),
    ("displaced", _bare(_DISPLACED), True, True),
    ("arrested", _bare(_ARRESTED), True, True),
    ("affected", _bare(_AFFECTED), True, True),
    (
        "killed",
        re.compile(
            rf"{_LONG}(?: have| has| had)? (?:die|dies|died|dying|drown|drowned|drowns|perish(?:es|ed)?"
            rf"|lost their lives"
            rf"|lose their lives)\b",
            re.IGNORECASE,
        ),
        True,
        False,
    ),
    ("arrested", re.compile(rf"{_LONG} into (?:\w+ )?(?:custody|detention|protection)\b", re.IGNORECASE), True, False),
    (
        "affected",
        re.compile(
            rf"{_LONG}(?: have| has| had)? (?:tests? positive|tested positive|testing positive|contract(?:s"
            rf"|ed|ing)? |f[ae]ll"
            rf" (?:ill|sick)|becom(?:e|es|ing) (?:ill|sick|infected)|became (?:ill|sick)|lose power|lost power)\b",
            re.IGNORECASE,
        ),
        True,
        False,
    ),
    ("killed", _passive(_KILLED), True, False),
    ("other", _bare(_OTHER), True, True),
    ("injured", _passive(_INJURED), True, False),
    ("missing", _passive(r"missing|unaccounted for"), True, False),
    ("displaced", _passive(_DISPLACED), True, False),
    ("arrested", _passive(_ARRESTED), True, False),
    ("affected", _passive(_AFFECTED), True, False),
    ("other", _passive(_OTHER), True, False),
    (
        "displaced",
        re.compile(
            rf"{_NP}(?: have| has| had)? (?:flee|fled|fleeing|to flee|leave their homes|left their homes|lose their "
            rf"homes|lost their homes)\b",
            re.IGNORECASE,
        ),
        True,
        False,
    ),
)

# The first four letters of the words that the rules above look for: few numbers need the expressions.
_STEMS = {
    "other": "resc trap take held kidn abdu save free rele",
    "killed": "hang lync gunn deca elec stra slau put kill dead deat"
    "  die dies died dyin slai mass exec murd behe assa drow crus peri lost lose live"
    " bodi corp fata"
    " shot stab burn",
    "injured": "inju woun hurt hosp maim shot stab burn",
    "missing": "miss unac",
    "displaced": "orde told aske obli made disp home evac upro forc driv flee fled leav left lost lose",
    "refugees": "flee fled left soug seek take find refu beco",
    "internally-displaced": "inte",
    "in-need": "need requ",
    "arrested": "arre dete deta cust jail impr capt appr roun into",
    "affected": "beco beca lose lost affe infe stra sick quar surv pois swep star risk ill diag with hit cont"
    " expo at test fall fell hosp",
}
_MEASURES: dict[str, set[str]] = {}
for _measure, _stems in _STEMS.items():
    for _stem in _stems.split():
        _MEASURES.setdefault(_stem, set()).add(_measure)


def cues(right: str) -> set[str]:
    """Return the measures that a word of `right` can give."""
    found: set[str] = set()
    for word in right.lower().split():
        if measures := _MEASURES.get(word.lstrip("(\"'“‘")[:4].rstrip(".,;:")):
            found |= measures
    return found


ACTIVE = re.compile(
    r" (?:an?|the|his|her|their|its|dozens|hundreds|thousands|scores|several|many|one another|each other|themselves"
    r"|at least|more than|over|up to|around|about|nearly|some"
    r"|as many as|another|civilians|people|[A-Z]\w+)\b| $"
)

TROOPS = re.compile(
    r"\b(?:troops|soldiers|peacekeepers|marines|servicemen|personnel|police(?:men| officers)?|paratroopers"
    r"|reservists|officers|guards(?:men)?)\b",
    re.IGNORECASE,
)
TROOP_VERB = re.compile(
    r"\b(?:send(?:s|ing)?|sent|deploy(?:s|ed|ing|ment)?|station(?:s|ed|ing)?|withdraw(?:s|al|ing)?|withdrew"
    r"|mobili[sz]\w+|pull(?:s|ed|ing)? (?:out|back)|contribut\w+"
    r"|reinforc\w+|dispatch(?:es|ed|ing)?|force of|increase\w*|reduc\w+|keep(?:s|ing)?)\b",
    re.IGNORECASE,
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
MONTH_BEFORE = re.compile(rf"\b{MONTH}(?: the| \d{{1,2}}(?:,| ?[–—-]| to| and))? ?$")
MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)? ?(?:(?:to|and|[–-]) ?)?{MONTH}(?!\w)")
TROOPS_SENT = re.compile(
    r" (?:[\w-]+ )?(?:troops|soldiers|peacekeepers|marines|personnel)(?: (?:are|were|will be|to be|being))? (?:sent"
    r"|deployed|stationed|withdrawn|mobili[sz]ed|dispatched)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:^|[\s(“\"])([A-Z][\w’'.-]*) $")
