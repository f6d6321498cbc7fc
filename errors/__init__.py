"""The errors of Communique, each with the exit code of the command that it ends.

::

    CommuniqueError            3  something failed; nothing was published
    ├── UsageError             2  the command or the configuration is wrong
    │   └── SettingsError      2  a line of communique.toml or an environment variable is wrong
    ├── InputError             3  an input can't be read: names file, line and remedy
    ├── HeldBack               1  `--strict` was given and something was held back
    ├── ReleaseError           3  a release is missing, damaged or locked
    └── QueryError             3  a SPARQL query can't be answered
        ├── QuerySyntaxError   2  it can't be parsed: knows line and column
        ├── QueryTimeout       3  it ran past its deadline
        └── QueryTooLarge      3  its result or its memory passed the limit
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of every error that a user can meet; its text says what happened and what to do."""

    exit_code = 3


class UsageError(CommuniqueError):
    """The command was called in a way that can't work."""

    exit_code = 2


class SettingsError(UsageError):
    """The configuration names something that can't be used."""


class InputError(CommuniqueError):
    """A document can't be read.

    `path` is as the user gave it, `line` counts from 1 (None: the file as a whole), `remedy` says what helps.
    """

    def __init__(self, path: str, reason: str, *, line: int | None = None, remedy: str = "") -> None:
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {reason}" + (f"; {remedy}" if remedy else ""))
        self.path, self.reason, self.line, self.remedy = path, reason, line, remedy


class HeldBack(CommuniqueError):
    """Something was held back, and the user asked for all or nothing."""

    exit_code = 1


class ReleaseError(CommuniqueError):
    """A release is missing, damaged, or locked by another build."""


class QueryError(CommuniqueError):
    """A SPARQL query can't be answered."""


class QuerySyntaxError(QueryError):
    """A query can't be parsed; `line` and `column` count from 1 where the parser says.

    `excerpt` is that line, with a caret under the place in a second one; "" where it isn't known.
    """

    exit_code = 2

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None, excerpt: str = "") -> None:
        super().__init__(message)
        self.line, self.column, self.excerpt = line, column, excerpt


class QueryTimeout(QueryError):
    """A query ran past its deadline and was ended."""


class QueryTooLarge(QueryError):
    """A query's result or memory passed its limit and the query was ended."""
