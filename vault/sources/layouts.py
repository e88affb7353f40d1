"""What columns a file has, and which file DuckDB is to read for it."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vault.entities.feed import Feed, FeedColumn
from vault.errors import SourceError, suggestion
from vault.sources.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class Layout:
    """One file and how its columns lie.

    `columns` are the file's own names in its order (none for JSON), `types` DuckDB's names of
    their types (Parquet only). DuckDB reads `prefix` followed by the delivery's path: the
    prefix is empty, or leads to a copy. `mended` says that the copy marks broken records,
    `proven` that every record was looked at, however long it is.
    """

    delivery: Delivery
    columns: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    prefix: str = ""
    mended: bool = False
    proven: bool = False

    @property
    def readable(self) -> str:
        return self.prefix + self.delivery.path

    @property
    def shape(self) -> tuple[object, ...]:
        """What files that are read by one statement have in common."""
        return self.columns, self.types, self.prefix, self.mended, self.proven


def grouped(layouts: Iterable[Layout]) -> tuple[tuple[Layout, ...], ...]:
    """Put neighbours of one shape together; order is kept."""
    return tuple(tuple(group) for _, group in itertools.groupby(layouts, lambda one: one.shape))


def prefix_of(delivery: Delivery, scratch: Path, stage: str) -> str:
    """Return what stands before a delivery's path to name its copy of this stage.

    Makes the folder of copies, which nobody else may look into.
    """
    scratch.mkdir(mode=0o700, exist_ok=True)
    folder = f"{scratch}/{stage}"
    return folder if delivery.path.startswith("/") else f"{folder}/"


def delivered_columns(feed: Feed) -> Iterator[FeedColumn]:
    """Yield the columns a delivery is to bring."""
    return (column for column in feed.columns if column.is_delivered)


def undeclared(feed: Feed, layout: Layout) -> tuple[int, ...]:
    """The places of the columns of a file that the feed does not name."""
    declared = {column.source for column in delivered_columns(feed)}
    return tuple(at for at, name in enumerate(layout.columns) if name not in declared)


def refuse_missing(delivery: Delivery, missing: Iterable[str], there: Collection[str]) -> None:
    """Raise one SourceError that names every missing column and what to do about it."""
    names = list(missing)
    if names:
        raise SourceError("\n".join(_missing(delivery, name, there) for name in names))


def _missing(delivery: Delivery, name: str, there: Collection[str]) -> str:
    """What a file has in place of a column, and what to do about it.

    >>> print(_missing(Delivery("a.csv", 1, "", 0), "joined_on", ["joined_no"]))
    a.csv: column 'joined_on' is missing; the file has 'joined_no'; if the source renamed it
    say `from: joined_no`; if it may be absent say `missing: null`
    """
    hint = suggestion(name, there)
    close = hint.startswith("; did you mean ")
    found = hint.removeprefix("; did you mean ").removesuffix("?").removeprefix("; there are ")
    rename = f"`from: {found[1:-1]}`" if close else "`from:` with its name there"
    return (
        f"{delivery.path}: column '{name}' is missing; the file has {found};"
        f" if the source renamed it say {rename}; if it may be absent say `missing: null`"
    )
