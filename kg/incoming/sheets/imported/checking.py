"""What is wrong with a coding sheet: its cells, and what they would make of the study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.findings import Report, Result
from kg.incoming.sheets.imported.importing import Imported, import_book
from kg.incoming.sheets.imported.problems import as_result
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.incoming.sheets.layout import in_words_of_sheet
from kg.study import Dataset
from kg.tables.reading import Fault, read_book
from kg.validation import TIMEOUT, validate

__all__ = ["check_import", "read_coding_sheet"]


def read_coding_sheet(
    path: Path,
    dataset: Dataset,
    *,
    texts: Path | None = None,
    text: Path | None = None,
    lang: str = "en",
    separator: str | None = None,
    encoding: str | None = None,
) -> Imported:
    """Read a coding sheet: a workbook, a CSV file, or a folder of CSV files.

    Parameters
    ----------
    texts
        The folder of the documents' texts, in which new quotes are found.
    text
        The text of one document, in place of a folder.
    lang
        The language in which messages name things.
    separator, encoding
        How a CSV file is written; both are found, if None.

    Raises
    ------
    InputError
        If the file is not a coding sheet of this version, or a text is not the document's.
    """
    faults: list[Fault] = []
    book = read_book(path, separator=separator, encoding=encoding, faults=faults)
    sources = SourceTexts(folder=texts, file=text)
    try:
        return import_book(book, dataset, sources, faults=faults, lang=lang)
    except InputError as error:
        error.path = error.path or path
        raise


def check_import(imported: Imported, *, timeout: float | None = TIMEOUT) -> Report:
    """Return all that is wrong in a coding sheet: in cells, and by the rules of the study.

    A result about a record of the sheet is at its row, and at its cell if it is about one property.
    Of rows with an error in a cell, no rule is checked.

    Parameters
    ----------
    timeout
        Seconds that the shapes may take; None is no limit.
    """
    results = [as_result(each, "error") for each in imported.faults]
    results += [as_result(each, "note") for each in imported.remarks]
    checked = ""
    if imported.contents:
        report = validate(imported.after, of=list(imported.contents), timeout=timeout)
        results += [
            placed
            for each in report.results
            if each.rule != "unused" and (placed := _placed(each, imported)) is not None
        ]
        checked = report.checked
    return Report(tuple(dict.fromkeys(results)), checked)


def _placed(result: Result, imported: Imported) -> Result | None:
    """Return a result at its cell; None if its row has an error that may be the reason for it."""
    line = imported.lines.get(result.focus)
    if line is None:
        return None if imported.faults else result
    if imported.problems.is_faulty(line):
        return None
    column = line.of.sheet.column_for(result.path) if result.path else None
    value = line.cell(column.key).text if column else ""

    def said(message: str) -> str:
        return in_words_of_sheet(
            message,
            column,
            is_empty=not value,
            codes=imported.list_of(column),
            headings=imported.headings,
        )

    told = said(result.message)
    told = f"{result.thing}: {told}" if column is None else told
    place = as_result(line.fault(column, told, value), result.severity)
    return replace(place, why=result.why, todo=said(result.todo), rule=result.rule)
