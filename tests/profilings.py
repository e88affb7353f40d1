"""What profiles a delivery, as it is printed (see `renderings`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from vault.audit import Audit, Load
from vault.drift.profile import COLUMNS, Profile
from vault.entities import Expectation, Warehouse
from vault.execute.profiled import Profiled, told_apart
from vault.execute.profiling import chosen, numbers
from vault.names import Identifier, Sql
from vault.render import Renderer
from vault.sources import Delivery
from vault.stage import Stage


def profile(renderer: Renderer, warehouse: Warehouse, noon: datetime) -> None:
    """Print what tells of the columns of a delivery, and what keeps it."""
    names = tuple(map(Identifier, COLUMNS))
    audit = Audit(warehouse.schemas.audit)
    feed = next(one for one in warehouse.feeds if one.name == "tickets")
    wanted = Expectation(minimum="1", maximum="9", accepted=("1", "2"), unique=True)
    columns = [
        Profiled(one, place, place == 2, renderer.dialect)
        for place, one in enumerate(feed.columns[:4], 1)
    ]
    number = next(one for feed in warehouse.feeds for one in feed.columns
                  if one.type.name in ("integer", "bigint"))  # fmt: skip
    columns.append(Profiled(replace(number, expect=wanted), 5, False, renderer.dialect))
    load = Load(
        7, noon, "desk.tickets", Delivery("tickets.csv", 1, "0f", 0), noon, delivered=20_000
    )
    staged, again = (numbers(flag, False, renderer.dialect) for flag in (False, True))
    for loads in ((), (load,)):
        told = {"columns": columns, "numbered": False, "chosen": chosen(loads, *staged)}
        rows = renderer.render("profile", "rows", this=Stage(feed, ()), whole=not loads, **told)
        told |= {"rows": Sql(rows.rstrip(";")), "apart": told_apart(columns)}
        renderer.render("profile", "figures", **told)
    if renderer.dialect.reads_files:
        relation = Sql("select * from read_parquet('tickets.parquet')")
        told |= {"relation": relation, "chosen": chosen([load], *again)}
        renderer.render("profile", "rows_again", this=Stage(feed, ()), whole=False, **told)
    renderer.render("profile", "create", this=audit)
    renderer.render("profile", "recent", this=audit, feed="desk.tickets", last=10, names=names)
    made = Profile(7, "price", "integer", 4, 1, 3, 0, "1", "9", 5.0, 15.0, quantiles=(1.0, 9.0))
    renderer.render("profile", "keep", this=audit, names=names, rows=[made.row])
    shown = {"this": audit, "names": names, "last": 1}
    for feeds in ([], ["desk.tickets"]):
        renderer.render("profile", "shown", feeds=feeds, **shown)
