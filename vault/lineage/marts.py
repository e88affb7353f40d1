"""Marts: what the columns of a select, or of a model, are made of."""

from __future__ import annotations

from collections.abc import Mapping

from vault.entities import Mart
from vault.errors import DefinitionError, Problem, relative, suggestion
from vault.lineage.draft import Draft, Sheet
from vault.lineage.graph import COMPUTED, ROWS, WHOLE_INPUT, Column, Dataset, Origin
from vault.lineage.outputs import Output
from vault.lineage.reading import Unreadable
from vault.lineage.select import outputs
from vault.names import Identifier, Table


def draw_mart(draft: Draft, mart: Mart, select: str | None, tables: Mapping[str, Table]) -> None:
    """Draw a mart: by its `select` as it is rendered, or as a model that reads whole tables.

    `tables` are what `ref()` knows, of which those the mart reads are drawn already.
    """
    names = [str(name) for name, _ in mart.columns]
    sheet = draft.dataset(
        str(mart.table), mart.kind, description=mart.description, file=relative(mart.path)
    )
    if select is None:
        _model(draft, sheet, mart, names, tables, f"model() in {relative(mart.path)}")
    else:
        known = {
            (str(table.schema), str(table.name)): draft.table(table)
            for name, table in tables.items()
            if name in select and draft.knows(table) and table != mart.table
        }
        try:
            found = outputs(select, known, draft.dialect, frozenset(_constants(draft, known)))
        except Unreadable as reason:
            draft.unread[sheet.name] = str(reason)
            how = f"the select in {relative(mart.path)}, which could not be read"
            _model(draft, sheet, mart, names, tables, how)
        else:
            _select(draft, sheet, found, names)
    draft.describe_in_words(sheet.name, {str(name): text for name, text in mart.columns})


def _constants(draft: Draft, known: Mapping[tuple[str, str], Dataset]) -> set[Column]:
    """The columns of some tables that are made of constants alone."""
    columns = {Column(one.name, name) for one in known.values() for name in one.columns}
    return {
        column
        for column in columns
        if (made := draft.derivations.get(column)) and made.leaf == "constant"
    }


def _model(
    draft: Draft,
    sheet: Sheet,
    mart: Mart,
    names: list[str],
    tables: Mapping[str, Table],
    how: str,
) -> None:
    """Every column is made of all that is read, as far as anybody can tell."""
    read = [draft.table(tables[name]) for name in mart.reads]
    every = [Column(one.name, name) for one in read for name in one.columns]
    told = dict(mart.lineage)
    for name in names:
        if origins := told.get(Identifier(name)):
            sheet.made(name, [_told(draft, mart, tables[t], c) for t, c in origins], how, COMPUTED)
        else:
            sheet.made(name, every, how, WHOLE_INPUT)
    sheet.rows_of(*(one.name for one in read))


def _told(draft: Draft, mart: Mart, table: Table, name: Identifier) -> Column:
    """A column that a model is said to be made of; DefinitionError where there is none."""
    columns = draft.table(table).columns
    if name not in columns:
        message = f"'{table}' has no column '{name}'{suggestion(name, columns)}"
        raise DefinitionError([Problem(mart.location, message)])
    return draft.column(table, name)


def _select(draft: Draft, sheet: Sheet, found: Mapping[str, Output], names: list[str]) -> None:
    spelled = {name.casefold(): name for name in names}
    for name, made in found.items():
        origins = [Origin(column, way) for column, way in made.origins.items()]
        origins = [one for one in origins if one.column.table != sheet.name]  # what it was before
        _unknown(draft, origins)
        if name == ROWS:
            sheet.rows([origin.column for origin in origins])
            continue
        copied = [one.column.name for one in origins if one.column.name.casefold() == name]
        alike = copied[0] if len(origins) == len(copied) == 1 else name
        leaf = "" if origins else "constant"
        sheet.made(spelled.get(name.casefold(), alike), origins, "; ".join(made.how), leaf=leaf)


def _unknown(draft: Draft, origins: list[Origin]) -> None:
    """What a select reads that is none of the warehouse's: a table, or a file."""
    for origin in origins:
        table, name = origin.column.table, origin.column.name
        if not draft.knows(table) or draft.table(table).kind == "table":
            columns = [] if name == ROWS else [name]
            sheet = draft.dataset(table, "table", columns)
            sheet.made(name, leaf="delivered")
