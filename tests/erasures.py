"""What erases a key and keeps account of it, as it is printed (see `renderings`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vault.audit import Audit
from vault.entities import Warehouse
from vault.erasure.holdings import Holding
from vault.erasure.rejected import Rejected
from vault.execute.erased import Erasing
from vault.hashing import key_values
from vault.names import Sql
from vault.plan import plan
from vault.render import Renderer
from vault.seal import Cover, Erased, Numbers, cover_of
from vault.seal.cover import LOAD_ID
from vault.stage import Stage
from vault.verify.erased import shown
from vault.verify.wrongs import faults_of

KEY = "0f" * 16


def forget(renderer: Renderer, warehouse: Warehouse, noon: datetime) -> None:
    """Print what empties the rows of a key, says so in the audit, and bars the key."""
    audit = Audit(warehouse.schemas.audit)
    erasing = Erasing(3, 7, "passenger", KEY, "request 7", "ann", "art. 17", noon, None, 2)
    row = Erased(3, 7, 1, "raw_vault.hub_passenger", "passenger_no", KEY, 1)
    rejected = [Rejected(1, 2, None, "why", "{}"), Rejected(1, 3, "hub_crew", "why", "{}")]
    contexts: dict[str, dict[str, Any]] = {
        "create": {}, "erased": {}, "erasures": {}, "rejected": {}, "none": {}, "files": {},
        "covers": {"names": ("raw_vault.hub_passenger",)},
        "record": {"erasure": erasing}, "record_rows": {"erased": [row]},
        "replace": {"rows": rejected},
    }  # fmt: skip
    for operation, context in contexts.items():
        renderer.render("erasure", operation, this=audit, **context)
    _hold(renderer, warehouse)
    _bar(renderer, warehouse, audit)
    renderer.render("erasure", "restart", this=warehouse.marts[0])
    if renderer.template("seal", "sums").endswith(f".{renderer.dialect.name}.sql"):
        satellite = next(one for one in warehouse.satellites if one.name == "flight_plans")
        cover = cover_of(satellite, warehouse)
        faults = tuple(faults_of(satellite, cover, warehouse, renderer.hashing, erased=True))[:1]
        numbers = Numbers(renderer.hashing, cover, faults, audit("erased_row"))
        folded = Cover(cover.table, LOAD_ID, cover.hashes, personal=satellite.attributes)
        for one in (numbers, Numbers(renderer.hashing, folded)):
            renderer.render(
                "erasure", "rows", numbers=one, joined=None, since=None, until=None,
                shown=shown(one, Sql("load_id = 7")),
            )  # fmt: skip


def _hold(renderer: Renderer, warehouse: Warehouse) -> None:
    dialect, hashing = renderer.dialect, renderer.hashing
    hub = next(one for one in warehouse.hubs if one.name == "airport")
    condition = Sql(f"{dialect.identifier(hub.hash_key)} = {hashing.constant(KEY)}")
    holding = Holding(hub, hub.identity, condition)
    where = {"table": holding.table, "condition": condition}
    values = [(name, Sql("null")) for name in holding.names]
    renderer.render("erasure", "empty", values=values, **where)
    renderer.render("erasure", "count", names=holding.names, **where)
    renderer.render("erasure", "values", names=holding.names, **where)
    written = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
    given = [(column.name, Sql("'FRA'")) for column in hub.business_key]
    named = hashing.named(dialect.column("known", hub.hash_key))
    for qualifiers in ([column.name for column in hub.qualifiers], []):
        more = {"qualifiers": qualifiers, "key": hashing.key(written), "shown": named}
        renderer.render("erasure", "found", this=hub, given=given, **more)
    same = next(one for one in warehouse.links if one.type == "same_as")
    hub = same.references[0].hub
    named = hashing.named(dialect.column("other", hub.hash_key))
    names = [column.name for column in hub.business_key]
    more = {"hub": hub, "key": hashing.constant(KEY), "shown": named, "names": names}
    renderer.render("erasure", "duplicates", this=same, **more)


def _bar(renderer: Renderer, warehouse: Warehouse, audit: Audit) -> None:
    for feed_plan in plan(warehouse).feeds:
        targets = [one for one in feed_plan.targets if one.this.kind == "hub"]
        hubs = [load for load in feed_plan.feed.hubs if load.hub.kind == "hub"]
        if not targets or feed_plan.feed.table:
            continue
        stage = Stage(feed_plan.feed, ())
        keys = [("passenger", renderer.hashing.constant(KEY), None)]
        renderer.render("erasure", "barred", this=stage, keys=keys)
        renderer.render("erasure", "barred_rows", this=stage, hubs=hubs)
        renderer.render("erasure", "clean", this=stage, rows=[(2, "why", "{}"), (3, "why", "{}")])
        renderer.render("erasure", "know_again", **targets[0].context)
        for target in (one for one in feed_plan.targets if one.this.kind == "satellite"):
            names = (str(target.table),)
            renderer.render("erasure", "afresh", audit=audit, names=names, **target.context)
