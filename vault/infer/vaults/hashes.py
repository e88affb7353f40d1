"""Hashes: by which recipe, of which columns, in which order, the keys of stored rows come out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vault.execute.catalogue import CatalogueColumn
from vault.hashing import HashRecipe, Value, hash_diff, hash_key
from vault.infer.vaults.tables import Shape, algorithm_of, digits, storage_of
from vault.names import Identifier
from vault.types import Type

#: Of recipes that agree, those of other tools come first: the tables are theirs.
RECIPES = ("automate_dv", "datavault4dbt", "dvault")
#: More columns than this are tried in the order of the table alone.
_MOST_ORDERS = 4
_TRIED = 100
_CODES = frozenset({"collision_code", "bkcc", "business_key_collision_code", "coll_code"})


@dataclass(frozen=True, slots=True)
class KeyFound:
    """How the hash keys of a hub come out.

    `columns` are hashed in this order, behind the one of the collision code and that of the tenant
    where there are such. `tried` rows were looked at, and all of them agree.
    """

    recipe: HashRecipe
    columns: tuple[CatalogueColumn, ...]
    case_sensitive: bool
    tried: int
    code: str = ""
    tenant: CatalogueColumn | None = None

    @property
    def identity(self) -> tuple[str, ...]:
        """The columns that are hashed, by their names in the table."""
        tenant = (self.tenant.name,) if self.tenant else ()
        return (*((self.code,) if self.code else ()), *tenant, *(c.name for c in self.columns))

    @property
    def values(self) -> tuple[Value, ...]:
        """The same as hashing wants them."""
        types = [Type("text")] if self.code else []
        types += [self.tenant.type or Type("text")] if self.tenant else []
        number = len(types)
        types += [one.type or Type("text") for one in self.columns]
        return tuple(
            Value(Identifier(name.lower()), type_, True, not self.case_sensitive,
                  qualifier=at < number)
            for at, (name, type_) in enumerate(zip(self.identity, types, strict=True))
        )  # fmt: skip


def recipes_of(value: Any) -> Iterator[HashRecipe]:
    """The recipes by which a hash may have been made, by its length and how it is kept."""
    for name in RECIPES:
        yield HashRecipe(name, 1, algorithm_of(value), storage_of(value))


def rank(recipe: HashRecipe) -> int:
    """Which of recipes that agree comes first: none but dvault keeps hashes in a type for them."""
    return RECIPES.index(recipe.name) * (-1 if recipe.storage == "native" else 1)


def keys_of(shape: Shape) -> list[KeyFound]:
    """Each way in which a table's only hash is that of its other columns; none if it is no hub."""
    (column,) = shape.hashes
    fitting = [one for one in shape.rest if one.type and one.type.name not in ("double", "json")]
    if not shape.rows or not fitting:
        return []
    stored = shape.values(column)
    found = []
    for recipe in recipes_of(stored[0]):
        ways = (
            KeyFound(recipe, tuple(columns), sensitive, min(len(stored), _TRIED), code, tenant)
            for code, tenant, rest in _ways(fitting)
            for columns in _orders(rest)
            for sensitive in (False, True)
        )
        fits = next((way for way in ways if _agrees(shape, stored, way)), None)
        if fits:
            found.append(fits)
    return found


def _ways(
    columns: Sequence[CatalogueColumn],
) -> Iterator[tuple[str, CatalogueColumn | None, Sequence[CatalogueColumn]]]:
    """What may be hashed: all columns, a collision code and a tenant apart or not, or a few."""
    code = next((one for one in columns if one.name.lower() in _CODES), None)
    tenant = next((one for one in columns if "tenant" in one.name.lower()), None)
    for first, second in dict.fromkeys(
        ((code, tenant), (code, None), (None, tenant), (None, None))
    ):
        rest = [one for one in columns if one is not first and one is not second]
        if rest:
            yield first.name if first else "", second, rest
    for size in (1, 2):
        if size < len(columns):
            yield from (("", None, some) for some in itertools.combinations(columns, size))


def _orders(columns: Sequence[CatalogueColumn]) -> Iterable[Sequence[CatalogueColumn]]:
    """Every order of some columns, that of the table first."""
    if len(columns) > _MOST_ORDERS:
        return [columns]
    return itertools.permutations(columns)


def _agrees(shape: Shape, stored: Sequence[Any], way: KeyFound) -> bool:
    numbers = [shape.at(name) for name in way.identity]
    for row, hashed in zip(shape.rows[:_TRIED], stored, strict=False):
        if not agrees(hashed, hash_key([row[at] for at in numbers], way.values, way.recipe)):
            return False
    return True


def agrees(stored: Any, computed: str | None) -> bool:
    """Whether a hash is the one that is stored; the case of text counts."""
    if isinstance(stored, str):
        return stored == computed
    return (digits(stored) or "") == (computed or "-").lower()


@dataclass(frozen=True, slots=True)
class LinkFound:
    """How the hash keys of a link come out: the order of its hubs, and its child key."""

    order: tuple[int, ...]
    child: tuple[CatalogueColumn, ...]
    tried: int


def link_of(
    shape: Shape, own: str, hubs: Sequence[KeyFound], keys: Sequence[dict[str, Sequence[Any]]],
    columns: Sequence[str], recipe: HashRecipe,
) -> LinkFound | None:  # fmt: skip
    """How a link is hashed; `keys` are of each of its hubs the business keys by their hashes."""
    stored = shape.values(own)[:_TRIED]
    referred = [shape.values(name) for name in columns]
    rows = [
        at
        for at in range(len(stored))
        if all(
            (digits(values[at]) or "") in known
            for values, known in zip(referred, keys, strict=True)
        )
    ]
    if not rows:
        return None
    cells = {one.name: shape.values(one.name) for one in shape.rest}
    number = len(hubs)
    orders = itertools.permutations(range(number)) if number <= _MOST_ORDERS else [range(number)]
    for order, child in itertools.product(orders, list(_children(shape.rest))):
        kinds = [value for at in order for value in hubs[at].values]
        kinds += [Value(Identifier(one.name.lower()), one.type or Type("text")) for one in child]
        made = (
            [
                *(part for hub in order for part in keys[hub][digits(referred[hub][at]) or ""]),
                *(cells[one.name][at] for one in child),
            ]
            for at in rows
        )
        hashes = (hash_key(row, kinds, recipe) for row in made)
        if all(agrees(stored[at], found) for at, found in zip(rows, hashes, strict=True)):
            return LinkFound(tuple(order), tuple(child), len(rows))
    return None


def _children(rest: Sequence[CatalogueColumn]) -> Iterator[Sequence[CatalogueColumn]]:
    """What may be hashed of a link beside its hubs: nothing, one column, several, all."""
    fitting = [one for one in rest if one.type and one.type.name not in ("double", "json")]
    for size in (0, 1, 2, 3):
        yield from itertools.permutations(fitting, size) if size <= len(fitting) else ()
    if len(fitting) > 3:
        yield fitting


def is_diff(shape: Shape, recipe: HashRecipe) -> bool:
    """Whether the hashdiffs of a table are those of its attributes by a recipe."""
    if not shape.hashdiff or not all(one.type for one in shape.rest):
        return False
    values = [Value(Identifier(c.name.lower()), c.type or Type("text")) for c in shape.rest]
    numbers = [shape.at(one.name) for one in shape.rest]
    stored = shape.values(shape.hashdiff)[:_TRIED]
    return bool(stored) and all(
        agrees(hashed, hash_diff([row[at] for at in numbers], values, recipe))
        for hashed, row in zip(stored, shape.rows, strict=False)
    )
