"""The terms that a cell stands for, or what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.errors import DataError
from kg.incoming.sheets.cells import (
    YES_NO,
    At,
    Term,
    Unread,
    Values,
    dates_meant,
    plain_number,
    split_values,
)
from kg.incoming.sheets.exported import STATED
from kg.incoming.sheets.imported.naming import Naming
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.quote_records import QuoteRecords
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.layout import Column, Kind, code_list, where_codes_are
from kg.rdf import bounds, compress

__all__ = ["CellReader", "in_language", "read_value"]

_LIKE, _FEW = 0.6, 8


@dataclass
class CellReader:
    """Reads cells one after the other, as an exported sheet has them.

    Parameters
    ----------
    quotes
        The quotes of each document, by the document's IRI.
    without_text
        Gets the documents whose text is needed and was not given.
    make
        Makes a record for a new name in a column, or raises a DataError.
    """

    values: Values
    naming: Naming
    quotes: dict[str, QuoteRecords]
    problems: Problems
    make: Callable[[Line, Column, str, At], str]
    without_text: set[str] = field(default_factory=set)

    def read(self, line: Line, column: Column, at: At) -> list[Term]:
        """Return the terms of a cell; what is wrong in it becomes a fault."""
        return self.read_as(line, column, column, at)

    def read_as(self, line: Line, where: Column, column: Column, at: At) -> list[Term]:
        """Read the cell of a column as if it were of another."""
        cell = line.cell(where.key)
        if cell.kind in ("formula", "error"):
            # The reader of the file has told of it.
            self.problems.rows.add((line.of.source.name, line.row.number))
            return []
        if not cell.text:
            return []
        if cell.kind == "date" and column.kind not in (Kind.DATE, Kind.DAY, Kind.ANY):
            self.problems.fault(
                line,
                where,
                "the spreadsheet has made this a date; set the format of the cell to text, and "
                "write it again",
            )
            return []
        parts = split_values(cell.text)
        if len(parts) > 1 and not column.is_many:
            told = "there is room for one value here; write one"
            if line.of.sheet.is_claims and column.kind is Kind.THING:
                told += ", and a row of its own for each other"
            self.problems.fault(line, where, told)
            return []
        found = [self._part(line, where, column, part, at) for part in parts]
        return list(dict.fromkeys(each for each in found if each is not None))

    def status(self, line: Line) -> NamedNode | None:
        """Return the status that a row has: stated, if the cell is empty; None if it is wrong."""
        column = line.of.sheet.column("migov:status")
        if column is None or not line.cell(column.key).text:
            return STATED
        try:
            value = read_value(self.values, line.cell(column.key).text, column, At())
        except DataError:
            return None  # told when the cell is read
        return value if isinstance(value, NamedNode) else None

    def _part(self, line: Line, where: Column, column: Column, part: str, at: At) -> Term | None:
        try:
            value = read_value(self.values, part, column, at)
            if isinstance(value, Unread):
                value = self._unread(line, column, value, at)
            self._check(column, value, at)
        except DataError as error:
            if error.setting == "text" and at.document in self.without_text:
                self.problems.rows.add((line.of.source.name, line.row.number))
                return None  # once is enough for all quotes of a document
            if error.setting == "text":
                self.without_text.add(at.document)
            several = len(split_values(line.cell(where.key).text)) > 1
            self.problems.fault(line, where, error.message, part if several else "")
            return None
        return value

    def _check(self, column: Column, value: Term, at: At) -> None:
        if isinstance(value, NamedNode):
            if column.kind is Kind.QUOTES and value.value not in self.values.quotes.exact:
                own = self.quotes.get(at.document)
                if own is None or not own.phrase(value.value):
                    raise DataError("there is no such quote; write its words instead")
            if column.kind in (Kind.THING, Kind.CODE):
                self.naming.check(value.value, column.classes)
        elif column.kind is Kind.DATE:
            _check_date(value.value)
        elif column.kind is Kind.DAY:
            _check_day(value.value)
        elif column.kind in (Kind.TEXT, Kind.NAME) and not value.language and _is_string(value):
            raise DataError("say in which language this is: write for example @en after it")

    # What only people write

    def _unread(self, line: Line, column: Column, value: Unread, at: At) -> Term:
        text = value.text
        if column.kind is Kind.QUOTES:
            return NamedNode(self._quote(line, column, text, at))
        if column.kind is Kind.NUMBER:
            return self._number(column, text)
        if column.kind is Kind.BOOLEAN:
            yes, no = YES_NO[line.of.lang]
            raise DataError(f"this is neither “{yes}” nor “{no}”; write one of them")
        if value.kind == "prefix":
            raise DataError("the prefix before the colon is unknown; write a name, or correct it")
        if column.kind is Kind.CODE:
            if value.kind == "unknown" and (names := self._several(text, column, at)):
                raise DataError(f"write “ | ” between values: {' | '.join(names)}")
            raise DataError(self._no_code(column, value))
        if column.kind is Kind.PROPERTY:
            raise DataError(_did_you_mean("there is no such property", text, self._properties))
        if column.kind is Kind.ADDRESS:
            raise DataError("this is not an address; it begins with https://")
        meant = self.naming.find(text, column.classes, at.file)
        if meant is None and (names := self._several(text, column, at)):
            told = f"write “ | ” between values: {' | '.join(names)}"
            raise DataError(told if column.is_many else "there is room for one value here")
        if meant is None:
            return NamedNode(self.make(line, column, text, at))
        if meant.remark:
            self.problems.remark(line, column, meant.remark)
        return NamedNode(meant.iri)

    def _several(self, text: str, column: Column, at: At) -> list[str]:
        """Return the names in a text with other signs between them, if each is a known one."""
        names = [each for each in map(str.strip, re.split(r"[,;\n]", text)) if each]
        try:
            known = [self.naming.exact(each, column.classes, at.file) for each in names]
        except DataError:
            return []
        return names if len(names) > 1 and all(known) else []

    def _quote(self, line: Line, column: Column, text: str, at: At) -> str:
        if at.document not in self.quotes:
            raise DataError("this row has no document, and a quote is from one; give its number")
        iri, remark = self.quotes[at.document].find(text)
        if remark:
            self.problems.remark(line, column, remark)
        return iri

    def _number(self, column: Column, text: str) -> Term:
        plain = plain_number(text)
        again = None if plain is None else read_value(self.values, plain, column, At())
        if again is None or isinstance(again, Unread):
            whole = "a whole number" if column.datatype.endswith("integer") else "a number"
            raise DataError(f"this is not {whole}; write digits, and a point before decimals")
        return again

    def _no_code(self, column: Column, value: Unread) -> str:
        if value.kind == "several":
            named = [f"{compress(each)}" for each in value.candidates]
            return f"several codes are called so; write {' or '.join(named)}"
        label = self.values.names.label
        known = {text: label(iris[0]) for text, iris in sorted(self.values.codes(column).items())}
        told = f"there is no such {column.heading(self.values.lang)}"
        others = self.naming.like(value.text, column.classes)
        codes = code_list(iri for iris in self.values.codes(column).values() for iri in iris)
        return _did_you_mean(told, value.text, known, [label(each) for each in others], codes)

    @property
    def _properties(self) -> Mapping[str, str]:
        model = self.values.layout.model
        facts = model.typed("migov:FactProperty")
        return {label: label for each in facts for label in model.label(each).values()}


def read_value(values: Values, part: str, column: Column, at: At) -> Term | Unread:
    """Read one value of a cell; see :meth:`Values.read`.

    Raises
    ------
    DataError
        If no term can have such characters.
    """
    try:
        return values.read(part, column, at)
    except ValueError as error:
        told = "this has characters that a value cannot have; write it again"
        raise DataError(told) from error


def in_language(text: str, language: str) -> Literal:
    """Return a text in a language.

    Raises
    ------
    DataError
        If there is no such tag of a language.
    """
    try:
        return Literal(text, language=language) if language else Literal(text)
    except ValueError as error:
        raise DataError(f"“{language}” is not a language; write a tag such as en") from error


def _did_you_mean(
    told: str, text: str, known: Mapping[str, str], others: Iterable[str] = (), codes: str = ""
) -> str:
    """Add what may be meant: of the texts that are known, what those that are alike are called.

    ``others`` are what may be meant if no text is alike, and ``codes`` is the name of the list.
    """
    by_fold = {each.casefold(): called for each, called in known.items()}
    near = [by_fold[each] for each in get_close_matches(text.casefold(), by_fold, 3, _LIKE)]
    if meant := list(dict.fromkeys(near or others)):
        return f"{told}; did you mean {' or '.join(f'“{each}”' for each in meant)}?"
    few = sorted(set(by_fold.values()))
    if len(few) <= _FEW:
        return f"{told}; write one of {', '.join(few)}"
    return f"{told}; {where_codes_are(codes)}"


def _check_date(text: str) -> None:
    try:
        bounds(text)
    except DataError as error:
        if meant := dates_meant(text):
            told = f"this is not how a date is written here; write {' or '.join(meant)}"
            raise DataError(told) from error
        raise


def _check_day(text: str) -> None:
    _check_date(text)
    if len(text) != len("2026-11-05"):
        raise DataError("this is not one day; write for example 2026-11-05")


def _is_string(value: Literal) -> bool:
    return value.datatype.value.endswith("#string")
