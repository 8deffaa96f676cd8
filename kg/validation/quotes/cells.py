"""Quotes that are cells of a table, against the table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.names import shown
from kg.rdf import suggest
from kg.validation.characters import without_unseen
from kg.validation.quotes.quotes import DocumentText, QuoteRecord

if TYPE_CHECKING:
    from kg.tables.reading import Fault

__all__ = ["Tables"]

_Row = Mapping[str, str]


class Tables:
    """The tables of a study's documents, each read when the first of its cells is asked for."""

    def __init__(self, most_words: int) -> None:
        self._most_words = most_words
        self._read: dict[tuple[Path, str], tuple[list[str], dict[int, _Row]]] = {}

    def problem(self, quote: QuoteRecord, source: DocumentText) -> str:
        """Say why a quote is not the cell that it names; an empty text if it is, or is not known.

        A quote is the whole cell, or its first words if it has more than a quote may have. Runs of
        blanks count as one, and characters that nobody sees as none.

        Raises
        ------
        InputError
            If the table cannot be read.
        """
        if quote.row is None or not quote.column:
            missing = "migov:row" if quote.row is None else "migov:column"
            return f"a cell of a table needs migov:row and migov:column; add {missing}"
        if quote.written or quote.prefix or quote.suffix:
            return "a cell has a row and a column; delete oa:start, oa:end, oa:prefix and oa:suffix"
        if source.table is None:
            return ""
        headings, rows = self._table(source.table, source.sheet)
        where = shown(source.table)
        if quote.column not in headings:
            near = suggest(quote.column, headings)
            hint = f"did you mean “{near}”?" if near else f"it has {', '.join(headings)}"
            return f"{where} has no column “{quote.column}”; {hint}"
        if quote.row not in rows:
            return f"{where} has no row {quote.row} with values"
        cell = without_unseen(rows[quote.row][quote.column])
        if cell == quote.exact:
            return ""
        first = " ".join(cell.split()[: self._most_words])
        if first == quote.exact:
            return ""
        return f"row {quote.row}, column “{quote.column}” of {where} has “{first}”, not this"

    def _table(self, path: Path, sheet: str) -> tuple[list[str], dict[int, _Row]]:
        if (path, sheet) not in self._read:
            from kg.tables.reading import read_book  # which most studies do not need

            faults: list[Fault] = []
            book = read_book(path, faults=faults)
            fits = [each for each in book.sheets if not sheet or each.name == sheet]
            rows = list(fits[0].rows) if fits else []
            headings = [" ".join(cell.text.split()) for cell in rows[0].cells] if rows else []
            by_number: dict[int, _Row] = {
                row.number: dict(zip(headings, (cell.text for cell in row.cells), strict=False))
                for row in rows[1:]
            }
            self._read[path, sheet] = headings, by_number
        return self._read[path, sheet]
