"""A feed that fails does not keep the others from being loaded, and nothing of it is half there."""

from __future__ import annotations

from typing import Any

import pytest

from vault.errors import LoadError, SourceError

HUBS = "hubs: {customer: {business_key: {customer_no: text}}}"


def source(name: str, *more: str) -> str:
    return "\n".join(
        (
            f"source: {name}",
            "feeds:",
            "  customers:",
            f"    read: data/{name}_*.csv",
            "    delivers: changes",
            "    columns: {customer_no: text, name: text}",
            "    hubs: {customer: customer_no}",
            f"    satellites: {{customer_{name}: {{of: customer, attributes: [name]}}}}",
            *more,
        )
    )


@pytest.fixture
def three(trial: Any) -> Any:
    trial.define(HUBS)
    for name in ("crm", "shop", "web"):
        trial.define(source(name), f"{name}.yml")
        trial.deliver(f"customer_no | name\n{name}-1 | Ann", name)
    return trial


def names(trial: Any) -> list[str]:
    return trial.rows("raw_vault.hub_customer", "customer_no")


@pytest.mark.parametrize("threads", [1, 2])
def test_the_feeds_beside_one_that_fails_are_loaded(three: Any, threads: int) -> None:
    broken = three.deliver("customer_no | nam\nshop-2 | Ann", "shop")
    with pytest.raises(SourceError, match="column 'name' is missing") as told:
        three.run(threads=threads)
    assert names(three) == ["crm-1", "web-1"]
    (failure,) = told.value.done.failures
    assert failure.feed == "shop.customers"
    assert {load.feed for load in told.value.done.loads} >= {"crm.customers", "web.customers"}
    assert three.select("select status from audit.run order by run_id desc limit 1") == [
        ("failed",)
    ]
    broken.unlink()
    three.run()
    assert names(three) == ["crm-1", "shop-1", "web-1"]


def test_of_several_that_fail_each_is_told(three: Any) -> None:
    three.deliver("customer_no\nshop-2", "shop")
    three.deliver("customer_no\nweb-2", "web")
    with pytest.raises(SourceError) as told:
        three.run()
    assert [failure.feed for failure in told.value.done.failures] == [
        "shop.customers", "web.customers",
    ]  # fmt: skip
    assert len(str(told.value).splitlines()) == 2


def test_what_follows_the_loads_is_left_out(three: Any) -> None:
    three.define("dimensions: {customer: {of: customer, satellites: [customer_crm]}}", "b.yml")
    three.deliver("customer_no\nshop-2", "shop")
    with pytest.raises(SourceError):
        three.run("apply", "load", "build")
    there = "select 1 from information_schema.tables where table_name = 'dim_customer'"
    assert three.select(there) == []


@pytest.mark.parametrize("threads", [1, 3])
def test_a_feed_that_looks_up_what_failed_is_not_loaded(three: Any, threads: int) -> None:
    three.define(
        """
        source: desk
        feeds:
          calls:
            read: data/desk_*.csv
            delivers: changes
            columns:
              caller: text
              called: {type: text, lookup: {in: customer_shop, key: caller, value: name}}
            hubs: {customer: caller}
            satellites: {customer_desk: {of: customer, attributes: [called]}}
        """,
        "desk.yml",
    )
    three.deliver("caller\nshop-1", "desk")
    broken = three.deliver("customer_no\nshop-2", "shop")
    with pytest.raises(SourceError, match=r"looks up what shop\.customers brings"):
        three.run(threads=threads)
    assert three.rows("raw_vault.sat_customer_desk", "called") == []
    broken.unlink()
    three.run()
    assert three.rows("raw_vault.sat_customer_desk", "called") == ["Ann"]


def test_a_refused_delivery_and_a_feed_that_fails_are_both_told(three: Any) -> None:
    three.define(source("crm", "    max_rejected: 0"), "crm.yml")
    three.deliver("customer_no | name\n- | Bob", "crm")
    three.deliver("customer_no\nshop-2", "shop")
    with pytest.raises(SourceError) as told:
        three.run()
    assert [load.status for load in told.value.done.refused] == ["refused"]
    assert isinstance(told.value.done.failures[0].error, SourceError)
    assert not isinstance(told.value, LoadError)
