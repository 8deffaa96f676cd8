"""The triples that the rows of a coding sheet stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.sheets.cells import At, Term, Values, unescaped
from kg.incoming.sheets.exported import STATED
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.quote_records import QuoteRecords
from kg.incoming.sheets.imported.reading_cells import CellReader, in_language
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.imported.row_subjects import RowSubject
from kg.incoming.sheets.layout import Column, Kind
from kg.rdf import expand, local_name

__all__ = ["RecordReader"]

_TYPE, _NAME = expand("rdf:type"), expand("skos:prefLabel")
_SUBJECT, _PREDICATE, _OBJECT = (expand(f"rdf:{n}") for n in ("subject", "predicate", "object"))
_STATEMENT, _QUOTED = expand("migov:Statement"), "migov:evidence"
_STATUS, _REASON, _CONFIDENCE = "migov:status", "migov:reason", "migov:confidence"
_CONCLUDED = {NamedNode(expand(f"status:{name}")) for name in ("inferred", "external")}
_APART = {Kind.DOCUMENT, Kind.CLASS, Kind.ID, Kind.NAME}


@dataclass
class RecordReader:
    """Reads rows into triples, by the file that they belong to.

    ``files`` are the triples of each file, and ``lines`` the row that each record is from.
    """

    values: Values
    cells: CellReader
    new: NewRecords
    quotes: dict[str, QuoteRecords]
    problems: Problems
    files: dict[Path, set[Triple]] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)

    def read(self, subject: RowSubject) -> None:
        """Read a row."""
        self.lines.setdefault(subject.about, subject.line)
        if subject.line.of.sheet.is_claims:
            self._claim(subject)
        elif subject.is_statement:
            self._statements(subject)
        else:
            self._thing(subject)

    def add(self, file: Path, subject: str, path: str, term: Term) -> None:
        """Let a file say something about a record."""
        triple = Triple(NamedNode(subject), NamedNode(path), term)
        self.files.setdefault(file, set()).add(triple)

    def _terms(self, subject: RowSubject) -> Iterator[tuple[Column, list[Term]]]:
        """Give the terms of each cell that has some."""
        line, old = subject.line, subject.old
        for column in line.of.sheet.columns:
            if column.kind in _APART:
                continue
            terms = self.cells.read(line, column, subject.at)
            if column.kind is Kind.NUMBER and old is not None:
                terms = [_as_it_was(each, old.cells.get(column.key, [])) for each in terms]
            if terms:
                yield column, terms

    def _path(self, column: Column, term: Term, line: Line) -> str:
        """Return the property of a value; in some columns its class tells which it is."""
        if len(column.paths) == 1:
            return column.path
        above = set(self.values.names.class_of(term.value)) | self.new.above(term.value)
        fitting = [path for path, classes in column.paths.items() if above & classes]
        if len(fitting) != 1:
            self.problems.fault(line, column, "this cannot be in this column")
            return ""
        return fitting[0]

    # Things

    def _thing(self, subject: RowSubject) -> None:
        home = self.new.homes.get(subject.about, subject.file) if subject.is_new else subject.file
        if subject.cls:
            self.add(home, subject.about, _TYPE, NamedNode(subject.cls))
        for name in subject.names:
            self.add(home, subject.about, _NAME, name)
        for column, terms in self._terms(subject):
            shared = not (column.is_fact or column.kind is Kind.QUOTES)
            file = home if shared or subject.file == Path() else subject.file
            for term in terms:
                path = self._path(column, term, subject.line)
                if path and not (shared and self._is_said_at_home(subject, path, term)):
                    self.add(file, subject.about, path, term)

    def _is_said_at_home(self, subject: RowSubject, path: str, term: Term) -> bool:
        """Tell whether the file of a shared record says this, and the row is one of a document."""
        home = self.values.contents.homes.get(subject.about)
        if subject.is_new or home is None or home == subject.file:
            return False
        return term in self.values.contents.files[home][subject.about].values(path)

    def _statements(self, subject: RowSubject) -> None:
        """Make a statement of each value in a row with a status."""
        line, file = subject.line, subject.file
        if subject.cls:  # of a new record, whose only row this may be
            home = self.new.homes[subject.about]
            self.add(home, subject.about, _TYPE, NamedNode(subject.cls))
            for name in subject.names:
                self.add(home, subject.about, _NAME, name)
        said, shared = list[tuple[str, Term]](), list[tuple[str, Term]]()
        for column, terms in self._terms(subject):
            into = said if column.is_fact else shared
            into += [(path, each) for each in terms if (path := self._path(column, each, line))]
        if not said and not self.problems.is_faulty(line):
            told = "this row has a status and no value; write one, or empty the status"
            self.problems.fault(line, line.of.sheet.column(_STATUS), told)
        claims = self._claims_of(subject, said)
        for (path, term), claim in zip(said, claims, strict=True):
            self.lines.setdefault(claim, line)
            self.add(file, claim, _TYPE, NamedNode(_STATEMENT))
            self.add(file, claim, _SUBJECT, NamedNode(subject.about))
            self.add(file, claim, _PREDICATE, NamedNode(path))
            self.add(file, claim, _OBJECT, term)
            for own, value in shared:
                self.add(file, claim, own, value)
        self._check_grounds(subject)

    def _claims_of(self, subject: RowSubject, said: list[tuple[str, Term]]) -> list[str]:
        """Return the statement of each value: the one that has it now, else another of the row.

        What is left over is made anew.
        """
        old = list(subject.old.records) if subject.old else []
        had = {claim: self._value_of(claim) for claim in old}
        found: list[str] = []
        left = [claim for claim in old if had[claim] not in said]
        for path, term in said:
            same = [each for each in old if had[each] == (path, term) and each not in found]
            alike = [each for each in left if had[each][0] == path]
            if not same and alike:
                left.remove(alike[0])
            claim = next(iter([*same, *alike]), "") or self.new.mint(
                "claim",
                f"{local_name(subject.at.document)} {local_name(subject.about)} {local_name(path)}",
            )
            found.append(claim)
        return found

    def _value_of(self, claim: str) -> tuple[str, Term]:
        record = self.values.contents.records[claim]
        return record.one(_PREDICATE), record.values(_OBJECT)[0]

    # Claims

    def _claim(self, subject: RowSubject) -> None:
        line, file, claim = subject.line, subject.file, subject.about
        self.add(file, claim, _TYPE, NamedNode(subject.cls))
        said: dict[str, list[Term]] = {}
        for column, terms in self._terms(subject):
            if column.kind is Kind.ANY:
                terms = self._any(subject, column, terms, said)
            said[column.key] = terms
            for term in terms:
                if path := self._path(column, term, line):
                    self.add(file, claim, path, term)
        for column in line.of.sheet.columns:
            cell = line.cell(column.key)
            if column.is_needed and cell.kind == "empty" and column.key != _STATUS:
                self.problems.fault(line, column, "this must not be empty")
        if not line.cell(_STATUS).text and (subject.is_new or _STATUS in line.of.columns):
            self.add(file, claim, expand(_STATUS), STATED)
        self._add_printed_names(subject, said)
        self._check_grounds(subject)

    def _any(
        self, subject: RowSubject, column: Column, terms: list[Term], said: dict[str, list[Term]]
    ) -> list[Term]:
        """Read a value of any kind as the column of its property would."""
        text = subject.line.cell(column.key).text
        marked = re.fullmatch(r'"(.*)"\s*@([A-Za-z-]+)', text, re.DOTALL)
        if marked:
            return [Literal(unescaped(marked[1]), language=marked[2])]
        about, of = said.get("rdf:subject"), said.get("rdf:predicate")
        if not about or not of or text.startswith(("<", '"')):
            return terms
        known = self.values.contents.records.get(about[0].value)
        cls = known.cls if known else self.new.classes.get(about[0].value, "")
        sheet = self.values.layout.by_class.get(cls)
        own = sheet.column_for(of[0].value) if sheet else None
        if own is None:
            return terms
        return self.cells.read_as(subject.line, column, own, subject.at)

    def _add_printed_names(self, subject: RowSubject, said: dict[str, list[Term]]) -> None:
        """Take the name of a participant for what the document prints, if a quote has it."""
        line, sheet, at = subject.line, subject.line.of.sheet, subject.at
        quotes = said.get(_QUOTED, [])
        if subject.old is not None and _QUOTED not in line.of.columns:
            quotes = subject.old.cells.get(_QUOTED, [])
        phrases = [self._phrase(each.value, at) for each in quotes]
        for path, of in self._printed_names:
            printed, named = sheet.column_for(path), sheet.column_for(of)
            if printed is None or named is None or line.cell(printed.key).text:
                continue
            form = unescaped(line.cell(named.key).text)
            if form and said.get(named.key) and any(form in phrase for phrase in phrases):
                self.add(subject.file, subject.about, path, in_language(form, at.language))

    @cached_property
    def _printed_names(self) -> list[tuple[str, str]]:
        return self.values.names.printed_names

    def _phrase(self, quote: str, at: At) -> str:
        known = self.values.quotes.exact.get(quote, "")
        own = self.quotes.get(at.document)
        return known or (own.phrase(quote) if own else "")

    def _check_grounds(self, subject: RowSubject) -> None:
        """Ask for a reason and a confidence, unless a claim is stated, and for a quote if it is.

        What the study has of it in columns that are away stays, and is not asked for.
        """
        line = subject.line
        sheet, here = line.of.sheet, line.of.columns
        if subject.old is not None and _STATUS not in here:
            return
        written = {key: bool(line.cell(key).text) for key in (_REASON, _CONFIDENCE, _QUOTED)}
        status = self.cells.status(line)
        if status is None:
            return
        needed = [] if status == STATED else [_REASON, _CONFIDENCE]
        needed += [] if status in _CONCLUDED else [_QUOTED]
        label = self.values.names.label(status.value)
        for key in needed:
            column = sheet.column(key)
            is_kept = subject.old is not None and key not in here
            if column is not None and not written[key] and not is_kept:
                heading = column.heading(line.of.lang)
                told = f"a claim that is “{label}” needs a {heading}; write it"
                self.problems.fault(line, column, told)


def _as_it_was(term: Term, before: list[Term]) -> Term:
    """Return a number as the study has it, if it is the same number: 5.0 is 5."""
    for old in before:
        if isinstance(old, Literal) and isinstance(term, Literal):
            try:
                if float(old.value) == float(term.value) and old.datatype == term.datatype:
                    return old
            except ValueError:
                continue
    return term
