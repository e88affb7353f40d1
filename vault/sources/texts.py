"""The text of a delivery as UTF-8: the file itself, or a copy where it is written otherwise."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path
from typing import BinaryIO, cast

from vault.entities.feed import Feed
from vault.errors import SourceError
from vault.sources.deliveries import Delivery
from vault.sources.layouts import Layout, prefix_of

_CHUNK = 1 << 20


def in_utf8(feed: Feed, delivery: Delivery, scratch: Path) -> Layout:
    """Return a layout without columns that names a UTF-8 file; writes a copy where it must.

    Bytes that the encoding does not know stay as they are, so their lines are found later.
    """
    encoding, path = encoding_of(feed), Path(delivery.path)
    packed = path.suffix == ".gz"
    if not packed and (encoding == "utf-8" or (_has_ascii(encoding) and _is_ascii(path))):
        return Layout(delivery)
    layout = Layout(delivery, prefix=prefix_of(delivery, scratch, "utf8"))
    copy = Path(layout.readable)
    copy.parent.mkdir(parents=True, exist_ok=True)
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
    try:
        with _opened(path, packed=packed) as file, copy.open("wb") as target:
            while chunk := file.read(_CHUNK):
                target.write(decoder.decode(chunk).encode("utf-8", "surrogateescape"))
            target.write(decoder.decode(b"", final=True).encode("utf-8", "surrogateescape"))
    except UnicodeError as error:
        raise SourceError(
            f"{delivery.path}: is not written in {feed.format.encoding} ({error});"
            " give the feed the file's `encoding`"
        ) from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise SourceError(f"{delivery.path}: is not a gzip file; name it otherwise") from error
    return layout


def encoding_of(feed: Feed) -> str:
    """Return Python's name of the feed's encoding; a byte order mark needs no name of its own."""
    try:
        name = codecs.lookup(feed.format.encoding).name
    except LookupError as error:
        raise SourceError(
            f"feed '{feed.record_source}': '{feed.format.encoding}' is not an encoding;"
            " say utf-8, cp1252, latin-1 or utf-16"
        ) from error
    return "utf-8" if name in ("utf-8-sig", "ascii") else name


def _opened(path: Path, *, packed: bool) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if packed else path.open("rb")


def _has_ascii(encoding: str) -> bool:
    try:
        return bytes(range(128)).decode(encoding) == "".join(map(chr, range(128)))
    except UnicodeDecodeError:
        return False


def _is_ascii(path: Path) -> bool:
    with path.open("rb") as file:
        return all(chunk.isascii() for chunk in iter(lambda: file.read(_CHUNK), b""))
