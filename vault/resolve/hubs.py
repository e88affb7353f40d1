"""Hubs, links and references: the keys of the business and how they relate."""

from __future__ import annotations

from vault.definitions import Declared, Place
from vault.definitions.raw import Hub as HubModel
from vault.definitions.raw import Link as LinkModel
from vault.definitions.raw import Reference as ReferenceModel
from vault.entities import Hub, HubReference, Link, NonHistorizedLink, Reference
from vault.names import LONGEST_NAME, fault_of_entity_name
from vault.resolve.former import was_of
from vault.resolve.scope import Scope


def resolve_hubs(scope: Scope) -> None:
    """Resolve every hub into `scope.hubs`."""
    for name, declared in scope.documents.hubs.items():
        scope.check_name(declared)
        if declared.model is not None:
            scope.hubs[name] = _hub(scope, declared, declared.model)


def resolve_links(scope: Scope) -> None:
    """Resolve every link whose hubs are known into `scope.links`."""
    for name, declared in scope.documents.links.items():
        scope.check_name(declared)
        if name in scope.documents.hubs:
            at = scope.documents.hubs[name].place.key
            scope.problem(
                declared.place.key, f"'{name}' is the name of a hub already, declared at {at}"
            )
            continue
        if declared.model is not None:
            link = _link(scope, declared, declared.model)
            if link is not None:
                scope.links[name] = link


def resolve_references(scope: Scope) -> None:
    """Resolve every reference into `scope.references`."""
    for name, declared in scope.documents.references.items():
        scope.check_name(declared)
        for noun, others in (("hub", scope.documents.hubs), ("link", scope.documents.links)):
            if name in others:
                scope.problem(
                    declared.place.key,
                    f"'{name}' is the name of a {noun} already, declared at"
                    f" {others[name].place.key}",
                )
        if declared.model is not None:
            scope.references[name] = _reference(scope, declared, declared.model)


def _reference(
    scope: Scope, declared: Declared[ReferenceModel], model: ReferenceModel
) -> Reference:
    return Reference(
        name=declared.name,
        table=scope.raw(f"ref_{declared.name}"),
        business_key=scope.columns(model.key, declared.place / "key", [], "natural key"),
        case_sensitive=model.case_sensitive,
        description=model.description,
        was=was_of(scope, "reference", declared, model.was),
    )


def _hub(scope: Scope, declared: Declared[HubModel], model: HubModel) -> Hub:
    place = declared.place
    taken = [f"{declared.name}_hk"]
    if model.collision_code is not None:
        taken.append("collision_code")
    tenant = scope.columns(model.tenant, place / "tenant", taken, "tenant")
    taken += model.tenant
    return Hub(
        name=declared.name,
        table=scope.raw(f"hub_{declared.name}"),
        business_key=scope.columns(
            model.business_key, place / "business_key", taken, "business key", model.pii
        ),
        case_sensitive=model.case_sensitive,
        description=model.description,
        collision_code=model.collision_code,
        tenant=tenant[0] if tenant else None,
        was=was_of(scope, "hub", declared, model.was),
    )


def _link(scope: Scope, declared: Declared[LinkModel], model: LinkModel) -> Link | None:
    place, name = declared.place, declared.name
    references = _references(scope, declared, model)
    _check_shape(scope, place, model)
    if references is None:
        return None
    taken = [f"{name}_hk", *(reference.hash_key for reference in references)]
    child_key = scope.columns(model.child_key, place / "child_key", taken, "child key")
    taken += [column.name for column in child_key]
    payload = scope.columns(model.payload, place / "payload", taken)
    table = scope.raw(f"link_{name}")
    was = was_of(scope, "link", declared, model.was)
    if model.type == "non_historized":
        return NonHistorizedLink(
            name=name,
            table=table,
            references=references,
            child_key=child_key,
            description=model.description,
            payload=payload,
            was=was,
        )
    return Link(name, table, references, child_key, model.type, model.description, was)


def _references(
    scope: Scope, declared: Declared[LinkModel], model: LinkModel
) -> tuple[HubReference, ...] | None:
    """The hubs in their roles; None where one is not to be had."""
    place = declared.place / "hubs"
    listed = isinstance(place.value, list)
    found: dict[str, HubReference] = {}
    whole = True
    for index, (role, name) in enumerate(model.hubs):
        at = place / (index if listed else role)
        hub = scope.hubs.get(name)
        if hub is None:
            scope.unknown("hub", name, scope.documents.hubs, at.location)
            whole = False
        elif role in found:
            scope.problem(
                at.location, f"hub '{name}' is named twice: give roles, as in {{role: {name}}}"
            )
            whole = False
        else:
            _check_role(scope, declared.name, role, hub, at)
            found[role] = HubReference(role, hub)
    return tuple(found.values()) if whole else None


def _check_role(scope: Scope, link: str, role: str, hub: Hub, at: Place) -> None:
    if role == hub.name:
        return
    fault = fault_of_entity_name(role)
    documents = scope.documents
    if fault is None and role in {*documents.hubs, *documents.links, *documents.references}:
        fault = f"the role '{role}' is the name of another hub or link: choose another"
    if fault is None and len(f"{link}_{role}_hk") > LONGEST_NAME:
        fault = f"'{link}_{role}_hk' is longer than {LONGEST_NAME} bytes: choose a shorter role"
    if fault:
        scope.problem(at.key, fault)


def _check_shape(scope: Scope, place: Place, model: LinkModel) -> None:
    """Each type of link has its own number of hubs and its own keys."""
    hubs = [hub for _, hub in model.hubs]
    non_historized = model.type == "non_historized"
    if len(hubs) < (1 if non_historized else 2):
        needs = "at least one hub" if non_historized else "at least two hubs"
        scope.problem((place / "hubs").location, f"link '{place.path[-1]}' needs {needs}")
    elif model.type in ("hierarchical", "same_as") and (len(hubs) != 2 or len(set(hubs)) != 1):
        scope.problem(
            (place / "hubs").location,
            f"a {model.type} link relates one hub to itself in two roles,"
            f" as in {{{_ROLES[model.type]}}}".replace("HUB", hubs[0]),
        )
    if model.payload and not non_historized:
        scope.problem(
            (place / "payload").key,
            "only a link of `type: non_historized` has a payload: put values into a satellite",
        )


_ROLES = {
    "hierarchical": "parent: HUB, child: HUB",
    "same_as": "master: HUB, duplicate: HUB",
}
