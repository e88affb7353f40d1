"""What the files declare, brought together over any split of keys into files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from vault.definitions.business import Bridge, Dimension, Fact, PointInTime, Snapshots
from vault.definitions.documents import Declared, Document, Place
from vault.definitions.marts import Mart
from vault.definitions.messages import keys, problems_of
from vault.definitions.model import Model
from vault.definitions.raw import Hub, Link, Reference, Settings
from vault.definitions.schema import File
from vault.definitions.sources import Feed
from vault.errors import Problem, suggestion

M = TypeVar("M", bound=Model)

#: Top-level keys that hold things by name: the model of each, and the noun for messages.
SECTIONS: Mapping[str, tuple[type[Model], str]] = {
    "hubs": (Hub, "hub"),
    "links": (Link, "link"),
    "references": (Reference, "reference"),
    "points_in_time": (PointInTime, "point in time"),
    "bridges": (Bridge, "bridge"),
    "dimensions": (Dimension, "dimension"),
    "facts": (Fact, "fact"),
}
_SETTINGS = keys(Settings)


class Gathered:
    """Collects the declarations of documents and what is wrong with their shape."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.settings: dict[str, Any] = {}
        self.places: dict[str, Place] = {}
        self.sections: dict[str, dict[str, Declared[Any]]] = {key: {} for key in SECTIONS}
        self.feeds: dict[tuple[str, str], Declared[Feed]] = {}
        self.snapshots: Declared[Snapshots] | None = None
        self.marts: dict[str, Declared[Mart]] = {}

    def add(self, document: Document) -> None:
        """Take in a file of definitions, whatever keys it holds."""
        root = Place(document)
        if "mart" in document.tree:
            message = "a mart lies in a folder that `marts:` in warehouse.yml names"
            self._problem((root / "mart").key, message)
            return
        self._check_keys(root)
        self._add_settings(root)
        for key, (model, noun) in SECTIONS.items():
            for name, value in self._items(root, key):
                self._declare(self.sections[key], name, noun, root / key / name, model, value)
        self._add_source(root)
        if "snapshots" in document.tree:
            self._add_snapshots(root / "snapshots")

    def add_mart(self, document: Document) -> None:
        """Take in the file of one mart."""
        root = Place(document)
        name = document.tree.get("mart")
        if not isinstance(name, str):
            at = (root / "mart").key
            self._problem(at, "a file in a folder of marts must say `mart: <name>`")
            return
        self._declare(self.marts, name, "mart", root, Mart, document.tree, root / "mart")

    def parts(self) -> dict[str, Any]:
        """Everything gathered, by the names that Documents has for it."""
        return {
            "settings": Settings.model_construct(**{**dict(Settings()), **self.settings}),
            "places": self.places,
            "feeds": self.feeds,
            "snapshots": self.snapshots,
            "marts": self.marts,
            **self.sections,
        }

    def _check_keys(self, root: Place) -> None:
        known = keys(File)
        for key in root.document.tree:
            if key in File.later:
                self._problem((root / key).key, f"'{key}' is not available in this version")
            elif key not in known:
                self._problem((root / key).key, f"unknown key '{key}'" + suggestion(key, known))

    def _add_settings(self, root: Place) -> None:
        tree = root.document.tree
        said = {key: tree[key] for key in _SETTINGS if key in tree}
        model = self._validated(Settings, said, root)
        if "warehouse" not in tree:  # then it describes the source, or nothing but the file
            said.pop("description", None)
        for key in said:
            if key in self.places:
                self._twice(f"'{key}'", root / key, self.places[key])
                continue
            self.places[key] = root / key
            if model is not None:
                self.settings[key] = getattr(model, key)

    def _add_source(self, root: Place) -> None:
        tree = root.document.tree
        if "source" not in tree and "feeds" not in tree:
            return
        source = tree.get("source")
        if "source" not in tree:
            self._problem((root / "feeds").key, "feeds belong to a source: add `source: <name>`")
            return
        if not isinstance(source, str) or not source:
            self._problem((root / "source").location, "'source' must be a name")
            return
        for name, value in self._items(root, "feeds"):
            place = root / "feeds" / name
            self._declare(self.feeds, (source, name), "feed", place, Feed, value)

    def _add_snapshots(self, place: Place) -> None:
        if self.snapshots is not None:
            self._twice("'snapshots'", place, self.snapshots.place)
            return
        model = self._validated(Snapshots, place.value, place)
        self.snapshots = Declared("snapshot", place, model)

    def _items(self, root: Place, key: str) -> list[tuple[str, Any]]:
        """The named things under a top-level key."""
        if key not in root.document.tree:
            return []
        value = root.document.tree[key]
        if isinstance(value, Mapping):
            return list(value.items())
        place = root / key
        if value is None:
            self._problem(place.key, f"'{key}' is empty: fill it or leave the key out")
        else:
            found = "a list" if isinstance(value, list) else f"the text '{value}'"
            self._problem(place.location, f"'{key}' must be a mapping, not {found}")
        return []

    def _declare(
        self,
        into: dict[Any, Declared[M]],
        key: str | tuple[str, str],
        noun: str,
        place: Place,
        model: type[M],
        value: Any,
        named_at: Place | None = None,
    ) -> None:
        name = key if isinstance(key, str) else key[1]
        if key in into:
            first = into[key].place
            if named_at:
                first = first / "mart"
            self._twice(f"{noun} '{name}'", named_at or place, first)
            return
        into[key] = Declared(name, place, self._validated(model, value, place))

    def _validated(self, model: type[M], value: Any, place: Place) -> M | None:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            self.problems += problems_of(error, model, place)
            return None

    def _twice(self, what: str, place: Place, first: Place) -> None:
        self._problem(place.key, f"{what} is declared twice; the first is at {first.key}")

    def _problem(self, location: Any, message: str) -> None:
        self.problems.append(Problem(location, message))
