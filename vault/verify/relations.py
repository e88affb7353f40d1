"""Relations: which of a load lead elsewhere than their own hash key says."""

from __future__ import annotations

from collections.abc import Iterator

from vault.entities import Hub, Link, Satellite
from vault.execute.session import Session
from vault.plan import misfits
from vault.verify.reading import NAMED


def misled_relations(
    session: Session, entity: Hub | Link | Satellite | None, load_id: int
) -> Iterator[str]:
    """The hash keys of a link's rows that are not those of the business keys their hubs have.

    To join every link with its hubs would cost more than to load it, so that only a load is asked
    whose sums differ already: nothing is missed, since these cover all keys of a link.
    """
    if not isinstance(entity, Link):
        return
    more = misfits(entity, session.renderer.hashing)
    held = session.held()
    if any(reference.hub.table not in held for reference in entity.references):
        return
    for (key,) in session.rows("seal", "misled", this=entity, load_id=load_id, limit=NAMED, **more):
        yield str(key)
