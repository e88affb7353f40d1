"""Verify: a warehouse's tables and seals → what was changed, removed or added since its loads."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vault.errors import UsageError
from vault.render import renderer_of

if TYPE_CHECKING:
    import pandas
    import sqlalchemy

    from vault.entities import Warehouse
    from vault.verify.finding import Books, Finding

COLUMNS = ("kind", "table", "load_id", "run_id", "feed", "file", "load_date", "key",
           "business_key", "message")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found: `findings` has a row for each thing that is wrong, if any.

    `head` is the end of the chain, to be kept elsewhere; `notes` say what is no fault but should
    be known.
    """

    findings: pandas.DataFrame
    head: str
    tables: int
    loads: int
    rows: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A table that was verified: its rows, what is wrong with it, and the seconds it took."""

    table: str
    rows: int
    findings: int
    seconds: float


def verify(
    warehouse: Warehouse,
    engine: sqlalchemy.Engine,
    load: int | None = None,
    table: str | None = None,
    since: str | None = None,
    told: Callable[[Progress], None] = lambda progress: None,
) -> Verification:
    """Compare every row with the seals, and every hash with what it is made of. Writes nothing.

    `load` and `table` narrow the rows that are looked at; the chain is always checked, and with
    `since` whether it holds a head that was kept. Raises UsageError where nothing is sealed.
    """
    from vault.execute import Session, dialect_of, opened
    from vault.execute import told as where_of
    from vault.verify.erased import doubted
    from vault.verify.vault import Verifier

    renderer = renderer_of(warehouse, dialect_of(engine))
    if not renderer.dialect.transactions:
        raise UsageError(
            f"what {renderer.dialect.name} holds is not sealed, since it has no transactions:"
            " verify works on DuckDB and PostgreSQL"
        )
    with opened(engine) as connection:
        verifier = Verifier(Session(connection, warehouse, renderer), load, table)
        verifier.require_sealed(where_of(engine))
        findings = list(verifier.chain(since))
        for name, check in verifier.checks():
            started = time.perf_counter()
            found, rows = check()
            findings += found
            told(Progress(name, rows, len(found), time.perf_counter() - started))
            connection.rollback()
        return Verification(
            _framed(doubted(findings, warehouse.schemas.audit), verifier.books),
            verifier.head,
            verifier.tables,
            len(verifier.books.loads),
            verifier.rows,
            tuple(verifier.notes),
        )


def _framed(findings: list[Finding], books: Books) -> pandas.DataFrame:
    import pandas

    rows = []
    for one in dict.fromkeys(findings):
        load = books.loads.get(one.load_id) if one.load_id else None
        about = (load.feed, load.file, load.load_date) if load else (None, None, None)
        run_id = one.run_id or (load.run_id if load else None)
        keys = (one.key or None, one.business_key or None)
        rows.append((one.kind, one.table, one.load_id, run_id, *about, *keys, one.message))
    return pandas.DataFrame(rows, columns=list(COLUMNS), dtype=object).convert_dtypes()
