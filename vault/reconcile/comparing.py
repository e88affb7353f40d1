"""Comparing: a table of the vault with its shadow, as sets of typed rows; differences are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vault.names import Identifier, Sql, Table
from vault.reconcile.finding import Difference, differences
from vault.reconcile.shadow import Shadow

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


def compared(shadow: Shadow) -> Iterator[Compared]:
    """Each table that was loaded, and then what the audit says of the loads."""
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
        yield _compare(shadow, entity.table, columns, expressions, shadow.key(entity))
    for name, (names, length) in BOOKS.items():
        columns = tuple(map(Identifier, names))
        table = Table(shadow.warehouse.schemas.audit, Identifier(name))
        condition = Sql(" where given.sha256 <> ''" if name == "rejected_row" else "")
        yield _compare(shadow, table, columns, columns, columns[:length], condition)


def _quoted(shadow: Shadow, column: Identifier) -> str:
    return shadow.session.renderer.dialect.identifier(column)


def _compare(
    shadow: Shadow,
    table: Table,
    columns: tuple[Identifier, ...],
    expressions: Sequence[Identifier | Sql],
    key: tuple[Identifier, ...],
    condition: Sql = Sql(""),  # noqa: B008 - it never changes
) -> Compared:
    session = shadow.session
    context = {
        "beside": shadow.beside(str(table.name)), "stored": table, "columns": expressions,
        "loads": session.audit("load"), "condition": condition,
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
