"""A filled workbook, read as the new state of a study, with all that is wrong in it."""

from kg.incoming.sheets.imported.checking import check_import, read_coding_sheet

__all__ = [
    "check_import",
    "read_coding_sheet",
]
