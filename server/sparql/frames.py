"""What a query process and the server say to each other over a Unix socket: frames of a kind, a length, a body.

A job goes one way (JSON); back come a head (JSON: the format), pieces of the answer, and its end; or an error (JSON)
instead, before the head or after it. A process that is killed ends the stream without a frame.
"""

from __future__ import annotations

import struct

HEADER = struct.Struct("!cI")

JOB = b"J"
HEAD = b"H"
PIECE = b"P"
END = b"E"
ERROR = b"X"

LONGEST_FRAME = 64 * 1024 * 1024


def frame(kind: bytes, body: bytes = b"") -> bytes:
    """Return a frame as it is sent."""
    return HEADER.pack(kind, len(body)) + body
