"""Tables as people have them, read: CSV in any dialect, workbooks, folders of CSV files."""

from kg.tables.reading.books import read_book
from kg.tables.reading.cells import Book, Cell, Fault, Row, Sheet, column_letters, refuse
from kg.tables.reading.delimited import SEPARATORS, delimited_rows, parted
from kg.tables.reading.workbooks import read_workbook

__all__ = [
    "SEPARATORS",
    "Book",
    "Cell",
    "Fault",
    "Row",
    "Sheet",
    "column_letters",
    "delimited_rows",
    "parted",
    "read_book",
    "read_workbook",
    "refuse",
]
