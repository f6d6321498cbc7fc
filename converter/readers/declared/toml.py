"""Values of a TOML file, each as it should be; what is not is refused with file, key and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from communique.errors import InputError


@dataclass
class Toml:
    """The content of a TOML file; `where` names a key of it in errors."""

    path: str
    content: dict[str, Any]

    def pattern(self, where: str, value: Any) -> re.Pattern[str]:
        """Return a regular expression."""
        try:
            pattern = re.compile(self.string(where, value))
        except re.error as error:
            raise self.wrong(where, f"{value!r} is no pattern ({error})", "write a regular expression") from error
        return pattern

    def string(self, where: str, value: Any) -> str:
        """Return a text."""
        if not isinstance(value, str):
            raise self.wrong(where, f"{value!r} is no text", "put it between quotation marks")
        return value

    def strings(self, where: str, value: Any) -> tuple[str, ...]:
        """Return a list of texts."""
        if not isinstance(value, (list, tuple)):
            raise self.wrong(where, f"{value!r} is no list", 'write ["…", "…"]')
        return tuple(self.string(where, one) for one in value)

    def table(self, where: str, value: Any) -> dict[str, Any]:
        """Return a table."""
        if not isinstance(value, dict):
            raise self.wrong(where, f"{value!r} is no table", "write { column = … } or the name of a column")
        return value

    def tables(self, where: str, value: Any) -> list[dict[str, Any]]:
        """Return a list of tables."""
        if not isinstance(value, list):
            raise self.wrong(where, "is no list of tables", f"write it in double brackets: {where}")
        return [self.table(where, one) for one in value]

    def among(self, where: str, key: str, value: Any, known: Collection[str]) -> str:
        """Return a term of a closed list, or ""."""
        if value not in known and value != "":
            raise self.wrong(where, f"{key} = {value!r}", f"it is one of {', '.join(known)}")
        return cast(str, value)

    def known(self, where: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        """Check that a table has no key but these."""
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"did you mean {near[0]}? " if near else ""
                raise self.wrong(where, f"does not know {key!r}", f"{hint}there are: {', '.join(known)}")

    def wrong(self, where: str, reason: str, remedy: str) -> InputError:
        """Return the error that something at a key can't be meant."""
        return InputError(self.path, f"{where}: {reason}", remedy=remedy)
