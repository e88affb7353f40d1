"""Taking: the personal values of a key are emptied, and what that changed is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vault.entities import Hub
from vault.erasure.holdings import Holding
from vault.erasure.measuring import Measure
from vault.erasure.pseudonym import pseudonym
from vault.erasure.subject import Subject
from vault.execute.session import Session
from vault.names import Identifier, Sql
from vault.plan import Step
from vault.renames import Renames
from vault.seal import Erased, cover_of, covers_of
from vault.verify.wrongs import faults_of

#: What is wrong with a row whose values are not those that were hashed.
_HASHED = ("key", "hashdiff")


def texts_of(session: Session, found: Iterable[Holding]) -> set[str]:
    """The texts of everything personal that the rows of a key hold."""
    texts: set[str] = set()
    for holding in found:
        rows = session.rows(
            "erasure", "values", table=holding.table, names=holding.names,
            condition=holding.condition,
        )  # fmt: skip
        texts |= {str(text) for (text,) in rows}
    return texts


def pseudonymised(subject: Subject, before: Sequence[Erased], renames: Renames) -> set[str]:
    """The columns of the business key in whose place a pseudonym stands already."""
    target = str(subject.hub.table)
    rows = (one for one in before if (one.target, one.row_key) == (target, subject.shown))
    return {renames.column(target, name) for one in rows for name in one.columns.split(", ")}


def filled(session: Session, holding: Holding) -> int:
    """How many rows hold something personal of a key."""
    ((rows, *_),) = session.rows(
        "erasure", "count", table=holding.table, names=holding.names, condition=holding.condition
    )
    return int(rows or 0)


def take(session: Session, holding: Holding, key: str) -> Iterator[Erased]:
    """Empty what is personal in a key's rows of a table, or put a pseudonym in its place."""
    entity, dialect = holding.entity, session.renderer.dialect

    def empty() -> None:
        context = {
            "table": holding.table,
            "values": _instead(session, holding),
            "condition": holding.condition,
        }
        session.step(Step(entity, "empty", more=context, templates="erasure"))

    columns = ", ".join(holding.names)
    if holding.aside:  # no load has stored it, and so it has no seal
        rows = filled(session, holding)
        empty()
        yield Erased(0, 0, 0, str(holding.table), columns, key, rows)
        return
    covers = {cover.table: cover for _, cover in covers_of(session.warehouse)}
    now = covers.get(holding.table) or cover_of(entity, session.warehouse)
    hashing = session.renderer.hashing
    faults = [
        fault
        for fault in faults_of(entity, now, session.warehouse, hashing, erased=True)
        if fault.name in _HASHED
    ]
    holding_any = " or ".join(f"{dialect.identifier(name)} is not null" for name in holding.names)
    measure = Measure(
        session,
        (now, holding.holds(session.warehouse)),
        holding.condition,
        Sql(holding_any),
        faults,
    )
    yield from measure.taking(empty, columns)


def _instead(session: Session, holding: Holding) -> list[tuple[Identifier, Sql]]:
    if holding.aside or not isinstance(holding.entity, Hub):
        return [(name, Sql("null")) for name in holding.names]
    values = []
    for column in holding.columns:
        value = pseudonym(column.type, session.renderer.dialect)
        while value.startswith("-") and _is_taken(session, holding, column.name, value):
            value = pseudonym(column.type, session.renderer.dialect)
        values.append((column.name, value))
    return values


def _is_taken(session: Session, holding: Holding, name: Identifier, value: Sql) -> bool:
    condition = Sql(f"{session.renderer.dialect.identifier(name)} = {value}")
    ((rows, *_),) = session.rows(
        "erasure", "count", table=holding.table, names=[name], condition=condition
    )
    return bool(rows)
