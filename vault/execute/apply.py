"""Applying: the tables a warehouse needs are made or evolved, in one transaction."""

from __future__ import annotations

from vault.entities import Warehouse
from vault.errors import UsageError
from vault.execute.foreign import take_over
from vault.execute.retired import before
from vault.execute.session import Session
from vault.execute.soundness import require_sound
from vault.execute.succession import carry_over
from vault.names import Identifier
from vault.plan import Held, Plan, plan

#: What `audit/create` makes.
BOOKS = (
    "run", "load", "row_account", "rejected_row", "step", "hub_key", "definition", "build",
)  # fmt: skip
#: What an account of an earlier version does not count.
_COUNTS = (Identifier("filtered"), Identifier("implied"))


def open_audit(session: Session) -> None:
    """Make the schemas and the audit tables where they are not there yet.

    Raises DatabaseError or UsageError where the database is not as it was left.
    """
    held = session.held()
    require_sound(session, held)
    names = [str(name) for name in session.warehouse.schemas.names]
    found = {name for name, *_ in session.rows("catalogue", "schemas", schemas=names)}
    # to make what is there already, if only where it is not, takes a right that loading does not
    operations = ["schemas"] * (not found >= set(names))
    operations += ["create"] * (not held.keys() >= {session.audit(name) for name in BOOKS})
    with session.transaction():
        for operation in operations:
            session.execute(
                session.renderer.render(
                    "audit", operation, this=session.audit, schemas=session.warehouse.schemas
                ),
                f"{operation} audit",
            )
    _evolve_audit(session, held)


def _evolve_audit(session: Session, held: Held) -> None:
    """Give the tables of an earlier version what has come since."""
    if session.seals and not held.keys() >= {session.audit("sealed"), session.audit("seal")}:
        with session.transaction():
            session.execute(
                session.renderer.render("seal", "create", this=session.audit), "create seals"
            )
    if session.seals and not held.keys() >= {session.audit("erasure"), session.audit("erased_row")}:
        with session.transaction():
            session.execute(
                session.renderer.render("erasure", "create", this=session.audit),
                "create erasures",
            )
    accounts = held.get(session.audit("row_account"), _COUNTS)
    added = [name for name in _COUNTS if name not in accounts]
    if added:
        with session.transaction():
            sql = session.renderer.render("audit", "evolve", this=session.audit, added=added)
            session.execute(sql, "evolve audit")


def apply(session: Session, warehouse: Warehouse) -> tuple[str, ...]:
    """Make and evolve tables; returns what was done, in words. All of it happens, or none.

    Raises UsageError where the definitions would destroy history.
    """
    steps = _open(session, warehouse, session.held()).apply
    if steps and session.role:
        raise UsageError(
            f"the database lags behind the definitions ({steps[0]}, …), and who loads as"
            f" {session.role} changes no tables: let their owner run `dvault apply`"
        )
    with session.transaction():
        for step in steps:
            if step.operation == "take_over":
                take_over(session, step)
            elif step.operation == "carry_over":
                carry_over(session, step)
            else:
                session.step(step)
        session.record_hub_keys()
        session.record_steps()
    return tuple(str(step) for step in steps)


def require_applied(session: Session, warehouse: Warehouse) -> Plan:
    """The plan, once the database has every table it needs; UsageError while it has not."""
    held = session.held()
    opened = _open(session, warehouse, held)
    if opened.apply:
        raise UsageError(
            f"the database lags behind the definitions ({opened.apply[0]}, …):"
            " run `dvault apply` first"
        )
    _evolve_audit(session, held)
    return opened


def _open(session: Session, warehouse: Warehouse, held: Held) -> Plan:
    require_sound(session, held)
    return plan(warehouse, held, session.renderer.dialect, before(session, held))
