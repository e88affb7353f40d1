"""Purchases → one history a customer: what the customer models are told."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pandas as pd


def histories(purchases: pd.DataFrame, as_of: datetime | None = None) -> pd.DataFrame:
    """Summarise purchases up to and including `as_of`, by default the last purchase there is.

    Reads `customer_hk`, `purchased_at` and `amount` (decimals or floats, to the cent). Returns
    one row a customer, sorted by `customer_hk`: `first_purchase_at`, `last_purchase_at`,
    `purchases`, `historic_value` (Decimal, exact), and for the models, where all purchases of a
    day are one: `frequency` (repeat purchase days), `recency_weeks` (first to last purchase
    day), `age_weeks` (first purchase day to `as_of`), `repeat_spend` (mean of a repeat day, NaN
    without one); and `as_of`.
    """
    told = pd.DataFrame(
        {
            "customer_hk": purchases["customer_hk"].astype(object),
            "purchased_at": pd.to_datetime(purchases["purchased_at"]),
            "cents": _cents(purchases["amount"]),
        }
    )
    moment = pd.Timestamp(as_of) if as_of is not None else told["purchased_at"].max()
    told = told[told["purchased_at"] <= moment]
    by_customer = told.groupby("customer_hk")
    known = by_customer.agg(
        first_purchase_at=("purchased_at", "min"),
        last_purchase_at=("purchased_at", "max"),
        purchases=("cents", "size"),
        cents=("cents", "sum"),
    )
    day = told["purchased_at"].dt.normalize()
    first_day = known["first_purchase_at"].dt.normalize()
    on_first_day = day == day.groupby(told["customer_hk"]).transform("min")
    days = day.groupby(told["customer_hk"]).nunique()
    again = told["cents"].where(~on_first_day, 0).groupby(told["customer_hk"]).sum()

    known["historic_value"] = _money(known.pop("cents"))
    known["frequency"] = (days - 1).astype("int64")
    last_day = known["last_purchase_at"].dt.normalize()
    known["recency_weeks"] = (last_day - first_day).dt.days / 7
    known["age_weeks"] = (moment - first_day).dt.days / 7
    known["repeat_spend"] = again / 100 / known["frequency"].where(known["frequency"] > 0)
    known["as_of"] = moment
    return known.reset_index()


def to_the_cent(amounts: pd.Series) -> pd.Series:
    """Money as Decimals; floats are read at their nearest cent, which is exact below 2 ** 53."""
    return _money(_cents(amounts))


def _money(cents: pd.Series) -> pd.Series:
    exact = [Decimal(int(amount)).scaleb(-2) for amount in cents]
    return pd.Series(exact, index=cents.index, dtype=object)


def _cents(amounts: pd.Series) -> pd.Series:
    """Money as whole cents, which sum without error; floats are read at their nearest cent."""
    if amounts.dtype == object:
        cents = [int((Decimal(str(amount)) * 100).to_integral_value()) for amount in amounts]
        return pd.Series(cents, index=amounts.index, dtype="int64")
    return (amounts.astype("float64") * 100).round().astype("int64")
