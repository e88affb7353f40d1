"""The example shop ends with what its generator knows to be true."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from vault.definitions import read
from vault.demo import Truth, generate
from vault.execute import Options, connect, run
from vault.plan import plan
from vault.resolve import resolve

ROOT = Path(__file__).parents[1]
DELIVERIES = 3


class Loaded:
    """The shop, loaded; `deliveries` in one run or one run each."""

    def __init__(self, folder: Path, database: str, at_once: bool) -> None:
        self.engine = connect(database)
        data = folder / "data"
        warehouse = resolve(read(ROOT / "definitions" / "shop", {"SHOP_DATA": str(data)}))
        runs = [None] if at_once else range(1, DELIVERIES + 1)
        for only in runs:
            self.truth: Truth = generate(data, customers=300, deliveries=DELIVERIES, only=only)
            self.run = run(plan(warehouse), self.engine, options=Options())

    def select(self, sql: str) -> list[tuple]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]


@pytest.fixture(
    scope="module", params=["duckdb at_once", "duckdb one_by_one", "postgresql one_by_one"]
)
def shop(request, tmp_path_factory, new_database) -> Loaded:
    kind, how = request.param.split()
    folder = tmp_path_factory.mktemp("shop")
    return Loaded(folder, new_database(kind, folder), how == "at_once")


def test_every_row_of_every_delivery_is_accounted_for(shop) -> None:
    delivered = {
        (feed, number): account.delivered for (feed, number), account in shop.truth.accounts.items()
    }
    loads = shop.select("select feed, delivered from audit.load order by feed, load_id")
    numbered: Counter[str] = Counter()
    for feed, rows in loads:
        numbered[feed] += 1
        assert delivered[feed, numbered[feed]] == rows
    assert shop.select(
        "select count(*) from audit.row_account"
        " where delivered <> inserted + unchanged + duplicate + rejected + filtered"
    ) == [(0,)]


def test_every_broken_row_is_rejected_and_no_other(shop) -> None:
    expected = sum(sum(account.rejected.values()) for account in shop.truth.accounts.values())
    assert shop.select("select count(*) from audit.rejected_row") == [(expected,)]


@pytest.mark.parametrize("hub", ["customer", "product", "order"])
def test_the_hubs_hold_the_true_keys(shop, hub) -> None:
    true = {
        "customer": shop.truth.customers,
        "product": shop.truth.products,
        "order": shop.truth.orders,
    }
    rows = shop.select(f"select upper(trim({hub}_no)) from raw_vault.hub_{hub} where load_id > 0")
    assert {key for (key,) in rows} == true[hub]


@pytest.mark.parametrize(
    "satellite", ["customer_crm", "customer_crm_private", "product_catalogue", "order_web"]
)
def test_the_satellites_hold_the_true_versions(shop, satellite) -> None:
    hub = satellite.split("_")[0]
    rows = shop.select(
        f"select upper(trim(h.{hub}_no)), s.* from raw_vault.sat_{satellite} s"
        f" inner join raw_vault.hub_{hub} h using ({hub}_hk) where s.load_id > 0"
        " order by s.applied_date, s.load_date"
    )
    found: dict[str, list[tuple]] = {}
    for key, _, _, applied, _, *attributes, _, _ in rows:
        found.setdefault(key, []).append((applied, *attributes))
    true = {
        key: [(version.applied_date, *version.attributes) for version in versions]
        for key, versions in shop.truth.satellites[satellite].items()
    }
    assert found == true


def test_the_facts_hold_the_true_revenue_to_the_cent(shop) -> None:
    rows = shop.select(
        "select upper(trim(customer_no)), count(*), sum(amount) from marts.purchase"
        " inner join business_vault.dim_customer using (customer_hk) group by 1"
    )
    assert {key: revenue for key, _, revenue in rows} == dict(shop.truth.revenue)
    assert {key: count for key, count, _ in rows} == dict(shop.truth.purchases)
    assert sum((revenue for *_, revenue in rows), Decimal()) == shop.truth.total_revenue


def test_the_marts_keep_their_data_tests(shop) -> None:
    assert shop.run.tests
    assert not shop.run.failed_tests
