"""Answers as a table in Markdown, for a text on the web."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from kg.escapes import UNPRINTABLE, printable
from kg.links import web_address
from kg.tables.cells import Cell, is_number
from kg.tables.table import Table

__all__ = ["as_markdown"]

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|&~$#!^]")


def as_markdown(table: Table) -> str:
    """Write a pipe table in which each thing is a link to its IRI and no cell is read as markup.

    Numbers are aligned to the right. Control characters are shown as escapes.
    """
    numbers = [
        bool(table.rows) and all(row[at] is None or is_number(row[at]) for row in table.rows)
        for at in range(len(table.columns))
    ]
    lines = [
        _line([_plain(name) for name in table.columns]),
        _line(["---:" if number else "---" for number in numbers]),
        *(_line([_cell(table, cell) for cell in row]) for row in table.rows),
    ]
    if table.notice:
        lines += ["", f"**{table.notice}**"]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(table: Table, cell: Cell) -> str:
    shown = _plain(table.show(cell))
    if isinstance(cell, NamedNode) and web_address(cell.value):
        # Brackets would end the link, and a bar the cell.
        address = UNPRINTABLE.sub("", cell.value)
        for sign in "()|\\":
            address = address.replace(sign, f"%{ord(sign):02X}")
        return f"[{shown}]({address})"
    return shown


def _plain(text: str) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    return "<br>".join(_MARKUP.sub(r"\\\g<0>", _seen(line)) for line in lines)


def _seen(line: str) -> str:
    """Show control characters, without doubling backslashes, which the markup does."""
    return UNPRINTABLE.sub(lambda found: printable(found[0]), line)
