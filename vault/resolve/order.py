"""In which order things come, so that what is needed comes first."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from vault.entities import Feed


def ordered(needs: Mapping[str, Iterable[str]]) -> tuple[list[str], list[str]]:
    """Return the names with those needed first (ties by name), and a cycle if there is one.

    >>> ordered({"b": ["a"], "a": []})
    (['a', 'b'], [])
    >>> ordered({"a": ["b"], "b": ["a"]})
    ([], ['a', 'b', 'a'])
    """
    sorter = TopologicalSorter({name: sorted(set(needs[name])) for name in sorted(needs)})
    try:
        sorter.prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1][:0:-1]
        start = cycle.index(min(cycle))
        cycle = cycle[start:] + cycle[:start]
        return [], [*cycle, cycle[0]]
    names: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        names += ready
        sorter.done(*ready)
    return names, []


def feeds_in_order(feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """Put feeds that describe a hub before those that only mention it, else by source and name.

    That is a best effort: where two feeds describe a hub of each other, the first by name comes
    first. A feed whose satellites are looked up comes before those that do so without exception.
    """
    placed: dict[str, Feed] = {}
    described = {feed.record_source: feed for feed in _described_first(feeds)}

    def place(feed: Feed) -> None:
        for name in sorted(feed.looks_into - placed.keys()):
            place(described[name])
        placed.setdefault(feed.record_source, feed)

    for feed in described.values():
        place(feed)
    return tuple(placed.values())


def _described_first(feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    queue = sorted(feeds, key=lambda feed: (feed.source, feed.name))
    described = [_described(feed) for feed in queue]
    pending = Counter(hub for hubs in described for hub in hubs)
    mentioned: dict[str, list[int]] = {}
    missing = [0] * len(queue)
    for index, feed in enumerate(queue):
        for hub in {load.hub.name for load in feed.hubs} - described[index]:
            mentioned.setdefault(hub, []).append(index)
            missing[index] += hub in pending
    taken: dict[int, Feed] = {}
    waiting = iter(range(len(queue)))
    ready = [index for index in range(len(queue)) if not missing[index]]  # a heap: it is sorted
    while len(taken) < len(queue):
        index = heapq.heappop(ready) if ready else next(i for i in waiting if i not in taken)
        if index in taken:
            continue
        taken[index] = queue[index]
        for hub in described[index]:
            pending[hub] -= 1
            for other in mentioned.get(hub, ()) if not pending[hub] else ():
                missing[other] -= 1
                if not missing[other]:
                    heapq.heappush(ready, other)
    return tuple(taken.values())


def _described(feed: Feed) -> set[str]:
    """The hubs a feed declares itself and hangs satellites on."""
    parents = {load.satellite.parent.name for load in feed.satellites}
    return {load.hub.name for load in feed.hubs if load.reference.role in parents}
