"""Excel: each sheet becomes a csv file beside the definitions, since feeds read no workbooks."""

from __future__ import annotations

import csv
import datetime
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from vault.errors import SourceError, UsageError
from vault.infer.found import found, suffix
from vault.infer.naming import ascii_words

WORKBOOKS = (".xlsx", ".xlsm")


def turned(given: Sequence[str], folder: Path | None) -> list[str]:
    """The given files, folders and globs as files, the sheets of workbooks as csv files.

    These are written below `data` in the warehouse's folder, where a feed can read them. UsageError
    where no folder is given, or a file of another content is there already.
    """
    files = found(given)
    if not any(suffix(path) in WORKBOOKS for path in files):
        return list(given)
    if folder is None:
        raise UsageError(
            "the sheets of a workbook are turned into csv files beside the definitions: say where"
            " by --out FOLDER"
        )
    made = list[str]()
    for path in files:
        if suffix(path) in WORKBOOKS:
            made += _sheets(path, folder / "data")
        else:
            made.append(str(path))
    if not made:
        raise SourceError(f"{files[0]}: has no sheet with a cell that holds something")
    return made


def _sheets(path: Path, into: Path) -> Iterable[str]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UsageError(
            f"{path}: to read Excel, install the extra: pip install 'dvault[excel]'"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which are no data
            book = load_workbook(path, read_only=False, data_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise SourceError(
            f"{path}: is not a workbook that can be read ({error}); save it again as .xlsx"
        ) from error
    several = len(book.worksheets) > 1
    for sheet in book.worksheets:
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        rows = _trimmed(rows)
        if rows:
            words = [*ascii_words(path.stem), *(ascii_words(sheet.title) if several else ())]
            target = into / f"{'_'.join(words) or 'sheet'}.csv"
            yield str(_written(target, rows))


def _cell(value: Any) -> str:
    """A cell as text: whole numbers without a point, midnight as a date."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(" ", "seconds" if not value.microsecond else "microseconds")
        case _:
            return re.sub(r"[\r\n]+", " ", str(value))


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """The rows without those and without columns at the edge in which nothing stands."""
    kept = [row for row in rows if any(row)]
    if not kept:
        return []
    used = [at for at in range(max(map(len, kept))) if any(at < len(r) and r[at] for r in kept)]
    return [row[used[0] : used[-1] + 1] for row in kept]


def _written(target: Path, rows: list[list[str]]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    with beside.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    if target.exists() and target.read_bytes() != beside.read_bytes():
        beside.unlink()
        raise UsageError(
            f"{target}: is there already and nothing is overwritten: remove it, or name another"
            " --out"
        )
    beside.replace(target)
    return target
