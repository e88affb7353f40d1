"""How much customers spend per purchase: the Gamma-Gamma model.

Source: Fader and Hardie (2013), "The Gamma-Gamma Model of Monetary Value"
(brucehardie.com/notes/025). A purchase is worth Gamma(p, nu), and nu differs between customers
as Gamma(q, v). Spend is taken to be independent of how often a customer buys.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import digamma, gammaln

from vault.models.errors import ModelError
from vault.models.maximum_likelihood import HIGHEST, LOWEST, Vector, maximise

#: Starts for (p, q, v) where the mean spend of all customers is 1.
_STARTS = ((1, 2, 1), (5, 4, 0.6), (20, 10, 0.5), (0.5, 1.5, 1))


@dataclass(frozen=True, slots=True)
class GammaGamma:
    """Fitted parameters; `v` is in the currency of the data, the others have no unit."""

    p: float
    q: float
    v: float
    log_likelihood: float = float("nan")

    @property
    def edges(self) -> tuple[str, ...]:
        """Names of parameters that ended at the edge of what is searched."""
        named = {"p": self.p, "q": self.q}
        outside = (LOWEST * 1.001, HIGHEST / 1.001)
        return tuple(name for name, x in named.items() if not outside[0] < x < outside[1])

    @property
    def population_mean(self) -> float:
        """The mean spend per purchase over all customers, p v / (q - 1)."""
        return self.p * self.v / (self.q - 1)

    def expected_spend(self, x: ArrayLike, mean_spend: ArrayLike) -> Vector:
        """The mean spend per purchase expected of a customer, equation (5).

        Takes `x` purchases of `mean_spend` each, as numbers or arrays of one shape, and returns
        that shape: between the customer's own mean and the population's, which it is at x = 0
        (there `mean_spend` is not read and may be NaN).
        """
        x = np.asarray(x, dtype=np.float64)
        total = np.where(x > 0, x * np.asarray(mean_spend, dtype=np.float64), 0.0)
        return np.asarray(self.p * (self.v + total) / (self.p * x + self.q - 1))


def fit(x: ArrayLike, mean_spend: ArrayLike) -> GammaGamma:
    """Fit by maximum likelihood, equation (1a); two arrays of one length, a customer a place.

    Customers with x = 0 say nothing of repeat spend and are left out. Raises ModelError where
    nobody is left, a mean is not above 0, the population has no mean (q ≤ 1), or the search
    does not converge.
    """
    x, mean = np.asarray(x, dtype=np.float64), np.asarray(mean_spend, dtype=np.float64)
    if x.shape != mean.shape:
        raise ModelError("Gamma-Gamma: x and mean_spend differ in length; give one of each")
    x, mean = x[x > 0], mean[x > 0]
    if x.size == 0:
        raise ModelError("Gamma-Gamma: no customer bought again; wait for repeat purchases")
    wrong = int(np.sum(~((mean > 0) & np.isfinite(mean))))
    if wrong:
        raise ModelError(
            f"Gamma-Gamma: {wrong} of {x.size} repeat customers have no mean spend above 0; "
            "leave out purchases that are not worth anything"
        )
    order = np.lexsort((mean, x))  # sums of floats depend on their order; rows must not
    x, mean = x[order], mean[order]
    scale = float(mean.mean())
    parameters, height = maximise(
        lambda guess: _log_likelihood(guess, x, mean / scale), _STARTS, x.size, "Gamma-Gamma"
    )
    p, q, v = map(float, parameters)
    if q <= 1:
        raise ModelError(
            f"Gamma-Gamma: spend is spread so widely (q = {q:.3g}) that its mean over all "
            "customers does not exist; leave out extraordinary purchases"
        )
    return GammaGamma(p, q, v * scale, height - x.size * float(np.log(scale)))


def _log_likelihood(parameters: Vector, x: Vector, mean: Vector) -> tuple[float, Vector]:
    """The log-likelihood and its gradient."""
    p, q, v = parameters
    total = np.log(v + x * mean)
    terms = (
        gammaln(p * x + q)
        - gammaln(p * x)
        - gammaln(q)
        + q * np.log(v)
        + (p * x - 1) * np.log(mean)
        + p * x * np.log(x)
        - (p * x + q) * total
    )
    joint = digamma(p * x + q)
    d_p = x * (joint - digamma(p * x) + np.log(mean) + np.log(x) - total)
    d_q = joint - digamma(q) + np.log(v) - total
    d_v = q / v - (p * x + q) / (v + x * mean)
    return float(terms.sum()), np.array([d_p.sum(), d_q.sum(), d_v.sum()])
