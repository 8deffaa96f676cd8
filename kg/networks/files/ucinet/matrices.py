"""The matrices of a UCINET DL file: full, or the half above or below the diagonal."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.networks.files.ucinet.data import NO_SIZE, Cell, Data, Values, separates, sizes_of
from kg.networks.files.ucinet.header import Header

__all__ = ["HALVES", "from_matrices"]

HALVES = frozenset({"upperhalf", "lowerhalf"})
"""The formats of a matrix that is symmetric by declaration."""


def from_matrices(header: Header, values: Values) -> Data:
    """Read a DL file of the formats fullmatrix, upperhalf and lowerhalf.

    Raises
    ------
    InputError
        If the data are not as many numbers as they must be.
    """
    size = sizes_of(header)
    if not all(size):
        raise InputError(NO_SIZE, line=header.line)
    words = ((w, line) for line, row in header.data if not separates(row) for w in row)
    reading = _Matrices(header, values, words, size)
    matrices = [reading.matrix() for _ in range(header.matrices)]
    if extra := next(words, None):
        raise InputError(
            f"“{extra[0][:40]}” is one value too many: the matrix is full before it; correct the "
            "number of nodes, or the values",
            line=extra[1],
        )
    rows, columns = reading.rows, reading.columns
    given = header.labels
    embedded = bool(rows or columns)
    if not header.two_mode:
        known = given.get("") or given.get("row") or given.get("column") or rows or columns
        known = known or [str(at) for at in range(1, size[0] + 1)]
        return Data(matrices, known, known, two_mode=False, embedded=embedded)
    if header.form == "fullmatrix" and rows and rows == columns:
        return Data(matrices, rows, rows, two_mode=False, embedded=True)
    row_labels, column_labels = given.get("row") or rows, given.get("column") or columns
    return Data(
        matrices,
        row_labels or [str(at) for at in range(1, size[0] + 1)],
        column_labels or [str(at) for at in range(size[0] + 1, sum(size) + 1)],
        two_mode=True,
        embedded=embedded,
    )


class _Matrices:
    """Matrices read word by word: their lines may be broken anywhere."""

    def __init__(
        self,
        header: Header,
        values: Values,
        words: Iterator[tuple[str, int]],
        size: tuple[int, int],
    ) -> None:
        self.header, self.values, self.words, self.size = header, values, words, size
        self.rows: list[str] = []
        self.columns: list[str] = []
        self.last = header.line

    def matrix(self) -> list[Cell]:
        header, (rows, columns) = self.header, self.size
        below, above = header.form != "upperhalf", header.form != "lowerhalf"
        has_diagonal = header.diagonal or header.two_mode
        if "column" in header.embedded:
            self.columns = self._same(self.columns, [self._next() for _ in range(columns)])
        labels, found, read = [], [], self.values.read
        for row in range(rows):
            if "row" in header.embedded:
                labels.append(self._next())
            for column in range(0 if below else row, columns if above else row + 1):
                if column == row and not has_diagonal:
                    continue
                word = self._next()
                if word != "0" and (value := read(word, self.last)):
                    found.append((row, column, value))
                    if header.form in HALVES and row != column:
                        found.append((column, row, value))
        if labels:
            self.rows = self._same(self.rows, labels)
        return self._in_order(found)

    def _next(self) -> str:
        word, line = next(self.words, ("", 0))
        if not line:
            raise InputError(
                f"ends too early: by the number of nodes ({self.size[0]:,} rows of "
                f"{self.size[1]:,}) the matrix has more values",
                line=self.last,
            )
        self.last = line
        return word

    def _same(self, before: list[str], now: list[str]) -> list[str]:
        if before and before != now:
            raise InputError("each matrix must have the same labels in its data", line=self.last)
        return now

    def _in_order(self, found: list[Cell]) -> list[Cell]:
        """Bring columns into the order of the rows where both are the same nodes."""
        given = self.header.labels
        rows = self.rows or given.get("row") or given.get("") or []
        columns = self.columns or given.get("column") or []
        if rows == columns or not rows or not columns or self.header.two_mode:
            return found
        # UCINET makes no difference between capitals and small letters.
        rows, columns = ([label.casefold() for label in each] for each in (rows, columns))
        place = {label: at for at, label in enumerate(rows)}
        if {*columns} != place.keys() or len(place) < len(rows):
            raise InputError(
                "rows and columns have different labels; correct them, or write nr= and nc= for "
                "two modes",
                line=self.last,
            )
        return [(row, place[columns[column]], value) for row, column, value in found]
