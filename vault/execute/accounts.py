"""Accounts: what became of every row of a batch, for each table it went to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vault.audit import Account, Load
from vault.entities import Hub, Link, Satellite
from vault.errors import LoadError
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.plan import Step, Target
from vault.seal.cover import LOAD_ID
from vault.stage import Stage

#: How many rows got which verdict, by load; rows that are unchanged need none.
Verdicts = Mapping[int, Counter[str]]
#: What may become of a row; any other verdict is the reason for which the target refuses it.
ACCEPTED = frozenset({"inserted", "unchanged", "duplicate", "implied"})
#: The highest number a load may have.
_LAST = 2**63 - 1
_AT_ONCE = 1000


class Accounts:
    """The accounts of a batch: noted target by target, then checked and written at once."""

    def __init__(self, session: Session, targets: Iterable[Target]) -> None:
        self._session = session
        self._tables = list(dict.fromkeys(target.table for target in targets))
        self._filled = self._find_filled(self._tables)
        self._noted: list[Account] = []

    def is_empty(self, table: Table) -> bool:
        """Whether a table holds nothing but ghosts."""
        if table in self._filled:
            return False
        abreast = self._session.renderer.dialect.writes_abreast  # others may have filled it since
        return not (abreast and self._find_filled([table]))

    def _find_filled(self, tables: Sequence[Table]) -> set[Table]:
        asked = {"tables": tables, "group": LOAD_ID, "since": 1, "until": _LAST}
        places = self._session.rows("audit", "filled", **asked) if tables else []
        return {tables[place] for (place,) in places}

    def note(self, target: Target, loads: Sequence[Load], verdicts: Verdicts | None) -> None:
        """Note how the rows for a target were judged; without verdicts all of them are stored."""
        for load in loads:
            staged = load.delivered - load.rejected - load.filtered
            every = Counter({"inserted": staged})
            found = every if verdicts is None else verdicts.get(load.load_id, Counter())
            refused = sum(rows for verdict, rows in found.items() if verdict not in ACCEPTED)
            account = Account(
                load_id=load.load_id,
                target=target.table.name,
                hash_key=target.source.hash_key,
                delivered=load.delivered,
                inserted=found["inserted"],
                unchanged=staged - found["inserted"] - found["duplicate"] - refused,
                duplicate=found["duplicate"],
                rejected=load.rejected + refused,
                filtered=load.filtered,
                implied=found["implied"],
            )
            self._noted.append(account)
            if account.inserted or account.implied:
                self._filled.add(target.table)

    def close(self, stage: Stage) -> dict[Table, int]:
        """Write the accounts; returns how many rows each table was given.

        What was stored is counted in the tables themselves. Raises LoadError where that are not the
        rows that were judged to be, or more rows were judged than were delivered.
        """
        session, tables = self._session, self._tables
        span = {"since": stage.loads[0].load_id, "until": stage.loads[-1].load_id}
        found = session.rows("feed", "arrived", tables=tables, **span) if tables else []
        stored = {(tables[at], int(load_id)): int(rows) for at, load_id, rows in found}
        if session.counts and (lost := list(self._unbalanced(stored))):
            raise LoadError(
                f"the account does not balance, nothing is loaded: {'; '.join(lost)};"
                " a template of the project's own, or a trigger of the table, may be the cause"
            )
        for at in range(0, len(self._noted), _AT_ONCE):
            write(session, stage, self._noted[at : at + _AT_ONCE])
        given = Counter(dict.fromkeys(tables, 0))
        for (table, _), rows in stored.items():
            given[table] += rows
        return given

    def _unbalanced(self, stored: Mapping[tuple[Table, int], int]) -> Iterator[str]:
        """What is wrong, table by table and load by load."""
        for one in self._noted:
            if one.unchanged < 0:
                yield (
                    f"{one.target} of load {one.load_id}: {one.delivered} delivered, but"
                    f" {one.inserted} inserted + {one.duplicate} duplicate"
                    f" + {one.rejected} rejected + {one.filtered} filtered"
                )
        wanted: Counter[tuple[Identifier, int]] = Counter()
        for one in self._noted:
            wanted[one.target, one.load_id] += one.inserted + one.implied
        found = Counter({(table.name, load_id): rows for (table, load_id), rows in stored.items()})
        for name, load_id in sorted(wanted.keys() | found.keys()):
            rows, there = wanted[name, load_id], found[name, load_id]
            if rows != there:
                yield f"{name} of load {load_id}: rows to be stored {rows}, stored {there}"


def account(session: Session, this: Hub | Link | Satellite, load: Load, kept: int) -> None:
    """Write how many of the rows that a load took from tables of the database it stored."""
    left = load.delivered - kept
    found = Account(load.load_id, this.table.name, this.hash_key, load.delivered, kept, left)
    write(session, this, [found])


def write(session: Session, this: Stage | Hub | Link | Satellite, some: Sequence[Account]) -> None:
    """Write some accounts."""
    more = {"accounts": some, "audit": session.audit}
    session.step(Step(this, "account", more=more, templates="audit"))
