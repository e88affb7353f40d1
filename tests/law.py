"""What the laws are tried on: a vault in memory that is emptied for each example.

What a run takes it takes by its statements, not by its rows. So an example of hypothesis is several
worlds, each with keys of its own: a world is one example of the law.
"""

from __future__ import annotations

import csv
import importlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path

import pytest
import sqlalchemy
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from sqlalchemy.pool import StaticPool

from vault.definitions import read
from vault.dialects import DUCKDB
from vault.entities import Link, Satellite
from vault.execute import Options, run
from vault.plan import plan
from vault.render import Renderer
from vault.resolve import resolve

#: How many worlds a law is tried on, and how many of them at once.
EXAMPLES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 200
WORLDS = 40
law = settings(
    max_examples=EXAMPLES // WORLDS, deadline=None, suppress_health_check=list(HealthCheck)
)


def deliveries_of(
    row: Callable[[int], st.SearchStrategy], rows: int = 4, deliveries: int = 3
) -> st.SearchStrategy[list[list]]:
    """Deliveries of the rows of all worlds; `row` is given the number of one."""
    worlds = [
        st.lists(st.lists(row(number), max_size=rows), max_size=deliveries)
        for number in range(WORLDS)
    ]
    return st.tuples(*worlds).map(together).filter(lambda found: found and all(found))


def together(worlds: tuple[list[list], ...]) -> list[list]:
    """The deliveries of each world beside those of the others."""
    return [list(chain(*parts)) for parts in zip_longest(*worlds, fillvalue=[])]


class Vault:
    """One warehouse in memory. `-` is null in its files."""

    def __init__(self, folder: Path, definitions: str) -> None:
        self.data = folder / "data"
        self.data.mkdir(parents=True)
        (folder / "warehouse.yml").write_text(definitions)
        self.plan = plan(resolve(read(folder)))
        self.engine = sqlalchemy.create_engine(
            "duckdb:///:memory:", poolclass=StaticPool, connect_args={"config": {"threads": 1}}
        )
        run(self.plan, self.engine, ("apply",))
        self.targets = {
            target.table.name: target for feed in self.plan.feeds for target in feed.targets
        }

    def empty(self) -> Vault:
        with self.engine.begin() as connection:
            tables = [str(target.table) for target in self.targets.values()]
            for table in (*tables, "audit.load", "audit.row_account"):
                connection.exec_driver_sql(f"delete from {table} where load_id > 0")
            for table in ("run", "step", "rejected_row", "sealed", "seal"):
                connection.exec_driver_sql(f"delete from audit.{table}")
        for path in self.data.iterdir():
            path.unlink()
        return self

    def deliver(self, head: tuple[str, ...], rows: list, feed: str = "rows") -> None:
        """Write a delivery; its number in each row makes it a file of its own."""
        number = len(list(self.data.iterdir())) + 1
        with (self.data / f"{feed}_{number:03}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(
                ["-" if cell is None else str(cell) for cell in row]
                for row in [(*head, "delivery"), *((*row, number) for row in rows)]
            )
            file.write("" if rows else "\n" * number)

    def load(self, at: datetime | None = None) -> None:
        """Load what was delivered, as of a moment."""
        feeds = {path.name.rpartition("_")[0] for path in self.data.iterdir()}
        options = Options(feeds=[f"crm.{feed}" for feed in feeds], load_date=at)
        run(self.plan, self.engine, ("load",), options)

    def select(self, sql: str) -> list[tuple]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]

    def count(self, sql: str) -> Counter[tuple]:
        return Counter(self.select(sql))

    def accounts(self) -> dict[tuple[int, str], tuple[int, ...]]:
        """delivered, inserted, unchanged, duplicate, rejected, filtered, by load and target."""
        rows = self.select(
            "select load_id, target, delivered, inserted, unchanged, duplicate, rejected, filtered"
            " from audit.row_account"
        )
        assert len(rows) == len({row[:2] for row in rows})
        for _, _, delivered, *became in rows:
            assert delivered == sum(became)  # law 5
        return {row[:2]: row[2:] for row in rows}

    def rejected(self) -> Counter[tuple]:
        return self.count("select load_id, target, delivery_row from audit.rejected_row")

    def orphans(self) -> list[tuple]:
        """Keys of links and satellites that have no parent (law 6)."""
        found = []
        for target in self.targets.values():
            if isinstance(target.this, Link):
                keys = [
                    (one.hash_key, one.hub.table, one.hub.hash_key)
                    for one in target.this.references
                ]
            elif isinstance(target.this, Satellite):
                parent, (key,) = target.this.parent, target.this.key
                keys = [(key, parent.table, key)]
            else:
                continue
            for key, table, known in keys:
                found += self.select(
                    f"select {key} from {target.table} where {key} not in"
                    f" (select {known} from {table})"
                )
        return found


@contextmanager
def opened(folder: Path, definitions: str) -> Iterator[Vault]:
    """Templates are compiled once for all runs: nothing else about them differs from a run."""
    execute = importlib.import_module("vault.execute.run")
    with pytest.MonkeyPatch.context() as patch:
        renderer = cache(lambda recipe, folder: Renderer(DUCKDB, recipe, folder / "templates"))
        patch.setattr(execute, "renderer_of", lambda one, _: renderer(one.recipe, one.folder))
        yield Vault(folder, definitions)


class Changing(Vault):
    """A vault whose definitions change, and which forgets that when it is emptied."""

    def become(self, definitions: str) -> None:
        """Have other definitions from now on."""
        (self.data.parent / "warehouse.yml").write_text(definitions)
        self.plan = plan(resolve(read(self.data.parent)))
        run(self.plan, self.engine, ("apply",))

    def anew(self, definitions: str) -> None:
        """Begin once more."""
        with self.engine.begin() as connection:
            for schema in ("raw_vault", "business_vault", "audit"):
                connection.exec_driver_sql(f"drop schema if exists {schema} cascade")
        for path in self.data.iterdir():
            path.unlink()
        self.become(definitions)
