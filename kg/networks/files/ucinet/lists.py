"""The lists of a UCINET DL file: a line for each edge, or for each node with its neighbours."""

from __future__ import annotations

from kg.errors import InputError
from kg.networks.files.ucinet.data import NO_SIZE, Cell, Data, Values, separates, sizes_of
from kg.networks.files.ucinet.header import Header

__all__ = ["from_lists"]


def from_lists(header: Header, values: Values) -> Data:
    """Read a DL file of the formats edgelist, edgearray, nodelist and rankedlist.

    Raises
    ------
    InputError
        At the first line that does not fit.
    """
    return _Lists(header, values).read()


class _Side:
    """The nodes that the words of a list name: those of the rows, or of the columns."""

    def __init__(self, size: int, labels: list[str], *, embedded: bool) -> None:
        self.size, self.labels, self.embedded = size or len(labels), list(labels), embedded
        self.known = {label: at for at, label in enumerate(self.labels)}
        self.folded = {label.casefold(): at for label, at in self.known.items()}

    def place(self, word: str, line: int) -> int:
        if not self.embedded and word.isascii() and word.isdigit() and len(word) < 16:
            if 0 < int(word) <= self.size:
                return int(word) - 1
        elif word in self.known:
            return self.known[word]
        elif word.casefold() in self.folded:  # UCINET has capitals only
            return self.folded[word.casefold()]
        elif self.embedded and word and not 0 < self.size <= len(self.labels):
            self.known[word] = len(self.labels)
            self.labels.append(word)
            return self.known[word]
        told = "one node more than declared" if self.embedded and word else "no node"
        raise InputError(f"“{word[:40]}” is {told}: there are {self.size:,}", line=line)

    def names(self, first: int) -> list[str]:
        """Return a label for each node; one without is called by its number."""
        return [*self.labels, *(str(first + at) for at in range(len(self.labels), self.size))]


class _Lists:
    """Lists of edges or of neighbours, a line each."""

    def __init__(self, header: Header, values: Values) -> None:
        self.header, self.values = header, values
        rows, columns = sizes_of(header)
        labels, embedded = header.labels, header.embedded
        self.rows = _Side(
            rows, labels.get("row") or labels.get("") or [], embedded="row" in embedded
        )
        if header.two_mode:
            self.columns = _Side(columns, labels.get("column", []), embedded="column" in embedded)
        else:
            self.columns = self.rows
            self.rows.embedded |= "column" in embedded
        if not all(side.size or side.embedded for side in (self.rows, self.columns)):
            raise InputError(NO_SIZE, line=header.line)
        self.at = 0

    def read(self) -> Data:
        form, declared = self.header.form, self.header.matrices
        found: list[list[Cell]] = [[]]
        if form == "edgearray1":
            found = [[] for _ in range(declared)]
        for line, row in self.header.data:
            if separates(row):
                # A second “data:” or a “!” before any edge of a matrix that is empty.
                found.append([])
                self.at = 0
            elif form == "edgearray1":
                self._array(row, line, found)
            elif form.startswith("edge"):
                self._edge(row, line, found[-1])
            else:
                self._neighbours(row, line, found[-1])
        if len(found) > declared:
            raise InputError(
                f"the data are {len(found)} matrices, and nm= declares {declared}; correct it",
                line=self.header.line,
            )
        if form == "nodelist1b" and self.at != self.rows.size:
            raise InputError(
                f"ends too early: {self.at:,} of {self.rows.size:,} nodes have a line",
                line=self.header.data[-1][0] if self.header.data else self.header.line,
            )
        found += [[] for _ in range(declared - len(found))]
        rows = self.rows.names(1)
        columns = self.columns.names(1 + len(rows)) if self.header.two_mode else rows
        embedded = self.rows.embedded or self.columns.embedded
        return Data(found, rows, columns, two_mode=self.header.two_mode, embedded=embedded)

    def _edge(self, row: list[str], line: int, into: list[Cell]) -> None:
        if not 2 <= len(row) <= 3:
            raise InputError(
                "an edge is two nodes, and a number if it has a weight; put labels with blanks in "
                "quotation marks",
                line=line,
            )
        ends = self.rows.place(row[0], line), self.columns.place(row[1], line)
        missing = self.values.missing
        value = self.values.read(row[2], line) if len(row) == 3 else 1
        if value:
            into.append((*ends, value))
        else:
            self.values.zeros += missing == self.values.missing

    def _array(self, row: list[str], line: int, into: list[list[Cell]]) -> None:
        if len(row) != len(into) + 2:
            raise InputError(
                f"a line of an edgearray is two nodes and {len(into)} values, one a matrix (nm=)",
                line=line,
            )
        ends = self.rows.place(row[0], line), self.columns.place(row[1], line)
        for matrix, word in zip(into, row[2:], strict=True):
            if value := self.values.read(word, line):
                matrix.append((*ends, value))

    def _neighbours(self, row: list[str], line: int, into: list[Cell]) -> None:
        ranked = self.header.form.startswith("ranked")
        if self.header.form == "nodelist1b":
            one, count = self.at, row[0]
            self.at += 1
            if self.at > self.rows.size or count != str(len(row) - 1):
                raise InputError(
                    f"a line of a nodelist1b begins with how many nodes follow, a line for each of "
                    f"{self.rows.size:,} nodes",
                    line=line,
                )
        else:
            one = self.rows.place(row[0], line)
        for rank, word in enumerate(row[1:], 1):
            into.append((one, self.columns.place(word, line), rank if ranked else 1))
