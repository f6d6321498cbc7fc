"""Currencies by sign and by name, from the CLDR tables in Babel."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

SIGN_BEFORE = re.compile(
    r"(?<![\w$])(?:\$(?:NZ|US|AU|A|CA|C|HK|S) ?"
    r"|US ?\$|U\.S\. ?\$|USD ?|A\$|AU\$|C\$|CA\$|NZ\$|HK\$|S\$|R\$|\$|EUR ?|€ ?|GBP ?|£ ?|CNY ?|JPY ?|¥ "
    r"?|₹ ?|Rs\.? ?|CHF ?|₽ ?|₩ ?|₺ ?|₪ ?|₦ ?)$"
)
_SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "Rs": "INR", "Rs.": "INR", "₽": "RUB",
    "₩": "KRW", "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
}  # fmt: skip
_WORDS = re.compile(
    r"[ -]((?:(?:U\.S\.|US|[A-Z][a-z]+(?: [A-Z][a-z]+)?) )?([a-z]+))\b(?! sterling)(?! of\b)|[ -](pounds sterling)\b"
    r"|[ ](USD|EUR|GBP|CHF|JPY|CNY|AUD|CAD)\b"
)
# Names that several countries use: the one meant where no country is named.
_COMMON = {
    "dollar": "USD",
    "dollars": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "yuan": "CNY",
    "renminbi": "CNY",
    "roubles": "RUB",
    "rouble": "RUB",
    "rubles": "RUB",
    "lira": "TRY",
    "pounds sterling": "GBP",
}
_LARGE_ONLY = {"won": "KRW", "rand": "ZAR", "dong": "VND", "reais": "BRL", "rials": "IRR", "rial": "IRR"}
# Words that mean other things more often than money.
_OTHER_SENSE = frozenset({
    "won", "real", "rand", "lek", "sol", "dong", "lev", "leu", "rials", "gold", "unit", "units", "silver", "sum", "som",
    "mark", "balboa", "colon", "cordoba", "crown", "manat", "escudo", "pula", "vatu", "palladium", "platinum", "dram",
    "kip", "loti", "fund", "code", "reserve", "rights",
})  # fmt: skip


def sign_before(left: str) -> tuple[int, str] | None:
    """Return where a currency's sign begins that ends `left`, and its ISO 4217 code."""
    match = SIGN_BEFORE.search(left, max(0, len(left) - 8))
    if not match:
        return None
    sign = match.group().replace(" ", "")
    if sign[0] == "$" and len(sign) > 1:
        sign = f"{sign[1:]}$"
    return match.start(), _SIGNS.get(sign, sign)


def name_after(right: str, *, large: bool = False) -> tuple[int, str] | None:
    """Return where the name of a currency ends that begins `right`, and its ISO 4217 code, or the name if ambiguous.

    With `large` (the number before it is in the millions) also names that are common words: "30 billion won".
    """
    match = _WORDS.match(right)
    if not match:
        return None
    if match[3] or match[4]:
        return match.end(), _COMMON.get(match[3], match[4] or "GBP")
    names = _names()
    full = match[1].replace("U.S.", "US").lower()
    code = names.get(full) or _COMMON.get(match[2]) if full == match[2] else names.get(full) or names.get(match[2])
    if not code and large and full == match[2]:
        code = _LARGE_ONLY.get(full)
    if not code and match[2] in _ambiguous() and full == match[2]:
        code = match[2]
    return (match.end(), code) if code else None


@cache
def _names() -> dict[str, str]:
    """Return full names in lower case, and last words that only one currency in use has, with their codes."""
    words: dict[str, set[str]] = {}
    full: dict[str, str] = {}
    for code, name in Locale("en").currencies.items():
        if "(" in name or not name.isascii():
            continue
        plain = str(name).lower()
        for form in (plain, plain + "s"):
            full[form] = code
            words.setdefault(form.rsplit(" ", 1)[-1], set()).add(code)
    single = {
        word: min(codes)
        for word, codes in words.items()
        if len(codes) == 1 and word not in _OTHER_SENSE and word.removesuffix("s") not in _OTHER_SENSE
    }
    return full | single | _COMMON


@cache
def _ambiguous() -> frozenset[str]:
    last = [str(name).lower().rsplit(" ", 1)[-1] for name in Locale("en").currencies.values() if "(" not in name]
    several = {word for word in last if last.count(word) > 1 and word.isalpha() and word not in _OTHER_SENSE}
    return frozenset(several | {word + "s" for word in several})
