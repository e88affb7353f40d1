"""One row a parameter of the models behind customer_lifetime_value."""

from typing import Any

import pandas as pd

from vault.models.lifetime import fit, parameters

COLUMNS = [
    "model",
    "parameter",
    "value",
    "log_likelihood",
    "customers",
    "repeat_customers",
    "model_status",
]


def model(inputs: Any) -> pd.DataFrame:
    """Read histories, return all seven parameters; they are null where a model has no fit."""
    histories = inputs["purchase_history"]
    repeat = int((histories["frequency"] > 0).sum())
    fitted = parameters(fit(histories))
    return fitted.assign(customers=len(histories), repeat_customers=repeat)[COLUMNS]
