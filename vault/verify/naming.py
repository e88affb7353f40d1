"""Naming: hash keys of findings → the business keys that they stand for, where their hub knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vault.entities import Hub, Link, Reference, Satellite
from vault.execute.session import Session
from vault.names import Sql
from vault.verify.finding import Finding

#: So many keys are looked up; a list of more is not read by anybody.
_MOST = 1000


def named(
    session: Session, entities: Mapping[str, Hub | Link | Satellite], findings: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings, those of hubs and their satellites with the business key."""
    known: dict[tuple[str, str], str] = {}
    for finding in findings:
        entity = entities.get(finding.table)
        hub = entity.parent if isinstance(entity, Satellite) else entity
        if not isinstance(hub, Hub) or isinstance(hub, Reference) or not finding.load_id:
            yield finding
            continue
        about = (hub.name, finding.key)
        if about not in known and len(known) < _MOST:
            known[about] = _business_key(session, hub, finding.key)
        said = known.get(about)
        if not said:
            yield finding
            continue
        message = finding.message.replace(f"{finding.key}:", f"{said} ({finding.key}):", 1)
        yield replace(finding, business_key=said, message=message)


def _business_key(session: Session, hub: Hub, key: str) -> str:
    """The business key that a hub holds for a hash key as it is shown; empty where it does not."""
    dialect, hashing = session.renderer.dialect, session.renderer.hashing
    digits = key.replace("-", "")
    if len(digits) != hashing.digits or not set(digits.lower()) <= set("0123456789abcdef"):
        return ""
    names = [dialect.identifier(column.name) for column in hub.identity]
    told = Sql(dialect.join([f"cast({name} as {dialect.text})" for name in names], ", "))
    found = session.rows("seal", "named", this=hub, key=hashing.constant(digits), told=told)
    return str(found[0][0] or "") if len(found) == 1 else ""
