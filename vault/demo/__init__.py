"""The example shop: deliveries with every kind of trouble, and what is true in spite of it.

generate     write the deliveries of a shop and return the truth
Shop         the same in parts: write a delivery, ask for the truth after one
Truth        the answers a vault must reach
"""

from __future__ import annotations

from pathlib import Path

from vault.demo.shop import Shop
from vault.demo.truth import Account, Key, Truth, Version

__all__ = ["Account", "Key", "Shop", "Truth", "Version", "generate"]


def generate(
    folder: Path,
    *,
    customers: int = 500,
    seed: int = 7,
    deliveries: int = 3,
    only: int | None = None,
) -> Truth:
    """Write the shop's deliveries, or `only` one of them, below `folder`.

    Returns what is true after the last delivery written, given those before it. Files of the
    same name are replaced, others are left alone. Raises ValueError for a shop or delivery
    that cannot be.
    """
    shop = Shop(customers=customers, seed=seed, deliveries=deliveries)
    return shop.generate(folder, only)
