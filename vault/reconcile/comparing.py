"""Comparing: a table of the vault with its shadow, as sets of typed rows; differences are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vault.names import Identifier, Sql, Table
from vault.reconcile.erased import Erased, left_out
from vault.reconcile.finding import Difference, differences
from vault.reconcile.shadow import Shadow

NOTHING = Sql("")
#: So many rows of one table are named one by one.
NAMED = 1000
#: Types that a database cannot compare, by what its catalogue calls them.
_INCOMPARABLE = frozenset({"JSON"})
#: What the audit says of a load and of its tables, and what tells it apart.
BOOKS = {
    "load": (("load_id", "feed", "delivered", "rejected", "status"), 1),
    "row_account": (
        ("load_id", "target", "hash_key", "delivered", "inserted", "unchanged", "duplicate",
         "rejected", "filtered", "implied"), 3,
    ),
    "rejected_row": (("load_id", "target", "delivery_row"), 3),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found of a table: some differences, and how many of each kind there are."""

    table: Table
    differences: Sequence[Difference]
    totals: dict[str, int]


def compared(shadow: Shadow, erased: Erased, whole: bool) -> Iterator[Compared]:
    """Each table that was loaded, and then what the audit says of the loads.

    Rows of `erased` keys are left out. Of the `whole` vault rows are extra, too, that are of no
    load which the audit knows.
    """
    loads = shadow.warehouse.audit_table("load")
    schema = shadow.warehouse.schemas.raw_vault
    held: dict[str, dict[str, str]] = {}
    for _, of_table, column, kind in shadow.session.catalogue(schema):
        held.setdefault(of_table, {})[column] = kind
    for name, entity in shadow.entities.items():
        if name not in shadow.loaded:
            continue
        types = held.get(name, {})
        columns = shadow.columns(name)
        expressions = [
            Sql(f"cast({_quoted(shadow, column)} as {shadow.session.renderer.dialect.text})")
            if types.get(column, "").upper() in _INCOMPARABLE
            else column
            for column in columns
        ]
        beside = left_out(shadow.session, entity, erased, shadow.schema)
        sides = (beside, left_out(shadow.session, entity, erased, None))
        yield _compare(
            shadow, entity.table, columns, expressions, shadow.key(entity), sides=sides,
            known=loads if whole else None,
        )  # fmt: skip
    for name, (names, length) in BOOKS.items():
        columns = tuple(map(Identifier, names))
        table = Table(shadow.warehouse.schemas.audit, Identifier(name))
        # of a file that was rewritten since, as by an erasure, rows may be read otherwise
        known = f"select sha256 from {shadow.session.renderer.dialect.table(loads)}"
        condition = Sql(f" where given.sha256 in ({known})")
        if name == "rejected_row":  # the rows of a table have no numbers that stay
            condition = Sql(f"{condition} and given.sha256 <> ''")
        yield _compare(shadow, table, columns, columns, columns[:length], condition)


def _quoted(shadow: Shadow, column: Identifier) -> str:
    return shadow.session.renderer.dialect.identifier(column)


def _compare(
    shadow: Shadow,
    table: Table,
    columns: tuple[Identifier, ...],
    expressions: Sequence[Identifier | Sql],
    key: tuple[Identifier, ...],
    condition: Sql = NOTHING,
    sides: tuple[Sql, Sql] = (NOTHING, NOTHING),
    known: Table | None = None,
) -> Compared:
    session = shadow.session
    context = {
        "beside": shadow.beside(str(table.name)), "stored": table, "columns": expressions,
        "loads": session.audit("load"), "condition": condition,
        "left_out": sides[0], "left_out_of_stored": sides[1], "known": known,
    }  # fmt: skip
    with session.transaction():
        session.execute(session.renderer.render("reconcile", "odd", **context), f"compare {table}")
    numbered = [Identifier(f"column_{columns.index(name) + 1}") for name in key]
    ((different, missing, extra),) = session.rows("reconcile", "totals", key=numbered)
    totals = {"different": int(different), "missing": int(missing), "extra": int(extra)}
    rows = []
    if any(totals.values()):
        most = 2 * NAMED + 1
        rows = session.rows("reconcile", "rows", key=numbered, most=most)
    found = differences(rows, columns, key, 2 * NAMED + 1)
    session.connection.rollback()
    return Compared(table, found[:NAMED], totals)
