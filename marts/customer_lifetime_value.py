"""One row a customer who bought: what the customer was worth, and what is still expected."""

from typing import Any

import pandas as pd

from vault.models.histories import to_the_cent
from vault.models.lifetime import Assumptions, Lifetime, score

COLUMNS = [
    "customer_hk",
    "customer_no",
    "first_purchase_at",
    "last_purchase_at",
    "purchases",
    "historic_value",
    "frequency",
    "recency_weeks",
    "age_weeks",
    "probability_alive",
    "expected_purchases",
    "expected_spend",
    "discounted_value",
    "as_of",
    "model_status",
]


def model(inputs: Any) -> pd.DataFrame:
    """Read histories and fitted models, return `COLUMNS`; too little data leaves them null."""
    histories = inputs["purchase_history"]
    lifetime = Lifetime.read(inputs["customer_lifetime_model"])
    scored = score(histories, lifetime, Assumptions.read(inputs.parameters))
    value = to_the_cent(histories["historic_value"])
    valued = histories.join(scored).assign(historic_value=value, model_status=lifetime.status)
    return valued[COLUMNS]
