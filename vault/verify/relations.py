"""Relations: which of a load lead elsewhere than their own hash key says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vault.entities import Hub, Link, Satellite
from vault.execute.session import Session
from vault.names import Table
from vault.plan import misfits
from vault.verify.reading import NAMED


def misled_relations(
    session: Session,
    entity: Hub | Link | Satellite | None,
    erased: Callable[[str], Table | None],
    load_id: int,
) -> Iterator[str]:
    """The hash keys of a link's rows that are not those of the business keys their hubs have.

    To join every link with its hubs would cost more than to load it, so that only a load is asked
    whose sums differ already: nothing is missed, since these cover all keys of a link. Nor are
    links asked of whose hubs a key was `erased`: it is not there any more to be hashed.
    """
    if not isinstance(entity, Link):
        return
    more = misfits(entity, session.renderer.hashing)
    held = session.held()
    hubs = [reference.hub.table for reference in entity.references]
    if any(hub not in held or erased(str(hub)) for hub in hubs):
        return
    for (key,) in session.rows("seal", "misled", this=entity, load_id=load_id, limit=NAMED, **more):
        yield str(key)
