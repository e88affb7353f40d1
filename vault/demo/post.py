"""The post: writes each row into the file of its delivery, counts it, and breaks some."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from vault.demo.calendar import Calendar
from vault.demo.troubles import BROKEN, BROKEN_EVERY, BROKEN_MOST, Trouble

Write = Callable[[Any], object]

#: Of each feed: its file, its delimiter where it is CSV, and its columns.
FEEDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "crm.customers": (
        "crm/customers_{}.csv",
        ";",
        (
            "customer_no", "Full Name", "email", "joined_on", "country", "city",
            "credit_limit", "exported_at",
        ),
    ),
    "catalogue.products": (
        "catalogue/products_{}.csv",
        ",",
        ("sku", "name", "category", "price", "exported_at"),
    ),
    "web.orders": (
        "web/orders_{}.jsonl",
        "",
        ("order_no", "customer_no", "status", "ordered_at", "updated_at", "channel"),
    ),
    "web.lines": (
        "web/lines_{}.jsonl",
        "",
        ("order_no", "line_no", "sku", "quantity", "unit_price", "discount", "updated_at"),
    ),
}  # fmt: skip


class Post:
    """Open files for the deliveries asked for; rows of all deliveries are counted.

    `delivered` counts rows by (feed, delivery), `troubles` by (feed, trouble, delivery).
    """

    def __init__(self, calendar: Calendar, folder: Path | None, wanted: Sequence[int]) -> None:
        self.delivered: Counter[tuple[str, int]] = Counter()
        self.troubles: Counter[tuple[str, Trouble, int]] = Counter()
        self._calendar = calendar
        self._folder = folder
        self._wanted = wanted
        self._streams: dict[tuple[str, int], TextIO] = {}
        self._writers: dict[tuple[str, int], Write] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Post:
        if self._folder is None:
            return self
        with ExitStack() as opening:
            for feed in FEEDS:
                for delivery in self._wanted:
                    self._open(opening, self._folder, feed, delivery)
            self._stack = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, traceback)

    def _open(self, opening: ExitStack, folder: Path, feed: str, delivery: int) -> None:
        name, delimiter, columns = FEEDS[feed]
        path = folder / name.format(delivery)
        path.parent.mkdir(parents=True, exist_ok=True)
        # The CRM marks its files with a byte order mark, as spreadsheets do.
        encoding = "utf-8-sig" if feed == "crm.customers" else "utf-8"
        stream = opening.enter_context(path.open("w", encoding=encoding, newline=""))
        self._streams[feed, delivery] = stream
        if delimiter:
            writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
            writer.writerow(columns)
            self._writers[feed, delivery] = writer.writerow
        else:
            self._writers[feed, delivery] = stream.write

    def send(self, feed: str, delivery: int, row: Sequence[object] | str) -> None:
        """Deliver a row: its values for CSV, its line for JSON."""
        write = self._writers.get((feed, delivery))
        if write:
            write(row)
        count = self.delivered[feed, delivery] = self.delivered[feed, delivery] + 1
        if count % BROKEN_EVERY == 0:
            self._break(feed, delivery)

    def note(self, feed: str, trouble: Trouble, delivery: int) -> None:
        """Count a trouble that came with a delivery of a feed."""
        self.troubles[feed, trouble, delivery] += 1

    def _break(self, feed: str, delivery: int) -> None:
        """Deliver the next broken row of the feed; each delivery begins with another kind."""
        number = self.delivered[feed, delivery] // BROKEN_EVERY
        kinds = BROKEN[feed]
        if number > BROKEN_MOST * len(kinds):
            return
        trouble, text = kinds[(number + delivery) % len(kinds)]
        stream = self._streams.get((feed, delivery))
        if stream:
            stream.write(text.format(number, self._calendar.cut(delivery).isoformat()))
        self.delivered[feed, delivery] += 1
        self.note(feed, trouble, delivery)
