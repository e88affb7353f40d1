"""A garden shop with the traps that benchmarks plant, in three periods, counted by hand.

Keys in other letters, rows twice, dates that are none, orders of customers nobody knows, addresses
in sets, clubs that change, a category that moves, a customer who leaves and comes back.
"""

from __future__ import annotations

from garden import DAYS, PERIODS, ROADSHOW, SHOP, WEBSHOP


def test_three_periods_with_every_trap_end_as_counted_by_hand(trial) -> None:
    trial.define(SHOP)
    trial.define(WEBSHOP, "webshop.yml")
    trial.define(ROADSHOW, "roadshow.yml")
    for period, day in enumerate(DAYS):
        for feed, (head, *periods) in PERIODS.items():
            if periods[period]:
                rows = "\n".join(f"{row[:-1]}{day}" for row in periods[period].splitlines())
                trial.deliver(f"{head}\n{rows}", feed, f"{period + 1}")
        trial.run("apply", "load", "build")
    look_at_hubs_links_and_what_is_rejected(trial)
    look_at_satellites_of_every_kind(trial)
    look_at_dimensions_points_in_time_bridges_and_facts(trial)


def of(trial, hub: str, satellite: str, columns: str) -> list[str]:
    """The rows of a satellite under the business key, with the month of their applied date."""
    return trial.rows(
        f"raw_vault.sat_{satellite} as told inner join raw_vault.hub_{hub} as hub using ({hub}_hk)",
        f"hub.{hub}_no, extract(month from told.applied_date), {columns}",
        "told.load_id > 0",
    )


def stood(trial, satellite: str, link: str, one: str, other: str) -> list[str]:
    """The intervals of an effectivity satellite, by their months."""
    joins = " ".join(f"inner join raw_vault.hub_{hub} using ({hub}_hk)" for hub in (one, other))
    return trial.rows(
        f"(select {link}_hk, valid_from, valid_to"
        f" from business_vault.sat_{satellite}_history) as told"
        f" inner join raw_vault.link_{link} as related using ({link}_hk) {joins}",
        f"{one}_no, {other}_no, extract(month from valid_from), extract(month from valid_to)",
        "related.load_id > 0",
    )


def look_at_hubs_links_and_what_is_rejected(shop) -> None:
    hubs = {
        "customer": "K2 K3 K9 k1",
        "club": "V1 v2",
        "product": "P1 p2 p9",
        "category": "oak plant tool tree",
        "order": "o1 o2 o3 o4 r1 r2",
    }
    found = {hub: " ".join(shop.rows(f"raw_vault.hub_{hub}", f"{hub}_no")) for hub in hubs}
    assert found == hubs
    assert shop.rows("raw_vault.ref_payment_kind", "payment_code") == ["CC", "DD"]
    order = "inner join raw_vault.hub_order using (order_hk)"
    assert shop.rows(
        f"raw_vault.link_ordered as told {order} inner join raw_vault.hub_customer"
        " using (customer_hk)",
        "order_no, customer_no",
        "told.load_id > 0",
    ) == ["o1 | k1", "o2 | K9", "o3 | -", "r1 | K2", "r2 | -"]
    assert shop.rows(
        f"raw_vault.link_item as told {order} inner join raw_vault.hub_product using (product_hk)",
        "order_no, product_no, pos, pieces",
        "told.load_id > 0",
    ) == [
        "o1 | P1 | 1 | 2", "o1 | P1 | 2 | 5", "o1 | p9 | 2 | 1", "o4 | P1 | 1 | 1",
        "r1 | p2 | 1 | 1", "r2 | P1 | 1 | 3",
    ]  # fmt: skip
    assert shop.rows("audit.rejected_row", "target, reason") == [
        "- | customer_no: the key of customer is missing",
        "- | order_no: the key of order is missing",
        "- | price: '20.005' is not a decimal(8,2)",
        "link_item | the same key with another payload",
    ]


def look_at_satellites_of_every_kind(shop) -> None:
    assert of(shop, "customer", "customer_shop", "name, born, payment_name") == [
        "K2 | 3 | Bert | - | debit",
        "K2 | 4 | Bert | 1985-02-28 | debit",
        "K3 | 3 | Cleo | - | -",
        "k1 | 3 | Anna | 1990-01-31 | card",
        "k1 | 4 | Anna | 1990-01-31 | credit card",
    ]
    assert of(shop, "customer", "customer_life", "status") == [
        "K2 | 3 | I", "K2 | 4 | U", "K3 | 3 | I", "K3 | 4 | D", "K3 | 5 | I", "k1 | 3 | I",
        "k1 | 4 | U",
    ]  # fmt: skip
    assert of(shop, "customer", "customer_homes", "city") == [
        "K2 | 3 | Bern", "K2 | 4 | -", "K2 | 5 | Bern", "k1 | 3 | Oslo", "k1 | 3 | Rome",
        "k1 | 5 | Oslo", "k1 | 5 | Roma",
    ]  # fmt: skip
    assert of(shop, "product", "product_shop", "name, price") == [
        "P1 | 3 | Oak | 9.90", "p2 | 3 | Saw | 20.00",
    ]  # fmt: skip
    assert stood(shop, "customer_in_club", "customer_club", "customer", "club") == [
        "K2 | v2 | 3 | 12", "K3 | - | 3 | 4", "K3 | - | 5 | 12", "k1 | V1 | 3 | 4",
        "k1 | V1 | 5 | 12", "k1 | v2 | 4 | 5",
    ]  # fmt: skip
    assert stood(shop, "product_in_category", "product_category", "product", "category") == [
        "P1 | oak | 3 | 4", "P1 | oak | 5 | 12", "P1 | tree | 4 | 5", "p2 | tool | 3 | 12",
    ]  # fmt: skip
    assert shop.select(
        "select count(*) from audit.row_account where delivered"
        " <> inserted + unchanged + duplicate + rejected + filtered"
    ) == [(0,)]


def look_at_dimensions_points_in_time_bridges_and_facts(shop) -> None:
    assert shop.rows(
        "business_vault.dim_customer", "customer_no, name, born, is_active", "customer_no > ''"
    ) == ["K2 | Bert | 1985-02-28 | True", "K3 | Cleo | - | True", "K9 | - | - | -",
          "k1 | Anna | 1990-01-31 | True"]  # fmt: skip
    month = "extract(month from snapshot_date)"
    assert shop.rows(
        "business_vault.dim_customer_at",
        f"{month}, customer_no, payment_name, is_active",
        "customer_no > ''",
    ) == [
        "4 | K2 | debit | True", "4 | K3 | - | True", "4 | k1 | card | True",
        "5 | K2 | debit | True", "5 | K3 | - | False", "5 | k1 | credit card | True",
        "6 | K2 | debit | True", "6 | K3 | - | True", "6 | k1 | credit card | True",
    ]  # fmt: skip
    assert shop.rows(
        "business_vault.pit_customer as pit"
        " inner join raw_vault.hub_customer as hub using (customer_hk)"
        " left join raw_vault.sat_customer_homes as home"
        " on pit.sat_customer_homes_hk = home.customer_hk"
        " and pit.sat_customer_homes_applied_date = home.applied_date"
        " and pit.sat_customer_homes_load_date = home.load_date",
        f"{month}, customer_no, home.city",
        "hub.load_id > 0",
    ) == [
        "4 | K2 | Bern", "4 | K3 | -", "4 | k1 | Oslo", "4 | k1 | Rome",
        "5 | K2 | -", "5 | K3 | -", "5 | k1 | Oslo", "5 | k1 | Rome",
        "6 | K2 | Bern", "6 | K3 | -", "6 | k1 | Oslo", "6 | k1 | Roma",
    ]  # fmt: skip
    assert shop.rows(
        "business_vault.dim_category", "category_no, level, path, is_leaf", "category_no > ''"
    ) == ["oak | 3 | plant/tree/oak | True", "plant | 1 | plant | False",
          "tool | 1 | tool | True", "tree | 2 | plant/tree | False"]  # fmt: skip
    assert shop.rows(
        "business_vault.bridge_sold inner join raw_vault.hub_order using (order_hk)"
        " inner join raw_vault.hub_customer using (customer_hk)"
        " inner join raw_vault.hub_club using (club_hk)",
        f"{month}, order_no, club_no",
        "order_no > '' and club_no > ''",
    ) == ["4 | o1 | V1", "4 | r1 | v2", "5 | o1 | v2", "5 | r1 | v2", "6 | o1 | V1", "6 | r1 | v2"]
    assert shop.rows(
        "business_vault.fact_item left join raw_vault.hub_customer using (customer_hk)",
        "pieces, customer_no",
        "pieces is not null",
    ) == ["1 | -", "1 | K2", "1 | k1", "2 | k1", "3 | -", "5 | k1"]
