"""read: a folder of YAML → Documents. The only part that touches the file system."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from vault.bundled import bundled
from vault.definitions.declarations import Gathered
from vault.definitions.documents import Document, Documents, Place
from vault.definitions.tree import parse
from vault.definitions.variables import substitute
from vault.errors import Location, Problem, relative

#: Folders of a warehouse that hold no definitions.
NOT_DEFINITIONS = frozenset({"data", "tests", "templates", "target", "node_modules"})
_SUFFIXES = (".yml", ".yaml")


def read(folder: Path | str, settings: Mapping[str, str] | None = None) -> Documents:
    """Read every definition file of a warehouse's folder and of its folders of marts.

    `settings` come before the environment where a file says `${NAME}`. Raises nothing: what is
    wrong is in `problems` of the result, and `resolve` raises it with all the rest. Writes nothing.
    """
    reader = _Reader(Path(os.path.abspath(folder)), dict(settings or {}))  # noqa: PTH100
    collecting = gc.isenabled()
    gc.disable()  # a tree's many parts set the collector off, which finds nothing: half the time
    try:
        return reader.read()
    finally:
        if collecting:
            gc.enable()


class _Reader:
    """Gathers the files of one warehouse."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.settings = settings
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.complete = True
        self.seen: set[Path] = set()
        self.unread: set[Location] = set()

    def read(self) -> Documents:
        if not self._has_warehouse():
            return Documents(self.folder, problems=tuple(self.problems), complete=False)
        inside = list(self._documents(self.folder))
        shape: list[Problem] = []
        gathered = Gathered(shape)
        marts: list[Document] = []
        folders = self._mart_folders(inside)
        for document in inside:
            if any(document.path.is_relative_to(folder) for folder in folders):
                marts.append(document)
            else:
                gathered.add(document)
        for folder in folders:
            marts += self._documents(folder)
        for document in marts:
            gathered.add_mart(document)
        bodies = self._bodies(marts)
        return Documents(
            folder=self.folder,
            bodies=bodies,
            texts=dict(sorted(self.texts.items())),
            problems=(*self.problems, *(p for p in shape if p.location not in self.unread)),
            complete=self.complete,
            unread=frozenset(self.unread),
            **gathered.parts(),
        )

    def _has_warehouse(self) -> bool:
        expected = self.folder / "warehouse.yml"
        if not _is_folder(self.folder):
            self._problem(self.folder, "there is no such folder")
        elif _is_file(expected) or _is_file(expected.with_suffix(".yaml")):
            return True
        else:
            below = sorted(path.parent.name for path in self.folder.glob("*/warehouse.yml"))
            hint = f"; there is one in '{below[0]}'" if below else ": `dvault init` makes one"
            self._problem(expected, f"there is no warehouse.yml here{hint}")
        return False

    def _documents(self, folder: Path) -> Iterator[Document]:
        """The definition files below a folder that have not been read yet."""
        for path in self._files(folder):
            if path not in self.seen:
                self.seen.add(path)
                document = self._document(path)
                if document is not None:
                    yield document

    def _files(self, folder: Path) -> Iterator[Path]:
        """The definition files below a folder, in order of name."""

        def failed(error: OSError) -> None:
            self._problem(Path(error.filename or folder), f"cannot be read: {error.strerror}")

        for root, folders, files in os.walk(folder, onerror=failed):
            folders[:] = sorted(f for f in folders if self._belongs(Path(root) / f))
            for file in sorted(files, key=lambda name: (not name.startswith("warehouse."), name)):
                if file.endswith(_SUFFIXES) and not file.startswith("."):
                    yield Path(root) / file

    def _belongs(self, folder: Path) -> bool:
        """Whether a folder is part of this warehouse: one that is a warehouse itself is not."""
        if folder.name in NOT_DEFINITIONS or folder.name[0] in "._":
            return False
        return not any(_is_file(folder / f"warehouse{suffix}") for suffix in _SUFFIXES)

    def _mart_folders(self, documents: list[Document]) -> list[Path]:
        """The folders that `marts:` names; `builtin` are those that travel with the package."""
        folders = []
        for document in documents:
            said = document.tree.get("marts")
            for index, name in enumerate(said if isinstance(said, list) else [said]):
                if not isinstance(name, str):
                    continue
                at = Place(document, ("marts", index)).location
                folder = self.folder / name
                if name == "builtin":
                    folder = bundled("marts")
                folder = Path(os.path.abspath(folder))  # noqa: PTH100 - keeps symbolic links
                if self.folder.is_relative_to(folder):
                    self._at(
                        at, f"'{name}' holds the warehouse itself: marts need their own folder"
                    )
                elif not _is_folder(folder):
                    self._at(at, f"there is no folder '{name}' for marts")
                elif folder not in folders:
                    folders.append(folder)
        return folders

    def _bodies(self, marts: list[Document]) -> dict[Path, str | None]:
        """The text of every file that lies beside a mart's definition or is one of its tests."""
        bodies: dict[Path, str | None] = {}
        for document in marts:
            paths = [document.path.with_suffix(suffix) for suffix in (".sql", ".py")]
            tests = document.tree.get("tests")
            for test in tests if isinstance(tests, list) else []:
                name = test.get("sql") if isinstance(test, dict) else None
                if isinstance(name, str) and name:
                    paths.append(document.path.parent / name)
            for path in paths:
                if path not in bodies and _is_file(path):
                    bodies[path] = self._text(path)
        return bodies

    def _document(self, path: Path) -> Document | None:
        text = self._text(path)
        if text is None:
            self.complete = False
            return None
        tree, faults = parse(text, lambda t: substitute(t, self.settings, os.environ))
        for line, column, message in faults:
            location = Location(relative(path), line, column)
            self._at(location, message)
            self.unread.add(location)
        if tree is None:
            self.complete = False
            return None
        return Document(path, self._name(path), tree)

    def _text(self, path: Path) -> str | None:
        try:
            data = path.read_bytes()
        except OSError as error:
            self._problem(path, f"cannot be read: {error.strerror}")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            byte = data[error.start]
            message = f"byte 0x{byte:02x} is not UTF-8: save the file as UTF-8"
            self._at(Location(relative(path), line, column), message)
            return None
        self.texts[self._name(path)] = text
        return text

    def _name(self, path: Path) -> str:
        stock = bundled("marts")
        if path.is_relative_to(stock):
            return (Path("builtin") / path.relative_to(stock)).as_posix()
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def _problem(self, path: Path, message: str) -> None:
        self._at(Location(relative(path)), message)

    def _at(self, location: Location, message: str) -> None:
        self.problems.append(Problem(location, message))


def _is_folder(path: Path) -> bool:
    """Like `Path.is_dir`, but False rather than an error where the system will not tell."""
    return os.path.isdir(path)  # noqa: PTH112


def _is_file(path: Path) -> bool:
    return os.path.lexists(path) and not _is_folder(path)
