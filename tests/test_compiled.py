"""Templates as an earlier process compiled them: used where they fit, and never relied on."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from vault.dialects import DUCKDB, SPARK
from vault.names import Identifier, Table
from vault.render import Renderer, _environment

CLEARED = "truncate table raw_vault.hub_customer;"


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the templates that are compiled from now on, kept in a folder of the test's."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, name: str, *more: object) -> object:
        names.append(name)
        return compile_(self, source, name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    another_process()
    yield names
    another_process()


def another_process() -> None:
    _environment.cache_clear()


def clear(renderer: Renderer) -> str:
    this = Table(Identifier("raw_vault"), Identifier("hub_customer"))
    return renderer.render("hub", "forget", this=this)


def own(tmp_path: Path, text: str) -> Renderer:
    file = tmp_path / "own" / "hub" / "forget.sql"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return Renderer(DUCKDB, folder=tmp_path / "own")


def test_a_template_is_compiled_once_for_all_processes(tmp_path: Path, compiled: list[str]) -> None:
    for _ in range(2):
        renderer = own(tmp_path, "truncate table {{ this }};")
        assert clear(renderer) == CLEARED
        another_process()
    assert compiled == ["hub/forget.sql"]


def test_a_template_that_was_changed_is_compiled_anew(tmp_path: Path, compiled: list[str]) -> None:
    assert clear(own(tmp_path, "truncate table {{ this }};")) == CLEARED
    another_process()
    assert clear(own(tmp_path, "delete from {{ this }};")).startswith("delete")
    assert len(compiled) == 2


def test_another_release_compiles_anew_and_leaves_no_file_behind(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for release in ("1", "2"):
        monkeypatch.setattr(jinja2, "__version__", release)
        assert clear(own(tmp_path, "truncate table {{ this }};")) == CLEARED
        another_process()
    assert len(compiled) == 2
    assert len(list(tmp_path.glob("_jinja2-cache-*/*"))) == 1


def test_what_a_dialect_prints_is_not_what_another_does(
    tmp_path: Path, compiled: list[str]
) -> None:
    """A constant is printed when the template is compiled."""
    renderer = own(tmp_path, "select {{ 'a\\\\b' }};")
    assert clear(renderer) == "select 'a\\b';"
    another_process()
    assert clear(renderer.of(SPARK)) == "select 'a\\\\b';"
    assert len(compiled) == 2


def test_what_is_spoilt_or_cannot_be_kept_is_compiled_again(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def again() -> str:
        another_process()
        return clear(own(tmp_path, "truncate table {{ this }};"))

    assert again() == CLEARED
    (kept,) = tmp_path.glob("_jinja2-cache-*/*")
    kept.write_bytes(kept.read_bytes()[:-50] + b"spoilt")
    assert again() == CLEARED

    def full(self: object, bucket: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(jinja2.FileSystemBytecodeCache, "dump_bytecode", full)
    kept.unlink()
    assert again() == CLEARED
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert again() == CLEARED
    assert len(compiled) == 4


def test_where_python_keeps_nothing_it_compiled_neither_are_templates(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert clear(own(tmp_path, "truncate table {{ this }};")) == CLEARED
    assert not list(tmp_path.glob("_jinja2-cache-*"))
