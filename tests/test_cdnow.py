"""From the CDNOW file through a vault to the figures of Fader, Hardie and Lee (2005)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from vault.definitions import read
from vault.execute import connect, run
from vault.plan import plan
from vault.resolve import resolve

FOLDER = Path(__file__).parent / "warehouses" / "cdnow"


@pytest.fixture(scope="module")
def cdnow(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The warehouse, seen from the end of the paper's calibration period."""
    if not (data / "cdnow").is_dir():
        pytest.skip(f"no CDNOW data in {data}")
    settings = {
        "DVAULT_TEST_DATA": str(data),
        "LIFETIME_AS_OF": "1997-09-30",
        "PURCHASE_SMALLEST_AMOUNT": "0",  # the paper counts purchases, those for nothing too
    }
    engine = connect(f"duckdb:///{tmp_path_factory.mktemp('cdnow')}/cdnow.duckdb")
    done = run(plan(resolve(read(FOLDER, settings))), engine)
    assert not done.failed_tests
    return engine


def select(engine: Engine, sql: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]


def test_every_purchase_reaches_the_marts(cdnow: Engine) -> None:
    assert select(cdnow, "select count(*), sum(amount) from business_vault.fact_order_line") == [
        (6919, Decimal("244091.94"))
    ]
    assert select(
        cdnow, "select count(*), count(distinct customer_hk), sum(amount) from marts.purchase"
    ) == [(6696, 2357, Decimal("244091.94"))]


def test_the_lifetime_model_is_that_of_the_paper(cdnow: Engine) -> None:
    rows = select(
        cdnow,
        "select parameter, round(value, 3), round(log_likelihood, 1), customers, model_status"
        " from marts.customer_lifetime_model where model = 'bg_nbd'",
    )
    assert {name: value for name, value, *_ in rows} == {
        "r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426
    }  # fmt: skip
    assert {tuple(rest) for _, _, *rest in rows} == {(-9582.4, 2357, "fitted")}


def test_the_model_of_spend_is_that_of_the_paper(cdnow: Engine) -> None:
    rows = select(
        cdnow,
        "select parameter, round(value, 2), repeat_customers from marts.customer_lifetime_model"
        " where model = 'gamma_gamma'",
    )
    assert {name: value for name, value, _ in rows} == {"p": 6.25, "q": 3.74, "v": 15.44}
    assert {repeating for *_, repeating in rows} == {946}
