"""The business vault: what points in time, bridges, dimensions and facts are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vault.entities import (
    Attribute,
    Bridge,
    Dimension,
    Expression,
    Fact,
    Hierarchy,
    Pit,
    SameAs,
    Satellite,
    Warehouse,
)
from vault.lineage.draft import Draft, Sheet
from vault.lineage.expressions import named
from vault.lineage.graph import AGGREGATED, COMPUTED, Column
from vault.names import Identifier, Table

#: What stands for a column in expressions: by the word before the dot and its own name, folded.
_Names = dict[str, dict[str, Column]]
_SNAPSHOT = "snapshot_date"


def draw_business_vault(draft: Draft, warehouse: Warehouse) -> None:
    """Draw what is built of the raw vault, each table after those it reads."""
    if warehouse.snapshots:
        table = str(warehouse.snapshots.table)
        sheet = draft.dataset(table, "snapshot", [_SNAPSHOT])
        how = "the moments that `snapshots:` keeps"
        sheet.made(_SNAPSHOT, how=how, leaf="system")
        sheet.rows([Column(table, _SNAPSHOT)])
    for pit in warehouse.pits:
        _pit(draft, pit, warehouse)
    for bridge in warehouse.bridges:
        _bridge(draft, bridge, warehouse)
    for same_as in warehouse.same_as:
        _same_as(draft, same_as)
    for hierarchy in warehouse.hierarchies:
        _hierarchy(draft, hierarchy)
    for dimension in warehouse.dimensions:
        _dimension(draft, dimension, warehouse)
    for fact in warehouse.facts:
        _fact(draft, fact)


def _moment(draft: Draft, sheet: Sheet, warehouse: Warehouse) -> None:
    assert warehouse.snapshots
    sheet.made(_SNAPSHOT, [draft.column(warehouse.snapshots.table, _SNAPSHOT)])


def _pit(draft: Draft, pit: Pit, warehouse: Warehouse) -> None:
    key = str(pit.parent.hash_key)
    sheet = draft.dataset(str(pit.table), pit.kind, [key, _SNAPSHOT], description=pit.description)
    sheet.copied([key], pit.parent.table)
    _moment(draft, sheet, warehouse)
    for satellite in pit.satellites:
        dates = ("applied_date", "load_date", *(("sequence",) if satellite.sequenced else ()))
        columns = {"hk": str(satellite.hash_key), **{name: name for name in dates}}
        for name, column in columns.items():
            origin = draft.column(satellite.table, column)
            sheet.made(satellite.pit_column(name), [origin], "of the version valid then")
    assert warehouse.snapshots
    sheet.rows_of(pit.parent.table, warehouse.snapshots.table)


def _bridge(draft: Draft, bridge: Bridge, warehouse: Warehouse) -> None:
    sheet = draft.dataset(
        str(bridge.table), bridge.kind, [_SNAPSHOT], description=bridge.description
    )
    _moment(draft, sheet, warehouse)
    first = bridge.crossings[0]
    start = draft.column(first.link.table, first.origin.hash_key)
    sheet.made(bridge.start.hash_key, [start])
    for crossing in bridge.crossings:
        link = crossing.link.table
        sheet.made(crossing.hash_key, [draft.column(link, crossing.link.hash_key)])
        sheet.made(crossing.stop.hash_key, [draft.column(link, crossing.target.hash_key)])
        for name, column in crossing.child_key:
            sheet.made(name, [draft.column(link, column.name)])
    assert warehouse.snapshots
    links = [crossing.link.table for crossing in bridge.crossings]
    sheet.rows_of(*links, warehouse.snapshots.table)


def _same_as(draft: Draft, this: SameAs) -> None:
    link = this.link.table
    lower = draft.column(link, this.duplicate.hash_key)
    upper = draft.column(link, this.master.hash_key)
    sheet = draft.dataset(str(this.table), this.kind)
    sheet.made(this.duplicate.hash_key, [lower])
    sheet.made(this.master.hash_key, [upper], "at the end of the chain of duplicates")
    sheet.made("is_circular", [lower, upper], "whether the chain leads into a circle", COMPUTED)
    sheet.rows_of(link)


def _hierarchy(draft: Draft, this: Hierarchy) -> None:
    link = this.link.table
    child = draft.column(link, this.child.hash_key)
    parent = draft.column(link, this.parent.hash_key)
    names = [draft.column(this.hub.table, name) for name in this.key]
    sheet = draft.dataset(str(this.table), this.kind)
    sheet.copied([this.hub.hash_key], this.hub.table)
    sheet.made(this.parent_key, [parent])
    sheet.made("level", [child, parent], "how many steps from the root", COMPUTED)
    sheet.made("path", [*names, child, parent], "the keys from the root", COMPUTED)
    sheet.made("is_leaf", [parent], "whether nobody's parent", COMPUTED)
    sheet.rows_of(this.hub.table)


def _dimension(draft: Draft, this: Dimension, warehouse: Warehouse) -> None:
    """The dimension now, over time, and at each snapshot."""
    between = {"valid_from": "from when no value changed", "valid_to": "until a value changed"}
    tables: list[tuple[Table, Iterable[str]]] = [(this.table, ()), (this.history, between)]
    if this.pit:
        tables.append((this.at, [_SNAPSHOT]))
    for table, dates in tables:
        sheet = draft.dataset(str(table), this.kind, description=this.description)
        sheet.copied([this.hub.hash_key], this.hub.table)
        for name in dates:
            if name == _SNAPSHOT:
                assert this.pit
                sheet.copied([name], this.pit.table)
                continue
            dated = [one.table for one in this.satellites]
            changes = [draft.column(one, "applied_date") for one in dated]
            since = draft.column(this.hub.table, "load_date")
            sheet.made(name, [*changes, since], between[name], COMPUTED)
        _of_hub(draft, sheet, this)
        _values(draft, sheet, this.attributes, this.columns, _names(draft, this))
        sheet.rows_of(this.hub.table)


def _of_hub(draft: Draft, sheet: Sheet, this: Dimension) -> None:
    """The keys of a dimension beside its own, and what the business knows it by."""
    if this.same_as:
        master = draft.column(this.same_as.table, this.same_as.master.hash_key)
        own = draft.column(this.hub.table, this.hub.hash_key)
        how = f"its master by {this.same_as.name}, or itself"
        sheet.made(this.same_as.master_key, [master, own], how, COMPUTED)
    if this.hierarchy:
        sheet.copied(this.tree, this.hierarchy.table)
    sheet.copied([column.name for column in this.hub.identity], this.hub.table)


def _values(
    draft: Draft,
    sheet: Sheet,
    attributes: Iterable[Attribute],
    columns: Iterable[Expression],
    names: _Names,
) -> None:
    """The attributes of satellites, and the columns computed of what there is."""
    for attribute in attributes:
        sheet.made(attribute.name, [draft.column(attribute.satellite.table, attribute.column)])
    known = [name for of_one in names.values() for name in of_one]
    for column in columns:
        found, way = named(column.sql, draft.dialect, known)
        origins = [one for table, name in found if (one := _meant(names, table, name))]
        leaf = "" if origins else "constant"
        sheet.made(column.name, dict.fromkeys(origins), column.sql, way, leaf)


def _meant(names: _Names, table: str, name: str) -> Column | None:
    """The column that an expression speaks of; without a table, the first of that name."""
    for alias, columns in names.items():
        if table.casefold() in ("", alias.casefold()) and name.casefold() in columns:
            return columns[name.casefold()]
    return None


def _of_table(draft: Draft, table: Table, names: Iterable[Identifier | str]) -> dict[str, Column]:
    return {str(name).casefold(): draft.column(table, name) for name in names}


def _all_of(draft: Draft, satellites: Iterable[Satellite]) -> _Names:
    return {
        str(one.alias): _of_table(draft, one.table, draft.table(one.table).columns)
        for one in satellites
    }


def _names(draft: Draft, this: Dimension) -> _Names:
    hub = this.hub.table
    return {
        "hub": _of_table(draft, hub, draft.table(hub).columns),
        **_all_of(draft, this.satellites),
    }


def _fact(draft: Draft, this: Fact) -> None:
    parent = this.parent
    sheet = draft.dataset(str(this.table), this.kind, description=this.description)
    held = {str(parent.hash_key): parent.table}
    held |= {str(name): parent.table for name in this.parent_columns}
    for through in this.through:
        held |= {str(key): through.link.table for key in through.keys}
    masters = this.masters
    for name, table in held.items():
        own = draft.column(table, name)
        mastered = masters.get(Identifier(name))
        if mastered:
            master = draft.column(mastered.same_as.table, mastered.master)
            how = f"its master by {mastered.same_as.name}, or itself"
            sheet.made(name, [master, own], how, COMPUTED)
        else:
            sheet.made(name, [own])
    measured: Mapping[str, dict[str, Column]] = {
        str(measure.alias): {} for measure in this.measures
    }
    for measure in this.measures:
        column = draft.column(measure.fact.table, measure.column)
        measured[str(measure.alias)][measure.name.casefold()] = column
    own_names = {
        **{str(through.alias): _of_table(draft, through.link.table, through.keys)
           for through in this.through},
        **_all_of(draft, this.satellites),
        **measured,
    }  # fmt: skip
    columns = (str(parent.hash_key), *map(str, this.parent_columns))
    names = {"fact": _of_table(draft, parent.table, columns), **own_names}
    _values(draft, sheet, this.attributes, this.columns, names)
    for measure in this.measures:
        how = f"{measure.function}({measure.fact.name}.{measure.column})"
        column = draft.column(measure.fact.table, measure.column)
        sheet.made(measure.name, [column], how, AGGREGATED)
    sheet.rows_of(parent.table)
