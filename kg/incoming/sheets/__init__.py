"""A coding sheet: a workbook made from the ontology and the shapes, exported and imported."""

from kg.incoming.sheets.exported import (
    Filled,
    example_sheets,
    export_sheets,
    new_document,
    new_sheets,
    sheet_files,
    usual_coder,
)
from kg.incoming.sheets.imported import check_import, read_coding_sheet
from kg.incoming.sheets.layout import read_layout

__all__ = [
    "Filled",
    "check_import",
    "example_sheets",
    "export_sheets",
    "new_document",
    "new_sheets",
    "read_coding_sheet",
    "read_layout",
    "sheet_files",
    "usual_coder",
]
