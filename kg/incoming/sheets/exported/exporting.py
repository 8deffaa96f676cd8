"""A study's documents as the filled sheets of a coding workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kg.collecting import many_objects
from kg.errors import InputError
from kg.incoming.sheets.cells import Contents, Names, Quotes, Values
from kg.incoming.sheets.exported.filling import Filler
from kg.incoming.sheets.exported.rows import Row, rows_of
from kg.incoming.sheets.layout import Layout, Sheet, read_layout
from kg.incoming.sheets.progress import counted
from kg.rdf import compress
from kg.study import Dataset

__all__ = ["Filled", "export_sheets", "known_values"]


@dataclass(frozen=True)
class Filled:
    """The rows of a workbook with the texts of their cells, and the documents by their number.

    ``found`` are rows that tell what a text names; they are not read again.
    """

    layout: Layout
    values: Values = field(repr=False)
    documents: tuple[str, ...]
    rows: tuple[tuple[Row, dict[str, str]], ...] = field(repr=False)
    found: tuple[tuple[str, ...], ...] = field(default=(), repr=False)

    @cached_property
    def named(self) -> frozenset[str]:
        """The records that cells name."""
        cells = (cell for row, _ in self.rows for cell in row.cells.values())
        return frozenset(term.value for cell in cells for term in cell)

    def of(self, sheet: Sheet) -> list[dict[str, str]]:
        """Return the cells of each row of a sheet."""
        return [texts for row, texts in self.rows if row.sheet.key == sheet.key]


def known_values(dataset: Dataset, lang: str = "en", *, is_brief: bool = True) -> Values:
    """Read the layout of a study's sheets, and the names and quotes that cells may have."""
    layout = read_layout(dataset)
    contents = Contents(dataset, layout)
    names = Names(layout, contents, lang, is_brief)
    return Values(layout, contents, names, Quotes(contents, is_brief), lang)


def export_sheets(
    dataset: Dataset,
    documents: Iterable[str] | None = None,
    *,
    lang: str = "en",
    is_brief: bool = True,
) -> Filled:
    """Fill the sheets with what a study has of documents, or with all that it has.

    Parameters
    ----------
    documents
        The IRIs of documents; None means all of them, and the records that are in no document's
        file.
    lang
        The language of names, codes and headings.
    is_brief
        Shorten long names, phrases and reasons to their first words, and to their last.

    Raises
    ------
    InputError
        If one of them is not a document that has a record in a file of the study.
    """
    with many_objects():
        return _exported(dataset, documents, lang, is_brief)


def _exported(
    dataset: Dataset,
    documents: Iterable[str] | None,
    lang: str,
    is_brief: bool,
) -> Filled:
    values = known_values(dataset, lang, is_brief=is_brief)
    contents = values.contents
    chosen = list(contents.documents) if documents is None else list(documents)
    if other := [each for each in chosen if each not in contents.documents]:
        known = ", ".join(map(compress, contents.documents))
        raise InputError(f"{compress(other[0])} is not a document of the study; it has {known}")
    rows = rows_of(contents, values.layout, values.quotes, chosen, shared=documents is None)
    numbers = {document: number for number, document in enumerate(chosen, 1)}
    filler = Filler(values.layout, contents, values, numbers)
    ids = filler.ids(rows)
    filler.meet(rows)
    filled = ((row, filler.fill(row, ids)) for row in counted("filled", rows, dataset.say))
    return Filled(values.layout, values, tuple(chosen), tuple(filled))
