"""Workbooks as other programs write them, for tests."""

from __future__ import annotations

import io

import openpyxl


def workbook(**sheets):
    """Return a workbook of sheets of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
