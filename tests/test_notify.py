"""People are told of what went wrong, by a real receiver, and of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import Call

FEED = """
source: crm
feeds:
  customers:
    read: data/*.csv
    delivers: changes
    columns: {customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""


@pytest.fixture
def told() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An address, and what is sent to it."""
    received: list[dict[str, Any]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *about: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"json://ann:s3cr3t-pass@127.0.0.1:{server.server_port}/", received
    server.shutdown()
    server.server_close()


@pytest.fixture
def shop(tmp_path: Path, command: Call, monkeypatch: pytest.MonkeyPatch, told: Any) -> Path:
    """A warehouse in the current folder that tells."""
    monkeypatch.setenv("SHOP_ALERTS", told[0])
    (tmp_path / "warehouse.yml").write_text(
        "warehouse: shop\nhubs: {customer: {business_key: {customer_no: text}}}\n"
        "notify: {to: '${SHOP_ALERTS}', rejected: 10%}\n"
    )
    (tmp_path / "crm.yml").write_text(FEED)
    deliver(tmp_path, "a,Ann")
    return tmp_path


def deliver(folder: Path, *rows: str, head: str = "customer_no,name") -> None:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    name = f"{len(list(data.iterdir())):03}.csv"
    (data / name).write_text("\n".join([head, *rows]) + "\n")


def test_what_goes_well_is_not_told(shop: Path, command: Call, told: Any) -> None:
    assert command("run")[0] == 0
    assert told[1] == []


def test_a_failure_is_told_with_its_run_and_reason(shop: Path, command: Call, told: Any) -> None:
    deliver(shop, "b,Bob", head="customer_no,nam")
    code, _, err = command("run")
    assert code == 3
    (notice,) = told[1]
    assert notice["type"] == "failure"
    assert notice["title"] == "dvault run of shop, run 1: failed"
    assert "column 'name' is missing" in notice["message"]
    assert "1 feed failed" in err


def test_rejected_rows_over_the_limit_are_told(shop: Path, command: Call, told: Any) -> None:
    deliver(shop, *[f"c{n},Cid" for n in range(19)], ",Dan")
    assert command("run")[0] == 0
    assert told[1] == []
    deliver(shop, "e,Eve", ",Fay")
    assert command("run")[0] == 0
    (notice,) = told[1]
    assert notice["type"] == "warning"
    assert notice["message"].startswith("crm.customers: 1 of 2 rows of ")
    assert "data/002.csv are rejected" in notice["message"]


def test_what_is_not_as_expected_is_told(shop: Path, command: Call, told: Any) -> None:
    feed = FEED.replace("name: text", "name: {type: text, expect: {accepted: [Ann]}}")
    (shop / "crm.yml").write_text(feed)
    deliver(shop, "b,Bob", "c,Cid")
    assert command("run")[0] == 0
    (notice,) = told[1]
    assert notice["type"] == "warning"
    assert notice["message"].startswith("crm.customers: ")
    assert "data/001.csv: name: 2 values are none of the accepted ones" in notice["message"]


def test_a_late_feed_is_told_and_warned_of(shop: Path, command: Call, told: Any) -> None:
    (shop / "crm.yml").write_text(FEED + "    freshness: 1 hour\n")
    assert command("run")[0] == 0
    assert told[1] == []
    old = "update audit.load set finished = finished - interval 2 hour"
    import duckdb

    with duckdb.connect(shop / "shop.duckdb") as connection:
        connection.execute(old)
    code, _, err = command("load")
    assert code == 0
    assert "warning: crm.customers is late: nothing new since" in err
    assert "longer than 1:00:00" in told[1][0]["message"]


def test_an_address_that_cannot_be_reached_fails_no_run_and_keeps_its_secret(
    shop: Path, command: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_ALERTS", "json://ann:s3cr3t-pass@127.0.0.1:9/")
    deliver(shop, "b,Bob", head="customer_no,nam")
    code, _, err = command("run")
    assert code == 3
    assert "warning: notify: address 1 was not told" in err
    assert "s3cr3t-pass" not in err
    monkeypatch.setenv("SHOP_ALERTS", "nonsense")
    assert "no address that apprise knows" in command("run")[2]


def test_without_an_address_nobody_is_told(
    shop: Path, command: Call, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_ALERTS", "")
    deliver(shop, "b,Bob", head="customer_no,nam")
    assert command("run")[0] == 3
    assert told[1] == []
