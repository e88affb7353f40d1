"""What is installed: the wheel alone, in an environment of its own, away from the repository."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the repository with the tools at hand."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT],
        check=True,
    )  # fmt: skip
    (built,) = folder.glob("dvault-*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`dvault` in a new environment that holds the wheel, and what it needs from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", folder, "install", "--quiet",
         "--disable-pip-version-check", "--no-deps", "--no-index", wheel],
        check=True,
    )  # fmt: skip
    # A path line adds the packages below without the finders of editable installs.
    theirs = Path(pytest.__file__).parents[1]
    (packages / "theirs.pth").write_text(f"{theirs}\n")
    return folder / "bin" / "dvault"


def run(program: Path, line: str, folder: Path) -> str:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [program, *shlex.split(line)], cwd=folder, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert str(ROOT) not in done.stderr
    return done.stdout


def test_the_wheel_carries_templates_marts_and_the_example(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "vault/templates/satellite/judge.sql",
        "vault/marts/rfm.sql",
        "vault/marts/rfm.yml",
        "vault/example/warehouse.yml",
        "vault/example/sources/crm.yml",
        "vault/new/warehouse.yml",
        "vault/new/gitignore",
        "vault/new/data/crm/customers_2025-01.csv",
        "vault/cli/__init__.py",
    ):
        assert wanted in names
    assert not [name for name in names if name.endswith((".duckdb", ".pyc", ".jsonl"))]
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_package_is_that_of_the_wheel(program: Path, tmp_path: Path) -> None:
    code = "import vault; print(vault.__file__)"
    python = program.parent / "python"
    done = subprocess.run(
        [python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(program.parents[1])


def test_init_and_run_away_from_the_repository(program: Path, tmp_path: Path) -> None:
    run(program, "init x", tmp_path)
    run(program, "run x", tmp_path)
    assert "Braga" in run(program, 'query x "select * from marts.customers_by_city"', tmp_path)


def test_demo_away_from_the_repository(program: Path, tmp_path: Path) -> None:
    out = run(program, "demo --customers 120", tmp_path)
    change, *commands = (line.strip() for line in out.split("Try next\n")[1].splitlines() if line)
    done = subprocess.run(
        ["bash", "-euc", "\n".join([change, *commands])], cwd=tmp_path, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "sales_month" in done.stdout
