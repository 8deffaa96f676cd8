"""What is after ``data:`` in a UCINET DL file, whether matrices or lists."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.pajek import Numbers
from kg.networks.files.ucinet.header import Header
from kg.networks.files.weights import NEGATIVE

__all__ = ["NO_SIZE", "Cell", "Data", "Values", "separates", "sizes_of"]

Cell = tuple[int, int, float]
"""A value that is not 0, with the places of its row and its column, from 0."""

NO_SIZE = "the number of nodes is missing; write n=, or nr= and nc="
_MISSING = frozenset({"?", ".", "na"})


@dataclass
class Data:
    """The cells of each matrix, and the labels of the rows and the columns.

    Of one mode, rows and columns are the same nodes.
    """

    matrices: list[list[Cell]]
    rows: list[str]
    columns: list[str]
    two_mode: bool
    embedded: bool
    """Whether the labels are from the data."""


class Values:
    """The numbers of the data, and how many are missing or no edge."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.missing = self.zeros = 0

    def read(self, word: str, line: int) -> float:
        """Return a number, and 0 for one that is missing.

        Raises
        ------
        InputError
            If the word is neither, or negative.
        """
        value = self.numbers[word]
        if value is None:
            if word.lower() not in _MISSING:
                raise InputError(f"the value “{word[:40]}” is not a number; correct it", line=line)
            self.missing += 1
            return 0
        if value < 0:
            raise InputError(f"the value “{word[:40]}” {NEGATIVE}", line=line)
        return value

    def tell(self, say: Say) -> None:
        """Say what is no edge."""
        if self.missing:
            say(f"{self.missing:,} values are missing; each is read as no edge")
        if self.zeros:
            say(f"{self.zeros:,} lines have the value 0, which in DL means that there is none")


def separates(row: list[str]) -> bool:
    """Tell whether a line is one that divides matrices."""
    return len(row) == 1 and row[0].lower() in ("!", "data:")


def sizes_of(header: Header) -> tuple[int, int]:
    """Return the numbers of rows and of columns, or 0 where they are not declared."""
    sizes, labels = header.sizes, header.labels
    size = sizes.get("n") or (0 if header.two_mode else len(labels.get("", [])))
    rows, columns = sizes.get("nr") or size, sizes.get("nc") or size
    return (rows, columns) if header.two_mode else (rows or columns,) * 2
