"""Outside: tables of other databases, read into files that are then loaded like any other."""

from vault.execute.outside.extracting import extracted, forget, waiting

__all__ = ["extracted", "forget", "waiting"]
