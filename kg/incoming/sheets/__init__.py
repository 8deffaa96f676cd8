"""A coding sheet: a workbook made from the ontology and the shapes, exported and imported."""

from kg.incoming.sheets.checking import check_import, read_coding_sheet
from kg.incoming.sheets.exporting import Filled, export_sheets
from kg.incoming.sheets.layout import read_layout
from kg.incoming.sheets.starting import (
    example_sheets,
    new_document,
    new_sheets,
    usual_coder,
)
from kg.incoming.sheets.writing import sheet_files

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
