"""Settings: every one has a default and a line in the documentation; what can't be used is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from communique.errors import SettingsError
from communique.release.settings import Settings, find_home, load

DOCUMENTED = Path(__file__).parents[2] / "docs" / "settings.md"


def _rows() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        [table] = [kind for kind in (field.annotation, *get_args(field.annotation)) if _is_table(kind)] or [None]
        if table is None:
            continue
        title = f"[[{name}]]" if get_args(field.annotation) else f"[{name}]"
        for key, setting in table.model_fields.items():
            default = "" if setting.is_required() else setting.get_default(call_default_factory=True)
            shown = f"`{default}`" if default not in ("", [], None) else "needed" if setting.is_required() else "–"
            yield f"| `{title} {key}` | {shown} | {setting.description} |"


def _is_table(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def test_every_setting_is_documented_with_its_default() -> None:
    documented = [line for line in DOCUMENTED.read_text("utf-8").splitlines() if line.startswith("| `[")]
    assert documented == list(_rows())


def test_a_home_without_configuration_has_the_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert settings.site.base == "http://127.0.0.1:8000/"
    assert settings.home == tmp_path.resolve()


def test_the_file_and_then_the_environment_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "communique.toml").write_text('[site]\ntitle = "Ours"\nbase = "https://example.org/kg"\n', "utf-8")
    assert load(tmp_path).site.base == "https://example.org/kg/"
    monkeypatch.setenv("COMMUNIQUE_SITE__TITLE", "Theirs")
    settings = load(tmp_path)
    assert (settings.site.title, settings.site.base) == ("Theirs", "https://example.org/kg/")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[site", "not valid TOML"),
        ('[site]\ntitel = "x"', "site.titel"),
        ('[site]\nbase = "example.org"', "site.base"),
        ("[limits]\nquery_processes = 1", "limits.query_processes"),
        ("[extract]\nconfidence = 60", "extract.confidence"),
        ("[[sources]]\npath = 'a'", "sources.0.name"),
    ],
)
def test_what_cant_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "communique.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"communique\.toml") as error:
        load(tmp_path)
    assert named in str(error.value)


def test_home_is_the_nearest_folder_with_a_configuration(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_home(inner) == inner
    (tmp_path / "communique.toml").touch()
    assert find_home(inner) == tmp_path


def test_a_model_lies_relative_to_home(tmp_path: Path) -> None:
    assert load(tmp_path).extraction.model is None
    (tmp_path / "communique.toml").write_text('[extract]\nmodel = "models/names"\n', "utf-8")
    assert load(tmp_path).extraction.model == tmp_path.resolve() / "models" / "names"
