"""Tables under other names: which go on as they are and are only called otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from vault.dialects import Dialect
from vault.entities import Satellite, TrackedSatellite
from vault.errors import suggestion
from vault.names import Identifier, Table
from vault.plan.called import rekeyed
from vault.plan.steps import VIEWS, Step
from vault.renames import Rename, Renames

#: What PostgreSQL keeps beside a table under its name: what finds its rows, by key and by load.
_BESIDE = ("key", "pkey", "load_id_idx")


class Renaming:
    """The tables of some entities that are `held` under the names they had before.

    `moved` are those by their new names, `refusals` say what stands in the way.
    """

    def __init__(
        self,
        entities: Iterable[Any],
        held: Mapping[Table, Mapping[str, str]],
        renames: Renames,
        dialect: Dialect,
    ) -> None:
        self._held, self._renames, self._dialect = held, renames, dialect
        self._entities = list(entities)
        self._declared = {one.table for one in self._entities}
        self.moved: dict[Table, Table] = {}
        for entity in self._entities:
            found = self._now(entity)
            taken = {*self._declared, *self.moved.values()}
            if found in held.keys() - taken and entity.table not in held:
                self.moved[entity.table] = found
        self.refusals = [text for entity in self._entities for text in self._faults(entity)]

    @property
    def renames(self) -> Renames:
        """All that was renamed, with what is about to be."""
        made = (
            Rename(0, 0, "table", str(old.schema), str(old.name), str(new.name))
            for new, old in self.moved.items()
        )
        return Renames((*self._renames.every, *made))

    @property
    def held(self) -> dict[Table, Mapping[str, str]]:
        """What is held, each table under its new name."""
        after = {old: new for new, old in self.moved.items()}
        return {after.get(table, table): columns for table, columns in self._held.items()}

    def steps(self, entity: Any) -> Iterator[Step]:
        """What gives an entity's table its new name, if it gets one."""
        if entity.table in self.moved:
            before = self.moved[entity.table]
            yield renaming(entity, before, tuple(views_of(entity, before, self._held)))

    def steps_of_left(self, satellites: Iterable[Satellite]) -> Iterator[Step]:
        """What gives satellites that are declared no longer the keys of what they describe."""
        for old in satellites:
            for one in (old, *([old.appearances] if isinstance(old, TrackedSatellite) else ())):
                columns = self.held.get(one.table, {})
                found = tuple(rekeyed(one, columns, self.renames))
                if found:
                    yield Step(one, "rename", more={"renamed": found}, templates="change")
                    yield from (Step(one, word) for word in _views(one, self._held))

    def _now(self, entity: Any) -> Table | None:
        """What the table is called now that an entity says it had before."""
        before: Table | None = getattr(entity, "before", None)
        if before is None:
            return None
        return Table(before.schema, Identifier(self._renames.table(str(before.name))))

    def _faults(self, entity: Any) -> Iterator[str]:
        table, was = entity.table, getattr(entity, "was", None)
        before, now = getattr(entity, "before", None), self._now(entity)
        noun = str(entity.kind).split("_")[-1]
        if table in self._held:
            if was and not was.implied and before in self._held and before != table:
                yield (
                    f"{was.said_at}: {before} and {table} are both there, so that the one is not"
                    " the other under a new name; leave out `was`, and declare both"
                )
            return
        called = Table(table.schema, Identifier(self._renames.table(str(table.name))))
        others = {new for new, old in self.moved.items() if old == now} | ({now} & self._declared)
        if was and others - {table}:
            yield (
                f"{was.said_at}: {before} went on as {min(map(str, others))}, which is declared"
                f" still: it is not the old name of this {noun}; leave out `was`"
            )
        elif called not in (table, now):
            other = str(called.name).partition("_")[2]
            yield (
                f"{table} is what {called} was called before, and is called still in what was"
                f" sealed of it; give the new {noun} another name, or say `was: {other}` if it is"
                " that one again"
            )
        elif was and table in self.moved and not self._dialect.transactions:
            yield (
                f"{was.said_at}: {self.moved[table]} keeps its name in {self._dialect.name};"
                " declare it as it was, or load everything into a new database (--database)"
            )
        elif was and not was.implied and table not in self.moved and now != table:
            left = self._left(table)
            if left:
                yield (
                    f"{was.said_at}: there is no table {before}{suggestion(was.name, left)}; or"
                    f" leave out `was`, if nothing goes on in this {noun}"
                )

    def _left(self, like: Table) -> list[str]:
        """What is held like a table, is declared no longer, and goes on under no other name."""
        prefix = like.name.partition("_")[0]
        known = self._declared | {*self.moved.values()}
        return sorted(
            str(table.name).removeprefix(f"{prefix}_")
            for table, columns in self._held.items()
            if table.schema == like.schema and table.name.startswith(f"{prefix}_")
            and table not in known and "load_id" in columns
        )  # fmt: skip


def renaming(entity: Any, before: Table, views: Collection[Table] = ()) -> Step:
    """The step that gives a table its new name; `views` over it are made anew afterwards."""
    ends = (f"{{}}_{end}" for end in _BESIDE)
    indexes = tuple(
        tuple(replace(table, name=Identifier(end.format(table.name)))
              for table in (before, entity.table))
        for end in ends
    )  # fmt: skip
    more = {"before": before, "indexes": indexes, "views": tuple(views)}
    return Step(entity, "rename_table", more=more, templates="change")


def _views(entity: Any, held: Collection[Table]) -> Iterator[str]:
    """The operations that make the views over a table which are there."""
    yield from (word for word, view in VIEWS.items() if getattr(entity, view, None) in held)


def views_of(entity: Any, before: Table, held: Collection[Table]) -> Iterator[Table]:
    """The views over an entity's table that are there under the names they had before."""
    for word in sorted(set(VIEWS.values())):
        view: Table | None = getattr(entity, word, None)
        if view is not None and view.name.startswith(entity.table.name):
            old = replace(view, name=Identifier(before.name + view.name[len(entity.table.name) :]))
            yield from [old] if old in held else []
