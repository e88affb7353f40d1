"""The search for the parameters under which the data are most likely."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from vault.models.errors import ModelError

Vector = NDArray[np.float64]

#: Parameters are sought between these, in the scaled units of each model. A maximum on an edge
#: is kept: there the customers are too alike (or the events too few) to say more.
LOWEST, HIGHEST = 1e-3, 1e3

#: A slope of the mean log-likelihood above this is no maximum.
_FLAT = 1e-4


def maximise(
    log_likelihood: Callable[[Vector], tuple[float, Vector]],
    starts: Sequence[Sequence[float]],
    customers: float,
    model: str,
) -> tuple[Vector, float]:
    """Return the positive parameters of the highest log-likelihood, and that value.

    `log_likelihood` maps parameters to the sum over all customers and its gradient. The search
    runs on the logarithm of the parameters, from every start, and keeps the best end; it draws
    no random numbers. Raises ModelError where no start ends at a maximum.
    """

    def cost(logarithms: Vector) -> tuple[float, Vector]:
        parameters = np.exp(logarithms)
        value, gradient = log_likelihood(parameters)
        return -value / customers, -gradient * parameters / customers

    low, high = np.log(LOWEST), np.log(HIGHEST)
    best: tuple[float, Vector] | None = None
    for start in starts:
        found = optimize.minimize(
            cost,
            np.log(start),
            jac=True,
            # L-BFGS-B finds the same, ten times slower: threads of its BLAS wait for one another.
            method="SLSQP",
            bounds=[(low, high)] * len(start),
            options={"maxiter": 2000, "ftol": 1e-16},
        )
        # Where an edge holds a parameter back, the slope into the edge is no fault.
        step = np.clip(found.x - found.jac, low, high) - found.x
        is_maximum = np.isfinite(found.fun) and np.max(np.abs(step)) < _FLAT
        if is_maximum and (best is None or found.fun < best[0]):
            best = (float(found.fun), found.x)
    if best is None:
        raise ModelError(
            f"{model}: the search for the parameters did not converge from any of "
            f"{len(starts)} starts; give it more customers or a longer history"
        )
    return np.exp(best[1]), -best[0] * customers
