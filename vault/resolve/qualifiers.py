"""What qualifies the keys a feed brings: collision codes and tenants, columns or constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vault.definitions import Place
from vault.definitions.sources import Key
from vault.entities import Column, FeedColumn, Hub, Type
from vault.errors import suggestion
from vault.names import LONGEST_NAME, Identifier
from vault.resolve.scope import Scope

#: Types a constant can be of: what is written is what is hashed.
_CONSTANT = ("text", "integer", "bigint")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """The collision code of a key and its tenant, which is a column or a constant."""

    collision_code: str = ""
    tenant: str = ""
    tenant_column: str = ""

    def columns(
        self, scope: Scope, hub: Hub, stem: str, place: Place, constants: Constants
    ) -> tuple[Identifier, ...]:
        """The stage columns that hold them, in the hub's order; `constants` gets what is new."""
        given = [] if hub.collision_code is None else [("code", self.collision_code)]
        given += [("tenant", self.tenant)] if hub.tenant else []
        found = []
        for column, (word, value) in zip(hub.qualifiers, given, strict=True):
            if not value:
                found.append(Identifier(self.tenant_column))
                continue
            name = Identifier(f"{stem}_key_{word}")
            if len(name) > LONGEST_NAME:
                scope.problem(
                    place.key,
                    f"'{name}' is longer than {LONGEST_NAME} bytes: choose a shorter name",
                )
            rule = "'" + value.replace("'", "''") + "'"
            made = FeedColumn(name, column.type, name, value=rule)
            found.append(constants.setdefault((hub.name, word, value), made).name)
        return tuple(found)


#: The columns that hold a collision code or a tenant, by hub, what it is, and its value.
Constants = dict[tuple[str, str, str], FeedColumn]


def resolve_qualifiers(
    scope: Scope,
    hub: Hub,
    key: Key,
    place: Place,
    types: Mapping[Identifier, Type],
    own: Qualifiers | None,
) -> Qualifiers | None:
    """What qualifies a key; `own` is what the feed's `hubs:` say of the hub, if anything.

    None and a problem where it is not said, or said of a hub that has no such thing.
    """
    code = _collision_code(scope, hub, key, place, own)
    tenant = _tenant(scope, hub, key, place, types, own)
    return None if code is None or tenant is None else Qualifiers(code, *tenant)


def _collision_code(
    scope: Scope, hub: Hub, key: Key, place: Place, own: Qualifiers | None
) -> str | None:
    if hub.collision_code is None:
        if not key.collision_code:
            return ""
        scope.problem(
            (place / "collision_code").key,
            f"hub '{hub.name}' has no collision code: say `collision_code: true` there,"
            " or leave it out",
        )
        return None
    code = key.collision_code or (own.collision_code if own else "") or hub.collision_code
    if not code:
        scope.problem(
            place.key,
            f"a key of hub '{hub.name}' needs a collision code, as in"
            f" {{key: {', '.join(key.key)}, collision_code: …}}",
        )
    return code or None


def _tenant(
    scope: Scope,
    hub: Hub,
    key: Key,
    place: Place,
    types: Mapping[Identifier, Type],
    own: Qualifiers | None,
) -> tuple[str, str] | None:
    """The constant and the column, one of them empty."""
    said, at = key.tenant, place / "tenant"
    if hub.tenant is None:
        if said is None:
            return "", ""
        scope.problem(
            at.key,
            f"hub '{hub.name}' has no tenant: declare it there, as in {{tenant_id: text}},"
            " or leave it out",
        )
        return None
    if said is None and own:
        return own.tenant, own.tenant_column
    if said is None and hub.tenant.name not in types:
        scope.problem(
            place.key,
            f"a key of hub '{hub.name}' needs a tenant, as in {{key: {', '.join(key.key)},"
            f" tenant: {hub.tenant.name}}} or {{…, tenant: {{constant: …}}}}",
        )
        return None
    if said and said.constant:
        inner = at / "constant"
        return _constant(scope, hub.tenant, said.constant, inner), ""
    column = said.column if said else str(hub.tenant.name)
    type_ = types.get(Identifier(column))
    if type_ is None:
        scope.problem(at.location, f"unknown column '{column}'" + suggestion(column, types))
        return None
    if type_ != hub.tenant.type and (type_.name, hub.tenant.type.name) != ("integer", "bigint"):
        scope.problem(
            at.location if said else place.key,
            f"column '{column}' is {type_}, but the tenant of hub '{hub.name}' is"
            f" {hub.tenant.type}: declare the column as {hub.tenant.type}",
        )
        return None
    return "", column


def _constant(scope: Scope, tenant: Column, value: str, at: Place) -> str:
    kind = tenant.type.name
    if kind not in _CONSTANT:
        scope.problem(at.location, f"a tenant of type {kind} cannot be a constant: name a column")
    elif kind != "text" and not value.removeprefix("-").isdecimal():
        scope.problem(at.location, f"the tenant '{tenant.name}' is {kind}, which '{value}' is not")
    return value
