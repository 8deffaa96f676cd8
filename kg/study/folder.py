"""Where a study, the ontology and the shipped queries are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

__all__ = ["StudyFolder", "ontology_files", "open_study", "shipped"]


def shipped() -> Path:
    """Return the folder of the shipped ontology, queries and example study.

    Inside the package once it is installed, beside it in a source tree.
    """
    package = Path(__file__).parent.parent
    inside = package / "_share"
    return inside if inside.is_dir() else package.parent


@dataclass(frozen=True)
class StudyFolder:
    """A folder with ``data/`` and, where wanted, ``queries/`` and ``shapes/`` of its own."""

    root: Path
    is_example: bool = False

    @property
    def data(self) -> Path:
        """The folder of the study's Turtle files."""
        return self.root / "data"

    @property
    def shapes(self) -> Path:
        """The folder of the study's own shapes, which need not be there."""
        return self.root / "shapes"

    def files(self) -> list[Path]:
        """List the Turtle files of the study, sorted.

        Raises
        ------
        InputError
            If there are none.
        """
        found = sorted(self.data.rglob("*.ttl"), key=lambda path: path.parts)
        if not found:
            raise InputError(
                "has no Turtle file (*.ttl); put the study's data here", path=self.data
            )
        return found


def open_study(folder: Path | None = None) -> StudyFolder:
    """Open a study: the folder named, else this one if it holds ``data/``, else the example.

    Raises
    ------
    InputError
        If the folder named holds no ``data/``.
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
        If there are none: without them a study would be read with nothing known of its terms.
    """
    folder = shipped() / "ontology"
    found = sorted(folder.glob("*.ttl"))
    if not found:
        raise InputError("has no Turtle file (*.ttl); install migov-kg again", path=folder)
    return found
