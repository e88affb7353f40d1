"""Origins: where each load can be read from now: its file, another of that content, the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vault.audit import Load, now
from vault.entities import Feed
from vault.errors import SourceError, relative
from vault.sources import Delivery, delivery_of, discover, path_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """What `audit.load` says of a load."""

    load_id: int
    run_id: int
    feed: str
    file: str
    bytes: int
    sha256: str
    load_date: datetime
    delivered: int
    rejected: int
    status: str
    message: str | None
    recipe: str
    definitions: str | None

    def again(self, delivery: Delivery) -> Load:
        """The load as it is to be done once more."""
        return Load(
            self.load_id, self.load_date, self.feed, delivery, now(), status=self.status,
            message=self.message,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a delivery is read from: `file`, `archive`, `table`, or `unreadable` and why."""

    read_from: str
    delivery: Delivery | None
    why: str = ""

    @property
    def path(self) -> str | None:
        return self.delivery.path if self.delivery else None


class Origins:
    """Finds the deliveries of a feed; `erased` says that files may hold less than was delivered."""

    def __init__(self, archive: Path | None, erased: bool) -> None:
        self._archive = archive
        self._erased = erased
        self._elsewhere: dict[str, dict[str, Delivery]] = {}

    def of(self, feed: Feed, load: Loaded, is_last: bool) -> Origin:
        """The origin of a load; a table is now what its last load may have read, and no other."""
        if feed.table or not load.sha256:
            if feed.table and is_last:
                return Origin("table", Delivery(load.file, 0, "", 0))
            return Origin("unreadable", None, f"{load.file} has been loaded again since")
        gone = "is gone"
        found = _at(feed, load.file)
        if found:
            if found.sha256 == load.sha256:
                return Origin("file", found)
            gone = "has changed since"
        if self._archive:
            kept = _at(feed, str(path_of(self._archive, load.sha256, load.file)))
            if kept and (kept.sha256 == load.sha256 or self._erased):
                return Origin("archive", kept)
            if kept:
                why = f"{gone}, and {relative(Path(kept.path))} is not what was delivered"
                return Origin("unreadable", None, f"{load.file} {why}")
        moved = self._other(feed).get(load.sha256)
        if moved:
            return Origin("file", moved)
        where = "the archive" if self._archive else "no archive"
        return Origin("unreadable", None, f"{load.file} {gone}, and {where} has it")

    def _other(self, feed: Feed) -> dict[str, Delivery]:
        """The files that there are, by what is in them."""
        if feed.record_source not in self._elsewhere:
            try:
                found = {one.sha256: one for one in discover(feed)}
            except SourceError:
                found = {}
            self._elsewhere[feed.record_source] = found
        return self._elsewhere[feed.record_source]


def _at(feed: Feed, path: str) -> Delivery | None:
    try:
        return delivery_of(feed, path)
    except SourceError:
        return None
