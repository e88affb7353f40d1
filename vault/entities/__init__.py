"""The kinds of entity a warehouse is made of: frozen values without SQL or I/O."""

from vault.entities.appearance_satellite import AppearanceSatellite
from vault.entities.bridge import Bridge, Crossing, Stop
from vault.entities.dimension import Attribute, Dimension, Expression
from vault.entities.effectivity_satellite import ACTIVE, EffectivitySatellite
from vault.entities.expectation import DeliveryExpectation, Expectation
from vault.entities.fact import Fact, Mastered, Measure, Through
from vault.entities.feed import (
    Feed,
    FeedColumn,
    HubLoad,
    LinkLoad,
    Lookup,
    Operation,
    SatelliteLoad,
    Watermark,
)
from vault.entities.hierarchy import Hierarchy
from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.mart import DataTest, Mart, Parameter
from vault.entities.multi_active_satellite import MultiActiveSatellite
from vault.entities.non_historized_link import NonHistorizedLink
from vault.entities.origin import Contract, FileFormat, Outside
from vault.entities.pit import Pit
from vault.entities.record_tracking_satellite import RecordTrackingSatellite
from vault.entities.reference import Reference
from vault.entities.reference_satellite import ReferenceSatellite
from vault.entities.same_as import SameAs
from vault.entities.satellite import Satellite
from vault.entities.snapshot import Retention, Snapshots
from vault.entities.status_satellite import STATUS, StatusSatellite
from vault.entities.tracked_satellite import TrackedSatellite
from vault.entities.warehouse import Notify, Schemas, Warehouse
from vault.hashing import HashRecipe
from vault.types import TYPE_NAMES, Column, Type, parse_type

_SATELLITES = (
    MultiActiveSatellite,
    StatusSatellite,
    EffectivitySatellite,
    RecordTrackingSatellite,
    TrackedSatellite,
    AppearanceSatellite,
    ReferenceSatellite,
)
#: Kinds that are loaded like another wherever they have no template of their own.
BASES = {one.kind: Satellite.kind for one in _SATELLITES} | {Reference.kind: Hub.kind}

__all__ = [
    "ACTIVE", "BASES", "STATUS", "TYPE_NAMES", "AppearanceSatellite", "Attribute", "Bridge",
    "Column", "Contract", "Crossing", "DataTest", "DeliveryExpectation", "Dimension",
    "EffectivitySatellite", "Expectation", "Expression", "Fact", "Feed",
    "FeedColumn", "FileFormat", "HashRecipe", "Hierarchy", "Hub",
    "HubLoad", "HubReference", "Link", "LinkLoad", "Lookup", "Mart", "Mastered", "Measure",
    "MultiActiveSatellite", "NonHistorizedLink", "Notify", "Operation", "Outside", "Parameter",
    "Pit", "RecordTrackingSatellite", "Reference", "ReferenceSatellite", "Retention", "SameAs",
    "Satellite", "SatelliteLoad", "Schemas", "Snapshots", "StatusSatellite", "Stop", "Through",
    "TrackedSatellite", "Type", "Warehouse", "Watermark", "parse_type",
]  # fmt: skip
