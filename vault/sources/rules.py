"""Hard rules over rows: derived columns, the filter, look-ups, and why a row is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vault.dialects import Dialect
from vault.entities.feed import Feed
from vault.names import Identifier, Sql
from vault.sources.cells import named, quoted, type_name

#: Why the cells of a row, or the row itself, cannot be read.
ALREADY = Sql("rejection")
#: The reason of a row that is filtered: none, and yet it is not loaded.
FILTERED = "''"


@dataclass(frozen=True, slots=True)
class Derived:
    """A column made by a hard rule: `value` is a list of one, or null where the rule failed."""

    name: Identifier
    value: Sql

    @property
    def outcome(self) -> Identifier:
        """What the list is called."""
        return Identifier(f"outcome of {self.name}")


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A column whose value is joined from `table` on `condition`; `found` says whether it is."""

    name: Identifier
    table: Identifier
    found: Identifier
    condition: Sql


def looked_up(feed: Feed, dialect: Dialect) -> Iterator[LookedUp]:
    """Yield the columns that are looked up, by keys of the rows `ruled`."""
    for column in feed.columns:
        if lookup := column.lookup:
            parent = lookup.parent
            pairs = zip(lookup.columns, lookup.numbered, parent.business_key, strict=True)
            same = (
                dialect.natural(dialect.column("ruled", name), part.type, parent.case_sensitive)
                + f" = {lookup.table}.{numbered}"
                for name, numbered, part in pairs
            )
            yield LookedUp(column.name, lookup.table, lookup.found, Sql(" and ".join(same)))


def derived(feed: Feed) -> Iterator[Derived]:
    """Yield the columns of hard rules; a list of one tells a null from a failure."""
    for column in feed.columns:
        if column.value is not None:
            value = f"try([cast(({column.value}) as {type_name(column.type)})])"
            yield Derived(column.name, Sql(value))


def filtering(feed: Feed) -> Iterator[Derived]:
    """Yield the rule that says whether a row is kept, if the feed has one."""
    if feed.where is not None:
        yield Derived(Identifier("the filter"), Sql(f"try([({feed.where})])"))


def rejection(feed: Feed, checks: Iterable[tuple[Sql, str]]) -> Sql:
    """The misfits, or else every check and rule that a row fails.

    A filter is asked once cells and rules are sound, for it reads them, and before the checks.
    """
    checked = [(str(condition), reason) for condition, reason in checks]
    rules = [
        (f"{named(column.outcome)} is null", f"{column.name}: its rule fails on this row")
        for column in derived(feed)
    ]
    branches = _branch([*checked, *rules])
    for filter in filtering(feed):
        fails = f"{named(filter.outcome)} is null", "where: the filter fails on this row"
        kept = f"coalesce({named(filter.name)}, false)"
        branches = [*_branch([*rules, fails]), f"when not {kept} then {FILTERED}"]
        branches += _branch(checked)
    if not branches:
        return ALREADY
    return Sql(" ".join(["case when rejection is not null then rejection", *branches, "end"]))


def _branch(faults: Sequence[tuple[str, str]]) -> list[str]:
    """The branch that gives the reasons of all conditions that hold; none without conditions."""
    if not faults:
        return []
    found = " or ".join(f"({condition})" for condition, _ in faults)
    each = (f"case when {condition} then {quoted(reason)} end" for condition, reason in faults)
    return [f"when {found} then concat_ws('; ', {', '.join(each)})"]
