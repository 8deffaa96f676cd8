"""Find a study, the ontology and the shipped queries on the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.names import shown
from kg.reading import files_under, is_folder, passed_over

__all__ = ["TURTLE", "StudyFolder", "is_turtle", "ontology_files", "open_study", "shipped"]

KINDS = ("questions", "networks", "gaps")
"""The kinds of queries: each has a folder of its name."""
TURTLE = "Turtle (*.ttl)"


def is_turtle(path: Path) -> bool:
    """Tell by its name whether a file is Turtle."""
    return path.name.lower().endswith(".ttl")


def shipped() -> Path:
    """Return the folder of the shipped ontology, queries and example study.

    It is inside an installed package, and beside the package in a source tree.
    """
    package = Path(__file__).parent.parent
    inside = package / "_share"
    return inside if inside.is_dir() else package.parent


@dataclass(frozen=True)
class StudyFolder:
    """A folder with ``data/`` and, if wanted, ``queries/`` and ``shapes/`` of its own."""

    root: Path
    is_example: bool = False

    @property
    def data(self) -> Path:
        """The folder of the study's Turtle files."""
        return self.root / "data"

    @property
    def shapes(self) -> Path:
        """The folder of the study's own shapes; it may be missing."""
        return self.root / "shapes"

    def queries(self, kind: str) -> list[Path]:
        """List the study's own queries of one of the :data:`KINDS`, sorted; there may be none."""
        folder = self.root / "queries" / kind
        found = files_under(folder, ".rq") if is_folder(folder) else []
        return [path for path in found if path.parent == folder]

    def files(self) -> list[Path]:
        """List the Turtle files of the study, sorted.

        Raises
        ------
        InputError
            If the study has no Turtle file, or a folder in it cannot be read.
        """
        found = files_under(self.data, ".ttl")
        if not found:
            raise InputError(
                "has no Turtle file (*.ttl); put the study's data here", path=self.data
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
            (self.shapes, is_turtle, TURTLE),
        )
        said = []
        for folder, is_read, what in folders:
            if is_folder(folder):
                said.append(passed_over(folder, is_read, what))
            elif folder.exists():
                said.append(f"{shown(folder)}: is not a folder, so it is not read")
        return [sentence for sentence in said if sentence]


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
