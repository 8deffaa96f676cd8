"""The titles of the sheets that have no records, by language."""

from __future__ import annotations

import re

__all__ = ["EXAMPLE", "IN_THE_TEXT", "LISTS", "READ_ME", "is_apart"]

READ_ME = {"en": "Read me", "lt": "Perskaityk", "lv": "Izlasi"}
EXAMPLE = {"en": "Example", "lt": "Pavyzdys", "lv": "Piemērs"}
IN_THE_TEXT = {"en": "Names in the text", "lt": "Vardai tekste", "lv": "Vārdi tekstā"}
LISTS = {"en": "Lists", "lt": "Sąrašai", "lv": "Saraksti"}

_TITLES = (title for each in (READ_ME, EXAMPLE, IN_THE_TEXT, LISTS) for title in each.values())
_APART = re.compile(rf"(.*-)?({'|'.join(_TITLES)})([ _]?\(\d+\)|_\d+)?", re.IGNORECASE | re.DOTALL)


def is_apart(title: str) -> bool:
    """Tell whether no records are read from a sheet, by its title or the name of its file.

    Copies have a number behind it. A spreadsheet program that writes a file for each sheet puts
    the name of the workbook and a hyphen before it.

    >>> is_apart("Lists"), is_apart("example (2)"), is_apart("riga-Read me"), is_apart("Claims")
    (True, True, True, False)
    """
    return bool(_APART.fullmatch(title))
