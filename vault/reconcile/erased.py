"""Erased keys: what was taken of them by right is neither missing nor different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vault.entities import Feed, Hub, Link, Reference, Satellite
from vault.execute import Session
from vault.execute.barring import barred
from vault.names import Identifier, Sql, Table
from vault.reconcile.shadow import Shadow

#: By the name of its hub each key that was erased, as a literal.
Erased = Mapping[str, Sequence[Sql]]


def erased_keys(session: Session, audit: Table) -> Erased:
    """The keys that `audit.erasure` names; none where there is no such table."""
    if not any(name == audit.name for _, name, *_ in session.catalogue(audit.schema)):
        return {}
    constant = session.renderer.hashing.constant
    found: dict[str, list[Sql]] = {}
    asked = session.renderer.render(
        "reconcile", "erasures", this=lambda name: Table(audit.schema, Identifier(name))
    )
    for hub, key in session.select(asked, "erasures"):
        found.setdefault(session.renames.hub(hub), []).append(constant(key.replace("-", "")))
    return found


def left_out(
    session: Session, entity: Hub | Link | Satellite, erased: Erased, schema: Identifier | None
) -> Sql:
    """What leaves out the rows of erased keys; tables are in `schema` where one is given."""
    parent = entity.parent if isinstance(entity, Satellite) else entity
    identifier = session.renderer.dialect.identifier
    if isinstance(parent, Reference):
        return Sql("")
    if isinstance(parent, Hub):
        keys = erased.get(parent.name, ())
        return Sql(f" and {identifier(parent.hash_key)} not in ({', '.join(keys)})" if keys else "")
    named = [
        f"{identifier(one.hash_key)} in ({', '.join(erased[one.hub.name])})"
        for one in parent.references
        if erased.get(one.hub.name) and not isinstance(one.hub, Reference)
    ]
    if not named:
        return Sql("")
    either = " or ".join(named)
    if parent is entity:
        return Sql(f" and not ({either})")
    table = Table(schema, parent.table.name) if schema else parent.table
    key = identifier(parent.hash_key)
    of_links = f"select {key} from {session.renderer.dialect.table(table)} where {either}"
    return Sql(f" and {key} not in ({of_links})")


def bar_as_before(shadow: Shadow, run_id: int, feed: Feed) -> None:
    """Keep out of the shadow what a run kept out of the vault: keys that were erased before it.

    Hubs are called as the `feed` calls them.
    """
    session, audit = shadow.session, shadow.warehouse.audit_table
    then = {session.renames.hub(load.hub.name): load.hub.name for load in feed.hubs}
    keys = barred(session, audit, run_id)
    session.barred = {then.get(hub, hub): those for hub, those in keys.items()}
    sql = session.renderer.render(
        "reconcile", "erased", this=audit, beside=session.audit("erased_row"),
        schema=str(shadow.warehouse.schemas.raw_vault), own=str(shadow.schema), run_id=run_id,
    )  # fmt: skip
    with session.transaction():
        session.execute(sql, "templates/reconcile/erased.sql")
