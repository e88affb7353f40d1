"""What traces a business key, as it is printed (see `renderings`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from vault.audit import Audit
from vault.entities import NonHistorizedLink, Warehouse
from vault.names import Sql
from vault.render import Renderer


def trace(renderer: Renderer, warehouse: Warehouse, noon: datetime) -> None:
    """Print what finds a key, and what reads all that is known of it."""
    audit = Audit(warehouse.schemas.audit)
    keys = [renderer.hashing.constant("0f" * 16), renderer.hashing.constant("f0" * 16)]
    for hub, known in zip(warehouse.hubs, (None, noon, None), strict=False):
        plain = replace(hub, collision_code=None, tenant=None)
        zipped = [(Sql("'1'"), column) for column in hub.business_key]
        renderer.render("trace", "hub", this=hub, keys=keys, known=known)
        renderer.render("trace", "named", this=hub, zipped=zipped, plain=plain, known=known)
        near = [(one, "VI", "IE", 3) for one in hub.business_key if one.type.name == "text"]
        renderer.render("trace", "near", this=hub, near=near, limit=200, known=known)
    for link, known in zip(warehouse.links, (None, noon, None, noon), strict=False):
        dated = isinstance(link, NonHistorizedLink)
        roles = [one for one in link.references if one.hub == link.references[-1].hub]
        renderer.render(
            "trace", "relation", this=link, roles=roles, key=keys[0], known=known, dated=dated,
            values=link.child_key + (link.payload if dated else ()), limit=100 if known else None,
        )  # fmt: skip
    for satellite in warehouse.satellites:
        attributes = satellite.attributes
        renderer.render("trace", "version", this=satellite, attributes=attributes, keys=keys[:1],
                        known=noon)  # fmt: skip
    renderer.render("audit", "brought", this=audit, loads=[1, 7])
    renderer.render("audit", "carrying", this=audit)
    renderer.render("audit", "brought_at", this=audit, feeds=["desk.tickets"], dates=[noon])
    for words, known in (((), None), (("P1",), noon)):
        renderer.render("audit", "rejected_of", this=audit, feeds=["desk.tickets"], words=words,
                        known=known)  # fmt: skip
