"""What seals a load and compares it with its seal, as it is printed (see `renderings`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vault.audit import Audit
from vault.entities import Warehouse
from vault.names import Sql
from vault.plan import misfits
from vault.render import Renderer
from vault.seal import Figure, Numbers, Seal, audit_covers, cover_of
from vault.seal.cover import LOAD_ID, RUN_ID
from vault.verify.wrongs import faults_of


def seal(renderer: Renderer, warehouse: Warehouse, noon: datetime) -> None:
    """Print what seals a load, and what compares it with its seal."""
    audit = Audit(warehouse.schemas.audit)
    figure = Figure(7, "raw_vault.hub_flight", 16, 3, 2, "0f" * 16, "f0" * 16, "77", "", "{}")
    last = Seal(3, 7, None, 1, noon, "0f" * 32, "f0" * 32)
    contexts: dict[str, dict[str, Any]] = {
        "create": {}, "head": {}, "seals": {}, "loads": {}, "runs": {}, "running": {}, "strays": {},
        "figures": {"group": LOAD_ID, "figures": [figure]}, "chain": {"seals": [last]},
        "waiting": {"groups": [LOAD_ID, RUN_ID]}, "sealed": {"group": RUN_ID},
        "unsealed": {"run_id": 7},
    }  # fmt: skip
    for operation, context in contexts.items():
        renderer.render("seal", operation, this=audit, **context)
    filled = {"tables": [audit("run"), audit("step")], "group": RUN_ID, "since": 7, "until": 7}
    renderer.render("audit", "filled", **filled)
    loads = audit_covers(audit.schema)[LOAD_ID][0]
    book = {"columns": loads.columns, "group": LOAD_ID, "since": 7, "until": 8}
    renderer.render("seal", "book", this=loads.table, **book)
    renderer.render("seal", "every", every=[Sql("select 7 as group_id"), Sql("select 8")])
    hub = warehouse.hubs[1]
    named = {"key": renderer.hashing.error, "told": hub.business_key[0].name}
    renderer.render("seal", "named", this=hub, **named)
    conditions = [Sql("load_id = 0"), Sql("record_source = 'dvault'")]
    renderer.render("seal", "ghosts", this=hub, hash_key=hub.hash_key, conditions=conditions)
    more = misfits(warehouse.links[0], renderer.hashing)
    renderer.render("seal", "misled", this=warehouse.links[0], load_id=7, limit=1000, **more)
    if not renderer.template("seal", "sums").endswith(f".{renderer.dialect.name}.sql"):
        return
    shown = [Sql(f"cast({hub.hash_key} as {renderer.dialect.text}) as shown_1")]
    span = {"since": 7, "until": 7, "joined": audit("load")}
    satellites = [one for one in warehouse.satellites if one.name in ("flight_plans", "crew_rank")]
    for entity in (hub, warehouse.links[0], *satellites, warehouse.references[0]):
        cover = cover_of(entity, warehouse)
        plain = Numbers(renderer.hashing, cover)
        renderer.render("seal", "numbers", numbers=plain, shown=(), **span)
        faults = tuple(faults_of(entity, cover, warehouse, renderer.hashing))
        numbers = Numbers(renderer.hashing, cover, faults)
        renderer.render("seal", "sums", numbers=numbers, bits=8, shown=(), **span)
        for top in (None, 7):
            context = {
                "numbers": numbers,
                "shown": shown,
                "top": top,
                "bits": 32,
                "limit": 1000,
                **span,
            }
            renderer.render("seal", "rows", **context)
        renderer.render("seal", "repeated", **context)
