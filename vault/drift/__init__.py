"""Drift: what a delivery holds in each column, and how far that is from what earlier ones held.

Profile            the figures of a column, or of a delivery as a whole
compared(…)        the same with its drift against recent deliveries
unmet(…)           what of it is not as expected, in words
"""

from vault.drift.comparing import RECENT, compared
from vault.drift.expecting import Counts, Finding, unmet, unmet_by_delivery
from vault.drift.measures import LEVELS, deviation, ks, psi_of_numbers, psi_of_words
from vault.drift.profile import LEAST_SHARE, Profile, estimated
from vault.drift.spread import Spread

__all__ = [
    "LEAST_SHARE",
    "LEVELS",
    "RECENT",
    "Counts",
    "Finding",
    "Profile",
    "Spread",
    "compared",
    "deviation",
    "estimated",
    "ks",
    "psi_of_numbers",
    "psi_of_words",
    "unmet",
    "unmet_by_delivery",
]
