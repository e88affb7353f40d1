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
    prefix is empty, or leads to a copy. `mended` says that the copy marks broken records.
    """

    delivery: Delivery
    columns: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    prefix: str = ""
    mended: bool = False

    @property
    def readable(self) -> str:
        return self.prefix + self.delivery.path

    @property
    def shape(self) -> tuple[object, ...]:
        """What files that are read by one statement have in common."""
        return self.columns, self.types, self.prefix, self.mended


def grouped(layouts: Iterable[Layout]) -> tuple[tuple[Layout, ...], ...]:
    """Put neighbours of one shape together; order is kept."""
    return tuple(tuple(group) for _, group in itertools.groupby(layouts, lambda one: one.shape))


def prefix_of(delivery: Delivery, scratch: Path, stage: str) -> str:
    """Return what stands before a delivery's path to name its copy of this stage."""
    folder = f"{scratch}/{stage}"
    return folder if delivery.path.startswith("/") else f"{folder}/"


def delivered_columns(feed: Feed) -> Iterator[FeedColumn]:
    """Yield the columns a delivery is to bring: all that are not derived."""
    return (column for column in feed.columns if column.value is None)


def refuse_missing(delivery: Delivery, missing: Iterable[str], there: Collection[str]) -> None:
    """Raise one SourceError that names every missing column and what to do about it."""
    faults = []
    for name in missing:
        close = suggestion(name, there)
        renamed = close.removeprefix("; did you mean ").removesuffix("?").strip("'")
        found = f"; the file has '{renamed}'" if "did you mean" in close else ""
        found = found or close.replace("there are", "the file has").replace(" there ", " the file ")
        rename = renamed if "did you mean" in close else "its name there"
        faults.append(
            f"{delivery.path}: column '{name}' is missing{found}; if the source renamed it"
            f" say `from: {rename}`; if it may be absent say `missing: null`"
        )
    if faults:
        raise SourceError("\n".join(faults))
