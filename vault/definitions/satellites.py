"""The model of a feed's satellites, of every kind."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from vault.definitions.model import Model, Names, Text

#: Which keys a satellite of each type may have beside those of all.
_KEYS = {
    "satellite": {"attributes", "history_of"},
    "multi_active": {"attributes", "history_of", "key"},
    "effectivity": {"driving_key"},
    "status": {"attributes"},
    "record_tracking": set(),
}
_WHY = {
    "key": "only a satellite of `type: multi_active` has a key of its own",
    "driving_key": "only a satellite of `type: effectivity` has a driving key",
    "attributes": "a satellite of `type: {}` has no attributes: put them into another satellite",
    "history_of": "a satellite of `type: {}` cannot take on the history of another: leave it out",
}


class Satellite(Model):
    """What is kept of a hub, link or reference, with its history."""

    of: str = Field(description="The hub, link or reference it describes.")
    type: Literal["satellite", "multi_active", "effectivity", "status", "record_tracking"] = Field(
        default="satellite", description="The kind of satellite."
    )
    attributes: Names = Field(
        default=(),
        description="The columns it keeps; of a status those whose change is an update.",
    )
    key: Names = Field(
        default=(), description="The columns that tell the rows of a multi-active set apart."
    )
    driving_key: Names = Field(
        default=(), description="The roles of a link of which each has one relation at a time."
    )
    history_of: Names = Field(
        default=(), description="The satellites, declared no longer, whose history it takes on."
    )
    was: str = Field(default="", description="What it was called before: its table is renamed.")
    description: Text = Field(default="", description="What it tells, for the dictionary.")

    @model_validator(mode="after")
    def _suits(self) -> Self:
        """Each type has the keys it needs and no other."""
        for key, why in _WHY.items():
            if key in self.model_fields_set and key not in _KEYS[self.type]:
                raise ValueError(why.format(self.type))
        if self.type == "multi_active" and not self.key:
            raise ValueError(
                "a multi-active satellite needs the columns that tell the rows of a set apart,"
                " as in `key: phone_type`"
            )
        return self
