"""How the statements are printed that fill attributes with what was captured of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from vault.audit import Load
from vault.entities import (
    Feed,
    FeedColumn,
    MultiActiveSatellite,
    Satellite,
    TrackedSatellite,
    Warehouse,
)
from vault.names import Identifier, Sql, Table
from vault.plan import Filling, filling
from vault.plan.filling import set_key
from vault.render import Renderer
from vault.sources import Delivery
from vault.sources.capture import declared_cell


def fill(renderer: Renderer, warehouse: Warehouse, at: datetime) -> None:
    """Print how attributes are filled: of a satellite, of one that is tracked, and of sets.

    The first is new; a sequence orders the second, what was captured of it stands in two tables.
    """
    found = [
        (feed, load.satellite)
        for feed in warehouse.feeds
        for load in feed.satellites
        if type(load.satellite) in (Satellite, MultiActiveSatellite, TrackedSatellite)
        and _delivered(feed, load.satellite)
    ]
    plain = next(
        (feed, this)
        for feed, this in found
        if type(this) is Satellite and not this.sequenced and len(this.attributes) > 1
    )
    tracked = next(one for one in found if isinstance(one[1], TrackedSatellite))
    sets = next(one for one in found if isinstance(one[1], MultiActiveSatellite))
    _fill(renderer, *plain, at, count=1, olds=1)
    _fill(renderer, *tracked, at, count=1, olds=2)
    _fill(renderer, *sets, at, count=1, olds=1)


def _delivered(feed: Feed, this: Satellite) -> tuple[FeedColumn, ...]:
    columns = (feed.column(one.name) for one in this.attributes)
    return tuple(one for one in columns if one.is_delivered and one.name not in set_key(this))


def _convert(renderer: Renderer, found: Filling, column: FeedColumn, made: Identifier) -> None:
    cell = declared_cell(column, found.feed.format)
    member = found.members(renderer.dialect)[found.columns.index(column)]
    texts = renderer.render("filling", "texts", olds=found.olds, member=member)
    more = {"value": cell.value, "misfit": cell.misfit or Sql("false"), "made": made}
    if renderer.dialect.reads_files:
        renderer.render("filling", "convert", texts=Sql(texts), column=column, **more)
        renderer.render("filling", "unfit", **more)
    else:
        place = {"place": "file:/stage/converted"} if renderer.dialect.carried_in_files else {}
        renderer.render("filling", "taken", column=column, **place, **more)


def _fill(
    renderer: Renderer, feed: Feed, this: Satellite, at: datetime, count: int, olds: int
) -> None:
    columns = _delivered(feed, this)[-count:]
    tables = tuple(
        Table(this.table.schema, Identifier(f"sat_{name}_captured"))
        for name in (f"{feed.source}_{feed.name}", "crm_before")[:olds]
    )
    step = filling(Filling(this, feed, columns, tables), renderer.hashing)
    load = Load(7, at, "declared later", Delivery("captured", 0, "", 0), at, at, 3)
    renderer.render("filling", "span", olds=tables, members=step.more["members"])
    renderer.render("filling", "learnt", this=this)
    for column, made in zip(columns, step.more["converted"], strict=True):
        _convert(renderer, step.more["found"], column, made)
    fill = "fill_sets" if step.more["set_key"] else "fill"
    known = ("known",) if step.more["tracked"] else ()
    for operation in ("captured", "held", *known, "moments", "told", fill):
        more = {"holds": olds > 1, "load": load}
        renderer.render("filling", operation, **replace(step, more={**step.more, **more}).context)
    if tracked := step.more["tracked"]:
        appear = replace(step, this=tracked, more={**step.more, "load": load})
        renderer.render("filling", "appear", **appear.context)
    renderer.render("filling", "filled", this=this, load_id=7)
