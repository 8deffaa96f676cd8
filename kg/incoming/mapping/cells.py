"""What a row gives for a property: terms, and the columns that they are from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.incoming.mapping.account import Account
from kg.incoming.mapping.dates import as_edtf
from kg.incoming.mapping.declared import Column, DeclaredRecord, Term, Value
from kg.incoming.mapping.numbers import as_number
from kg.incoming.mapping.rows import Line, Rows
from kg.incoming.mapping.spelling import readable
from kg.rdf import XSD, compress, expand

__all__ = ["At", "Cells", "Given", "told"]

_EDTF = expand("loc:edtf")


class At(NamedTuple):
    """A row of a table, and the kind of record that is made of it."""

    rows: Rows
    line: Line
    record: DeclaredRecord

    def text(self, column: Column) -> str:
        """Return what is meant of a cell; a word that means an empty cell gives an empty text."""
        return self.rows.text(self.line, column)


@dataclass(frozen=True)
class Given:
    """Terms for a property, the columns that they rest on, and the table's own words."""

    terms: tuple[Term, ...] = ()
    columns: tuple[Column, ...] = ()
    words: tuple[Literal, ...] = ()


_NOTHING = Given()
# A short name in Latin letters is usual in a name in others.
_NO_FLAW = {"words in two alphabets"}
Find = Callable[[At, Value], Given]


class Cells:
    """Turns cells into terms, and notes what cannot be turned.

    Parameters
    ----------
    find
        Returns the record of another kind that a row leads to, or nothing after noting why.
    """

    def __init__(self, account: Account, find: Find) -> None:
        self._account, self._find = account, find

    def given(self, at: At, value: Value) -> Given:
        """Return what a row gives for a property; no terms if it gives nothing."""
        if value.form == "constant":
            return Given((value.constant,)) if value.constant is not None else _NOTHING
        if value.form == "record":
            return self._find(at, value)
        if value.form == "date":
            return self._date(at, value)
        column = value.columns[0]
        text = at.text(column)
        if not text:
            if value.otherwise is not None:
                return Given((value.otherwise,))
            self._note_empty(at, column)
            return _NOTHING
        parts = text.split(value.separator) if value.separator else [text]
        found = [self._term(at, value, column, part.strip()) for part in parts if part.strip()]
        terms = tuple(term for term in found if term is not None)
        if not terms:
            return Given((value.otherwise,)) if value.otherwise is not None else _NOTHING
        words = (self._literal(at, column, text),) if value.words else ()
        return Given(terms, (column,), words)

    def readable(self, at: At, column: Column, text: str = "") -> str:
        """Return the text of a cell as it can be read, or a part; empty if the cell is."""
        text = text or at.text(column)
        clean, problems = readable(text)
        for kind, message in problems:
            severity = "note" if kind in _NO_FLAW else "warning"
            self._note(at, column, kind, message, text, every=True, severity=severity)
        return clean

    def _term(self, at: At, value: Value, column: Column, text: str) -> Term | None:
        if value.form == "code":
            return self._code(at, value, column, text)
        if value.form == "number":
            number = as_number(text, value.pattern)
            if not number or (value.datatype == f"{XSD}integer" and "." in number):
                message = f"this is not a number written like {value.pattern}; it is not used"
                self._note(at, column, "not a number", message, text)
                return None
            return Literal(number, datatype=NamedNode(value.datatype))
        if value.longest and len(text) > value.longest:
            message = f"it is longer than {value.longest} characters, so it is not used"
            self._note(at, column, "too long", message, text, severity="note")
            return None
        if value.datatype == f"{XSD}string":
            return Literal(self.readable(at, column, text))
        return self._literal(at, column, text)

    def _code(self, at: At, value: Value, column: Column, text: str) -> Term | None:
        word = text.casefold()
        code = value.codes.get(word)
        if code is None and word in value.codes:
            message = "the mapping gives this value no code, so it is not used"
            self._note(at, column, "value without a code", message, text, severity="note")
        elif code is None and value.otherwise is None:
            message = "this value is not in the list of codes; add it to the mapping"
            self._note(at, column, "unknown value", message, text)
        return code

    def _date(self, at: At, value: Value) -> Given:
        texts = [at.text(column) for column in value.columns]
        days = [as_edtf(text, value.pattern) for text in texts]
        for column, text, day in zip(value.columns, texts, days, strict=True):
            if not text:
                self._note_empty(at, column)
                return _NOTHING
            if not day:
                message = f"this is not a date written as {value.pattern}; it is not used"
                self._note(at, column, "not a date", message, text)
                return _NOTHING
        if len(days) == 2 and days[1] < days[0]:
            message = "the end is before the start; neither is used"
            whole = f"{texts[0]} to {texts[1]}"
            self._note(at, value.columns[1], "end before start", message, whole)
            return _NOTHING
        written = "/".join(dict.fromkeys(days)) if value.datatype == _EDTF else days[0]
        date = Literal(written, datatype=NamedNode(value.datatype))
        named = zip(value.columns, texts, strict=True)
        words = tuple(Literal(text, language=column.language) for column, text in named)
        return Given((date,), value.columns, words)

    def _literal(self, at: At, column: Column, text: str) -> Literal:
        return Literal(self.readable(at, column, text), language=column.language)

    def _note_empty(self, at: At, column: Column) -> None:
        whole = at.rows.whole(at.line, column)
        message = f"“{whole}” means no value" if whole else "the cell is empty"
        self._note(at, column, "empty cell", message, "", severity="note", every=True)

    def _note(
        self,
        at: At,
        column: Column,
        kind: str,
        message: str,
        value: str,
        *,
        severity: str = "warning",
        every: bool = False,
    ) -> None:
        """Note a problem: of one kind of record, or of every one that is made of the cell."""
        self._account.note(
            kind,
            at.rows.declared.name,
            column.name,
            [at.line.number],
            message,
            value=value,
            record="" if every else at.record.name,
            severity=severity,
        )


def told(term: Term) -> str:
    """Return a term as a reader knows it."""
    return compress(term.value) if isinstance(term, NamedNode) else term.value
