"""The kinds of entity a warehouse is made of: frozen values without SQL or I/O."""

from vault.entities.dimension import Attribute, Dimension, Expression
from vault.entities.fact import Fact, Measure, Through
from vault.entities.feed import (
    Feed,
    FeedColumn,
    FileFormat,
    HubLoad,
    LinkLoad,
    Lookup,
    SatelliteLoad,
)
from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.mart import DataTest, Mart, Parameter
from vault.entities.non_historized_link import NonHistorizedLink
from vault.entities.pit import Pit
from vault.entities.reference import Reference
from vault.entities.reference_satellite import ReferenceSatellite
from vault.entities.satellite import Satellite
from vault.entities.snapshot import Retention, Snapshots
from vault.entities.warehouse import Schemas, Warehouse
from vault.hashing import HashRecipe
from vault.types import TYPE_NAMES, Column, Type, parse_type

__all__ = [
    "TYPE_NAMES", "Attribute", "Column", "DataTest", "Dimension", "Expression", "Fact", "Feed",
    "FeedColumn", "FileFormat", "HashRecipe", "Hub", "HubLoad", "HubReference", "Link",
    "LinkLoad", "Lookup", "Mart", "Measure", "NonHistorizedLink", "Parameter", "Pit",
    "Reference", "ReferenceSatellite", "Retention", "Satellite", "SatelliteLoad", "Schemas",
    "Snapshots", "Through", "Type", "Warehouse", "parse_type",
]  # fmt: skip
