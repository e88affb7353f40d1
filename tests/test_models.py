"""The customer models: published figures, parameters found again, and limits."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv

from vault.models import BgNbd, GammaGamma, ModelError, bg_nbd, gamma_gamma
from vault.models.histories import histories
from vault.models.lifetime import Assumptions, discounted_purchases

DATA = Path(os.environ.get("DVAULT_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
CDNOW = DATA / "cdnow" / "cdnow_sample.parquet"
PUBLISHED = BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426)

positive = st.floats(0.01, 50)
counts = st.integers(0, 300)
shares = st.floats(0, 1)


@pytest.fixture(scope="module")
def cdnow() -> pd.DataFrame:
    """Histories of the calibration period, to 1997-09-30."""
    if not CDNOW.exists():
        pytest.skip(f"{CDNOW} is absent; DVAULT_TEST_DATA names the folder of the data")
    sales = duckdb.read_parquet(str(CDNOW)).df()
    purchases = sales.rename(columns={"sample_id": "customer_hk", "d": "purchased_at"})
    return histories(purchases.assign(amount=sales["usd"]), pd.Timestamp("1997-09-30"))


@pytest.fixture(scope="module")
def cdnow_bg_nbd(cdnow: pd.DataFrame) -> BgNbd:
    return bg_nbd.fit(cdnow["frequency"], cdnow["recency_weeks"], cdnow["age_weeks"])


def test_bg_nbd_gives_the_parameters_published_for_cdnow(cdnow_bg_nbd: BgNbd) -> None:
    found = cdnow_bg_nbd
    rounded = [round(value, 3) for value in (found.r, found.alpha, found.a, found.b)]
    assert rounded == [0.243, 4.414, 0.793, 2.426]
    assert round(found.log_likelihood, 1) == -9582.4


def test_gamma_gamma_gives_the_parameters_published_for_cdnow(cdnow: pd.DataFrame) -> None:
    found = gamma_gamma.fit(cdnow["frequency"], cdnow["repeat_spend"])
    assert (cdnow["frequency"] > 0).sum() == 946
    assert [round(value, 2) for value in (found.p, found.q, found.v)] == [6.25, 3.74, 15.44]


def test_the_published_customer_is_expected_to_buy_1_226_times() -> None:
    """Fader, Hardie and Lee's note on the BG/NBD in Excel: customer 0001, 39 weeks ahead."""
    assert PUBLISHED.expected_purchases(39, 2, 30.43, 38.86) == pytest.approx(1.226, abs=5e-4)


def test_the_unit_of_time_changes_nothing_but_alpha(
    cdnow: pd.DataFrame, cdnow_bg_nbd: BgNbd
) -> None:
    days = bg_nbd.fit(cdnow["frequency"], cdnow["recency_weeks"] * 7, cdnow["age_weeks"] * 7)
    assert days.alpha / 7 == pytest.approx(cdnow_bg_nbd.alpha, rel=1e-4)
    assert (days.r, days.a, days.b) == pytest.approx(
        (cdnow_bg_nbd.r, cdnow_bg_nbd.a, cdnow_bg_nbd.b), rel=1e-4
    )


def simulated(customers: int, model: BgNbd) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Histories of customers who behave as the model says, observed for 30 to 60 weeks."""
    chance = np.random.default_rng(7)
    rate = chance.gamma(model.r, 1 / model.alpha, customers)
    leaves = chance.beta(model.a, model.b, customers)
    age = chance.uniform(30, 60, customers)
    x, t_x, now = np.zeros(customers), np.zeros(customers), np.zeros(customers)
    alive = np.ones(customers, dtype=bool)
    while alive.any():
        now = now + chance.exponential(1 / np.maximum(rate, 1e-12))
        alive = alive & (now <= age)
        x, t_x = x + alive, np.where(alive, now, t_x)
        alive = alive & (chance.uniform(size=customers) >= leaves)
    return x, t_x, age


def test_bg_nbd_finds_the_parameters_of_simulated_customers() -> None:
    truth = BgNbd(r=0.8, alpha=6.0, a=0.9, b=3.0)
    found = bg_nbd.fit(*simulated(8_000, truth))
    assert (found.r, found.alpha) == pytest.approx((truth.r, truth.alpha), rel=0.1)
    assert (found.a, found.b) == pytest.approx((truth.a, truth.b), rel=0.15)


def test_gamma_gamma_finds_the_parameters_of_simulated_customers() -> None:
    chance = np.random.default_rng(7)
    x = chance.integers(0, 8, 20_000)
    scale = 1 / chance.gamma(4.0, 1 / 15.0, x.size)
    spend = chance.gamma(6.0 * np.maximum(x, 1), scale) / np.maximum(x, 1)
    found = gamma_gamma.fit(x, spend)
    assert (found.p, found.q, found.v) == pytest.approx((6.0, 4.0, 15.0), rel=0.1)


def test_the_order_of_customers_never_matters() -> None:
    x, t_x, age = simulated(500, PUBLISHED)
    spend = 10 + x + age
    assert bg_nbd.fit(x, t_x, age) == bg_nbd.fit(x[::-1], t_x[::-1], age[::-1])
    assert gamma_gamma.fit(x, spend) == gamma_gamma.fit(x[::-1], spend[::-1])


@given(positive, positive, positive, positive, counts, shares, positive)
def test_probability_alive_is_above_zero_and_at_most_one(
    r: float, alpha: float, a: float, b: float, x: int, share: float, age: float
) -> None:
    alive = BgNbd(r, alpha, a, b).probability_alive(x, share * age if x else 0, age)
    assert 0 < alive <= 1
    assert x > 0 or alive == 1


@given(positive, positive, positive, positive, counts, shares, positive)
def test_expected_purchases_grow_with_the_horizon_from_nothing(
    r: float, alpha: float, a: float, b: float, x: int, share: float, age: float
) -> None:
    horizons = np.array([0, 1, 10, 100, 1000])
    model = BgNbd(r, alpha, a, b)
    expected = model.expected_purchases(horizons, x, share * age if x else 0, age)
    assert expected[0] == 0
    assert np.all(np.diff(expected) >= -1e-9 * expected[1:])
    assert np.all(expected <= (r + x) / (alpha + age) * horizons * (1 + 1e-6))


@pytest.mark.parametrize(
    ("model", "x"),
    [
        (PUBLISHED, 0),
        (PUBLISHED, 400),
        (BgNbd(0.5, 2, 1, 2), 3),
        (BgNbd(0.5, 2, 0.4, 0.6), 0),
        (BgNbd(0.5, 2, 900, 300), 5),
    ],
    ids=["no repeat", "400 repeats", "a is 1", "a + b is 1", "a is 900"],
)
def test_expected_purchases_are_the_mean_over_the_chance_to_leave(model: BgNbd, x: int) -> None:
    leaves = betaincinv(model.a, model.b + x, (np.arange(200_000) + 0.5) / 200_000)
    growth = 1 + leaves * 52 / (model.alpha + 20)
    mean = np.mean((1 - growth ** -(model.r + x)) / np.maximum(leaves, 1e-300))
    found = model.expected_purchases(52, x, 15 if x else 0, 20)
    mean *= model.probability_alive(x, 15 if x else 0, 20)
    assert found == pytest.approx(mean, rel=1e-4)


def test_silence_lowers_the_probability_alive() -> None:
    alive = PUBLISHED.probability_alive([5, 5, 5], [50, 30, 10], [52, 52, 52])
    assert alive[0] > alive[1] > alive[2]


def test_spend_lies_between_the_customers_mean_and_the_populations() -> None:
    model = GammaGamma(p=6.25, q=3.74, v=15.44)
    assert model.expected_spend(0, np.nan) == pytest.approx(6.25 * 15.44 / 2.74)
    few, many = model.expected_spend([1, 50], [100.0, 100.0])
    assert model.population_mean < few < many < 100


def test_a_horizon_of_nothing_is_worth_nothing_and_discounting_takes_away() -> None:
    x, t_x, age = np.array([0.0, 3.0]), np.array([0.0, 20.0]), np.array([30.0, 30.0])
    total, discounted = discounted_purchases(PUBLISHED, x, t_x, age, Assumptions(0))
    assert not total.any()
    assert not discounted.any()
    total, discounted = discounted_purchases(PUBLISHED, x, t_x, age, Assumptions(100, 0.1))
    assert total == pytest.approx(PUBLISHED.expected_purchases(100 / 7, x, t_x, age))
    assert np.all((total / 1.1 < discounted) & (discounted < total))


def test_without_discount_the_value_is_the_expected_purchases() -> None:
    told = np.array([3.0]), np.array([20.0]), np.array([30.0])
    total, discounted = discounted_purchases(PUBLISHED, *told, Assumptions(100, 0.0))
    assert discounted == pytest.approx(total)


@pytest.mark.parametrize(
    ("history", "message"),
    [
        (([], [], []), "there are no customers"),
        (([0, 0], [0, 0], [3, 4]), "none of 2 customers bought again"),
        (([1, 1], [5, 2], [3, 4]), "1 of 2 histories contradict themselves"),
        (([1], [1, 2], [3]), "differ in length"),
    ],
)
def test_bg_nbd_says_what_is_missing(history: tuple[list[float], ...], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        bg_nbd.fit(*history)


@pytest.mark.parametrize(
    ("x", "spend", "message"),
    [
        ([0, 0], [np.nan, np.nan], "no customer bought again"),
        ([1, 2], [0.0, 5.0], "1 of 2 repeat customers have no mean spend above 0"),
        ([1] * 12, [10.0 ** (n * n / 8) for n in range(12)], "does not exist"),
    ],
)
def test_gamma_gamma_says_what_is_missing(x: list[int], spend: list[float], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        gamma_gamma.fit(x, spend)


def test_a_search_that_never_converges_is_an_error() -> None:
    from vault.models.maximum_likelihood import maximise

    with pytest.raises(ModelError, match="did not converge from any of 1 starts"):
        maximise(lambda _: (float("nan"), np.array([np.nan])), [(1.0,)], 1, "BG/NBD")
