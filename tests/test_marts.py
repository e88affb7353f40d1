"""The stock marts over hand-made tables: what they promise, rule by rule."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import duckdb
import jinja2
import pandas as pd
import pytest
import yaml

from vault.dialects import DUCKDB
from vault.models.histories import histories, to_the_cent

ROOT = Path(__file__).parents[1]
MARTS = ROOT / "marts"
DATA = Path(os.environ.get("DVAULT_TEST_DATA", ROOT.parent / "shared" / "data"))
SQL = (
    "purchase", "purchase_history", "rfm_rule", "rfm", "rfm_segment", "product_performance",
    "sales_by_month",
)  # fmt: skip
UNKNOWN, ERROR = UUID(int=0), UUID(int=2**128 - 1)

Order = tuple[int | UUID, str, str]
Build = Callable[..., duckdb.DuckDBPyConnection]


class Inputs(dict[str, pd.DataFrame]):
    """What a Python mart is given."""

    parameters: Mapping[str, Any]


def rendered(path: Path, **parameters: str) -> str:
    """A mart's or test's SQL; a parameter that is not told is null."""
    null = "cast(null as timestamp)"
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    return environment.from_string(path.read_text()).render(
        ref=lambda name: name,
        dialect=DUCKDB,
        parameter={"as_of": null, "smallest_amount": "0.01", **parameters},
        hashing=SimpleNamespace(unknown=f"cast('{UNKNOWN}' as uuid)", error=f"'{ERROR}'::uuid"),
    )


def run_python(name: str, inputs: Inputs, **parameters: Any) -> pd.DataFrame:
    spec = importlib.util.spec_from_file_location(name, MARTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    inputs.parameters = {"horizon_days": None, "discount_rate": None, "margin": None, **parameters}
    frame: pd.DataFrame = module.model(inputs)
    return frame


def warehouse(orders: list[Order], cancelled: tuple[int, ...] = (), **parameters: str) -> Any:
    """Build every SQL mart over orders of (customer, day, amount), one line an order."""
    database = duckdb.connect()
    database.execute("""
        create table fact_order (order_hk uuid, order_no text, customer_hk uuid,
            ordered_at timestamp, is_cancelled boolean, amount decimal(18, 2));
        create table dim_customer (customer_hk uuid, customer_no text);
        create table dim_product (product_hk uuid, product_no text);
        insert into dim_product values (cast(uuid() as uuid), 'never ordered');
    """)
    customers = {_key(customer) for customer, _, _ in orders} | {UNKNOWN, ERROR}
    for key in sorted(customers):
        no = None if key in (UNKNOWN, ERROR) else f"C{key.int}"
        database.execute("insert into dim_customer values (?, ?)", [key, no])
    for at, (customer, day, amount) in enumerate(orders):
        database.execute(
            "insert into fact_order values (?, ?, ?, ?, ?, ?)",
            [UUID(int=10_000 + at), str(at), _key(customer), day, at in cancelled, Decimal(amount)],
        )
    database.execute("""
        create table fact_order_line as select order_hk as order_line_hk, order_hk,
            cast('00000000-0000-0000-0000-00000000000' || cast(1 + hash(amount) % 3 as text)
                as uuid) as product_hk,
            customer_hk, ordered_at, is_cancelled, 1 as quantity, amount as unit_price, amount
        from fact_order
    """)
    for name in SQL:
        database.execute(f"create table {name} as {rendered(MARTS / f'{name}.sql', **parameters)}")
    return database


def _key(customer: int | UUID) -> UUID:
    return customer if isinstance(customer, UUID) else UUID(int=customer)


def rfm(orders: list[Order], columns: str, **parameters: str) -> dict[str, tuple[Any, ...]]:
    database = warehouse(orders, **parameters)
    rows = database.execute(f"select customer_no, {columns} from rfm").fetchall()
    return {row[0]: row[1:] for row in rows}


ORDERS: list[Order] = [
    (1, "2024-01-05 10:00", "10.10"),
    (1, "2024-03-05 11:00", "0.20"),
    (2, "2024-01-05 23:59", "10.30"),
    (3, "2024-02-01", "99.99"),
    (3, "2024-02-02", "0.01"),
    (3, "2024-03-31 23:59:59", "5"),
    (4, "2024-03-31 00:00:01", "10.30"),
    (UNKNOWN, "2024-02-01", "7"),
    (ERROR, "2024-02-01", "7"),
    (5, "2024-02-01", "-3.33"),
    (5, "2024-02-02", "0"),
    (6, "2024-02-03", "50"),
]


def test_a_purchase_is_of_a_known_customer_worth_something_and_not_cancelled() -> None:
    database = warehouse(ORDERS, cancelled=(11,))
    rows = database.execute("select customer_hk, count(*) from purchase group by all").fetchall()
    assert {key.int: count for key, count in rows} == {1: 2, 2: 1, 3: 3, 4: 1}


def test_the_smallest_amount_decides_whether_a_gift_is_a_purchase() -> None:
    database = warehouse(ORDERS, smallest_amount="0")
    assert database.execute("select count(*) from purchase where amount = 0").fetchone() == (1,)


@pytest.mark.parametrize("test", sorted(MARTS.glob("tests/*.sql")), ids=lambda path: path.stem)
def test_the_marts_keep_their_own_data_tests(test: Path) -> None:
    for orders in (ORDERS, []):
        database = warehouse(orders, cancelled=(11,))
        inputs = _inputs(database)
        valued = run_python("customer_lifetime_value", inputs)
        database.execute("create table customer_lifetime_value as select * from valued")
        assert database.execute(rendered(test)).fetchall() == [], orders
        (spent,) = database.execute("select coalesce(sum(amount), 0) from purchase").fetchone()
        assert valued["historic_value"].sum() == spent


def test_recency_counts_whole_days_from_the_last_event() -> None:
    found = rfm(ORDERS, "recency_days, frequency, monetary")
    assert found["C1"] == (26, 2, Decimal("10.30"))
    assert found["C2"] == (86, 1, Decimal("10.30"))
    assert found["C3"] == (0, 3, Decimal("105.00"))


def test_purchases_after_the_as_of_date_are_not_counted() -> None:
    found = rfm(ORDERS, "recency_days, frequency", as_of="timestamp '2024-02-01 12:00'")
    assert found == {"C1": (27, 1), "C2": (27, 1), "C3": (0, 1)}


def test_equal_values_get_equal_scores() -> None:
    found = rfm(ORDERS, "recency_score, frequency_score, monetary_score")
    assert found["C1"][2] == found["C2"][2] == found["C4"][2]
    assert found["C2"][1] == found["C4"][1] == found["C6"][1]
    assert found["C3"][0] == found["C4"][0]


def test_the_order_of_rows_never_matters() -> None:
    columns = "recency_score, frequency_score, monetary_score, segment"
    assert rfm(ORDERS, columns) == rfm(ORDERS[::-1], columns)


def test_five_customers_who_all_differ_get_each_score_once() -> None:
    orders = [(n, f"2024-01-0{n}", "1") for n in range(1, 6) for _ in range(n)]
    found = rfm(orders, "recency_score, frequency_score, monetary_score")
    assert found == {f"C{n}": (n, n, n) for n in range(1, 6)}


def test_buying_once_scores_one_however_many_do() -> None:
    orders = [(n, "2024-01-01", f"{n}") for n in range(1, 10)] + [(10, "2024-01-02", "1")] * 2
    found = rfm(orders, "frequency_score")
    assert {found[f"C{n}"] for n in range(1, 10)} == {(1,)}
    assert found["C10"] == (5,)


def test_every_recency_frequency_monetary_cell_has_exactly_one_of_eleven_segments() -> None:
    sql = """
        select r, f, m, count(segment), max(segment)
        from range(1, 6) a(r), range(1, 6) b(f), range(1, 6) c(m)
        left join rfm_rule on r between recency_from and recency_to
            and floor((f + m + 1) / 2.0) between worth_from and worth_to
        group by all
    """
    cells = warehouse([]).execute(sql).fetchall()
    assert len(cells) == 125
    assert {count for *_, count, _ in cells} == {1}
    assert len({segment for *_, segment in cells}) == 11


def test_segments_nobody_is_in_are_listed_and_shares_add_up() -> None:
    measures = "count(*), min(customers), sum(customer_share), sum(revenue_share)"
    row = warehouse(ORDERS).execute(f"select {measures} from rfm_segment").fetchone()
    assert row == (11, 0, pytest.approx(1), pytest.approx(1))


def test_sales_count_unknown_customers_and_credits_but_not_what_was_cancelled() -> None:
    database = warehouse(ORDERS, cancelled=(9, 11))
    sql = """
        select orders, customers, sold, credited, revenue
        from sales_by_month where sales_month = date '2024-02-01'
    """
    expected = (5, 2, Decimal("114.00"), Decimal("-3.33"), Decimal("110.67"))
    assert database.execute(sql).fetchone() == expected
    total = database.execute("select sum(revenue) from product_performance").fetchone()
    assert total == database.execute("select sum(revenue) from sales_by_month").fetchone()


def _inputs(database: Any) -> Inputs:
    """What both lifetime marts read: the histories, and the models fitted to them."""
    inputs = Inputs(purchase_history=database.table("purchase_history").df())
    inputs["customer_lifetime_model"] = run_python("customer_lifetime_model", inputs)
    return inputs


@pytest.mark.parametrize("as_of", [None, "2024-02-02 00:00"])
def test_histories_in_sql_and_in_python_are_the_same(as_of: str | None) -> None:
    orders = [*ORDERS, (1, "2024-01-05 23:00", "0.70"), (3, "2024-02-01 09:00", "0.07")]
    told = {"as_of": f"timestamp '{as_of}'"} if as_of else {}
    database = warehouse(orders, **told)
    found = database.execute("from purchase_history order by customer_hk").df()
    found["historic_value"] = to_the_cent(found["historic_value"])
    moment = pd.Timestamp(as_of) if as_of else None
    expected = histories(database.table("purchase").df(), moment)
    pd.testing.assert_frame_equal(found[expected.columns], expected, check_exact=True)


@pytest.mark.parametrize("kind", [float, Decimal])
def test_historic_value_is_exact_to_the_cent(kind: type) -> None:
    purchase = pd.DataFrame(
        {
            "customer_hk": [UUID(int=1)] * 1000,
            "purchased_at": pd.Timestamp("2024-01-01"),
            "amount": [kind("1000000.10")] * 1000,
        }
    )
    assert histories(purchase)["historic_value"].tolist() == [Decimal("1000000100.00")]
    inputs = _inputs(warehouse([(1, "2024-01-01", "1000000.10")] * 1000))
    found = run_python("customer_lifetime_value", inputs)
    assert found["historic_value"].tolist() == [Decimal("1000000100.00")]


def test_too_few_customers_leave_the_model_null_and_say_why() -> None:
    inputs = _inputs(warehouse(ORDERS))
    found = run_python("customer_lifetime_value", inputs)
    assert found.sort_values("customer_no")["purchases"].tolist() == [2, 1, 3, 1, 1]
    assert found[["probability_alive", "discounted_value"]].isna().all(axis=None)
    assert found["model_status"].str.contains("2 of 5 customers .* 10 are needed").all()
    parameters = inputs["customer_lifetime_model"]
    assert len(parameters) == 7
    assert parameters["value"].isna().all()


def test_the_lifetime_marts_give_the_figures_published_for_cdnow() -> None:
    path = DATA / "cdnow" / "cdnow_sample.parquet"
    if not path.exists():
        pytest.skip(f"{path} is absent; DVAULT_TEST_DATA names the folder of the data")
    sales = (
        duckdb.read_parquet(str(path))
        .df()
        .rename(columns={"sample_id": "customer_hk", "d": "purchased_at", "usd": "amount"})
    )
    as_of = pd.Timestamp("1997-09-30")
    inputs = Inputs(purchase_history=histories(sales, as_of).assign(customer_no="n"))
    parameters = run_python("customer_lifetime_model", inputs)
    inputs["customer_lifetime_model"] = parameters
    found = dict(zip(parameters["parameter"], parameters["value"].astype(float), strict=True))
    published = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
    assert {name: round(found[name], 3) for name in published} == published
    valued = run_python("customer_lifetime_value", inputs, horizon_days=39 * 7)
    assert set(valued["model_status"]) == {"fitted"}
    assert not valued.isna().any(axis=None)
    days = sales[["customer_hk", "purchased_at"]].drop_duplicates()
    came = (pd.to_datetime(days["purchased_at"]) > as_of).sum()
    assert valued["expected_purchases"].sum() == pytest.approx(came, rel=0.15)


@pytest.mark.parametrize("path", sorted(MARTS.glob("*.yml")), ids=lambda path: path.stem)
def test_every_column_of_a_mart_is_documented_in_its_order(path: Path) -> None:
    told = yaml.safe_load(path.read_text())
    assert told["mart"] == path.stem
    database = warehouse(ORDERS)
    if path.with_suffix(".sql").exists():
        found = [name for name, *_ in database.execute(f"describe {path.stem}").fetchall()]
    else:
        found = list(run_python(path.stem, _inputs(database)).columns)
    assert list(told["columns"]) == found
    assert set(told["grain"]) <= set(found)
