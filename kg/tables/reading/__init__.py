"""Tables as people have them, read: CSV in any dialect, workbooks, folders of CSV files."""

from kg.tables.reading.books import read_book
from kg.tables.reading.cells import Book, Cell, Fault, Row, Sheet, column_letters, refuse

__all__ = ["Book", "Cell", "Fault", "Row", "Sheet", "column_letters", "read_book", "refuse"]
