"""Marts: a select or a Python function becomes a table or view, and is tested."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from vault.audit import TestResult
from vault.entities import DataTest, Mart, Parameter, Warehouse
from vault.errors import VaultError, relative
from vault.execute.connect import driver_connection
from vault.execute.session import Session
from vault.names import Sql, Table
from vault.plan import Step

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
        import pandas

        table = self._tables[name]
        sql = self._session.renderer.render("mart", "read", this=table)
        return pandas.read_sql(sql, self._session.connection)

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
    for (standing,) in session.rows("catalogue", "standing", this=mart.table):
        if standing != wanted:
            session.step(Step(mart, "drop_view" if standing == "VIEW" else "drop_table"))
    session.step(Step(mart, materialized, more={"select": Sql(select)}))


def select(session: Session, mart: Mart) -> str:
    """The mart's own select, with what it names put in."""
    context = _context(session, mart)
    return session.renderer.render_text(mart.path.read_text(), relative(mart.path), context)


def test_mart(session: Session, mart: Mart) -> Iterator[TestResult]:
    """Run the mart's data tests; each answers how many rows must not be there."""
    for test in mart.tests:
        if test.sql is not None:
            place, context = relative(test.sql), _context(session, mart)
            offending = Sql(session.renderer.render_text(test.sql.read_text(), place, context))
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
    tables = [hub.table for hub in warehouse.hubs] + [link.table for link in warehouse.links]
    for satellite in warehouse.satellites:
        tables += [satellite.table, satellite.current, satellite.history]
    if warehouse.snapshots:
        tables.append(warehouse.snapshots.table)
    tables += [pit.table for pit in warehouse.pits]
    for dimension in warehouse.dimensions:
        tables += [dimension.table, dimension.history]
        tables += [dimension.at] if dimension.pit else []
    tables += [fact.table for fact in warehouse.facts]
    tables += [mart.table for mart in warehouse.marts]
    return {str(table.name): table for table in tables}


def _context(session: Session, mart: Mart) -> dict[str, Any]:
    tables = readable(session.warehouse)
    return {
        "ref": lambda name: tables[name],
        "this": mart.table,
        "parameter": {
            parameter.name: _literal(session, parameter) for parameter in mart.parameters
        },
    }


def _literal(session: Session, parameter: Parameter) -> Sql:
    kind = session.renderer.dialect.type(parameter.type)
    text = "null" if not parameter.value else "'" + parameter.value.replace("'", "''") + "'"
    return Sql(f"cast({text} as {kind})")


def _value(session: Session, parameter: Parameter) -> Any:
    """The parameter as a Python value, read by the database so that both read it alike."""
    ((value,),) = session.select(
        f"select {_literal(session, parameter)}", f"parameter {parameter.name}"
    )
    return value


def _build_from_python(session: Session, step: Step) -> None:
    mart: Mart = step.this
    frame = _model(mart)(Inputs(session, mart))
    missing = [name for name, _ in mart.columns if name not in frame.columns]
    if missing:
        raise VaultError(
            f"{relative(mart.path)}: model() returns no column '{missing[0]}', which"
            f" {mart.location.file} describes"
        )
    driver = driver_connection(session.connection)
    driver.register("frame", frame)
    try:
        _make(session, mart, "table", "select * from frame")
    finally:
        driver.unregister("frame")


def _model(mart: Mart) -> Any:
    """The function `model` of the mart's file."""
    place = relative(mart.path)
    name = f"dvault_mart_{mart.name}"
    spec = importlib.util.spec_from_file_location(name, mart.path)
    if spec is None or spec.loader is None:
        raise VaultError(f"{place}: cannot be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise VaultError(f"{place}: {type(error).__name__}: {error}") from error
    if not callable(getattr(module, "model", None)):
        raise VaultError(f"{place}: has no function `model(inputs)`")
    return module.model
