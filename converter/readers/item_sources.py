"""Who reports a news item, as lists of sources word it: "AFP via Google News", "El Tiempo in Spanish"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

_MONTHS = "|".join(Locale("en").months["format"]["wide"].values())
_PERIOD = re.compile(
    rf"^(?:(?:{_MONTHS})\s*[–-]?\s*){{0,2}}[0-9]{{4}}(?:\s*[–-]\s*(?:(?:{_MONTHS})\s*)?(?:[0-9]{{4}}|[0-9]{{2}}|present))?$"
)
_LANGUAGE = re.compile(
    rf"\s+in\s+(?:{'|'.join(sorted(re.escape(n) for n in Locale('en').languages.values() if n.isalpha()))})$"
)
_VIA = re.compile(r"\s+via\s+")
_NO_NAME = re.compile(r"^(?:US|C|A)?[$€£¥][0-9]|^[^A-Z.]*\s[^A-Z.]*$|^\W*[0-9]*\W*$")
_LONGEST = 100  # characters


def is_period(text: str) -> bool:
    """Return whether a text is a year, or years or months from one to another: "2015–present", "May 2016"."""
    return bool(_PERIOD.match(text))


@lru_cache(maxsize=1 << 14)
def source_names(text: str) -> tuple[str, ...]:
    """Return the names of who reports: an agency, and the medium that carries its report; none if it is no name.

    The language of the report is left out. What has no capital letter and several words is a remark, a sum of money
    or a period, which brackets in the text were taken for.
    """
    plain = _LANGUAGE.sub("", " ".join(text.split()))
    if is_period(plain) or _NO_NAME.search(plain) or len(plain) > _LONGEST:
        return ()
    return tuple(name for part in _VIA.split(plain) if (name := part.strip(" ,;:").removeprefix("the ")))


def named(sources: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the names that a list of sources holds, each once, and the entries that are none."""
    found: dict[str, None] = {}
    refused = []
    for source in sources:
        names = source_names(source)
        found.update(dict.fromkeys(names))
        if not names:
            refused.append(source)
    return list(found), refused
