"""Emitter: tells a receiver of OpenLineage what a run does while it does it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import Run as TheirRun
from openlineage.client.event_v2 import RunEvent, RunState
from openlineage.client.facet_v2 import error_message_run, parent_run, processing_engine_run
from openlineage.client.uuid import generate_new_uuid

from vault.audit import Load
from vault.entities import Feed
from vault.execute import Listener
from vault.openlineage.facets import PRODUCER, Counts, Teller, moment
from vault.openlineage.jobs import Job
from vault.secrets import concealed


class Emitter:
    """Sends the events of one run; where the receiver fails, it says so once and sends no more."""

    def __init__(
        self,
        client: OpenLineageClient,
        teller: Teller,
        jobs: dict[str, Job],
        command: str,
        warn: Callable[[str], None],
        secrets: frozenset[str] = frozenset(),
    ) -> None:
        self._secrets = secrets
        self._client, self._teller, self._jobs, self._warn = client, teller, jobs, warn
        self._whole = Job(f"dvault {command}")
        self._begun: dict[str, str] = {}
        self._counts: dict[str, Counts] = {}
        self._refused: dict[str, str] = {}
        self._works = True

    def listener(self, also: Listener) -> Listener:
        """One that sends events and tells another, too."""

        def feed(feed: Feed, files: int) -> None:
            if files:
                self._begin(feed.record_source)
            also.feed(feed, files)

        def load(load: Load) -> None:
            self._note(load)
            also.load(load)

        def fed(feed: Feed) -> None:
            self._end(feed.record_source, self._refused.get(feed.record_source))
            also.fed(feed)

        def failed(feed: Feed, error: Exception) -> None:
            self._end(feed.record_source, str(error))
            also.failed(feed, error)

        def building(table: str) -> None:
            self._begin(table)
            also.building(table)

        def filled(table: str, rows: int | None) -> None:
            self._counts[table] = Counts({} if rows is None else {table: rows})
            self._end(table)
            also.filled(table, rows)

        return replace(
            also, feed=feed, load=load, fed=fed, failed=failed, building=building, filled=filled
        )

    @contextmanager
    def run(self) -> Iterator[None]:
        """Tell of the run as a whole, and of what had begun when it went wrong."""
        self._begin(self._whole.name)
        try:
            yield
        except BaseException as error:
            failed = isinstance(error, Exception)
            message = str(error) or type(error).__name__
            for name in reversed(self._begun):
                self._send(RunState.FAIL if failed else RunState.ABORT, name, message)
            raise
        else:
            self._end(self._whole.name)
        finally:
            self._safely(self._client.close)

    def _note(self, load: Load) -> None:
        """Add a delivery to what its feed has read and stored."""
        before = self._counts.get(load.feed, Counts({}, 0, 0, 0))
        if load.status == "refused":
            self._refused[load.feed] = f"{load.delivery.path}: {load.message}"
            return
        stored = dict(before.stored)
        for table, rows in load.stored:
            stored[table] = stored.get(table, 0) + rows
        self._counts[load.feed] = Counts(
            stored,
            (before.delivered or 0) + load.delivered,
            (before.files or 0) + 1,
            (before.bytes or 0) + load.delivery.bytes,
        )

    def _begin(self, name: str) -> None:
        self._begun[name] = str(generate_new_uuid())
        self._send(RunState.START, name)

    def _end(self, name: str, message: str | None = None) -> None:
        if name in self._begun:
            self._send(RunState.FAIL if message else RunState.COMPLETE, name, message)
            if name != self._whole.name:
                del self._begun[name]

    def _send(self, state: RunState, name: str, message: str | None = None) -> None:
        whole = name == self._whole.name
        job = self._whole if whole else self._jobs.get(name, Job(name))
        counts = Counts() if state == RunState.START else self._counts.get(name, Counts())
        tell = self._teller
        self._safely(
            lambda: self._client.emit(
                RunEvent(
                    eventType=state,
                    eventTime=moment(),
                    producer=PRODUCER,
                    run=TheirRun(self._begun[name], self._facets(whole, message)),
                    job=tell.job(job, "COMMAND" if whole else "JOB"),
                    inputs=tell.inputs(job, counts),
                    outputs=tell.outputs(job, counts),
                )
            )
        )

    def _facets(self, whole: bool, message: str | None) -> dict[str, Any]:
        facets: dict[str, Any] = {
            "processing_engine": processing_engine_run.ProcessingEngineRunFacet(
                version("dvault"), "dvault", producer=PRODUCER
            )
        }
        if not whole:
            facets["parent"] = parent_run.ParentRunFacet(
                parent_run.Run(self._begun[self._whole.name]),
                parent_run.Job(self._teller.namespace, self._whole.name),
                producer=PRODUCER,
            )
        if message:
            facets["errorMessage"] = error_message_run.ErrorMessageRunFacet(
                concealed(message, self._secrets), "SQL", producer=PRODUCER
            )
        return facets

    def _safely(self, send: Callable[[], object]) -> None:
        """A receiver that fails must not fail a load."""
        if not self._works:
            return
        try:
            send()
        except Exception as error:  # whatever a receiver can do wrong
            self._works = False
            said = concealed(str(error), self._secrets)
            why = " ".join(said.split())[:300] or type(error).__name__
            self._warn(f"OpenLineage: {why}; this run sends no further events")


def client_of(target: str | None) -> OpenLineageClient:
    """What sends events to a file or URL, or as the environment says."""
    if target is None:
        return OpenLineageClient()
    parts = urlsplit(target)
    if parts.scheme not in ("http", "https"):
        transport: dict[str, Any] = {"type": "file", "log_file_path": target, "append": True}
        return OpenLineageClient(config={"transport": transport})
    transport = {
        "type": "http",
        "url": f"{parts.scheme}://{parts.netloc}",
        "endpoint": parts.path.strip("/") or "api/v1/lineage",
        "retry": {"total": 1, "connect": 1, "read": 0},
    }
    if key := os.environ.get("OPENLINEAGE_API_KEY"):
        transport["auth"] = {"type": "api_key", "apiKey": key}
    return OpenLineageClient(config={"transport": transport})
