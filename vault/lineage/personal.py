"""Personal columns: those that hold what a feed marks as personal data, wherever it went."""

from __future__ import annotations

from vault.entities import Warehouse
from vault.lineage.graph import AGGREGATED, COMPUTED, COPIED, WHOLE_INPUT, Column, Graph

#: Ways in which a value may hold the one it is made of; of a hash, a count or a choice between
#: others it cannot be read.
_TELLING = frozenset({COPIED, COMPUTED, AGGREGATED, WHOLE_INPUT})


def personal_columns(graph: Graph, warehouse: Warehouse) -> frozenset[Column]:
    """The columns that are `pii: true`, and all that are made of their values."""
    waiting = [
        Column(feed.record_source, str(column.name))
        for feed in warehouse.feeds
        for column in feed.columns
        if column.pii
    ]
    telling: dict[Column, list[Column]] = {}
    for derivation in graph.derivations.values():
        for origin in derivation.origins:
            if origin.way in _TELLING:
                telling.setdefault(origin.column, []).append(derivation.column)
    found = set(waiting)
    while waiting:
        fresh = set(telling.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)
