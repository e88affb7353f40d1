"""Starting: a new warehouse that runs at once, or the example shop with deliveries to load."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vault.bundled import bundled
from vault.errors import UsageError, relative

if TYPE_CHECKING:
    from vault.audit import Run
    from vault.execute import Listener

_NEW = Path(__file__).resolve().parent / "new"
DELIVERIES = 3


def init(folder: Path | str) -> Path:
    """Write a small warehouse with data of its own into a new or empty folder; returns it.

    Raises UsageError where the folder holds something: nothing is ever overwritten.
    """
    made = _empty(Path(folder))
    _copy(_NEW, made)
    (made / "gitignore").rename(made / ".gitignore")
    settings = made / "warehouse.yml"
    settings.write_text(settings.read_text("utf-8").replace("NAME", _name_of(made), 1), "utf-8")
    _help_editors(made)
    return made


def demo(
    folder: Path | str = "dvault-shop",
    customers: int = 500,
    seed: int = 7,
    listener: Listener | None = None,
) -> Iterator[Run]:
    """Write the example shop into a new folder and load its deliveries one after the other.

    Yields the run of each delivery. The database is `shop.duckdb` in the folder. Raises
    UsageError where the folder holds something.
    """
    from vault.commands import check
    from vault.demo import Shop
    from vault.execute import Listener, Options, connect, run
    from vault.plan import plan

    shop = Shop(customers=customers, seed=seed, deliveries=DELIVERIES)
    made = _empty(Path(folder))
    _copy(bundled("example"), made)
    _copy(bundled("marts"), made / "marts")
    settings = made / "warehouse.yml"
    text = re.sub(r"^marts:.*$", "marts: [marts]", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(text, "utf-8")
    _help_editors(made)
    data = made / "data"
    planned = plan(check(made, {"SHOP_DATA": str(data.resolve())}))
    engine = connect(f"duckdb:///{made / 'shop.duckdb'}")
    options = Options(command="demo", listener=listener or Listener())
    for delivery in range(1, DELIVERIES + 1):
        shop.write(data, delivery)
        yield run(planned, engine, options=options)


def _empty(folder: Path) -> Path:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"'{relative(folder)}' is there already and nothing is overwritten:"
            " name another folder, or remove it first"
        )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _copy(source: Path, target: Path) -> None:
    """Copy a folder's files, without what a run left there."""
    ignored = shutil.ignore_patterns("__pycache__", "*.duckdb", "*.duckdb.wal", "data")
    everything = shutil.ignore_patterns("__pycache__")
    shutil.copytree(
        source, target, dirs_exist_ok=True, copy_function=shutil.copyfile,
        ignore=everything if source == _NEW else ignored,
    )  # fmt: skip


def _name_of(folder: Path) -> str:
    """The folder's name as the name of a warehouse.

    >>> _name_of(Path("My-Shop 2")), _name_of(Path("2025"))
    ('my_shop_2', 'warehouse_2025')
    """
    name = re.sub(r"[^a-z0-9]+", "_", folder.resolve().name.lower()).strip("_")
    return (name if name[:1].isalpha() else f"warehouse_{name}".rstrip("_"))[:40]


def _help_editors(folder: Path) -> None:
    """Write the JSON Schema and name it in the first line of every definition file."""
    from vault.commands import schema
    from vault.definitions import HEADER, SCHEMA_FILE

    target = folder / SCHEMA_FILE
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(schema(), indent=1) + "\n", "utf-8")
    for path in sorted(folder.rglob("*.yml")):
        to = Path(os.path.relpath(target, path.parent)).as_posix()
        text = path.read_text("utf-8")
        path.write_text(f"{HEADER.replace(SCHEMA_FILE, to)}\n{text}", "utf-8")
