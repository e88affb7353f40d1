"""What compares a vault with its deliveries, as it is printed (see `renderings`)."""

from __future__ import annotations

from vault.audit import Audit
from vault.entities import Warehouse
from vault.names import Identifier, Sql, Table
from vault.plan import plan
from vault.reconcile.readback import asked
from vault.renames import Renames
from vault.render import Renderer


def reconcile(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print what reads loads, takes some over and compares what was stored."""
    audit = Audit(warehouse.schemas.audit)
    renderer.render("reconcile", "loads", this=audit)
    renderer.render("reconcile", "accounts", this=audit)
    renderer.render("reconcile", "erasures", this=audit)
    beside = Table(Identifier("pg_temp"), Identifier("erased_row"))
    renderer.render(
        "reconcile", "erased", this=audit, beside=beside, schema="raw_vault", own="pg_temp",
        run_id=7,
    )  # fmt: skip
    key = [Identifier("column_1"), Identifier("column_2")]
    renderer.render("reconcile", "totals", key=key)
    renderer.render("reconcile", "rows", key=key, most=2001)
    told: set[tuple[str, bool]] = set()
    for feed in plan(warehouse).feeds:
        for target in feed.targets:
            found = asked(target.this, target.this, target, warehouse, Renames())
            if found and (target.this.kind, bool(feed.feed.operation)) not in told:
                told.add((target.this.kind, bool(feed.feed.operation)))
                context = {"this": target.this, "feed": feed.feed, "source": target.source}
                context |= {"refused": audit("rejected_row"), "last": 7, **found[1]}
                context["known"] = audit("load")
                renderer.render("reconcile", found[0], target=target.table.name, **context)
    hub = warehouse.hubs[1]
    beside = Table(Identifier("pg_temp"), hub.table.name)
    columns = (hub.hash_key, *(column.name for column in hub.business_key))
    for keyed in (True, False):
        renderer.render(
            "reconcile", "copy", beside=beside, stored=hub.table, columns=columns, loads=[6, 7],
            keyed=keyed, key=hub.key,
        )  # fmt: skip
    renderer.render(
        "reconcile", "odd", beside=beside, stored=hub.table, columns=columns, loads=audit("load"),
        condition=Sql(""), left_out=Sql(""), left_out_of_stored=Sql(""), known=audit("load"),
    )  # fmt: skip
