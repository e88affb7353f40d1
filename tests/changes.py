"""What gives columns other names and wider types, as it is printed (see `renderings`)."""

from __future__ import annotations

from dataclasses import replace

from vault.audit import Audit
from vault.entities import Warehouse
from vault.names import Identifier
from vault.plan import renaming
from vault.renames import Rename
from vault.render import Renderer


def change(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print what changes a table that is there, and keeps account of it."""
    if not renderer.dialect.transactions:
        return
    audit = Audit(warehouse.schemas.audit)
    satellite = next(one for one in warehouse.satellites if one.name == "ticket_desk")
    of = str(satellite.table)
    names = [Identifier(f"old_{number}") for number in range(len(satellite.attributes))]
    renamed = tuple(zip(names, satellite.attributes, strict=True))
    made = [
        Rename(number, 7, "column", of, str(before), str(column.name))
        for number, (before, column) in enumerate(renamed, 1)
    ]
    for operation in ("create", "renamed", "applied"):
        renderer.render("change", operation, this=audit)
    renderer.render("change", "record", this=audit, renames=made)
    renderer.render("change", "rename", this=satellite, renamed=renamed)
    widened = tuple(("", column) for column in satellite.attributes)
    renderer.render("change", "widen", this=satellite, widened=widened)
    renderer.render("change", "readers", table=satellite.table)
    step = renaming(satellite, replace(satellite.table, name=Identifier("sat_ticket_counter")))
    renderer.render("change", "rename_table", **step.context)
    renderer.render("change", "drop_view", view=satellite.current)
    if renderer.dialect.keyed:
        renderer.render("change", "indexes", schema=warehouse.schemas.raw_vault)
