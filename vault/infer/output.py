"""Output: what was proposed → files, of which none takes the place of another unasked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vault.errors import UsageError, relative


def write(files: Mapping[Path, str], overwrite: bool = False) -> list[Path]:
    """Write the files; UsageError where one is there, unless it is to be overwritten."""
    there = [path for path in files if path.exists()]
    if there and not overwrite:
        listed = ", ".join(relative(path) for path in there)
        raise UsageError(
            f"{listed}: is there already and nothing is overwritten: name another --out, or say"
            " --overwrite"
        )
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())  # line ends stay as they are
    return list(files)
