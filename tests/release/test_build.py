"""What a build publishes, holds back and refuses, with a small converter and gate."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.errors import HeldBack, ReleaseError, UsageError
from communique.ontology import namespaces as ns
from communique.release import opened
from communique.release.build import STAGES, build
from communique.release.lock import locked
from communique.release.opened import Release
from communique.release.settings import Limits, Settings, Source
from communique.release.switch import names
from communique.release.tasks import Tools

Archive = Callable[[dict[str, str | bytes]], Path]

GOOD: dict[str, str | bytes] = {
    "a.md": "path: /news/2017/01/01/a.md\nlabel: First\nlists: /news/2017/01/01/b.md\n",
    "b.md": "path: /news/2017/01/01/b.md\nlabel: Second\n",
}


def _current(settings: Settings) -> Release:
    release = opened.current(settings)
    assert release is not None
    return release


def _labels(release: Release) -> set[str]:
    quads = release.store.quads_for_pattern(None, ox.NamedNode(ns.RDFS + "label"), None, ox.DefaultGraph())
    return {
        quad.object.value for quad in quads if "/id/event/" in str(quad.subject) and isinstance(quad.object, ox.Literal)
    }


def test_a_release_is_whole(settings: Settings, archive: Archive, tools: Tools) -> None:
    told: list[tuple[str, int, int]] = []
    outcome = build(settings, [archive(GOOD)], tools=tools, progress=lambda *step: told.append(step))
    release = _current(settings)
    assert release.id == outcome.release
    assert not outcome.unchanged
    assert outcome.documents == 2
    assert outcome.counts["Event"] == 2
    assert _labels(release) == {"First", "Second"}
    assert {stage for stage, _, _ in told} == set(STAGES) <= set(outcome.seconds)
    assert told[0] == ("survey", 0, 2)
    assert not list(settings.releases.glob(".building-*"))
    assert not (release.path / "work").exists()
    assert json.loads((release.path / "run.json").read_text())["workers"] == 1


def test_statements_stand_twice_and_mentions_once(settings: Settings, archive: Archive, tools: Tools) -> None:
    build(settings, [archive(GOOD)], tools=tools)
    store = _current(settings).store
    mention = ox.NamedNode(ns.CMQ + "Mention")
    typed = ox.NamedNode(ns.RDF + "type")
    assert not list(store.quads_for_pattern(None, typed, mention, ox.DefaultGraph()))
    assert {str(quad.graph_name) for quad in store.quads_for_pattern(None, typed, mention, None)} == {
        "<http://127.0.0.1:8000/id/graph/archive/a-md>",
        "<http://127.0.0.1:8000/id/graph/archive/b-md>",
    }
    for quad in store.quads_for_pattern(None, typed, ox.NamedNode(ns.CMQ + "Event"), None):
        assert ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()) in store
    names = {str(name) for name in store.named_graphs()}
    assert "<http://127.0.0.1:8000/id/graph/authority/places>" in names
    assert f"<{ns.CMQ.rstrip('#')}>" in names


def test_the_same_input_makes_no_new_release(settings: Settings, archive: Archive, tools: Tools) -> None:
    first = build(settings, [archive(GOOD)], tools=tools)
    second = build(settings, [archive(GOOD)], tools=tools)
    assert second.unchanged
    assert (second.release, second.counts) == (first.release, first.counts)
    assert names(settings) == [first.release]


def test_the_same_input_gives_the_same_bytes(
    settings: Settings, archive: Archive, tools: Tools, tmp_path: Path
) -> None:
    other = settings.model_copy(update={"home": tmp_path / "other"})
    builds = []
    for each in (settings, other):
        build(each, [archive(GOOD | {"c.md": "path: /c\nlabel: 叙利亚\nbad: so"})], tools=tools)
        path = _current(each).path
        files = sorted(file for file in path.rglob("*") if file.is_file() and "store" not in file.parts)
        builds.append({str(f.relative_to(path)): f.read_bytes() for f in files if f.name != "run.json"})
    assert builds[0] == builds[1]


def test_dumps_agree_with_the_store(settings: Settings, archive: Archive, tools: Tools) -> None:
    build(settings, [archive(GOOD)], tools=tools)
    release = _current(settings)
    sums = (release.path / "dumps" / "SHA256SUMS").read_text()
    for dump in release.dumps:
        data = dump.path.read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (dump.size, dump.checksum)
        assert f"{dump.checksum}  {dump.name}" in sums
        format = ox.RdfFormat.from_media_type(dump.media_type)
        quads = set(ox.parse(gzip.decompress(data), format))
        whole = dump.name.endswith(".nq.gz")
        assert len(quads) == (len(release.store) if whole else release.manifest["counts"]["statements"])
        assert data[4:8] == b"\0\0\0\0"


def test_what_breaks_a_shape_is_held_back(settings: Settings, archive: Archive, tools: Tools) -> None:
    page = "path: /news/2017/01/01/c.md\nlabel: Third\nbad: no date\n"
    outcome = build(settings, [archive(GOOD | {"c.md": page})], tools=tools)
    release = _current(settings)
    assert [(f.file, f.line, f.shape, f.message) for f in outcome.held_back] == [
        ("archive/c.md", 3, ns.CMSH + "Event", "no date")
    ]
    assert _labels(release) == {"First", "Second"}
    held = list(ox.parse(path=release.path / "held-back.nq"))
    assert {str(quad.graph_name) for quad in held} == {"<http://127.0.0.1:8000/id/graph/archive/c-md>"}
    assert '"Third"@en' in {str(quad.object) for quad in held}
    report = set(ox.parse(path=release.path / "report.ttl"))
    assert any(quad.predicate.value == ns.SH + "resultMessage" for quad in report)
    source = ox.NamedNode("http://127.0.0.1:8000/id/source/archive/c-md")
    flags = list(release.store.quads_for_pattern(source, ox.NamedNode(ns.CMQ + "heldBack"), None, ox.DefaultGraph()))
    assert len(flags) == 1
    assert release.manifest["held_back"][0]["file"] == "archive/c.md"


def test_a_page_held_back_counts_as_not_there(settings: Settings, archive: Archive, tools: Tools) -> None:
    pages = GOOD | {"b.md": "path: /news/2017/01/01/b.md\nlabel: Second\nbad: so\n"}
    build(settings, [archive(pages)], tools=tools)
    assert _labels(_current(settings)) == {"First", "listed /news/2017/01/01/b.md"}


def test_holding_back_goes_on_until_nothing_new_is_held_back(
    settings: Settings, archive: Archive, tools: Tools
) -> None:
    """More documents than a batch has, each listing the next; the last can't be published."""
    pages: dict[str, str | bytes] = {f"{n:03}.md": f"path: /{n}\nlabel: L{n}\nlists: /{n + 1}\n" for n in range(100)}
    pages["100.md"] = "path: /100\nlabel: L100\nbad: so\n"
    outcome = build(settings, [archive(pages)], tools=tools)
    assert len(outcome.held_back) == 1
    assert _labels(_current(settings)) == {f"L{n}" for n in range(100)} | {"listed /100"}


def test_strict_publishes_nothing(settings: Settings, archive: Archive, tools: Tools) -> None:
    with pytest.raises(HeldBack, match=r"archive/c\.md:2: so") as caught:
        build(settings, [archive(GOOD | {"c.md": "path: /c\nbad: so"})], tools=tools, strict=True)
    assert caught.value.exit_code == 1
    assert opened.current(settings) is None
    assert names(settings) == []
    assert not build(settings, [archive(GOOD)], tools=tools, strict=True).held_back


def test_files_that_are_held_back_or_unknown(settings: Settings, archive: Archive, tools: Tools) -> None:
    settings = settings.model_copy(update={"limits": Limits(document_bytes=1000)})
    odd: dict[str, str | bytes] = {
        "latin.md": "path: /l\nlabel: caf\xe9".encode("latin-1"),
        "empty.md": b"",
        "blank.md": "\ufeff \n",
        "binary.md": b"\x89PNG\r\n\x1a\n\0\0\0",
        "large.md": "path: /x\n" + "x" * 2000,
        "broken.md.gz": gzip.compress(b"path: /z\n" * 50)[:-12],
        "wide.md": "path: /w".encode("utf-16"),
        "error.md": "error: no date",
        "bug.md": "bug: x",
        "notes.txt": "something else",
        ".hidden/d.md": "path: /h\nlabel: Hidden",
        "good.md.gz": gzip.compress("\ufeffpath: /g\nlabel: Packed\n".encode()),
        "odd.md": "path: /o\nlabel: Odd\nodd: x\n",
    }
    folder = archive(GOOD | odd)
    outside = folder.parent / "outside.md"
    outside.write_text("path: /out\nlabel: Outside")
    (folder / "link.md").symlink_to(outside)
    os.mkfifo(folder / "pipe.md")
    outcome = build(settings, [folder], tools=tools)
    held = {f.file.removeprefix("archive/"): (f.line, f.message, f.remedy) for f in outcome.held_back}
    assert held.keys() == {
        *("latin.md", "empty.md", "blank.md", "binary.md", "large.md", "broken.md", "wide.md", "error.md"),
        "bug.md",
        *("link.md", "pipe.md"),
    }
    assert held["latin.md"][:2] == (2, "not UTF-8 (byte 0xe9)")
    assert "iconv" in held["latin.md"][2]
    assert "limits.document_bytes" in held["large.md"][2]
    assert "gzip" in held["broken.md"][1]
    assert "KeyError" in held["bug.md"][1]
    assert held["error.md"] == (1, "no date", "mend it")
    assert all(remedy for _, _, remedy in held.values())
    assert outcome.unknown == ("archive/notes.txt",)
    assert [(f.file, f.message) for f in outcome.problems] == [("archive/odd.md", "odd")]
    assert _labels(_current(settings)) == {"First", "Second", "Packed", "Odd"}


def test_two_files_with_one_address(settings: Settings, archive: Archive, tools: Tools) -> None:
    outcome = build(settings, [archive(GOOD | {"a.md.gz": gzip.compress(b"path: /q\nlabel: Q")})], tools=tools)
    assert len(outcome.held_back) == 1
    assert "address" in outcome.held_back[0].message
    assert _labels(_current(settings)) == {"First", "Second"}


def test_licences_are_everywhere(settings: Settings, archive: Archive, tools: Tools) -> None:
    folder = archive(GOOD)
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    source = Source(name="news", path=folder, licence=licence, title="News", attribution="The archive")
    settings = settings.model_copy(update={"sources": [source]})
    build(settings, tools=tools)
    release = _current(settings)
    assert licence in (release.path / "void.ttl").read_text()
    assert licence in (release.path / "dumps" / "LICENCES.txt").read_text()
    assert release.manifest["sources"][0]["licence"] == licence
    assert {document["path"] for document in release.manifest["documents"]} == {"a.md", "b.md"}
    # A file of a configured source keeps its address when it is named alone.
    alone = build(settings, [folder / "a.md"], tools=tools)
    assert alone.documents == 1
    assert _current(settings).manifest["documents"][0]["iri"].endswith("/id/source/news/a-md")


def test_nothing_to_read(settings: Settings, archive: Archive, tools: Tools, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        build(settings, tools=tools)
    with pytest.raises(UsageError, match="not there"):
        build(settings, [tmp_path / "nowhere"], tools=tools)
    for name in ("one", "two"):
        (tmp_path / name / "same").mkdir(parents=True)
        (tmp_path / name / "same" / "x.md").write_text("path: /x")
    with pytest.raises(UsageError, match="name them in"):
        build(settings, [tmp_path / "one" / "same", tmp_path / "two" / "same"], tools=tools)


def test_one_build_at_a_time(settings: Settings, archive: Archive, tools: Tools) -> None:
    with locked(settings.releases), pytest.raises(ReleaseError, match=f"process {os.getpid()}"):
        build(settings, [archive(GOOD)], tools=tools)
    assert build(settings, [archive(GOOD)], tools=tools).release


def test_leftovers_of_a_killed_build_are_removed(settings: Settings, archive: Archive, tools: Tools) -> None:
    left = settings.releases / ".building-0000"
    (left / "work").mkdir(parents=True)
    (settings.home / ".current-0000").symlink_to("nowhere")
    build(settings, [archive(GOOD)], tools=tools)
    assert not left.exists()
    assert not (settings.home / ".current-0000").is_symlink()


def test_current_that_is_no_link(settings: Settings, archive: Archive, tools: Tools) -> None:
    settings.current.mkdir()
    with pytest.raises(ReleaseError, match="not a link"):
        build(settings, [archive(GOOD)], tools=tools)
    with pytest.raises(ReleaseError, match="not a link"):
        opened.current(settings)


def test_a_home_that_is_no_folder(settings: Settings, archive: Archive, tools: Tools) -> None:
    settings.releases.write_text("in the way")
    with pytest.raises(ReleaseError, match="nothing was published"):
        build(settings, [archive(GOOD)], tools=tools)


def test_a_damaged_release_says_so_and_is_replaced(settings: Settings, archive: Archive, tools: Tools) -> None:
    first = build(settings, [archive(GOOD)], tools=tools)
    (settings.releases / first.release / "manifest.json").write_text("{")
    with pytest.raises(ReleaseError, match="roll back"):
        opened.current(settings)
    second = build(settings, [archive(GOOD)], tools=tools)
    assert not second.unchanged
    assert _current(settings).id == second.release
