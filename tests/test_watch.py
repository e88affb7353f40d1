"""`dvault watch` runs when files have come, goes on after failures, and stops when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Call
from test_notify import FEED, deliver


@pytest.fixture
def shop(tmp_path: Path, command: Call) -> Path:
    (tmp_path / "warehouse.yml").write_text(
        "warehouse: shop\nhubs: {customer: {business_key: {customer_no: text}}}\n"
    )
    (tmp_path / "crm.yml").write_text(FEED)
    deliver(tmp_path, "a,Ann")
    return tmp_path


class Watcher:
    """A `dvault watch` of its own process, and what it says."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from vault.cli import main; main()", "watch", *more],
                cwd=folder, stderr=log, env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )  # fmt: skip

    def hears(self, text: str, times: int = 1) -> None:
        """Wait until something was said so often."""
        deadline = time.monotonic() + 60
        while self.log.read_text().count(text) < times:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@pytest.fixture
def watcher(shop: Path) -> Iterator[Watcher]:
    made = Watcher(shop, "--every", "1 second")
    yield made
    made.process.kill()
    made.process.wait()


def test_files_that_come_are_loaded_and_what_fails_does_not_end_it(
    shop: Path, watcher: Watcher
) -> None:
    watcher.hears("watch: waiting for files")
    assert "watch: start" in watcher.log.read_text()
    deliver(shop, "b,Bob")
    watcher.hears("watch: data/001.csv")
    watcher.hears("waiting", 2)
    deliver(shop, "c,Cid", head="customer_no,nam")
    watcher.hears("column 'name' is missing")
    watcher.hears("waiting", 3)
    (shop / "data/002.csv").write_text("customer_no,name\nc,Cid\n")
    watcher.hears("1 file with 1 row loaded", 3)
    watcher.hears("waiting", 4)
    assert watcher.stop() == 0
    assert watcher.log.read_text().rstrip().endswith("watch: stopped")


def test_what_it_needs_is_told_before_it_waits(shop: Path, command: Call) -> None:
    code, _, err = command("watch", "--schedule", "6 o'clock")
    assert (code, "'0 6 * * *'" in err) == (2, True)
    code, _, err = command("watch", "--every", "soon")
    assert (code, "30 minutes" in err) == (2, True)
    (shop / "crm.yml").write_text(FEED.replace("read: data/*.csv", "table: main.customers"))
    code, _, err = command("watch")
    assert (code, "say --schedule" in err) == (2, True)
