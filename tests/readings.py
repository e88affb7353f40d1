"""Readings of a laboratory, delivered at random, and what is told of them in `audit.profile`."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from vault.drift.profile import COLUMNS

HUB = "hubs: {reading: {business_key: {reading_no: integer}}}"
FEED = """
source: lab
feeds:
  readings:
    read: data/readings_*.csv
    delivers: DELIVERS
    MORE
    columns:
      reading_no: integer
      COLUMNS
    hubs: {reading: reading_no}
    satellites: {reading_lab: {of: reading, attributes: [NAMES]}}
"""
COLUMNS_OF = {
    "amount": "decimal(12,2)",
    "factor": "double",
    "place": "text",
    "taken_on": "date",
    "taken_at": "timestamp",
    "is_sure": "boolean",
}


def define(
    trial: Any, columns: dict[str, str], delivers: str = "changes", more: str = "profile: true"
) -> None:
    trial.define(HUB)
    listed = "\n      ".join(f'{name}: "{said}"' if "(" in said and "{" not in said
                             else f"{name}: {said}" for name, said in columns.items())  # fmt: skip
    text = FEED.replace("COLUMNS", listed).replace("NAMES", ", ".join(columns))
    trial.define(text.replace("DELIVERS", delivers).replace("MORE", more), "lab.yml")


def deliver(trial: Any, frame: pd.DataFrame) -> None:
    trial.deliver(" | ".join(frame.columns), "readings")
    path = max((trial.folder / "data").glob("readings_*.csv"))
    frame.to_csv(path, index=False)


def load(trial: Any, frame: pd.DataFrame) -> Any:
    deliver(trial, frame)
    return trial.run()


def readings(rows: int, seed: int = 1, shift: float = 0.0) -> pd.DataFrame:
    """Readings in which a tenth of all values are missing, and some factors are no numbers."""
    chance, day = np.random.default_rng(seed), pd.Timestamp("2024-01-01")
    found = pd.DataFrame(
        {
            "amount": (chance.normal(100 + shift, 15, rows)).round(2),
            "factor": chance.exponential(3, rows),
            "place": chance.choice(["Ulm", "Bonn", "Köln"], rows, p=[0.5, 0.3, 0.2]),
            "taken_on": day + pd.to_timedelta(chance.integers(0, 99, rows), "D"),
            "taken_at": day + pd.to_timedelta(chance.integers(0, 10**9, rows), "ms"),
            "is_sure": chance.choice(["true", "false"], rows),
        }
    )  # fmt: skip
    found["taken_on"] = found["taken_on"].dt.strftime("%Y-%m-%d")
    found["taken_at"] = found["taken_at"].dt.strftime("%Y-%m-%d %H:%M:%S.%f")
    found = found.mask(chance.random(found.shape) < 0.1)
    found.insert(0, "reading_no", np.arange(seed * 100_000, seed * 100_000 + rows))
    return found


def profiles(trial: Any, load_id: int | None = None) -> dict[str | None, Any]:
    """The profile of each column in a load, the last one if none is named."""
    found = trial.select(f"select {', '.join(COLUMNS)} from audit.profile")
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in found]
    last = load_id or max(row["load_id"] for row in rows)
    for row in rows:
        row["quantiles"] = row["quantiles"] and json.loads(row["quantiles"])
        row["top_values"] = row["top_values"] and dict(json.loads(row["top_values"]))
    return {row["column_name"]: pd.Series(row) for row in rows if row["load_id"] == last}
