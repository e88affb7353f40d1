"""Commands that show what would happen: plan, sql."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads, reads_and, tells
from vault.cli.voice import Voice, count
from vault.dialects import DIALECTS, RENDERED
from vault.entities import Feed
from vault.errors import UsageError, relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vault.entities import Warehouse
    from vault.execute import Outlook
    from vault.names import Table
    from vault.plan import FeedPlan, Filling, Plan

#: So many files of a feed are named; more are counted.
NAMED = 10
_WORDS = {
    "create": "create",
    "evolve": "evolve",
    "rename": "rename",
    "rename_table": "rename",
    "widen": "widen",
    "current": "create view",
    "history": "create view",
    "bitemporal": "create view",
    "set_aside": "put aside",
    "take_over": "take over",
    "carry_over": "carry over",
    "fill": "fill",
    "key": "create index",
}


@click.command(
    epilog=example_of(
        "dvault plan definitions/shop", "dvault plan definitions/shop --format markdown"
    )
)
@reads
@database
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown")), default="text", show_default=True,
    help="Markdown is for a pull request.",
)  # fmt: skip
@tells
def plan(warehouse: Warehouse, database: str | None, form: str, voice: Voice) -> None:
    """Show what apply, load and build would do, and what each step does to data.

    Where the database is there already: only what differs from it, and what it holds that is no
    longer declared, which stays. Changes nothing.
    """
    from vault.execute import dialect_of, is_there, outlook, told
    from vault.plan import plan as order

    engine = engine_of(warehouse, database)
    there = is_there(engine)
    if there:
        engine = engine_of(warehouse, database, read_only=True)
    seen = outlook(warehouse, engine)
    planned = order(warehouse, seen.held, dialect_of(engine), seen.before)
    where = told(engine)
    title = f"{warehouse.name} → {where}" + ("" if there else " (not there yet)")
    parts = [_drift(planned), _apply(planned, seen), _kept(planned, seen)]
    parts += [_load(planned, seen), _build(planned)]
    for line in (title, *(line for part in parts for line in part)):
        click.echo(_in_markdown(line) if form == "markdown" else line)


def _in_markdown(line: str) -> str:
    """A line of the plan as one of a document: what is indented is an item of a list.

    >>> _in_markdown("  create raw_vault.hub_customer")
    '- create raw_vault.hub_customer'
    """
    text = line.strip().replace("*", r"\*")
    depth = (len(line) - len(line.lstrip(" "))) // 2
    if depth:
        return "  " * (depth - 1) + f"- {text}"
    return f"\n#### {text}\n" if line.startswith("\n") else f"### {text}"


def _kept(planned: Plan, seen: Outlook) -> Iterator[str]:
    """What the database holds and the definitions no longer say; nothing becomes of it."""
    from vault.plan import stored_entities

    warehouse = planned.warehouse
    tables = {entity.table for entity in stored_entities(warehouse)}
    tables |= {*_before(planned).values()}
    gone = [
        table
        for table, columns in seen.held.items()
        if table.schema == warehouse.schemas.raw_vault
        and table not in tables
        and {"load_id", *map(warehouse.called, ("load_date", "record_source"))} <= columns.keys()
    ]
    named = [step for step in planned.apply if isinstance(step.this, Feed)]
    now = {step.more["before"]: step.this.record_source for step in named}
    called = {now.get(name, name) for name in map(seen.before.renames.feed, seen.feeds)}
    feeds = sorted(called - {feed.record_source for feed in warehouse.feeds})
    if not gone and not feeds:
        return
    yield f"\nNo longer declared: {count(len(gone) + len(feeds), 'thing')}, which stay as they are"
    for table in gone:
        rows = seen.rows.get(str(table.name), 0)
        then = _succeeded(table, planned, seen) or "declare it again to go on with it"
        yield f"  {table}: keeps its {count(rows, 'row')}; {then}"
    for feed in feeds:
        yield f"  feed {feed}: is not loaded any more; what it brought stays"


def _before(planned: Plan) -> dict[Table, Table]:
    """The tables that get another name, by that name, as they are called until then."""
    renamed = [step for step in planned.apply if step.operation == "rename_table"]
    return {step.table: step.more["before"] for step in renamed}


def _succeeded(table: Table, planned: Plan, seen: Outlook) -> str:
    """Which satellites take on the history of a table, and what none of them has of it."""
    from vault.plan import left_behind

    old = next((one for one in seen.retired if one.table == table), None)
    heirs = [one for one in planned.warehouse.satellites if old and old.name in one.history_of]
    if not old or not heirs:
        return ""
    told = f"its history goes on in {', '.join(str(one.table) for one in heirs)}"
    left = left_behind(old, heirs)
    return told + (f", that of {', '.join(left)} in none of them" if left else "")


def _drift(planned: Plan) -> Iterator[str]:
    """What somebody changed of the database by hand since the definitions were applied."""
    if planned.drift:
        yield f"\nChanged by hand: {count(len(planned.drift), 'thing')}"
        yield from (f"  {one}" for one in planned.drift)


def _apply(planned: Plan, seen: Outlook) -> Iterator[str]:
    from vault.plan import without_history

    steps = [step for step in planned.apply if step.operation in _WORDS]
    before = _before(planned)
    yield f"\nApply: {count(len(steps), 'change')}"
    for step in steps:
        more = ""
        if isinstance(step.this, Feed):
            more = f"{step.more['before']} to {step.this.record_source}"
            yield f"  rename feed {more}: what it loaded stays its own, and no file is loaded again"
            continue
        held = before.get(step.table, step.table)
        rows = seen.rows.get(str(held.name), 0)
        if step.operation == "evolve":
            added = ", ".join(f"{column.name} {column.type}" for column in step.more["added"])
            more = f" add {added}: null in the {count(rows, 'version')} held, which stay"
        elif step.operation == "rename_table":
            yield (
                f"  rename {held} to {step.table.name}:"
                f" the {count(rows, 'row')} held stay, and their hashes"
            )
            continue
        elif step.operation == "rename":
            named = ", ".join(f"{one} to {column.name}" for one, column in step.more["renamed"])
            more = f" {named}: no value of the {count(rows, 'row')} held changes, and no hash"
        elif step.operation == "widen":
            made = ", ".join(
                f"{column.name} from {stored.lower()} to {column.type}"
                for stored, column in step.more["widened"]
            )
            more = f" {made}: the values of the {count(rows, 'row')} held stay, and their hashes"
        elif step.operation in ("set_aside", "take_over"):
            more = f" {'as' if step.operation == 'set_aside' else 'from'} {step.more['aside']}"
        elif step.operation == "carry_over":
            told = (
                f"the {count(seen.rows.get(str(old.table.name), 0), 'version')} of {old.table}"
                for old in step.more["olds"]
            )
            more = f": what changed in {' and '.join(told)}, which stay as they are"
            new = without_history(step.this, step.more["olds"])
            more += f"; null until now: {', '.join(new)}" if new else ""
        elif step.operation == "fill":
            more = f" {_filled(seen.before.captured[step.table])}"
        elif step.operation == "key":
            more = f" {step.more['key']}: the {count(rows, 'row')} held stay"
        if step.operation in ("create", "evolve"):
            more += _unfilled(step.table, seen)
        yield f"  {_WORDS[step.operation]} {step.table}{more}"


def _filled(found: Filling) -> str:
    """What fills attributes: how much of it, since when, and what of it is no value."""
    told = (
        f"{found.names}: from the {count(found.versions, 'version')} of"
        f" {found.tables} that hold{'s' if found.versions == 1 else ''} any,"
        f" the first of {found.since}; null before, and what is held stays"
    )
    for name, number in found.unfit.items():
        type_ = next(one.type for one in found.columns if one.name == name)
        told += f"; {name} is no {type_} in {number:,} of them: null there, kept as it was captured"
    return told


def _unfilled(table: Table, seen: Outlook) -> str:
    """Why attributes are not filled with what was captured of them, where there is any."""
    found = seen.before.captured.get(table)
    if not found or not found.fault:
        return ""
    return (
        f"; {found.names} not filled with what {found.tables} holds,"
        f" which stays there: {found.fault}"
    )


def _load(planned: Plan, seen: Outlook) -> Iterator[str]:
    total = sum(len(files) for files in seen.waiting.values())
    yield f"\nLoad: {count(total, 'file')}"
    for feed_plan in planned.feeds:
        yield from _feed(feed_plan, seen)


def _feed(feed_plan: FeedPlan, seen: Outlook) -> Iterator[str]:
    name = feed_plan.feed.record_source
    files = seen.waiting.get(name, ())
    targets = ", ".join(str(target.table) for target in feed_plan.targets)
    if name not in seen.waiting:
        yield f"  {name}: no file matches {feed_plan.feed.origin}"
    elif not files:
        yield f"  {name}: nothing new"
    else:
        what = "a table" if feed_plan.feed.of_table else count(len(files), "file")
        yield f"  {name}: {what} into {targets}"
    tables = feed_plan.feed.of_table
    told = (file.path if tables else relative(Path(file.path)) for file in files[:NAMED])
    yield from (f"    {one}" for one in told)
    if len(files) > NAMED:
        yield f"    and {len(files) - NAMED:,} more"


def _build(planned: Plan) -> Iterator[str]:
    tables = list(dict.fromkeys(str(step.table) for step in planned.build))
    yield f"\nBuild: {count(len(tables), 'table')}"
    yield from (f"  {table}" for table in tables)


@click.command(
    epilog=example_of(
        "dvault sql definitions/shop customer_crm",
        "dvault sql definitions/shop --dialect snowflake --out build/sql",
    )
)
@reads_and("[ENTITY]")
@click.option(
    "--dialect", default="duckdb", show_default=True,
    help=f"The database to write for: {', '.join(DIALECTS)}; or, for others to run,"
    f" {', '.join(RENDERED)}.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False),
    help="Write a file a statement into this folder, not to stdout.",
)  # fmt: skip
@tells
def sql(
    warehouse: Warehouse, words: tuple[str, ...], dialect: str, out: Path | None, voice: Voice
) -> None:
    """Show the SQL, exactly as it would run.

    ENTITY is the name of a hub, link, satellite, feed, … or of its table; without it: everything.
    Loading is shown for the files that are there now, into an empty vault. Where dvault has no
    driver for the dialect, the SQL is written for others to run: see docs/dialects.md.
    """
    from vault.statements import sql as statements

    if len(words) > 1:
        raise UsageError(f"give one ENTITY; there are {len(words)}: {', '.join(words)}")
    written = 0
    for name, text in statements(warehouse, words[0] if words else None, dialect):
        text = voice.open(text)
        if out is None:
            click.echo(f"-- {name}\n{text}\n")
            continue
        file = out / f"{name}.sql"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", "utf-8")
        written += 1
    if out is not None:
        voice.say(f"{out}: {count(written, 'file')} written", "written", folder=str(out))
