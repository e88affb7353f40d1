"""What has been delivered: the files that match a feed's glob, with their size and digest."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from threading import Thread

from vault.entities.feed import Feed
from vault.errors import SourceError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file: its path as text, its size in bytes and the SHA-256 of its content in hex.

    `modified` is when it was last written, in nanoseconds, as the file system says. Of a table
    there is the name alone: it can be asked for again, so nothing tells whether it was loaded.
    """

    path: str
    bytes: int
    sha256: str
    modified: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file as the file system shows it without reading it."""

    path: str
    bytes: int
    modified: int


def sighted(feed: Feed) -> Iterator[Sighting]:
    """The files that match a feed's glob, unread; what cannot be looked at is not there yet."""
    if feed.pattern is None:
        return
    for path in glob.iglob(str(feed.pattern), recursive=True):  # noqa: PTH207 - as below
        with suppress(OSError):
            found = Path(path).stat()
            if S_ISREG(found.st_mode):
                yield Sighting(path, found.st_size, found.st_mtime_ns)


def discover(feed: Feed) -> tuple[Delivery, ...]:
    """Return the files that match the feed's glob in order of their path's text; may be none.

    A table is one delivery, by its name; of another database nothing is there before it is asked.
    Raises SourceError where a match is a folder or cannot
    be read.
    """
    if feed.outside:
        return ()
    if feed.table:
        return (Delivery(str(feed.table), 0, "", 0),)
    found = glob.iglob(str(feed.pattern), recursive=True)  # noqa: PTH207 - an absolute pattern
    return tuple(delivery_of(feed, path) for path in sorted(set(found)))


def fresh(
    feed: Feed, found: Sequence[Delivery], loaded: Iterable[tuple[str, str, datetime]]
) -> list[Delivery]:
    """Return those of the found files that were not loaded yet.

    `loaded` are path, SHA-256 and moment (UTC) of the loads of the feed, in their order. A file is
    a delivery by its name below the glob's folder: it was loaded if the last one of that name had
    its content, or if it was renamed, which is to say that its content was loaded under a name that
    is gone and it was not written since. Another file with the same content is another delivery:
    what was true in January may be true again in March.
    """
    last: dict[str, str] = {}
    moments: dict[tuple[str, str], float] = {}
    for path, sha256, moment in loaded:
        name = _name(feed, path)
        last[name] = sha256
        moments[name, sha256] = moment.replace(tzinfo=UTC).timestamp()
    names = {_name(feed, delivery.path) for delivery in found}
    gone: dict[str, float] = {}
    for (name, sha256), seconds in moments.items():
        if name not in names:
            gone[sha256] = max(seconds, gone.get(sha256, seconds))

    def is_fresh(delivery: Delivery) -> bool:
        name, sha256 = _name(feed, delivery.path), delivery.sha256
        if name in last:
            return last[name] != sha256
        return sha256 not in gone or delivery.modified > gone[sha256] * 1e9

    return [delivery for delivery in found if is_fresh(delivery)]


def _name(feed: Feed, path: str) -> str:
    """The part of a path that the glob leaves open: it stays when the folder is moved."""
    parts = Path(str(feed.pattern)).parts
    first = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    place = Path(path)
    if place.is_relative_to(Path(*parts[:first])):
        return str(place.relative_to(Path(*parts[:first])))
    return str(Path(*place.parts[first - len(parts) :]))


def size(feed: Feed) -> int:
    """Return how many bytes the files of a feed hold, without reading them."""
    return sum(one.bytes for one in sighted(feed))


@contextmanager
def discovering(feeds: Sequence[Feed]) -> Iterator[list[Future[tuple[Delivery, ...]]]]:
    """What `discover` returns or raises for each feed, found one after the other meanwhile.

    While one feed is loaded, the files of the next are digested. Leaving stops it after the feed
    it is at; the thread never holds up the end of the process.
    """
    found: list[Future[tuple[Delivery, ...]]] = [Future() for _ in feeds]

    def work() -> None:
        for feed, future in zip(feeds, found, strict=True):
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(discover(feed))
                except BaseException as error:
                    future.set_exception(error)

    Thread(target=work, name="dvault-discover", daemon=True).start()
    try:
        yield found
    finally:
        for future in found:
            future.cancel()


def delivery_of(feed: Feed, path: str) -> Delivery:
    """Return what a file of a feed is; SourceError where it is none, or cannot be read."""
    place = Path(path)
    if place.is_dir():
        raise SourceError(
            f"{path}: is a folder, not a file; let `read` of feed '{feed.record_source}' match"
            f" the files in it, such as {path}/*.{feed.format.name}"
        )
    if place.exists() and not place.is_file():
        raise SourceError(f"{path}: is not a file; let `read` match files only")
    digest, size = hashlib.sha256(), 0
    try:
        modified = place.stat().st_mtime_ns
        with place.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise unreadable(path, error) from error
    return Delivery(path, size, digest.hexdigest(), modified)


def require_unchanged(delivery: Delivery) -> None:
    """SourceError where the file is no longer what its digest was made of."""
    if not delivery.sha256:
        return
    try:
        now = Path(delivery.path).stat()
    except OSError as error:
        raise unreadable(delivery.path, error) from error
    if (now.st_size, now.st_mtime_ns) != (delivery.bytes, delivery.modified):
        raise unsettled(delivery)


def unsettled(delivery: Delivery) -> SourceError:
    """Say that a file changed while it was loaded, and how that is avoided."""
    return SourceError(
        f"{delivery.path}: was written to while it was read; nothing of it is loaded. Let the"
        " source deliver under another name and rename the file when it is whole"
    )


def unreadable(path: str, error: OSError) -> SourceError:
    """Say that a file cannot be read, and what to do about it."""
    why = error.strerror or str(error)
    return SourceError(f"{path}: cannot be read ({why}); check that it exists and may be read")
