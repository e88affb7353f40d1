"""Each file in tests/errors is one mistake; its first comments are the exact messages.

A file is added to the warehouse in tests/errors/valid, or stands alone where it names a
warehouse itself. A comment `# file: path` begins another file of the case; lines count through.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from vault.definitions import read
from vault.errors import DefinitionError
from vault.resolve import resolve

ERRORS = Path(__file__).parent / "errors"
_MESSAGE = re.compile(r"# (\d+:\d+: .*)")
_FILE = re.compile(r"# file: (.*)")


def messages(case: Path, folder: Path) -> list[str]:
    """Write the case into the folder, resolve it, and return its problems."""
    text = case.read_text(encoding="utf-8")
    if not re.search(r"^warehouse:", _FILE.split(text)[0], re.MULTILINE):
        shutil.copytree(ERRORS / "valid", folder, dirs_exist_ok=True)
        name = "case.yml"
    else:
        name = "warehouse.yml"
    parts: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines()):
        found = _FILE.match(line)
        if found:
            name = found[1]
            parts[name] = [""] * number
        if parts or not _MESSAGE.match(line):
            parts.setdefault(name, [""] * number).append(line)
    for name, lines in parts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        resolve(read("."))
    problems = sorted(caught.value.problems, key=lambda p: (p.location.line, p.location.column))
    return [f"{p.location.line}:{p.location.column}: {p.message}" for p in problems]


@pytest.mark.parametrize("case", sorted(ERRORS.glob("*.yml")), ids=lambda case: case.stem)
def test_a_mistake_has_this_message(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = [
        found[1]
        for line in case.read_text(encoding="utf-8").splitlines()
        if (found := _MESSAGE.match(line))
    ]
    assert messages(case, tmp_path) == expected


def test_the_warehouse_around_the_mistakes_is_valid() -> None:
    assert resolve(read(ERRORS / "valid")).name == "valid"
