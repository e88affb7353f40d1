"""Change: what several deliveries of one table tell of how it is delivered and what changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import duckdb

from vault.infer.observed import Column, Table
from vault.infer.observing import key_sql
from vault.sources.cells import quoted

#: What changes in this share of keys, and that much more often than the rest, has a satellite.
_OFTEN = 0.02
_TIMES = 5
_FEW = 20


@dataclass(frozen=True, slots=True)
class Change:
    """How a table is delivered, why that is thought, and how often each column changed."""

    delivers: str
    reason: str
    rates: dict[str, float]
    applied_date: str = ""
    compared: int = 0

    def fast(self, attributes: Sequence[Column]) -> list[Column]:
        """The attributes that change far more often than the others; none where all do.

        A few rows tell nothing of it.
        """
        if self.compared < _FEW:
            return []
        rates = sorted((self.rates.get(one.name, 0.0), one.at) for one in attributes)
        best: tuple[float, float] | None = None
        for (low, _), (high, _) in pairwise(rates):
            if high >= _OFTEN and high >= _TIMES * max(low, 0.001):
                ratio = high / max(low, 0.001)
                if best is None or ratio > best[0]:
                    best = ratio, high
        if best is None:
            return []
        return [one for one in attributes if self.rates.get(one.name, 0.0) >= best[1]]


def change_of(
    connection: duckdb.DuckDBPyConnection, table: Table, key: Sequence[str], files: int
) -> Change:
    """What the deliveries of a table with a key tell."""
    if files < 2:
        return Change("changes", "one delivery cannot tell whether it is complete", {})
    if table.deliveries < files:
        return Change("changes", "a delivery has no row, which no snapshot may be", {})
    same = " and ".join(
        f"{key_sql(table.column(name))} as k{at}" for at, name in enumerate(key)
    ).replace(" and ", ", ")
    attributes = [one for one in table.columns if one.name not in key]
    listed = "".join(f", c{one.at}::varchar as a{one.at}" for one in attributes)
    join = " and ".join(f"old.k{at} = new.k{at}" for at in range(len(key)))
    counts = "".join(
        f", count(*) filter (where new.k0 is not null and old.a{one.at} is distinct from"
        f" new.a{one.at})" for one in attributes
    )  # fmt: skip
    row = connection.execute(
        f"with rows as materialized (select f, {same}{listed} from {table.relation})"
        f" select count(*), count(new.k0){counts} from rows as old left join rows as new"
        f" on new.f = old.f + 1 and {join} where old.f < (select max(f) from rows)"
    ).fetchall()[0]
    before, again = row[0], row[1]
    share = again / before if before else 0.0
    rates = {
        one.name: count / again if again else 0.0
        for one, count in zip(attributes, row[2:], strict=True)
    }
    applied = _applied(connection, table, attributes)
    told = f"{share:.0%} of the keys of a delivery are in the next of {files}, too"
    return Change("snapshot" if share >= 0.5 else "changes", told, rates, applied, again)


def _applied(
    connection: duckdb.DuckDBPyConnection, table: Table, attributes: Sequence[Column]
) -> str:
    """The column that dates each delivery as a whole, later ones later."""
    for one in attributes:
        if not one.is_moment or one.nulls:
            continue
        moment = f"c{one.at}::varchar"
        if one.date_format:
            moment = f"strptime(trim({moment}), {quoted(one.date_format)})::varchar"
        found = connection.execute(
            f"select min({moment}), max({moment}) from {table.relation} group by f order by f"
        ).fetchall()
        starts = [low for low, high in found if low == high]
        if len(starts) == len(found) and starts == sorted(set(starts)):
            return one.name
    return ""
