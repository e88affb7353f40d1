"""The example shop: its files are the same each time, and its truth agrees with itself."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from vault.demo import Shop, Truth, generate
from vault.demo.post import FEEDS
from vault.demo.troubles import BROKEN_EVERY, Trouble


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shop")


@pytest.fixture(scope="module")
def truth(folder: Path) -> Truth:
    return generate(folder)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.*"))
    }


def test_the_same_arguments_make_the_same_files(folder: Path, truth: Truth, tmp_path: Path) -> None:
    assert generate(tmp_path) == truth
    assert digests(tmp_path) == digests(folder)
    other = tmp_path / "other"
    generate(other, seed=8)
    assert not digests(other).items() & digests(folder).items()


def test_deliveries_written_one_by_one_are_the_same_files(
    folder: Path, truth: Truth, tmp_path: Path
) -> None:
    shop = Shop()
    for delivery in (1, 2, 3):
        known = generate(tmp_path, only=delivery)
        assert known.known == delivery
        assert known == shop.truth(delivery)
        assert len(digests(tmp_path)) == delivery * len(FEEDS)
    assert known == truth
    assert digests(tmp_path) == digests(folder)


def test_the_accounts_count_the_rows_of_the_files(folder: Path, truth: Truth) -> None:
    for (feed, delivery), account in truth.accounts.items():
        name, delimiter, columns = FEEDS[feed]
        text = (folder / name.format(delivery)).read_bytes().decode("utf-8-sig")
        if delimiter:
            cells = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
            assert tuple(cells.pop(0)) == columns
            broken = sum(len(row) != len(columns) for row in cells)
            delivered, distinct = len(cells), len(set(map(tuple, cells)))
        else:
            lines = text.splitlines()
            whole = [json.loads(line) for line in lines if line.endswith("}")]
            assert all(set(row) <= set(columns) for row in whole)
            broken = len(lines) - len(whole)
            delivered, distinct = len(lines), len(set(lines))
        assert account.delivered == delivered
        assert account.rejected.get("broken line", 0) == broken
        assert account.duplicates == delivered - distinct


@pytest.mark.parametrize("customers", [1, 20, 100, 500])
def test_no_delivery_rejects_more_than_five_in_a_hundred(customers: int) -> None:
    for account in Shop(customers=customers).truth().accounts.values():
        assert sum(account.rejected.values()) <= 0.05 * account.delivered


def test_every_kind_of_trouble_is_there(truth: Truth) -> None:
    seen = {(trouble, delivery) for _, trouble, delivery in truth.troubles}
    needs_earlier = {"late row", "correction", "redelivery", "deletion"}
    for trouble in get_args(Trouble):
        for delivery in (2, 3) if trouble in needs_earlier else (1, 2, 3):
            assert (trouble, delivery) in seen, (trouble, delivery)


def test_hard_texts_are_there(folder: Path) -> None:
    raw = (folder / "crm/customers_1.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfcustomer_no;Full Name;")
    text = raw.decode()
    for hard in ('"Robert ""Bob""', "; Söhne", "\nc/o Reception", "O'Brien", "王小明", " \\ "):
        assert hard in text
    assert '"customer_no": " c' in (folder / "web/orders_1.jsonl").read_text(encoding="utf-8")


def test_values_return_within_and_over_deliveries(truth: Truth) -> None:
    def returns(satellite: str, of_delivery: int | None) -> bool:
        for versions in truth.satellites[satellite].values():
            for one, two, three in zip(versions, versions[1:], versions[2:], strict=False):
                deliveries = {one.delivery, two.delivery, three.delivery}
                if one.attributes == three.attributes != two.attributes and (
                    deliveries == {of_delivery} if of_delivery else len(deliveries) == 3
                ):
                    return True
        return False

    assert returns("product_catalogue", None)
    assert returns("customer_crm", None)
    assert all(returns("order_web", delivery) for delivery in (1, 2, 3))


def test_every_row_kept_differs_from_the_one_before(truth: Truth) -> None:
    """True of this shop, whose late rows never repeat the row that follows them."""
    for satellite in truth.satellites.values():
        for versions in satellite.values():
            assert list(versions) == sorted(versions, key=lambda row: row[:2])
            for before, row in pairwise(versions):
                assert before.attributes != row.attributes
                assert before[:2] != row[:2]


def test_a_correction_counts_and_its_first_version_stays(truth: Truth) -> None:
    corrected = 0
    for key, versions in truth.satellites["order_line_web"].items():
        dates = Counter(row.applied_date for row in versions)
        corrected += sum(count - 1 for count in dates.values())
        assert truth.timeline("order_line_web", key)[-1][1] == truth.current("order_line_web", key)
    assert corrected == sum(
        count for (_, trouble, _), count in truth.troubles.items() if trouble == "correction"
    )


def test_late_rows_find_their_place(truth: Truth) -> None:
    late = sum(
        row.delivery > after.delivery
        for versions in truth.satellites["order_web"].values()
        for row, after in pairwise(versions)
    )
    assert late == sum(
        count for (_, trouble, _), count in truth.troubles.items() if trouble == "late row"
    )


def test_keys_fit_together(truth: Truth) -> None:
    assert {order for order, _, _ in truth.lines} == truth.orders == truth.buyers.keys()
    assert {product for _, product, _ in truth.lines} <= truth.products
    assert {buyer for buyer in truth.buyers.values() if buyer} <= truth.customers
    assert None in truth.buyers.values()
    assert truth.satellites["customer_crm"].keys() == truth.customers
    for feed, keys in (("crm.customers", truth.customers), ("catalogue.products", truth.products)):
        gone = sum(truth.troubles.get((feed, "deletion", delivery), 0) for delivery in (2, 3))
        assert len(keys - truth.listed[feed]) == gone > 0


def test_revenue_is_the_sum_of_the_lines_of_orders_that_count(truth: Truth) -> None:
    amounts = dict.fromkeys(truth.orders, Decimal("0.00"))
    for key in truth.lines:
        quantity, price, discount = truth.current("order_line_web", key)
        assert isinstance(quantity, int)
        assert isinstance(price, Decimal)
        assert isinstance(discount, Decimal)
        amounts[key[0]] += round(quantity * price - discount, 2)
    assert amounts == truth.amounts
    counting = [
        order
        for order, buyer in truth.buyers.items()
        if buyer and truth.current("order_web", order)[0] != "cancelled"
    ]
    assert truth.purchases == Counter(truth.buyers[order] for order in counting)
    assert truth.total_revenue == sum(amounts[order] for order in counting)
    assert truth.revenue.keys() == truth.purchases.keys()


def test_rows_add_up(truth: Truth) -> None:
    """What is neither new, duplicate nor rejected is unchanged; none is counted twice."""
    feeds = {
        "customer_crm": "crm.customers",
        "customer_crm_private": "crm.customers",
        "product_catalogue": "catalogue.products",
        "order_web": "web.orders",
        "order_line_web": "web.lines",
    }
    for satellite, feed in feeds.items():
        inserted = truth.inserted(satellite)
        for delivery in (1, 2, 3):
            account = truth.accounts[feed, delivery]
            rejected = sum(account.rejected.values())
            rest = account.delivered - account.duplicates - rejected - inserted[delivery]
            assert rest == 0 if delivery == 1 else rest >= 0


def test_a_small_shop_is_clean_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    assert Shop(customers=1).truth().customers == {"C000001"}
    assert Shop(customers=BROKEN_EVERY - 2).truth().accounts["crm.customers", 1].rejected == {}
    with pytest.raises(ValueError, match="customers is 0"):
        Shop(customers=0)
    with pytest.raises(ValueError, match="deliveries is 0"):
        Shop(deliveries=0)
    with pytest.raises(ValueError, match="there is no delivery 4; there are 1 to 3"):
        generate(tmp_path, only=4)
