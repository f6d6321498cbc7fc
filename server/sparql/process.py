"""One query process, as the server sees it."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys

from communique.errors import QueryError, QueryTimeout, QueryTooLarge

from .failures import MemoryExceeded, ProcessLost
from .frames import HEADER, LONGEST_FRAME

_WORKER = "communique.server.sparql.worker"
_REAP_SECONDS = 5


class Process:
    """A query process and the socket to it; `walled` says that it can make no connection of its own."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        walled: bool,
    ) -> None:
        self.process, self.reader, self.writer, self.walled = process, reader, writer, walled
        self.timed_out = False

    @classmethod
    async def start(cls, memory: int, *, walled: bool) -> Process:
        """Return a new process that waits for a job; `memory` in bytes."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", _WORKER, str(theirs.fileno()), str(memory), *([] if walled else ["open"])],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )
        reader, writer = await asyncio.open_connection(sock=ours, limit=256 * 1024)
        return cls(process, reader, writer, walled=walled)

    def kill(self) -> None:
        """End the process now; its socket then reads as ended. `reap` must follow."""
        self.process.kill()
        self.writer.close()

    def reap(self) -> None:
        """Wait until the process is gone: to free a large one takes the system a while."""
        self.process.wait(_REAP_SECONDS)

    async def receive(self) -> tuple[bytes, bytes]:
        """Return the next frame's kind and body; raises `QueryError` when the process has ended."""
        try:
            kind, length = HEADER.unpack(await self.reader.readexactly(HEADER.size))
            if length > LONGEST_FRAME:
                raise QueryTooLarge("the answer has a part that is too long to send")
            return kind, await self.reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError, OSError) as error:
            raise await self._ended() from error

    async def _ended(self) -> QueryError:
        """Return why the process has ended."""
        if self.timed_out:
            return QueryTimeout("the query ran past its deadline and was ended")
        code = await asyncio.to_thread(self._code)
        if code == -signal.SIGABRT:
            return MemoryExceeded()
        if code == -signal.SIGSEGV:
            return QueryTooLarge("the query is too deeply nested, and was ended")
        return ProcessLost("the query's process was ended from outside")

    def _code(self) -> int | None:
        try:
            return self.process.wait(_REAP_SECONDS)
        except subprocess.TimeoutExpired:
            return None
