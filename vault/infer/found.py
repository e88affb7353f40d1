"""Which files are meant, and which of them are deliveries of one table."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vault.errors import SourceError, UsageError

SUFFIXES = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".json": "json", ".jsonl": "json",
    ".ndjson": "json", ".parquet": "parquet", ".xlsx": "excel", ".xlsm": "excel",
    ".dat": "csv", ".psv": "csv", ".tab": "csv", "": "csv", ".data": "csv", ".asc": "csv",
    ".pq": "parquet", ".parq": "parquet",
}  # fmt: skip
_TOLD = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".parquet")
_UNREAD = {
    ".xls": "save it as .xlsx", ".zip": "unpack it first", ".7z": "unpack it first",
    ".xml": "turn it into csv or json", ".pdf": "turn it into csv", ".avro": "turn it into Parquet",
    ".orc": "turn it into Parquet", ".ods": "save it as .xlsx", ".duckdb": "give duckdb:///FILE",
    ".sqlite": "give sqlite:///FILE", ".db": "give sqlite:///FILE", ".bz2": "unpack it first",
    ".zst": "unpack it first", ".xz": "unpack it first",
}  # fmt: skip
_CHANGING = re.compile(r"\d+(?:[-_.T:]?\d+)*Z?")


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are deliveries of one table, in their order, and the glob that finds just them."""

    stem: str
    format: str
    files: tuple[Path, ...]
    glob: str

    @property
    def suffix_tells(self) -> bool:
        """Whether a feed knows the format by the name of the files."""
        return suffix(self.files[0]) in _TOLD


def suffix(path: Path) -> str:
    """The suffix by which a file is read, in lower case, whether it is packed or not."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def found(given: Iterable[str]) -> list[Path]:
    """The files that are meant by paths, folders and globs, each once, in order."""
    files: dict[Path, None] = {}
    for one in given:
        path = Path(one)
        if path.is_dir():
            matches = sorted(map(str, path.iterdir()))
            matches = [m for m in matches if Path(m).is_file() and not _hidden(m) and _readable(m)]
            why = "holds no file that can be read: csv, json, Parquet or Excel"
        elif path.exists():
            matches, why = [one], ""
        else:
            matches = [m for m in sorted(glob.glob(one, recursive=True)) if Path(m).is_file()]  # noqa: PTH207 - the glob of a feed
            why = "is no file, no folder and no glob that matches one"
        if not matches:
            raise SourceError(f"{one}: {why}; check the path")
        for match in matches:
            _require_readable(Path(match))
            files[Path(os.path.abspath(match))] = None  # noqa: PTH100 - links stay
    return list(files)


def _hidden(path: str) -> bool:
    return Path(path).name.startswith((".", "~$", "_"))


def _readable(path: str) -> bool:
    place = Path(path)
    return suffix(place) in SUFFIXES and (suffix(place) != "" or place.suffix == ".gz")


def _require_readable(path: Path) -> None:
    ending = suffix(path)
    if ending in _UNREAD:
        raise SourceError(f"{path}: is {ending}, which is not read here: {_UNREAD[ending]}")
    if not path.is_file():
        raise UsageError(f"{path}: is not a file that can be read")
    if not os.access(path, os.R_OK):
        raise SourceError(f"{path}: may not be read; ask for the right to, or copy it")


def batches(
    files: Sequence[Path], alike: Callable[[Path, Path], bool], whole: str = ""
) -> list[Batch]:
    """Files by the table they deliver: alike in name but for numbers, and in their columns.

    `whole` is a glob that was given, which is one table where all of its files are alike.
    """
    if whole and len(files) > 1 and all(alike(files[0], one) for one in files[1:]):
        kinds = {_format(one) for one in files}
        if len(kinds) == 1 and kinds != {"excel"}:
            named = [_CHANGING.sub(" ", Path(whole).stem.replace("*", " "))]
            stem = named[0].strip(" _-.") or Path(os.path.commonpath(files)).name
            return [Batch(stem, kinds.pop(), tuple(files), os.path.abspath(whole))]  # noqa: PTH100 - links stay
    groups: dict[tuple[Path, str], list[list[Path]]] = {}
    for path in files:
        key = path.parent, _CHANGING.sub("#", path.name)
        for group in groups.setdefault(key, []):
            if alike(group[0], path):
                group.append(path)
                break
        else:
            groups[key].append([path])
    made: list[Batch] = []
    for several in groups.values():
        for group in several:
            made += _batched(group)
    return made


def _batched(group: list[Path]) -> list[Batch]:
    first = group[0]
    stem = Path(first.name.lower().removesuffix(".gz")).stem
    if len(group) == 1:
        return [Batch(stem, _format(first), (first,), glob.escape(str(first)))]
    pattern = _glob(group)
    if pattern is None:
        return [made for one in group for made in _batched([one])]
    return [Batch(_CHANGING.sub(" ", stem), _format(first), tuple(sorted(group)), pattern)]


def _glob(group: list[Path]) -> str | None:
    """A glob that matches these files and no other; None where there is none."""
    folder = glob.escape(str(group[0].parent))
    for by in ("*", "[0-9]*"):
        parts = _CHANGING.split(group[0].name)
        if not all(
            fnmatch.fnmatchcase(one.name, by.join(map(glob.escape, parts))) for one in group
        ):
            continue
        pattern = f"{folder}/{by.join(map(glob.escape, parts))}"
        if set(glob.glob(pattern)) == {str(one) for one in group}:  # noqa: PTH207 - as feeds find them
            return pattern
    return None


def _format(path: Path) -> str:
    known = SUFFIXES.get(suffix(path))
    return known or "csv"
