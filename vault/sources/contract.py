"""Contract: the columns of a delivery against those that the feed declares."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from vault.entities.feed import Feed
from vault.errors import SourceError
from vault.sources.layouts import delivered_columns


def breaches(feed: Feed, where: str, columns: Collection[str]) -> Iterator[str]:
    """What is not as agreed of a delivery's columns and yet no reason to stop, in words.

    Of JSON, whose records may each have others, there are none. Raises SourceError where the feed
    says to stop at columns that are not declared.
    """
    if not columns:
        return
    declared = {column.source for column in delivered_columns(feed)}
    own = "_" if feed.landed_by else "\0"  # what a lander writes of itself
    new = [name for name in columns if name not in declared and not name.startswith(own)]
    gone = sorted(declared - set(columns))
    if feed.contract.new == "capture":  # it is not lost; what may be a declared one is told
        new = [name for name in new if _close(name, gone)]
    if new and feed.contract.new != "ignore":
        told = [f"{where}: {_of_new(name, gone)}" for name in new]
        if feed.contract.new == "stop":
            raise SourceError("\n".join(told))
        yield from told
    if feed.contract.lenient:
        for name in gone:
            yield f"{where}: column '{name}' is missing and taken for null"


def _of_new(name: str, gone: list[str]) -> str:
    """What a column that is not declared may be, and what to do about it.

    >>> _of_new("vip_flg", ["vip_flag"])
    "column 'vip_flg' is not declared; if it is what 'vip_flag' was say `from: vip_flg`"
    """
    if was := _close(name, gone):
        remedy = f"if it is what '{was}' was say `from: {name}`"
    else:
        remedy = "declare it under `columns`, or say `on_new_column: ignore`"
    return f"column '{name}' is not declared; {remedy}"


def _close(name: str, gone: list[str]) -> str:
    """The column that is gone and is called much alike; empty where there is none."""
    close = difflib.get_close_matches(name.casefold(), {one.casefold(): one for one in gone}, n=1)
    return next(one for one in gone if one.casefold() == close[0]) if close else ""
