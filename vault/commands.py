"""What the commands do, as functions: each is a few words of read, resolve, plan and run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vault.definitions import json_schema, read
from vault.resolve import resolve

if TYPE_CHECKING:
    import sqlalchemy

    from vault.audit import Run
    from vault.entities import Warehouse
    from vault.execute import Options
    from vault.plan import Plan


def check(folder: Path | str, settings: Mapping[str, str] | None = None) -> Warehouse:
    """Read and resolve the warehouse of a folder; needs no database and writes nothing.

    Raises DefinitionError with every problem at once.
    """
    return resolve(read(folder, settings))


def schema() -> dict[str, Any]:
    """Return the JSON Schema by which an editor completes and checks definition files."""
    return json_schema()


def apply(plan: Plan, engine: sqlalchemy.Engine, options: Options | None = None) -> Run:
    """Create and evolve tables; UsageError where that would destroy history."""
    return _run(plan, engine, "apply", options)


def load(
    plan: Plan,
    engine: sqlalchemy.Engine,
    feeds: Collection[str] = (),
    load_date: datetime | None = None,
    options: Options | None = None,
) -> Run:
    """Load what the feeds, or those named `source.feed`, have delivered since the last time.

    `load_date` (UTC) replays a load. Refused deliveries are in `refused` of the result.
    """
    return _run(plan, engine, "load", options, feeds=feeds, load_date=load_date)


def build(
    plan: Plan,
    engine: sqlalchemy.Engine,
    names: Collection[str] = (),
    as_of: date | None = None,
    options: Options | None = None,
) -> Run:
    """Build the business vault and the marts, or the tables named."""
    return _run(plan, engine, "build", options, names=names, as_of=as_of)


def test(
    plan: Plan,
    engine: sqlalchemy.Engine,
    options: Options | None = None,  # noqa: PT028 - a command, and none of pytest's
) -> Run:
    """Run the data tests; those that found rows are in `failed_tests` of the result."""
    return _run(plan, engine, "test", options)


def _run(
    plan: Plan, engine: sqlalchemy.Engine, phase: str, options: Options | None, **chosen: Any
) -> Run:
    from vault.execute import Options, run

    return run(plan, engine, (phase,), replace(options or Options(), command=phase, **chosen))
