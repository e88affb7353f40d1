"""Customer histories → both models → what customers are expected to be worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from vault.models import bg_nbd, gamma_gamma
from vault.models.bg_nbd import BgNbd
from vault.models.errors import ModelError
from vault.models.gamma_gamma import GammaGamma
from vault.models.maximum_likelihood import Vector

#: Fewer customers who came back than this say nothing that holds for the next one.
FEWEST_REPEAT_CUSTOMERS = 10

_FITTED = "fitted"

_MODELS = {"bg_nbd": BgNbd, "gamma_gamma": GammaGamma}

Model = TypeVar("Model", BgNbd, GammaGamma)


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the future is valued with; ModelError where a value makes no sense."""

    horizon_days: int = 365
    discount_rate: float = 0.1  # a year
    margin: float = 1.0  # of each unit of spend; 1 values revenue

    def __post_init__(self) -> None:
        if self.horizon_days < 0:
            raise ModelError(f"horizon_days is {self.horizon_days}; give 0 or more days")
        if self.discount_rate <= -1:
            raise ModelError(f"discount_rate is {self.discount_rate}; give a share, such as 0.1")

    @classmethod
    def read(cls, parameters: Mapping[str, Any]) -> Assumptions:
        """Take a mart's parameters of the same names; one that is None keeps its default."""
        types = {"horizon_days": int, "discount_rate": float, "margin": float}
        told = {name: parameters[name] for name in types if parameters.get(name) is not None}
        return cls(**{name: types[name](value) for name, value in told.items()})


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Each model, or the reason why there is none."""

    purchasing: BgNbd | ModelError
    spending: GammaGamma | ModelError

    @property
    def status(self) -> str:
        """`fitted`, or in words what stands in the way."""
        statuses = [status(self.purchasing), status(self.spending)]
        return "; ".join(dict.fromkeys(words for words in statuses if words != _FITTED)) or _FITTED

    @classmethod
    def read(cls, parameters: pd.DataFrame) -> Lifetime:
        """Take both models from the rows that `parameters` returns."""
        told = dict(list(parameters.groupby("model")))
        return cls(_read(BgNbd, told["bg_nbd"]), _read(GammaGamma, told["gamma_gamma"]))


def status(model: BgNbd | GammaGamma | ModelError) -> str:
    """`fitted`, the reason why not, or which parameters the data leave open."""
    if isinstance(model, ModelError):
        return str(model)
    if model.edges:
        return f"fitted, but too little differs between customers to tell {', '.join(model.edges)}"
    return _FITTED


def fit(histories: pd.DataFrame) -> Lifetime:
    """Fit both models to the rows of `histories`; a failure is kept as its reason."""
    x = histories["frequency"].to_numpy(np.float64)
    repeat = int((x > 0).sum())
    if repeat < FEWEST_REPEAT_CUSTOMERS:
        few = ModelError(
            f"not modelled: {repeat} of {x.size} customers bought on a second day and "
            f"{FEWEST_REPEAT_CUSTOMERS} are needed; wait for more purchases"
        )
        return Lifetime(few, few)
    t_x, age = (histories[name].to_numpy(np.float64) for name in ("recency_weeks", "age_weeks"))
    spend = histories["repeat_spend"].to_numpy(np.float64)
    return Lifetime(
        _or_reason(lambda: bg_nbd.fit(x, t_x, age)),
        _or_reason(lambda: gamma_gamma.fit(x, spend)),
    )


def parameters(lifetime: Lifetime) -> pd.DataFrame:
    """One row a parameter: `model`, `parameter`, `value`, `log_likelihood` (both null where the
    model has no fit) and `model_status`.
    """
    rows = []
    for name, model in zip(_MODELS, (lifetime.purchasing, lifetime.spending), strict=True):
        values = {} if isinstance(model, ModelError) else asdict(model)
        rows += [
            {
                "model": name,
                "parameter": field.name,
                "value": values.get(field.name),
                "log_likelihood": values.get("log_likelihood"),
                "model_status": status(model),
            }
            for field in fields(_MODELS[name])
            if field.name != "log_likelihood"
        ]
    return pd.DataFrame(rows).astype({"value": "Float64", "log_likelihood": "Float64"})


def score(histories: pd.DataFrame, lifetime: Lifetime, assumptions: Assumptions) -> pd.DataFrame:
    """One row a history: `probability_alive`, `expected_purchases` (purchase days within the
    horizon), `expected_spend` (on such a day), `discounted_value`; null where there is no model.
    """
    nothing = np.full(len(histories), np.nan)
    alive = expected = discounted = spend = nothing
    if isinstance(lifetime.purchasing, BgNbd):
        alive, expected, discounted = _purchases(histories, lifetime.purchasing, assumptions)
    if isinstance(lifetime.spending, GammaGamma):
        spend = lifetime.spending.expected_spend(
            histories["frequency"].to_numpy(np.float64),
            histories["repeat_spend"].to_numpy(np.float64),
        )
    columns = {
        "probability_alive": alive,
        "expected_purchases": expected,
        "expected_spend": spend,
        "discounted_value": discounted * spend * assumptions.margin,
    }
    # Float64 has a true null; NaN would end in some databases as a number.
    return pd.DataFrame(columns, index=histories.index).astype("Float64")


def discounted_purchases(
    model: BgNbd, x: Vector, t_x: Vector, age: Vector, assumptions: Assumptions
) -> tuple[Vector, Vector]:
    """The purchases expected over the horizon, plain and discounted to its start.

    Times are in weeks. Each week's expected increment, the last week cut at the horizon, is
    discounted from the week's end: increment / (1 + rate) ** (days / 365).
    """
    total, discounted = np.zeros(x.shape), np.zeros(x.shape)
    horizon = assumptions.horizon_days
    for end in [*range(7, horizon, 7), horizon]:
        expected = model.expected_purchases(end / 7, x, t_x, age)
        discounted += (expected - total) / (1 + assumptions.discount_rate) ** (end / 365)
        total = expected
    return total, discounted


def _purchases(
    histories: pd.DataFrame, model: BgNbd, assumptions: Assumptions
) -> tuple[Vector, Vector, Vector]:
    """P(alive), expected and discounted purchases; equal histories are computed once."""
    told = histories[["frequency", "recency_weeks", "age_weeks"]].to_numpy(np.float64)
    rows, place = np.unique(told, axis=0, return_inverse=True)
    x, t_x, age = rows.T
    total, discounted = discounted_purchases(model, x, t_x, age, assumptions)
    return model.probability_alive(x, t_x, age)[place], total[place], discounted[place]


def _read(kind: type[Model], rows: pd.DataFrame) -> Model | ModelError:
    if rows["value"].isna().any():
        return ModelError(rows["model_status"].iloc[0])
    values = dict(zip(rows["parameter"], rows["value"].astype(float), strict=True))
    return kind(**values, log_likelihood=float(rows["log_likelihood"].iloc[0]))


def _or_reason(fitting: Callable[[], Model]) -> Model | ModelError:
    try:
        return fitting()
    except ModelError as error:
        return error
