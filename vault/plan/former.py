"""Former names: which feeds go on under another name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from vault.dialects import Dialect
from vault.entities import Feed
from vault.errors import UsageError
from vault.plan.steps import Step
from vault.renames import Renames


def renamed_feeds(
    feeds: Iterable[Feed], renames: Renames, loaded: Collection[str], dialect: Dialect
) -> Iterator[Step]:
    """A step for each feed that was `loaded` under the name it had before.

    Raises UsageError where a name would stand for two feeds.
    """
    known = {renames.feed(name) for name in loaded}
    faults = []
    for feed in feeds:
        name = feed.record_source
        before = feed.was.name if feed.was else ""
        if before in known and name in known:
            faults.append(
                f"{feed.was and feed.was.said_at}: feeds '{before}' and '{name}' were both loaded,"
                " so that the one is not the other under a new name; leave out `was`"
            )
        elif renames.feed(name) not in (name, before):
            now = renames.feed(name)
            faults.append(
                f"'{name}' is what feed '{now}' was called before, and is called still in what it"
                f" loaded; give the feed another name, or say `was: {now}` if it is that one again"
            )
        elif before in known and not dialect.transactions:
            faults.append(
                f"{feed.was and feed.was.said_at}: feed '{before}' keeps its name in"
                f" {dialect.name}; declare it as it was"
            )
        elif before in known:
            yield Step(feed, "rename", more={"before": before}, templates="change")
    if faults:
        raise UsageError("\n".join(faults))
