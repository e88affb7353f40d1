"""The model of a feed's satellites, of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from vault.definitions.model import Model, SomeNames, Text


class Satellite(Model):
    """Attributes of a hub, link or reference whose history is kept."""

    of: str = Field(description="The hub, link or reference it describes.")
    type: Literal["satellite"] = Field(default="satellite", description="The kind of satellite.")
    attributes: SomeNames = Field(description="The columns of the feed it keeps.")
    description: Text = Field(default="", description="What it tells, for the dictionary.")
    later = frozenset({"key", "driving_key"})
    later_words: ClassVar[Mapping[str, frozenset[str]]] = {
        "type": frozenset({"multi_active", "status", "effectivity", "record_tracking"})
    }
