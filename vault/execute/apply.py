"""Applying: the tables a warehouse needs are made or evolved, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vault.entities import Feed, Warehouse
from vault.errors import UsageError
from vault.execute.earlier import last_applied
from vault.execute.foreign import take_over
from vault.execute.renaming import BOOK, keep_renames, loaded_feeds, renames_of
from vault.execute.session import Session
from vault.execute.soundness import require_sound
from vault.names import Identifier, Table
from vault.plan import Held, Plan, Step, plan
from vault.renames import Rename

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
    session.renames = renames_of(session, held)
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
    if session.seals and session.audit(BOOK) not in held:
        with session.transaction():
            session.execute(
                session.renderer.render("change", "create", this=session.audit), "create renames"
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
            elif not isinstance(step.this, Feed):  # of which nothing but the audit keeps the name
                if step.operation == "widen":
                    _let_go(session, step)
                session.step(step)
        keep_renames(session, _renames(steps))
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
    session.renames = renames_of(session, held)
    require_sound(session, held)
    loaded = loaded_feeds(session, held)
    applied = last_applied(warehouse, session, held)
    return plan(warehouse, held, session.renderer.dialect, session.renames, loaded, applied)


def _renames(steps: Iterable[Step]) -> Iterator[Rename]:
    """What steps give another name."""
    for step in steps:
        for before, column in step.more.get("renamed", ()):
            yield Rename(0, 0, "column", str(step.table), str(before), str(column.name))
        if isinstance(step.this, Feed):
            yield Rename(0, 0, "feed", "", step.more["before"], step.this.record_source)


def _let_go(session: Session, step: Step) -> None:
    """Drop the views that hold a table's types; UsageError where they cannot be made anew."""
    schemas = session.warehouse.schemas
    own = (schemas.business_vault, schemas.marts)
    readers = [
        Table(Identifier(schema), Identifier(name))
        for schema, name in session.rows("change", "readers", this=step.this)
    ]
    for view in readers:
        if view.schema not in own:
            raise UsageError(
                f"{view} reads {step.table}, which is to hold wider values; drop that view, run"
                " `dvault apply`, and make it again"
            )
    for view in readers:
        session.execute(session.renderer.render("change", "drop_view", view=view), "drop a view")
