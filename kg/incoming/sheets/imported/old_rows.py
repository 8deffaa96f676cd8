"""The rows that a study's records make now, and the one that a row of a sheet was exported from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from kg.incoming.sheets.cells import At, Values, matching_ids, short_ids, split_values
from kg.incoming.sheets.exported import LONG, Row, rows_of
from kg.incoming.sheets.imported.coded_documents import unknown_id
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.imported.texts_in_full import texts_of
from kg.incoming.sheets.layout import Column
from kg.rdf import expand

__all__ = ["OldRows"]

_LANGUAGE = expand("migov:language")

SHORTEST = 3
"""The letters of the shortest id."""


class OldRows:
    """Finds by its id what a row was when the sheet was exported.

    Parameters
    ----------
    documents
        The documents of the study that the sheet has.
    """

    def __init__(self, values: Values, documents: Iterable[str], problems: Problems) -> None:
        self._values, self._problems, self._contents = values, problems, values.contents
        self.rows = rows_of(values.contents, values.layout, values.quotes, documents, shared=True)
        self._by_document: dict[str, dict[str, Row]] = {}
        self._unnumbered: dict[tuple[str, str], Row] = {}
        for row in self.rows:
            if row.sheet.is_claims or row.defines or row.is_statement:
                of = self._by_document.setdefault(row.document, {})
                of.update((record, row) for record in row.records)
            else:
                self._unnumbered[row.document, row.about] = row
        self._used: dict[str, Line] = {}
        self._document = {
            iri: document for document, known in self._by_document.items() for iri in known
        }
        # Records whose ids begin alike, so that few are compared with each id.
        self._alike: dict[tuple[str, str], list[str]] = {}
        for document, known in self._by_document.items():
            for iri in known:
                self._alike.setdefault((document, _start(iri)), []).append(iri)

    def of(self, line: Line, document: str) -> tuple[Row | None, bool]:
        """Return the old row of a line, or None if it is new, and whether its id is right.

        An id that leads nowhere, to several records or to a row of another sheet is a fault, as is
        one that another line has too.
        """
        known = self._by_document.get(document, {})
        column = line.of.sheet.column("id")
        rows: dict[int, Row] = {}
        for part in split_values(line.cell("id").text):
            found = self._matching(part.casefold(), line, document)
            if len(found) != 1:
                self._problems.fault(line, column, unknown_id(found))
                return None, False
            other = self._used.setdefault(found[0], line)
            if other is not line:
                self._problems.fault(
                    line,
                    column,
                    f"row {other.row.number} has this id too; empty it in the row that is new",
                )
                return None, False
            rows[id(known[found[0]])] = known[found[0]]
        if not rows:
            return None, True
        row, *others = rows.values()
        if others or row.sheet.key != line.of.sheet.key:
            self._problems.fault(line, column, "this id is of another row; leave it as it was")
            return None, False
        return row, True

    def _matching(self, part: str, line: Line, document: str) -> list[str]:
        """Return the records that an id may mean: in its sheet, with the name of its row."""
        sheet, known = line.of.sheet, self._by_document.get(document, {})
        found = matching_ids(part, self._alike.get((document, part[:SHORTEST]), ()))
        here = [each for each in found if known[each].sheet.key == sheet.key] or found
        if len(here) == 1 or sheet.is_claims:
            return here
        text = line.cell(sheet.name_key).text
        return [each for each in here if any(name in text for name in self._names(each))] or here

    def _names(self, iri: str) -> list[str]:
        record = self._contents.records.get(iri)
        return [each.value for each in record.values(expand("skos:prefLabel"))] if record else []

    @cached_property
    def texts(self) -> dict[str, set[str]]:
        """The long texts of these rows by column, as cells have them."""

        def write(row: Row, column: Column) -> list[str]:
            record = self._contents.records.get(row.document)
            at = At(row.document, row.file, record.one(_LANGUAGE) if record else "")
            long = (each for each in row.cells[column.key] if len(each.value) >= LONG)
            return [self._values.write(each, column, at) for each in long]

        return texts_of(self.rows, write)

    def without_id(self, document: str, about: str) -> Row | None:
        """Return the row in which a document tells of a record, if no line has its id.

        So a sheet can be brought in twice: what was new the first time is known the second.
        """
        defining = self._by_document.get(document, {}).get(about)
        if defining is not None and about not in self._used and not defining.sheet.is_claims:
            return defining
        return self._unnumbered.get((document, about))

    def is_free(self, iri: str, documents: Collection[str]) -> bool:
        """Tell whether a record is of a row of these documents and no line has its id."""
        return iri not in self._used and self._document.get(iri) in documents


def _start(iri: str) -> str:
    return short_ids([iri])[iri][:SHORTEST]
