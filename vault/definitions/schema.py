"""The JSON Schema of definition files, by which editors complete and check them."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from pydantic.json_schema import models_json_schema

from vault.definitions.business import Bridge, Dimension, Fact, PointInTime, Snapshots
from vault.definitions.marts import Mart
from vault.definitions.raw import Hub, Link, Reference, Settings
from vault.definitions.sources import Feed

#: Where `dvault init` writes the schema, below the warehouse; `read` skips folders like this one.
SCHEMA_FILE = ".dvault/schema.json"
#: The first line of a definition file; the YAML extension of VS Code and others heed it.
HEADER = f"# yaml-language-server: $schema={SCHEMA_FILE}"


class File(Settings):
    """Every key that may stand at the top of a definition file, a mart's file apart."""

    hubs: dict[str, Hub] = Field(default={}, description="The business concepts and their keys.")
    links: dict[str, Link] = Field(default={}, description="The relations of hubs.")
    references: dict[str, Reference] = Field(
        default={}, description="Codes that are known by themselves."
    )
    source: str = Field(default="", description="The name of the source system whose feeds follow.")
    feeds: dict[str, Feed] = Field(default={}, description="What the source delivers.")
    snapshots: Snapshots = Field(
        default=Snapshots(), description="How long the state of things is kept, by rhythm."
    )
    points_in_time: dict[str, PointInTime] = Field(default={}, description="Point-in-time tables.")
    bridges: dict[str, Bridge] = Field(default={}, description="Walks over links, per snapshot.")
    dimensions: dict[str, Dimension] = Field(default={}, description="Hubs as analysts see them.")
    facts: dict[str, Fact] = Field(default={}, description="Links or hubs with values and keys.")
    later = frozenset()


def json_schema() -> dict[str, Any]:
    """Return one JSON Schema for any definition file: a mart's file has the key `mart`."""
    made, schema = models_json_schema(
        [(File, "validation"), (Mart, "validation")], ref_template="#/$defs/{model}"
    )
    mentioned = str({**schema, "$defs": list(schema["$defs"].values())})
    schema["$defs"] = {
        name: part
        for name, part in schema["$defs"].items()
        if name in ("File", "Mart") or f"#/$defs/{name}'" in mentioned
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dvault definitions",
        "if": {"type": "object", "required": ["mart"]},
        "then": made[Mart, "validation"],
        "else": made[File, "validation"],
        **schema,
    }
