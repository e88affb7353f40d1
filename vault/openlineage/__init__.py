"""OpenLineage: what runs and jobs are made of, told to others. Needs the extra `openlineage`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vault.errors import UsageError
from vault.secrets import concealed, secrets_around

if TYPE_CHECKING:
    import sqlalchemy

    from vault.entities import Warehouse
    from vault.execute import Listener
    from vault.lineage import Graph
    from vault.openlineage.facets import Teller

__all__ = ["described", "emitting", "is_wanted"]

#: By these the package itself is told where to send events.
_SET = ("OPENLINEAGE_URL", "OPENLINEAGE_CONFIG", "OPENLINEAGE__TRANSPORT")
_MISSING = "OpenLineage needs a package that is not installed: pip install 'dvault[openlineage]'"


def is_wanted(target: str | None) -> bool:
    """Whether events are to be sent: a target is named, or the environment names one."""
    if os.environ.get("OPENLINEAGE_DISABLED", "").strip().lower() == "true":
        return False
    return target is not None or any(name.startswith(_SET) for name in os.environ)


@contextmanager
def emitting(
    warehouse: Warehouse,
    engine: sqlalchemy.Engine,
    listener: Listener,
    command: str,
    target: str | None = None,
) -> Iterator[Listener]:
    """Yield a listener that sends the events of a run to a file, a URL, or as the environment says.

    A receiver that fails is a warning; the run goes on. Raises UsageError where a `target` is named
    and the package is not installed.
    """
    if not is_wanted(target):
        yield listener
        return
    try:
        from vault.openlineage.emitter import Emitter, client_of
    except ImportError as error:
        if target is not None:
            raise UsageError(_MISSING) from error
        listener.warned(_MISSING)
        yield listener
        return
    from vault.execute import dialect_of
    from vault.openlineage.jobs import jobs_of
    from vault.provenance import lineage

    url = engine.url.render_as_string(hide_password=False)
    secrets = secrets_around([target or ""], os.environ, url)
    try:
        graph = lineage(warehouse, dialect=dialect_of(engine).name)
        teller = _teller(warehouse, graph, engine.url)
        jobs = jobs_of(graph, warehouse)
        emitter = Emitter(client_of(target), teller, jobs, command, listener.warned, secrets)
    except Exception as error:  # no more reason to fail a load than a receiver
        why = concealed(str(error), secrets)
        listener.warned(f"OpenLineage: {why}; this run sends no events")
        yield listener
        return
    with emitter.run():
        yield emitter.listener(listener)


def described(warehouse: Warehouse, graph: Graph, url: sqlalchemy.URL) -> Iterator[str]:
    """Yield each job of the graph as a JSON text, as it is defined; nothing has run.

    Raises UsageError where the package is not installed.
    """
    try:
        from openlineage.client.serde import Serde
    except ImportError as error:
        raise UsageError(_MISSING) from error
    from vault.openlineage.jobs import jobs_of

    teller = _teller(warehouse, graph, url)
    for job in jobs_of(graph, warehouse).values():
        yield Serde.to_json(teller.described(job))


def _teller(warehouse: Warehouse, graph: Graph, url: sqlalchemy.URL) -> Teller:
    from vault.openlineage.facets import Teller
    from vault.openlineage.naming import names_of

    namespace = os.environ.get("OPENLINEAGE_NAMESPACE") or warehouse.name
    return Teller(graph, names_of(warehouse, url), namespace)
