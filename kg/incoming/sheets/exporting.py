"""A study's documents as the filled sheets of a coding workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.incoming.sheets.contents import Contents
from kg.incoming.sheets.filling import Filler
from kg.incoming.sheets.known_names import Names
from kg.incoming.sheets.known_quotes import Quotes
from kg.incoming.sheets.layout import Layout, Sheet, read_layout
from kg.incoming.sheets.rows import Row, rows_of
from kg.incoming.sheets.values import Values
from kg.study import Dataset

__all__ = ["Filled", "export_sheets", "known_values"]


@dataclass(frozen=True)
class Filled:
    """The rows of a workbook with the texts of their cells, and the documents by their number."""

    layout: Layout
    values: Values = field(repr=False)
    documents: tuple[str, ...]
    rows: tuple[tuple[Row, dict[str, str]], ...] = field(repr=False)

    def of(self, sheet: Sheet) -> list[dict[str, str]]:
        """Return the cells of each row of a sheet."""
        return [texts for row, texts in self.rows if row.sheet.key == sheet.key]


def known_values(dataset: Dataset, lang: str = "en") -> Values:
    """Read the layout of a study's sheets, and the names and quotes that cells may have."""
    layout = read_layout(dataset)
    contents = Contents(dataset, layout)
    return Values(layout, contents, Names(layout, contents, lang), Quotes(contents), lang)


def export_sheets(
    dataset: Dataset, documents: Iterable[str] | None = None, *, lang: str = "en"
) -> Filled:
    """Fill the sheets with what a study has of documents, or with all that it has.

    Parameters
    ----------
    documents
        The IRIs of documents; None means all of them, and the records that are in no document's
        file.
    lang
        The language of names, codes and headings.
    """
    values = known_values(dataset, lang)
    contents = values.contents
    chosen = list(contents.documents) if documents is None else list(documents)
    rows = rows_of(contents, values.layout, values.quotes, chosen, shared=documents is None)
    numbers = {document: number for number, document in enumerate(chosen, 1)}
    filler = Filler(values.layout, contents, values, numbers)
    ids = filler.ids(rows)
    return Filled(
        values.layout, values, tuple(chosen), tuple((row, filler.fill(row, ids)) for row in rows)
    )
