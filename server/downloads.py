"""Files of the dataset over HTTP: as they are, in parts, and unpacked.

A dump is kept compressed. `/dataset/communique.nq.gz` is that file, of type application/gzip: what is saved has the
checksum that is published. `/dataset/communique.nq` is what is in it, of its own type: sent as it is kept, with
Content-Encoding: gzip, to whom accepts that, else unpacked on the way.
"""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from fastapi import Request
from fastapi.responses import FileResponse, Response, StreamingResponse

from communique.release.opened import Dump, Release

from .conditions import fails, not_modified
from .formats import content_type
from .headers import field
from .negotiation import coding
from .problems import Problem
from .responses import CACHE, entity_tag, modified, vary
from .shelf import EDITION
from .site import Edition

PACKED = ".gz"
_RANGES = re.compile(r"bytes\s*=\s*(\s*(\d{1,18}-\d{0,18}|-\d{1,18})\s*(,|$))+", re.IGNORECASE)
_MOST_RANGES = 10
_PIECE = 1 << 16


def download(request: Request, release: Release, name: str) -> Response:
    """Return a dump by its name, or by that of what is in it; 304, 206, 412 and 416 as RFC 9110 has them.

    Raises a `Problem` (404) when the dataset has no such file.
    """
    for dump in release.dumps:
        if name == dump.name and dump.path.is_file():
            media_type = "application/gzip" if name.endswith(PACKED) else dump.media_type
            return _file(request, dump, media_type, {})
        if name + PACKED == dump.name and dump.path.is_file():
            varying = {"Vary": vary("Accept-Encoding")}
            if coding(field(request.headers, "accept-encoding")):
                return _file(request, dump, dump.media_type, {**varying, "Content-Encoding": "gzip"})
            return _unpacked(request, dump, varying)
    raise Problem(404, "The dataset has no such file; /dataset lists those there are.")


def _file(request: Request, dump: Dump, media_type: str, headers: dict[str, str]) -> Response:
    fields = _fields(request, dump, media_type, headers)
    digest = b64encode(bytes.fromhex(dump.checksum)).decode()
    fields["Repr-Digest"] = f"sha-256=:{digest}:"
    if _unchanged(request, fields):
        return Response(status_code=304, headers=fields)
    _settle_range(request, dump.size)
    return FileResponse(
        dump.path, headers=fields, media_type=content_type(media_type), filename=_saved_as(dump, headers)
    )


def _unpacked(request: Request, dump: Dump, headers: dict[str, str]) -> Response:
    fields = _fields(request, dump, dump.media_type, headers)
    fields["Accept-Ranges"] = "none"
    if _unchanged(request, fields):
        return Response(status_code=304, headers=fields)
    pieces = iter(()) if request.method == "HEAD" else _pieces(dump.path)
    return StreamingResponse(pieces, headers=fields, media_type=content_type(dump.media_type))


def _pieces(path: Path) -> Iterator[bytes]:
    with gzip.open(path) as packed:
        while piece := packed.read(_PIECE):
            yield piece


def _fields(request: Request, dump: Dump, media_type: str, headers: dict[str, str]) -> dict[str, str]:
    edition: Edition = request.scope[EDITION]
    tag = entity_tag(dump.checksum, media_type, headers.get("Content-Encoding", ""))
    date = modified(edition)
    return {**headers, "ETag": tag, "Cache-Control": CACHE, **({"Last-Modified": date} if date else {})}


def _unchanged(request: Request, fields: dict[str, str]) -> bool:
    edition: Edition = request.scope[EDITION]
    if fails(request.headers, fields["ETag"]):
        raise Problem(412, "What is here now is not what the request's If-Match names.")
    return not_modified(request.headers, fields["ETag"], fields.get("Last-Modified", ""), edition.served_since)


def _settle_range(request: Request, size: int) -> None:
    """Take away a Range that is none (RFC 9110, section 14.2), or that asks for very many parts.

    Raises a `Problem` (416) when the file is shorter than all of them.
    """
    wanted = request.headers.get("range")
    if wanted is None:
        return
    kept = [header for header in request.scope["headers"] if header[0] != b"range"]
    if request.method != "GET" or not _RANGES.fullmatch(wanted) or wanted.count(",") >= _MOST_RANGES:
        request.scope["headers"] = kept
        return
    parts = [part.strip().partition("-") for part in wanted.partition("=")[2].split(",") if part.strip()]
    if any(first and last and int(first) > int(last) for first, _, last in parts):
        request.scope["headers"] = kept
        return
    if "if-range" not in request.headers and not any(
        int(first) < size if first else int(last) > 0 for first, _, last in parts
    ):
        raise Problem(416, f"The file has {size} bytes.", headers={"Content-Range": f"bytes */{size}"})


def _saved_as(dump: Dump, headers: dict[str, str]) -> str:
    return dump.name.removesuffix(PACKED) if "Content-Encoding" in headers else dump.name
