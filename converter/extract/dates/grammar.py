"""Written dates: days, months, years, their lists and ranges, in the languages that Babel has names for.

English has the whole grammar; other languages the plain forms (`3 mars 2017`, `в марте 2017`, ISO dates, years).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from .calendar_names import months, pattern, weekdays
from .partial import Found, full_year, infer_year, iso

Match = re.Match[str]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d,.]\d|\d|\w)"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d/%\w]|[,.]\d)"
_SHORT = r"['’]\d\d(?!\w)"
_DASH = r"(?: ?[–—-] ?)"
_TO = rf"(?:{_DASH}| to | until | till | through | thru )"

_FOUR_DIGITS = re.compile(r"\d\d\d\d")
_NUMERIC = re.compile(
    r"(?=\d)(?<![\w/.:-])(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:T[\d:.]{4,15}Z?)?"
    r"|(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y2>(?:19|20)\d\d))(?![\w/-]|\.\d)"
)
_YEAR_RANGE = re.compile(
    rf"(?=[\dFfBb])(?<![\w/.,'’-])(?:(?P<word>[Ff]rom|[Bb]etween) )?(?P<a>{_YEAR.split('(?!')[0]})"
    r"(?P<to> to | until | till | through | and |[–—-])"
    r"(?P<b>(?:1[5-9]|20|21)\d\d|\d\d)(?![\w/%–—-]|[,.]\d)"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Tt]hroughout|[Tt]hrough"
    r"|[Ll]ate|[Ee]arly|[Mm]id|"
    r"[Yy]ear|[Ss]ummer|[Aa]utumn|[Ss]pring|[Ww]inter|[Ff]all|[Aa]s of|[Oo]f|[Bb]egan in|en|depuis|dès|от|с|до|в"
    r"|desde|hasta|عام|سنة)(?: the year)?[ -])$"
)
_YEAR_ALONE = re.compile(rf"(?=\d)(?:(?<![\w/.,'’–—$€£(-])|(?<=[Mm]id-)){_YEAR}")
# Where a date can begin: mid-May 2005. That it is the first character of a word follows, but is soonest asked.
_FREE = r"(?=\b\w)(?:(?<![\w/.–-])|(?<=\b[Mm]id-)|(?<=\b[Ll]ate-)|(?<=\b[Ee]arly-))"
# A year before such a noun is part of a name: "the 2016 election".
_NAME_AFTER_YEAR = re.compile(
    r"[ -](?:[A-Z][\w.-]* ){0,3}(?:[a-z-]+ ){0,2}(?:elections?|wars?|crisis|attacks?|bombings?|earthquakes?|seasons?"
    r"|Cup|Games|Olympics|conflict|referendum"
    r"|coup|protests?|uprising|[Cc]hampionships?|floods?|hurricane|budget|census|edition|agreement|accord|treaty"
    r"|campaign|massacre|offensive"
    r"|summit|[Tt]ournament|[Pp]rix|[Aa]wards?|[Cc]onference|outbreak|invasion|revolution|dollars)\b"
)
_OPENS = re.compile(
    r"(?:\b(?:[Ss]ince|[Aa]s of|[Aa]s from|[Ss]tarting|[Bb]eginning|[Ff]rom|[Bb]egins?|[Bb]egan|begun|[Ss]tart(?:s"
    r"|ed)?|[Cc]ommenc(?:es?|ed|ing)|"
    r"(?:into|takes?|took|taking) (?:force|effect)|effective|depuis|dès|desde|с)(?: (?:on|in|at|from))?(?: the)?"
    r"(?: (?:early|late|mid|the beginning of|the end of))?[ -]|\b[Ss]ince (?:[\w'’-]+ ){1,8}(?:in|on|of) )$"
)
_CLOSES = re.compile(
    r"\b(?:[Uu]ntil|[Tt]ill|[Bb]y|[Tt]hrough|[Uu]p to|[Nn]o later than|ends?(?: on| in)?|ended(?: on| in)?"
    r"|expires?(?: on| in)?|jusqu['’](?:au|en)|hasta(?: el)?|до|\bextend(?:s|ed|ing)? (?:[\w'’-]+ ){1,10}to)"
    r"(?: the end of| the| late| early| mid)?(?: [Ss]pring| [Ss]ummer| [Aa]utumn| [Ww]inter| [Ff]all)?[ -]$"
)
# Without one of these before it no date's end or start is open: few dates need the expressions.
_OPENING = (
    *("ince", "s of", "s from", "tart", "egin", "rom", "egan", "egun", "ommenc", "force", "effect"),
    *("depuis", "dès", "desde", "с"),
)
_CLOSING = ("til", "by", "By", "hrough", "p to", "later than", "end", "expire", "jusqu", "hasta", "до")
_AHEAD = re.compile(
    r"\b(?:will|shall|next|due|scheduled|plan(?:s|ned|ning)?|to be|are to|is to|set to|set for|upcoming|expected"
    r"|until|by|ahead|postponed|delayed"
    r"|extend(?:s|ed)?|deadline|slated|going to)\b"
)
_BEFORE_MONTH = (
    r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)|[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Oo]f|[Ff]or"
    r"|[Bb]y|[Ff]rom|[Tt]hroughout|[Ll]ate|[Ee]arly|[Mm]id|"
    r"[Bb]efore|[Aa]fter)[ -](?:early |late |mid-|mid )?"
)
_LEFT = 80  # characters before a date in which its preposition or verb can stand


class WrittenDates:
    """The grammar for one language; built once, as its expressions are long."""

    def __init__(self, language: str) -> None:
        self._months = months(language)
        flags = 0 if language == "en" else re.IGNORECASE
        self._rules: list[tuple[re.Pattern[str], Callable[[str, Match, date | None], Iterator[Found]]]] = []
        self._month_hint: re.Pattern[str] | None = None
        if not self._months:
            return
        month = rf"{pattern(self._months)}\.?(?!\w)"
        self._month_hint = re.compile(month, flags)
        year = rf"(?:(?:,? | of | de | du )(?:{_YEAR}|{_SHORT}))"
        week = f"(?:{pattern(weekdays(language))},? (?:the )?)?"
        of = r"(?:\.? | de |-)" if language != "en" else r"(?: of | |-)"
        self._english = language == "en"
        forms = [
            (self._range, rf"(?:(?P<word>[Ff]rom|[Bb]etween) )?{week}(?:the )?(?P<d1>{_DAY})"
             rf"(?:{of}(?P<m1>{month}))?(?P<y1>{year})?"
             rf"(?P<to>{_TO}| and ){week}(?:the )?(?P<d2>{_DAY}){of}(?P<m2>{month})(?P<y2>{year})?"),
            (self._range, rf"(?:(?P<word>[Ff]rom|[Bb]etween) )?{week}(?P<m1>{month}) (?:the )?"
             rf"(?P<d1>{_DAY})(?P<y1>{year})?"
             rf"(?P<to>{_TO}| and ){week}(?:(?P<m2>{month}) )?(?:the )?(?P<d2>{_DAY})(?P<y2>{year})?"),
            (self._month_range, rf"(?P<word>[Ff]rom|[Bb]etween) (?P<m1>{month})(?P<y1>{year})?"
             rf"(?P<to>{_TO}| and )(?P<m2>{month})(?P<y2>{year})?"),
            (self._month_range, rf"(?P<m1>{month})(?P<y1>{year})?(?P<to>{_DASH})(?P<m2>{month})(?P<y2>{year})"),
            (self._month_list, rf"(?:(?P<rel>[Ll]ast|[Nn]ext|[Ii]n|[Dd]uring|[Oo]f) )?"
             rf"(?P<list>{month}(?:, {month}){{0,10}},? (?:and|or) {month})"
             rf"(?:(?P<y2>{year})| (?P<which>last|this|next) year)?"),
            (self._day, rf"{week}(?:the )?(?P<d>{_DAY}){of}(?P<m>{month})(?P<y>{year})?"),
            (self._day, rf"{week}(?P<m>{month}) (?:the )?(?P<d>{_DAY})(?P<y>{year})?"),
            (self._month, rf"(?P<m>{month})(?P<y>{year})"),
        ]  # fmt: skip
        if not self._english:
            forms = forms[5:]
        else:
            forms.append(
                (
                    self._bare_month,
                    rf"{_BEFORE_MONTH}(?P<m>{month})(?! \d| [A-Z]\w+ (?:on|for) )(?: (?P<which>last|this|next) year)?",
                )
            )
        self._rules = [(re.compile(rf"{_FREE}{form}", flags), reader) for reader, form in forms]

    def find(self, text: str, published: date | None) -> Iterator[Found]:
        """Yield what the rules find, the more specific rules first; readings may overlap."""
        has_year = bool(_FOUR_DIGITS.search(text))
        if has_year:
            yield from _numeric(text)
        if self._month_hint and self._month_hint.search(text):
            for expression, reader in self._rules:
                for match in expression.finditer(text):
                    yield from reader(text, match, published)
        if has_year:
            yield from _years(text)

    def _number(self, name: str) -> int:
        plain = name.rstrip(".")
        return self._months.get(plain) or self._months[plain.lower()]

    def _range(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        if match["to"] == " and " and (match["word"] or "").lower() != "between":
            yield from self._two_days(text, match, published)
            return
        month2 = self._number(match["m2"] or match["m1"])
        month1 = self._number(match["m1"]) if match["m1"] else month2
        ends = _years_of(
            match["y1"], match["y2"], (month1, _day(match["d1"])), (month2, _day(match["d2"])), text, match, published
        )
        if ends:
            year1, year2, inferred = ends
            first, last = iso(year1, month1, _day(match["d1"])), iso(year2, month2, _day(match["d2"]))
            valid = first and last and first <= last
            yield _found(
                match.start(), match.end(), first if valid else None, last if valid else None, "date-range", inferred
            )

    def _two_days(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        month2 = self._number(match["m2"] or match["m1"])
        month1 = self._number(match["m1"]) if match["m1"] else month2
        days = ((month1, _day(match["d1"])), (month2, _day(match["d2"])))
        ends = _years_of(match["y1"], match["y2"], *days, text, match, published)
        if ends:
            for (month, day), year, group in zip(days, ends[:2], ("d1", "d2"), strict=True):
                stated = iso(year, month, day)
                start = match.start(group) if group == "d1" else match.start("d2")
                end = match.end() if group == "d2" else match.end("d1")
                yield _found(start, end, stated, stated, "date-day-list", ends[2])

    def _month_range(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        month1, month2 = self._number(match["m1"]), self._number(match["m2"])
        if ends := _years_of(match["y1"], match["y2"], (month1, None), (month2, None), text, match, published):
            yield _found(match.start(), match.end(), iso(ends[0], month1), iso(ends[1], month2), "date-range", ends[2])

    def _month_list(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        relation = (match["rel"] or "").lower()
        if not (relation or match["y2"] or match["which"]):
            return
        names = list(self._month_hint.finditer(text, *match.span("list"))) if self._month_hint else []
        for at, name in enumerate(names):
            month = self._number(name.group())
            year, inferred = _year(match["y2"]), False
            if year is None:
                year, inferred = self._near(month, relation, match["which"], text, match.start(), published), True
            if year is not None:
                end = match.end() if at == len(names) - 1 else name.end()
                start = match.start() if at == 0 and relation in ("last", "next") else name.start()
                yield _found(start, end, iso(year, month), iso(year, month), "date-month-list", inferred)

    def _near(
        self, month: int, relation: str, which: str | None, text: str, start: int, published: date | None
    ) -> int | None:
        """Return the year of a month whose year stands in a word: last March, March last year."""
        if published is None:
            return None
        if which:
            return published.year + {"last": -1, "this": 0, "next": 1}[which]
        if relation == "last":
            return infer_year(month, None, published, past=True)
        if relation == "next":
            return infer_year(month, None, published, ahead=True)
        return infer_year(month, None, published, ahead=_is_ahead(text, start))

    def _day(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        month, day = self._number(match["m"]), _day(match["d"])
        year, inferred = _year(match["y"]), False
        if year is None:
            year, inferred = infer_year(month, day, published, ahead=_is_ahead(text, match.start())), True
            if published is None:
                year = _only_year(text)
        if year is None:
            yield _found(match.start(), match.end(), None, None, "date-day", False)
            return
        yield _opened(text, match.start(), match.end(), iso(year, month, day), "date-day", inferred)

    def _month(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        year = _year(match["y"])
        if year is not None:
            yield _opened(text, match.start(), match.end(), iso(year, self._number(match["m"])), "date-month", False)

    def _bare_month(self, text: str, match: Match, published: date | None) -> Iterator[Found]:
        before = match.group().split()[0].lower()
        if match["m"] == "May" and before in ("by", "for", "of", "from", "after", "before", "until"):
            return  # the name
        month = self._number(match["m"])
        year = self._near(month, (match["rel"] or "").lower(), match["which"], text, match.start(), published)
        if year is not None:
            start = match.start() if match["rel"] else match.start("m")
            yield _opened(text, start, match.end(), iso(year, month), "date-month", True)


def _numeric(text: str) -> Iterator[Found]:
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            stated = iso(int(match["y"]), int(match["m"]), int(match["d"])) if int(match["y"]) else None
        else:
            a, b = int(match["a"]), int(match["b"])
            day, month = (a, b) if match["sep"] == "." or a > 12 or a == b else (b, a)
            clear = match["sep"] == "." or a > 12 or b > 12 or a == b
            stated = iso(int(match["y2"]), month, day) if clear else None  # 3/4/2017 is two days, by country
        yield _opened(text, match.start(), match.end(), stated, "date-day", False)


def _years(text: str) -> Iterator[Found]:
    for match in _YEAR_RANGE.finditer(text):
        first = int(match["a"])
        last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
        joined = match["to"] in "–—-"
        if match["to"] == " and " and (match["word"] or "").lower() != "between":
            continue
        if not joined and not (match["word"] or len(match["b"]) == 4):
            continue
        if joined and (_name_follows(text, match.end()) or (len(match["b"]) == 2 and last - first > 30)):
            yield _found(match.start(), match.end(), None, None, "date-range", False)
        elif first < last:
            yield _found(match.start(), match.end(), f"{first:04}", f"{last:04}", "date-range", False)
    for match in _YEAR_ALONE.finditer(text):
        before = _BEFORE_YEAR.search(text, max(0, match.start() - 20), match.start())
        if before and not _name_follows(text, match.end()) and not text.startswith("s", match.end()):
            yield _opened(text, match.start(), match.end(), match.group(), "date-year", False)


def _name_follows(text: str, end: int) -> bool:
    return bool(_NAME_AFTER_YEAR.match(text, end))


def _opened(text: str, start: int, end: int, stated: str | None, rule: str, inferred: bool) -> Found:
    """Return a single day, month or year, its end open after "since" and the like, its start after "until"."""
    low = max(0, start - _LEFT)
    first = last = stated
    before = text[low:start]
    if any(map(before.__contains__, _CLOSING)) and _CLOSES.search(text, low, start):
        first = None
    elif any(map(before.__contains__, _OPENING)) and _OPENS.search(text, low, start):
        last = None
    return _found(start, end, first, last, rule, inferred)


def _found(start: int, end: int, first: str | None, last: str | None, rule: str, inferred: bool) -> Found:
    return Found(start, end, first, last, rule + ("-inferred" if inferred else ""), 0.7 if inferred else 0.95)


def _day(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = text[-4:]
    return int(digits) if digits.isdigit() else full_year(text[-2:])


def _years_of(
    year1: str | None,
    year2: str | None,
    start: tuple[int, int | None],
    end: tuple[int, int | None],
    text: str,
    match: Match,
    published: date | None,
) -> tuple[int, int, bool] | None:
    """Return the years of a range's two ends and whether they were inferred; one that is missing follows the other."""
    first, last = _year(year1), _year(year2)
    turns = start[0] > end[0]  # over the new year
    if last is None and first is None:
        inferred = (
            infer_year(*start, published, ahead=_is_ahead(text, match.start())) if published else _only_year(text)
        )
        return (inferred, inferred + turns, True) if inferred else None
    if last is None and first is not None:
        return first, first + turns, False
    if last is not None:
        return (first if first is not None else last - turns), last, False
    return None


def _is_ahead(text: str, start: int) -> bool:
    return bool(_AHEAD.search(text, max(0, start - _LEFT), start))


def _only_year(text: str) -> int | None:
    """Return the year that a text names, if its first 2,000 characters name exactly one."""
    return _single_year(text[:2000])


@lru_cache(maxsize=16)
def _single_year(text: str) -> int | None:
    years = {match.group() for match in _YEAR_ALONE.finditer(text)}
    return int(years.pop()) if len(years) == 1 else None
