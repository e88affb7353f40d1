"""What a model raises when the data cannot carry it."""

from __future__ import annotations

from vault.errors import VaultError


class ModelError(VaultError):
    """A model cannot be fitted or asked; the message names what is missing and what to do."""
