"""What the robustness tests have in common: processes that die or wait at a chosen statement."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb

HEAD = "customer_no,full_name,city,plan,monthly_fee,joined_on,exported_at\n"
DVAULT = "from vault.cli import main; main()"
#: dvault, but for what happens before the statement whose number is in AT; END gets their count.
COUNTED = f"""
import os, signal, time
from pathlib import Path
from vault.execute.session import Session

at, done = int(os.environ["AT"]), 0

def counted(method):
    def call(*given, **named):
        global done
        done += 1
        if done == at:
            REACHED
        return method(*given, **named)
    return call

for name in ("step", "execute", "select"):
    setattr(Session, name, counted(getattr(Session, name)))
try:
    {DVAULT}
finally:
    Path(os.environ["END"]).write_text(str(done))
"""
KILLED = COUNTED.replace("REACHED", "os.kill(os.getpid(), signal.SIGKILL)")
WAITING = COUNTED.replace(
    "REACHED",
    'Path("inside").touch(); [time.sleep(0.02) for _ in range(3000) if not Path("go").exists()]',
)


def start(
    *arguments: str, cwd: Path, code: str = DVAULT, at: int = 0, **more: Any
) -> subprocess.Popen[str]:
    """A process of dvault in a folder; `code` and `at` say where it stops."""
    own = {"AT": str(at), "END": str(cwd / "end")}
    own["PYTHONPATH"] = str(Path(__file__).parents[1])
    environment = {k: v for k, v in os.environ.items() if k != "DVAULT_DATABASE"} | own
    more = {"env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=cwd, text=True, **more)


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a process: its exit code, stdout and stderr, which is never a traceback."""
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in (err or "")
    assert process.returncode != 70, err
    return process.returncode, out, err


def edit(file: str, old: str, to: str) -> None:
    """Replace a text that must be in the file."""
    text = Path(file).read_text()
    assert old in text
    Path(file).write_text(text.replace(old, to))


def wait_until(condition: Any, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def ask(database: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(database) as connection:
        return connection.execute(sql).fetchall()


def state(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that must be the same however a run came about: every table, and the books."""
    tables = ask(
        database,
        "select table_schema || '.' || table_name from information_schema.tables"
        " where table_schema in ('raw_vault', 'business_vault', 'marts') order by 1",
    )
    found = {name: ask(database, f"select * from {name} order by all") for (name,) in tables}
    for name in ("row_account", "rejected_row"):
        found[name] = ask(database, f"select * from audit.{name} order by all")
    found["load"] = ask(
        database,
        "select * exclude (run_id, started, finished, file), parse_filename(file)"
        " from audit.load order by load_id",
    )
    return found


def statuses(database: Path) -> list[str]:
    return [status for (status,) in ask(database, "select status from audit.run order by run_id")]
