"""A filled coding sheet as files: an Excel workbook, or a folder of CSV files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.incoming.sheets.exported.exporting import Filled
from kg.incoming.sheets.exported.leaves import Leaf, leaves
from kg.incoming.sheets.exported.read_me import read_me
from kg.incoming.sheets.exported.workbooks import as_workbook
from kg.incoming.sheets.layout import EXAMPLE, IN_THE_TEXT, READ_ME
from kg.tables import csv_text

__all__ = ["sheet_files"]


def sheet_files(
    filled: Filled, path: Path, *, is_book: bool, example: Filled | None = None
) -> dict[Path, bytes]:
    """Return the contents of each file of a coding sheet.

    Parameters
    ----------
    path
        The workbook, or the folder of the CSV files: one for each sheet, named as it is.
    example
        What a sheet with examples has, if there is to be one.
    """
    lang = filled.values.lang
    front = {READ_ME.get(lang, READ_ME["en"]): read_me(filled, has_example=example is not None)}
    back = {EXAMPLE.get(lang, EXAMPLE["en"]): _examples(example)} if example else {}
    if filled.found:
        front[IN_THE_TEXT.get(lang, IN_THE_TEXT["en"])] = [list(row) for row in filled.found]
    if is_book:
        return {path: as_workbook(filled, front, back)}
    tables: dict[str, Sequence[Sequence[str]]] = {**front}
    tables |= {leaf.title: [leaf.headings, *leaf.rows] for leaf in leaves(filled)}
    # Without a mark of UTF-8, Excel takes the letters of other languages apart.
    return {
        path / f"{title}.csv": csv_text(rows[0], rows[1:]).encode("utf-8-sig")
        for title, rows in (tables | back).items()
    }


def _examples(example: Filled) -> list[list[str]]:
    """Return the first rows of each sheet, below its title, with the columns that they use."""
    found: list[list[str]] = []
    for leaf in leaves(example):
        if leaf.rows:
            found += [[leaf.title], *_used(leaf), []]
    return found


def _used(leaf: Leaf, most: int = 3) -> list[list[str]]:
    rows = [leaf.headings, *leaf.rows[:most]]
    used = [
        at
        for at, column in enumerate(leaf.columns)
        if column.key not in ("id", "document") and any(row[at] for row in rows[1:])
    ]
    return [[row[at] for at in used] for row in rows]
