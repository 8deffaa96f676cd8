"""Find a study, the ontology and the shipped queries on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

__all__ = ["StudyFolder", "ontology_files", "open_study", "shipped"]


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

    def files(self) -> list[Path]:
        """List the Turtle files of the study, sorted.

        Raises
        ------
        InputError
            If the study has no Turtle file.
        """
        found = sorted(self.data.rglob("*.ttl"), key=lambda path: path.parts)
        if not found:
            raise InputError(
                "has no Turtle file (*.ttl); put the study's data here", path=self.data
            )
        return found


def open_study(folder: Path | None = None) -> StudyFolder:
    """Open a study: the folder given, else this one if it has ``data/``, else the example.

    Raises
    ------
    InputError
        If the folder given has no ``data/``.
    """
    if folder is not None:
        if not (folder / "data").is_dir():
            raise InputError("has no folder “data”; name the folder of a study", path=folder)
        return StudyFolder(folder)
    if Path("data").is_dir():
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
