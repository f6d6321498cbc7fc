"""Which files a build reads, and as part of which source."""

from __future__ import annotations

import errno
import gzip
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError, UsageError
from communique.release.files import checksum, decode, read
from communique.release.plan import Planned, plan
from communique.release.settings import Settings, Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents in a folder with a name that is no slug."""
    folder = tmp_path / "News Archive"
    for name in ("b.md", "sub/a.md", "z.md.gz", ".git/x.md", ".hidden.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(gzip.compress(b"packed") if name.endswith(".gz") else b"plain")
    return folder


def test_a_folder_is_a_source_named_for_itself(settings: Settings, folder: Path) -> None:
    found = plan(settings, [folder])
    assert [planned.name for planned in found] == [
        "news-archive/b.md",
        "news-archive/sub/a.md",
        "news-archive/z.md",
    ]
    assert [read(planned, 100) for planned in found] == [b"plain", b"plain", b"packed"]


def test_a_file_belongs_to_its_folder(settings: Settings, folder: Path) -> None:
    assert [planned.name for planned in plan(settings, [folder / "sub" / "a.md"])] == ["sub/a.md"]


def test_a_path_inside_a_configured_source_is_part_of_it(settings: Settings, folder: Path) -> None:
    source = Source(name="News", path=folder, licence="https://example.org/licence", reader="news-archive")
    settings = settings.model_copy(update={"sources": [source]})
    assert len(plan(settings)) == 3
    found = plan(settings, [folder / "sub", folder / "sub" / "a.md"])
    assert [(each.name, each.source.licence) for each in found] == [("news/sub/a.md", source.licence)]


def test_a_configured_source_that_is_not_there(settings: Settings) -> None:
    settings = settings.model_copy(update={"sources": [Source(name="lost", path=Path("nowhere"))]})
    with pytest.raises(UsageError, match="lost"):
        plan(settings)


def test_links_stay_inside(settings: Settings, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "in.md").symlink_to(folder / "b.md")
    (folder / "none.md").symlink_to(folder / "missing")
    (folder / "up").symlink_to(tmp_path)
    refused = {planned.path: planned.refused for planned in plan(settings, [folder]) if planned.refused}
    assert refused.keys() == {"out.md", "none.md", "up"}
    for planned in plan(settings, [folder]):
        if planned.refused:
            with pytest.raises(InputError, match=planned.refused):
                read(planned, 100)


def test_the_limit_holds_for_what_is_unpacked(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "bomb.md.gz"
    file.write_bytes(gzip.compress(b"x" * 1_000_000))
    planned = Planned(Source(name="s", path=tmp_path), "bomb.md", file)
    assert len(read(planned, 1_000_000)) == 1_000_000
    with pytest.raises(InputError, match="larger than the limit of 999,999 bytes"):
        read(planned, 999_999)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    file = tmp_path / "a.md"
    file.write_text("x")
    # The superuser may read everything, so the refusal itself is made.
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(InputError, match="make the file readable"):
        read(Planned(Source(name="s", path=tmp_path), "a.md", file), 10)


@given(st.text(min_size=1).filter(lambda text: text.strip() and not any(ord(c) < 32 or c == "\ufeff" for c in text)))
def test_text_comes_back_as_it_was(text: str) -> None:
    assert decode("x", text.encode()) == text
    assert decode("x", text.encode("utf-8-sig")) == text


def _refusal(data: bytes) -> InputError | None:
    try:
        decode("x", data)
    except InputError as error:
        return error
    return None


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_held_back_with_a_line(data: bytes) -> None:
    if error := _refusal(data):
        assert error.line is not None
        assert 1 <= error.line <= data.count(b"\n") + 1
        assert error.remedy
    else:
        assert decode("x", data).strip()


def test_checksum() -> None:
    assert checksum(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
