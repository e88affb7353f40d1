"""One row a parameter of the models behind customer_lifetime_value."""

from typing import Any

import pandas as pd

from vault.models.bg_nbd import BgNbd
from vault.models.gamma_gamma import GammaGamma
from vault.models.histories import histories
from vault.models.lifetime import fit, status

PARAMETERS = {"bg_nbd": ("r", "alpha", "a", "b"), "gamma_gamma": ("p", "q", "v")}


def model(inputs: Any) -> pd.DataFrame:
    """Read purchases, return all seven parameters; they are null where a model has no fit."""
    customers = histories(inputs["purchase"], inputs.parameters["as_of"])
    lifetime = fit(customers)
    rows = []
    for name, fitted in (("bg_nbd", lifetime.purchasing), ("gamma_gamma", lifetime.spending)):
        is_fitted = isinstance(fitted, (BgNbd, GammaGamma))
        rows += [
            {
                "model": name,
                "parameter": parameter,
                "value": getattr(fitted, parameter) if is_fitted else None,
                "log_likelihood": fitted.log_likelihood if is_fitted else None,
                "customers": len(customers),
                "repeat_customers": int((customers["frequency"] > 0).sum()),
                "model_status": status(fitted),
            }
            for parameter in PARAMETERS[name]
        ]
    return pd.DataFrame(rows).astype({"value": "Float64", "log_likelihood": "Float64"})
