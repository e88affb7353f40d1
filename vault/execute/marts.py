"""Marts: a select or a Python function becomes a table or view, and is tested."""

from __future__ import annotations

import importlib.util
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from vault.audit import TestResult
from vault.entities import DataTest, Mart, Parameter, Warehouse
from vault.errors import VaultError, relative, suggestion
from vault.execute.frames import data_frame, offered
from vault.execute.session import Session, database_message, readable_errors
from vault.names import Identifier, Sql, Table
from vault.plan import Step
from vault.render import literal

if TYPE_CHECKING:
    import pandas


class Inputs(Mapping[str, "pandas.DataFrame"]):
    """What a Python mart is given: the tables it reads, and its parameters as values."""

    def __init__(self, session: Session, mart: Mart) -> None:
        self._session = session
        self._tables = {name: readable(session.warehouse)[name] for name in mart.reads}
        self.parameters = {
            parameter.name: _value(session, parameter) for parameter in mart.parameters
        }

    def __getitem__(self, name: str) -> pandas.DataFrame:
        if name not in self._tables:
            raise KeyError(
                f"'{name}' is not among `reads` of the mart" + suggestion(name, self._tables)
            )
        table = self._tables[name]
        sql = self._session.renderer.render("mart", "read", this=table)
        return data_frame(self._session, sql)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def build_mart(session: Session, step: Step) -> None:
    """Make the mart's table or view anew, or bring an incremental one up to date."""
    mart: Mart = step.this
    if mart.path.suffix == ".py":
        _build_from_python(session, step)
        return
    _make(session, mart, mart.materialized, select(session, mart))


def _make(session: Session, mart: Mart, materialized: str, select: str) -> None:
    """Put the mart in its place, even where a view has become a table or the other way round."""
    wanted = "VIEW" if materialized == "view" else "BASE TABLE"
    standing = session.driver.standing(session.rows, mart.table)
    if standing not in (None, wanted):
        session.step(Step(mart, "drop_view" if standing == "VIEW" else "drop_table"))
    more: dict[str, Any] = {"select": Sql(select)}
    if materialized == "incremental":
        session.step(Step(mart, "fresh", more=more))
        more = {"columns": [Identifier(name) for name in session.columns("fresh")]}
    session.step(Step(mart, materialized, more=more))
    held = session.catalogue(mart.table.schema)
    found = [name for _, table, name, _ in held if table == mart.table.name]
    if found:  # there are none where statements are only written down
        _require_columns(mart, found, "the mart has")


def select(session: Session, mart: Mart) -> str:
    """The mart's own select, with what it names put in; VaultError where it is no select."""
    return _own_select(session, mart, mart.path)


def _own_select(session: Session, mart: Mart, path: Path) -> str:
    """The SQL of a mart's or test's file, which may read and do nothing else."""
    place, context = relative(path), _context(session, mart)
    text = session.renderer.render_text(path.read_text("utf-8"), place, context)
    if not session.renderer.dialect.takes_files:  # there it is not run, nor in DuckDB's words
        _require_select(text, place)
    return text


def _require_select(sql: str, place: str) -> None:
    """VaultError unless the text is one select: a second statement could do anything."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        line = re.search(r"\nLINE (\d+):", str(error))
        where = f"{place}:{line[1]}" if line else place
        raise VaultError(f"{where}: {database_message(error)}") from error
    kinds = [statement.type.name for statement in statements]
    if kinds != ["SELECT"]:
        found = " and ".join(f"a {kind.lower()}" for kind in kinds) or "nothing"
        raise VaultError(f"{place}: must be one select statement and holds {found}")


def test_mart(session: Session, mart: Mart) -> Iterator[TestResult]:
    """Run the mart's data tests; each answers how many rows must not be there."""
    for test in mart.tests:
        if test.sql is not None:
            offending = Sql(_own_select(session, mart, test.sql))
        else:
            offending = Sql(session.renderer.render("data_test", test.rule, this=mart, test=test))
        sql = session.renderer.render("data_test", "failures", offending=offending)
        where = relative(test.sql) if test.sql else str(mart.location)
        ((failures,),) = session.select(sql, f"{where}: test {describe(test)} of {mart.name}")
        yield TestResult(mart.name, describe(test), failures)


def describe(test: DataTest) -> str:
    """The test in words: `unique customer_hk`, `tests/rfm_total.sql`."""
    if test.sql is not None:
        return f"{test.sql.parent.name}/{test.sql.name}"
    return f"{test.rule} {', '.join(test.columns)}"


def readable(warehouse: Warehouse) -> dict[str, Table]:
    """Every name that `ref()` knows, with the table it stands for."""
    tables = [hub.table for hub in (*warehouse.hubs, *warehouse.references)]
    tables += [link.table for link in warehouse.links]
    for satellite in warehouse.satellites:
        tables += [satellite.table, satellite.current, satellite.history, satellite.known]
    if warehouse.snapshots:
        tables.append(warehouse.snapshots.table)
    tables += [pit.table for pit in warehouse.pits]
    tables += [bridge.table for bridge in warehouse.bridges]
    tables += [same_as.table for same_as in warehouse.same_as]
    tables += [hierarchy.table for hierarchy in warehouse.hierarchies]
    for dimension in warehouse.dimensions:
        tables += [dimension.table, dimension.history]
        tables += [dimension.at] if dimension.pit else []
    tables += [fact.table for fact in warehouse.facts]
    tables += [mart.table for mart in warehouse.marts]
    return {str(table.name): table for table in tables}


def _context(session: Session, mart: Mart) -> dict[str, Any]:
    tables = readable(session.warehouse)

    def ref(name: str) -> Table:
        if name not in tables:
            raise VaultError(f"there is no mart or table {name!r} to ref()")
        return tables[name]

    return {
        "ref": ref,
        "this": mart.table,
        "parameter": {
            parameter.name: _literal(session, parameter) for parameter in mart.parameters
        },
    }


def _literal(session: Session, parameter: Parameter) -> Sql:
    kind = session.renderer.dialect.type(parameter.type)
    text = literal(parameter.value or None, session.renderer.dialect)
    return Sql(f"cast({text} as {kind})")


def _value(session: Session, parameter: Parameter) -> Any:
    """The parameter as a Python value, read by the database so that both read it alike."""
    ((value,),) = session.select(
        f"select {_literal(session, parameter)}", f"parameter {parameter.name}"
    )
    return value


def _build_from_python(session: Session, step: Step) -> None:
    mart: Mart = step.this
    model = _model(mart)
    with _readable_python(mart):
        frame = model(Inputs(session, mart))
    columns = getattr(frame, "columns", None)
    if columns is None:
        raise VaultError(
            f"{relative(mart.path)}: model() returns {type(frame).__name__}; let it return a pandas"
            " DataFrame"
        )
    _require_columns(mart, [str(column) for column in columns], "model() returns")
    with (
        readable_errors(f"{relative(mart.path)}: what model() returns", ""),
        offered(session, frame),
    ):
        _make(session, mart, "table", "select * from frame")


def _require_columns(mart: Mart, found: Sequence[str], who: str) -> None:
    """VaultError where a mart lacks a column that its description promises."""
    folded = {name.casefold() for name in found}
    for name, _ in mart.columns:
        if name.casefold() not in folded:
            raise VaultError(
                f"{relative(mart.path)}: {who} no column '{name}', which"
                f" {mart.location.file} describes{suggestion(name, found)}"
            )


@contextmanager
def _readable_python(mart: Mart) -> Iterator[None]:
    """Say where in a mart's own file it went wrong."""
    try:
        yield
    except VaultError:
        raise
    except (Exception, SystemExit) as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == str(mart.path)]
        place = relative(mart.path) + (f":{lines[-1]}" if lines else "")
        raise VaultError(f"{place}: {type(error).__name__}: {error}") from error


def _model(mart: Mart) -> Any:
    """The function `model` of the mart's file."""
    place = relative(mart.path)
    name = f"dvault_mart_{mart.name}"
    spec = importlib.util.spec_from_file_location(name, mart.path)
    if spec is None or spec.loader is None:
        raise VaultError(f"{place}: cannot be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    with _readable_python(mart):
        spec.loader.exec_module(module)
    if not callable(getattr(module, "model", None)):
        raise VaultError(f"{place}: has no function `model(inputs)`")
    return module.model
