"""What a study has of its documents, as the sheets of a workbook."""

from kg.incoming.sheets.exported.exporting import Filled, export_sheets, known_values
from kg.incoming.sheets.exported.filling import LONG, NO_DOCUMENT, STATED
from kg.incoming.sheets.exported.read_me import VERSION_KEY
from kg.incoming.sheets.exported.rows import Row, rows_of
from kg.incoming.sheets.exported.starting import (
    example_sheets,
    new_document,
    new_sheets,
    usual_coder,
)
from kg.incoming.sheets.exported.writing import sheet_files

__all__ = [
    "LONG",
    "NO_DOCUMENT",
    "STATED",
    "VERSION_KEY",
    "Filled",
    "Row",
    "example_sheets",
    "export_sheets",
    "known_values",
    "new_document",
    "new_sheets",
    "rows_of",
    "sheet_files",
    "usual_coder",
]
