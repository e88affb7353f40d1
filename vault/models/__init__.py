"""Models of customers: how often they buy, how much they spend, what they are worth.

Purchases become one history a customer (`histories`); `bg_nbd` and `gamma_gamma` are fitted to
them by the same search (`maximum_likelihood`); `lifetime` puts both together. What the data
cannot carry is a `ModelError`.
"""

from vault.models.bg_nbd import BgNbd
from vault.models.errors import ModelError
from vault.models.gamma_gamma import GammaGamma

__all__ = ["BgNbd", "GammaGamma", "ModelError"]
