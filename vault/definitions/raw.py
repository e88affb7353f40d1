"""The models of hubs and links, and of what a file says about the warehouse as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from vault.definitions.limits import Share
from vault.definitions.model import ColumnType, Flag, Model, Names, Text, constant


class Hash(Model):
    """How keys and versions are hashed."""

    recipe: Literal["dvault", "automate_dv", "datavault4dbt"] = Field(
        default="dvault", description="The recipe by which values are hashed."
    )
    algorithm: Literal["md5", "sha1", "sha256"] = Field(
        default="md5", description="The hash function."
    )
    storage: Literal["native", "binary", "hex"] = Field(
        default="native",
        description="Keep hashes in the type of the database that suits best, as bytes, or as hex"
        " text.",
    )


class Schemas(Model):
    """The schemas the tables are kept in."""

    raw_vault: str = Field(default="raw_vault", description="Schema of hubs, links and satellites.")
    business_vault: str = Field(
        default="business_vault", description="Schema of dimensions and facts."
    )
    marts: str = Field(default="marts", description="Schema of the marts.")
    audit: str = Field(default="audit", description="Schema of runs, loads and accounts.")


class TechnicalNames(Model):
    """What the technical columns are called, where a vault of another tool is continued."""

    load_date: str = Field(default="load_date", description="When the warehouse learnt a row.")
    applied_date: str = Field(
        default="applied_date", description="When the source says it became true."
    )
    record_source: str = Field(
        default="record_source", description="Which source and feed a row is from."
    )
    hashdiff: str = Field(default="hashdiff", description="The hash of a row's attributes.")


#: What every hub, link and satellite has beside its keys.
_PARTITIONS = ("load_date", "load_id", "record_source")


def _partitions(value: Any) -> tuple[str, ...]:
    columns = tuple(value) if isinstance(value, list) else (value,)
    for column in columns:
        if column not in _PARTITIONS:
            raise ValueError(f"must be of {', '.join(_PARTITIONS)}, which every table has")
    return columns


def _buckets(value: Any) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise ValueError("must be a whole number, 1 or more")


class Spark(Model):
    """How tables lie in files where the warehouse is in Spark."""

    table_format: Literal["parquet", "delta", "iceberg"] = Field(
        default="parquet", description="The format of the tables."
    )
    partition_by: Annotated[
        tuple[str, ...],
        BeforeValidator(_partitions),
        WithJsonSchema(
            {
                "anyOf": [
                    {"enum": list(_PARTITIONS)},
                    {"type": "array", "items": {"enum": list(_PARTITIONS)}, "minItems": 1},
                ]
            }
        ),
    ] = Field(
        default=(), description="The columns by which hubs, links and satellites are partitioned."
    )
    buckets: Annotated[
        int, BeforeValidator(_buckets), WithJsonSchema({"type": "integer", "minimum": 1})
    ] = Field(default=0, description="In how many buckets they lie, by their hash key.")


class Notify(Model):
    """Who is told when something goes wrong, through apprise."""

    short = "to"
    short_list = True

    to: Names = Field(
        description="Where to: addresses as apprise writes them; say `${NAME}` for what is secret."
    )
    rejected: Share = Field(
        default=None, description="More rejected rows of a load than this share or count are told."
    )


class Settings(Model):
    """What is said once for the whole warehouse."""

    warehouse: str = Field(default="", description="The name of the warehouse.")
    description: Text = Field(default="", description="What this is about, in a sentence.")
    hash: Hash = Field(default=Hash(), description="How keys and versions are hashed.")
    marts: Names = Field(
        default=(),
        description="Folders of marts, relative to the warehouse; `builtin` are the stock ones.",
    )
    archive: str = Field(
        default="",
        description="The folder that keeps every file that is loaded, by its SHA-256.",
    )
    extracts: str = Field(
        default=".dvault/extracts",
        description="The folder where what is read of other databases stands until it is loaded.",
    )
    schemas: Schemas = Field(default=Schemas(), description="Names of the database schemas.")
    names: TechnicalNames = Field(
        default=TechnicalNames(), description="What the technical columns are called."
    )
    notify: Notify = Field(
        default=Notify(to=()), description="Who is told of failures, rejected rows and late feeds."
    )
    profile: Flag = Field(
        default=False, description="What each delivery holds is profiled, of every feed."
    )
    spark: Spark = Field(default=Spark(), description="How tables lie in files in Spark.")


def _collision_code(value: Any) -> str | None:
    """None for false, empty for true, else the code."""
    words = {"false": None, "true": ""}
    return words[value] if value in ("false", "true") else constant(value)


def _one_column(value: dict[str, CodeColumn]) -> dict[str, CodeColumn]:
    if len(value) != 1:
        raise ValueError("must be one column with its type, like {tenant_id: text}")
    return value


class CodeColumn(Model):
    """A column of a natural key, or of a tenant: its type, or a mapping that says more."""

    short = "type"
    refused: ClassVar[Mapping[str, str]] = {
        "pii": "codes and tenants stand for nobody who could be erased"
    }

    type: ColumnType = Field(description="The type its values must have.")
    was: Text = Field(default="", description="What it was called before: it is renamed.")


class KeyColumn(CodeColumn):
    """A column of a key or a payload: its type, or a mapping that says more."""

    pii: Flag = Field(default=False, description="It holds personal data, which an erasure takes.")


class Hub(Model):
    """A business concept and the key by which the business knows it."""

    business_key: dict[str, KeyColumn] = Field(
        min_length=1, description="The columns of the business key with their types."
    )
    pii: Flag = Field(
        default=False,
        description="The business key is personal: an erasure puts a pseudonym in its place.",
    )
    case_sensitive: Flag = Field(
        default=False,
        description="Keys that differ only in case or outer blanks are different keys.",
    )
    collision_code: Annotated[
        str | None,
        BeforeValidator(_collision_code),
        WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string"}]}),
    ] = Field(
        default=None,
        description="One key means different things by source: `true`, each feed says its code,"
        " or the code of feeds that say none.",
    )
    tenant: Annotated[dict[str, CodeColumn], AfterValidator(_one_column)] = Field(
        default={}, description="The column that says whose key it is, with its type."
    )
    was: Text = Field(default="", description="What it was called before: its table is renamed.")
    description: Text = Field(default="", description="What this hub is, for the dictionary.")


class Reference(Model):
    """Codes that are known by themselves, and the columns that give them."""

    key: dict[str, CodeColumn] = Field(
        min_length=1, description="The columns of the natural key with their types."
    )
    case_sensitive: Flag = Field(
        default=True, description="`false`: codes that differ only in case are one code."
    )
    was: Text = Field(default="", description="What it was called before: its table is renamed.")
    description: Text = Field(default="", description="What this is, for the dictionary.")


def _roles(value: Any) -> Any:
    """A list of hubs becomes pairs of role and hub, which keep a hub that is named twice."""
    if isinstance(value, dict):
        return tuple(value.items())
    if isinstance(value, list):
        return tuple((item, item) for item in value)
    raise ValueError("must be a list of hubs or a mapping {role: hub}")


Roles = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_roles),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": {"type": "string"}},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]


class Link(Model):
    """A relation of hubs."""

    type: Literal["link", "hierarchical", "same_as", "non_historized"] = Field(
        default="link", description="What kind of relation it is."
    )
    hubs: Roles = Field(description="The related hubs: a list, or {role: hub}.")
    child_key: dict[str, KeyColumn] = Field(
        default={},
        description="Columns that tell relations of the same hubs apart, with their types.",
    )
    payload: dict[str, KeyColumn] = Field(
        default={}, description="The values of a non-historized link, with their types."
    )
    was: Text = Field(default="", description="What it was called before: its table is renamed.")
    description: Text = Field(default="", description="What this link is, for the dictionary.")
