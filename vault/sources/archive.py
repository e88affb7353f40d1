"""The archive: every file that was loaded, kept under the SHA-256 that `audit.load` has of it.

    path_of(archive, sha256, file)   where a file is, or would be, by its digest and its own suffix
    keep(archive, delivery)          put a delivery there, unless it is there already
    written(path)                    a file that takes another's place at one instant, or not

No list of what is kept exists beside the audit. A file that was rewritten, as an erasure does,
stays under the digest of what was delivered; so what is there may have another one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from vault.errors import LoadError, relative
from vault.sources.deliveries import Delivery, unreadable, unsettled

_CHUNK = 1 << 20
#: What a file's name ends with; where it is compressed, also what it is then.
_SUFFIX = re.compile(
    r"(\.[A-Za-z0-9]{1,16})?\.(gz|zst|bz2|xz)$|\.[A-Za-z0-9]{1,16}$", re.IGNORECASE
)


def path_of(archive: Path, sha256: str, file: str) -> Path:
    """Where the archive has a delivery, by the SHA-256 of its content and its path when it came.

    >>> path_of(Path("archive"), "ab12", "data/crm/customers_2025-01.csv").as_posix()
    'archive/ab/ab12.csv'
    >>> path_of(Path("archive"), "ab12", "2025.01.json.gz").as_posix()
    'archive/ab/ab12.json.gz'
    """
    found = _SUFFIX.search(Path(file).name)
    return archive / sha256[:2] / f"{sha256}{found[0] if found else ''}"


def keep(archive: Path, delivery: Delivery) -> Path:
    """Put a copy of a delivery into the archive and return its path; a table is no file.

    What is there is never written again. Raises LoadError where it cannot be written, SourceError
    where the delivery cannot be read or is not what was digested.
    """
    path = path_of(archive, delivery.sha256, delivery.path)
    try:
        if not path.is_file():
            with written(path) as file:
                if _copy(delivery.path, file) != delivery.sha256:
                    raise unsettled(delivery)
    except OSError as error:
        why = error.strerror or str(error)
        raise LoadError(
            f"{delivery.path}: cannot be kept in the archive {relative(archive)} ({why});"
            " nothing of it is loaded. Make room there, or let the user who loads write to it"
        ) from error
    return path


def _copy(path: str, file: BinaryIO) -> str:
    """Copy what is at a path, and return the SHA-256 of it; SourceError where it is unreadable."""
    digest = hashlib.sha256()
    try:
        source = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise unreadable(path, error) from error
    with source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file to write that then stands at `path`, on disk and whole; after an error nothing does.

    Folders are made where they are missing. Raises OSError.
    """
    made = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with begun.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        begun.replace(path)
    except BaseException:
        with suppress(OSError):
            begun.unlink(missing_ok=True)
        raise
    for folder in (path.parent, *(one.parent for one in made)):
        _settle(folder)


def _settle(folder: Path) -> None:
    """Let the names in a folder outlast a crash, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
