"""Asking a service politely and within bounds: one request at a time, pauses between them, and an end in any case.

`Retry-After` is that of RFC 9110, section 10.2.3; a service says with 429 (RFC 6585) or 503 that it is too busy.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

LONGEST = 5_000_000
"""Bytes of an answer: more than any number of candidates takes."""

_BUSY = (429, 503)
_TRIES = 3
_PIECE = 1 << 16


class ServiceError(Exception):
    """A service can't be asked, or its answer can't be used."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of HTTP; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Send = Callable[[float], Answer]
"""Sends one request, and gives up after about so many seconds."""


@dataclass
class Turns:
    """The requests to one service during one build; `pause`, `seconds` (of a request) and `deadline` are seconds."""

    pause: float
    seconds: float
    deadline: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self._end = self.clock() + self.deadline
        self._next = self.clock()

    def ask(self, send: Send) -> bytes:
        """Return what a service answers; raises `ServiceError` when it does not, in time."""
        for attempt in range(_TRIES):
            self._wait(self._next - self.clock())
            answer = _within(min(self.seconds, self._end - self.clock()), send)
            self._next = self.clock() + self.pause
            if answer.status == 200:
                return answer.body
            if answer.status not in _BUSY:
                raise ServiceError(f"it answers with status {answer.status}{_beginning(answer.body)}")
            self._next = self.clock() + max(self.pause, _come_back(answer, 2.0**attempt))
        raise ServiceError("it is too busy; the next build asks again")

    def _wait(self, seconds: float) -> None:
        if seconds >= self._end - self.clock():
            raise ServiceError(f"its time, {self.deadline:g} seconds, is over; the next build asks for the rest")
        if seconds > 0:
            self.sleep(seconds)


def _come_back(answer: Answer, otherwise: float) -> float:
    """Return after how many seconds a service wants to be asked again."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):  # no date, or one without a time zone
        return otherwise


def _within(seconds: float, send: Send) -> Answer:
    """Return an answer, in time whatever happens: names are looked up, and headers sent slowly, without any limit."""
    answers: list[Answer] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            answers.append(send(seconds))
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds + 1)
    if errors:
        raise errors[0] if isinstance(errors[0], ServiceError) else ServiceError(f"it can't be asked: {errors[0]}")
    if not answers:
        raise ServiceError(f"no answer within {seconds:.3g} seconds")
    return answers[0]


def _beginning(body: bytes) -> str:
    text = " ".join(body[:200].decode("utf-8", "replace").split())
    return f": {text}" if text.isprintable() and text else ""


class _Stay(HTTPRedirectHandler):
    """Asks nobody but who was configured."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def request(address: str, agent: str, form: Mapping[str, str] | None = None) -> Send:
    """Return how to ask for JSON at an address, with GET or, with a form, with POST."""
    data = None if form is None else urlencode(form).encode()
    prepared = Request(address, data, {"User-Agent": agent, "Accept": "application/json"})

    def send(seconds: float) -> Answer:
        try:
            with build_opener(_Stay).open(prepared, timeout=seconds) as response:
                return answer(response, response.status, seconds)
        except HTTPError as error:
            with error:
                if elsewhere := error.headers.get("Location"):
                    raise ServiceError(
                        f"it sends to another address: configure {elsewhere} if that is meant"
                    ) from error
                return answer(error, error.code, seconds)
        except (URLError, HTTPException, OSError) as error:
            raise ServiceError(f"it can't be asked: {error}") from error

    return send


def answer(response: Any, status: int, seconds: float) -> Answer:
    """Return a response, read to its end within so many seconds; raises `ServiceError` if it is too long or slow."""
    end = time.monotonic() + seconds
    body = bytearray()
    # `read1` gives what there is: one that sends a byte a second must not be waited for until its buffer is full.
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > LONGEST:
            raise ServiceError(f"its answer is longer than {LONGEST:,} bytes")
        if time.monotonic() > end:
            raise ServiceError(f"no whole answer within {seconds:.3g} seconds")
    return Answer(status, {name.lower(): value for name, value in response.headers.items()}, bytes(body))
