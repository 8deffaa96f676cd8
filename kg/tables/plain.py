"""Tables as text, CSV and JSON records."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.escapes import harmless, unicode
from kg.tables.cells import is_number, value
from kg.tables.table import Table

__all__ = ["FORMATS", "csv_lines", "csv_text", "encoded", "write", "written"]


def write(table: Table, form: str) -> str:
    """Write a table as text in one of :data:`FORMATS`.

    ``text`` shows things by their label; ``csv`` and ``json``, a list of records, give the IRI,
    and the label in a column ``<name>_label``.

    Raises
    ------
    InputError
        If the format is unknown.
    """
    return "".join(f"{line}\n" for line in _lines(table, form))


def written(table: Table, form: str) -> bytes:
    """Write a table as :func:`write` does, in UTF-8, with less memory."""
    return encoded(_lines(table, form))


def encoded(lines: Iterable[str]) -> bytes:
    r"""Return the bytes of a file of these lines; the text of all is never in memory.

    >>> encoded(["ą", "b"])
    b'\xc4\x85\nb\n'
    """
    content = io.BytesIO()
    content.writelines(f"{line}\n".encode() for line in lines)
    return content.getvalue()


def _lines(table: Table, form: str) -> Iterator[str]:
    if form not in FORMATS:
        raise InputError(f"there is no format “{form}”; choose one of {', '.join(FORMATS)}")
    return FORMATS[form](table)


def _csv(table: Table) -> Iterator[str]:
    shown = table.labelled()
    empty = [None] * (len(shown.columns) - 1)
    notices = [[table.notice, *empty]] if table.notice else []
    return csv_lines(shown.columns, itertools.chain(shown.rows, notices))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV (RFC 4180, with lines ending in a line feed), safe to open.

    An RDF term is written as its IRI or its text, as in SPARQL 1.1.
    """
    return "".join(f"{line}\n" for line in csv_lines(header, rows))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Give the lines of :func:`csv_text` one after another, without the line feed."""
    texts = _Texts()
    for row in itertools.chain([header], rows):
        line = ",".join([texts[cell] if type(cell) is str else _csv_field(cell) for cell in row])
        # Readers leave out an empty line, and with it a row of one unknown cell.
        yield line or '""'


class _Texts(dict[str, str]):
    """Each text as a field of CSV: the same texts come again and again."""

    def __missing__(self, text: str) -> str:
        self[text] = found = _quoted(harmless(text))
        return found


def _csv_field(cell: object) -> str:
    if isinstance(cell, Literal):
        # An empty text is not the same as an unknown value.
        return _quoted(cell.value if is_number(cell) else harmless(cell.value)) or '""'
    if isinstance(cell, NamedNode):
        return _quoted(cell.value)
    if isinstance(cell, str):
        return _quoted(harmless(cell))
    return "" if cell is None else _quoted(str(cell))


def _quoted(text: str) -> str:
    # The csv module does not quote a carriage return when its lines end otherwise; some readers
    # end a line at other characters too.
    return '"' + text.replace('"', '""') + '"' if _CSV_QUOTED.search(text) else text


_CSV_QUOTED = re.compile('[",\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]')


def _records(table: Table) -> Iterator[str]:
    """Give the lines of a JSON list, one for each record, which the encoder does fast."""
    shown = table.labelled()
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    records = (dict(zip(shown.columns, map(value, row), strict=True)) for row in shown.rows)
    notices = [{"truncated": table.notice}] if table.notice else []
    count = len(shown.rows) + len(notices)
    yield "[" if count else "[]"
    for number, record in enumerate(itertools.chain(records, notices), 1):
        yield f" {unicode(encode(record))}" + "," * (number < count)
    if count:
        yield "]"


def _text(table: Table) -> Iterator[str]:
    if table.rows or table.form != "ask":
        yield str(table)


FORMATS = {"text": _text, "csv": _csv, "json": _records}
