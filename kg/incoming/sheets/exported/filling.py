"""The texts of the cells of rows, as short as they can be read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.incoming.sheets.cells import (
    At,
    Contents,
    Term,
    Values,
    escaped,
    join_values,
    short_ids,
    shortest,
    unescaped,
)
from kg.incoming.sheets.exported.rows import Row
from kg.incoming.sheets.layout import Column, Kind, Layout
from kg.rdf import compress, expand

__all__ = ["LONG", "NO_DOCUMENT", "STATED", "Filler"]

STATED = NamedNode(expand("status:stated"))
"""The status that an empty cell means in a sheet of claims."""

NO_DOCUMENT = "–"
"""In place of a document's number, in a row that is about the record itself."""

_LANGUAGE, _STATUS = expand("migov:language"), "migov:status"
LONG = 40


@dataclass
class Filler:
    """Writes the cells of rows.

    Parameters
    ----------
    numbers
        The number of each document in the workbook.
    """

    layout: Layout
    contents: Contents
    values: Values
    numbers: Mapping[str, int]
    _long: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def ids(self, rows: Iterable[Row]) -> dict[str, str]:
        """Return the short ids of the records of rows; they differ within a document."""
        of: dict[str, set[str]] = {}
        for row in rows:
            of.setdefault(row.document, set()).update(row.records)
        return {iri: short for each in of.values() for iri, short in short_ids(each).items()}

    def meet(self, rows: Iterable[Row]) -> None:
        """Take note of the long texts of rows, so that what is shortened fits one of them only."""
        for row in rows:
            for column in row.sheet.columns:
                if column.kind in (Kind.TEXT, Kind.PLAIN):
                    long = (e for e in row.cells.get(column.key, ()) if len(e.value) >= LONG)
                    texts = {self.values.write(each, column, self.at(row)) for each in long}
                    self._long.setdefault((column.key, row.document), set()).update(texts)

    def at(self, row: Row) -> At:
        """Return where a row's cells are."""
        known = self.contents.records.get(row.document)
        return At(row.document, row.file, known.one(_LANGUAGE) if known else "")

    def fill(self, row: Row, ids: Mapping[str, str]) -> dict[str, str]:
        """Return the texts of a row's cells that have one, by the column's key."""
        at, texts = self.at(row), {}
        if not row.document:
            texts["document"] = NO_DOCUMENT
        elif len(self.numbers) > 1:
            texts["document"] = str(self.numbers[row.document])
        for column in row.sheet.columns:
            terms = row.cells.get(column.key, [])
            if terms and not (column.key == _STATUS and row.sheet.is_claims and terms == [STATED]):
                texts[column.key] = self._cell(row, column, terms, at)
        self._name_as_printed(row, texts, at)
        if row.sheet.is_claims or row.defines or row.is_statement:
            # Of another row, the name tells what it is about.
            texts["id"] = join_values(ids[each] for each in row.records)
        return {key: text for key, text in texts.items() if text}

    def _cell(self, row: Row, column: Column, terms: list[Term], at: At) -> str:
        if column.kind is Kind.CLASS:
            return escaped(self.class_label(terms[0].value))
        if column.kind is Kind.NAME and isinstance(terms[0], NamedNode):
            return escaped(self.values.names.written(row.about, row.sheet.classes, at.file))
        parts = [self.values.write(each, column, at) for each in terms]
        if column.kind in (Kind.TEXT, Kind.PLAIN):
            parts = [self._shortened(row, column, each) for each in parts]
        return join_values(each for each in parts if each)

    def class_label(self, cls: str) -> str:
        """Return what a class is called in the language of the sheets."""
        labels = self.layout.model.label(cls)
        return labels.get(self.values.lang) or labels.get("en") or compress(cls)

    def _shortened(self, row: Row, column: Column, part: str) -> str:
        """Shorten a long text that the column has already for this document."""
        if len(part) < LONG or not self.values.names.is_brief:
            return part
        here = column.key, row.document
        if (*here, part) in self._seen:
            return shortest(part, self._long.get(here, ()))
        self._seen.add((*here, part))
        return part

    def _name_as_printed(self, row: Row, texts: dict[str, str], at: At) -> None:
        """Write a participant by the name that the document prints, where that tells who it is."""
        for path, of in self.values.names.printed_names:
            printed, named = row.sheet.column_for(path), row.sheet.column_for(of)
            if printed is None or named is None or named.key not in texts:
                continue
            form, who = row.cells.get(printed.key, []), row.cells.get(named.key, [])
            quotes = [
                self.values.quotes.exact.get(each.value, "")
                for each in row.cells.get("migov:evidence", [])
            ]
            if len(form) == len(who) == 1 and isinstance(form[0], Literal):
                found = self.values.names.named(form[0].value, named.classes, at.file)
                is_own = form[0].language == at.language
                if is_own and found == [who[0].value] and _is_in(form[0].value, quotes):
                    texts[named.key] = escaped(form[0].value)
                    del texts[printed.key]
                    continue
            # As the name would be taken for what the document prints, it is written otherwise.
            if not form and _is_in(unescaped(texts[named.key]), quotes):
                texts[named.key] = compress(who[0].value)


def _is_in(name: str, quotes: Iterable[str]) -> bool:
    return any(name in each for each in quotes)
