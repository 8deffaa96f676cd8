"""What a row gives for a property: terms, and the columns that they are from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.incoming.mapping.account import Account
from kg.incoming.mapping.dates import as_edtf
from kg.incoming.mapping.declared import Column, DeclaredRecord, Value
from kg.incoming.mapping.numbers import as_number
from kg.incoming.mapping.rows import Line, Rows
from kg.incoming.mapping.spelling import readable
from kg.rdf import XSD, compress, expand

__all__ = ["Cells", "Given"]

Term = NamedNode | Literal
_EDTF = NamedNode(expand("loc:edtf"))


@dataclass(frozen=True)
class Given:
    """Terms for a property, the columns that they rest on, and the table's own words."""

    terms: tuple[Term, ...]
    columns: tuple[Column, ...]
    words: tuple[Literal, ...] = ()


_NOTHING = Given((), ())


class Cells:
    """Turns cells into terms, and notes what cannot be turned.

    Parameters
    ----------
    find
        Returns the record of another kind that a row leads to, or None after noting why.
    """

    def __init__(
        self,
        account: Account,
        find: Callable[[Rows, Line, Value, DeclaredRecord], tuple[NamedNode | None, tuple[Column, ...]]],
    ) -> None:
        self.account, self.find = account, find

    def given(self, rows: Rows, line: Line, value: Value, record: DeclaredRecord) -> Given:
        """Return what a row gives for a property; no terms if it gives nothing."""
        if value.form == "constant":
            return Given((value.constant,), ()) if value.constant is not None else _NOTHING
        if value.form == "record":
            found, columns = self.find(rows, line, value, record)
            return Given((found,), columns) if found is not None else _NOTHING
        if value.form == "date":
            return self._date(rows, line, value, record)
        column = value.columns[0]
        text = rows.text(line, column)
        if not text:
            if value.otherwise is not None:
                return Given((value.otherwise,), ())
            whole = rows.whole(line, column)
            self._empty(rows, line, column, record, whole)
            return _NOTHING
        parts = [part.strip() for part in text.split(value.separator)] if value.separator else [text]
        terms: list[Term] = []
        from_cell = False
        for part in filter(None, parts):
            term, own = self._term(rows, line, value, column, part, record)
            if term is not None:
                terms.append(term)
                from_cell = from_cell or own
        words = (self._literal(rows, line, column, text, record),) if value.words else ()
        return Given(tuple(terms), (column,) if from_cell else (), words)

    def name(self, rows: Rows, line: Line, column: Column, record: DeclaredRecord) -> str:
        """Return a name as it can be read; an empty text if the cell is empty."""
        text = rows.text(line, column)
        return self._readable(rows, line, column, text, record) if text else ""

    def _term(
        self, rows: Rows, line: Line, value: Value, column: Column, text: str, record: DeclaredRecord
    ) -> tuple[Term | None, bool]:
        """Return the term of a text, and whether it is from the cell or the mapping's own."""
        if value.form == "code":
            code = value.codes.get(text.casefold())
            if code is not None:
                return code, True
            if text.casefold() in value.codes:
                message = "the mapping gives this value no code, so it is not used"
                self._note("value without a code", rows, column, line, message, text, record, "note")
            elif value.otherwise is not None:
                return value.otherwise, False
            else:
                message = "this value is not in the list of codes; add it to the mapping"
                self._note("unknown value", rows, column, line, message, text, record)
            return None, False
        if value.form == "number":
            number = as_number(text, value.pattern)
            if not number or (value.datatype == f"{XSD}integer" and "." in number):
                message = f"this is not a number written like {value.pattern}; it is not used"
                self._note("not a number", rows, column, line, message, text, record)
                return None, False
            return Literal(number, datatype=NamedNode(value.datatype)), True
        if value.longest and len(text) > value.longest:
            message = f"it is longer than {value.longest} characters, so it is not used"
            self._note("too long", rows, column, line, message, text, record, "note")
            return None, False
        if value.datatype == f"{XSD}string":
            return Literal(self._readable(rows, line, column, text, record)), True
        return self._literal(rows, line, column, text, record), True

    def _date(self, rows: Rows, line: Line, value: Value, record: DeclaredRecord) -> Given:
        texts = [rows.text(line, column) for column in value.columns]
        for column, text in zip(value.columns, texts, strict=True):
            if not text:
                self._empty(rows, line, column, record, rows.whole(line, column))
                return _NOTHING
        days = [as_edtf(text, value.pattern) for text in texts]
        for column, text, day in zip(value.columns, texts, days, strict=True):
            if not day:
                message = f"this is not a date written as {value.pattern}; it is not used"
                self._note("not a date", rows, column, line, message, text, record)
                return _NOTHING
        if len(days) == 2 and days[1] < days[0]:
            message = "the end is before the start; neither is used"
            whole = "/".join(texts)
            self._note(
                "end before start", rows, value.columns[1], line, message, whole, record
            )
            return _NOTHING
        date = Literal("/".join(dict.fromkeys(days)), datatype=_EDTF)
        if value.datatype != _EDTF.value:
            date = Literal(days[0], datatype=NamedNode(value.datatype))
        words = tuple(
            Literal(text, language=column.language)
            for column, text in zip(value.columns, texts, strict=True)
        )
        return Given((date,), value.columns, words)

    def _literal(
        self, rows: Rows, line: Line, column: Column, text: str, record: DeclaredRecord
    ) -> Literal:
        return Literal(self._readable(rows, line, column, text, record), language=column.language)

    def _readable(
        self, rows: Rows, line: Line, column: Column, text: str, record: DeclaredRecord
    ) -> str:
        clean, problems = readable(text)
        for kind, message in problems:
            self._note(kind, rows, column, line, message, text, None)
        return clean

    def _empty(
        self, rows: Rows, line: Line, column: Column, record: DeclaredRecord, whole: str
    ) -> None:
        message = f"“{whole}” means no value" if whole else "the cell is empty"
        self._note("empty cell", rows, column, line, message, "", None, "note")

    def _note(
        self,
        kind: str,
        rows: Rows,
        column: Column,
        line: Line,
        message: str,
        value: str,
        record: DeclaredRecord | None,
        severity: str = "warning",
    ) -> None:
        self.account.note(
            kind,
            rows.declared.name,
            column.name,
            [line.number],
            message,
            value=value,
            record=record.name if record else "",
            severity=severity,
        )


def told(term: Term) -> str:
    """Return a term as a reader knows it."""
    return compress(term.value) if isinstance(term, NamedNode) else term.value
