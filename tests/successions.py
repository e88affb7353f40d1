"""How the statements are printed that carry the history of satellites over into others."""

from __future__ import annotations

from dataclasses import replace

from vault.audit import Audit
from vault.entities import Satellite, Warehouse
from vault.names import Identifier, Table
from vault.plan import carrying
from vault.render import Renderer


def carry_over(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print how a satellite that was split, and several that become one, are carried over."""
    plain = [
        one for one in warehouse.satellites if type(one) is Satellite and len(one.attributes) > 1
    ]
    sequenced = [one for one in plain if one.sequenced] or plain[-1:]
    sets = next(one for one in warehouse.satellites if one.is_set)
    audit = Audit(warehouse.schemas.audit)
    for this in dict.fromkeys((plain[0], sequenced[0], sets)):
        half = len(this.attributes) // 2 or 1
        olds = [[_old(this, "whole", 0, None)]]
        if not this.is_set:
            olds.append([_old(this, "one", 0, half), _old(this, "two", half, None)])
        for some in olds:
            step = carrying(this, some, renderer.hashing)
            made = [
                Identifier("versions"),
                Identifier("moments"),
                Identifier("carried"),
                Identifier("kept"),
            ]
            contexts = {
                "versions": {}, "moments": {}, "known": {"part": 2, "name": Identifier("known_2")},
                "carried": {}, "sets": {}, "kept": {}, "carry_over": {"load_id": 7},
                "drop": {"made": made},
            }  # fmt: skip
            if not this.is_set:
                del contexts["sets"]
            if len(some) == 1:
                del contexts["versions"], contexts["moments"], contexts["known"]
            for operation, context in contexts.items():
                renderer.render("succession", operation, **{**step.context, **context})
            part = "one" if len(some) == 1 else "several"
            for operation in (part, "late", "told"):
                renderer.render("succession", operation, **step.context)
        renderer.render("succession", "holds", this=this, audit=audit)
        renderer.render("succession", "carried_over", this=this, load_id=7)


def _old(this: Satellite, name: str, first: int, last: int | None) -> Satellite:
    table = Table(this.table.schema, Identifier(f"{this.table.name}_{name}"))
    attributes = this.attributes[first:last]
    return replace(this, name=f"{this.name}_{name}", table=table, attributes=attributes)
