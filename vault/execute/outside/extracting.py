"""Extracting: what is new in a table of another database, as files that wait to be loaded.

A file that is whole has its name; what was cut off has none, and is thrown away by the next run. By
a watermark rows come in its order, so that each part is whole by itself and a source that dies
midway is read on from the last part.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy

from vault.audit import now
from vault.entities import Feed
from vault.errors import SourceError, UsageError, relative
from vault.execute.outside.columns import wanted
from vault.execute.outside.connecting import opened_outside, told
from vault.execute.outside.reading import Batch, batches, statement
from vault.sources import Delivery, delivery_of
from vault.sources.extracts import extract_name, follows, is_of, reached
from vault.sources.watermarks import Value, beginning, earlier, reader_of

#: From so many rows on a part is closed where the watermark changes.
PART_ROWS = 1_000_000
_UNDONE = ".part"


def waiting(feed: Feed, folder: Path, loaded: Iterable[str]) -> list[Delivery]:
    """The files that were read and not loaded, in their order; what is of no use is taken away."""
    done = {Path(file).name for file in loaded}
    with suppress(FileNotFoundError):
        (folder / _UNDONE).unlink()
    kept: list[Path] = []
    for file in sorted(folder.glob("*.parquet")):
        before = [*done, *(one.name for one in kept)]
        if file.name not in done and is_of(feed, file.name) and follows(feed, file.name, before):
            kept.append(file)
        else:
            file.unlink()
    return [delivery_of(feed, str(file)) for file in kept]


def forget(deliveries: Sequence[Delivery]) -> None:
    """Take files away that were loaded, or are not to be: the source can be asked again.

    The last one first: none is ever left without those before it.
    """
    for delivery in reversed(deliveries):
        Path(delivery.path).unlink(missing_ok=True)


def extracted(feed: Feed, folder: Path, loaded: Iterable[str]) -> Iterator[Delivery]:
    """Read what is new, or everything, into a folder; yields each file as soon as it is whole.

    `loaded` are the files of the feed that are in the vault. Raises SourceError where the source
    cannot be read, or not to its end; what was yielded before is fine.
    """
    _require_arrow(feed)
    begun = now()
    with opened_outside(feed) as connection:
        url = connection.engine.url
        with told(feed, url):
            columns = wanted(connection, feed)
            since = beginning(feed, reached(feed, loaded)) if feed.watermark else None
            asked = statement(feed, columns, since, connection.dialect.name)
            read_at = min(begun, _clock(connection) or begun)
        texts = connection.dialect.name == "sqlite"
        parts = Parts(feed, folder, (begun, read_at), since, texts)
        try:
            with told(feed, url):
                for batch in batches(connection, feed, columns, asked):
                    yield from parts.add(batch)
            yield from parts.end()
        except SourceError as error:
            raise SourceError(f"{error}; {parts}") from error
        finally:
            parts.drop()


def _require_arrow(feed: Feed) -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f"feed {feed.record_source} reads a database: pip install 'dvault[databases]'"
        ) from error


def _clock(connection: sqlalchemy.Connection) -> datetime | None:
    """The time of the source, where it tells it with its zone."""
    asked = sqlalchemy.select(sqlalchemy.func.current_timestamp())
    (found,) = connection.execute(asked).scalars().all()
    zoned = isinstance(found, datetime) and found.tzinfo
    return found.astimezone(UTC).replace(tzinfo=None) if zoned and found else None


class Parts:
    """The files that batches are written to, one after the other."""

    def __init__(
        self,
        feed: Feed,
        folder: Path,
        times: tuple[datetime, datetime],
        since: Value | None,
        texts: bool,
    ) -> None:
        """`times`: when reading began, here, and as the source and this machine both agree."""
        self._feed, self._texts, self._since = feed, texts, since
        self._begun, self._read_at = times
        self._folder = folder
        self._read = reader_of(feed, texts) if feed.watermark else None
        self._writer: Any = None
        self._part = self._rows = self._all = 0
        self._last: Any = None
        self._to: Value | None = None

    def __str__(self) -> str:
        """How far it came, for who reads that it went no further."""
        if not self._part:
            return "nothing of it is loaded; the next run begins anew"
        return (
            f"{self._all - self._rows:,} rows were read until then, and are loaded; the next run"
            " goes on from there"
        )

    def add(self, batch: Batch) -> Iterator[Delivery]:
        """Write a batch; yields the file that it completes."""
        rows, marks = batch.rows, batch.marks
        if self._read and not self._texts and self._rows >= PART_ROWS:
            cut = next((at for at, one in enumerate(marks) if one != self._last), None)
            if cut is not None:
                self._write(rows.slice(0, cut), marks[:cut])
                yield self._close()
                rows, marks = rows.slice(cut), marks[cut:]
        self._write(rows, marks)

    def end(self) -> Iterator[Delivery]:
        """Yields the last file; where nothing is new there is none, but a complete state is one."""
        if self._writer is not None and (self._rows or self._read is None):
            yield self._close()

    def drop(self) -> None:
        """Leave nothing behind that is not whole."""
        if self._writer is not None:
            with suppress(Exception):  # what went wrong before is what the user must see
                self._writer.close()
        with suppress(OSError):
            (self._folder / _UNDONE).unlink(missing_ok=True)

    def _write(self, rows: Any, marks: Sequence[Any]) -> None:
        if self._writer is None:
            self._open(rows.schema)
        if not rows.num_rows:
            return
        self._writer.write_batch(rows)
        self._rows += rows.num_rows
        self._all += rows.num_rows
        if self._read is None:
            return
        self._last = marks[-1]
        read = map(self._read, set(marks) if self._texts else reversed(marks))
        known: Iterator[Any] = (one for one in read if one is not None)
        highest = max(known, default=None) if self._texts else next(known, None)
        if highest is not None and (self._to is None or _key(highest) > _key(self._to)):
            self._to = highest

    def _open(self, schema: Any) -> None:
        import pyarrow.parquet

        try:
            if not self._folder.is_dir():
                self._folder.mkdir(parents=True, mode=0o700)
                (self._folder.parents[1] / ".gitignore").write_text("*\n")
            self._writer = pyarrow.parquet.ParquetWriter(
                self._folder / _UNDONE, schema, compression="zstd"
            )
        except OSError as error:
            raise _unwritable(self._folder, error) from error

    def _close(self) -> Delivery:
        """Let the file stand under its name, on disk and whole."""
        self._writer.close()
        self._writer = None
        self._part += 1
        self._rows = 0
        to = None if self._to is None else earlier(self._to, self._read_at)
        name = extract_name(self._feed, self._begun, self._part, self._since, to)
        path, self._since = self._folder / name, self._since if to is None else to
        try:
            with (self._folder / _UNDONE).open("rb") as file:
                os.fsync(file.fileno())
            (self._folder / _UNDONE).replace(path)
        except OSError as error:
            raise _unwritable(self._folder, error) from error
        return delivery_of(self._feed, str(path))


def _key(mark: Value) -> Any:
    return mark.toordinal() if type(mark) is date else mark


def _unwritable(folder: Path, error: OSError) -> SourceError:
    why = error.strerror or str(error)
    return SourceError(
        f"{relative(folder)}: cannot be written ({why}); say `extracts:` in warehouse.yml, a folder"
        " with room that may be written"
    )
