"""Applying: the tables a warehouse needs are made or evolved, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vault.entities import Feed, Warehouse
from vault.errors import UsageError
from vault.execute.filling import fill
from vault.execute.foreign import take_over
from vault.execute.renaming import BOOK, keep_renames, renames_of
from vault.execute.retired import before
from vault.execute.session import Session
from vault.execute.soundness import require_sound
from vault.execute.succession import carry_over
from vault.names import Identifier, Table
from vault.plan import Held, Plan, Step, plan
from vault.renames import Rename

#: A statement of the audit's own: kind, operation, and what its template names beside the audit.
Statement = tuple[str, str, dict[str, Any]]
#: What `audit/create` makes.
BOOKS = (
    "run", "load", "row_account", "rejected_row", "profile", "step", "hub_key",
    "definition", "build",
)  # fmt: skip
#: What their kinds make beside it, where what is loaded is sealed.
_PROOF = {"seal": ("sealed", "seal"), "erasure": ("erasure", "erased_row"), "change": (BOOK,)}
#: Before which steps the views over a table go, and what becomes of it.
_LETTING_GO = {"widen": "hold wider values", "rename_table": "have another name"}
#: What an account of an earlier version does not count.
_COUNTS = (Identifier("filtered"), Identifier("implied"))


def open_audit(session: Session) -> Held | None:
    """Make the schemas and the audit tables where they are not there yet.

    Returns what the database holds, None where it has just been given more. Raises DatabaseError
    or UsageError where the database is not as it was left.
    """
    held = session.held()
    session.renames = renames_of(session, held)
    require_sound(session, held)
    names = [str(name) for name in session.warehouse.schemas.names]
    found = {name for name, *_ in session.rows("catalogue", "schemas", schemas=names)}
    # to make what is there already, if only where it is not, takes a right that loading does not
    lacking = ["schemas"] * (not found >= set(names))
    lacking += ["create"] * (not held.keys() >= {session.audit(name) for name in BOOKS})
    with_schemas = {"schemas": session.warehouse.schemas}
    made = [("audit", operation, with_schemas) for operation in lacking]
    return None if _make(session, [*made, *_lacking(session, held)]) else held


def _lacking(session: Session, held: Held) -> Iterator[Statement]:
    """What gives the tables of an earlier version what has come since."""
    if session.audit("profile") not in held and session.audit("load") in held:
        yield "profile", "create", {}
    for kind, tables in _PROOF.items():
        if session.seals and not held.keys() >= {session.audit(name) for name in tables}:
            yield kind, "create", {}
    accounts = held.get(session.audit("row_account"), _COUNTS)
    added = [name for name in _COUNTS if name not in accounts]
    if added:
        yield "audit", "evolve", {"added": added}


def _make(session: Session, statements: Sequence[Statement]) -> bool:
    """Execute statements of the audit's own, all or none; whether there are any."""
    if statements:
        with session.transaction():
            for kind, operation, context in statements:
                sql = session.renderer.render(kind, operation, this=session.audit, **context)
                session.execute(sql, f"{operation} {kind}")
    return bool(statements)


def apply(session: Session, warehouse: Warehouse, held: Held | None) -> tuple[str, ...]:
    """Make and evolve tables; returns what was done, in words. All of it happens, or none.

    `held` is what `open_audit` found. Raises UsageError where history would be destroyed.
    """
    held = session.held() if held is None else held
    steps = _planned(session, warehouse, held).apply
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
            elif step.operation == "fill":
                fill(session, step)
            elif not isinstance(step.this, Feed):  # of which nothing but the audit keeps the name
                if step.operation in _LETTING_GO:
                    _let_go(session, step)
                session.step(step)
        keep_renames(session, _renames(steps))
        session.record_hub_keys()
        session.record_steps()
    return tuple(str(step) for step in steps)


def require_applied(session: Session, warehouse: Warehouse) -> Plan:
    """The plan, once the database has every table it needs; UsageError while it has not."""
    held = session.held()
    session.renames = renames_of(session, held)
    require_sound(session, held)
    opened = _planned(session, warehouse, held)
    if opened.apply:
        raise UsageError(
            f"the database lags behind the definitions ({opened.apply[0]}, …):"
            " run `dvault apply` first"
        )
    _make(session, list(_lacking(session, held)))
    return opened


def _planned(session: Session, warehouse: Warehouse, held: Held) -> Plan:
    return plan(warehouse, held, session.renderer.dialect, before(session, held))


def _renames(steps: Iterable[Step]) -> Iterator[Rename]:
    """What steps give another name."""
    for step in steps:
        if step.operation == "rename_table":
            old = step.more["before"]
            yield Rename(0, 0, "table", str(old.schema), str(old.name), str(step.table.name))
        for old, column in step.more.get("renamed", ()):
            yield Rename(0, 0, "column", str(step.table), str(old), str(column.name))
        if isinstance(step.this, Feed):
            yield Rename(0, 0, "feed", "", step.more["before"], step.this.record_source)


def _let_go(session: Session, step: Step) -> None:
    """Drop the views that hold a table's types, or its name; UsageError where they cannot be made
    anew.
    """
    schemas = session.warehouse.schemas
    own = (schemas.business_vault, schemas.marts)
    table = step.more.get("before", step.table)
    readers = [
        Table(Identifier(schema), Identifier(name))
        for schema, name in session.rows("change", "readers", table=table)
    ]
    for view in readers:
        if view.schema not in own:
            raise UsageError(
                f"{view} reads {table}, which is to {_LETTING_GO[step.operation]}; drop that view,"
                " run `dvault apply`, and make it again"
            )
    for view in dict.fromkeys((*readers, *step.more.get("views", ()))):
        session.execute(session.renderer.render("change", "drop_view", view=view), "drop a view")
