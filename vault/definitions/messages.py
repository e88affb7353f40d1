"""What pydantic finds wrong, in words for the person who wrote the file."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vault.definitions.documents import Place
from vault.definitions.model import Model
from vault.definitions.tree import Step
from vault.errors import Location, Problem, suggestion


def problems_of(error: ValidationError, model: type[Model], place: Place) -> list[Problem]:
    """Turn the errors of `model` over the tree at `place` into located problems.

    What is not available in this version comes alone: the rest would follow from it.
    """
    found = [_Finding(details, model, place) for details in error.errors(include_url=False)]
    later = [finding for finding in found if finding.is_later]
    meant = {(finding.parent, finding.meant) for finding in found}
    return [
        Problem(finding.location, finding.message)
        for finding in later or found
        if finding.kind != "missing" or (finding.parent, finding.last) not in meant
    ]


class _Finding:
    """One error of pydantic, looked at."""

    def __init__(self, details: ErrorDetails, model: type[Model], place: Place) -> None:
        self.kind = details["type"]
        self.details = details
        steps = [step for step in details["loc"] if step != "[key]"]
        self.parent = tuple(steps[:-1])
        self.known = tuple(_existing(place.value, steps))
        self.last = steps[-1] if steps else ""
        self.place = place
        self.model = _model_at(model, steps[:-1])
        self.own = _model_at(model, steps)

    @property
    def is_later(self) -> bool:
        """It is a key or a word that a later version knows."""
        if self.kind == "extra_forbidden":
            return self.last in self.model.later
        words = self.model.later_words.get(str(self.last), frozenset())
        return self.kind == "literal_error" and str(self.details["input"]) in words

    @property
    def meant(self) -> str:
        """The key of the model that an unknown key is likely to be."""
        if self.kind != "extra_forbidden":
            return ""
        hint = suggestion(str(self.last), keys(self.model))
        return hint.split("'")[1] if "did you mean" in hint else ""

    @property
    def location(self) -> Location:
        if self.kind == "missing":
            return (self.place / self.known).key
        at = self.place / self.known
        return at.key if self.kind == "extra_forbidden" else at.location

    @property
    def label(self) -> str:
        """The key under which the value stands, and the item where it is one of a list."""
        path = (*self.place.path, *self.known)
        key = next((step for step in reversed(path) if isinstance(step, str)), "file")
        item = path[-1] if path and isinstance(path[-1], int) else None
        return f"'{key}'" if item is None else f"item {item + 1} of '{key}'"

    @property
    def message(self) -> str:
        value, context = self.details["input"], self.details.get("ctx", {})
        match self.kind:
            case "extra_forbidden" if self.is_later:
                return f"'{self.last}' is not available in this version"
            case "extra_forbidden" if why := self.model.refused.get(str(self.last)):
                return f"no '{self.last}' here: {why}"
            case "extra_forbidden":
                return f"unknown key '{self.last}'" + self._known_keys()
            case "missing":
                return f"{self.label} needs the key '{self.last}'"
            case "literal_error" if self.is_later:
                return f"'{self.last}: {value}' is not available in this version"
            case "literal_error":
                return self._one_of(value)
            case "value_error":
                said = str(context["error"])
                return f"{self.label} {said}" if said.startswith("must ") else said
            case "too_short" | "string_too_short":
                return f"{self.label} must not be empty"
            case _:
                return self._wrong_shape(value)

    def _one_of(self, value: Any) -> str:
        if not isinstance(value, str):
            return self._wrong_shape(value)
        field = next(f for key, f in _fields(self.model) if key == self.last)
        words = [str(word) for word in _literals(field.annotation)]
        shown = words if all(word[0].isalnum() for word in words) else map(repr, words)
        wanted = f"one of {', '.join(shown)}" if len(words) > 1 else words[0]
        message = f"{self.label} must be {wanted}"
        close = suggestion(value, words)
        return message + (close if "did you mean" in close else f", not '{value}'")

    def _known_keys(self) -> str:
        """What is close to an unknown key, also one level deeper where people forget a level."""
        key, inside = str(self.last), self.model.inside
        deeper = keys(_model_at(self.model, [inside])) if inside else []
        hint = suggestion(key, [*keys(self.model), *deeper])
        meant = hint.split("'")[1]
        if "did you mean" in hint and meant in deeper and meant not in keys(self.model):
            return f"; did you mean '{meant}' under `{inside}:`?"
        return suggestion(key, keys(self.model))

    def _wrong_shape(self, value: Any) -> str:
        wanted = _SHAPES.get(self.kind)
        if self.kind == "model_type" and self.own.short:
            wanted = "a text or a mapping"
        if value is None:
            return f"{self.label} is empty: " + (f"it must be {wanted}" if wanted else "fill it")
        if wanted is None:
            return f"{self.label}: {self.details['msg'].lower()}"
        return f"{self.label} must be {wanted}, not {_shape(value)}"


_SHAPES = {
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "literal_error": "a word",
}


def _shape(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"the text '{value}'"


def keys(model: type[BaseModel]) -> list[str]:
    """The keys a mapping of this model may have."""
    return [key for key, _ in _fields(model)]


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field


def _existing(tree: Any, steps: Sequence[Step]) -> Iterator[Step]:
    """The leading steps that are in the tree: a shorthand has no place of its own."""
    for step in steps:
        if isinstance(tree, Mapping):
            if step not in tree:
                return
            tree = tree[str(step)]
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return
        yield step


def _model_at(model: type[Model], steps: Sequence[Step]) -> type[Model]:
    """The model at these steps; the empty one where there is none."""
    found = _annotation_at(model, steps)
    return found if isinstance(found, type) and issubclass(found, Model) else Model


def _annotation_at(annotation: Any, steps: Sequence[Step]) -> Any:
    """Follow the steps of an error through the annotations of models."""
    for step in steps:
        annotation = _bare(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            annotation = next((f.annotation for k, f in _fields(annotation) if k == step), None)
        else:
            inner = [part for part in get_args(annotation) if part is not Ellipsis]
            annotation = inner[-1] if inner else None
    return _bare(annotation)


def _bare(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next(p for p in get_args(annotation) if p is not type(None)))
    return annotation


def _literals(annotation: Any) -> tuple[Any, ...]:
    return get_args(_bare(annotation))
