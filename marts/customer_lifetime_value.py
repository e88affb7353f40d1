"""One row a customer who bought: what the customer was worth, and what is still expected."""

from typing import Any

import pandas as pd

from vault.models.histories import histories
from vault.models.lifetime import Assumptions, fit, score

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
    """Read purchases and customers, return `COLUMNS`; too little data leaves the model null."""
    customers = histories(inputs["purchase"], inputs.parameters["as_of"])
    lifetime = fit(customers)
    scored = score(customers, lifetime, Assumptions.read(inputs.parameters))
    names = inputs["dim_customer"][["customer_hk", "customer_no"]].astype({"customer_hk": object})
    valued = customers.join(scored).assign(model_status=lifetime.status)
    return valued.merge(names, how="left", on="customer_hk", validate="one_to_one")[COLUMNS]
