"""The archive: the files that were kept lose what is personal of a key, and stay where they are."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vault.entities import Feed
from vault.erasure.naming import Naming
from vault.erasure.rewriting import rewritten
from vault.errors import SourceError, relative
from vault.execute.session import Session
from vault.seal import Erased
from vault.sources.archive import path_of, written
from vault.sources.personal import personal_columns

#: What stands for a table in the audit where it is a file.
ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Archived:
    """A file of the archive that names a key in some rows.

    There are none where it was written anew already, by an erasure that was cut off then.
    """

    load_id: int
    sha256: str
    path: Path
    feed: Feed
    rows: int

    @property
    def columns(self) -> str:
        """What is emptied in it."""
        columns = (*personal_columns(self.feed), *self.feed.captured)
        return ", ".join(column.source for column in columns)

    @property
    def erased(self) -> Erased:
        """What the audit says of it; there is no seal that it is part of."""
        key = self.sha256
        return Erased(0, 0, self.load_id, ARCHIVE, self.columns, key, self.rows)


def archived(
    session: Session, naming: Naming, known: Collection[tuple[int, str]]
) -> Iterator[Archived]:
    """The files that hold rows of a key; and those that are not as they came, if unknown."""
    archive = session.warehouse.archive
    feeds = {feed.record_source: feed for feed in session.warehouse.feeds}
    if archive is None:
        return
    for load_id, source, file, sha256 in session.rows("erasure", "files", this=session.audit):
        path, feed = path_of(archive, sha256, file), feeds.get(session.renames.feed(source))
        if feed is None or not naming.is_named_by(feed) or not path.is_file():
            continue
        found = rewritten(path, feed, naming)
        if found or ((load_id, sha256) not in known and _digest(path) != sha256):
            yield Archived(int(load_id), sha256, path, feed, found.rows if found else 0)


def take_archived(files: Iterable[Archived], naming: Naming) -> Iterator[Erased]:
    """Write the files anew, each at one instant, and say so; SourceError where that fails."""
    for one in files:
        found = rewritten(one.path, one.feed, naming)
        try:
            if found:
                with written(one.path) as file:
                    file.write(found.content)
        except OSError as error:
            raise SourceError(
                f"{relative(one.path)}: cannot be written anew ({error.strerror or error}): let who"
                " erases write there, and erase again"
            ) from error
        yield one.erased


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
