"""A table of cells, and each way to write it."""

from kg.tables.cells import Cell, is_number, value
from kg.tables.markdown import as_markdown
from kg.tables.plain import csv_lines, csv_text, encoded, write, written
from kg.tables.sheets import as_xlsx
from kg.tables.table import Table
from kg.tables.text import Columns
from kg.tables.triples import as_jsonld, as_ntriples, as_turtle
from kg.tables.w3c import as_srj, as_tsv, as_xml
from kg.tables.workbooks import LONGEST, MOST_ROWS, is_too_long, workbook

__all__ = [
    "LONGEST",
    "MOST_ROWS",
    "Cell",
    "Columns",
    "Table",
    "as_jsonld",
    "as_markdown",
    "as_ntriples",
    "as_srj",
    "as_tsv",
    "as_turtle",
    "as_xlsx",
    "as_xml",
    "csv_lines",
    "csv_text",
    "encoded",
    "is_number",
    "is_too_long",
    "value",
    "workbook",
    "write",
    "written",
]
