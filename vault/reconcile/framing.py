"""Framing: differences → findings that name the row, its load and file, as data frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vault.names import NAMED_COLUMNS
from vault.reconcile.comparing import Compared
from vault.reconcile.origin import Loaded
from vault.reconcile.readback import Unread
from vault.reconcile.shadow import Shadow
from vault.reconcile.vault import Reread
from vault.verify.finding import Books, Finding
from vault.verify.finding import Loaded as Named
from vault.verify.naming import named

if TYPE_CHECKING:
    import pandas

COLUMNS = ("kind", "table", "load_id", "feed", "file", "load_date", "key", "business_key",
           "columns", "delivered", "stored", "message")  # fmt: skip
LOADS = ("load_id", "feed", "file", "load_date", "status", "read_from", "path", "rows", "why")


def framed(
    shadow: Shadow,
    compared: Sequence[Compared],
    unread: Sequence[Unread],
    loads: Sequence[Loaded],
) -> pandas.DataFrame:
    """The findings, each with what was delivered and what is stored as JSON."""
    import pandas

    rows = [row for one in compared for row in _rows(shadow, one, loads)]
    by_id = {one.load_id: one for one in loads}
    for one in unread:
        load = by_id[one.load_id]
        message = (
            f"{one.table}, {_books(loads).load(one.load_id)}: of the delivered rows"
            f" {one.rows:,} cannot be read back as of their load, row {one.first_row:,} first"
        )
        about = (load.feed, load.file, load.load_date)
        rows.append(("unread", one.table, one.load_id, *about, *(None,) * 5, message))
    return pandas.DataFrame(rows, columns=list(COLUMNS), dtype=object).convert_dtypes()


def _rows(shadow: Shadow, compared: Compared, loads: Sequence[Loaded]) -> Iterator[tuple[Any, ...]]:
    by_id = {one.load_id: one for one in loads}
    books = _books(loads)
    table = str(compared.table)
    entities = {str(one.table): one for one in shadow.entities.values()}
    technical = frozenset(shadow.warehouse.called(name) for name in NAMED_COLUMNS) | {"load_id"}
    hidden = technical | _hashes(shadow)
    findings = [
        Finding(one.kind, table,
                f"{table}, {books.load(one.load_id)}: {one.key}: {one.told(hidden)}",
                one.load_id, None, one.key)
        for one in compared.differences
    ]  # fmt: skip
    for one, said in zip(compared.differences, named(shadow.session, entities, findings),
                         strict=True):  # fmt: skip
        load = by_id.get(one.load_id)
        about = (load.feed, load.file, load.load_date) if load else (None, None, None)
        yield (
            one.kind, table, one.load_id, *about, one.key, said.business_key or None,
            ", ".join(one.columns), one.cells(one.delivered), one.cells(one.stored), said.message,
        )  # fmt: skip
    for kind, total in compared.totals.items():
        listed = sum(one.kind == kind for one in compared.differences)
        if total > listed:
            message = f"{table}: and {total - listed:,} more rows are {kind}"
            yield (kind, table, *(None,) * 9, message)


def _books(loads: Sequence[Loaded]) -> Books:
    return Books(
        {
            one.load_id: Named(one.load_id, one.run_id, one.feed, one.file, one.load_date)
            for one in loads
        }
    )


def _hashes(shadow: Shadow) -> frozenset[str]:
    """The columns of hashes, which say nothing to a reader."""
    warehouse = shadow.warehouse
    keys = {str(hub.hash_key) for hub in warehouse.hubs}
    keys |= {str(link.hash_key) for link in warehouse.links}
    keys |= {str(one.hash_key) for link in warehouse.links for one in link.references}
    return frozenset(keys)


def listed(reread: Mapping[int, Reread], load: int | None) -> pandas.DataFrame:
    """Every load that was asked for, in order, and where it was read from."""
    import pandas

    rows = [
        (one.load.load_id, one.load.feed, one.load.file, one.load.load_date, one.load.status,
         one.read_from, one.path, one.load.delivered, one.why or None)
        for _, one in sorted(reread.items())
        if load in (None, one.load.load_id) and one.read_from != "not chosen"
    ]  # fmt: skip
    return pandas.DataFrame(rows, columns=list(LOADS), dtype=object).convert_dtypes()
