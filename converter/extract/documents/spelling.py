"""How symbols are written in tables: blanks and dashes of every kind, remarks beside them, several in one cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"∕": "/", "⁄": "/"})
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LEAD = re.compile(r"^(?:UN |U\.N\. )?(?:Docs?\.?|Documents?|Symbols?):? (?=[A-Z])", re.IGNORECASE)
_ORGAN = re.compile(r"^(?:UN)?(?:(S)C|G(A))/(?=(?:RES|DEC)/)", re.IGNORECASE)
_NONE = re.compile(r"[-.–—*?\s]*|none(?: issued)?|nil|n/?a|not (?:issued|available|applicable)|webcast", re.IGNORECASE)
# A remark begins with a small letter; what belongs to a symbol, with a capital or a digit.
_REMARK = re.compile(r" ?\((?!(?:[ivxlc]+|e?s-[\divxlc]+|(?:part|resumption) ?[\divx]*)\))([a-z][^()]*)\)")
_BESIDE = re.compile(r" (closed|private|as amended|as corrected|not posted)$", re.IGNORECASE)
_POINTED = re.compile(r"\b(Rev|Corr|Add|PV|SR|L|CRP|WP) ?\. ?(?=\d)|\b(Rev|Corr|Add) (?=\d)", re.IGNORECASE)
_MARKS = "\"'“”‘’«»"

_BETWEEN = re.compile(r"(?:\s*[;|,\n&]\s*(?:and\s+)?|\s+\+\s*|\s+and\s+|\s+(?=[A-Z]{1,6}/))(?![^()]*\))")
_TAIL = re.compile(r"(?:Corr|Add|Rev|Amend) ?\. ?\d+", re.IGNORECASE)
_LETTERED = re.compile(r"(?P<stem>.*/\d+ ?)(?P<letter>\[?[A-Z]\]?)(?P<session> ?\([IVXLC]+\))?")


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a symbol's spelling with plain blanks, dashes and strokes, and the remarks that stood beside it.

    What says that there is no document ("--", "none issued") gives "". An asterisk after a symbol says that
    the document was reissued for technical reasons: it is the same document.
    """
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", text).translate(_DASHES))
    plain = " ".join(plain.split()).strip(_MARKS + " ").rstrip(".,;:* ")
    if _NONE.fullmatch(plain):
        return "", ()
    plain = _ORGAN.sub(lambda match: f"{match[1] or match[2]}/", _LEAD.sub("", plain, count=1))
    remarks = [match[1] for match in _REMARK.finditer(plain)]
    plain = _REMARK.sub("", plain)
    while beside := _BESIDE.search(plain):
        remarks.append(beside[1].lower())
        plain = plain[: beside.start()]
    plain = re.sub(r" ?/ ?", "/", plain)
    return _POINTED.sub(lambda match: f"{match[1] or match[2]}.", plain).strip(), tuple(remarks)


def parted(cell: str) -> Iterator[str]:
    """Yield the spellings of a cell one by one; what is shortened after the first is written out."""
    whole = tail = ""
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", cell).translate(_DASHES))
    for piece in _BETWEEN.split(plain.strip()):
        part = piece.strip()
        if not part:
            continue
        lettered = _LETTERED.fullmatch(whole)
        if whole and _TAIL.fullmatch(part):
            tail = re.split(r"[ .]", part)[0]
            part = f"{whole}/{part}"
        elif tail and part.isdigit():
            part = f"{whole}/{tail}.{part}"
        elif lettered and re.fullmatch("[A-Z]", part):
            part = f"{lettered['stem']}{part}{lettered['session'] or ''}"
        else:
            whole, tail = part, ""
        yield part
