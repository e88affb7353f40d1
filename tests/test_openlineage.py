"""What OpenLineage is told of a run, and that a receiver that fails is only a warning."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from conftest import Call

pytest.importorskip("openlineage.client")

Events = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("OPENLINEAGE")]:
        monkeypatch.delenv(name)


def read(path: Path) -> Events:
    return [json.loads(line) for line in path.read_text().splitlines()]


def of(events: Events, job: str, state: str = "COMPLETE") -> dict[str, Any]:
    (found,) = (one for one in events if (one["job"]["name"], one["eventType"]) == (job, state))
    return found


class Receiver(BaseHTTPRequestHandler):
    """Keeps what it is sent, with the path it was sent to."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, json.loads(body)))  # type: ignore[attr-defined]
        self.send_response(self.server.answer)  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def receiver() -> Iterator[Any]:
    server: Any = HTTPServer(("127.0.0.1", 0), Receiver)
    server.got, server.answer = [], 200
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def url(receiver: Any) -> str:
    return f"http://127.0.0.1:{receiver.server_port}"


def test_every_feed_and_every_table_built_is_a_job_that_starts_and_ends(
    new: Path, command: Call, tmp_path: Path
) -> None:
    assert command("run library --openlineage events.jsonl")[0] == 0
    events = read(tmp_path / "events.jsonl")
    names = [(one["job"]["name"], one["eventType"]) for one in events]
    assert names[0] == ("dvault run", "START")
    assert names[-1] == ("dvault run", "COMPLETE")
    started = [name for name, state in names if state == "START"]
    assert sorted(started) == sorted(name for name, state in names if state == "COMPLETE")
    assert len(set(started)) == len(started)
    assert any(name.startswith("marts.") for name in started)
    assert any(name.startswith("business_vault.dim_") for name in started)


def test_an_event_has_what_the_specification_demands(
    new: Path, command: Call, tmp_path: Path
) -> None:
    command("run library --openlineage events.jsonl")
    events = read(tmp_path / "events.jsonl")
    whole = events[0]["run"]["runId"]
    runs: dict[str, set[str]] = {}
    for event in events:
        assert datetime.fromisoformat(event["eventTime"]).tzinfo
        assert re.match(r"urn:dvault:\d", event["producer"])
        assert event["schemaURL"].startswith("https://openlineage.io/spec/")
        UUID(event["run"]["runId"])
        runs.setdefault(event["run"]["runId"], set()).add(event["job"]["name"])
        parent = event["run"]["facets"].get("parent")
        assert (parent is None) == (event["run"]["runId"] == whole)
        assert parent is None or parent["run"]["runId"] == whole
        for dataset in (*event["inputs"], *event["outputs"]):
            assert dataset["namespace"]
            assert dataset["name"]
            facets = {**dataset["facets"], **dataset.get("outputFacets", {})}
            for facet in facets.values():
                assert facet["_producer"] == event["producer"]
                assert facet["_schemaURL"].startswith("https://openlineage.io/spec/facets/")
    assert all(len(jobs) == 1 for jobs in runs.values())


def test_every_input_is_a_file_or_the_output_of_another_job(
    new: Path, command: Call, tmp_path: Path
) -> None:
    command("run library --openlineage events.jsonl")
    events = read(tmp_path / "events.jsonl")
    made = {(one["namespace"], one["name"]) for event in events for one in event["outputs"]}
    for event in events:
        for one in event["inputs"]:
            assert one["namespace"] == "file" or (one["namespace"], one["name"]) in made


def test_a_feed_tells_what_it_read_and_stored(new: Path, command: Call, tmp_path: Path) -> None:
    command("run library --openlineage events.jsonl")
    event = of(read(tmp_path / "events.jsonl"), "crm.customers")
    (files,) = event["inputs"]
    assert files["namespace"] == "file"
    assert files["name"] == str(tmp_path / "library" / "data" / "crm" / "customers_*.csv")
    read_rows = files["inputFacets"]["inputStatistics"]
    assert read_rows["fileCount"] == len(list((new / "data" / "crm").glob("customers_*.csv")))
    assert read_rows["size"] > 0
    tables = {one["name"]: one for one in event["outputs"]}
    hub = tables["raw_vault.hub_customer"]
    counting = "select count(*) as n from raw_vault.hub_customer where load_id > 0"
    out = command("query library --format json", counting)[1]
    assert hub["outputFacets"]["outputStatistics"]["rowCount"] == json.loads(out)[0]["n"]
    assert hub["namespace"].startswith("duckdb:///")
    fields = hub["facets"]["columnLineage"]["fields"]
    (origin,) = fields["customer_hk"]["inputFields"]
    assert (origin["name"], origin["field"]) == (files["name"], "customer_no")
    assert origin["transformations"][0]["masking"] is True
    assert hub["facets"]["schema"]["fields"][0]["name"] == "customer_hk"


def test_what_is_not_new_is_not_told(new: Path, command: Call, tmp_path: Path) -> None:
    command("run library")
    command("load library --openlineage events.jsonl")
    names = {one["job"]["name"] for one in read(tmp_path / "events.jsonl")}
    assert names == {"dvault load"}


def test_a_mart_that_fails_is_told_with_its_message(
    new: Path, command: Call, tmp_path: Path
) -> None:
    mart = next((new / "marts").glob("*.sql"))
    mart.write_text("select cast('x' as integer) as a from {{ ref('dim_customer') }}")
    code, _, _ = command("run library --openlineage events.jsonl")
    assert code == 3
    events = read(tmp_path / "events.jsonl")
    failed = of(events, f"marts.{mart.stem}", "FAIL")
    assert "marts" in failed["run"]["facets"]["errorMessage"]["message"]
    assert of(events, "dvault run", "FAIL")


def test_a_refused_delivery_is_told(new: Path, command: Call, tmp_path: Path) -> None:
    command("run library")
    head = next((new / "data" / "crm").glob("customers_*.csv")).read_text().splitlines()[0]
    (new / "data" / "crm" / "customers_9999.csv").write_text(f"{head}\n")
    assert command("run library --openlineage events.jsonl")[0] == 3
    events = read(tmp_path / "events.jsonl")
    message = of(events, "crm.customers", "FAIL")["run"]["facets"]["errorMessage"]["message"]
    assert "customers_9999.csv" in message
    assert of(events, "dvault run", "FAIL")


def test_events_are_sent_to_a_url(new: Path, command: Call, receiver: Any) -> None:
    assert command(f"run library --openlineage {url(receiver)}")[0] == 0
    assert {path for path, _ in receiver.got} == {"/api/v1/lineage"}
    assert receiver.got[-1][1]["eventType"] == "COMPLETE"
    receiver.got.clear()
    assert command(f"build library --openlineage {url(receiver)}/elsewhere")[0] == 0
    assert {path for path, _ in receiver.got} == {"/elsewhere"}


def test_the_environment_says_where_to(
    new: Path, command: Call, receiver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__TYPE", "http")
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__URL", url(receiver))
    monkeypatch.setenv("OPENLINEAGE_NAMESPACE", "nightly")
    assert command("run library")[0] == 0
    assert {event["job"]["namespace"] for _, event in receiver.got} == {"nightly"}
    receiver.got.clear()
    monkeypatch.setenv("OPENLINEAGE_DISABLED", "true")
    assert command("build library")[0] == 0
    assert receiver.got == []


@pytest.mark.parametrize("answer", [404, 400])
def test_a_receiver_that_fails_is_a_warning(
    new: Path, command: Call, receiver: Any, answer: int
) -> None:
    receiver.answer = answer
    code, _, err = command(f"run library --openlineage {url(receiver)}")
    assert code == 0
    assert err.count("warning: OpenLineage: ") == 1
    assert "sends no further events" in err
    assert len(receiver.got) == 1


@pytest.mark.parametrize("target", ["http://127.0.0.1:9", "no/such/folder/events.jsonl"])
def test_a_receiver_that_is_not_there_is_a_warning(new: Path, command: Call, target: str) -> None:
    code, _, err = command(f"run library --openlineage {target}")
    assert code == 0
    assert err.count("warning: OpenLineage: ") == 1


def test_without_the_package_a_target_is_a_matter_of_usage(
    new: Path, command: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("vault.openlineage.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openlineage.client", None)
    code, _, err = command("run library --openlineage events.jsonl")
    assert code == 2
    assert "pip install 'dvault[openlineage]'" in err
    monkeypatch.setenv("OPENLINEAGE_URL", "http://127.0.0.1:9")
    code, _, err = command("run library")
    assert code == 0
    assert "warning: OpenLineage needs a package" in err


def test_jobs_are_described_without_a_run(new: Path, command: Call) -> None:
    code, out, _ = command("lineage library --format openlineage")
    assert code == 0
    jobs = [json.loads(line) for line in out.splitlines()]
    assert all("eventType" not in job and "run" not in job for job in jobs)
    assert "crm.customers" in [job["job"]["name"] for job in jobs]
    names = command("lineage library --format openlineage --database postgresql://db/shop")[1]
    job = json.loads(names.splitlines()[0])
    assert job["outputs"][0]["namespace"] == "postgres://db:5432"
    assert job["outputs"][0]["name"].startswith("shop.raw_vault.")
