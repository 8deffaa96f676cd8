"""A text with separators between its cells, as rows: the one reader of CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from kg.encodings import line_ends
from kg.errors import InputError

__all__ = ["LONGEST", "SEPARATORS", "delimited_rows", "parted"]

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a vertical bar"}
"""What may be between cells, and what it is called."""

LONGEST = 10_000_000
"""The most characters that a cell may have."""

# Excel's own first line, which names the separator.
_ANNOUNCED = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*(\r\n?|\n|$)', re.IGNORECASE)


def parted(text: str) -> tuple[str | None, str, int]:
    r"""Part a text from a first line that announces the separator, as Excel writes it.

    Returns the separator or None, the text, and the number of lines before it.

    >>> parted("sep=;\na;b\n")
    (';', 'a;b\n', 1)
    """
    found = _ANNOUNCED.match(text)
    return (found[1], text[found.end() :], 1) if found else (None, text, 0)


def delimited_rows(text: str, separator: str, before: int = 0) -> Iterator[tuple[int, list[str]]]:
    r"""Yield each row that has a cell which is not empty, and the line in which it begins.

    Parameters
    ----------
    before
        How many lines come before the text in its file.

    Raises
    ------
    InputError
        At the first row that cannot be read, with its line.

    >>> list(delimited_rows('a,"b\nc"\n,\nd,e\n', ","))
    [(1, ['a', 'b\nc']), (4, ['d', 'e'])]
    """
    if "\0" in text:
        line = before + line_ends(text[: text.index("\0")]) + 1
        raise InputError("has a NUL byte (0x00); restore it from a good copy", line=line)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        # The limit is one for all readers of the process: it is set for each row alone.
        usual = csv.field_size_limit(LONGEST)
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise InputError(_told(str(error)), line=line + before) from error
        finally:
            csv.field_size_limit(usual)
        if row is None:
            return
        if any(row):
            yield line + before, row
        line = rows.line_num + 1


def _told(error: str) -> str:
    if "field limit" in error or "field larger" in error:
        return (
            f"a row that begins here has a cell of more than {LONGEST:,} characters; is a "
            "quotation mark missing?"
        )
    return f"a row that begins here cannot be read ({error}); is a quotation mark missing?"
