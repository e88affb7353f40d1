"""How the statements are printed that take over tables of another tool."""

from __future__ import annotations

from vault.entities import Warehouse
from vault.names import Identifier, Table
from vault.plan import described_columns, misfits
from vault.plan.foreign import Foreign
from vault.render import Renderer


def take_over(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print how tables of another tool are taken over, which have no applied dates."""
    for entity in (warehouse.hubs[0], warehouse.links[0], warehouse.satellites[0]):
        keys = [one.hash_key for one in (entity, *getattr(entity, "references", ()))]
        names = [*keys, *(column.name for column in described_columns(entity) or ())]
        held = dict.fromkeys([*names, "load_date", "record_source"], "varchar(50)")
        for step in Foreign(entity, held, renderer.hashing, warehouse.names).steps:
            renderer.render(step.kind, step.operation, **{**step.context, "load_id": 1})
        renderer.render("foreign", "taken", this=entity, load_id=1)
        copied = {"this": entity.table, "columns": [(name, name) for name in names]}
        renderer.render(
            "foreign", "copy", source=Table(Identifier("old"), entity.table.name), **copied
        )
        if entity not in (*warehouse.hubs, *warehouse.links):
            renderer.render("foreign", "orphans", this=entity, load_id=1)
        else:
            more = misfits(entity, renderer.hashing)
            renderer.render(entity.kind, "misfits", this=entity, load_id=1, **more)
