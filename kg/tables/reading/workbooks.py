"""Workbooks, whose content tells their kind; what is not one is named, with the way out."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.kinds import kind_of_bytes, kind_of_text
from kg.tables.reading.archives import DAMAGED, Archive
from kg.tables.reading.cells import Book, Fault
from kg.tables.reading.ods import read_ods
from kg.tables.reading.xlsx import main_part, read_xlsx

__all__ = ["read_workbook"]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SAVE = "save the table as .xlsx, .ods or .csv"


def read_workbook(content: bytes, path: Path, faults: list[Fault]) -> Book:
    """Read a workbook.

    Parameters
    ----------
    path
        The file, for messages.
    faults
        Gets what is wrong in cells.

    Raises
    ------
    InputError
        If it is not a workbook, has a password, is damaged, or would fill the memory.
    """
    if not content:
        raise InputError("is empty; save the workbook again")
    if content.startswith(_OLD_OFFICE):
        # How an encrypted workbook of today is packed.
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise InputError(
                "has a password; open it in Excel, choose File, Info, Protect Workbook, Encrypt "
                "with Password, delete the password, and save it"
            )
        raise InputError(
            "is a workbook of Excel before 2007 (.xls), or has a password; open it, and save it "
            "as .xlsx without one"
        )
    if not content.startswith(b"PK"):
        raise InputError(_what_else(content))
    archive = Archive(content)
    if archive.start("mimetype").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Book("ods", tuple(read_ods(archive, path, faults)))
    if main := main_part(archive):
        return Book("xlsx", tuple(read_xlsx(archive, main, path, faults)))
    kind = kind_of_bytes(content, "a workbook") or "is not a workbook"
    if "xlsx" in kind:
        raise InputError(DAMAGED)
    raise InputError(f"{kind.partition(';')[0]}; {_SAVE}")


def _what_else(content: bytes) -> str:
    if kind := kind_of_bytes(content, "a workbook"):
        return f"{kind.partition(';')[0]}; {_SAVE}"
    text = content.decode("latin-1")
    told = kind_of_text(text, "a workbook")
    if told and "(CSV)" not in told[0]:
        return f"{told[0].partition(';')[0]}; {_SAVE}"
    if "\0" not in text:
        return "is a text, not a workbook; if it is a table, end its name in .csv"
    return f"is not a workbook, whatever its name says; {_SAVE}"
