"""Find a study, the ontology and the shipped queries on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.names import shown
from kg.reading import files_under, is_aside, is_folder, passed_over, read_bytes

__all__ = [
    "ENDINGS",
    "TURTLE",
    "StudyFolder",
    "is_triples",
    "is_turtle",
    "ontology_files",
    "open_study",
    "shipped",
]

KINDS = ("questions", "networks", "gaps")
"""The kinds of queries: each has a folder of its name."""
ENDINGS = (".ttl", ".turtle", ".nt")
"""How the names of files end that are read as Turtle; N-Triples is a part of it."""
TURTLE = "Turtle (*.ttl, *.turtle) and N-Triples (*.nt)"


def is_turtle(path: Path) -> bool:
    """Tell by its name whether a file is read as Turtle."""
    return path.name.lower().endswith(ENDINGS)


def _is_of_ontology(path: Path) -> bool:
    return is_turtle(path) or (path.name.lower().endswith(".rq") and path.parent.name == "rules")


def is_triples(path: Path) -> bool:
    """Tell by its name whether a file is N-Triples, which is written in no other form."""
    return path.name.lower().endswith(".nt")


def shipped() -> Path:
    """Return the folder of the shipped ontology, queries and example study.

    It is inside an installed package, and beside the package in a source tree.
    """
    package = Path(__file__).parent.parent
    inside = package / "_share"
    return inside if inside.is_dir() else package.parent


@dataclass(frozen=True)
class StudyFolder:
    """A folder with ``data/``; it may have ``queries/``, ``ontology/`` and ``shapes/`` too."""

    root: Path
    is_example: bool = False

    @property
    def data(self) -> Path:
        """The folder of the study's Turtle files."""
        return self.root / "data"

    @property
    def ontology(self) -> Path:
        """The folder of the study's own classes, properties and codes; it may be missing."""
        return self.root / "ontology"

    def has_own_ontology(self) -> bool:
        """Tell whether there is such a folder, and it is not the shipped one."""
        ours = shipped() / "ontology"
        return is_folder(self.ontology) and os.path.realpath(self.ontology) != os.path.realpath(
            ours
        )

    def ontology_files(self) -> list[Path]:
        """List the Turtle files of the study's own ontology, without its shapes, sorted.

        Copies of shipped files are not among them, as they say nothing of the study's own.

        Raises
        ------
        InputError
            If a folder in it cannot be read.
        """
        if not self.has_own_ontology():
            return []
        found = files_under(self.ontology, ENDINGS)
        shapes = self.ontology / "shapes"
        return [
            path
            for path in found
            if not path.is_relative_to(shapes) and not _is_copy(path, self.ontology)
        ]

    @property
    def shapes(self) -> list[Path]:
        """The folders of the study's own shapes that are there."""
        own, within = self.root / "shapes", self.ontology / "shapes"
        folders = [own] if is_folder(own) else []
        if self.has_own_ontology() and is_folder(within):
            # An empty folder is as good as none, and copies of ours are no shapes of the study.
            written = (path for path in files_under(within) if not is_aside(path, within))
            folders += [within] if any(not _is_copy(p, self.ontology) for p in written) else []
        return folders

    def queries(self, kind: str) -> list[Path]:
        """List the study's own queries of one of the :data:`KINDS`, sorted; there may be none."""
        folder = self.root / "queries" / kind
        found = files_under(folder, ".rq") if is_folder(folder) else []
        return [path for path in found if path.parent == folder]

    def files(self, *, may_be_empty: bool = False) -> list[Path]:
        """List the Turtle files of the study, sorted.

        Parameters
        ----------
        may_be_empty
            Whether the study may have none yet.

        Raises
        ------
        InputError
            If the study has no Turtle file, or a folder in it cannot be read.
        """
        found = files_under(self.data, ENDINGS)
        if not found and not may_be_empty:
            raise InputError(
                "has no Turtle file (*.ttl) yet; to write the first: kg new document --address URL "
                "--text FILE; or to code in a spreadsheet: kg sheet new --document URL --text FILE",
                path=self.data,
            )
        return found

    def passed_over(self) -> list[str]:
        """Say in a sentence for each of the study's folders which of its files are not read."""
        queries = [path for kind in KINDS for path in self.queries(kind)]
        folders: tuple[tuple[Path, Callable[[Path], bool], str], ...] = (
            (self.data, is_turtle, TURTLE),
            (
                self.root / "queries",
                queries.__contains__,
                f"*.rq in the folders {', '.join(KINDS)}",
            ),
            (self.root / "shapes", is_turtle, TURTLE),
            (self.ontology, _is_of_ontology, f"{TURTLE}, and rules/*.rq"),
        )
        said = []
        for folder, is_read, what in folders:
            if is_folder(folder):
                said.append(passed_over(folder, is_read, what))
            elif folder.exists():
                said.append(f"{shown(folder)}: is not a folder, so it is not read")
        return [sentence for sentence in said if sentence]


def _is_copy(path: Path, ontology: Path) -> bool:
    ours = shipped() / "ontology" / path.relative_to(ontology)
    return ours.exists() and read_bytes(ours) == read_bytes(path)


def open_study(folder: Path | None = None) -> StudyFolder:
    """Open a study: the folder given, else this one if it has ``data/``, else the example.

    Raises
    ------
    InputError
        If the folder given has no ``data/``.
    """
    if folder is not None:
        if not is_folder(folder / "data"):
            raise InputError("has no folder “data”; name the folder of a study", path=folder)
        return StudyFolder(folder)
    if is_folder(Path("data")):
        return StudyFolder(Path())
    return StudyFolder(shipped(), is_example=True)


def ontology_files() -> list[Path]:
    """List the Turtle files of the ontology and its code lists, without the shapes.

    Raises
    ------
    InputError
        If the ontology has no Turtle file: without it, kg would not know any term of a study.
    """
    folder = shipped() / "ontology"
    found = sorted(folder.glob("*.ttl"))
    if not found:
        raise InputError("has no Turtle file (*.ttl); install migov-kg again", path=folder)
    return found
