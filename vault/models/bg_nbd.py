"""How often customers buy, and whether they still do: the BG/NBD model.

Source: Fader, Hardie and Lee (2005), "Counting Your Customers the Easy Way: An Alternative to
the Pareto/NBD Model", Marketing Science 24 (2). While alive a customer buys at a rate drawn from
Gamma(r, alpha), and after each purchase leaves for good with a chance drawn from Beta(a, b).

Of each customer it wants three numbers: `x`, repeat purchases (the first is not counted); `t_x`,
the time of the last one; `age`, the time observed. Both times count from the first purchase, in
any one unit; `alpha` and horizons are in that unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv, betaln, digamma, expit, gammaln, hyp2f1

from vault.models.errors import ModelError
from vault.models.maximum_likelihood import HIGHEST, LOWEST, Vector, maximise

#: Starts for (r, alpha, a, b) where the longest age is 10: rare to frequent, loyal to fleeting.
_STARTS = ((1, 1, 1, 1), (0.3, 1, 0.8, 2.5), (1, 5, 0.1, 2), (5, 2, 2, 20), (0.1, 0.1, 1, 5))
_LONGEST = 10.0

#: The closed form is 0/0 at a = 1 and at a + b + x = 1; this far away it is exact to 1e-6.
_AWAY = 1e-6

#: Stands for a chance of 0, by which nothing can be divided.
_NO_CHANCE = 1e-200


@dataclass(frozen=True, slots=True)
class BgNbd:
    """Fitted parameters; `alpha` is in the time unit of the data, the others have none."""

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float = float("nan")

    @property
    def edges(self) -> tuple[str, ...]:
        """Names of parameters that ended at the edge of what is searched."""
        named = {"r": self.r, "a": self.a, "b": self.b}
        return tuple(name for name, value in named.items() if _is_edge(value))

    def probability_alive(self, x: ArrayLike, t_x: ArrayLike, age: ArrayLike) -> Vector:
        """The chance, above 0 and at most 1, that a customer has not left by `age`.

        Takes numbers or arrays of one shape, returns that shape. A customer without a repeat
        purchase is alive for certain: in this model customers leave only after a purchase.
        """
        x, t_x, age = _history(x, t_x, age)
        repeats = np.maximum(x, 1.0)
        log_odds_gone = (
            np.log(self.a)
            - np.log(self.b + repeats - 1)
            + (self.r + repeats) * np.log((self.alpha + age) / (self.alpha + t_x))
        )
        alive = np.where(x > 0, expit(-log_odds_gone), 1.0)
        # A frequent buyer long silent underflows to 0, and 0 would be a certainty.
        return np.asarray(np.maximum(alive, np.finfo(np.float64).tiny))

    def expected_purchases(
        self, horizon: ArrayLike, x: ArrayLike, t_x: ArrayLike, age: ArrayLike
    ) -> Vector:
        """The purchases expected in the `horizon` after `age`, given the history; equation (10).

        The published 2F1(r+x, b+x; …) overflows for frequent buyers, so Euler's transformation
        (Abramowitz and Stegun 15.3.3) takes x out of its upper parameters. For a customer seen
        for the first time (x, t_x and age 0) this is equation (9). ModelError: a negative time.
        """
        x, t_x, age = _history(x, t_x, age)
        horizon = np.asarray(horizon, dtype=np.float64)
        if np.any(horizon < 0):
            raise ModelError("BG/NBD: a horizon is negative; give 0 or more")
        horizon, x, t_x, age = np.broadcast_arrays(horizon, x, t_x, age)
        if_alive = self._purchases_if_alive(horizon, x, age)
        return np.asarray(if_alive * self.probability_alive(x, t_x, age))

    def _purchases_if_alive(self, horizon: Vector, x: Vector, age: Vector) -> Vector:
        """Equation (10) without its denominator, which is 1 / P(alive)."""
        a = _away_from_zero(np.asarray(self.a - 1)) + 1
        c = _away_from_zero(a + self.b + x - 1)
        end = self.alpha + age + horizon
        with np.errstate(over="ignore", invalid="ignore"):
            series = hyp2f1(a + self.b - 1 - self.r, a - 1, c, horizon / end)
            missed = np.exp((a - 1) * np.log((self.alpha + age) / end)) * series
            purchases = np.asarray(c / (a - 1) * (1 - missed))
        # Where a is in the hundreds, or all parameters are whole, scipy's series overflows.
        lost = ~np.isfinite(purchases)
        purchases[lost] = self._integrated(horizon[lost], x[lost], age[lost])
        return np.asarray(np.maximum(purchases, 0.0))

    def _integrated(self, horizon: Vector, x: Vector, age: Vector) -> Vector:
        """The same as the mean of (1 - e^-λpt) / p over the chance p to leave, Beta(a, b + x).

        Over the quantiles of p, by double exponential quadrature (Takahasi and Mori 1974).
        """
        points, step = np.linspace(-3.5, 3.5, 281, retstep=True)
        quantiles = expit(np.pi * np.sinh(points))
        weights = step * np.pi * np.cosh(points) * quantiles * (1 - quantiles)
        p = np.maximum(betaincinv(self.a, self.b + x[..., None], quantiles), _NO_CHANCE)
        growth = np.log1p(p * (horizon / (self.alpha + age))[..., None])
        values = -np.expm1(-(self.r + x[..., None]) * growth) / p
        return np.asarray(values @ weights)


def fit(x: ArrayLike, t_x: ArrayLike, age: ArrayLike) -> BgNbd:
    """Fit by maximum likelihood, equation (6); three arrays of one length, a customer a place.

    Raises ModelError where there is no customer or no repeat purchase, a history contradicts
    itself, or the search does not converge.
    """
    x, t_x, age = _history(x, t_x, age)
    if x.size == 0:
        raise ModelError("BG/NBD: there are no customers; load purchases or move the as-of date")
    if not np.any(x > 0):
        raise ModelError(
            f"BG/NBD: none of {x.size} customers bought again, so no rate can be learnt; "
            "wait for repeat purchases or move the as-of date"
        )
    scale = _LONGEST / float(np.max(age))
    # Customers with the same history add the same term: each history is computed once.
    rows, counts = np.unique(np.stack((x, t_x, age)), axis=1, return_counts=True)
    repeats, last, seen = rows[0], rows[1] * scale, rows[2] * scale
    weights = counts.astype(np.float64)
    parameters, height = maximise(
        lambda guess: _log_likelihood(guess, repeats, last, seen, weights),
        _STARTS,
        float(weights.sum()),
        "BG/NBD",
    )
    r, alpha, a, b = map(float, parameters)
    # Each of the x purchase times is a density in the scaled unit: back by scale ** x.
    return BgNbd(r, alpha / scale, a, b, height + float(weights @ repeats) * float(np.log(scale)))


def _log_likelihood(
    parameters: Vector, x: Vector, t_x: Vector, age: Vector, counts: Vector
) -> tuple[float, Vector]:
    """The log-likelihood and its gradient; names follow the authors' note on the model."""
    r, alpha, a, b = parameters
    again = x > 0
    # Few counts of purchases are shared by many customers, and these functions are what costs.
    counted, place = np.unique(x, return_inverse=True)
    before = np.where(again, b + x - 1, 1.0)  # 1 where unused: b + x - 1 may be negative there
    a1 = gammaln(r + counted)[place] - gammaln(r) + r * np.log(alpha)
    a2 = betaln(a, b + counted)[place] - betaln(a, b)
    a3 = -(r + x) * np.log(alpha + age)
    a4 = np.where(again, np.log(a) - np.log(before) - (r + x) * np.log(alpha + t_x), -np.inf)
    both = np.logaddexp(a3, a4)
    gone = np.exp(a4 - both)
    alive = 1 - gone
    d_r = (
        digamma(r + counted)[place]
        - digamma(r)
        + np.log(alpha)
        - alive * np.log(alpha + age)
        - gone * np.log(alpha + t_x)
    )
    d_alpha = r / alpha - (r + x) * (alive / (alpha + age) + gone / (alpha + t_x))
    shared = digamma(a + b) - digamma(a + b + counted)[place]
    d_a = shared + gone / a
    d_b = shared + digamma(b + counted)[place] - digamma(b) - gone / before
    gradient = np.array([counts @ d for d in (d_r, d_alpha, d_a, d_b)])
    return float(counts @ (a1 + a2 + both)), gradient


def _history(x: ArrayLike, t_x: ArrayLike, age: ArrayLike) -> tuple[Vector, Vector, Vector]:
    """The three as arrays of floats; ModelError where they contradict one another."""
    given = [np.asarray(values, dtype=np.float64) for values in (x, t_x, age)]
    if len({values.shape for values in given}) > 1:
        raise ModelError("BG/NBD: x, t_x and age differ in length; give one of each a customer")
    repeats, last, seen = given
    right = (repeats >= 0) & (last >= 0) & (last <= seen) & np.isfinite(seen)
    wrong = int(np.sum(~(right & ((repeats > 0) | (last == 0)))))
    if wrong:
        raise ModelError(
            f"BG/NBD: {wrong} of {seen.size} histories contradict themselves; "
            "0 ≤ t_x ≤ age must hold, and t_x is 0 where x is 0"
        )
    return repeats, last, seen


def _away_from_zero(values: Vector) -> Vector:
    return np.where(np.abs(values) < _AWAY, _AWAY, values)


def _is_edge(value: float) -> bool:
    return value <= LOWEST * 1.001 or value >= HIGHEST / 1.001
