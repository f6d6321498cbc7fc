"""Conditional requests (RFC 9110, section 13), as pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def not_modified(headers: Mapping[str, str], etag: str, modified: str, served_since: float) -> bool:
    """Return whether the client has what would be sent: 304 then.

    `modified` is the Last-Modified header, "" when there is none; `served_since` is when the present release was
    switched to, in seconds. If-Modified-Since counts only without If-None-Match. After a roll-back an older release is
    served again, so a date after its own says that the client has it only when it is later than the switch.
    """
    named = headers.get("if-none-match")
    if named is not None:
        return matches(named, etag)
    since = headers.get("if-modified-since")
    if since is None or not modified:
        return False
    if since == modified:
        return True
    try:
        known, own = parsedate_to_datetime(since).timestamp(), parsedate_to_datetime(modified).timestamp()
    except (ValueError, OverflowError, OSError):
        return False
    return known >= own and (known == own or known > served_since)


def matches(if_none_match: str | None, tag: str) -> bool:
    """Return whether an If-None-Match header names a tag (weak comparison, RFC 9110 section 13.1.2)."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)


def fails(headers: Mapping[str, str], etag: str) -> bool:
    """Return whether an If-Match header names none of what there is (strong comparison): 412 then."""
    named = headers.get("if-match")
    if named is None or named.strip() == "*":
        return False
    return etag not in [tag for tag in re.findall(r'(?:W/)?"[^"]*"', named) if not tag.startswith("W/")]
