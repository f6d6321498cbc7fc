"""Tables: files of any length, read in pieces; what becomes of each row."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox
import pytest

from communique.errors import HeldBack, ReleaseError
from communique.ontology import namespaces as ns
from communique.release import files, opened
from communique.release.build import Outcome, build
from communique.release.pieces import ROWS
from communique.release.settings import Build, Settings, Source
from communique.release.tasks import Counts, Tools

ROW = ox.NamedNode(ns.CMQ + "row")


def _write(home: Path, text: str, name: str = "votes.rows") -> Path:
    folder = home / "tables"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return folder


def _counts(outcome: Outcome) -> list[Counts]:
    return [document.counts for document in outcome.inputs]


def test_every_row_is_published_or_accounted_for(settings: Settings, tools: Tools) -> None:
    folder = _write(settings.home, "")
    lines = b"one", b"odd but readable", b"bad shape", b"unread for a reason", b"two", b"\xff", b"three\x00"
    (folder / "votes.rows").write_bytes(b"\n".join(lines))
    outcome = build(settings, [folder], tools=tools)
    (counts,) = _counts(outcome)
    assert (counts.rows, counts.unread, counts.units, counts.held) == (7, 2, 5, 1)
    assert {(f.line, f.message) for f in outcome.held_back} == {
        (3, "shape"),
        (4, "for a reason"),
        (6, "not UTF-8 (byte 0xff)"),
    }
    assert [(f.line, f.message) for f in outcome.problems] == [(2, "but readable")]


def test_rows_stand_in_the_graph_of_their_source_alone(settings: Settings, tools: Tools) -> None:
    build(settings, [_write(settings.home, "one\ntwo\n")], tools=tools)
    release = opened.current(settings)
    assert release is not None
    graphs = {quad.graph_name for quad in release.store.quads_for_pattern(None, ROW, None)}
    assert graphs == {ox.NamedNode(settings.site.base + "id/graph/tables/votes-rows")}


def test_the_same_release_whatever_the_number_of_processes(settings: Settings, tools: Tools, tmp_path: Path) -> None:
    text = "".join(f"row {number}\n" for number in range(ROWS)) + "crash now\nlast\n"
    folder = _write(settings.home, text)
    (folder / "page.txt").write_text("path: /news/2017/01/01/a.md\nlabel: a\n")
    manifests = []
    for workers in (1, 2):
        home = tmp_path / f"home-{workers}"
        home.mkdir()
        each = settings.model_copy(update={"home": home, "build": Build(workers=workers)})
        outcome = build(each, [folder], tools=tools)
        counts = {document.path: document.counts for document in outcome.inputs}["votes.rows"]
        assert (counts.rows, counts.unread, counts.units) == (ROWS + 2, 1, ROWS + 1)
        (crash,) = outcome.held_back
        assert crash.line == ROWS + 1
        assert "ValueError: now" in crash.message
        release = opened.current(each)
        assert release is not None
        manifests.append(release.manifest)
    assert manifests[0] == manifests[1]


def test_a_table_of_which_nothing_can_be_used(settings: Settings, tools: Tools) -> None:
    outcome = build(settings, [_write(settings.home, "nothing can be read\n")], tools=tools)
    assert next((f.file, f.line, f.message) for f in outcome.held_back) == (
        "tables/votes.rows",
        1,
        "nothing can be read",
    )
    (document,) = outcome.inputs
    assert document.held


def test_a_truncated_gzip_is_read_up_to_there(settings: Settings, tools: Tools) -> None:
    folder = settings.home / "tables"
    folder.mkdir()
    whole = gzip.compress(os.urandom(40_000).hex("\n", 8).encode() + b"\nlast\n", mtime=0)
    (folder / "votes.rows.gz").write_bytes(whole[: len(whole) // 2])
    outcome = build(settings, [folder], tools=tools)
    (counts,) = _counts(outcome)
    assert counts.units > 1000
    assert counts.unread == 1
    (finding,) = outcome.held_back
    assert "damaged or cut off" in finding.message
    assert finding.line == counts.units + 1


def test_strict_counts_rows_too(settings: Settings, tools: Tools) -> None:
    with pytest.raises(HeldBack, match="for a reason"):
        build(settings, [_write(settings.home, "one\nunread for a reason\n")], strict=True, tools=tools)


def test_a_file_that_changes_while_it_is_read(
    settings: Settings, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _write(settings.home, "one\n")
    before = files.measured

    def touched(planned: Any) -> tuple[str, int]:
        found = before(planned)
        (folder / "votes.rows").write_text("one\ntwo\n")
        return found

    monkeypatch.setattr("communique.release.work.measured", touched)
    with pytest.raises(ReleaseError, match="changed while it was being read"):
        build(settings, [folder], tools=tools)
    assert opened.current(settings) is None


class _Endless(io.RawIOBase):
    """A file of one line, without end of line, as long as wanted."""

    def __init__(self, size: int) -> None:
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self._left)
        buffer[:size] = b"x" * size
        self._left -= size
        return size


def test_a_long_line_costs_no_memory(settings: Settings, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    import tracemalloc

    def opened_stream(planned: Any) -> BinaryIO:
        return io.BufferedReader(_Endless(2_000_000_000))

    monkeypatch.setattr("communique.release.failures.stream", opened_stream)
    monkeypatch.setattr("communique.release.files.stream", opened_stream)
    folder = _write(settings.home, "x")
    tracemalloc.start()
    outcome = build(settings.model_copy(update={"build": Build(workers=1)}), [folder], tools=tools)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000
    assert "a line of more than 1,000,000 bytes" in outcome.held_back[0].message


def test_a_licence_can_be_left_out(settings: Settings, tools: Tools) -> None:
    folder = _write(settings.home, "one\n")
    (settings.home / "other").mkdir()
    (settings.home / "other" / "more.rows").write_text("two\n")
    free, other = "https://creativecommons.org/licenses/by/4.0/", "https://example.org/non-commercial"
    sources = [
        Source(name="free", path=folder, licence=free),
        Source(name="restricted", path=Path("other"), licence=other),
    ]
    chosen = settings.model_copy(update={"sources": sources, "build": Build(without_licences=[other])})
    outcome = build(chosen, tools=tools)
    assert [document.source for document in outcome.inputs] == ["free"]
    assert outcome.left_out == ("restricted",)
    release = opened.current(chosen)
    assert release is not None
    assert release.manifest["left_out"] == ["restricted"]
    assert "restricted" not in json.dumps(release.manifest["sources"])
