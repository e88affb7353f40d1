"""UCI Online Retail: every row accounted for, the published figures to the penny."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from vault.audit import Run
from vault.definitions import read
from vault.execute import connect, run
from vault.plan import plan
from vault.resolve import resolve

DEFINITIONS = Path(__file__).parents[1] / "definitions" / "online_retail"
ROWS = 541_909

#: The file, made of nothing but the raw vault.
REBUILT = """
select
    orders.order_no as "InvoiceNo",
    line.stock_code as "StockCode",
    line.description as "Description",
    line.quantity as "Quantity",
    line.invoiced_at as "InvoiceDate",
    cast(line.unit_price as double) as "UnitPrice",
    cast(customer.customer_no as integer) as "CustomerID",
    invoice.country as "Country"
from raw_vault.link_order_line as line
inner join raw_vault.hub_order as orders using (order_hk)
inner join raw_vault.link_order_customer as relation using (order_hk)
inner join raw_vault.hub_customer as customer using (customer_hk)
inner join raw_vault.sat_order_retail as invoice using (order_hk)
where line.load_id > 0
"""


class Loaded:
    """The warehouse over the real file, from file to marts."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.file = data / "online_retail" / "online_retail.parquet"
        self.engine = connect(f"duckdb:///{folder}/online_retail.duckdb")
        self.settings = {"DVAULT_TEST_DATA": str(data)}
        self.first = self.run()

    def run(self) -> Run:
        return run(plan(resolve(read(DEFINITIONS, self.settings))), self.engine)

    def select(self, sql: str) -> list[tuple[Any, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]


@pytest.fixture(scope="module")
def retail(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    if not (data / "online_retail").is_dir():
        pytest.skip(f"no Online Retail data in {data}")
    return Loaded(tmp_path_factory.mktemp("online_retail"), data)


def test_every_row_is_accounted_for_in_every_target(retail: Loaded) -> None:
    rows = retail.select(
        "select target, hash_key, delivered, inserted, unchanged, duplicate, rejected"
        " from audit.row_account"
    )
    accounts = {(target, key): account for target, key, *account in rows}
    ends = {key: (account[0], account[1], account[4]) for key, account in accounts.items()}
    assert ends == {
        ("hub_order", "order_hk"): (ROWS, 25_900, 0),
        ("hub_product", "product_hk"): (ROWS, 3_745, 0),
        ("hub_product", "order_line_product_hk"): (ROWS, 213, 0),
        ("hub_customer", "customer_hk"): (ROWS, 4_372, 0),
        ("link_order_customer", "order_customer_hk"): (ROWS, 25_900, 0),
        ("link_order_line", "order_line_hk"): (ROWS, ROWS, 0),
        ("sat_order_retail", "order_hk"): (ROWS, 25_900, 0),
        ("sat_customer_retail", "customer_hk"): (ROWS, 4_388, 0),
        ("sat_product_retail", "product_hk"): (ROWS, 5_380, 3),
    }  # fmt: skip
    assert all(delivered == sum(rest) for delivered, *rest in accounts.values())


def test_a_product_of_two_names_in_one_minute_keeps_one_and_the_account_the_other(
    retail: Loaded,
) -> None:
    rows = retail.select(
        "select target, reason, json_extract_string(delivered, '$.Description')"
        " from audit.rejected_row order by delivery_row"
    )
    why = "sat_product_retail", "conflicting versions"
    assert rows == [
        (*why, "HAND WARMER RED RETROSPOT"),
        (*why, "SPOTTY BUNTING"),
        (*why, "JUMBO BAG VINTAGE DOILY "),
    ]


def test_every_row_of_the_file_can_be_rebuilt_from_the_vault(retail: Loaded) -> None:
    delivered = f"select * from '{retail.file}'"
    for one, other in ((delivered, REBUILT), (REBUILT, delivered)):
        missing = f"select count(*) from (({one}) except all ({other})) as missing"
        assert retail.select(missing) == [(0,)]


def test_the_counts_are_those_of_the_file(retail: Loaded) -> None:
    assert retail.select(
        "select count(*), sum(quantity), sum(quantity * unit_price), sum(amount),"
        " count(distinct stock_code), count(distinct product_hk), count(distinct order_hk)"
        " from business_vault.fact_order_line"
    ) == [(ROWS, 5_176_450, Decimal("9747747.934"), Decimal("9747747.93"), 4_070, 3_958, 25_900)]
    assert retail.select("select count(*) from raw_vault.hub_customer where load_id > 0") == [
        (4_372,)
    ]
    assert retail.select(
        "select sum(cast(is_cancelled as integer)), sum(cast(is_adjustment as integer)),"
        " sum(amount) from business_vault.fact_order"
    ) == [(3_836, 3, Decimal("9747747.93"))]


def test_a_repeated_line_is_kept_and_numbered(retail: Loaded) -> None:
    assert retail.select(
        "select count(*), max(copy_no) from raw_vault.link_order_line where copy_no > 1"
    ) == [(5_268, 20)]


def test_an_invoice_of_two_timestamps_counts_from_the_first(retail: Loaded) -> None:
    assert retail.select(
        "select cast(ordered_at as text) from business_vault.fact_order where order_no = '545460'"
    ) == [("2011-03-02 17:32:00",)]


def test_a_customer_who_moved_has_a_history(retail: Loaded) -> None:
    rows = retail.select(
        "select country, cast(valid_from as date)::text from business_vault.dim_customer_history"
        " where customer_no = '12417' order by valid_from"
    )
    assert [country for country, _ in rows] == ["Belgium", "Spain", "Belgium"]
    assert retail.select(
        "select count(*) from (select customer_hk from raw_vault.sat_customer_retail"
        " group by customer_hk having count(distinct customer_country) > 1)"
    ) == [(8,)]


def test_the_published_funnel_comes_out_to_the_penny(retail: Loaded) -> None:
    rows = retail.select("select step, lines, revenue from marts.retail_overview order by step")
    assert [lines for _, lines, _ in rows] == [
        ROWS, 532_621, 531_167, 530_693, 530_100, 397_880, 394_691, 389_504
    ]  # fmt: skip
    assert rows[0][2] == Decimal("9747747.93")
    assert rows[-1][2] == Decimal("8655124.16")


def test_the_stock_marts_run_unchanged(retail: Loaded) -> None:
    assert retail.first.tests
    assert not retail.first.failed_tests


def test_the_segments_hold_all_purchases(retail: Loaded) -> None:
    segments = retail.select("select segment, customers, revenue from marts.rfm_segment")
    assert len(segments) == 11
    assert all(customers > 0 for _, customers, _ in segments)
    totals = sum(number for _, number, _ in segments), sum(money for *_, money in segments)
    assert [totals] == retail.select(
        "select count(distinct customer_hk), sum(amount) from marts.purchase"
    )
    assert totals == (4_338, Decimal("8911407.90"))


def test_the_lifetime_models_are_fitted(retail: Loaded) -> None:
    assert retail.select(
        "select model, count(value), min(model_status), max(model_status)"
        " from marts.customer_lifetime_model group by model order by model"
    ) == [("bg_nbd", 4, "fitted", "fitted"), ("gamma_gamma", 3, "fitted", "fitted")]
    ((customers, historic, expected),) = retail.select(
        "select count(*), sum(historic_value), count(discounted_value)"
        " from marts.customer_lifetime_value"
    )
    assert (customers, historic, expected) == (4_338, Decimal("8911407.90"), 4_338)


def test_a_second_run_loads_nothing(retail: Loaded) -> None:
    before = retail.select("select count(*), max(load_id) from audit.load")
    again = retail.run()
    assert again.loads == ()
    assert not again.failed_tests
    assert retail.select("select count(*), max(load_id) from audit.load") == before
    assert retail.select("select count(*) from raw_vault.link_order_line where load_id > 0") == [
        (ROWS,)
    ]
