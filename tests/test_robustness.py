"""A hostile machine: processes that die, locks, full disks, odd terminals."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from hostile import DVAULT, HEAD, KILLED, WAITING, ask, finish, start, state, statuses, wait_until

LINKED = """
source: shop
feeds:
  sales:
    read: data/shop/sales_*.csv
    delivers: changes
    applied_date: sold_at
    columns: {sale_no: text, customer_no: text, amount: "decimal(10,2)", sold_at: timestamp}
    hubs: {sale: sale_no, customer: customer_no}
    links: {sale_customer: {sale: sale_no, customer: customer_no}}
    satellites: {sale_shop: {of: sale, attributes: [amount]}}
"""
#: What a run ends with when nothing disturbs it, and how many statements it takes.
Calm = tuple[dict[str, list[tuple[Any, ...]]], int]
RUN = ("run", "library", "--quiet", "--load-date", "2025-06-01")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of two feeds with three files each; nothing is loaded."""
    folder = tmp_path_factory.mktemp("robust")
    assert finish(start("init", "library", "--quiet", cwd=folder))[0] == 0
    (folder / "library" / "sources" / "shop.yml").write_text(LINKED)
    hubs = folder / "library" / "hubs.yml"
    more = "  sale: {business_key: {sale_no: text}}\n"
    more += "links: {sale_customer: {hubs: [sale, customer]}}\n"
    hubs.write_text(hubs.read_text() + more)
    data = folder / "library" / "data"
    (data / "crm" / "customers_2025-03.csv").write_text(
        HEAD + "0001,Ada Palmer,Faro,basic,9.00,2024-03-01,2025-03-31 22:00:00\n"
    )
    (data / "shop").mkdir()
    for month in range(1, 4):
        rows = [f"{n},{n % 7:04},{n}.5,2025-0{month}-0{1 + n % 5}\n" for n in range(40 * month)]
        (data / "shop" / f"sales_{month}.csv").write_text(
            "sale_no,customer_no,amount,sold_at\n"
            + "".join(rows)
            + f"x{month},0001,much,2025-01-01\n"
        )
    return folder


@pytest.fixture(scope="module")
def undisturbed(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Calm:
    """What a run ends with when nothing disturbs it, and how many statements it takes."""
    folder = shutil.copytree(library, tmp_path_factory.mktemp("calm"), dirs_exist_ok=True)
    assert finish(start(*RUN, cwd=folder, code=KILLED))[0] == 0
    return state(folder / "library.duckdb"), int((folder / "end").read_text())


@pytest.fixture
def here(library: Path, tmp_path: Path) -> Path:
    return shutil.copytree(library, tmp_path / "here")


def ends_as_if_nothing_had_been(
    folder: Path, undisturbed: Calm, told: Collection[str] = ("interrupted", "failed")
) -> None:
    code, _, err = finish(start(*RUN, cwd=folder))
    assert code == 0, err
    assert state(folder / "library.duckdb") == undisturbed[0]
    *before, last = statuses(folder / "library.duckdb")
    assert set(before) <= set(told)
    assert last == "done"


@pytest.fixture(scope="module")
def done(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse that is loaded; tests leave it so."""
    folder = shutil.copytree(library, tmp_path_factory.mktemp("done"), dirs_exist_ok=True)
    assert finish(start(*RUN, cwd=folder))[0] == 0
    assert len(ask(folder / "library.duckdb", "select * from audit.load")) == 6
    return folder


def shell(text: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHON": sys.executable, "DVAULT": DVAULT, "PYTHONPATH": path}
    return subprocess.run(
        ["bash", "-c", text, "bash", *arguments],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


# Processes that die


@pytest.mark.parametrize("part", range(4))
def test_a_run_that_is_killed_between_statements_is_made_up_for(
    part: int, here: Path, undisturbed: Calm
) -> None:
    quarter = undisturbed[1] / 4
    at = random.Random(part).randint(int(quarter * part) + 1, int(quarter * (part + 1)))
    assert finish(start(*RUN, cwd=here, code=KILLED, at=at))[0] == -signal.SIGKILL
    ends_as_if_nothing_had_been(here, undisturbed)


def test_a_run_that_is_killed_again_and_again_at_any_instant_ends_the_same(
    here: Path, undisturbed: Calm
) -> None:
    chance = random.Random(7)
    database = here / "library.duckdb"
    for _ in range(5):
        process = start(*RUN, cwd=here)
        changed = database.stat().st_mtime if database.exists() else 0
        wait_until(
            lambda process=process, changed=changed: (
                process.poll() is not None
                or (database.exists() and database.stat().st_mtime != changed)
                or here.joinpath("library.duckdb.wal").exists()
            )
        )
        time.sleep(chance.uniform(0, 0.5))
        process.kill()
        process.communicate()
    ends_as_if_nothing_had_been(here, undisturbed)


@pytest.mark.parametrize("command", ["load", "build"])
def test_one_command_that_is_killed_and_repeated_ends_the_same(
    command: str, here: Path, undisturbed: Calm
) -> None:
    dated = ("--load-date", "2025-06-01")
    done = [("apply", "library"), ("load", "library", *dated)]
    for line in done[: ("load", "build").index(command) + 1]:
        assert finish(start(*line, cwd=here))[0] == 0
    line = (command, "library", *(dated if command == "load" else ()))
    assert finish(start(*line, cwd=here, code=KILLED, at=15))[0] == -signal.SIGKILL
    ends_as_if_nothing_had_been(here, undisturbed, ("interrupted", "done"))


@pytest.mark.parametrize("signalled", [signal.SIGINT, signal.SIGTERM])
def test_a_load_that_is_told_to_stop_says_so_and_the_next_one_goes_on(
    signalled: signal.Signals, here: Path, undisturbed: Calm
) -> None:
    process = start(*RUN, cwd=here, code=WAITING, at=undisturbed[1] // 3)
    wait_until((here / "inside").exists)
    process.send_signal(signalled)
    code, out, err = finish(process)
    assert (code, out) == (130, "")
    assert "interrupted: what was complete stays, the rest is undone" in err
    assert statuses(here / "library.duckdb") == ["interrupted"]
    ends_as_if_nothing_had_been(here, undisturbed)


# Who else is there


def test_a_second_load_and_a_reader_are_told_to_wait(here: Path, undisturbed: Calm) -> None:
    first = start(*RUN, cwd=here, code=WAITING, at=undisturbed[1] // 2)
    wait_until((here / "inside").exists)
    for line in (
        RUN,
        ("load", "library"),
        ("query", "library", "select 1"),
        ("history", "library"),
    ):
        code, out, err = finish(start(*line, cwd=here))
        assert (code, out) == (3, ""), err
        assert "one load at a time may write to it; wait for that one to end" in err
    (here / "go").touch()
    assert finish(first)[0] == 0
    assert state(here / "library.duckdb") == undisturbed[0]
    assert statuses(here / "library.duckdb") == ["done"]


# Room and rights


def test_a_full_disk_is_told_and_the_next_run_goes_on(here: Path, undisturbed: Calm) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40 * 1024, resource.RLIM_INFINITY))

    code, _, err = finish(start(*RUN, cwd=here, preexec_fn=little_room))
    assert code == 3
    assert "free some space and run it again" in err
    ends_as_if_nothing_had_been(here, undisturbed)


def test_little_memory_is_enough_and_too_little_is_told(here: Path) -> None:
    url = "duckdb:///library.duckdb?memory_limit="
    code, _, err = finish(start(*RUN, "--database", f"{url}100MB", cwd=here))
    assert code == 0, err
    code, _, err = finish(start(*RUN, "--database", f"{url}much", cwd=here))
    assert code == 3
    assert "cannot open" in err


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    database = "duckdb:////proc/self/library.duckdb"
    assert finish(start("init", "library", "--quiet", cwd=tmp_path))[0] == 0
    code, out, err = finish(start("run", "library", "--database", database, cwd=tmp_path))
    assert (code, out) == (3, "")
    assert "cannot open duckdb:////proc/self/library.duckdb" in err


@pytest.mark.parametrize("content", [b"", b"no database\n" * 1000])
def test_what_is_no_database_is_told_and_left_alone(content: bytes, here: Path) -> None:
    database = here / "library.duckdb"
    database.write_bytes(content)
    for line in (RUN, ("history", "library"), ("plan", "library")):
        code, out, err = finish(start(*line, cwd=here))
        assert (code, out) == (3, "")
        assert "cannot open duckdb:///library.duckdb" in err
    assert database.read_bytes() == content


# Odd terminals


@pytest.mark.parametrize("closed", ["<&- >&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_error(closed: str, done: Path) -> None:
    for line in (("check", "library"), ("query", "library", "select 1")):
        process = shell(f'exec "$PYTHON" -c "$DVAULT" "$@" {closed}', *line, cwd=done)
        assert process.returncode == 0, process.stderr


def test_a_run_goes_on_when_nobody_can_read_its_progress(here: Path) -> None:
    process = shell('exec "$PYTHON" -c "$DVAULT" "$@" 2>/dev/full', "run", "library", cwd=here)
    assert process.returncode == 0
    assert statuses(here / "library.duckdb") == ["done"]


def test_results_that_cannot_be_written_are_told(done: Path) -> None:
    process = shell('exec "$PYTHON" -c "$DVAULT" "$@" >/dev/full', "history", "library", cwd=done)
    assert (process.returncode, process.stderr) == (3, "Error: No space left on device\n")


@pytest.mark.parametrize(
    "odd",
    [
        {"HOME": None, "USER": None, "LOGNAME": None},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"TZ": "America/New_York", "TERM": "dumb", "COLUMNS": "1"},
    ],
    ids=str,
)
def test_an_odd_environment_changes_nothing(odd: dict[str, str | None], done: Path) -> None:
    expected = finish(start("history", "library", "--format", "json", cwd=done))
    environment = {**os.environ, **{k: v for k, v in odd.items() if v is not None}}
    environment = {k: v for k, v in environment.items() if odd.get(k, "") is not None}
    got = finish(start("history", "library", "--format", "json", cwd=done, env=environment))
    assert got == expected


def test_a_statement_that_is_not_utf_8_is_told(done: Path) -> None:
    odd = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, _, err = finish(start("query", "library", "select 'é'", cwd=done, env=odd))
    assert code == 2
    assert "check the terminal's encoding" in err


def test_a_folder_that_is_gone_is_told(done: Path) -> None:
    text = 'mkdir gone && cd gone && rmdir ../gone && exec "$PYTHON" -c "$DVAULT" "$@"'
    process = shell(text, "run", str(done / "library"), cwd=done)
    assert process.returncode == 3
    assert "folder is no longer there" in process.stderr or "working directory" in process.stderr


def test_a_folder_may_be_written_in_any_way(done: Path) -> None:
    (done / "linked").symlink_to("library")
    for folder in ("library/../library/", str(done / "linked")):
        code, _, err = finish(start("load", folder, cwd=done))
        assert code == 0, err
        assert "0 files with 0 rows loaded" in err
