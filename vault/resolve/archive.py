"""The archive: the folder that keeps what was loaded, which no feed may take for deliveries."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from vault.resolve.scope import Scope


def resolve_archive(scope: Scope) -> Path | None:
    """The folder of the archive, absolute; None where there is none."""
    place = scope.documents.places.get("archive")
    if place is None or not isinstance(place.value, str):  # which is told of already
        return None
    said = scope.documents.settings.archive
    if not said.strip():
        scope.problem(place.location, "'archive' is empty: it must be a folder")
        return None
    folder = Path(os.path.abspath(scope.documents.folder / said))  # noqa: PTH100 - keeps links
    if scope.documents.folder.is_relative_to(folder):
        scope.problem(
            place.location, f"'{said}' holds the warehouse itself: the archive needs its own folder"
        )
    for feed in scope.feeds.values():
        if feed.pattern and _reads(feed.pattern, folder):
            scope.problem(
                place.location,
                f"feed '{feed.record_source}' reads the files in '{said}': the archive needs a"
                " folder that no feed reads",
            )
    return folder


def _reads(pattern: Path, folder: Path) -> bool:
    """Whether a glob matches files as the archive keeps them."""
    return _match(pattern.parts, (folder / "00" / f"0{pattern.suffix}").parts)


def _match(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether a path matches a glob, part by part.

    >>> _match(("data", "**", "*.csv"), ("data", "kept", "00", "0.csv"))
    True
    >>> _match(("data", "*.csv"), ("data", "kept", "00", "0.csv"))
    False
    """
    if not pattern or not path:
        return not pattern and not path
    if pattern[0] == "**":
        return _match(pattern[1:], path) or _match(pattern, path[1:])
    return fnmatch(path[0], pattern[0]) and _match(pattern[1:], path[1:])
