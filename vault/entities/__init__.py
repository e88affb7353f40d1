"""The kinds of entity a warehouse is made of: frozen values without SQL or I/O."""

from vault.entities.bridge import Bridge, Crossing, Stop
from vault.entities.dimension import Attribute, Dimension, Expression
from vault.entities.fact import Fact, Mastered, Measure, Through
from vault.entities.feed import Feed, FeedColumn, FileFormat, HubLoad, LinkLoad, SatelliteLoad
from vault.entities.hierarchy import Hierarchy
from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.mart import DataTest, Mart, Parameter
from vault.entities.non_historized_link import NonHistorizedLink
from vault.entities.pit import Pit
from vault.entities.same_as import SameAs
from vault.entities.satellite import Satellite
from vault.entities.snapshot import Retention, Snapshots
from vault.entities.warehouse import Schemas, Warehouse
from vault.hashing import HashRecipe
from vault.types import TYPE_NAMES, Column, Type, parse_type

__all__ = [
    "TYPE_NAMES", "Attribute", "Bridge", "Column", "Crossing", "DataTest", "Dimension",
    "Expression", "Fact", "Feed", "FeedColumn", "FileFormat", "HashRecipe", "Hierarchy", "Hub",
    "HubLoad", "HubReference", "Link", "LinkLoad", "Mart", "Mastered", "Measure",
    "NonHistorizedLink", "Parameter", "Pit", "Retention", "SameAs", "Satellite", "SatelliteLoad",
    "Schemas", "Snapshots", "Stop", "Through", "Type", "Warehouse", "parse_type",
]  # fmt: skip
