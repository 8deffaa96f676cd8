"""The rows that a study's records make, and the triples that each row stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.sheets.cells import Contents, Quotes, Record, Term
from kg.incoming.sheets.layout import Column, Kind, Layout, Sheet
from kg.rdf import expand

__all__ = ["Row", "rows_of"]

_STATEMENT, _EVIDENCE = expand("migov:Statement"), expand("migov:Evidence")
_SUBJECT, _PREDICATE, _OBJECT = (expand(f"rdf:{n}") for n in ("subject", "predicate", "object"))
_QUOTED, _TYPE = expand("migov:evidence"), expand("rdf:type")
_LANGUAGE = expand("migov:language")
_STATUS, _PREF = expand("migov:status"), expand("skos:prefLabel")


@dataclass
class Row:
    """A row: the terms of each cell by the column's key, and what they are about.

    ``records`` are those that the row's id leads to: the thing or the claim or, in a row with a
    status in a sheet of things, the statements, in the order of the values. ``about`` is the thing
    or the claim. ``defines`` tells that the row gives the record itself: its class and names.
    """

    sheet: Sheet
    file: Path
    document: str
    about: str
    records: tuple[str, ...]
    cells: dict[str, list[Term]] = field(default_factory=dict)
    triples: set[Triple] = field(default_factory=set, repr=False)
    defines: bool = False

    @property
    def is_statement(self) -> bool:
        """Tell whether each value in the row is a statement of its own."""
        return not self.sheet.is_claims and self.records != (self.about,)


class _Maker:
    def __init__(self, contents: Contents, layout: Layout, quotes: Quotes) -> None:
        self.contents, self.layout, self.quotes = contents, layout, quotes

    def of_file(self, file: Path, document: str) -> Iterator[Row]:
        """Make the rows of one file: what it says, or what is said in it of shared records."""
        statements: dict[tuple[object, ...], list[Record]] = {}
        for record in self.contents.files[file].values():
            cls = record.cls or self._class(record.iri)
            if cls == _STATEMENT and (sheet := self._folded(record)):
                statements.setdefault(self._alike(record, sheet), []).append(record)
            elif sheet := self.layout.by_class.get(cls):
                yield self._row(record, sheet, file, document, cls)
        for alike in statements.values():
            sheet = self._folded(alike[0])
            assert sheet is not None  # noqa: S101 (these are the ones that have one)
            yield self._statements(alike, sheet, file, document)

    def _class(self, iri: str) -> str:
        known = self.contents.records.get(iri)
        return known.cls if known else ""

    def _row(self, record: Record, sheet: Sheet, file: Path, document: str, cls: str) -> Row:
        row = Row(sheet, file, document, record.iri, (record.iri,), defines=bool(record.cls))
        if record.cls:
            row.triples.add(_triple(record.iri, _TYPE, NamedNode(record.cls)))
            if sheet.column("class"):
                row.cells["class"] = [NamedNode(cls)]
        names = [each for each in record.values(_PREF) if isinstance(each, Literal)]
        if not sheet.is_claims and not (names and record.cls):
            row.cells[sheet.name_key] = [NamedNode(record.iri)]
        for path, values in record.said.items():
            column = sheet.column_for(path)
            if column is None or column.key in row.cells:
                continue
            kept = [each for each in values if self._path(column, each) == path]
            if kept:
                row.cells[column.key] = self._sorted(column, kept, document)
                row.triples |= {_triple(record.iri, path, each) for each in kept}
        return row

    def _path(self, column: Column, value: Term) -> str:
        """Return the property that a value of a column has, by its class."""
        if len(column.paths) == 1:
            return column.path
        above = set(self.layout.model.above(self._class(value.value)))
        fitting = [path for path, classes in column.paths.items() if above & classes]
        return fitting[0] if len(fitting) == 1 else ""

    def _folded(self, statement: Record) -> Sheet | None:
        """Return the sheet of things in which a statement is a row of its subject."""
        subject, predicate = statement.one(_SUBJECT), statement.one(_PREDICATE)
        sheet = self.layout.by_class.get(self._class(subject))
        if sheet is None or sheet.is_claims or not statement.values(_STATUS):
            return None
        column = sheet.column_for(predicate)
        one_each = all(len(statement.values(p)) == 1 for p in (_SUBJECT, _PREDICATE, _OBJECT))
        return sheet if column and column.is_fact and one_each else None

    def _alike(self, statement: Record, sheet: Sheet) -> tuple[object, ...]:
        """Return what statements have in common that are one row."""
        parts = (_PREDICATE, _OBJECT)
        said = sorted((p, sorted(map(str, v))) for p, v in statement.said.items() if p not in parts)
        column = sheet.column_for(statement.one(_PREDICATE))
        one_value = "" if column and column.is_many else statement.one(_PREDICATE)
        return str(said), one_value

    def _statements(self, alike: list[Record], sheet: Sheet, file: Path, document: str) -> Row:
        about, first = alike[0].one(_SUBJECT), alike[0]
        row = Row(sheet, file, document, about, ())
        row.cells[sheet.name_key] = [NamedNode(about)]
        for path, values in first.said.items():
            column = sheet.column_for(path)
            if path not in (_SUBJECT, _PREDICATE, _OBJECT) and column:
                row.cells[column.key] = self._sorted(column, values, document)
        found: list[tuple[float, str, Record, Column]] = []
        for record in alike:
            column = sheet.column_for(record.one(_PREDICATE))
            assert column is not None  # noqa: S101 (see _folded)
            found.append((column.order, str(record.values(_OBJECT)[0]), record, column))
        found.sort(key=lambda each: (each[0], each[3].key, each[1], each[2].iri))
        for _, _, record, column in found:
            row.cells.setdefault(column.key, []).append(record.values(_OBJECT)[0])
            row.triples.add(_triple(record.iri, _TYPE, NamedNode(record.cls)))
            covered = (p for p in record.said if sheet.column_for(p) or p in _PARTS)
            row.triples |= {
                _triple(record.iri, p, each) for p in covered for each in record.said[p]
            }
        row.records = tuple(record.iri for _, _, record, _ in found)
        return row

    def _sorted(self, column: Column, values: list[Term], document: str) -> list[Term]:
        if column.kind is Kind.QUOTES:
            places = self.quotes.places
            return sorted(values, key=lambda each: (places.get(each.value, -1), each.value))
        if column.kind is Kind.NAME:  # first in the language that is written without a tag
            language = self._language(document)
            return sorted(values, key=lambda e: (getattr(e, "language", "") != language, str(e)))
        return sorted(values, key=str)

    def _language(self, document: str) -> str:
        known = self.contents.records.get(document)
        return known.one(_LANGUAGE) if known else ""


_PARTS = (_SUBJECT, _PREDICATE, _OBJECT)


def rows_of(
    contents: Contents, layout: Layout, quotes: Quotes, documents: Iterable[str], *, shared: bool
) -> list[Row]:
    """Return the rows of documents, in the order of sheets, documents and the documents' texts.

    Parameters
    ----------
    shared
        Add the rows of all files without a document. Otherwise, only those of the shared records
        that the documents' rows name.
    """
    maker = _Maker(contents, layout, quotes)
    files = {contents.documents[each]: each for each in reversed(list(documents))}
    own = set(contents.documents.values())
    rows = [
        row for file, document in reversed(files.items()) for row in maker.of_file(file, document)
    ]
    for row in rows:
        if row.about in contents.documents:
            row.document = row.about
    others = [file for file in contents.files if file not in own]
    more = [row for file in others for row in maker.of_file(file, "")]
    named = {each.value for row in rows for cell in row.cells.values() for each in cell}
    rows += [row for row in more if shared or (row.about in named and row.defines)]
    numbers = {document: number for number, document in enumerate(files.values())}
    sheets = {sheet.key: number for number, sheet in enumerate(layout.sheets)}

    def place(row: Row) -> tuple[object, ...]:
        first = [quotes.places.get(each.value, -1) for each in row.cells.get("migov:evidence", ())]
        at = numbers.get(row.document, -1) if row.document else len(numbers)
        text_place = min(first, default=10**9)
        return sheets[row.sheet.key], at, row.is_statement, text_place, row.about, row.records

    return sorted(rows, key=place)


def _triple(subject: str, path: str, value: Term) -> Triple:
    return Triple(NamedNode(subject), NamedNode(path), value)
